#include "core/actions/find_actions.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/hand_on.hpp"
#include "core/actions/reassign_actions.hpp"
#include "core/actions/report_by_link.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using Texts = std::vector<std::string>;

class FoundActions : public test::RecordTest {
protected:
    ActionRow agreed(const char* what, const char* due_on, const ActionOwner& owner)
    {
        ActionForm form = a_form(owner);
        form.what = what;
        form.due_on = due_on;
        return agree(form);
    }

    Texts found(const FindActions& asked, const char* by = "worker-1")
    {
        const auto page = transact(
            [&](UnitOfWork& work) { return find_actions(work, case_tools(), as(by), asked); });
        Texts texts;
        if (!page) return {"refused"};
        for (const ActionRow& row : page->entries)
            texts.push_back(row.action.what.reveal());
        return texts;
    }

    Result<Reassignable> reassign(const ReassignActions& command, const char* by = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return reassign_actions(
                work, MeetingTools{clock_, random_, links_, holidays_}, as(by), command);
        });
    }

    const ActionOwner worker_{.user = UserId{"worker-1"}};
    const ActionOwner nurse_{.contact = ContactId{"contact-nurse"}};
    const ActionOwner gp_{.contact = ContactId{"contact-gp"}};
};

TEST_P(FoundActions, HoldAllWordsThatAreLookedForOrTheirBeginnings)
{
    agreed("Ring the school", "03/12/2026", worker_);
    agreed("See a doctor about school meals", "01/12/2026", nurse_);

    EXPECT_EQ(found({.text = "SCHO"}),
              (Texts{"See a doctor about school meals", "Ring the school"}));
    EXPECT_EQ(found({.text = "school, doct"}), (Texts{"See a doctor about school meals"}));
    EXPECT_EQ(found({.text = "chool"}), (Texts{}));
    EXPECT_EQ(found({.text = "\" or * not:"}), (Texts{}));
    EXPECT_EQ(found({.text = "--"}).size(), 2u);
}

TEST_P(FoundActions, FollowTheirWordsWhenThoseAreChanged)
{
    const ActionRow row = agreed("Ring the school", "03/12/2026", worker_);
    ActionForm form = a_form(worker_);
    form.what = "Ring the nursery";
    form.plain_language = "Ring them";
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return edit_action(work,
                           MeetingTools{clock_, random_, links_, holidays_},
                           as("support-1"),
                           {.action = row.action.id, .version = 1, .form = form});
    }));

    EXPECT_EQ(found({.text = "school"}), (Texts{}));
    EXPECT_EQ(found({.text = "nursery"}), (Texts{"Ring the nursery"}));
}

TEST_P(FoundActions, AreFilteredByWhoHowTheyStandAndHowLateTheyAre)
{
    agreed("One", "03/12/2026", worker_);
    agreed("Two", "10/12/2026", nurse_);
    clock_.set(test::at("2026-12-10T12:00"));

    EXPECT_EQ(found({.overdue = true}), (Texts{"One"}));
    EXPECT_EQ(found({.late_by = 5}), (Texts{"One"}));
    EXPECT_EQ(found({.late_by = 6}), (Texts{}));
    EXPECT_EQ(found({.agency = AgencyId{"agency-health"}}), (Texts{"Two"}));
    EXPECT_EQ(found({.owner = "worker-1"}), (Texts{"One"}));
    EXPECT_EQ(found({.reference = "EX-2041"}), (Texts{"One", "Two"}));
    EXPECT_EQ(found({.reference = "ex 02041"}), (Texts{"One", "Two"}));
    EXPECT_EQ(found({.reference = "EX-1"}), (Texts{}));
    EXPECT_EQ(found({.reference = "2041"}), (Texts{}));
    EXPECT_EQ(found({.status = ActionStatus::done}), (Texts{}));
    EXPECT_EQ(found({.status = ActionStatus::open, .limit = 1}), (Texts{"One"}));
}

