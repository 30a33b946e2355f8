#include "core/circulation/decision_letters.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "tests/support/letters_fixture.hpp"

namespace quorate::core {
namespace {

class DecisionLettersOf : public test::LettersTest {};

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
