#include "core/actions/chase_actions.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_store.hpp"
#include "core/actions/agency_actions.hpp"
#include "core/actions/escalation_store.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/chase_reports.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

// Due on Thursday 3 December 2026, unless it says otherwise.
class ActionChase : public test::RecordTest {
protected:
    int chase(const char* when)
    {
        clock_.set(test::at(when));
        return *transact([&](UnitOfWork& work) {
            return chase_actions(work, MeetingTools{clock_, random_, links_, holidays_}, authority);
        });
    }

    // What waits to leave, as it would be said now.
    std::vector<ChaseMail> mails()
    {
        return *transact([&](UnitOfWork& work) -> Result<std::vector<ChaseMail>> {
            std::vector<ChaseMail> found;
            const Instant now = clock_.now();
            for (const OutboxMessage& each :
                 work.outbox.lease(now, now + std::chrono::hours{1}, "t" + random_.id(), 50))
                if (const auto mail = chase_mail(work, links_, each)) found.push_back(*mail);
            return found;
        });
    }

    void close(const ActionRow& row, ActionStatus status, const char* by)
    {
        ASSERT_TRUE(transact([&](UnitOfWork& work) {
            return update_action(
                work,
                clock_,
                as(by),
                {.action = row.action.id, .version = row.action.version, .status = status});
        }));
    }

    void lead(const std::string& contact)
    {
        test::run(temp_.pool(), "update contact set is_lead = 1 where id = '" + contact + "'");
    }

    const ActionOwner gp_{.contact = ContactId{"contact-gp"}};
    const ActionOwner worker_{.user = UserId{"worker-1"}};
    const ActionOwner nurse_{.contact = ContactId{"contact-nurse"}};
    const ActionOwner mother_{.family_member = FamilyMemberId{"mother-1"}};
    const ActionOwner father_{.family_member = FamilyMemberId{"father-1"}};
};

TEST_P(ActionChase, AsksTwoWorkingDaysBeforeOnTheDayTheDayAfterAndThenWeekly)
{
    agree(a_form(worker_));

    EXPECT_EQ(chase("2026-11-30T09:00"), 0);
    EXPECT_EQ(chase("2026-12-01T09:00"), 1);
    EXPECT_EQ(chase("2026-12-02T09:00"), 0);
    EXPECT_EQ(chase("2026-12-03T09:00"), 1);
    EXPECT_EQ(chase("2026-12-04T09:00"), 1);
    EXPECT_EQ(chase("2026-12-07T09:00"), 0);
    EXPECT_EQ(chase("2026-12-11T09:00"), 1);
}

TEST_P(ActionChase, WritesOnceADayInWorkingHours)
{
    agree(a_form(worker_));
    agree(a_form(worker_));

    EXPECT_EQ(chase("2026-12-01T08:59"), 0);
    EXPECT_EQ(chase("2026-12-01T09:00"), 1);
    EXPECT_EQ(chase("2026-12-01T15:00"), 0);
    EXPECT_EQ(chase("2026-12-05T10:00"), 0);  // a Saturday
}

TEST_P(ActionChase, CountsEverythingThatIsDueInOneMail)
{
    agree(a_form(worker_));
    ActionForm form = a_form(worker_);
    form.due_on = "01/12/2026";
    agree(form);
    form.due_on = "30/11/2026";
    agree(form);
    form.due_on = "10/12/2026";
    agree(form);
    ASSERT_EQ(chase("2026-12-01T09:00"), 1);

    const auto said = mails();

    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.soon = 1, .today = 1, .overdue = 1}));
    EXPECT_EQ(said.front().link_path, "/actions");
}

TEST_P(ActionChase, NeverAsksAboutWhatIsDoneConfirmedOrNotNeeded)
{
    const ActionRow done = agree(a_form(worker_));
    const ActionRow dropped = agree(a_form(nurse_));
    const ActionRow late = agree(a_form(mother_));
    close(done, ActionStatus::done, "worker-1");
    close(dropped, ActionStatus::no_longer_needed, "chair-1");
    ASSERT_EQ(chase("2026-12-03T09:00"), 1);

    // Done between the asking and the sending.
    close(late, ActionStatus::done, "chair-1");

    EXPECT_TRUE(mails().empty());
}

TEST_P(ActionChase, LeavesAloneWhatCannotBeginYet)
{
    ActionForm form = a_form(worker_);
    form.not_before = "02/12/2026";
    agree(form);

    EXPECT_EQ(chase("2026-12-01T09:00"), 0);
    EXPECT_EQ(chase("2026-12-03T09:00"), 1);
}

