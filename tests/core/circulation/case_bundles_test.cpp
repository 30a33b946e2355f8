#include "core/circulation/case_bundles.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "tests/core/circulation/bundle_world.hpp"

namespace quorate::core {
namespace {

using namespace bundle_world;

TEST_P(WhatIsHeld, AboutAChildIsWhatIsAboutThatChildAlone)
{
    plant();
    const SubjectBundle bundle = look(rowan);
    const std::string words = words_of(bundle);

    for (const char* there : {"Rowan Testwood", "SHARED-VIEWS", "ROWANS-REASONS", "30 September"})
        EXPECT_TRUE(says(words, there)) << there << '\n' << words;
    for (const char* never : {"CANARY", "Wren", "MOTHERS-NOTE", "Glen", "Hazel"})
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
    EXPECT_EQ(held(bundle, "Nothing of this meeting goes to the family"), 1);
    EXPECT_EQ(held(bundle, "It comes from a strategy discussion"), 1);
    EXPECT_EQ(held(bundle, "It says who disagreed, and why"), 2);
    EXPECT_EQ(held(bundle, "It is another person's health, police record or address"), 1);
}

TEST_P(WhatIsHeld, AboutAParentIsWhatTheGateLetsThroughAndTheirOwnWords)
{
    plant();
    const SubjectBundle bundle = look(mother);
    const std::string words = words_of(bundle);

    for (const char* there : {"Hazel Testwood", "hazel@mail.example", "MOTHERS-NOTE"})
        EXPECT_TRUE(says(words, there)) << there << '\n' << words;
    for (const char* never : {"CANARY", "Glen", "glen@"})
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
    EXPECT_EQ(held(bundle, "It is an address, which is kept apart"), 1);
    EXPECT_GE(held(bundle, "It is about a child who is not theirs"), 1);
}

TEST_P(WhatIsHeld, AboutSomebodyExcludedHasNothingOfTheRecord)
{
    plant();
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'mother-1', 'x', "
              "'worker-1', 0)");
    const std::string words = words_of(look(mother));
    EXPECT_FALSE(says(words, "SHARED-VIEWS"));
    EXPECT_FALSE(says(words, "ROWANS-REASONS"));
    EXPECT_TRUE(says(words, "MOTHERS-NOTE"));
}

TEST_P(WhatIsHeld, CountsWhoLookedByRoleAndNamesNobody)
{
    plant();
    look(rowan);
    const SubjectBundle bundle = look(rowan);
    const auto looks = std::ranges::find(bundle.looks, "Service manager", &LooksByRole::role);
    ASSERT_NE(looks, bundle.looks.end());
    EXPECT_GE(looks->count, 1);
}

TEST_P(WhatIsHeld, CallsTheirOwnReadingTheirOwn)
{
    plant();
    const auto noted = transact([&](UnitOfWork& work) {
        const Actor reader{.user = UserId{"mother-1"},
                           .authority = AuthorityId{"authority-1"},
                           .role = Role::agency_link};
        audit(work, reader, clock_.now(), {.action = Action::minutes_view, .case_id = family});
        return Result<Done>{Done{}};
    });
    ASSERT_TRUE(noted);

    const SubjectBundle bundle = look(mother);

    const auto looks = std::ranges::find(bundle.looks, "You, by your link", &LooksByRole::role);
    ASSERT_NE(looks, bundle.looks.end());
    EXPECT_EQ(looks->count, 1);
    EXPECT_EQ(std::ranges::count(bundle.looks, "Agency contact by link", &LooksByRole::role), 0);
}

TEST_P(WhatIsHeld, SaysOnHowManyDaysEachRoleLooked)
{
    plant();
    look(rowan);
    clock_.set(test::at("2026-11-27T09:00"));
    look(rowan);
    const SubjectBundle bundle = look(rowan);

    const auto looks = std::ranges::find(bundle.looks, "Service manager", &LooksByRole::role);
    ASSERT_NE(looks, bundle.looks.end());
    EXPECT_EQ(looks->days, 2);
    EXPECT_EQ(looks->last, london_date(test::at("2026-11-27T09:00")));
    EXPECT_LT(looks->first, looks->last);
}

TEST_P(WhatIsHeld, TellsNobodyOfTheFamilyWhatAnotherOfItRead)
{
    plant();
    const auto noted = transact([&](UnitOfWork& work) {
        const Actor reader{.user = UserId{"link:seat-father"},
                           .authority = AuthorityId{"authority-1"},
                           .role = Role::agency_link};
        audit(work, reader, clock_.now(), {.action = Action::minutes_view, .case_id = family});
        return Result<Done>{Done{}};
    });
    ASSERT_TRUE(noted);

    const SubjectBundle bundle = look(mother);

    EXPECT_EQ(std::ranges::count(bundle.looks, "Agency contact by link", &LooksByRole::role), 0);
    EXPECT_EQ(std::ranges::count(bundle.looks, "You, by your link", &LooksByRole::role), 0);
}

TEST_P(WhatIsHeld, SaysBeforehandWhenNobodyElseCouldReleaseIt)
{
    hold_and_approve();
    const auto previewed = [this] {
        return transact([&](UnitOfWork& work) {
            return preview_bundle(work, tools(), head(), family, mother);
        });
    };
    EXPECT_TRUE(previewed()->another_may_release);

    test::run(temp_.pool(), "update staff_user set active = 0 where id = 'head-2'");
    EXPECT_FALSE(previewed()->another_may_release);
}

TEST_P(WhatIsHeld, IsPreparedByOneForAReasonAndReleasedByAnother)
{
    plant();
    EXPECT_EQ(prepare(rowan, "Too short").error().refusal, Refusal::invalid_input);
    EXPECT_EQ(prepare(rowan, reason, "another").error().refusal, Refusal::wrong_state);
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    EXPECT_EQ(fetch(*bundle).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(release(*bundle, "head-1").error().refusal, Refusal::needs_second_person);
    const auto released = release(*bundle);
    ASSERT_TRUE(released);
    EXPECT_EQ(released->released_by, UserId{"head-2"});
    EXPECT_FALSE(release(*bundle));
    const auto given = fetch(*bundle);
    ASSERT_TRUE(given);
    EXPECT_TRUE(says(words_of(given->content), "SHARED-VIEWS"));
}

TEST_P(WhatIsHeld, IsNotReleasedFromTheSignInThatPreparedItNorByWhomItIsAbout)
{
    plant();
    sign_in_ = "session-1";
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    EXPECT_EQ(release(*bundle).error().refusal, Refusal::needs_second_person);
    sign_in_ = "session-2";
    EXPECT_TRUE(release(*bundle));

    test::run(temp_.pool(), "update family_case set lead_worker_id = 'head-2' where id = 'case-1'");
    sign_in_ = "session-1";
    const auto own = prepare({.user = UserId{"head-2"}});
    ASSERT_TRUE(own);
    sign_in_ = "session-2";
    EXPECT_EQ(release(*own).error().refusal, Refusal::needs_second_person);
}

TEST_P(WhatIsHeld, HasTheMailsToAParentAndSaysThatACorrectedCopyReplacedAnother)
{
    plant();
    for (const char* statement :
         {"insert into circulation (id, authority_id, meeting_id, kind, invitee_id, "
          "family_member_id, amendment_ids, link_hash, sent_by, sent_at, expires_at, revoked_at) "
          "values ('c-1', 'authority-1', 'm1', 'minutes', 'seat-mother', 'mother-1', '', 'h1', "
          "'chair-1', 0, 1, 1782730800), ('c-2', 'authority-1', 'm1', 'minutes', 'seat-mother', "
          "'mother-1', 'a-1', 'h2', 'chair-1', 1782730800, 1800000000, null)",
          "insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, invitee_id, "
          "notice_id, sequence, to_email, message_id, state, next_at, created_at, terminal_at) "
          "values ('o-1', 'authority-1', 'k1', 'request', 'm1', 'seat-mother', null, 1, "
          "'hazel@mail.example', 'i1', 'sent', 0, 1782730800, 1782817200), "
          "('o-2', 'authority-1', 'k2', 'actions', null, null, 'member:mother-1', 1, "
          "'hazel@mail.example', 'i2', 'sent', 0, 1782730800, 1782817200), "
          "('o-3', 'authority-1', 'k3', 'request', 'm1', 'seat-father', null, 1, "
          "'canary@mail.example', 'i3', 'sent', 0, 0, 0)"})
        test::run(temp_.pool(), statement);

    const std::string words = words_of(look(mother));

    for (const char* there : {"An invitation, or a change of one",
                              "How much of what you agreed to do is due",
                              "Sent: Tuesday 30 June 2026 at 12:00",
                              "Replaced by a corrected copy: Monday 29 June 2026 at 12:00"})
        EXPECT_TRUE(says(words, there)) << there << '\n' << words;
    for (const char* never : {"canary", "Taken back"})
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
    EXPECT_FALSE(says(words_of(look(rowan)), "hazel@"));
}

TEST_P(WhatIsHeld, IsForServiceManagersOfTheFamilyWhoEnteredTheirPasswordAgain)
{
    plant();
    const auto listed = [&](const Actor& actor) {
        return transact(
            [&](UnitOfWork& work) { return view_case_bundles(work, tools(), actor, family); });
    };
    EXPECT_TRUE(listed(head()));
    EXPECT_EQ(listed(as("worker-1")).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(listed(as("chair-1")).error().refusal, Refusal::not_permitted);
    Actor later = head();
    later.stepped_up_at.reset();
    EXPECT_EQ(listed(later).error().refusal, Refusal::needs_step_up);
    Actor elsewhere = head("head-3");
    elsewhere.teams.clear();
    EXPECT_FALSE(listed(elsewhere));
}

TEST_P(WhatIsHeld, LeavesInTheTrailWhoFetchedItAndNoWordOfIt)
{
    plant();
    const auto bundle = prepare(mother);
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    ASSERT_TRUE(fetch(*bundle));
    const auto entries = read([&](UnitOfWork& work) { return work.audit.all(authority, 0, 50); });
    int exported = 0;
    for (const AuditEntry& entry : entries) {
        if (entry.record.detail == "bundle=exported form=html person=mother-1") ++exported;
        for (const char* never : {"Asked for", "Hazel", "CANARY"})
            EXPECT_FALSE(says(entry.record.detail, never));
    }
    EXPECT_EQ(exported, 1);
    EXPECT_EQ(read([&](UnitOfWork& work) {
                  return work.case_bundles.find(authority, bundle->id)->exports;
              }),
              1);
}

QUORATE_ON_EVERY_DATABASE(WhatIsHeld);

}  // namespace
}  // namespace quorate::core
