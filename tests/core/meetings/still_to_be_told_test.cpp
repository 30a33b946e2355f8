#include "core/meetings/still_to_be_told.hpp"

#include <gtest/gtest.h>

#include "core/cases/case_store.hpp"
#include "core/delivery/delivery.hpp"
#include "core/meetings/resend_message.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using test::authority_1;

// A conference about two children is booked; its invitations wait to leave.
class MailAboutAChildWhoDied : public test::MeetingTest {
protected:
    void SetUp() override
    {
        test::MeetingTest::SetUp();
        booked_ = scheduled(conference());
    }

    void dies(const char* child)
    {
        database().write([&](UnitOfWork& work) {
            auto found = work.cases.find_child(authority_1, ChildId{child}).value();
            found.date_of_death = test::day("2026-11-19");
            return work.cases.save_child(authority_1, found).has_value();
        });
    }

    std::vector<OutboxMessage> messages()
    {
        return database().read(
            [&](UnitOfWork& work) { return work.outbox.of_meeting(authority_1, booked_.id); });
    }

    std::string why(const OutboxMessage& message)
    {
        return database().read(
            [&](UnitOfWork& work) { return std::string{must_wait(work, message)}; });
    }

    // As the worker does with whatever may be sent now; gives how many it held.
    int hold_what_waits()
    {
        return database().write([&](UnitOfWork& work) {
            int held = 0;
            for (const OutboxMessage& each : work.outbox.lease(
                     clock_.now(), clock_.now() + std::chrono::minutes{1}, "lease", 50)) {
                const std::string reason{must_wait(work, each)};
                if (!reason.empty() &&
                    work.outbox.mark_held(each.id, "lease", reason, clock_.now(), clock_.now()))
                    ++held;
            }
            return held;
        });
    }

    Meeting booked_;
};

TEST_P(MailAboutAChildWhoDied, WaitsUntilSomebodyHasLooked)
{
    EXPECT_EQ(why(messages().at(0)), "");
    dies("child-2");
    const auto all = messages().size();
    EXPECT_EQ(hold_what_waits(), static_cast<int>(all));
    for (const OutboxMessage& each : messages())
        EXPECT_EQ(label(each), "Held: a child whom the meeting is about has died");

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return resend_message(
            work, tools(), test::person("support-1"), booked_.id, messages().at(0).id);
    }));
    for (const OutboxMessage& each : messages())
        EXPECT_EQ(each.state, MessageState::pending) << "all go once one was looked at";
    EXPECT_EQ(hold_what_waits(), 0);
}

TEST_P(MailAboutAChildWhoDied, IsNotThatOfMeetingsAboutTheOtherChildren)
{
    MeetingDraft draft = conference();
    draft.children = {ChildId{"child-1"}};
    draft.when_and_where = on("2026-12-02", "10:00");
    dies("child-2");
    booked_ = scheduled(draft);

    EXPECT_EQ(why(messages().at(0)), "");
}

TEST_P(MailAboutAChildWhoDied, StillSaysThatAMeetingIsOff)
{
    dies("child-1");
    OutboxMessage cancel = messages().at(0);
    EXPECT_EQ(why(cancel), child_died);
    cancel.kind = MessageKind::cancel;
    EXPECT_EQ(why(cancel), "");
}

QUORATE_ON_EVERY_DATABASE(MailAboutAChildWhoDied);

}  // namespace
}  // namespace quorate::core
