#include "core/circulation/case_bundles.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "core/audit/audit_trail.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/bundle_text.hpp"
#include "core/dates/london_time.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

const CaseId family{"case-1"};
const BundleSubject rowan{.child = ChildId{"child-1"}};
const BundleSubject mother{.member = FamilyMemberId{"mother-1"}};
const std::string reason = "Asked for by letter on 20 November";

// A word in every place from which nothing may reach Rowan, nor the mother of Rowan alone. All of
// the record is marked for the family.
const char* const planted[] = {
    "update minute_section set visible_to_family = 1",
    "update minute_section set body = 'CANARY-SIBLING' where item = 'reason'",
    "update minute_section set body = 'CANARY-HISTORY' where item = 'analysis'",
    "insert into item_about (authority_id, meeting_id, item_id, child_ids, person_ids, source) "
    "select authority_id, meeting_id, id, 'child-2', '', 'other' from minute_section "
    "where item = 'reason' and body <> ''",
    "insert into item_about (authority_id, meeting_id, item_id, child_ids, person_ids, source) "
    "select authority_id, meeting_id, id, 'child-1', 'father-1', 'other' from minute_section "
    "where item = 'analysis' and body <> ''",
    "insert into item_about (authority_id, meeting_id, item_id, child_ids, person_ids, source) "
    "select authority_id, meeting_id, id, 'child-1', '', 'other' from minute_section "
    "where item = 'child_views' and body <> ''",
    "update decision set visible_to_family = 1, dissent = 'CANARY-DISSENT', "
    "reasons = 'ROWANS-REASONS'",
    "update decision set reasons = 'CANARY-SIBLING-REASONS' where child_id = 'child-2'",
    "insert into own_children (authority_id, case_id, family_member_id, child_ids) values "
    "('authority-1', 'case-1', 'mother-1', 'child-1')",
    "insert into safe_address (family_member_id, authority_id, address) values "
    "('father-1', 'authority-1', 'CANARY-ADDRESS'), ('mother-1', 'authority-1', 'CANARY-OWN')",
    "update family_member set phone = 'CANARY-PHONE', language = 'CANARY' where id = 'father-1'",
    "update invitee set reply_note = 'CANARY-NOTE' where id = 'seat-nurse'",
    "update invitee set reply = 'attend', reply_note = 'MOTHERS-NOTE', replied_at = 0 "
    "where id = 'seat-mother'",
    "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, starts_at, "
    "ends_at, mode, chair_id, venue, created_by, created_at, changed_at) values ('strategy', "
    "'authority-1', 'case-1', 'strategy_discussion', 'XXXXXX', 'feed-s', 'held', 1760000000, "
    "1760003600, 'in_person', 'chair-2', 'CANARY-STRATEGY', 'chair-2', 0, 0)",
    "insert into meeting_child (authority_id, meeting_id, child_id) values "
    "('authority-1', 'strategy', 'child-1')",
    "insert into case_event (id, authority_id, case_id, kind, happened_on, note, recorded_by, "
    "recorded_at) values ('e-1', 'authority-1', 'case-1', 'strategy_discussion', '2026-10-01', "
    "'CANARY-EVENT', 'worker-1', 0), ('e-2', 'authority-1', 'case-1', 'referral', '2026-09-30', "
    "'CANARY-REFERRER', 'worker-1', 0)",
};

class WhatIsHeld : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        for (const char* statement :
             {"insert into staff_user (id, authority_id, name, email, role, job_title, "
              "chairs_meetings, password_hash, created_at) values ('head-2', 'authority-1', 'Rue "
              "Standin', 'rue@exampleshire.example', 'SM', 'Service manager', 0, 'x', 0)",
              "insert into case_involvement (authority_id, case_id, user_id, expires_at, reason) "
              "values ('authority-1', 'case-1', 'head-1', 4000000000, 'x'), "
              "('authority-1', 'case-1', 'head-2', 4000000000, 'x')"})
            test::run(temp_.pool(), statement);
    }

    void plant()
    {
        hold_and_approve();
        for (const char* statement : planted)
            test::run(temp_.pool(), statement);
    }

    Actor head(const std::string& id = "head-1")
    {
        Actor actor = as(id);
        actor.role = Role::service_manager;
        return actor;
    }

    BundleTools tools() { return {clock_, seal_, links_}; }

    SubjectBundle look(const BundleSubject& person)
    {
        const auto shown = transact([&](UnitOfWork& work) {
            return preview_bundle(work, tools(), head(), family, person);
        });
        if (!shown) throw std::runtime_error{"nothing to look at"};
        return shown->content;
    }

    Result<CaseBundle> prepare(const BundleSubject& person,
                               const std::string& why = reason,
                               const std::string& digest = {})
    {
        const std::string looked_at = digest.empty() ? look(person).digest : digest;
        return transact([&](UnitOfWork& work) {
            return prepare_bundle(work,
                                  tools(),
                                  random_,
                                  head(),
                                  {.case_id = family,
                                   .person = person,
                                   .digest = looked_at,
                                   .reason = FreeText{why}});
        });
    }

    Result<CaseBundle> release(const CaseBundle& bundle, const std::string& by = "head-2")
    {
        return transact([&](UnitOfWork& work) {
            return release_bundle(work, tools(), head(by), family, bundle.id, bundle.digest);
        });
    }

    Result<BundlePreview> fetch(const CaseBundle& bundle)
    {
        return transact([&](UnitOfWork& work) {
            return export_bundle(work, tools(), head(), family, bundle.id, "html");
        });
    }

    Result<BundlePreview> shown(const CaseBundle& bundle)
    {
        return transact([&](UnitOfWork& work) {
            return view_bundle(work, tools(), head(), family, bundle.id);
        });
    }

    BundleRow listed(const CaseBundle& bundle)
    {
        const auto all = transact(
            [&](UnitOfWork& work) { return view_case_bundles(work, tools(), head(), family); });
        for (const BundleRow& row : all->rows)
            if (row.bundle.id == bundle.id) return row;
        throw std::runtime_error{"it is not in the list"};
    }

    Result<CaseBundle> again(const CaseBundle& bundle)
    {
        return transact([&](UnitOfWork& work) {
            return prepare_again(work, tools(), random_, head(), family, bundle.id);
        });
    }

    void change_rowan()
    {
        test::run(temp_.pool(), "update child set family_name = 'Otherwood' where id = 'child-1'");
    }

    static std::string words_of(const SubjectBundle& bundle)
    {
        std::string words = bundle.name.reveal() + bundle.about;
        for (const BundlePart& part : bundle.parts)
            for (const BundleEntry& entry : part.entries) {
                words += part.heading + '\n' + entry.title + '\n';
                for (const BundleLine& line : entry.lines)
                    words += line.label + ": " + line.words.reveal() + '\n';
            }
        for (const HeldBack& held : bundle.held_back)
            words += held.reason + '\n';
        return words;
    }

    static int held(const SubjectBundle& bundle, const std::string& why)
    {
        const auto found = std::ranges::find(bundle.held_back, why, &HeldBack::reason);
        return found == bundle.held_back.end() ? 0 : found->count;
    }

    test::FakeSeal seal_;
};

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

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

