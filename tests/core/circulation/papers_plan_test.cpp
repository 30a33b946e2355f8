#include "core/circulation/papers_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "core/minutes/minutes_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class PapersOfAMeeting : public test::RecordTest {
protected:
    void hold_without(const char* seat)
    {
        everyone_is_here();
        const auto marked = transact([&](UnitOfWork& work) {
            return take_register(
                work,
                clock_,
                as("support-1"),
                {.meeting = meeting, .attendance = {{InviteeId{seat}, Attendance::absent}}});
        });
        ASSERT_TRUE(marked);
        open();
        open_minutes();
        write("reason", "SECRET-REASON");
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
        close();
        approve();
    }

    PapersRecipient recipient(const char* seat)
    {
        const auto plan = transact(
            [&](UnitOfWork& work) { return plan_papers(work, clock_, as("support-1"), meeting); });
        for (const PapersRecipient& each : plan->recipients)
            if (each.seat.invitee.id == InviteeId{seat}) return each;
        throw std::runtime_error{std::string{"no "} + seat};
    }
};

// peers.md P55: who seldom comes still wants the minutes.
TEST_P(PapersOfAMeeting, GoToWhoCouldNotComeAsToWhoCame)
{
    hold_without("seat-school");

    const PapersRecipient absent = recipient("seat-school");
    EXPECT_EQ(absent.release.sections.size(), 1u);
    EXPECT_EQ(absent.release.sections.size(), recipient("seat-police").release.sections.size());
    EXPECT_EQ(absent.release.decisions.size(), 2u);
    const auto sent = transact([&](UnitOfWork& work) {
        return send_papers(work,
                           case_tools(),
                           links_,
                           as("support-1"),
                           {.meeting = meeting,
                            .version = work.minutes.find(authority, meeting)->version,
                            .seats = {InviteeId{"seat-school"}}});
    });
    ASSERT_TRUE(sent);
    const auto mails =
        read([&](UnitOfWork& work) { return work.outbox.of_meeting(authority, meeting); });
    EXPECT_EQ(std::ranges::count(mails, Email{"robin@school.example"}, &OutboxMessage::to), 1);
}

// peers.md P77: whoever reads the record sees who does what, and until when.
TEST_P(PapersOfAMeeting, NameTheOwnerAndTheDayOfEachAction)
{
    agree(a_form({.contact = ContactId{"contact-nurse"}}));
    hold_without("seat-school");

    const Release release = recipient("seat-police").release;

    ASSERT_EQ(release.actions.size(), 1u);
    EXPECT_EQ(release.actions.front().owner_name.reveal(), "Noor Stubb");
    EXPECT_EQ(release.actions.front().agency_name, "Health trust");
    EXPECT_EQ(release.actions.front().due_on, test::day("2026-12-03"));
    EXPECT_EQ(release.actions.front().what.reveal(), "Ring Rowan's school");
}

QUORATE_ON_EVERY_DATABASE(PapersOfAMeeting);

}  // namespace
}  // namespace quorate::core
