#include "db/stores/date_move_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "db/stores/case_event_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/due_date_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/discussed_case.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::MoveCause;
using test::exampleshire;
using test::staff;

const core::Instant now = test::at("2026-11-23T09:00");
using Ids = std::vector<std::string>;

class MovedDatesKept : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        add_case("1", 0);
        add_case("2", 0);
    }

    void add_case(const std::string& id, int level)
    {
        test::add_discussed_case(cases_, events_, id, test::north, level, now);
    }

    // The date "after-<id>" in the place of "before-<id>".
    core::KeptDate date(const std::string& id, const std::string& in_case, const char* by)
    {
        for (const std::string which : {"before-", "after-"})
            dates_.add(
                exampleshire,
                {.id = core::DueDateId{which + id},
                 .case_id = core::CaseId{in_case},
                 .event = core::CaseEventId{"event-" + in_case},
                 .rule_id = "eng-icpc-15wd",
                 .limit_date = test::day(which == "before-" ? "2026-11-26" : by),
                 .schedule_by = test::day(which == "before-" ? "2026-11-26" : by),
                 .status = which == "before-" ? core::DueStatus::superseded : core::DueStatus::open,
                 .created_at = now});
        return {
            core::DueDateId{"after-" + id}, core::DueDateId{"before-" + id}, core::CaseId{in_case}};
    }

    void add(const std::string& id,
             const std::vector<core::KeptDate>& dates,
             const std::vector<std::string>& people,
             MoveCause cause = MoveCause::bank_holidays)
    {
        std::vector<core::MoveNotice> notices;
        for (const std::string& person : people) {
            core::MoveNotice& notice = notices.emplace_back(core::MoveNotice{
                .id = core::MoveNoticeId{id + "-" + person}, .user = core::UserId{person}});
            for (const core::KeptDate& each : dates)
                notice.dates.push_back(each.after);
        }
        store_.add({.id = core::DateMoveId{id},
                    .authority = exampleshire,
                    .reason = {cause, "cause-of-" + id},
                    .made_by = core::UserId{"am"},
                    .made_at = now},
                   dates,
                   notices);
    }

    Ids told(const std::string& who, const core::ToldDateQuery& query = {})
    {
        Ids ids;
        for (const core::ToldDate& each :
             store_.told_to(staff(who), core::Reach::authority, now, query))
            ids.push_back(each.date.id.text());
        return ids;
    }

    int unseen(const std::string& who)
    {
        return store_.unseen(staff(who), core::Reach::authority, now).dates;
    }

    bool mark(const std::string& who, const std::string& move)
    {
        return store_.mark_seen(
            exampleshire, core::UserId{who}, core::DateMoveId{move}, now + std::chrono::hours{1});
    }

    Transaction transaction_{temp_.pool(), Access::write};
    CaseStore cases_{transaction_.sql()};
    CaseEventStore events_{transaction_.sql()};
    DueDateStore dates_{transaction_.sql()};
    DateMoveStore store_{transaction_.sql()};
};

TEST_P(MovedDatesKept, AreListedWithTheOldDayTheNewOneAndWhy)
{
    add("move", {date("a", "1", "2026-11-27")}, {"tm"});

    const auto rows = store_.told_to(staff("tm"), core::Reach::authority, now, {});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].move.id.text(), "move");
    EXPECT_EQ(rows[0].move.reason.cause, MoveCause::bank_holidays);
    EXPECT_EQ(rows[0].move.reason.id, "cause-of-move");
    EXPECT_EQ(rows[0].made_by_name.reveal(), "Name of am");
    EXPECT_EQ(rows[0].move.made_at, now);
    EXPECT_EQ(rows[0].seen_at, std::nullopt);
    EXPECT_EQ(rows[0].old_limit, test::day("2026-11-26"));
    EXPECT_EQ(rows[0].date.limit_date, test::day("2026-11-27"));
    EXPECT_EQ(rows[0].date.counted_from, test::day("2026-11-05"));
    EXPECT_EQ(rows[0].reference, "EX-1");
    EXPECT_EQ(rows[0].family_name.reveal(), "Family 1");
}

