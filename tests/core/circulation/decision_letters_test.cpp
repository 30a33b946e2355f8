#include "core/circulation/decision_letters.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "tests/support/letters_fixture.hpp"

namespace quorate::core {
namespace {

class DecisionLettersOf : public test::LettersTest {
protected:
    Result<KeptLetter> correct(const std::string& recipient,
                               int version,
                               const std::string& who = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return draft_corrected_letter(
                work,
                clock_,
                as(who),
                {.meeting = meeting, .recipient = recipient, .version = version});
        });
    }

    void put_right(const std::string& child,
                   const std::string& body,
                   bool for_family,
                   int number = 1)
    {
        std::string part;
        for (const ChildDecision& each : minutes().decisions)
            if (each.child.text() == child)
                part = text_of({.kind = PartKind::decision, .id = each.id.text()});
        const auto amended = transact([&](UnitOfWork& work) {
            return amend_minutes(work,
                                 clock_,
                                 random_,
                                 digest_,
                                 as("chair-1"),
                                 {.meeting = meeting,
                                  .number = number,
                                  .part = part,
                                  .body = body,
                                  .reason = "The school asked for it",
                                  .visible_to_family = for_family});
        });
        ASSERT_TRUE(amended);
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
    exclude_father();

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

    let_go(mother);
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

    let_go(mother);
    let_go(father);
    ASSERT_TRUE(send(mother, "by_hand", "2026-11-26"));
    ASSERT_TRUE(send(father, "by_hand", "2026-11-27"));
    EXPECT_TRUE(letter_events().empty());
    ASSERT_TRUE(send(professionals, "e_mail", "2026-11-25"));

    EXPECT_EQ(letter_events(), std::vector<std::string>{"2026-11-27"});
}

TEST_P(DecisionLettersOf, TheFamilyArePostedOnlyWhereThatIsSafe)
{
    hold();
    let_go(mother);
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

TEST_P(DecisionLettersOf, AFamilyAreDraftedAnewWhereADecisionWasPutRightSince)
{
    hold();
    let_go(mother);
    ASSERT_TRUE(send(mother, "by_hand"));
    const std::string before = letter(mother).kept.sent_text.reveal();
    EXPECT_EQ(letter(mother).put_right, 0);
    EXPECT_EQ(correct(mother, 1).error().refusal, Refusal::wrong_state);
    approve();
    put_right("child-1", "THE-RIGHT-REASON", true);

    EXPECT_EQ(letter(mother).put_right, 1);
    EXPECT_EQ(look()->put_right, 1);
    EXPECT_EQ(correct(mother, 7).error().refusal, Refusal::stale_version);
    EXPECT_FALSE(correct(mother, 1, "worker-1"));
    ASSERT_TRUE(correct(mother, 1));

    const DecisionLetter drafted = letter(mother);
    const std::string now = words(mother);
    EXPECT_NE(now.find("THE-RIGHT-REASON"), std::string::npos) << now;
    EXPECT_NE(now.find("takes the place of our letter of Wednesday 25 November 2026"),
              std::string::npos)
        << now;
    ASSERT_EQ(drafted.earlier.size(), 1U);
    EXPECT_EQ(drafted.earlier.front().sent_text.reveal(), before);
    EXPECT_EQ(drafted.earlier.front().replaced_by, UserId{"support-1"});
    EXPECT_FALSE(drafted.kept.sent_on);
    EXPECT_EQ(look()->put_right, 0);
    EXPECT_EQ(correct(mother, 2).error().refusal, Refusal::wrong_state);

    EXPECT_EQ(send(mother, "by_hand", "2026-11-25", 2).error().refusal, Refusal::wrong_state);
    let_go(mother, 2);
    ASSERT_TRUE(send(mother, "by_hand", "2026-11-25", 2));
    EXPECT_EQ(letter(mother).put_right, 0);
    EXPECT_NE(letter(mother).kept.sent_text.reveal().find("THE-RIGHT-REASON"), std::string::npos);
}

TEST_P(DecisionLettersOf, AFamilySayNothingOfACorrectionThatIsNotForThem)
{
    hold();
    for (const std::string& each : {std::string{mother}, std::string{father}})
        let_go(each);
    ASSERT_TRUE(send(mother, "by_hand"));
    ASSERT_TRUE(send(professionals, "e_mail"));
    approve();
    put_right("child-2", "CANARY-SIBLING", false);
    test::run(temp_.pool(), "update minutes_amendment set visible_to_family = 1");
    put_right("child-1", "CANARY-NOT-MARKED", false, 2);

    EXPECT_EQ(letter(mother).put_right, 0);
    EXPECT_EQ(words(mother).find("CANARY"), std::string::npos);
    EXPECT_EQ(letter(professionals).put_right, 2);
    ASSERT_TRUE(correct(professionals, 1));
    EXPECT_NE(words(professionals).find("CANARY-SIBLING"), std::string::npos);
    EXPECT_EQ(words(father).find("CANARY"), std::string::npos);
}

TEST_P(DecisionLettersOf, AConferenceMetTheirLimitBeforeTheyWereCorrected)
{
    hold();
    let_go(mother);
    let_go(father);
    for (const std::string& each : {std::string{mother}, std::string{father}})
        ASSERT_TRUE(send(each, "by_hand"));
    ASSERT_TRUE(send(professionals, "e_mail"));
    approve();
    put_right("child-1", "THE-RIGHT-REASON", true);
    clock_.advance(std::chrono::days{2});
    ASSERT_TRUE(correct(professionals, 1));
    ASSERT_TRUE(send(professionals, "e_mail", "2026-11-27", 2));

    EXPECT_EQ(letter_events(), std::vector<std::string>{"2026-11-25"});
    EXPECT_TRUE(all_sent(*look()));
}

TEST_P(DecisionLettersOf, AFamilyLeaveInTheTrailWhichTookThePlaceOfWhich)
{
    hold();
    ASSERT_TRUE(send(professionals, "e_mail"));
    approve();
    put_right("child-1", "THE-RIGHT-REASON", false);
    ASSERT_TRUE(correct(professionals, 1));
    ASSERT_TRUE(send(professionals, "e_mail", "2026-11-25", 2));

    const auto entries = read([&](UnitOfWork& work) { return work.audit.all(authority, 0, 50); });
    std::vector<std::string> details;
    for (const AuditEntry& entry : entries) {
        details.push_back(entry.record.detail);
        EXPECT_EQ(entry.record.detail.find("THE-RIGHT"), std::string::npos);
    }
    for (const char* there : {"letter=corrected recipient=professionals replaces=1",
                              "letter=sent recipient=professionals how=e_mail replaces=1"})
        EXPECT_NE(std::ranges::find(details, there), details.end()) << there;
}

TEST_P(DecisionLettersOf, AConferenceLeaveFromItsDayToToday)
{
    hold();
    let_go(mother);

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
