#include "core/minutes/kept_draft.hpp"

#include <gtest/gtest.h>

#include "core/minutes/minutes_file.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class KeptDrafts : public test::RecordTest {
protected:
    Result<Done> keep(const std::string& words, const char* who = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return keep_draft(work, clock_, as(who), meeting, "decision", words);
        });
    }

    std::string kept(const char* who = "support-1", const char* item = "decision")
    {
        const auto scrap =
            read([&](UnitOfWork& work) { return draft_beside(work, as(who), meeting, item); });
        return scrap ? scrap->words.reveal() : "";
    }
};

TEST_P(KeptDrafts, AreThereAgainForWhoTypedThemAndNobodyElse)
{
    open_minutes();

    ASSERT_TRUE(keep("reasons=Half a sen"));
    ASSERT_TRUE(keep("reasons=Half a sentence"));

    EXPECT_EQ(kept(), "reasons=Half a sentence");
    EXPECT_EQ(kept("chair-1"), "");
    EXPECT_EQ(kept("support-1", "plan"), "");
}

TEST_P(KeptDrafts, AreDroppedWhenNothingIsLeftOfThem)
{
    open_minutes();
    ASSERT_TRUE(keep("reasons=Half a sentence"));

    ASSERT_TRUE(keep(""));

    EXPECT_EQ(kept(), "");
}

TEST_P(KeptDrafts, EndWithTheChairsAgreement)
{
    everyone_is_here();
    open();
    open_minutes();
    ASSERT_TRUE(keep("reasons=Half a sentence"));
    decide("child-1", "cp_plan_made", "NEG");
    decide("child-2", "no_cp_plan_cin", "");
    close();
    approve();

    EXPECT_EQ(kept(), "");
    const auto late = keep("reasons=Half a sentence");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().refusal, Refusal::wrong_state);
}

TEST_P(KeptDrafts, AreForThoseWhoMayReadTheMinutes)
{
    open_minutes();

    EXPECT_FALSE(keep("reasons=Half a sentence", "stranger-1"));
}

TEST_P(KeptDrafts, AreNotForWhoeverReadsTheFamilyInAnEmergency)
{
    open_minutes();
    test::run(temp_.pool(),
              "insert into emergency_access (id, authority_id, user_id, case_id, reference, "
              "reason, asked_at, opened_at, ends_at) values ('e-1', 'authority-1', 'stranger-1', "
              "'case-1', 'EX-1', 'r', 0, 0, 99999999999)");

    EXPECT_TRUE(transact(
        [&](UnitOfWork& work) { return view_minutes(work, clock_, as("stranger-1"), meeting); }));
    EXPECT_FALSE(keep("reasons=Half a sentence", "stranger-1"));
}

TEST_P(KeptDrafts, HaveAnEnd)
{
    open_minutes();

    EXPECT_TRUE(keep(std::string(longest_draft, 'x')));
    EXPECT_FALSE(keep(std::string(longest_draft + 1, 'x')));
}

QUORATE_ON_EVERY_DATABASE(KeptDrafts);

}  // namespace
}  // namespace quorate::core