TEST_P(MovedDatesKept, ComeTheLatestMoveFirstThenByDayAPageAtATime)
{
    add("move-1", {date("a", "1", "2026-11-27")}, {"tm"});
    add("move-2",
        {date("b", "1", "2026-12-04"), date("c", "2", "2026-12-03"), date("d", "2", "2026-12-04")},
        {"tm"});

    EXPECT_EQ(told("tm"), (Ids{"after-c", "after-b", "after-d", "after-a"}));
    EXPECT_EQ(told("tm", {.limit = 2}), (Ids{"after-c", "after-b"}));
    EXPECT_EQ(told("tm", {.after = core::DueDateId{"after-b"}, .limit = 2}),
              (Ids{"after-d", "after-a"}));
    EXPECT_TRUE(told("tm", {.after = core::DueDateId{"after-a"}}).empty());
    const auto unseen = store_.unseen(staff("tm"), core::Reach::authority, now);
    EXPECT_EQ(unseen.dates, 4);
    EXPECT_EQ(unseen.families, 2);
}

TEST_P(MovedDatesKept, AreNewUntilTheirReaderHasSeenThem)
{
    add("move-1", {date("a", "1", "2026-11-27")}, {"tm", "cc"});
    add("move-2", {date("b", "2", "2026-12-04")}, {"tm"});

    EXPECT_TRUE(mark("tm", "move-1"));
    EXPECT_FALSE(mark("sw", "move-1"));
    EXPECT_FALSE(mark("tm", "no-such-move"));
    EXPECT_EQ(told("tm"), Ids{"after-b"});
    EXPECT_EQ(told("tm", {.with_seen = true}), (Ids{"after-b", "after-a"}));
    EXPECT_EQ(unseen("tm"), 1);
    EXPECT_EQ(unseen("cc"), 1);
    EXPECT_EQ(unseen("sw"), 0);
}

TEST_P(MovedDatesKept, OfACaseThatWasRestrictedSinceAreShownToNobodyWhoIsNotInvolved)
{
    add_case("3", 1);
    add("move", {date("a", "3", "2026-11-27")}, {"tm", "sw"});

    EXPECT_TRUE(told("tm").empty());
    EXPECT_EQ(unseen("tm"), 0);
    EXPECT_EQ(told("sw"), Ids{"after-a"});
}

TEST_P(MovedDatesKept, TellOfEachDateOfACaseWhoWasToldAndWhetherTheySawIt)
{
    add("move", {date("a", "1", "2026-11-27"), date("b", "2", "2026-11-27")}, {"tm", "cc"});
    mark("cc", "move");

    const auto moves = store_.of_case(exampleshire, core::CaseId{"1"});
    ASSERT_EQ(moves.size(), 1u);
    EXPECT_EQ(moves[0].date.before.value().text(), "before-a");
    EXPECT_EQ(moves[0].date.after.text(), "after-a");
    EXPECT_EQ(moves[0].made_by_name.reveal(), "Name of am");
    ASSERT_EQ(moves[0].told.size(), 2u);
    EXPECT_EQ(moves[0].told[0].name.reveal(), "Name of cc");
    EXPECT_EQ(moves[0].told[0].seen_at, now + std::chrono::hours{1});
    EXPECT_EQ(moves[0].told[1].seen_at, std::nullopt);
}

