#include <gtest/gtest.h>

#include <algorithm>

#include "db/session/transaction.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/due_date_store.hpp"
#include "db/stores/meeting_store.hpp"
#include "db/stores/overrun_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/discussed_case.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::DueQuery;
using core::DueStanding;
using core::MeetingType;
using core::Reach;
using test::exampleshire;
using test::staff;

// Monday; from Thursday on there are three working days.
const core::Instant now = test::at("2026-11-23T09:00");
const core::RiskDays days{
    .now = now, .today = test::day("2026-11-23"), .safe_from = test::day("2026-11-26")};
using Ids = std::vector<std::string>;

class EverythingDue : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        add_case("1", test::north);
        add_case("2", test::north);
        add_case("3", test::south);
        add("overdue", "1", "2026-11-20", MeetingType::core_group);
        add("at-risk", "1", "2026-11-25", std::nullopt);
        add("in-time", "2", "2026-11-26", MeetingType::review_cp_conference);
        add("booked", "2", "2026-12-01", MeetingType::initial_cp_conference);
        add("late", "3", "2026-12-02", MeetingType::initial_cp_conference);
        book("booked", "2", "2026-12-01T10:00", "cc");
        book("late", "3", "2026-12-03T10:00", "cc-south");
    }

    void add_case(const std::string& id, const core::TeamId& team, int level = 0)
    {
        test::add_discussed_case(cases_, events_, id, team, level, now);
    }

    void add(const std::string& id,
             const std::string& in_case,
             const char* last_day,
             std::optional<MeetingType> type,
             bool provisional = false)
    {
        store_.add(exampleshire,
                   {.id = core::DueDateId{id},
                    .case_id = core::CaseId{in_case},
                    .event = core::CaseEventId{"event-" + in_case},
                    .rule_id = type == MeetingType::core_group ? "eng-core-group-first-10wd"
                                                               : "eng-icpc-15wd",
                    .meeting_type = type,
                    .limit_date = test::day(last_day),
                    .schedule_by = test::day(last_day),
                    .is_provisional = provisional,
                    .created_at = now});
    }

    void add_in_hours(const std::string& id, const char* limit)
    {
        store_.add(exampleshire,
                   {.id = core::DueDateId{id},
                    .case_id = core::CaseId{"1"},
                    .event = core::CaseEventId{"event-1"},
                    .rule_id = "loc-strategy-24h",
                    .meeting_type = MeetingType::strategy_discussion,
                    .limit_date = core::london_date(test::at(limit)),
                    .schedule_by = core::london_date(test::at(limit)),
                    .limit_at = test::at(limit),
                    .created_at = now});
    }

    static core::DueDateId due_id(const core::DueRow& row) { return row.due.id; }

    void book(const std::string& due,
              const std::string& in_case,
              const char* starts,
              const std::string& chair)
    {
        meetings_.add(meeting(due, in_case, starts, chair));
        ASSERT_TRUE(
            store_.book(exampleshire, core::DueDateId{due}, core::MeetingId{"meeting-" + due}));
    }

    static core::Meeting meeting(const std::string& due,
                                 const std::string& in_case,
                                 const char* starts,
                                 const std::string& chair)
    {
        return {.id = core::MeetingId{"meeting-" + due},
                .authority = exampleshire,
                .case_id = core::CaseId{in_case},
                .type = MeetingType::initial_cp_conference,
                .reference = "ref-" + due,
                .feed_uid = "uid-" + due,
                .starts_at = test::at(starts),
                .ends_at = test::at(starts) + std::chrono::hours{1},
                .chair = core::UserId{chair},
                .due_date = core::DueDateId{due},
                .created_by = core::UserId{"bs"},
                .created_at = now,
                .changed_at = now};
    }

    void ask(const std::string& id, const std::string& due, const std::string& in_case)
    {
        ASSERT_TRUE(overruns_.add({.id = core::OverrunId{id},
                                   .authority = exampleshire,
                                   .case_id = core::CaseId{in_case},
                                   .due_date = core::DueDateId{due},
                                   .expected_on = test::day("2027-01-05"),
                                   .asked_by = core::UserId{"sw"},
                                   .asked_at = now}));
    }

    std::vector<core::DueRow> rows(const std::string& who, Reach reach, DueQuery query)
    {
        query.days = days;
        return store_.everything_due(staff(who), reach, now, query);
    }

    Ids list(const std::string& who, Reach reach, const DueQuery& query = {})
    {
        Ids ids;
        for (const core::DueRow& row : rows(who, reach, query))
            ids.push_back(row.due.id.text());
        return ids;
    }

    core::DueCounts counts(const std::string& who, Reach reach, DueQuery query = {})
    {
        query.days = days;
        return store_.count_everything_due(staff(who), reach, now, query);
    }

    Transaction transaction_{temp_.pool(), Access::write};
    CaseStore cases_{transaction_.sql()};
    CaseEventStore events_{transaction_.sql()};
    MeetingStore meetings_{transaction_.sql()};
    DueDateStore store_{transaction_.sql()};
    OverrunStore overruns_{transaction_.sql()};
};

