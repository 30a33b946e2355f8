#include "core/circulation/plan_in_letters.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/circulation/mark_plan_lines.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "tests/support/letters_fixture.hpp"

namespace quorate::core {
namespace {

// A conference that was adjourned for want of quorum.
class PlanInLettersOf : public test::LettersTest {
protected:
    void SetUp() override
    {
        LettersTest::SetUp();
        ASSERT_TRUE(transact([&](UnitOfWork& work) {
            return close_meeting(
                work,
                case_tools(),
                as("chair-1"),
                {.meeting = meeting,
                 .version = work.meetings.find(authority, meeting)->version,
                 .adjourns = true,
                 .interim_plan = "Gran stays with them all week\nA taxi to school"});
        }));
    }

    Result<Done> mark(std::vector<int> lines)
    {
        return transact([&](UnitOfWork& work) {
            return mark_plan_lines(
                work, clock_, as("chair-1"), {.meeting = meeting, .lines = std::move(lines)});
        });
    }

    ChildDecision first()
    {
        const auto decisions = minutes().decisions;
        return *std::ranges::find(decisions, ChildId{"child-1"}, &ChildDecision::child);
    }

    Result<ChildDecision> decide_again(const std::string& reasons, bool for_family = false)
    {
        const int version = first().version;
        return transact([&](UnitOfWork& work) {
            return record_decision(work,
                                   clock_,
                                   random_,
                                   as("chair-1"),
                                   {.meeting = meeting,
                                    .child = ChildId{"child-1"},
                                    .version = version,
                                    .outcome = "adjourned",
                                    .reasons = reasons,
                                    .visible_to_family = for_family});
        });
    }

    PlanInLetters told()
    {
        return read([&](UnitOfWork& work) {
            return plan_in_letters(work, authority, work.minutes.closing(authority, meeting));
        });
    }
};

TEST_P(PlanInLettersOf, WhatTheFamilyReadsOfItStaysOnceALetterWithItWasGiven)
{
    ASSERT_TRUE(mark({1}));
    let_go(mother);
    ASSERT_TRUE(mark({1, 2})) << "it has not left";
    ASSERT_TRUE(mark({1})) << "and says what was released again";
    ASSERT_TRUE(send(mother, "by_hand"));

    EXPECT_TRUE(told().to_family);
    const auto refused = mark({1, 2});
    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              std::vector<std::string>{
                  "lines: A letter with lines of this plan was given to the family already. Agree "
                  "the minutes, then put it right by a correction"});
    EXPECT_FALSE(mark({}));
}

TEST_P(PlanInLettersOf, ALetterWithoutAnyLineLeavesTheChairFree)
{
    let_go(mother);
    ASSERT_TRUE(send(mother, "by_hand"));

    EXPECT_FALSE(told().to_anybody);
    EXPECT_TRUE(mark({1}));
}

TEST_P(PlanInLettersOf, ReasonsWithThePlanStayOnceProfessionalsWereTold)
{
    const std::string reasons = first().reasons.reveal();
    ASSERT_TRUE(decide_again(reasons + "\nAnd Mum rings daily"));
    ASSERT_TRUE(send(professionals, "e_mail"));

    EXPECT_TRUE(told().to_anybody);
    EXPECT_FALSE(told().to_family);
    EXPECT_TRUE(mark({1})) << "the family was told nothing of it";
    const auto refused = decide_again(reasons);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields.front().field, "reasons");
    EXPECT_FALSE(decide_again("Too few were there"));
    EXPECT_TRUE(decide_again(first().reasons.reveal(), true)) << "whom it is for is no word of it";
}

QUORATE_ON_EVERY_DATABASE(PlanInLettersOf);

}  // namespace
}  // namespace quorate::core
