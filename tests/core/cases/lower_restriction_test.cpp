#include "core/cases/lower_restriction.hpp"

#include <gtest/gtest.h>

#include "core/cases/raise_restriction.hpp"
#include "core/cases/view_case.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "tests/support/case_desk.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::core {
namespace {

const FreeText because{"The threat that it was raised for is over"};

class LoweringARestriction : public testing::Test {
protected:
    void SetUp() override
    {
        test::run(
            desk_.temp.pool(),
            "insert into staff_user (id, authority_id, name, email, role, password_hash, "
            "created_at) select 'sm-2', authority_id, 'Second Head', 'sm-2@council.example', 'SM', "
            "'none', 0 from staff_user where id = 'sm'");
        ASSERT_TRUE(desk_.run(
            "sw", raise_restriction, RaiseRestriction{.case_id = id_, .version = 1, .level = 2}));
    }

    Actor second() const
    {
        Actor actor = test::staff("sm");
        actor.user = UserId{"sm-2"};
        actor.teams.clear();
        actor.credential = "another sign-in";
        return actor;
    }

    Result<Proposal> ask(const char* who, int level, const FreeText& reason = because)
    {
        return desk_.run(who,
                         propose_lower_restriction,
                         LowerRestriction{.case_id = id_, .level = level, .reason = reason});
    }

    Result<SeenProposal> seen(const ProposalId& id)
    {
        return desk_.temp.database().transact(
            [&](UnitOfWork& work) { return view_proposal(work, desk_.clock, second(), id); });
    }

    Result<Proposal> confirm(const ProposalId& id)
    {
        return desk_.temp.database().transact(
            [&](UnitOfWork& work) { return confirm_proposal(work, desk_.clock, second(), id); });
    }

    test::CaseDesk desk_;
    CaseId id_ = desk_.add_family();
};

TEST_F(LoweringARestriction, TakesTwoServiceManagers)
{
    const auto asked = ask("sm", 0);
    ASSERT_TRUE(asked);
    EXPECT_FALSE(desk_.run("bs", view_case, id_));

    ASSERT_TRUE(confirm(asked->id));

    EXPECT_TRUE(desk_.run("bs", view_case, id_));
}

TEST_F(LoweringARestriction, ShowsTheSecondTheReferenceAndNothingOfTheFamily)
{
    const auto asked = ask("sm", 1);
    ASSERT_TRUE(asked);

    const auto found = seen(asked->id);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->reference, "EX-2041");
    EXPECT_TRUE(found->about.empty());
    EXPECT_TRUE(found->may_confirm);
    EXPECT_FALSE(desk_.temp.database().transact(
        [&](UnitOfWork& work) { return view_case(work, desk_.tools, second(), id_); }));
}

TEST_F(LoweringARestriction, IsForServiceManagersAndForAReason)
{
    for (const char* who : {"sw", "tm", "bs", "cc", "am"})
        EXPECT_EQ(ask(who, 0).error().refusal, Refusal::not_permitted) << who;
    const auto hasty = ask("sm", 0, FreeText{"Over now"});
    ASSERT_FALSE(hasty);
    EXPECT_EQ(hasty.error().fields.front().field, "reason");
}

TEST_F(LoweringARestriction, OnlyLowersIt)
{
    EXPECT_EQ(ask("sm", 2).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(ask("sm", -1).error().refusal, Refusal::wrong_state);
    const auto asked = ask("sm", 1);
    ASSERT_TRUE(asked);
    ASSERT_TRUE(confirm(asked->id));
    EXPECT_EQ(ask("sm", 1).error().refusal, Refusal::wrong_state);
    EXPECT_TRUE(ask("sm", 0));
}

}  // namespace
}  // namespace quorate::core