TEST_P(EverythingDue, IsListedByLastDayWithItsMeetingAndChair)
{
    EXPECT_EQ(list("sm", Reach::authority),
              (Ids{"overdue", "at-risk", "in-time", "booked", "late"}));
    const core::DueRow booked = rows("sm", Reach::authority, {}).at(3);
    EXPECT_EQ(booked.reference, "EX-2");
    EXPECT_EQ(booked.family_name.reveal(), "Family 2");
    EXPECT_EQ(booked.team_name, "Team team-north");
    EXPECT_EQ(booked.due.booked_for, test::at("2026-12-01T10:00"));
    EXPECT_EQ(booked.chair, core::UserId{"cc"});
    EXPECT_EQ(booked.chair_name.reveal(), "Name of cc");
    EXPECT_EQ(rows("sm", Reach::authority, {}).at(0).chair, std::nullopt);
}

TEST_P(EverythingDue, IsFilteredAndCountedAsCoreSaysItStands)
{
    add("midnight", "1", "2027-06-15", MeetingType::initial_cp_conference);
    book("midnight", "1", "2027-06-16T00:30", "cc");
    const core::DueCounts all = counts("sm", Reach::authority);
    EXPECT_EQ(all.all, 6);
    using enum DueStanding;
    const std::pair<DueStanding, int> each[] = {{overdue, all.overdue},
                                                {booked_late, all.booked_late},
                                                {booked, all.booked},
                                                {at_risk, all.at_risk},
                                                {in_time, all.in_time}};
    for (const auto& [standing, counted] : each) {
        const auto found = rows("sm", Reach::authority, {.standing = standing});
        EXPECT_EQ(static_cast<int>(found.size()), counted) << code(standing);
        EXPECT_EQ(counted, standing == booked_late ? 2 : 1) << code(standing);
        for (const core::DueRow& row : found)
            EXPECT_EQ(code(core::standing_of(row.due, days)), code(standing));
    }
}

TEST_P(EverythingDue, TakesALimitInHoursByItsMoment)
{
    add_in_hours("hour-past", "2026-11-23T08:59");
    add_in_hours("hour-ahead", "2026-11-23T09:00");
    add_in_hours("hour-safe", "2026-11-26T08:00");
    add_in_hours("hour-booked", "2026-11-27T14:00");
    add_in_hours("hour-late", "2026-11-27T14:00");
    book("hour-booked", "1", "2026-11-27T14:00", "cc");
    book("hour-late", "1", "2026-11-27T14:30", "cc-south");

    using enum DueStanding;
    const std::pair<DueStanding, const char*> each[] = {{overdue, "hour-past"},
                                                        {at_risk, "hour-ahead"},
                                                        {in_time, "hour-safe"},
                                                        {booked, "hour-booked"},
                                                        {booked_late, "hour-late"}};
    const core::DueCounts all = counts("sm", Reach::authority);
    EXPECT_EQ(all.overdue + all.booked_late + all.booked + all.at_risk + all.in_time, 10);
    for (const auto& [standing, id] : each) {
        const auto found = rows("sm", Reach::authority, {.standing = standing});
        EXPECT_EQ(found.size(), 2u) << code(standing);
        EXPECT_EQ(std::ranges::count(found, core::DueDateId{id}, due_id), 1) << id;
        for (const core::DueRow& row : found)
            EXPECT_EQ(code(core::standing_of(row.due, days)), code(standing)) << id;
    }
    EXPECT_EQ(all.overdue, 2);
    EXPECT_EQ(all.booked_late, 2);
    EXPECT_EQ(all.at_risk, 2);

    ASSERT_TRUE(meetings_.save(meeting("hour-booked", "1", "2026-11-27T15:30", "cc")));
    EXPECT_EQ(counts("sm", Reach::authority).booked_late, 3);
}

