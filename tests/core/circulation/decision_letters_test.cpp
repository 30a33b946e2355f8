#include "core/circulation/decision_letters.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "core/audit/audit_trail.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

constexpr const char* mother = "seat-mother";
constexpr const char* father = "seat-father";
const std::string professionals{common_letter};

class DecisionLettersOf : public test::RecordTest {
protected:
    // A conference that has ended and whose minutes are not agreed; the first child's decision is
    // marked for the family.
    void hold()
    {
        everyone_is_here();
        open();
        open_minutes();
        write("child_views", "SHARED-VIEWS", true);
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
        test::run(temp_.pool(),
                  "update decision set visible_to_family = 1, dissent = 'DISSENT' "
                  "where child_id = 'child-1'");
        close();
    }

    Result<DecisionLetters> look(const std::string& who = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return view_decision_letters(work, clock_, as(who), meeting);
        });
    }

    DecisionLetter letter(const std::string& recipient)
    {
        const auto letters = look();
        if (!letters) throw std::runtime_error{"no letters"};
        for (const DecisionLetter& each : letters->letters)
            if (each.recipient == recipient) return each;
        throw std::runtime_error{"no letter to " + recipient};
    }

    std::string words(const std::string& recipient) { return whole_text(letter(recipient).text); }

    Result<KeptLetter> reword(const std::string& recipient, const std::string& opening)
    {
        return transact([&](UnitOfWork& work) {
            return word_letter(work,
                               clock_,
                               as("support-1"),
                               {.meeting = meeting, .recipient = recipient, .opening = opening});
        });
    }

    Result<KeptLetter> send(const std::string& recipient,
                            const std::string& how,
                            const char* on = "2026-11-25",
                            int version = 0)
    {
        return transact([&](UnitOfWork& work) {
            return mark_letter_sent(work,
                                    case_tools(),
                                    as("support-1"),
                                    {.meeting = meeting,
                                     .recipient = recipient,
                                     .version = version,
                                     .how = how,
                                     .on = parse_date(on)});
        });
    }

    Result<PrintedLetter> print(const std::string& recipient)
    {
        return transact([&](UnitOfWork& work) {
            return print_letter(work, case_tools(), as("support-1"), meeting, recipient);
        });
    }

    void keep_address()
    {
        const Result<Done> kept = transact([&](UnitOfWork& work) -> Result<Done> {
            work.cases.keep_safe_address(
                authority, FamilyMemberId{"mother-1"}, PostalAddress{"1 Hidden Row"});
            return Done{};
        });
        EXPECT_TRUE(kept);
    }

    std::vector<std::string> letter_events()
    {
        return read([&](UnitOfWork& work) {
            std::vector<std::string> days;
            for (const CaseEvent& event : work.case_events.of_case(authority, CaseId{"case-1"}))
                if (event.kind == EventKind::decision_letter_sent) days.push_back(iso(event.on));
            return days;
        });
    }

    // A core group of the same children in two weeks, with a seat of the mother's.
    void book_core_group()
    {
        const auto start = test::at("2026-12-07T14:00").time_since_epoch().count();
        test::run(temp_.pool(),
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) "
                  "values ('m2', 'authority-1', 'case-1', 'core_group', 'CG7K2M', 'feed-m2', "
                  "'scheduled', " +
                      std::to_string(start) + ", " + std::to_string(start + 3600) +
                      ", 'in_person', 'worker-1', 'worker-1', 0, 0)");
        test::run(temp_.pool(),
                  "insert into meeting_child (authority_id, meeting_id, child_id) values "
                  "('authority-1', 'm2', 'child-1')");
        test::run(temp_.pool(),
                  "insert into invitee (id, authority_id, meeting_id, family_member_id, "
                  "requirement, email, calendar_uid, link_hash, created_at) values "
                  "('seat-m2', 'authority-1', 'm2', 'mother-1', 'quorum', '', 'uid-m2', 'hash-m2', "
                  "0)");
    }
};

TEST_P(DecisionLettersOf, AFamilyArePostedOnlyWhereAnAddressIsSafe)
{
    hold();
    EXPECT_FALSE(letter(mother).may_be_posted);
    EXPECT_TRUE(letter(professionals).may_be_posted);

    keep_address();

    EXPECT_TRUE(letter(mother).may_be_posted);
    test::run(temp_.pool(),
              "update family_member set safe_contact_notes = 'Never write' where id = 'mother-1'");
    EXPECT_FALSE(letter(mother).may_be_posted);
}

TEST_P(DecisionLettersOf, AConferenceAreDraftedBeforeItsMinutesAreAgreed)
{
    hold();

    const std::string letter = words(mother);
    EXPECT_NE(letter.find("Reasons for child-1"), std::string::npos) << letter;
    EXPECT_EQ(letter.find("Reasons for child-2"), std::string::npos);
    EXPECT_EQ(letter.find("DISSENT"), std::string::npos);
    EXPECT_EQ(letter.find("SHARED-VIEWS"), std::string::npos);
    const std::string common = words(professionals);
    EXPECT_NE(common.find("Reasons for child-2"), std::string::npos);
    EXPECT_EQ(common.find("DISSENT"), std::string::npos);
    EXPECT_FALSE(look()->is_agreed);
    EXPECT_EQ(look()->letters.size(), 3u);
}

