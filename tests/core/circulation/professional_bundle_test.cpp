#include "core/circulation/professional_bundle.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "core/circulation/case_professionals.hpp"
#include "tests/support/fake_seal.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

const CaseId family{"case-1"};
const BundleSubject nurse{.contact = ContactId{"contact-nurse"}};
const BundleSubject worker{.user = UserId{"worker-1"}};

// What is the nurse's own, and what speaks of others in the very same places.
const char* const planted[] = {
    "update invitee set reply = 'attend', reply_note = 'I come from the clinic', replied_at = 0 "
    "where id = 'seat-nurse'",
    "update invitee set reply_note = 'CANARY-POLICE' where id = 'seat-police'",
    "update invitee set reply_note = 'CANARY-MOTHER' where id = 'seat-mother'",
    "insert into agency_report (id, authority_id, meeting_id, invitee_id, number, way, "
    "sealed_text, "
    "received_on, saved_at) values ('r-1', 'authority-1', 'm1', 'seat-nurse', 1, 'on_paper', "
    "'CANARY-REPORT', '2026-11-20', 0), ('r-2', 'authority-1', 'm1', 'seat-police', 1, 'by_mail', "
    "'CANARY-REPORT', '2026-11-19', 0)",
    "insert into decision_dissent (id, authority_id, meeting_id, child_id, invitee_id, agency, "
    "reason, recorded_by, recorded_at, statement) values ('d-1', 'authority-1', 'm1', 'child-1', "
    "'seat-nurse', 'Health trust', 'The threshold is not met', 'chair-1', 0, "
    "'CANARY Hazel is well'), ('d-2', 'authority-1', 'm1', 'child-1', 'seat-police', "
    "'Police protection unit', 'CANARY-DISSENT', 'chair-1', 0, '')",
    "insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, invitee_id, "
    "sequence, to_email, message_id, state, next_at, created_at, terminal_at) values "
    "('o-1', 'authority-1', 'k1', 'request', 'm1', 'seat-nurse', 1, 'noor@nhs.example', 'i1', "
    "'sent', 0, 0, 0), "
    "('o-2', 'authority-1', 'k2', 'request', 'm1', 'seat-police', 1, 'canary@police.example', "
    "'i2', 'sent', 0, 0, 0), "
    "('o-3', 'authority-1', 'k3', 'reminder', 'm1', 'seat-nurse', 1, 'noor@nhs.example', 'i3', "
    "'pending', 0, 0, null)",
};

class WhatIsHeldOfProfessionals : public test::RecordTest {
protected:
    SubjectBundle bundle_of(const BundleSubject& subject)
    {
        const auto bundle = read([&](UnitOfWork& work) {
            return subject_bundle(
                work, {clock_, seal_, links_}, *work.cases.find(authority, family), subject);
        });
        return bundle ? *bundle : SubjectBundle{};
    }

    void plant()
    {
        everyone_is_here();
        open();
        open_minutes();
        write("reason", "SECRET-REASON");
        write("child_views", "SHARED-VIEWS", true);
        agree(a_form({.contact = ContactId{"contact-nurse"}}));
        for (const char* statement : planted)
            test::run(temp_.pool(), statement);
    }

    static std::string words_of(const SubjectBundle& bundle)
    {
        std::string words = bundle.name.reveal() + bundle.about;
        for (const BundlePart& part : bundle.parts)
            for (const BundleEntry& entry : part.entries) {
                words += '\n' + part.heading + " | " + entry.title + '\n';
                for (const BundleLine& line : entry.lines)
                    words += line.label + ": " + line.words.reveal() + '\n';
            }
        return words;
    }

    static int held(const SubjectBundle& bundle, const std::string& why)
    {
        const auto found = std::ranges::find(bundle.held_back, why, &HeldBack::reason);
        return found == bundle.held_back.end() ? 0 : found->count;
    }

    bool lets_through(const BundleSubject& subject, const std::string& words)
    {
        return read([&](UnitOfWork& work) {
            const OwnWordsGate gate{work, *work.cases.find(authority, family), subject};
            return gate.lets_through(FreeText{words});
        });
    }

    test::FakeSeal seal_;
};

