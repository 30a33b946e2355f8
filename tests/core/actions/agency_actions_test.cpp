#include "core/actions/agency_actions.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_mail.hpp"
#include "core/actions/chase_actions.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

// The health trust works with two councils; its lead in the first has an action point of a
// colleague there, and one waits in the second.
class WorkOfAnAgency : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        run("update contact set is_lead = 1 where id = 'contact-gp'");
        agree(a_form({.contact = ContactId{"contact-nurse"}}));
        run("insert into agency (id, authority_id, organisation_id, name, kind) values "
            "('agency-far', 'authority-2', 'org-health', 'Health trust', 'health')");
        run("insert into contact (id, authority_id, agency_id, name, job_title, email) values "
            "('contact-far', 'authority-2', 'agency-far', 'Bo Distant', 'Midwife', "
            "'bo@nhs.example')");
        run("insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
            "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) select "
            "'far', 'authority-2', 'case-2', 'core_group', 'FARFAR', 'feed-far', 'scheduled', "
            "starts_at, ends_at, mode, 'worker-2', 'worker-2', 0, 0 from meeting where id = 'm1'");
        run("insert into action_point (id, authority_id, case_id, meeting_id, what, "
            "plain_language, owner_contact_id, due_on, status, link_hash, created_by, created_at) "
            "values ('far-1', 'authority-2', 'case-2', 'far', 'Weigh Ivy', 'Weigh the baby', "
            "'contact-far', '2026-12-02', 'open', 'hash-far', 'worker-2', 0)");
    }

    void run(const std::string& sql) { test::run(temp_.pool(), sql); }

    void lead_there(const std::string& email)
    {
        run("insert into contact (id, authority_id, agency_id, name, job_title, email, is_lead) "
            "values ('lead-far', 'authority-2', 'agency-far', 'Sol Specimen', 'GP', '" +
            email + "', 1)");
    }

    // What the lead sees behind the link of the mail about what is overdue.
    AgencyWork seen()
    {
        clock_.set(test::at("2026-12-10T09:00"));
        const auto path = transact([&](UnitOfWork& work) -> Result<std::string> {
            const MeetingTools tools{clock_, random_, links_, holidays_};
            if (const auto asked = chase_actions(work, tools, authority); !asked)
                return asked.error();
            const Instant now = clock_.now();
            for (const OutboxMessage& each :
                 work.outbox.lease(now, now + std::chrono::hours{1}, "t" + random_.id(), 50))
                if (const auto mail = chase_mail(work, links_, each);
                    mail && mail->digest.late_in_agency > 0)
                    return mail->link_path;
            return Refusal::not_found;
        });
        if (!path) return {};
        const std::string token = path->substr(3);
        return read([&](UnitOfWork& work) {
            return agency_work_by_link(work, clock_, links_, holidays_, token);
        });
    }
};

TEST_P(WorkOfAnAgency, IsOneListOverTheCouncilsThatTheSamePersonLeadsItIn)
{
    lead_there("sol@nhs.example");

    const AgencyWork work = seen();

    ASSERT_EQ(work.actions.size(), 2u);
    EXPECT_EQ(work.actions[0].council, "Otherton");
    EXPECT_EQ(work.actions[0].owner_job, "Midwife");
    EXPECT_EQ(work.actions[0].owner_name.reveal(), "Bo Distant");
    EXPECT_EQ(work.actions[1].owner_name.reveal(), "Noor Stubb");
    ASSERT_TRUE(work.actions[0].wording);
    EXPECT_EQ(work.actions[0].wording->reveal(), "Weigh the baby");
    EXPECT_EQ(work.actions[1].council, "Exampleshire");
}

TEST_P(WorkOfAnAgency, IsThatOfOneCouncilWhereSomebodyElseLeadsItInTheOther)
{
    lead_there("else@nhs.example");

    const AgencyWork work = seen();

    ASSERT_EQ(work.actions.size(), 1u);
    EXPECT_EQ(work.actions[0].council, "") << "it goes without saying";
}

TEST_P(WorkOfAnAgency, LeavesOutAFamilyThatItsLeadMustKeepAwayFromThere)
{
    lead_there("sol@nhs.example");
    run("insert into excluded_person (id, authority_id, case_id, contact_id, reason, flagged_by, "
        "flagged_at) values ('x', 'authority-2', 'case-2', 'lead-far', 'r', 'worker-2', 0)");

    EXPECT_EQ(seen().actions.size(), 1u);
}

TEST_P(WorkOfAnAgency, IsNotThatOfAnotherOrganisation)
{
    lead_there("sol@nhs.example");
    run("update agency set organisation_id = 'org-school' where id = 'agency-far'");

    EXPECT_EQ(seen().actions.size(), 1u);
}

QUORATE_ON_EVERY_DATABASE(WorkOfAnAgency);

}  // namespace
}  // namespace quorate::core
