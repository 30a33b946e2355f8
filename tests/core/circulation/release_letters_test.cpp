#include "core/circulation/release_letters.hpp"

#include <gtest/gtest.h>

#include "tests/support/letters_fixture.hpp"

namespace quorate::core {
namespace {

class LettersToRelease : public test::LettersTest {};

TEST_P(LettersToRelease, OfTheFamilyLeaveOnceAColleagueHasReleasedThem)
{
    hold();
    EXPECT_EQ(letter(mother).release(), LetterRelease::to_ask);
    EXPECT_EQ(letter(professionals).release(), LetterRelease::not_needed);
    EXPECT_EQ(complaints(send(mother, "by_hand").error()),
              std::vector<std::string>{
                  "recipient: A colleague has to release this letter before it leaves"});

    const auto copy = hand_on(mother);
    ASSERT_TRUE(copy);
    EXPECT_EQ(letter(mother).release(), LetterRelease::waiting);
    EXPECT_FALSE(send(mother, "by_hand"));
    EXPECT_EQ(look_at(copy->id)->waiting.copy.text.reveal(), words(mother));
    ASSERT_TRUE(release(copy->id));

    EXPECT_EQ(letter(mother).release(), LetterRelease::released);
    EXPECT_EQ(hand_on(mother).error().refusal, Refusal::already_exists);
    EXPECT_TRUE(send(mother, "by_hand"));
    EXPECT_TRUE(send(professionals, "e_mail"));
    EXPECT_EQ(hand_on(professionals).error().refusal, Refusal::wrong_state);
}

TEST_P(LettersToRelease, AreNotReleasedByWhoeverHandedThemOn)
{
    hold();
    const auto copy = hand_on(mother, "chair-1");
    ASSERT_TRUE(copy);

    EXPECT_EQ(release(copy->id, "chair-1").error().refusal, Refusal::needs_second_person);
    EXPECT_TRUE(look_at(copy->id, "chair-1")->waiting.is_own);
    EXPECT_EQ(release(copy->id, "support-1").error().refusal, Refusal::not_permitted);
    EXPECT_TRUE(release(copy->id, "manager-1"));
    EXPECT_EQ(release(copy->id, "manager-1").error().refusal, Refusal::wrong_state);
}

TEST_P(LettersToRelease, AreNotReleasedFromTheSignInThatHandedThemOn)
{
    hold();
    sign_in_ = "session-1";
    const auto copy = hand_on(mother);
    ASSERT_TRUE(copy);

    EXPECT_TRUE(look_at(copy->id, "manager-1")->waiting.is_own);
    EXPECT_EQ(release(copy->id, "manager-1").error().refusal, Refusal::needs_second_person);
    sign_in_ = "session-2";
    EXPECT_TRUE(release(copy->id, "manager-1"));
}

TEST_P(LettersToRelease, AreTakenBackByWhoeverHandedThemOn)
{
    hold();
    ASSERT_TRUE(hand_on(mother));
    const auto take_back = [this](const std::string& who) {
        return transact([&](UnitOfWork& work) {
            return take_back_letter(work, clock_, as(who), meeting, mother);
        });
    };

    EXPECT_EQ(take_back("chair-1").error().refusal, Refusal::not_permitted);
    EXPECT_TRUE(take_back("support-1"));
    EXPECT_EQ(take_back("support-1").error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(queue()->empty());
}

TEST_P(LettersToRelease, AreNotHandedOnWhereNobodyElseMayReleaseThem)
{
    hold();
    test::run(temp_.pool(), "update staff_user set active = 0 where id <> 'chair-1'");

    const auto copy = hand_on(mother, "chair-1");

    ASSERT_FALSE(copy);
    EXPECT_EQ(copy.error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(copy.error().fields.front().message.starts_with("Nobody but you may release it"));
}

TEST_P(LettersToRelease, AreHandedOnAgainOnceTheirWordsChange)
{
    hold();
    const auto first = hand_on(mother);
    ASSERT_TRUE(first);
    clock_.advance(std::chrono::minutes{1});
    ASSERT_TRUE(reword(mother, "We met about you."));
    EXPECT_TRUE(look_at(first->id)->has_changed);
    EXPECT_EQ(release(first->id).error().refusal, Refusal::wrong_state);

    ASSERT_TRUE(hand_on(mother, "support-1", 1));
    ASSERT_EQ(queue()->size(), 1u) << "the one before waits no longer";
    ASSERT_TRUE(release(queue()->front().copy.id));
    book_core_group();

    EXPECT_EQ(letter(mother).release(), LetterRelease::to_ask);
    EXPECT_FALSE(send(mother, "by_hand", "2026-11-25", 1));
}

TEST_P(LettersToRelease, SayWhyAColleagueDidNotReleaseThem)
{
    hold();
    const auto copy = hand_on(mother);
    ASSERT_TRUE(copy);
    EXPECT_EQ(turn_down(copy->id, " ").error().fields.front().field, "reason");
    ASSERT_TRUE(turn_down(copy->id, "Leave the address out"));

    EXPECT_EQ(letter(mother).release(), LetterRelease::refused);
    EXPECT_EQ(letter(mother).copy->reason.reveal(), "Leave the address out");
    EXPECT_FALSE(send(mother, "by_hand"));
    clock_.advance(std::chrono::minutes{1});
    EXPECT_TRUE(hand_on(mother));
}

TEST_P(LettersToRelease, OfProfessionalsWaitWhereTheCaseAsksForMoreCare)
{
    hold();
    exclude_father();

    EXPECT_EQ(letter(professionals).release(), LetterRelease::to_ask);
    EXPECT_FALSE(send(professionals, "e_mail"));
    let_go(professionals);
    EXPECT_TRUE(send(professionals, "e_mail"));
}

TEST_P(LettersToRelease, OfProfessionalsWaitWhereTheFamilyIsRestricted)
{
    hold();
    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    const auto professional = transact([&](UnitOfWork& work) {
        return view_decision_letters(work, clock_, as("chair-1"), meeting);
    });

    ASSERT_TRUE(professional);
    EXPECT_EQ(professional->letters.back().recipient, professionals);
    EXPECT_EQ(professional->letters.back().release(), LetterRelease::to_ask);
}

TEST_P(LettersToRelease, ShowTheirLastDayInTheQueue)
{
    hold();
    ASSERT_TRUE(hand_on(mother));
    clock_.advance(std::chrono::minutes{1});
    ASSERT_TRUE(hand_on(father));

    const auto waiting = queue();

    ASSERT_TRUE(waiting && waiting->size() == 2u);
    EXPECT_EQ(iso(waiting->front().last_day.value()), "2026-11-26");
    EXPECT_EQ(waiting->front().left.working_days, 1);
    EXPECT_EQ(waiting->front().copy.recipient, mother);
    EXPECT_FALSE(queue("support-1"));
}

QUORATE_ON_EVERY_DATABASE(LettersToRelease);

}  // namespace
}  // namespace quorate::core
