#include "core/due_dates/booked_conference.hpp"

#include <gtest/gtest.h>

#include "core/cases/case_event_store.hpp"
#include "core/cases/held_meeting.hpp"
#include "core/cases/record_event.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/rules/local_rule_store.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

// A conference on Wednesday 25 November 2026 at 10:00.
class BookedConference : public test::MeetingTest {
protected:
    // "rule limit status" of what is counted back from its day.
    Lines before_it()
    {
        return database().read([&](UnitOfWork& work) {
            Lines lines;
            for (const CaseDueDate& due : work.due_dates.of_case(authority_1, CaseId{"case-1"}))
                if (rule_of(due).direction == Direction::before)
                    lines.push_back(due.rule_id + " " +
                                    (due.limit_at ? rfc3339(*due.limit_at) : iso(due.limit_date)) +
                                    " " + std::string{code(due.status)});
            return lines;
        });
    }

    std::vector<CaseEvent> history()
    {
        return database().read([&](UnitOfWork& work) {
            return work.case_events.history_of(authority_1, CaseId{"case-1"});
        });
    }

    template <class Work>
    auto write(Work work)
    {
        return database().transact(work);
    }

    void use_rule(const char* rule)
    {
        ASSERT_TRUE(write([&](UnitOfWork& work) -> Result<Done> {
            work.local_rules.add(authority_1,
                                 {.id = DatesChangeId{"choice"},
                                  .choice = {.rule_id = rule, .from = test::day("2026-01-01")},
                                  .owner = PersonName{"Head of service"},
                                  .reason = "Practice standard",
                                  .decided_by = UserId{"chair-1"},
                                  .decided_at = clock_.now()});
            return Done{};
        }));
    }
};

TEST_P(BookedConference, CountsBackWhatHasToBeDoneBeforeIt)
{
    use_rule("loc-report-share-family-48h");
    scheduled(conference());
    EXPECT_EQ(before_it(),
              (Lines{"loc-report-share-icpc-3wd 2026-11-20 open",
                     "loc-report-share-family-48h 2026-11-23T10:00:00+00:00 open"}));
}

TEST_P(BookedConference, TakesItsDeadlinesAlongWhenItMoves)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(write([&](UnitOfWork& work) {
        return reschedule_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting.id,
                                   .version = 1,
                                   .when_and_where = on("2026-11-27", "10:00"),
                                   .reason = "The police asked for it"});
    }));
    EXPECT_EQ(before_it(), Lines{"loc-report-share-icpc-3wd 2026-11-24 open"});
    ASSERT_EQ(history().size(), 2u);
    EXPECT_TRUE(history().front().replaced_at);
    EXPECT_EQ(history().back().correction_reason.reveal(), "The meeting was moved");
}

TEST_P(BookedConference, HasNoneWhenItIsCancelled)
{
    const Meeting meeting = scheduled(conference());
    ASSERT_TRUE(write([&](UnitOfWork& work) {
        return cancel_meeting(
            work,
            tools(),
            test::person("support-1"),
            {.meeting = meeting.id, .version = 1, .reason = "The family has moved away."});
    }));
    EXPECT_EQ(before_it(), Lines{});
    EXPECT_EQ(history().front().withdrawal_reason.reveal(), "The meeting was cancelled");
}

TEST_P(BookedConference, NeedsNothingBeforeItOnceItWasHeld)
{
    const Meeting meeting = scheduled(conference());
    HeldMeeting held{.meeting = meeting.id,
                     .case_id = meeting.case_id,
                     .type = meeting.type,
                     .held_on = test::day("2026-11-25")};
    for (const ChildId& child : meeting.children)
        held.children.push_back({.child = child});
    ASSERT_TRUE(write([&](UnitOfWork& work) -> Result<Done> {
        note_held_meeting(work, case_tools(tools()), test::person("chair-1"), held);
        return Done{};
    }));
    EXPECT_EQ(before_it(), Lines{"loc-report-share-icpc-3wd 2026-11-20 not_needed"});
}

TEST_P(BookedConference, CannotBeCorrectedAsAnEvent)
{
    scheduled(conference());
    const CaseEventId event = history().front().id;
    const auto refused = write([&](UnitOfWork& work) {
        return withdraw_event(work,
                              case_tools(tools()),
                              test::person("worker-1"),
                              {.event = event, .reason = "A slip"});
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::wrong_state);
}

TEST_P(BookedConference, OfAnotherKindCountsNothingBack)
{
    MeetingDraft draft = conference();
    draft.type = "core_group";
    scheduled(draft);
    EXPECT_TRUE(history().empty());
}

QUORATE_ON_EVERY_DATABASE(BookedConference);

}  // namespace
}  // namespace quorate::core
