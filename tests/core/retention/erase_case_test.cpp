#include "core/retention/erase_case.hpp"

#include <gtest/gtest.h>

#include "core/cases/view_case.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "core/retention/hold_destruction.hpp"
#include "core/retention/retention_schedule.hpp"
#include "tests/support/case_desk.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::core {
namespace {

const FreeText because{"An inquiry has asked for these records"};

// A family closed on 23 November 2026, and the clock in 2061.
class ErasingACase : public testing::Test {
protected:
    void SetUp() override
    {
        test::run(
            desk_.temp.pool(),
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) select 'sm-2', authority_id, 'Second Head', 'sm-2@council.example', 'SM', "
            "'none', 0 from staff_user where id = 'sm'");
        ASSERT_TRUE(desk_.record(id_, EventKind::conference_held, "2026-11-20"));
        ASSERT_TRUE(desk_.run(
            "tm", close_or_reopen_case, CloseCase{.id = id_, .version = 1, .open = false}));
        desk_.clock.set(test::at("2061-11-24T09:00"));
    }

    Actor as(const std::string& who, bool stepped_up = true) const
    {
        Actor actor = test::staff(who == "sm-2" ? "sm" : who);
        actor.user = UserId{who};
        actor.credential = "sign-in of " + who;
        if (stepped_up) actor.stepped_up_at = desk_.clock.now();
        return actor;
    }

    template <class Act>
    auto transact(Act act)
    {
        return desk_.temp.database().transact(act);
    }

    Result<RetentionReview> review(const std::string& who = "sm")
    {
        return transact(
            [&](UnitOfWork& work) { return view_retention_review(work, desk_.clock, as(who)); });
    }

    Result<Proposal> propose(bool stepped_up = true)
    {
        return transact([&](UnitOfWork& work) {
            return propose_erasure(work, desk_.clock, desk_.random, as("sm", stepped_up), id_);
        });
    }

    Result<Proposal> confirm(const ProposalId& id, const std::string& who = "sm-2")
    {
        return transact(
            [&](UnitOfWork& work) { return confirm_proposal(work, desk_.clock, as(who), id); });
    }

    Result<LegalHoldId> hold(bool on_all)
    {
        return transact([&](UnitOfWork& work) {
            return place_hold(work,
                              desk_.clock,
                              desk_.random,
                              as("sm"),
                              {.on_all = on_all, .reference = "EX-2041", .reason = because});
        });
    }

    bool is_there()
    {
        return desk_.temp.database().read(
            [&](UnitOfWork& work) { return work.cases.find(test::exampleshire, id_).has_value(); });
    }

    test::CaseDesk desk_;
    CaseId id_ = desk_.add_family();
};

TEST_F(ErasingACase, TakesTwoServiceManagersAndLeavesATombstone)
{
    const auto asked = propose();
    ASSERT_TRUE(asked);
    EXPECT_TRUE(is_there());
    EXPECT_EQ(confirm(asked->id, "sm").error().refusal, Refusal::needs_second_person);

    ASSERT_TRUE(confirm(asked->id));

    EXPECT_FALSE(is_there());
    const auto after = review();
    ASSERT_TRUE(after);
    EXPECT_TRUE(after->due.empty());
    ASSERT_EQ(after->erased.size(), 1U);
    const ErasedCase& left = after->erased.front();
    EXPECT_EQ(left.id, id_);
    EXPECT_EQ(left.rule, usual_rule(RetentionClass::child_protection));
    EXPECT_EQ(left.kept_until, test::day("2061-11-23"));
    EXPECT_EQ(left.proposed_by, UserId{"sm"});
    EXPECT_EQ(left.confirmed_by, UserId{"sm-2"});
}

TEST_F(ErasingACase, CountsFromTheDeathOfALookedAfterChildWhoDiedBefore18)
{
    db::Pool& pool = desk_.temp.pool();
    test::run(pool,
              "insert into case_event (id, authority_id, case_id, kind, happened_on, "
              "initiates_section_47, recorded_by, recorded_at, replaced_at) select 'care', "
              "authority_id, id, 'looked_after', '2026-11-02', 0, 'sw', 0, null from family_case");
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return set_retention(work,
                             desk_.clock,
                             test::administrator("am", desk_.clock.now()),
                             {.rule = {.of = RetentionClass::child_protection,
                                       .start = RetentionStart::closing,
                                       .years = 6},
                              .owner = "Head of safeguarding",
                              .reason = "The board decided it in May"});
    }));
    EXPECT_EQ(review()->not_yet, 1) << "75 years from the birth in 2018";

    test::run(pool, "update child set date_of_death = '2026-11-20'");

    const RetentionRule from_death{
        .of = RetentionClass::looked_after, .start = RetentionStart::death, .years = 15};
    const auto after = review();
    ASSERT_EQ(after->due.size(), 1U);
    EXPECT_EQ(after->due.front().rule, from_death);
    EXPECT_EQ(after->due.front().kept_until, test::day("2041-11-20"));
    const auto asked = propose();
    ASSERT_TRUE(asked);
    ASSERT_TRUE(confirm(asked->id));
    EXPECT_EQ(review()->erased.front().rule, from_death);
}

TEST_F(ErasingACase, ShowsBothWhatBecameOfIt)
{
    const auto asked = propose();
    ASSERT_TRUE(asked);
    ASSERT_TRUE(confirm(asked->id));

    for (const char* who : {"sm", "sm-2"}) {
        const auto seen = transact(
            [&](UnitOfWork& work) { return view_proposal(work, desk_.clock, as(who), asked->id); });
        ASSERT_TRUE(seen) << who;
        EXPECT_EQ(seen->proposal.status, ProposalStatus::confirmed);
        EXPECT_TRUE(seen->reference.empty());
    }
}