TEST_P(ActionChase, WritesToTheFamilyWhereTheyMayBeWrittenToWithALinkToAllOfTheirs)
{
    agree(a_form(mother_));
    agree(a_form(mother_));
    agree(a_form(father_));
    ASSERT_EQ(chase("2026-12-03T09:00"), 1);

    const auto said = mails();

    ASSERT_EQ(said.size(), 1u);
    EXPECT_TRUE(said.front().is_family);
    const std::string token = said.front().link_path.substr(3);
    const auto shown =
        read([&](UnitOfWork& work) { return actions_by_link(work, clock_, links_, token); });
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->size(), 2u);
    EXPECT_NE(shown->front().number, shown->back().number);

    clock_.advance(std::chrono::days{29});
    EXPECT_FALSE(
        read([&](UnitOfWork& work) { return actions_by_link(work, clock_, links_, token); }));
}

TEST_P(ActionChase, SendsAnotherLinkOnceTheOneBeforeHasRunOut)
{
    const auto opens = [&](const std::string& token) {
        return read([&](UnitOfWork& work) { return actions_by_link(work, clock_, links_, token); })
            .has_value();
    };
    const auto token_sent = [&](const char* when) {
        EXPECT_GE(chase(when), 1);
        std::string token;
        for (const ChaseMail& each : mails())
            if (each.is_family) token = each.link_path.substr(3);
        return token;
    };
    agree(a_form(mother_));
    ActionForm form = a_form(mother_);
    form.due_on = "01/02/2027";
    agree(form);
    const std::string first = token_sent("2026-12-01T09:00");
    EXPECT_EQ(token_sent("2026-12-03T09:00"), first);

    clock_.set(test::at("2027-01-29T09:00"));
    EXPECT_FALSE(opens(first));
    const std::string second = token_sent("2027-02-01T09:00");

    ASSERT_FALSE(second.empty());
    EXPECT_NE(second, first);
    EXPECT_TRUE(opens(second));
    EXPECT_FALSE(opens(first));
}

TEST_P(ActionChase, LeavesOutWhoMustKeepAwayFromTheFamily)
{
    agree(a_form(nurse_));
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'contact-nurse', "
              "'r', 'worker-1', 0)");
    chase("2026-12-03T09:00");

    EXPECT_TRUE(mails().empty());
}

TEST_P(ActionChase, TellsTheManagerOfTheTeamAfterTenWorkingDays)
{
    agree(a_form(nurse_));
    EXPECT_EQ(chase("2026-12-16T09:00"), 0);

    EXPECT_EQ(chase("2026-12-17T09:00"), 2);

    const auto said = mails();
    ASSERT_EQ(said.size(), 2u);
    for (const ChaseMail& each : said)
        EXPECT_EQ(each.digest.late_in_teams + each.digest.late_in_service, 1);
}

TEST_P(ActionChase, TellsTheLeadOfTheAgencyAfterFiveWorkingDaysInOneMail)
{
    lead("contact-gp");
    agree(a_form(nurse_));
    agree(a_form(nurse_));
    EXPECT_EQ(chase("2026-12-09T09:00"), 0);

    EXPECT_EQ(chase("2026-12-10T09:00"), 1);

    const auto said = mails();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.late_in_agency = 2}));
    const std::string token = said.front().link_path.substr(3);
    const auto shown = read([&](UnitOfWork& work) {
        return agency_work_by_link(work, clock_, links_, holidays_, token).actions;
    });
    ASSERT_EQ(shown.size(), 2u);
    EXPECT_EQ(shown.front().days_late, 5);
    EXPECT_EQ(shown.front().owner_job, "Health visitor");
    ASSERT_TRUE(shown.front().wording);
    EXPECT_EQ(shown.front().wording->reveal(), "Ring the school");
}

TEST_P(ActionChase, KeepsWhoWasToldFirstOnceALevel)
{
    lead("contact-gp");
    const ActionRow row = agree(a_form(nurse_));
    chase("2026-12-04T09:00");
    chase("2026-12-10T09:00");
    chase("2026-12-17T09:00");

    const auto kept = read(
        [&](UnitOfWork& work) { return work.escalations.of_action(authority, row.action.id); });

    ASSERT_EQ(kept.size(), 3u);
    EXPECT_EQ(kept[0].level, EscalationLevel::owner);
    EXPECT_EQ(kept[0].told, std::vector{nurse_});
    EXPECT_EQ(kept[1].level, EscalationLevel::lead);
    EXPECT_EQ(kept[1].told, std::vector{gp_});
    EXPECT_EQ(kept[1].at, test::at("2026-12-10T09:00"));
    EXPECT_EQ(kept[2].level, EscalationLevel::service);
    EXPECT_EQ(kept[2].told.size(), 2u);
}