TEST_P(WhatIsHeld, StaysAsItWasReleasedWhateverChangesAfterwards)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    clock_.set(test::at("2026-11-26T09:00"));
    ASSERT_TRUE(release(*bundle));
    const SubjectBundle released = fetch(*bundle)->content;
    clock_.set(test::at("2026-12-04T09:00"));
    EXPECT_FALSE(shown(*bundle)->row->has_changed);
    change_rowan();

    const auto given = fetch(*bundle);

    ASSERT_TRUE(given);
    EXPECT_EQ(bundle_text(given->content), bundle_text(released));
    EXPECT_TRUE(says(words_of(given->content), "Rowan Testwood"));
    EXPECT_FALSE(says(words_of(given->content), "Otherwood"));
    EXPECT_EQ(given->made_at, test::at("2026-11-26T09:00"));
    EXPECT_TRUE(given->row->has_changed);
    EXPECT_TRUE(shown(*bundle)->can_be_given);
    EXPECT_TRUE(listed(*bundle).has_changed);
}

TEST_P(WhatIsHeld, StaysAsItWasReleasedForAProfessionalToo)
{
    plant();
    const auto bundle = prepare({.contact = ContactId{"contact-nurse"}});
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(),
              "update contact set job_title = 'Ward sister' where id = 'contact-nurse'");

    const auto given = fetch(*bundle);

    ASSERT_TRUE(given);
    EXPECT_TRUE(says(words_of(given->content), "Job: Health visitor"));
    EXPECT_FALSE(says(words_of(given->content), "Ward sister"));
    EXPECT_TRUE(listed(*bundle).has_changed);
}

TEST_P(WhatIsHeld, StaysAsItWasReleasedWhenTheProfessionalHasNoPartInItAnyMore)
{
    plant();
    test::run(temp_.pool(), "update family_case set lead_worker_id = 'head-1' where id = 'case-1'");
    const auto bundle = prepare({.user = UserId{"head-1"}});
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(),
              "update family_case set lead_worker_id = 'worker-1' where id = 'case-1'");

    EXPECT_TRUE(fetch(*bundle));
    EXPECT_FALSE(shown(*bundle)->can_be_prepared);
    EXPECT_EQ(again(*bundle).error().refusal, Refusal::not_found);
}

TEST_P(WhatIsHeld, IsPreparedAgainForTheSameReasonAndReleasedByAnother)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    change_rowan();

    const auto next = again(*bundle);

    ASSERT_TRUE(next);
    EXPECT_NE(next->id, bundle->id);
    EXPECT_EQ(next->subject, rowan);
    EXPECT_EQ(next->reason, FreeText{reason});
    EXPECT_EQ(next->state, BundleState::waiting);
    EXPECT_FALSE(listed(*next).has_changed);
    EXPECT_EQ(again(*bundle)->id, next->id);
    EXPECT_EQ(release(*next, "head-1").error().refusal, Refusal::needs_second_person);
    ASSERT_TRUE(release(*next));
    EXPECT_TRUE(says(words_of(fetch(*next)->content), "Otherwood"));
    EXPECT_TRUE(says(words_of(fetch(*bundle)->content), "Rowan Testwood"));
}

TEST_P(WhatIsHeld, IsNotReleasedOnceTheRecordIsAnotherAndCanBePreparedAgain)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    change_rowan();

    EXPECT_EQ(release(*bundle).error().refusal, Refusal::wrong_state);
    EXPECT_FALSE(shown(*bundle)->can_be_given);
    EXPECT_TRUE(listed(*bundle).has_changed);
    const auto next = again(*bundle);
    ASSERT_TRUE(next);
    EXPECT_TRUE(release(*next));
}

TEST_P(WhatIsHeld, IsNotGivenOnceTheRecordIsAnotherIfItWasReleasedBeforeItWasKept)
{
    plant();
    const auto bundle = prepare(rowan);
    ASSERT_TRUE(bundle);
    ASSERT_TRUE(release(*bundle));
    test::run(temp_.pool(), "update case_bundle set released_content = ''");
    EXPECT_TRUE(fetch(*bundle));
    change_rowan();
    EXPECT_EQ(fetch(*bundle).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(again(*bundle));
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
