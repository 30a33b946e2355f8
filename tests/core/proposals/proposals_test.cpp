#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/identity/change_role.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/proposals/decide_proposal.hpp"
#include "core/proposals/propose.hpp"
#include "tests/support/case_desk.hpp"

// What holds of every act that takes two people, shown with the role of an account.

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

class TwoPeople : public testing::Test {
protected:
    void SetUp() override { test::add_second_administrator(desk_.temp.pool()); }

    Actor as(const std::string& who)
    {
        Actor actor = who == "am" || who == "am-2" ? test::administrator(who, desk_.clock.now())
                                                   : test::staff(who);
        actor.credential = "sign-in of " + who;
        return actor;
    }

    template <class Act>
    auto transact(Act act)
    {
        return desk_.temp.database().transact(act);
    }

    Result<Proposal> ask(const Actor& actor, const char* user = "sw", const char* role = "TM")
    {
        return transact([&](UnitOfWork& work) {
            return propose_role(
                work, desk_.clock, desk_.random, actor, {.user = UserId{user}, .role = role});
        });
    }

    Result<Proposal> confirm(const Actor& actor, const ProposalId& id)
    {
        return transact(
            [&](UnitOfWork& work) { return confirm_proposal(work, desk_.clock, actor, id); });
    }

    Result<Proposal> turn_down(const Actor& actor, const ProposalId& id)
    {
        return transact(
            [&](UnitOfWork& work) { return turn_down_proposal(work, desk_.clock, actor, id); });
    }

    std::string role_of(const char* user)
    {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            return std::string{role_code(work.users.find(UserId{user})->role)};
        });
    }

    int waiting_for(const std::string& who)
    {
        return desk_.temp.database().read(
            [&](UnitOfWork& work) { return count_to_confirm(work, desk_.clock, as(who)); });
    }

    // What could leave by mail now: to whom.
    Lines mails()
    {
        Lines found;
        static_cast<void>(transact([&](UnitOfWork& work) -> Result<Done> {
            for (const OutboxMessage& each :
                 work.outbox.lease(desk_.clock.now(), desk_.clock.now() + 60s, "look", 100))
                if (each.kind == MessageKind::second_person &&
                    proposal_still_to_be_told(work, each))
                    found.push_back(each.to.reveal());
            return Refusal::wrong_state;
        }));
        return found;
    }

    Lines audited(const std::string& who)
    {
        return desk_.temp.database().read([&](UnitOfWork& work) {
            Lines lines;
            for (const AuditEntry& each : work.audit.of_actor(test::exampleshire, who, 0, 10))
                lines.push_back(each.record.action + " " + each.record.object + " " +
                                each.record.detail);
            return lines;
        });
    }

    test::CaseDesk desk_;
};

TEST_F(TwoPeople, ChangeNothingUntilTheSecondConfirms)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);
    EXPECT_EQ(role_of("sw"), "SW");
    EXPECT_EQ(waiting_for("am-2"), 1);
    EXPECT_EQ(waiting_for("am"), 0);
    EXPECT_EQ(waiting_for("tm"), 0);

    const auto confirmed = confirm(as("am-2"), asked->id);

    ASSERT_TRUE(confirmed);
    EXPECT_EQ(confirmed->status, ProposalStatus::confirmed);
    EXPECT_EQ(role_of("sw"), "TM");
    EXPECT_EQ(waiting_for("am-2"), 0);
    EXPECT_EQ(confirm(as("am-2"), asked->id).error().refusal, Refusal::wrong_state);
}

TEST_F(TwoPeople, AreNeverOneAndTheSame)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);

    EXPECT_EQ(confirm(as("am"), asked->id).error().refusal, Refusal::needs_second_person);
    Actor elsewhere = as("am");
    elsewhere.credential = "another sign-in";
    EXPECT_EQ(confirm(elsewhere, asked->id).error().refusal, Refusal::needs_second_person);
    Actor at_the_same_screen = as("am-2");
    at_the_same_screen.credential = as("am").credential;
    EXPECT_EQ(confirm(at_the_same_screen, asked->id).error().refusal, Refusal::needs_second_person);
    EXPECT_EQ(role_of("sw"), "SW");
}

