#include <gtest/gtest.h>

#include "core/actions/follow_actions.hpp"
#include "core/actions/report_by_link.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using Texts = std::vector<std::string>;

class ActionPoints : public test::RecordTest {
protected:
    Result<ActionRow> add(const ActionForm& form, const char* by = "support-1")
    {
        return transact([&](UnitOfWork& work) {
            return add_action(
                work, clock_, random_, links_, as(by), {.meeting = meeting, .form = form});
        });
    }

    Result<ActionRow> update(const ActionPoint& action, ActionStatus status, const char* by)
    {
        return transact([&](UnitOfWork& work) {
            return update_action(
                work,
                clock_,
                as(by),
                {.action = action.id, .version = action.version, .status = status});
        });
    }

    std::string token_of(const ActionRow& row) { return action_link_token(links_, row.action); }

    Result<ActionByLink> look(const std::string& token)
    {
        return read([&](UnitOfWork& work) { return view_action_by_link(work, links_, token); });
    }

    Result<ActionByLink> report(const std::string& token, bool done, const std::string& words)
    {
        return transact([&](UnitOfWork& work) {
            return report_progress(
                work, clock_, links_, {.token = token, .done = done, .progress = words});
        });
    }

    const ActionOwner worker_{.user = UserId{"worker-1"}};
    const ActionOwner nurse_{.contact = ContactId{"contact-nurse"}};
    const ActionOwner mother_{.family_member = FamilyMemberId{"mother-1"}};
};

TEST_P(ActionPoints, SayAtOnceEverythingThatIsWrong)
{
    const auto added = add({.what = " ", .due_on = "soon", .visible_to_family = true});

    ASSERT_FALSE(added);
    EXPECT_EQ(complaints(added.error()),
              (Texts{"what: Write what will be done",
                     "owner: Choose one person who will do it",
                     "due_on: Enter the date like 25/11/2026",
                     "plain_language: Write it in words the family can use"}));
}

TEST_P(ActionPoints, HaveAnOwnerOfThisAuthorityAndFamily)
{
    EXPECT_TRUE(add(a_form(worker_)));
    EXPECT_TRUE(add(a_form(nurse_)));
    EXPECT_TRUE(add(a_form(mother_)));
    for (const ActionOwner& stranger :
         {ActionOwner{.user = UserId{"worker-2"}},
          ActionOwner{.contact = ContactId{"contact-left"}},
          ActionOwner{.family_member = FamilyMemberId{"nobody"}},
          ActionOwner{.user = UserId{"worker-1"}, .contact = ContactId{"contact-nurse"}}})
        EXPECT_FALSE(add(a_form(stranger)));
}

TEST_P(ActionPoints, AreNotTheFamilysWhereProfessionalsMeetAlone)
{
    for (const char* type : {"strategy_discussion", "legal_planning"}) {
        test::run(temp_.pool(), "update meeting set type = '" + std::string{type} + "'");
        ActionForm form = a_form(mother_);
        form.visible_to_family = false;
        const auto owned = add(form);
        ASSERT_FALSE(owned) << type;
        EXPECT_EQ(complaints(owned.error()),
                  (Texts{"owner: Nothing of this meeting goes to the family"}));

        const auto shown = add(a_form(worker_));
        ASSERT_FALSE(shown) << type;
        EXPECT_EQ(complaints(shown.error()),
                  (Texts{"visible_to_family: Nothing of this meeting goes to the family"}));

        form.owner = worker_;
        EXPECT_TRUE(add(form)) << type;
    }
}

TEST_P(ActionPoints, OfAFamilyMemberCanBeReadByThem)
{
    ActionForm form = a_form(mother_);
    form.visible_to_family = false;

    const auto unread = add(form);

    ASSERT_FALSE(unread);
    EXPECT_EQ(unread.error().fields.front().field, "visible_to_family");
}

TEST_P(ActionPoints, AreDueOnTheDayOfTheMeetingOrLater)
{
    ActionForm form = a_form(worker_);
    form.due_on = "24/11/2026";
    EXPECT_EQ(add(form).error().fields.front().field, "due_on");
    form.due_on = "25/11/2026";
    EXPECT_TRUE(add(form));
}