TEST_P(MovedDatesKept, AreToldOfOnceMoreWhenTheyNoLongerRun)
{
    const core::CaseId family{"1"};
    add("move-1", {date("a", "1", "2026-11-27"), date("b", "1", "2026-11-28")}, {"tm", "cc"});
    add("move-2", {{core::DueDateId{"after-a"}, std::nullopt, family}}, {"tm", "bs"});

    const auto rows = store_.told_to(staff("tm"), core::Reach::authority, now, {});
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].date.id.text(), "after-a");
    EXPECT_TRUE(rows[0].no_longer_runs);
    EXPECT_EQ(rows[0].old_limit, test::day("2026-11-27"));
    EXPECT_EQ(rows[0].move.id.text(), "move-2");
    EXPECT_FALSE(rows[1].no_longer_runs);
    EXPECT_EQ(rows[1].old_limit, test::day("2026-11-26"));
    EXPECT_EQ(told("tm", {.after = core::DueDateId{"after-a"}}), Ids{"after-b"});
    EXPECT_EQ(told("cc"), (Ids{"after-a", "after-b"}));  // who only knows that it moved
    EXPECT_EQ(told("cc", {.after = core::DueDateId{"after-a"}}), Ids{"after-b"});
    EXPECT_EQ(told("bs"), Ids{"after-a"});
    EXPECT_EQ(unseen("tm"), 2);

    const auto moves = store_.of_case(exampleshire, family);
    ASSERT_EQ(moves.size(), 3u);
    EXPECT_EQ(moves[0].date.before, std::nullopt);
    ASSERT_EQ(moves[0].told.size(), 2u);
    EXPECT_EQ(moves[0].told[0].user.text(), "bs");
    EXPECT_EQ(moves[1].told.size(), 2u);
}

TEST_P(MovedDatesKept, AreCountedForThoseWhoMaySeeNoFamily)
{
    add("move", {date("a", "1", "2026-11-27"), date("b", "2", "2026-11-27")}, {"tm"});
    add("other", {date("c", "1", "2026-11-27")}, {}, MoveCause::event_corrected);

    const auto extents = store_.extents(exampleshire, {MoveCause::bank_holidays});
    ASSERT_EQ(extents.size(), 1u);
    EXPECT_EQ(extents.at("cause-of-move").dates, 2);
    EXPECT_EQ(extents.at("cause-of-move").families, 2);
    EXPECT_EQ(extents.at("cause-of-move").people, 1);
}

TEST_P(MovedDatesKept, GiveTheMailOfANoticeWhatItMaySay)
{
    add("move", {date("a", "1", "2026-11-27"), date("b", "2", "2026-11-27")}, {"tm"});
    const core::MoveNoticeId id{"move-tm"};

    const auto notice = store_.notice(exampleshire, id);
    ASSERT_TRUE(notice);
    EXPECT_EQ(notice->user.text(), "tm");
    EXPECT_EQ(notice->dates, 2);
    EXPECT_FALSE(notice->is_seen);
    mark("tm", "move");
    EXPECT_TRUE(store_.notice(exampleshire, id)->is_seen);
}

TEST_P(MovedDatesKept, AreNothingToAnotherAuthority)
{
    add("move", {date("a", "1", "2026-11-27")}, {"tm"});
    core::Actor stranger = staff("tm");
    stranger.authority = test::elsewhere;

    EXPECT_TRUE(store_.told_to(stranger, core::Reach::authority, now, {}).empty());
    EXPECT_EQ(store_.unseen(stranger, core::Reach::authority, now).dates, 0);
    EXPECT_FALSE(store_.was_told(test::elsewhere, core::UserId{"tm"}, core::DueDateId{"after-a"}));
    EXPECT_FALSE(
        store_.mark_seen(test::elsewhere, core::UserId{"tm"}, core::DateMoveId{"move"}, now));
    EXPECT_TRUE(store_.of_case(test::elsewhere, core::CaseId{"1"}).empty());
    EXPECT_TRUE(store_.extents(test::elsewhere, core::all_move_causes()).empty());
    EXPECT_FALSE(store_.notice(test::elsewhere, core::MoveNoticeId{"move-tm"}));
    EXPECT_TRUE(store_.concerned_cases(test::elsewhere, {core::CaseId{"1"}}).empty());
    EXPECT_TRUE(store_.was_told(exampleshire, core::UserId{"tm"}, core::DueDateId{"after-a"}));
    EXPECT_EQ(store_.concerned_cases(exampleshire, {core::CaseId{"1"}}).size(), 1u);
}

QUORATE_ON_EVERY_DATABASE(MovedDatesKept);

}  // namespace
}  // namespace quorate::db