TEST_P(EverythingDue, SaysForWhomItWaitsWhenThatIsNotTheWholeFamily)
{
    for (const char* name : {"Rowan", "Wren", "Fern"})
        cases_.add_child(exampleshire,
                         {.id = core::ChildId{name},
                          .case_id = core::CaseId{"1"},
                          .given_name = core::PersonName{name},
                          .family_name = core::PersonName{"Family"},
                          .date_of_birth = test::day("2018-05-01")});
    using enum core::DueStatus;
    const core::ChildId rowan{"Rowan"};
    const core::ChildId wren{"Wren"};
    const core::ChildId fern{"Fern"};
    const auto answer = [&](const char* id, const std::vector<core::ChildAnswer>& answers) {
        store_.set_answers(exampleshire, core::DueDateId{id}, answers);
    };
    answer("overdue", {{fern, open}, {rowan, met, test::day("2026-11-20")}, {wren, open}});
    answer("at-risk", {{rowan, open}, {wren, open}, {fern, open}});

    const auto found = rows("sm", Reach::authority, {});

    EXPECT_EQ(found.at(0).children, 3);
    EXPECT_EQ(found.at(0).waiting, 2);
    ASSERT_EQ(found.at(0).waiting_names.size(), 2u);
    EXPECT_EQ(found.at(0).waiting_names[0].reveal(), "Fern");
    EXPECT_EQ(found.at(0).waiting_names[1].reveal(), "Wren");
    EXPECT_EQ(found.at(1).waiting, 3);
    EXPECT_TRUE(found.at(1).waiting_names.empty());
    EXPECT_EQ(found.at(2).waiting, 0);  // a family without children

    const auto queued = store_.needing_a_date(staff("sm"), Reach::authority, now, {});
    EXPECT_EQ(queued.at(0).due.id, core::DueDateId{"overdue"});
    EXPECT_EQ(queued.at(0).children, 3);
    EXPECT_EQ(queued.at(0).waiting, 2);
    EXPECT_EQ(queued.at(0).waiting_names.size(), 2u);
}

