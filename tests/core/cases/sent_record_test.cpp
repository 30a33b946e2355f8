#include "core/cases/sent_record.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class SentRecord : public test::RecordTest {
protected:
    // The record of the meeting, or of one like it about this child alone.
    void send(const ChildId& child = {})
    {
        EXPECT_TRUE(transact([&](UnitOfWork& work) -> Result<Done> {
            Meeting sent = *work.meetings.find(authority, meeting);
            if (!child.empty()) sent.children = {child};
            note_record_sent(work, case_tools(), as("support-1"), sent, london_date(clock_.now()));
            return Done{};
        }));
    }

    // The kinds of what is recorded in the case, and their days.
    std::vector<std::string> events()
    {
        return read([&](UnitOfWork& work) {
            std::vector<std::string> kinds;
            const auto found = work.case_events.of_case(authority, CaseId{"case-1"});
            for (const CaseEvent& event : found)
                kinds.push_back(std::string{code(event.kind)} + " " + iso(event.on));
            return kinds;
        });
    }
};

TEST_P(SentRecord, OfAConferenceIsAnEventOfTheCaseOnce)
{
    send();
    clock_.advance(std::chrono::days{3});
    send();

    EXPECT_EQ(events(), std::vector<std::string>{"conference_record_sent 2026-11-25"});
}

TEST_P(SentRecord, OfOneChildsConferenceIsNotThatOfTheOthers)
{
    send(ChildId{"child-1"});
    clock_.advance(std::chrono::days{1});
    send(ChildId{"child-2"});
    send(ChildId{"child-1"});

    EXPECT_EQ(events(),
              (std::vector<std::string>{"conference_record_sent 2026-11-25",
                                        "conference_record_sent 2026-11-26"}));
    const auto found = read(
        [&](UnitOfWork& work) { return work.case_events.of_case(authority, CaseId{"case-1"}); });
    EXPECT_EQ(found.front().children, std::vector{ChildId{"child-1"}});
}

TEST_P(SentRecord, IsNotedWhenTheLastOfThoseWhoAreToHaveItIsSentTheirs)
{
    hold_and_approve();
    test::run(temp_.pool(),
              "update invitee set removed_at = 1 where id not in ('seat-police', 'seat-nurse')");
    const auto send_to = [&](const char* seat) {
        const auto file = minutes();
        EXPECT_TRUE(transact([&](UnitOfWork& work) {
            return send_papers(
                work,
                case_tools(),
                links_,
                as("support-1"),
                {.meeting = meeting, .version = file.minutes->version, .seats = {InviteeId{seat}}});
        }));
    };
    const auto noted = [&](const char* event) {
        const auto recorded = events();
        return std::ranges::count(recorded, event);
    };
    clock_.advance(std::chrono::days{4});
    send_to("seat-police");
    EXPECT_EQ(noted("conference_record_sent 2026-11-29"), 0) << "one is missing";
    clock_.advance(std::chrono::days{1});
    send_to("seat-nurse");

    EXPECT_EQ(noted("conference_record_sent 2026-11-30"), 1);
}

QUORATE_ON_EVERY_DATABASE(SentRecord);

}  // namespace
}  // namespace quorate::core