TEST_P(ActionPoints, StayAsTheyWereAgreedOnceTheChairHasAgreedTheMinutes)
{
    const ActionRow row = *add(a_form(worker_));
    hold_and_approve();

    const auto added = add(a_form(nurse_));
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().refusal, Refusal::wrong_state);
    EXPECT_EQ(complaints(added.error()),
              (Texts{"what: The chair has agreed these minutes, and their action points with them. "
                     "Agree this one at the next meeting"}));

    const auto edited = transact([&](UnitOfWork& work) {
        return edit_action(
            work,
            MeetingTools{clock_, random_, links_, holidays_},
            as("support-1"),
            {.action = row.action.id, .version = row.action.version, .form = a_form(nurse_)});
    });
    ASSERT_FALSE(edited);
    EXPECT_EQ(complaints(edited.error()),
              (Texts{"what: The chair has agreed these minutes, and their action points with them. "
                     "Mark this one as no longer needed, and agree another at the next meeting"}));

    EXPECT_TRUE(update(row.action, ActionStatus::done, "worker-1"));
}

TEST_P(ActionPoints, AreDoneByTheirOwnerAndCanBeOpenedAgain)
{
    const ActionRow agreed = agree(a_form(worker_));

    const auto done = update(agreed.action, ActionStatus::done, "worker-1");
    ASSERT_TRUE(done);
    EXPECT_EQ(done->action.done_at, clock_.now());
    const auto again = update(done->action, ActionStatus::open, "worker-1");
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->action.done_at);
    EXPECT_EQ(update(agreed.action, ActionStatus::done, "worker-1").error().refusal,
              Refusal::stale_version);
}

TEST_P(ActionPoints, KeepWhoSaidThatTheyAreUnderWayDoneAndConfirmedAndWhen)
{
    const ActionRow agreed = agree(a_form(worker_));
    const auto started = update(agreed.action, ActionStatus::in_progress, "worker-1");
    ASSERT_TRUE(started);
    EXPECT_EQ(started->action.status, ActionStatus::in_progress);
    const auto done = update(started->action, ActionStatus::done, "worker-1");
    ASSERT_TRUE(done);
    clock_.advance(std::chrono::hours{24});

    const auto confirmed = update(done->action, ActionStatus::confirmed, "chair-1");

    ASSERT_TRUE(confirmed);
    const ActionPoint& kept = confirmed->action;
    EXPECT_EQ(kept.status, ActionStatus::confirmed);
    EXPECT_EQ(kept.started_by, "worker-1");
    EXPECT_EQ(kept.started_at, test::at("2026-11-25T10:05"));
    EXPECT_EQ(kept.done_by, "worker-1");
    EXPECT_EQ(kept.done_at, test::at("2026-11-25T10:05"));
    EXPECT_EQ(kept.confirmed_by, "chair-1");
    EXPECT_EQ(kept.confirmed_at, clock_.now());
}

TEST_P(ActionPoints, AreConfirmedByTheChairOrTheLeadWorkerAndNeverByWhoDidThem)
{
    const ActionRow workers = agree(a_form(worker_));
    const ActionRow nurses = agree(a_form(nurse_));
    EXPECT_EQ(
        update(nurses.action, ActionStatus::confirmed, "chair-1").error().fields.front().message,
        "Only what is done can be confirmed");
    const auto done = update(workers.action, ActionStatus::done, "worker-1");
    ASSERT_TRUE(done);
    EXPECT_EQ(
        update(done->action, ActionStatus::confirmed, "worker-1").error().fields.front().message,
        "Somebody else confirms what you did");
    ASSERT_TRUE(report(token_of(nurses), true, ""));
    ActionPoint rung = nurses.action;
    rung.version = 2;

    EXPECT_FALSE(update(rung, ActionStatus::confirmed, "stranger-1"));
    EXPECT_TRUE(update(rung, ActionStatus::confirmed, "worker-1"));
}

TEST_P(ActionPoints, StayConfirmedUntilThoseInChargeOpenThemAgain)
{
    const ActionRow agreed = agree(a_form(nurse_));
    ASSERT_TRUE(report(token_of(agreed), true, ""));
    ActionPoint action = agreed.action;
    action.version = 2;
    const auto confirmed = update(action, ActionStatus::confirmed, "chair-1");
    ASSERT_TRUE(confirmed);

    EXPECT_FALSE(report(token_of(agreed), false, ""));
    EXPECT_TRUE(report(token_of(agreed), true, "It went well"));
    action.version = 4;
    const auto opened = update(action, ActionStatus::open, "chair-1");
    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->action.confirmed_at);
    EXPECT_FALSE(opened->action.done_at);
}

