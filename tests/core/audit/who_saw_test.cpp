#include "core/audit/who_saw.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/audit_rows.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using test::at;
using test::logged;

const CaseId family{"case-1"};
const std::string reason = "Complaint number 14 of this year";

class WhoSawARecord : public test::RecordTest {
protected:
    void add(const std::string& actor,
             const std::string& role,
             const std::string& action,
             Instant when)
    {
        AuditRecord record = logged(actor, role, action, when);
        record.case_id = family;
        test::add_to_log(database(), record);
    }

    void refuse(const std::string& actor, const std::string& role, Instant when)
    {
        AuditRecord record = logged(actor, role, "case.view_summary", when);
        record.object = family.text();
        record.result = "QUO-404";
        test::add_to_log(database(), record);
    }

    Actor of_role(const std::string& id, Role role)
    {
        Actor actor = as(id);
        actor.role = role;
        return actor;
    }

    Result<WhoSaw> ask(const Actor& actor, const std::string& why = reason)
    {
        return transact(
            [&](UnitOfWork& work) { return who_saw(work, clock_, actor, {.id = family}, why); });
    }

    Result<WhoSaw> auditor_asks() { return ask(of_role("chair-2", Role::auditor)); }
};

bool is_related(const PersonWhoSaw& person, SeenAs relation)
{
    return std::ranges::find(person.relations, relation) != person.relations.end();
}

TEST_P(WhoSawARecord, IsSaidByPersonWithFirstAndLastTime)
{
    add("worker-1", "SW", "case.view_summary", at("2026-11-20T10:00"));
    add("worker-1", "SW", "case.edit", at("2026-11-21T10:00"));
    add("chair-1", "CC", "meeting.view", at("2026-11-22T10:00"));

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 2u);
    EXPECT_EQ(seen->people[0].role, "CC");
    EXPECT_EQ(seen->people[1].role, "SW");
    EXPECT_EQ(seen->people[1].times, 2);
    EXPECT_EQ(seen->people[1].first, at("2026-11-20T10:00"));
    EXPECT_EQ(seen->people[1].last, at("2026-11-21T10:00"));
    EXPECT_TRUE(is_related(seen->people[1], SeenAs::involved));
}

TEST_P(WhoSawARecord, CountsTheLinksOfOneContactAsOnePersonByAgencyAlone)
{
    add("link:seat-nurse", "AL", "link.redeem", at("2026-11-20T10:00"));
    add("link:seat-nurse", "AL", "doc.view", at("2026-11-21T10:00"));

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 1u);
    EXPECT_EQ(seen->people[0].times, 2);
    EXPECT_TRUE(seen->people[0].name.reveal().empty());
    EXPECT_FALSE(seen->people[0].place.empty());
    EXPECT_TRUE(is_related(seen->people[0], SeenAs::link));
}

TEST_P(WhoSawARecord, NamesNobodyOfTheFamilyToTheAuditor)
{
    add("link:seat-mother", "AL", "link.redeem", at("2026-11-20T10:00"));

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 1u);
    EXPECT_TRUE(seen->people[0].is_family);
    EXPECT_TRUE(seen->people[0].name.reveal().empty());
    EXPECT_TRUE(seen->people[0].place.empty());
}

TEST_P(WhoSawARecord, NamesStaffAsStaffAlsoByTheLinkOfTheirSeat)
{
    add("link:seat-worker", "AL", "link.redeem", at("2026-11-20T10:00"));
    add("worker-1", "SW", "case.view_summary", at("2026-11-21T10:00"));

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 1u);
    EXPECT_EQ(seen->people[0].name.reveal(), "Kit Placeholder");
    EXPECT_EQ(seen->people[0].role, "SW");
    EXPECT_EQ(seen->people[0].times, 2);
    EXPECT_TRUE(is_related(seen->people[0], SeenAs::own_link));
    EXPECT_TRUE(is_related(seen->people[0], SeenAs::involved));
    EXPECT_FALSE(is_related(seen->people[0], SeenAs::link));
}

TEST_P(WhoSawARecord, SaysWhoHasLeft)
{
    add("worker-1", "SW", "case.view_summary", at("2026-11-20T10:00"));
    test::run(temp_.pool(), "update staff_user set active = 0 where id = 'worker-1'");

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 1u);
    EXPECT_TRUE(is_related(seen->people[0], SeenAs::left));
    EXPECT_FALSE(is_related(seen->people[0], SeenAs::involved));
}

TEST_P(WhoSawARecord, SaysWhoHadNoPartInItAndWhoWasRefused)
{
    add("chair-2", "CC", "case.break_glass", at("2026-11-20T10:00"));
    refuse("chair-2", "CC", at("2026-11-19T10:00"));
    refuse("nobody-known", "SW", at("2026-11-19T11:00"));

    const auto seen = auditor_asks();

    ASSERT_TRUE(seen);
    ASSERT_EQ(seen->people.size(), 2u);
    EXPECT_TRUE(is_related(seen->people[0], SeenAs::break_glass));
    EXPECT_EQ(seen->people[0].refused, 1);
    EXPECT_EQ(seen->people[1].times, 0);
    EXPECT_EQ(seen->people[1].refused, 1);
}

TEST_P(WhoSawARecord, IsSaidToAnAuditorForAReasonWhichIsKept)
{
    const Actor auditor = of_role("chair-2", Role::auditor);
    EXPECT_EQ(ask(auditor, "").error().fields.front().field, "reason");
    ASSERT_TRUE(ask(auditor));

    const auto log =
        read([&](UnitOfWork& work) { return work.audit.of_case(authority, family, 0, 1); });

    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log.front().record.action, "audit.view_case_log");
    EXPECT_EQ(shown_detail(log.front().record), "part=who_saw reason=" + reason);
}

TEST_P(WhoSawARecord, IsNotSaidToWhoeverWorksWithTheFamilyOnly)
{
    EXPECT_FALSE(ask(of_role("worker-1", Role::social_worker)));
    EXPECT_FALSE(ask(of_role("worker-1", Role::administrator)));
}

QUORATE_ON_EVERY_DATABASE(WhoSawARecord);

}  // namespace
}  // namespace quorate::core