TEST_F(ErasingACase, RaisesTheFeeds)
{
    const auto sum = [&] {
        return desk_.temp.database().read(
            [](UnitOfWork& work) { return work.feed_versions.sum(); });
    };
    ASSERT_TRUE(transact([](UnitOfWork& work) {
        work.feed_versions.bump(FeedSubject::user, "sw");
        return Result<Done>{Done{}};
    }));
    const auto before = sum();
    ASSERT_TRUE(confirm(propose()->id));
    EXPECT_GT(sum(), before);
}

TEST_F(ErasingACase, AsksForThePasswordAgain)
{
    EXPECT_EQ(propose(false).error().refusal, Refusal::needs_step_up);
}

TEST_F(ErasingACase, WaitsUntilItsTimeIsOver)
{
    desk_.clock.set(test::at("2061-11-22T12:00"));
    EXPECT_EQ(propose().error().refusal, Refusal::wrong_state);
    const auto early = review();
    ASSERT_TRUE(early);
    EXPECT_TRUE(early->due.empty());
    EXPECT_EQ(early->not_yet, 1);
}

TEST_F(ErasingACase, WaitsWhileTheFamilyIsOpen)
{
    ASSERT_TRUE(
        desk_.run("tm", close_or_reopen_case, CloseCase{.id = id_, .version = 2, .open = true}));
    EXPECT_EQ(propose().error().refusal, Refusal::wrong_state);
}

TEST_F(ErasingACase, IsStoppedByAHoldOnTheFamilyAlsoOnceItIsProposed)
{
    const auto asked = propose();
    ASSERT_TRUE(asked);
    ASSERT_TRUE(hold(false));

    EXPECT_EQ(confirm(asked->id).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(is_there());
    EXPECT_EQ(review()->due.front().kept_for, KeptBecause::held);
}

TEST_F(ErasingACase, IsStoppedByAHoldOnEverythingUntilTwoPeopleLiftIt)
{
    const auto held = hold(true);
    ASSERT_TRUE(held);
    EXPECT_EQ(propose().error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(review()->all_held);

    const auto lifting = transact([&](UnitOfWork& work) {
        return propose_lift_hold(
            work, desk_.clock, desk_.random, as("sm"), {.id = *held, .reason = because});
    });
    ASSERT_TRUE(lifting);
    EXPECT_TRUE(review()->all_held);
    EXPECT_EQ(confirm(lifting->id, "sm").error().refusal, Refusal::needs_second_person);
    ASSERT_TRUE(confirm(lifting->id));

    EXPECT_FALSE(review()->all_held);
    EXPECT_TRUE(propose());
}

TEST_F(ErasingACase, WaitsWhileAMeetingIsBookedAlsoOnceItIsProposed)
{
    const auto asked = propose();
    ASSERT_TRUE(asked);
    const std::string start =
        std::to_string(test::at("2061-11-25T10:00").time_since_epoch().count());
    test::run(desk_.temp.pool(),
              "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
              "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) select "
              "'ahead', authority_id, id, 'core_group', 'AHEAD1', 'feed-ahead', 'scheduled', " +
                  start + ", " + start +
                  " + 3600, 'video', 'sm', 'sm', 0, 0 from family_case where id = '" + id_.text() +
                  "'");

    EXPECT_EQ(confirm(asked->id).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(is_there());
    EXPECT_EQ(review()->due.front().kept_for, KeptBecause::meeting_ahead);

    desk_.clock.set(test::at("2061-11-25T11:30"));
    EXPECT_TRUE(propose());
}

TEST_F(ErasingACase, IsOfServiceManagersAlone)
{
    for (const char* who : {"tm", "am", "ad", "sw"})
        EXPECT_FALSE(review(who)) << who;
}

TEST_F(ErasingACase, FollowsWhatTheAuthoritySet)
{
    const auto set = transact([&](UnitOfWork& work) {
        return set_retention(work,
                             desk_.clock,
                             test::administrator("am", desk_.clock.now()),
                             {.rule = {.of = RetentionClass::child_protection,
                                       .start = RetentionStart::closing,
                                       .years = 40},
                              .owner = "Head of safeguarding",
                              .reason = "The board decided it in May"});
    });
    ASSERT_TRUE(set);
    EXPECT_EQ(propose().error().refusal, Refusal::wrong_state);
    desk_.clock.set(test::at("2066-11-24T09:00"));
    EXPECT_TRUE(propose());
}

TEST_F(ErasingACase, IsStoppedByAHoldOnAReferenceThatIsTypedLoosely)
{
    const auto held = transact([&](UnitOfWork& work) {
        return place_hold(work,
                          desk_.clock,
                          desk_.random,
                          as("sm"),
                          {.reference = " ex 02041", .reason = because});
    });
    ASSERT_TRUE(held);
    EXPECT_EQ(review()->due.front().kept_for, KeptBecause::held);
}

TEST_F(ErasingACase, HoldsNeedAReasonAndAFamily)
{
    const auto place = [&](const char* reference, const char* reason) {
        return transact([&](UnitOfWork& work) {
            return place_hold(work,
                              desk_.clock,
                              desk_.random,
                              as("sm"),
                              {.reference = reference, .reason = FreeText{reason}});
        });
    };
    EXPECT_EQ(place("EX-2041", "short").error().fields.front().field, "reason");
    EXPECT_EQ(place("NO-1", because.reveal().c_str()).error().fields.front().field, "reference");
}

}  // namespace
}  // namespace quorate::core
