#include "db/stores/due_date_store.hpp"

#include <gtest/gtest.h>

#include <map>

#include "db/session/transaction.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/closure_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/discussed_case.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::MeetingType;
using test::exampleshire;
using test::staff;

const core::Instant now = test::at("2026-11-23T09:00");
using Ids = std::vector<std::string>;

class DueDates : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        add_case("1", test::north);
        add_case("2", test::north);
        add_case("3", test::south);
        add("core-group", "1", "2026-12-09", MeetingType::core_group);
        add("first", "1", "2026-11-26", MeetingType::initial_cp_conference);
        add("review", "2", "2026-11-26", MeetingType::review_cp_conference);
        add("south", "3", "2026-11-20", MeetingType::initial_cp_conference);
        add("assessment", "1", "2026-11-24", std::nullopt);
    }

    void add_case(const std::string& id, const core::TeamId& team, int level = 0)
    {
        test::add_discussed_case(cases_, events_, id, team, level, now);
    }

    void add(const std::string& id,
             const std::string& in_case,
             const char* schedule_by,
             std::optional<MeetingType> type)
    {
        store_.add(exampleshire,
                   {.id = core::DueDateId{id},
                    .case_id = core::CaseId{in_case},
                    .event = core::CaseEventId{"event-" + in_case},
                    .rule_id = "eng-icpc-15wd",
                    .meeting_type = type,
                    .limit_date = test::day(schedule_by),
                    .schedule_by = test::day(schedule_by),
                    .created_at = now});
    }

    Ids queue(const std::string& who, core::Reach reach, const core::QueueFilter& filter = {})
    {
        Ids ids;
        for (const auto& row : store_.needing_a_date(staff(who), reach, now, filter))
            ids.push_back(row.due.id.text());
        return ids;
    }

    int count(const std::string& who, core::Reach reach, const core::QueueFilter& filter = {})
    {
        return store_.count_needing_a_date(staff(who), reach, now, filter);
    }

    Transaction transaction_{temp_.pool(), Access::write};
    CaseStore cases_{transaction_.sql()};
    CaseEventStore events_{transaction_.sql()};
    DueDateStore store_{transaction_.sql()};
};

TEST_P(DueDates, ComeBackAsTheyWereAdded)
{
    const auto due = store_.find(exampleshire, core::DueDateId{"first"}).value();
    EXPECT_EQ(due.counted_from, test::day("2026-11-05"));
    EXPECT_EQ(due.limit_date, test::day("2026-11-26"));
    EXPECT_EQ(due.meeting_type, MeetingType::initial_cp_conference);
    EXPECT_EQ(due.status, core::DueStatus::open);
    EXPECT_EQ(due.met_on, std::nullopt);
    EXPECT_FALSE(store_.find(test::elsewhere, core::DueDateId{"first"}));
}

TEST_P(DueDates, AreQueuedByLastDayThenRisk)
{
    EXPECT_EQ(queue("sm", core::Reach::authority), (Ids{"south", "first", "review", "core-group"}));
    EXPECT_EQ(count("sm", core::Reach::authority), 4);
}

TEST_P(DueDates, OfTheYoungestChildComeFirstAmongEquals)
{
    add("first-2", "2", "2026-11-26", MeetingType::initial_cp_conference);
    const auto add_child = [this](const std::string& in_case, const char* born) {
        cases_.add_child(exampleshire,
                         {.id = core::ChildId{"child-" + in_case},
                          .case_id = core::CaseId{in_case},
                          .given_name = core::PersonName{"Wren"},
                          .family_name = core::PersonName{"Family"},
                          .date_of_birth = test::day(born)});
    };
    add_child("1", "2015-01-01");
    add_child("2", "2024-01-01");

    EXPECT_EQ(queue("sm", core::Reach::authority),
              (Ids{"south", "first-2", "first", "review", "core-group"}));
}

TEST_P(DueDates, AreQueuedPageByPage)
{
    Ids seen;
    core::QueueFilter filter{.limit = 1};
    for (Ids page; !(page = queue("sm", core::Reach::authority, filter)).empty();) {
        seen.push_back(page.front());
        filter.after = core::DueDateId{page.front()};
    }
    EXPECT_EQ(seen, (Ids{"south", "first", "review", "core-group"}));
}