TEST_P(ActionPoints, KeepWhatWillShowThatTheyAreDoneAndWhatWasShown)
{
    ActionForm form = a_form(nurse_);
    form.evidence_planned = " The school's letter ";
    const ActionRow agreed = agree(form);
    EXPECT_EQ(agreed.action.evidence_planned.reveal(), "The school's letter");
    const std::string token = token_of(agreed);
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return report_progress(
            work, clock_, links_, {.token = token, .done = true, .evidence = "Letter of 2 May"});
    }));
    ASSERT_TRUE(report(token, true, "It went well")) << "which takes no evidence back";
    const auto seen = transact([&](UnitOfWork& work) {
        return view_action(work, clock_, as("chair-1"), agreed.action.id);
    });
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->action.evidence_given.reveal(), "Letter of 2 May");

    const auto too_long = transact([&](UnitOfWork& work) {
        return update_action(work,
                             clock_,
                             as("chair-1"),
                             {.action = agreed.action.id,
                              .version = seen->action.version,
                              .status = ActionStatus::done,
                              .evidence = std::string(2'001, 'e')});
    });
    ASSERT_FALSE(too_long);
    EXPECT_EQ(complaints(too_long.error()), (Texts{"evidence: Keep this under 2,000 characters"}));
}

TEST_P(ActionPoints, AreNotAmongMineBeforeTheDayOnWhichTheyCanBegin)
{
    ActionForm form = a_form(worker_);
    form.due_on = "10/12/2026";
    form.not_before = "1/12/2026";
    form.outcome_intended = "She is seen by a doctor";
    form.priority = "high";
    const ActionRow agreed = agree(form);
    EXPECT_EQ(agreed.action.not_before, test::day("2026-12-01"));
    EXPECT_EQ(agreed.action.outcome_intended.reveal(), "She is seen by a doctor");
    EXPECT_EQ(agreed.action.priority, ActionPriority::high);
    const auto mine = [&] {
        return transact([&](UnitOfWork& work) {
                   return my_actions(work, clock_, as("worker-1"), std::nullopt, 50);
               })
            ->entries.size();
    };

    EXPECT_EQ(mine(), 0u);
    clock_.set(test::at("2026-12-01T08:00"));
    EXPECT_EQ(mine(), 1u);
}

TEST_P(ActionPoints, CanBeginNoLaterThanTheyAreDue)
{
    ActionForm form = a_form(worker_);
    form.due_on = "10/12/2026";
    form.not_before = "11/12/2026";
    form.priority = "urgent";

    EXPECT_EQ(complaints(add(form).error()),
              (Texts{"priority: Choose how much it presses",
                     "not_before: Choose a day no later than the day it is due"}));
}

TEST_P(ActionPoints, AreClosedForOthersByThoseInCharge)
{
    const ActionRow agreed = agree(a_form(nurse_));

    EXPECT_EQ(update(agreed.action, ActionStatus::done, "worker-1").error().refusal,
              Refusal::not_permitted);
    EXPECT_EQ(update(agreed.action, ActionStatus::done, "stranger-1").error().refusal,
              Refusal::hidden);
    EXPECT_TRUE(update(agreed.action, ActionStatus::no_longer_needed, "chair-1"));
}

TEST_P(ActionPoints, AreHiddenFromAnAgencyUserWhoseTheyAreNot)
{
    const Actor nurse{.user = UserId{"nurse-1"},
                      .authority = AuthorityId{"authority-1"},
                      .role = Role::agency_user,
                      .contact = ContactId{"contact-nurse"}};
    const ActionPointId others = agree(a_form(worker_)).action.id;
    const auto looked_at = [&](const ActionPointId& id) {
        return transact([&](UnitOfWork& work) { return view_action(work, clock_, nurse, id); });
    };

    EXPECT_EQ(looked_at(others).error().refusal, Refusal::hidden);
    EXPECT_TRUE(looked_at(agree(a_form(nurse_)).action.id));
}

TEST_P(ActionPoints, ListMineFirstByDayAndOthersOnMyCases)
{
    ActionForm later = a_form(worker_);
    later.what = "Later";
    later.due_on = "10/12/2026";
    agree(later);
    agree(a_form(worker_));
    agree(a_form(nurse_));

    const auto mine = transact([&](UnitOfWork& work) {
        return my_actions(work, clock_, as("worker-1"), std::nullopt, 50);
    });
    ASSERT_TRUE(mine);
    ASSERT_EQ(mine->entries.size(), 2u);
    EXPECT_EQ(mine->entries.back().action.what.reveal(), "Later");
    const auto others = transact(
        [&](UnitOfWork& work) { return actions_on_my_cases(work, clock_, as("worker-1")); });
    ASSERT_TRUE(others);
    ASSERT_EQ(others->size(), 1u);
    EXPECT_EQ(others->front().agency_name, "Health trust");
}

TEST_P(ActionPoints, AreShownToAnAgencyUserWithoutTheFamily)
{
    test::add_agency_user(temp_.pool(), "nurse-1", "noor@account.example");
    const Actor nurse{.user = UserId{"nurse-1"},
                      .authority = AuthorityId{"authority-1"},
                      .role = Role::agency_user,
                      .contact = ContactId{"contact-nurse"}};
    const ActionRow row = agree(a_form(nurse_));

    const auto mine = transact(
        [&](UnitOfWork& work) { return my_actions(work, clock_, nurse, std::nullopt, 10); });

    ASSERT_EQ(mine->entries.size(), 1u);
    EXPECT_EQ(mine->entries[0].action.id, row.action.id);
    EXPECT_TRUE(mine->entries[0].family_name.empty());
    EXPECT_TRUE(mine->entries[0].case_reference.empty());
}

TEST_P(ActionPoints, ShowByLinkTheWordingOnlyWhenItNamesNobody)
{
    ActionForm named = a_form(nurse_);
    named.plain_language = "See Rowan at home";
    const auto hidden = look(token_of(agree(named)));
    const auto plain = look(token_of(agree(a_form(nurse_))));
    ActionForm none = a_form(nurse_);
    none.visible_to_family = false;
    none.plain_language = "";
    const auto unwritten = look(token_of(agree(none)));

    ASSERT_TRUE(hidden);
    EXPECT_FALSE(hidden->wording);
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->wording->reveal(), "Ring the school");
    ASSERT_TRUE(unwritten);
    EXPECT_FALSE(unwritten->wording);
    EXPECT_EQ(plain->due_on, test::day("2026-12-03"));
    EXPECT_EQ(plain->meetings_phone, "01632 960012");
}

TEST_P(ActionPoints, AreReportedOnByLinkWithoutAnAccount)
{
    const ActionRow agreed = agree(a_form(nurse_));
    const std::string token = token_of(agreed);

    const auto reported = report(token, true, "Rang them on Monday");

    ASSERT_TRUE(reported);
    EXPECT_EQ(reported->status, ActionStatus::done);
    const auto kept =
        read([&](UnitOfWork& work) { return work.actions.find(authority, agreed.action.id); });
    EXPECT_EQ(kept->action.status, ActionStatus::done);
    EXPECT_EQ(kept->action.progress.reveal(), "Rang them on Monday");
    EXPECT_TRUE(report(token, false, ""));
    EXPECT_EQ(look(token)->status, ActionStatus::open);
}

TEST_P(ActionPoints, AreSaidToHaveBegunByLink)
{
    const ActionRow agreed = agree(a_form(nurse_));
    const std::string token = token_of(agreed);

    const auto begun = transact([&](UnitOfWork& work) {
        return report_progress(work, clock_, links_, {.token = token, .begun = true});
    });

    ASSERT_TRUE(begun);
    EXPECT_EQ(begun->status, ActionStatus::in_progress);
    EXPECT_TRUE(report(token, false, "Still at it"));
    EXPECT_EQ(look(token)->status, ActionStatus::in_progress) << "it has not stopped";
    EXPECT_TRUE(report(token, true, "Done"));
    EXPECT_EQ(look(token)->status, ActionStatus::done);
}

TEST_P(ActionPoints, AreNotChangedByLookingAtTheirLink)
{
    const ActionRow agreed = agree(a_form(nurse_));

    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(look(token_of(agreed)));

    const auto kept =
        read([&](UnitOfWork& work) { return work.actions.find(authority, agreed.action.id); });
    EXPECT_EQ(kept->action.version, 1);
}

TEST_P(ActionPoints, HaveALinkThatStopsForLeaversExcludedPeopleAndGuesses)
{
    const ActionRow nurses = agree(a_form(nurse_));
    const ActionRow mothers = agree(a_form(mother_));
    const auto refusal = [](const Result<ActionByLink>& result) {
        return result ? std::optional<Refusal>{} : result.error().refusal;
    };
    EXPECT_EQ(refusal(look("action.guess.1")), Refusal::link_stopped);

    test::run(temp_.pool(), "update contact set active = 0 where id = 'contact-nurse'");
    EXPECT_EQ(refusal(look(token_of(nurses))), Refusal::link_stopped);
    EXPECT_EQ(refusal(report(token_of(nurses), true, "")), Refusal::link_stopped);

    EXPECT_EQ(refusal(look(token_of(mothers))), std::nullopt);
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'mother-1', 'r', "
              "'worker-1', 0)");
    EXPECT_EQ(refusal(look(token_of(mothers))), Refusal::link_stopped);
}

QUORATE_ON_EVERY_DATABASE(ActionPoints);

}  // namespace
}  // namespace quorate::core
