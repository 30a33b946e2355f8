#include "db/stores/census_store.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "db/session/transaction.hpp"
#include "db/stores/case_store.hpp"
#include "tests/support/census_rows.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::day;

const core::Instant now = test::at("2026-11-23T09:00");

class Census : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(sql()); }

    Sql& sql() { return transaction_.sql(); }

    std::vector<core::CensusFamily> families(const core::Actor& actor,
                                             const core::Stretch& stretch = {})
    {
        return store_.families(actor, core::Reach::authority, now, stretch);
    }

    std::vector<core::CensusFamily> all()
    {
        return families(core::system_actor(test::exampleshire));
    }

    Transaction transaction_{temp_.pool(), Access::write};
    CensusStore store_{sql()};
};

TEST_P(Census, HasAllThatReturnsAreMadeFrom)
{
    test::add_planned_family(sql(), "a", test::north);
    test::run_plain(
        sql(),
        "insert into child (id, authority_id, case_id, given_name, family_name, "
        "expected_delivery_date) values ('a-0', :a, 'case-a', '', 'CANARY', '2026-05-20')",
        test::exampleshire);

    const auto found = all();

    ASSERT_EQ(found.size(), 1u);
    const core::CensusFamily& family = found[0];
    EXPECT_EQ(family.id, core::CaseId{"case-a"});
    EXPECT_EQ(family.reference, "EX-a");
    EXPECT_EQ(family.team, test::north);
    EXPECT_EQ(family.lead_worker, core::UserId{"sw"});
    EXPECT_TRUE(family.is_open);
    ASSERT_EQ(family.children.size(), 2u);
    EXPECT_EQ(family.children[0].born, day("2018-05-01"));
    EXPECT_EQ(family.children[1].expected, day("2026-05-20"));
    ASSERT_EQ(family.events.size(), 3u);
    EXPECT_EQ(family.events[0].kind, core::EventKind::referral);
    EXPECT_TRUE(family.events[0].children.empty());
    EXPECT_TRUE(family.events[1].initiates_section_47);
    EXPECT_TRUE(family.events[2].makes_plan);
    EXPECT_EQ(family.events[2].children, std::vector{core::ChildId{"a-1"}});
    ASSERT_EQ(family.meetings.size(), 1u);
    EXPECT_EQ(family.meetings[0].on, day("2025-06-20"));
    EXPECT_EQ(family.meetings[0].quorum, core::QuorumState::met);
    ASSERT_EQ(family.meetings[0].decisions.size(), 1u);
    EXPECT_EQ(family.meetings[0].decisions[0].outcome, core::Outcome::cp_plan_made);
    EXPECT_EQ(family.meetings[0].decisions[0].category, "NEG");
}

TEST_P(Census, HasChildrenInTheOrderInWhichPagesListThem)
{
    test::add_planned_family(sql(), "a", test::north);
    test::run_plain(sql(), "update child set given_name = 'Morgan', date_of_birth = null");
    for (const auto& [id, name, born] :
         {std::tuple{"a-0", "Zia", "null"}, {"a-2", "Ash", "null"}, {"a-3", "Zoe", "'2021-09-15'"}})
        test::run_plain(sql(),
                        (std::string{"insert into child (id, authority_id, case_id, given_name, "
                                     "family_name, date_of_birth) values (:i, :a, 'case-a', :n, "
                                     "'CANARY', "} +
                         born + ")")
                            .c_str(),
                        std::string{id},
                        test::exampleshire,
                        std::string{name});

    std::vector<std::string> listed;
    for (const core::Child& each :
         CaseStore{sql()}.children_of(test::exampleshire, core::CaseId{"case-a"}))
        listed.push_back(each.id.text());
    std::vector<std::string> counted;
    const auto found = all();
    for (const core::CensusChild& each : found.at(0).children)
        counted.push_back(each.id.text());
    EXPECT_EQ(counted, (std::vector<std::string>{"a-3", "a-2", "a-1", "a-0"}));
    EXPECT_EQ(counted, listed);
}