TEST_P(FoundActions, GoOnAfterTheLastOfThePageBefore)
{
    const ActionRow first = agreed("One", "03/12/2026", worker_);
    agreed("Two", "03/12/2026", worker_);
    agreed("Three", "04/12/2026", worker_);
    const Texts all = found({});

    EXPECT_EQ(all.size(), 3u);
    EXPECT_EQ(found({.after = ActionCursor{test::day("2026-12-04"), ActionPointId{}}}),
              (Texts{"Three"}));
}

TEST_P(FoundActions, AreNotOfAgenciesAndCasesThatNobodyKnows)
{
    agreed("One", "03/12/2026", worker_);

    EXPECT_EQ(found({.case_id = CaseId{"case-1"}}), (Texts{"One"}));
    EXPECT_EQ(found({.agency = AgencyId{"no"}}), (Texts{"refused"}));
    EXPECT_EQ(found({.case_id = CaseId{"no"}}), (Texts{"refused"}));
    EXPECT_EQ(found({.case_id = CaseId{"case-1"}}, "stranger-1"), (Texts{"refused"}));
}

TEST_P(FoundActions, AreThoseOfCasesThatOneMaySee)
{
    agreed("One", "03/12/2026", worker_);

    EXPECT_EQ(found({}, "stranger-1"), (Texts{}));
    EXPECT_EQ(found({}, "chair-1"), (Texts{"One"}));
}

TEST_P(FoundActions, OfALeaverGoToAnotherAndTheOldLinksStop)
{
    const ActionRow row = agreed("One", "03/12/2026", nurse_);
    agreed("Two", "04/12/2026", nurse_);
    const std::string before = action_link_token(links_, row.action);

    EXPECT_EQ(reassign({.from = nurse_, .to = gp_, .expected = 1}).error().fields.front().field,
              "expected");
    const auto done = reassign({.from = nurse_, .to = gp_, .expected = 2});

    ASSERT_TRUE(done);
    ASSERT_EQ(done->rows.size(), 2u);
    EXPECT_EQ(done->rows.front().action.owner, gp_);
    EXPECT_FALSE(read([&](UnitOfWork& work) { return view_action_by_link(work, links_, before); }));
    EXPECT_TRUE(read([&](UnitOfWork& work) {
        return view_action_by_link(
            work, links_, action_link_token(links_, done->rows.front().action));
    }));
}

TEST_P(FoundActions, AreNotGivenToLeaversOrByThoseWhoAreNotInCharge)
{
    agreed("One", "03/12/2026", nurse_);
    const ActionOwner left{.contact = ContactId{"contact-left"}};

    EXPECT_EQ(reassign({.from = nurse_, .to = left, .expected = 1}).error().fields.front().field,
              "to");
    EXPECT_EQ(reassign({.from = nurse_, .to = nurse_, .expected = 1}).error().fields.front().field,
              "to");
    EXPECT_EQ(reassign({.from = nurse_, .to = gp_, .expected = 1}, "worker-1").error().refusal,
              Refusal::not_permitted);
}

TEST_P(FoundActions, OfAgreedMinutesAreHandedOnByThoseInCharge)
{
    const ActionRow row = agreed("One", "30/12/2026", nurse_);
    hold_and_approve();
    const MeetingTools tools{clock_, random_, links_, holidays_};
    const auto hand = [&](const char* by, const ActionOwner& to) {
        return transact([&](UnitOfWork& work) {
            const int version = work.actions.find(authority, row.action.id)->action.version;
            return hand_on_action(
                work, tools, as(by), {.action = row.action.id, .version = version, .to = to});
        });
    };

    EXPECT_EQ(hand("support-1", nurse_).error().fields.front().field, "to");
    const auto handed = hand("support-1", gp_);

    ASSERT_TRUE(handed);
    EXPECT_EQ(handed->action.owner, gp_);
    EXPECT_EQ(handed->action.handed_at, clock_.now());
    EXPECT_FALSE(handed->action.agreed_with.empty());
    EXPECT_FALSE(read([&](UnitOfWork& work) {
        return view_action_by_link(work, links_, action_link_token(links_, row.action));
    }));
    EXPECT_EQ(read([&](UnitOfWork& work) {
                  return handed_news(work, authority, handed->action, clock_.now());
              }),
              HandedNews::at_once);
    EXPECT_TRUE(hand("worker-1", nurse_));
    EXPECT_TRUE(hand("chair-1", gp_));
}