TEST_P(EverythingDue, FollowsAMeetingThatIsMovedOrCancelled)
{
    const auto moved = meetings_.save(meeting("booked", "2", "2026-12-02T00:15", "cc"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(list("sm", Reach::authority, {.standing = DueStanding::booked_late}),
              (Ids{"booked", "late"}));

    store_.release(exampleshire, core::MeetingId{"meeting-booked"});
    EXPECT_EQ(list("sm", Reach::authority, {.standing = DueStanding::in_time}),
              (Ids{"in-time", "booked"}));
    EXPECT_EQ(counts("sm", Reach::authority).booked_late, 1);
}

TEST_P(EverythingDue, KeepsItsMeetingWhenItIsCountedAnew)
{
    auto due = store_.find(exampleshire, core::DueDateId{"late"}).value();
    store_.set_status(exampleshire, due.id, core::DueStatus::superseded, std::nullopt, "");
    due.id = core::DueDateId{"successor"};
    store_.add(exampleshire, due);
    EXPECT_EQ(list("sm", Reach::authority, {.standing = DueStanding::booked_late}),
              Ids{"successor"});
}

TEST_P(EverythingDue, CanBeOfOneTeamChairRuleOrBooking)
{
    EXPECT_EQ(list("sm", Reach::authority, {.team = test::south}), Ids{"late"});
    EXPECT_EQ(list("sm", Reach::authority, {.chair = core::UserId{"cc"}}), Ids{"booked"});
    EXPECT_EQ(list("sm", Reach::authority, {.rules = {"eng-core-group-first-10wd"}}),
              Ids{"overdue"});
    EXPECT_EQ(
        counts("sm", Reach::authority, {.rules = {"eng-core-group-first-10wd", "no-rule"}}).all, 1);
    EXPECT_EQ(list("sm", Reach::authority, {.booking = core::BookedOrNot::booked}),
              (Ids{"booked", "late"}));
    EXPECT_EQ(list("sm", Reach::authority, {.booking = core::BookedOrNot::not_booked}),
              (Ids{"overdue", "at-risk", "in-time"}));
    const core::DueCounts south = counts("sm", Reach::authority, {.team = test::south});
    EXPECT_EQ(south.all, 1);
    EXPECT_EQ(south.booked_late, 1);
    EXPECT_EQ(counts("sm", Reach::authority, {.team = core::TeamId{"none"}}).all, 0);
}

TEST_P(EverythingDue, CountsWhatIsProvisionalASecondTime)
{
    add("far", "1", "2030-01-08", std::nullopt, true);
    EXPECT_EQ(list("sm", Reach::authority, {.provisional_only = true}), Ids{"far"});
    const core::DueCounts found = counts("sm", Reach::authority);
    EXPECT_EQ(found.provisional, 1);
    EXPECT_EQ(found.in_time, 2);
}

TEST_P(EverythingDue, CountsWhatMoreTimeIsAskedForASecondTime)
{
    ask("o-1", "at-risk", "1");
    ask("o-2", "late", "3");
    ask("o-3", "in-time", "2");
    const core::OverrunDecision refusal{.status = core::OverrunStatus::refused, .at = now};
    overruns_.decide(exampleshire, core::OverrunId{"o-3"}, refusal);

    EXPECT_EQ(list("sm", Reach::authority, {.awaiting_approval_only = true}),
              (Ids{"at-risk", "late"}));
    EXPECT_EQ(list("sm",
                   Reach::authority,
                   {.standing = DueStanding::at_risk, .awaiting_approval_only = true}),
              Ids{"at-risk"});
    const core::DueCounts found = counts("sm", Reach::authority, {.awaiting_approval_only = true});
    EXPECT_EQ(found.awaiting_approval, 2);
    EXPECT_EQ(found.all, 5);
    EXPECT_EQ(counts("sm", Reach::authority, {.team = test::south}).awaiting_approval, 1);
    EXPECT_EQ(counts("bs-south", Reach::team).awaiting_approval, 1);

    const auto all = rows("sm", Reach::authority, {});
    EXPECT_EQ(all.at(1).overrun, core::OverrunId{"o-1"});
    EXPECT_EQ(all.at(1).overrun_asked_by, core::UserId{"sw"});
    EXPECT_EQ(all.at(2).overrun, std::nullopt);
}

TEST_P(EverythingDue, IsListedPageByPage)
{
    add("same-day", "1", "2026-11-26", std::nullopt);
    Ids seen;
    DueQuery query{.limit = 2};
    for (Ids page; !(page = list("sm", Reach::authority, query)).empty();) {
        seen.insert(seen.end(), page.begin(), page.end());
        query.after = core::DueDateId{page.back()};
    }
    EXPECT_EQ(seen, (Ids{"overdue", "at-risk", "in-time", "same-day", "booked", "late"}));
}

TEST_P(EverythingDue, GoesOnAfterARowThatIsMetByNow)
{
    store_.set_status(exampleshire,
                      core::DueDateId{"in-time"},
                      core::DueStatus::met,
                      test::day("2026-11-23"),
                      "");
    EXPECT_EQ(list("sm", Reach::authority, {.after = core::DueDateId{"in-time"}}),
              (Ids{"booked", "late"}));
}

TEST_P(EverythingDue, IsOnlyForThoseWhoMayKnow)
{
    EXPECT_EQ(list("bs", Reach::team), (Ids{"overdue", "at-risk", "in-time", "booked"}));
    EXPECT_EQ(list("bs-south", Reach::team), Ids{"late"});
    EXPECT_EQ(counts("bs-south", Reach::team).all, 1);
    EXPECT_EQ(list("sw-south", Reach::involved), Ids{});

    add_case("4", test::north, 1);
    add("restricted", "4", "2026-11-24", std::nullopt);
    EXPECT_EQ(counts("bs", Reach::team).all, 4);
    EXPECT_EQ(counts("sm", Reach::authority).all, 5);
    EXPECT_EQ(counts("sw", Reach::involved).all, 6);

    // A chair has their own meetings' families besides their team's.
    EXPECT_EQ(list("cc-south", Reach::team), Ids{"late"});
    book("restricted", "4", "2026-11-24T10:00", "cc-south");
    EXPECT_EQ(list("cc-south", Reach::team), (Ids{"restricted", "late"}));
}

TEST_P(EverythingDue, SaysInWhichCasesTheActorIsInvolved)
{
    for (const core::DueRow& row : rows("cc", Reach::authority, {}))
        EXPECT_EQ(row.is_involved, row.due.case_id != core::CaseId{"3"}) << row.reference;
    for (const core::DueRow& row : rows("sw", Reach::team, {}))
        EXPECT_TRUE(row.is_involved) << row.reference;
}

TEST_P(EverythingDue, LeavesOutClosedCasesAndOtherCouncils)
{
    transaction_.sql().run_once("update family_case set is_open = 0 where id = '1'");
    EXPECT_EQ(list("sm", Reach::authority), (Ids{"in-time", "booked", "late"}));
    core::Actor stranger = staff("sm");
    stranger.authority = test::elsewhere;
    EXPECT_TRUE(store_.everything_due(stranger, Reach::authority, now, {.days = days}).empty());
    EXPECT_EQ(store_.count_everything_due(stranger, Reach::authority, now, {.days = days}).all, 0);
}

QUORATE_ON_EVERY_DATABASE(EverythingDue);

}  // namespace
}  // namespace quorate::db