bool says(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

TEST_P(WhatIsHeldOfProfessionals, IsWhatIsAboutThemAndNothingAboutAnybodyElse)
{
    plant();
    const SubjectBundle bundle = bundle_of(nurse);
    const std::string words = words_of(bundle);

    for (const char* there : {"Noor Stubb",
                              "noor@nhs.example",
                              "I come from the clinic",
                              "Report, version 1",
                              "20 November 2026",
                              "The threshold is not met",
                              "An invitation, or a change of one",
                              "3 December 2026",
                              "4F7K2M"})
        EXPECT_TRUE(says(words, there)) << there << '\n' << words;
    for (const char* never : {"CANARY",
                              "canary",
                              "Rowan",
                              "Wren",
                              "Testwood",
                              "Hazel",
                              "Glen",
                              "SECRET",
                              "SHARED",
                              "A reminder",
                              "Lee Fixture"})
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
    EXPECT_EQ(held(bundle, "It is what a report says of the family"), 1);
    EXPECT_EQ(held(bundle, "It speaks of somebody else"), 2);
    EXPECT_TRUE(bundle.is_professional);
}

TEST_P(WhatIsHeldOfProfessionals, HasEveryMailWithWhenItWasSent)
{
    plant();
    for (const char* statement :
         {"insert into circulation (id, authority_id, meeting_id, kind, contact_id, link_hash, "
          "sent_by, sent_at, expires_at) values ('copy-1', 'authority-1', 'm1', 'actions', "
          "'contact-nurse', 'h', 'chair-1', 0, 1)",
          "insert into outbox_message (id, authority_id, dedupe_key, kind, meeting_id, "
          "circulation_id, notice_id, sequence, to_email, message_id, state, next_at, created_at, "
          "terminal_at) values "
          // Handed over on a day in summer, written the day before.
          "('o-4', 'authority-1', 'k4', 'actions', 'm1', 'copy-1', null, 1, 'noor@nhs.example', "
          "'i4', 'sent', 0, 1782730800, 1782817200), "
          "('o-5', 'authority-1', 'k5', 'actions', null, null, 'contact:contact-nurse', 1, "
          "'noor@nhs.example', 'i5', 'sent', 0, 1782730800, 1782817200), "
          "('o-6', 'authority-1', 'k6', 'actions', null, null, 'contact:contact-police', 1, "
          "'canary@police.example', 'i6', 'sent', 0, 0, 0)"})
        test::run(temp_.pool(), statement);

    const std::string words = words_of(bundle_of(nurse));

    for (const char* there : {"What: What you agreed to do\nOf the meeting: 4F7K2M",
                              "What: How much of what you agreed to do is due",
                              "Sent: Tuesday 30 June 2026 at 12:00"})
        EXPECT_TRUE(says(words, there)) << there << '\n' << words;
    for (const char* never : {"29 June", "canary"})
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
}

TEST_P(WhatIsHeldOfProfessionals, SaysWhenAMailThatCameBackWasSent)
{
    plant();
    for (const char* statement :
         {"update outbox_message set state = 'bounced', terminal_at = 1782817200 where id = 'o-1'",
          "insert into delivery_event (message_id, number, authority_id, meeting_id, invitee_id, "
          "step, at) values ('o-1', 1, 'authority-1', 'm1', 'seat-nurse', 'sent', 1782730800), "
          "('o-1', 2, 'authority-1', 'm1', 'seat-nurse', 'bounced', 1782817200)"})
        test::run(temp_.pool(), statement);

    const std::string words = words_of(bundle_of(nurse));

    EXPECT_TRUE(says(words, "Sent: Monday 29 June 2026 at 12:00\nWhat became of it: Came back"))
        << words;
}

TEST_P(WhatIsHeldOfProfessionals, CallsACopyReplacedThatACorrectionReplaced)
{
    plant();
    test::run(temp_.pool(),
              "insert into circulation (id, authority_id, meeting_id, kind, invitee_id, "
              "contact_id, amendment_ids, link_hash, sent_by, sent_at, expires_at, revoked_at) "
              "values ('c-1', 'authority-1', 'm1', 'minutes', 'seat-nurse', 'contact-nurse', '', "
              "'h1', 'chair-1', 0, 1, 1782730800), ('c-2', 'authority-1', 'm1', 'minutes', "
              "'seat-nurse', 'contact-nurse', 'a-1', 'h2', 'chair-1', 1782730800, 1800000000, "
              "null)");

    const std::string words = words_of(bundle_of(nurse));

    EXPECT_TRUE(says(words, "Replaced by a corrected copy: Monday 29 June 2026 at 12:00")) << words;
    EXPECT_FALSE(says(words, "Taken back")) << words;
}

TEST_P(WhatIsHeldOfProfessionals, IsForStaffWhoAreNamedInTheFamilysRecord)
{
    plant();
    const std::string words = words_of(bundle_of(worker));
    EXPECT_TRUE(says(words, "Kit Placeholder")) << words;
    EXPECT_TRUE(says(words, "Whether you were there: Present")) << words;
    const std::string chair = words_of(bundle_of({.user = UserId{"chair-1"}}));
    EXPECT_TRUE(says(chair, "You chaired it: Yes")) << chair;
    for (const char* never : {"CANARY", "Rowan", "Testwood", "Noor", "SECRET"}) {
        EXPECT_FALSE(says(words, never)) << never << '\n' << words;
        EXPECT_FALSE(says(chair, never)) << never << '\n' << chair;
    }
}

TEST_P(WhatIsHeldOfProfessionals, IsNothingOfWhoeverHadNoPartInIt)
{
    EXPECT_TRUE(bundle_of({.user = UserId{"stranger-1"}}).name.empty());
    EXPECT_TRUE(bundle_of({.contact = ContactId{"contact-gp"}}).name.empty());
    EXPECT_TRUE(bundle_of({}).name.empty());
}

TEST_P(WhatIsHeldOfProfessionals, NamesEachOfThemOnce)
{
    const auto all = read([&](UnitOfWork& work) {
        return case_professionals(work, *work.cases.find(authority, family));
    });
    for (const BundleSubject& there : {nurse, worker, BundleSubject{.user = UserId{"chair-1"}}})
        EXPECT_EQ(std::ranges::count(all, there, &CaseProfessional::subject), 1) << there.text();
    EXPECT_TRUE(std::ranges::is_sorted(
        all, {}, [](const CaseProfessional& each) { return each.name.reveal(); }));
}

TEST_P(WhatIsHeldOfProfessionals, HasNoWordsThatSpeakOfTheFamilyOrOfAColleague)
{
    EXPECT_TRUE(lets_through(nurse, "I am on leave until noon"));
    EXPECT_TRUE(lets_through(nurse, "Noor Stubb comes for me"));
    for (const char* words : {"I saw ROWAN at home",
                              "hazel rang me",
                              "The Testwoods; Testwood",
                              "Mum was well",
                              "I know the children",
                              "Lee will come instead",
                              "Ring me on 01632 960123",
                              "They moved to EX1 2AB"})
        EXPECT_FALSE(lets_through(nurse, words)) << words;
    EXPECT_FALSE(lets_through(worker, "Noor Stubb comes for me"));
}

TEST_P(WhatIsHeldOfProfessionals, HasNoWordsThatSpeakOfThemWithoutAName)
{
    EXPECT_TRUE(lets_through(nurse, "There is nothing more that I can add"));
    for (const char* words : {"She was drunk when I came",
                              "I rang him twice",
                              "Their house was cold",
                              "Two boys were there",
                              "The carer was late",
                              "I do not trust the boyfriend",
                              "Mrs T came to the clinic"})
        EXPECT_FALSE(lets_through(nurse, words)) << words;
}

TEST_P(WhatIsHeldOfProfessionals, HasNoNamesHoweverTheyAreTyped)
{
    test::run(temp_.pool(),
              "update staff_user set name = 'Zoë Smith-Fixture' where id = 'chair-1'");
    test::run(temp_.pool(), "update staff_user set name = 'Jo Placeholder' where id = 'worker-1'");
    for (const char* words : {"Rowan’s school rang",
                              "Mum’s kitchen was cold",
                              "The Testwoods’ dog",
                              "ro\u200bwan was at home",
                              "I spoke to Zoe",
                              "I spoke to ZOË",
                              "Ask Smith",
                              "Jo will come instead"})
        EXPECT_FALSE(lets_through(nurse, words)) << words;
}

TEST_P(WhatIsHeldOfProfessionals, TellsThemOfTheirOwnLooksAlone)
{
    hold_and_approve();
    for (const LooksByRole& each : bundle_of(worker).looks)
        EXPECT_EQ(each.role, "You");
    EXPECT_TRUE(bundle_of(nurse).looks.empty());
}

QUORATE_ON_EVERY_DATABASE(WhatIsHeldOfProfessionals);

}  // namespace
}  // namespace quorate::core
