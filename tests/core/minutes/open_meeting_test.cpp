#include "core/minutes/open_meeting.hpp"

#include <gtest/gtest.h>

#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class OpeningAMeeting : public test::RecordTest {
protected:
    Result<Meeting> open_now(EarlyOpening early)
    {
        return transact([&](UnitOfWork& work) {
            return open_meeting(work, clock_, as("support-1"), meeting, early);
        });
    }

    Result<Meeting> undo(const char* by = "chair-1")
    {
        return transact(
            [&](UnitOfWork& work) { return undo_opening(work, clock_, as(by), meeting); });
    }

    std::vector<std::string> why_not()
    {
        const auto undone = undo();
        if (undone) return {};
        EXPECT_EQ(undone.error().refusal, Refusal::wrong_state);
        return complaints(undone.error());
    }
};

TEST_P(OpeningAMeeting, HoursBeforeItsStartIsAskedAbout)
{
    clock_.set(test::at("2026-11-25T08:59"));

    const auto asked = open_now(EarlyOpening::ask);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(asked.error()),
              (std::vector<std::string>{"confirmed: This meeting starts at 10:00. Say that you "
                                        "want to open it now"}));

    const auto confirmed = open_now(EarlyOpening::confirmed);
    ASSERT_TRUE(confirmed);
    EXPECT_EQ(confirmed->opened_at, test::at("2026-11-25T08:59"));
}

TEST_P(OpeningAMeeting, WithinTheHourBeforeItsStartIsNot)
{
    clock_.set(test::at("2026-11-25T09:00"));

    EXPECT_TRUE(open_now(EarlyOpening::ask));
}

TEST_P(OpeningAMeeting, IsUndoneByTheChairWhileNothingIsWritten)
{
    open_minutes();
    write("reason", "Prepared the day before");
    clock_.set(test::at("2026-11-25T10:06"));
    open();

    const auto undone = undo();

    ASSERT_TRUE(undone);
    EXPECT_FALSE(undone->opened_at);
    EXPECT_TRUE(open_now(EarlyOpening::ask)) << "and it can be opened again";
}

TEST_P(OpeningAMeeting, IsUndoneByNobodyButTheChair)
{
    open();

    const auto undone = undo("support-1");

    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().refusal, Refusal::not_permitted);
}

TEST_P(OpeningAMeeting, CannotBeUndoneOnceSomethingSaysThatItHasBegun)
{
    EXPECT_FALSE(undo()) << "it is not open";
    open();
    open_minutes();
    write("reason", "Said at the meeting");
    EXPECT_EQ(why_not(),
              (std::vector<std::string>{"opened: This can no longer be undone: something is "
                                        "written in the minutes"}));
    decide("child-1", "cp_plan_made", "NEG");
    EXPECT_EQ(
        why_not(),
        (std::vector<std::string>{"opened: This can no longer be undone: a decision is recorded"}));
    everyone_is_here();
    EXPECT_EQ(why_not(),
              (std::vector<std::string>{"opened: This can no longer be undone: somebody is marked "
                                        "in the register"}));
}

TEST_P(OpeningAMeeting, CannotBeUndoneOnceSomethingIsAgreed)
{
    open();
    agree(a_form({.contact = ContactId{"contact-police"}}));

    EXPECT_EQ(why_not(),
              (std::vector<std::string>{
                  "opened: This can no longer be undone: an action point is agreed"}));
}

QUORATE_ON_EVERY_DATABASE(OpeningAMeeting);

}  // namespace
}  // namespace quorate::core