TEST_F(TwoPeople, BothMayDoItAndHaveEnteredTheirPassword)
{
    EXPECT_EQ(ask(as("sm")).error().refusal, Refusal::not_permitted);
    Actor hasty = as("am");
    hasty.stepped_up_at.reset();
    EXPECT_EQ(ask(hasty).error().refusal, Refusal::needs_step_up);
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);

    Actor second = as("am-2");
    second.stepped_up_at.reset();
    EXPECT_EQ(confirm(second, asked->id).error().refusal, Refusal::needs_step_up);
    // To everybody else it is as if there were none.
    EXPECT_EQ(confirm(as("sm"), asked->id).error().refusal, Refusal::hidden);
    EXPECT_EQ(turn_down(as("sm"), asked->id).error().refusal, Refusal::hidden);
    EXPECT_EQ(confirm(as("am-2"), ProposalId{"none"}).error().refusal, Refusal::hidden);
}

TEST_F(TwoPeople, HaveADay)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);
    EXPECT_EQ(ask(as("am")).error().refusal, Refusal::already_exists);

    desk_.clock.set(asked->expires_at);

    EXPECT_EQ(waiting_for("am-2"), 0);
    EXPECT_EQ(confirm(as("am-2"), asked->id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(role_of("sw"), "SW");
    EXPECT_TRUE(ask(as("am")));
}

TEST_F(TwoPeople, MayEndItWithoutDoingIt)
{
    const auto first = ask(as("am"));
    ASSERT_TRUE(turn_down(as("am-2"), first->id));
    EXPECT_EQ(confirm(as("am-2"), first->id).error().refusal, Refusal::wrong_state);
    const auto second = ask(as("am"));
    ASSERT_TRUE(turn_down(as("am"), second->id));
    EXPECT_EQ(role_of("sw"), "SW");
    EXPECT_TRUE(mails().empty());
}

TEST_F(TwoPeople, StandInTheAuditTogether)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(confirm(as("am-2"), asked->id));

    const std::string about = "user.role.change sw proposal=" + asked->id.text() + " became=";
    EXPECT_EQ(audited("am"), Lines{about + "proposed from=SW to=TM"});
    EXPECT_EQ(audited("am-2"), Lines{about + "confirmed from=SW to=TM"});
}

TEST_F(TwoPeople, AreToldByMailIfTheyCanConfirmIt)
{
    ASSERT_TRUE(ask(as("am")));

    EXPECT_EQ(mails(), Lines{"am-2@council.example"});
}

TEST_F(TwoPeople, DoNotDecideAboutEitherOfThem)
{
    EXPECT_EQ(ask(as("am"), "am", "SM").error().refusal, Refusal::not_permitted);
    const auto asked = ask(as("am"), "am-2", "SM");
    ASSERT_TRUE(asked);
    EXPECT_EQ(confirm(as("am-2"), asked->id).error().refusal, Refusal::hidden);
    EXPECT_EQ(waiting_for("am-2"), 0);
    EXPECT_TRUE(mails().empty());
    EXPECT_EQ(role_of("am-2"), "AM");
}

TEST_F(TwoPeople, ConfirmNothingThatHasChangedMeanwhile)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);
    static_cast<void>(transact([&](UnitOfWork& work) {
        User user = *work.users.find(UserId{"sw"});
        user.role = Role::business_support;
        return work.users.save(user);
    }));

    EXPECT_EQ(confirm(as("am-2"), asked->id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(role_of("sw"), "BS");
}

TEST_F(TwoPeople, DoNotGoOnWithWhatSomebodyLeftBehind)
{
    const auto asked = ask(as("am"));
    ASSERT_TRUE(asked);
    static_cast<void>(transact([&](UnitOfWork& work) {
        User user = *work.users.find(UserId{"am"});
        user.active = false;
        return work.users.save(user);
    }));

    EXPECT_EQ(confirm(as("am-2"), asked->id).error().refusal, Refusal::wrong_state);
    EXPECT_EQ(role_of("sw"), "SW");
}

TEST_F(TwoPeople, ChooseAnotherRoleOfTheStaff)
{
    for (const char* role : {"SW", "AU", "AN", "", "chair"}) {
        const auto asked = ask(as("am"), "sw", role);
        ASSERT_FALSE(asked) << role;
        EXPECT_EQ(asked.error().fields.front().field, "role") << role;
    }
    EXPECT_EQ(ask(as("am"), "nobody").error().refusal, Refusal::hidden);
}

}  // namespace
}  // namespace quorate::core