TEST_P(ActionChase, TellsALineManagerOfTheirStaffAndNobodyOfWhatIsRestricted)
{
    test::run(temp_.pool(),
              "update staff_user set line_manager_id = 'stranger-1' where id = 'worker-1'");
    agree(a_form(worker_));
    EXPECT_EQ(chase("2026-12-10T09:00"), 1);
    const auto said = mails();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.late_of_managed = 1}));

    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    EXPECT_EQ(chase("2026-12-11T09:00"), 1) << "the owner alone";
    EXPECT_EQ(chase("2026-12-17T09:00"), 0);
}

TEST_P(ActionChase, TellsALeadOnceAWeekOfAllThatTheAgencyHasOpen)
{
    lead("contact-gp");
    agree(a_form(nurse_));
    agree(a_form({.contact = ContactId{"contact-gp"}}));
    agree(a_form(worker_));

    EXPECT_EQ(chase("2026-11-30T09:00"), 1);  // a Monday

    const auto said = mails();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.open_in_agency = 2}));
}

TEST_P(ActionChase, AsksTheNextDayWhatADayWouldHaveAskedOnWhichTheServiceWasDown)
{
    agree(a_form(worker_));
    EXPECT_EQ(chase("2026-11-30T09:00"), 0);

    EXPECT_EQ(chase("2026-12-02T09:00"), 1) << "for Tuesday";
    EXPECT_EQ(chase("2026-12-02T15:00"), 0) << "once";
    EXPECT_EQ(chase("2026-12-03T09:00"), 1);
    EXPECT_EQ(chase("2026-12-08T09:00"), 1) << "for Friday";
    EXPECT_EQ(chase("2026-12-09T09:00"), 0);
    EXPECT_EQ(chase("2026-12-10T09:00"), 0);
}

TEST_P(ActionChase, MakesUpForNothingTheFirstTimeThatAnybodyIsAsked)
{
    agree(a_form(worker_));

    EXPECT_EQ(chase("2026-12-02T09:00"), 0);
}

TEST_P(ActionChase, TellsALeadTheNextDayWhenTheDayOfTheDigestWasMissed)
{
    lead("contact-gp");
    ActionForm form = a_form(nurse_);
    form.due_on = "18/12/2026";
    agree(form);
    EXPECT_EQ(chase("2026-11-27T09:00"), 0);

    EXPECT_EQ(chase("2026-12-01T09:00"), 1);
    const auto said = mails();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.open_in_agency = 1}));
    EXPECT_EQ(chase("2026-12-02T09:00"), 0);
}

TEST_P(ActionChase, TellsALeadOfAReportThatIsMissingOnTheDayAfterItsWriterWasReminded)
{
    lead("contact-gp");
    clock_.set(test::at("2026-11-24T09:30"));
    const auto reminded = transact([&](UnitOfWork& work) {
        return remind_of_reports(work,
                                 MeetingTools{clock_, random_, links_, holidays_},
                                 as("support-1"),
                                 meeting,
                                 InviteeId{"seat-nurse"});
    });
    ASSERT_TRUE(reminded);
    EXPECT_EQ(chase("2026-11-24T10:00"), 0);

    EXPECT_EQ(chase("2026-11-25T09:30"), 1);

    const auto said = mails();
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said.front().digest, (ActionDigest{.missing_reports = 1}));
    const std::string token = said.front().link_path.substr(3);
    const auto shown = read([&](UnitOfWork& work) {
        return agency_work_by_link(work, clock_, links_, holidays_, token);
    });
    EXPECT_TRUE(shown.actions.empty());
    ASSERT_EQ(shown.reports.size(), 1u);
    EXPECT_EQ(shown.reports.front().meeting_on, test::day("2026-11-25"));
}

TEST_P(ActionChase, ShowsALeadNothingOfAFamilyThatTheyMustKeepAwayFrom)
{
    lead("contact-gp");
    agree(a_form(nurse_));
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, contact_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'contact-gp', "
              "'r', 'worker-1', 0)");

    EXPECT_EQ(chase("2026-12-10T09:00"), 0);
    EXPECT_TRUE(mails().empty());
}

QUORATE_ON_EVERY_DATABASE(ActionChase);

}  // namespace
}  // namespace quorate::core
