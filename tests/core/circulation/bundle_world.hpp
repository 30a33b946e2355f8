#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "core/circulation/case_bundles.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core::bundle_world {

inline const CaseId family{"case-1"};
inline const BundleSubject rowan{.child = ChildId{"child-1"}};
inline const BundleSubject mother{.member = FamilyMemberId{"mother-1"}};
inline const std::string reason = "Asked for by letter on 20 November";

// A word in every place from which nothing may reach Rowan, nor the mother of Rowan alone. All of
// the record is marked for the family.
inline const char* const planted[] = {
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
    "'authority-1', 'case-1', 'strategy_discussion', 'KMPRTW', 'feed-s', 'held', 1760000000, "
    "1760003600, 'in_person', 'chair-2', 'CANARY-STRATEGY', 'chair-2', 0, 0)",
    "insert into meeting_child (authority_id, meeting_id, child_id) values "
    "('authority-1', 'strategy', 'child-1')",
    "insert into case_event (id, authority_id, case_id, kind, happened_on, note, recorded_by, "
    "recorded_at) values ('e-1', 'authority-1', 'case-1', 'strategy_discussion', '2026-10-01', "
    "'CANARY-EVENT', 'worker-1', 0), ('e-2', 'authority-1', 'case-1', 'referral', '2026-09-30', "
    "'CANARY-REFERRER', 'worker-1', 0)",
};

/// Requests about the record of a conference; head-1 and head-2 are service managers of its family.
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

inline bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

}  // namespace quorate::core::bundle_world