TEST_P(Census, KnowsNothingOfWhatWasReplacedOrNotHeld)
{
    test::add_planned_family(sql(), "a", test::north);
    sql().execute("update case_event set replaced_at = 1 where id = 'referral-a'");
    sql().execute("update meeting set status = 'cancelled' where id = 'meeting-a'");

    const auto found = all();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].events.size(), 2u);
    EXPECT_TRUE(found[0].meetings.empty());
}

TEST_P(Census, ReadsEventsThatNobodyRecordsToo)
{
    test::add_planned_family(sql(), "a", test::north);
    sql().execute("update case_event set kind = 'review_conference_date' where id = 'referral-a'");

    EXPECT_EQ(all()[0].events[0].kind, core::EventKind::review_conference_date);
}

TEST_P(Census, KnowsWhichConferencesAreNotNeededAndForWhom)
{
    for (const char* id : {"a", "b", "c"})
        test::add_reported_family(sql(), id, test::north, 2);
    test::add_reported_limit(
        sql(), "due-a", {.family = "a", .limit = "2026-09-22", .status = "not_needed"});
    test::add_reported_limit(sql(), "due-b", {.family = "b", .limit = "2026-09-22"});
    for (const auto& [child, status] :
         std::vector<std::pair<const char*, const char*>>{{"b-1", "open"}, {"b-2", "not_needed"}})
        sql().execute(
            "insert into due_date_child (due_date_id, child_id, authority_id, status) "
            "values ('due-b', :c, :a, :s)",
            child,
            test::exampleshire,
            status);
    test::add_reported_limit(
        sql(), "due-c", {.family = "c", .limit = "2026-09-22", .status = "superseded"});

    const auto found = all();

    ASSERT_EQ(found.size(), 3u);
    using Settled = std::vector<std::pair<core::CaseEventId, core::ChildId>>;
    EXPECT_EQ(found[0].conference_not_needed,
              (Settled{{core::CaseEventId{"event-a"}, core::ChildId{}}}));
    EXPECT_EQ(found[1].conference_not_needed,
              (Settled{{core::CaseEventId{"event-b"}, core::ChildId{"b-2"}}}));
    EXPECT_TRUE(found[2].conference_not_needed.empty());
}

TEST_P(Census, ComesAStretchAtATime)
{
    for (const char* id : {"a", "b", "c"})
        test::add_planned_family(sql(), id, test::north);
    const auto actor = core::system_actor(test::exampleshire);

    const auto first = families(actor, {.limit = 2});
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[1].events.size(), 3u);
    const auto rest = families(actor, {.after = first[1].id.text(), .limit = 2});
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest[0].reference, "EX-c");
    EXPECT_TRUE(families(actor, {.after = rest[0].id.text(), .limit = 2}).empty());
}

TEST_P(Census, IsOfOneAuthorityAndOfEngland)
{
    test::add_planned_family(sql(), "a", test::north);
    test::add_planned_family(sql(), "b", test::north);
    sql().execute("update family_case set jurisdiction = 'Wales' where id = 'case-b'");

    EXPECT_EQ(all().size(), 1u);
    EXPECT_TRUE(families(core::system_actor(test::elsewhere)).empty());
}

TEST_P(Census, HasRestrictedFamiliesOnlyForThoseOnTheirAccessList)
{
    test::add_planned_family(sql(), "a", test::north);
    test::add_planned_family(sql(), "b", test::south, 1);
    test::add_planned_family(sql(), "c", test::south, 2);

    EXPECT_EQ(families(test::staff("sm")).size(), 1u);
    test::run_plain(
        sql(),
        "insert into case_involvement (authority_id, case_id, user_id, expires_at, reason) "
        "values (:a, 'case-b', 'sm', :t, 'on the list')",
        test::exampleshire,
        now + std::chrono::hours{1});
    const auto listed = families(test::staff("sm"));
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[1].events.size(), 3u);
    EXPECT_EQ(all().size(), 3u);
}

QUORATE_ON_EVERY_DATABASE(Census);

}  // namespace
}  // namespace quorate::db