TEST_P(DueDates, AreQueuedOnlyForThoseWhoMayKnow)
{
    EXPECT_EQ(queue("bs", core::Reach::team), (Ids{"first", "review", "core-group"}));
    EXPECT_EQ(queue("bs-south", core::Reach::team), Ids{"south"});
    EXPECT_EQ(count("bs-south", core::Reach::team), 1);

    add_case("4", test::north, 1);
    add("restricted", "4", "2026-11-24", MeetingType::initial_cp_conference);
    EXPECT_EQ(count("bs", core::Reach::team), 3);
    EXPECT_EQ(count("sm", core::Reach::authority), 4);
    EXPECT_EQ(queue("sw", core::Reach::team).front(), "south");
    EXPECT_EQ(count("sw", core::Reach::involved), 5);
}

TEST_P(DueDates, CanBeQueuedForOneTeamOrType)
{
    EXPECT_EQ(queue("sm", core::Reach::authority, {.team = test::south}), Ids{"south"});
    EXPECT_EQ(queue("sm", core::Reach::authority, {.meeting_type = MeetingType::core_group}),
              Ids{"core-group"});
}

TEST_P(DueDates, LeaveTheQueueWhileTheyHaveAMeeting)
{
    const core::MeetingId meeting{"meeting"};
    ASSERT_TRUE(store_.book(exampleshire, core::DueDateId{"first"}, meeting));
    EXPECT_FALSE(store_.book(exampleshire, core::DueDateId{"first"}, core::MeetingId{"other"}));
    EXPECT_EQ(queue("bs", core::Reach::team), (Ids{"review", "core-group"}));

    store_.release(exampleshire, meeting);
    EXPECT_EQ(queue("bs", core::Reach::team), (Ids{"first", "review", "core-group"}));
}

TEST_P(DueDates, AreMetByTheMeetingThatWasHeldForThem)
{
    const core::MeetingId meeting{"meeting"};
    store_.book(exampleshire, core::DueDateId{"first"}, meeting);
    store_.meet(exampleshire, meeting, test::day("2026-11-25"));
    store_.release(exampleshire, meeting);

    const auto due = store_.find(exampleshire, core::DueDateId{"first"}).value();
    EXPECT_EQ(due.status, core::DueStatus::met);
    EXPECT_EQ(due.met_on, test::day("2026-11-25"));
    EXPECT_EQ(due.meeting, meeting);
}

TEST_P(DueDates, KeepEachChildsAnswer)
{
    for (const char* child : {"b", "a"})
        cases_.add_child(exampleshire,
                         {.id = core::ChildId{child},
                          .case_id = core::CaseId{"1"},
                          .given_name = core::PersonName{"Wren"},
                          .family_name = core::PersonName{"Family"},
                          .date_of_birth = test::day("2020-01-01")});
    using core::ChildAnswer;
    using core::ChildId;
    using enum core::DueStatus;
    const core::DueDateId id{"first"};
    const auto answers = [&] { return store_.find(exampleshire, id)->children; };
    const core::Date held = test::day("2026-11-20");

    store_.set_answers(exampleshire, id, {{ChildId{"b"}, open}, {ChildId{"a"}, met, held}});
    const std::vector<ChildAnswer> one_met{{ChildId{"a"}, met, held}, {ChildId{"b"}, open}};
    EXPECT_EQ(answers(), one_met);
    for (const auto& due : store_.of_case(exampleshire, core::CaseId{"1"}))
        EXPECT_EQ(due.children, due.id == id ? one_met : std::vector<ChildAnswer>{});
    const std::vector<core::DueDateId> both{id, core::DueDateId{"review"}};
    const std::map<core::DueDateId, std::vector<ChildAnswer>> known{{id, one_met}};
    EXPECT_EQ(store_.answers_of(exampleshire, both), known);
    EXPECT_TRUE(store_.answers_of(test::elsewhere, both).empty());

    store_.set_status(exampleshire, id, not_needed, {}, "Moved away");
    EXPECT_EQ(answers(), (std::vector{one_met[0], ChildAnswer{ChildId{"b"}, not_needed}}));

    store_.set_answers(exampleshire, id, one_met);
    store_.set_status(exampleshire, id, open, {}, "");
    store_.book(exampleshire, id, core::MeetingId{"meeting"});
    const core::Date later = test::day("2026-11-23");
    store_.meet(exampleshire, core::MeetingId{"meeting"}, later);
    EXPECT_EQ(answers(),
              (std::vector<ChildAnswer>{{ChildId{"a"}, met, later}, {ChildId{"b"}, met, later}}))
        << "both were open again";

    store_.set_status(exampleshire, id, superseded, later, "");
    EXPECT_EQ(store_.superseded_of(exampleshire, core::CaseId{"1"}).front().children.size(), 2u);
}