TEST_P(FoundActions, AskWhenTheFamilysWordsNameTheOwnerBefore)
{
    ActionForm form = a_form(nurse_);
    form.plain_language = "Noor rings the school";
    const ActionRow row = agree(form);
    const MeetingTools tools{clock_, random_, links_, holidays_};
    const auto edit = [&] {
        return transact([&](UnitOfWork& work) {
            return edit_action(work,
                               tools,
                               as("support-1"),
                               {.action = row.action.id, .version = 1, .form = form});
        });
    };

    form.owner = gp_;
    const auto asked = edit();
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(asked.error().fields.front().field, "plain_language");

    form.words_may_name = true;
    const auto saved = edit();
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->action.handed_at, std::nullopt) << "the meeting goes on";
}

TEST_P(FoundActions, AreMailedToTheNewOwnerAtOnce)
{
    agreed("One", "30/12/2026", nurse_);
    agreed("Two", "31/12/2026", nurse_);

    ASSERT_TRUE(reassign({.from = nurse_, .to = gp_, .expected = 2}));

    const Instant now = clock_.now();
    const auto mails = *transact([&](UnitOfWork& work) -> Result<std::vector<ChaseMail>> {
        std::vector<ChaseMail> found;
        for (const OutboxMessage& each :
             work.outbox.lease(now, now + std::chrono::hours{1}, "t", 10))
            if (const auto mail = chase_mail(work, links_, each)) found.push_back(*mail);
        return found;
    });
    ASSERT_EQ(mails.size(), 2u);
    const ChaseMail& told = mails.front().is_of_taken ? mails.back() : mails.front();
    const ChaseMail& told_before = mails.front().is_of_taken ? mails.front() : mails.back();
    EXPECT_EQ(told.digest, (ActionDigest{.handed = 2}));
    EXPECT_TRUE(told_before.is_of_taken)
        << "whoever had them learns that they are no longer theirs";
    EXPECT_TRUE(told_before.link_path.empty());
    const std::string token = told.link_path.substr(3);
    const auto shown =
        read([&](UnitOfWork& work) { return actions_by_link(work, clock_, links_, token); });
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->size(), 2u);
}

TEST_P(FoundActions, AreNotMailedOfToWhoeverGivesTheirOwnAway)
{
    const ActionRow row = agreed("One", "30/12/2026", worker_);
    hold_and_approve();
    const Instant now = clock_.now();

    const auto taken = *transact([&](UnitOfWork& work) -> Result<long> {
        const MeetingTools tools{clock_, random_, links_, holidays_};
        const int version = work.actions.find(authority, row.action.id)->action.version;
        const auto handed = hand_on_action(
            work, tools, as("worker-1"), {.action = row.action.id, .version = version, .to = gp_});
        if (!handed) return handed.error();
        const auto queued = work.outbox.lease(now, now + std::chrono::hours{1}, "t", 50);
        return std::ranges::count_if(queued, [&](const OutboxMessage& each) {
            const auto mail = chase_mail(work, links_, each);
            return mail && mail->is_of_taken;
        });
    });

    EXPECT_EQ(taken, 0);
}

TEST_P(FoundActions, KeepWhomTheyWereAgreedWithOnceTheMinutesAre)
{
    agreed("One", "03/12/2026", nurse_);
    const auto before = reassign({.from = nurse_, .to = gp_, .expected = 1});
    ASSERT_TRUE(before);
    EXPECT_TRUE(before->rows.front().action.agreed_with.empty());
    hold_and_approve();

    ASSERT_TRUE(reassign({.from = gp_, .to = nurse_, .expected = 1}));
    const auto after = reassign({.from = nurse_, .to = worker_, .expected = 1});

    ASSERT_TRUE(after);
    EXPECT_EQ(after->rows.front().action.agreed_with.reveal(), "Sol Specimen");
    EXPECT_EQ(after->rows.front().action.agreed_agency, "Health trust");
    EXPECT_EQ(after->rows.front().owner_name.reveal(), "Kit Placeholder");
}

QUORATE_ON_EVERY_DATABASE(FoundActions);

}  // namespace
}  // namespace quorate::core