TEST_P(DecisionLettersOf, AMeetingThatHasNotEndedAreNotThere)
{
    open();

    const auto refused = look();

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::wrong_state);
    EXPECT_EQ(
        complaints(refused.error()),
        std::vector<std::string>{"meeting: The letters can be drafted once the meeting has ended"});
}

TEST_P(DecisionLettersOf, AStrategyDiscussionAreRefusedWithASentence)
{
    hold();
    test::run(temp_.pool(), "update meeting set type = 'strategy_discussion' where id = 'm1'");

    const auto refused = look();

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              std::vector<std::string>{"meeting: Nothing of this meeting goes to the family, so it "
                                       "has no decision letter"});
}

TEST_P(DecisionLettersOf, NobodyGoToWhoIsExcluded)
{
    hold();
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'r', "
              "'worker-1', 0)");

    EXPECT_FALSE(letter(father).exists());
    EXPECT_TRUE(letter(father).text.parts.empty());
    const auto sent = send(father, "by_hand");
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().refusal, Refusal::wrong_state);
}

TEST_P(DecisionLettersOf, TheFamilySayWhenTheyThemselvesMeetNext)
{
    hold();
    book_core_group();

    EXPECT_NE(words(mother).find("Monday 7 December 2026 at 14:00"), std::string::npos);
    EXPECT_EQ(words(father).find("7 December"), std::string::npos);
    EXPECT_EQ(words(father).find("core group"), std::string::npos);
    EXPECT_NE(words(professionals).find("Monday 7 December 2026 at 14:00"), std::string::npos);
}

TEST_P(DecisionLettersOf, AFamilyKeepWhatSomebodyWrote)
{
    hold();

    ASSERT_TRUE(reword(mother, "We met about you."));

    EXPECT_EQ(letter(mother).text.opening, "We met about you.");
    EXPECT_EQ(letter(mother).kept.worded_by, UserId{"support-1"});
    EXPECT_NE(letter(father).text.opening, "We met about you.");
    const auto late = reword(mother, "Late");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().refusal, Refusal::stale_version);
}

TEST_P(DecisionLettersOf, AFamilyNeverChangeOnceTheyHaveLeft)
{
    hold();
    const std::string before = words(mother);

    ASSERT_TRUE(send(mother, "by_hand"));
    approve();
    book_core_group();

    const DecisionLetter sent = letter(mother);
    EXPECT_EQ(sent.kept.sent_text.reveal(), before);
    EXPECT_EQ(sent.kept.sent_how, LetterWay::by_hand);
    EXPECT_TRUE(sent.has_changed);
    EXPECT_EQ(reword(mother, "Late").error().refusal, Refusal::wrong_state);
    EXPECT_EQ(send(mother, "by_hand").error().refusal, Refusal::wrong_state);
}

TEST_P(DecisionLettersOf, AConferenceMeetTheirLimitWhenTheLastHasLeft)
{
    hold();
    clock_.advance(std::chrono::days{2});

    ASSERT_TRUE(send(mother, "by_hand", "2026-11-26"));
    ASSERT_TRUE(send(father, "by_hand", "2026-11-27"));
    EXPECT_TRUE(letter_events().empty());
    ASSERT_TRUE(send(professionals, "e_mail", "2026-11-25"));

    EXPECT_EQ(letter_events(), std::vector<std::string>{"2026-11-27"});
}

TEST_P(DecisionLettersOf, TheFamilyArePostedOnlyWhereThatIsSafe)
{
    hold();
    EXPECT_TRUE(print(mother)->address.empty());
    EXPECT_EQ(complaints(send(mother, "post").error()),
              std::vector<std::string>{"how: This letter is to be given by hand: no address is "
                                       "kept that is safe for post"});
    keep_address();
    EXPECT_EQ(print(mother)->address.reveal(), "1 Hidden Row");
    EXPECT_TRUE(print(father)->address.empty());
    EXPECT_TRUE(print(professionals)->address.empty());

    test::run(temp_.pool(),
              "update family_member set safe_contact_notes = 'No post' where id = 'mother-1'");
    EXPECT_TRUE(print(mother)->address.empty());
    EXPECT_FALSE(send(mother, "post"));
    test::run(temp_.pool(),
              "update family_member set safe_contact_notes = '' where id = 'mother-1'");
    EXPECT_TRUE(send(mother, "post"));
}

TEST_P(DecisionLettersOf, AConferenceLeaveFromItsDayToToday)
{
    hold();

    for (const char* day : {"2026-11-24", "2026-11-26", "never"}) {
        const auto refused = send(mother, "by_hand", day);
        ASSERT_FALSE(refused) << day;
        EXPECT_EQ(refused.error().fields.front().field, "on") << day;
    }
    EXPECT_EQ(send(mother, "e_mail").error().fields.front().field, "how");
}

TEST_P(DecisionLettersOf, AConferenceAreForThoseWhoSendPapers)
{
    hold();

    EXPECT_TRUE(look("chair-1"));
    EXPECT_FALSE(look("stranger-1"));
}

QUORATE_ON_EVERY_DATABASE(DecisionLettersOf);

}  // namespace
}  // namespace quorate::core