TEST_P(DueDates, InHoursKeepTheirMoments)
{
    const core::Instant happened = test::at("2026-11-20T14:30");
    const core::Instant limit = test::at("2026-11-21T14:30");
    const core::Instant met = test::at("2026-11-21T11:00");
    events_.add(exampleshire,
                {.id = core::CaseEventId{"allocated"},
                 .case_id = core::CaseId{"1"},
                 .kind = core::EventKind::section_47_allocated,
                 .on = test::day("2026-11-20"),
                 .at = happened,
                 .recorded_by = core::UserId{"sw"},
                 .recorded_at = now});
    EXPECT_EQ(events_.find(exampleshire, core::CaseEventId{"allocated"})->at, happened);
    store_.add(exampleshire,
               {.id = core::DueDateId{"seen"},
                .case_id = core::CaseId{"1"},
                .event = core::CaseEventId{"allocated"},
                .rule_id = "loc-child-seen-24h",
                .limit_date = test::day("2026-11-21"),
                .schedule_by = test::day("2026-11-21"),
                .limit_at = limit,
                .created_at = now});
    store_.set_status(exampleshire,
                      core::DueDateId{"seen"},
                      core::DueStatus::met,
                      test::day("2026-11-21"),
                      "",
                      met);
    const auto due = store_.find(exampleshire, core::DueDateId{"seen"}).value();
    EXPECT_EQ(due.counted_at, happened);
    EXPECT_EQ(due.limit_at, limit);
    EXPECT_EQ(due.met_at, met);
}

TEST_P(DueDates, CountFromEventsThatNameTheirChildren)
{
    cases_.add_child(exampleshire,
                     {.id = core::ChildId{"wren"},
                      .case_id = core::CaseId{"1"},
                      .given_name = core::PersonName{"Wren"},
                      .family_name = core::PersonName{"Family"},
                      .date_of_birth = test::day("2020-01-01")});
    events_.add(exampleshire,
                {.id = core::CaseEventId{"seen"},
                 .case_id = core::CaseId{"1"},
                 .kind = core::EventKind::child_seen,
                 .on = test::day("2026-11-20"),
                 .children = {core::ChildId{"wren"}},
                 .recorded_by = core::UserId{"sw"},
                 .recorded_at = now});
    const std::vector<core::ChildId> wren{core::ChildId{"wren"}};
    EXPECT_EQ(events_.find(exampleshire, core::CaseEventId{"seen"})->children, wren);
    for (const auto& each : {events_.of_case(exampleshire, core::CaseId{"1"}),
                             events_.history_of(exampleshire, core::CaseId{"1"})})
        for (const core::CaseEvent& event : each)
            EXPECT_EQ(event.children,
                      event.id.text() == "seen" ? wren : std::vector<core::ChildId>{});
    EXPECT_FALSE(events_.find(test::elsewhere, core::CaseEventId{"seen"}));
}

TEST_P(DueDates, KeepWhatWasSuperseded)
{
    store_.set_status(
        exampleshire, core::DueDateId{"first"}, core::DueStatus::superseded, std::nullopt, "");
    EXPECT_EQ(store_.of_case(exampleshire, core::CaseId{"1"}).size(), 2u);
    ASSERT_EQ(store_.superseded_of(exampleshire, core::CaseId{"1"}).size(), 1u);
}

TEST_P(DueDates, AreCountedWithTheAuthoritysClosures)
{
    ClosureStore closures{transaction_.sql()};
    closures.add(exampleshire, {.on = test::day("2026-12-29"), .name = "Closed"});
    closures.add(exampleshire, {.on = test::day("2026-12-29"), .name = "Christmas closure"});
    EXPECT_EQ(closures.of(exampleshire),
              (core::NamedDays{{test::day("2026-12-29"), "Christmas closure"}}));
    EXPECT_TRUE(closures.of(test::elsewhere).empty());
    EXPECT_TRUE(closures.remove(exampleshire, test::day("2026-12-29")));
    EXPECT_FALSE(closures.remove(exampleshire, test::day("2026-12-29")));
    EXPECT_TRUE(closures.of(exampleshire).empty());
}

TEST_P(DueDates, AreCountedAgainInOpenCasesWhereSomethingHappenedSince)
{
    transaction_.sql().run_once("update family_case set is_open = 0 where id = '2'");
    const auto since = [&](const char* day, const core::AuthorityId& authority = exampleshire) {
        Ids ids;
        for (const core::CaseId& each : events_.cases_with_events_since(authority, test::day(day)))
            ids.push_back(each.text());
        return ids;
    };
    EXPECT_EQ(since("2026-11-05"), (Ids{"1", "3"}));
    EXPECT_EQ(since("2026-11-06"), Ids{});
    EXPECT_EQ(since("2026-11-05", test::elsewhere), Ids{});
}

QUORATE_ON_EVERY_DATABASE(DueDates);

}  // namespace
}  // namespace quorate::db
