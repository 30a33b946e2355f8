#include "core/cases/case_people.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/cases/view_case.hpp"
#include "tests/support/case_desk.hpp"

namespace quorate::core {
namespace {

// Rowan, born on 1 May 2018, on Monday 23 November 2026.
class TheDateOfDeath : public testing::Test {
protected:
    TheDateOfDeath() : family_{desk_.add_family()} {}

    Child rowan() { return desk_.run("sw", view_case, family_)->children.at(0); }

    Result<int> set(const char* died, const char* born = "2018-05-01")
    {
        const Child child = rowan();
        ChangeChild change{
            .id = child.id,
            .version = child.version,
            .details = {.given_name = child.given_name, .family_name = child.family_name}};
        if (*born != '\0') change.details.date_of_birth = test::day(born);
        if (*born == '\0') change.details.expected_delivery_date = test::day("2026-12-01");
        if (*died != '\0') change.details.date_of_death = test::day(died);
        return desk_.run("sw", change_child, change);
    }

    std::string fault(const char* died, const char* born = "2018-05-01")
    {
        const auto refused = set(died, born);
        return refused ? ""
                       : refused.error().fields.at(0).field + ": " +
                             refused.error().fields.at(0).message;
    }

    AuditRecord last_entry()
    {
        return desk_.temp.database().read([](UnitOfWork& work) {
            for (const AuditEntry& each : work.audit.all(test::exampleshire, 0, 5))
                if (each.record.action == "case.edit") return each.record;
            return AuditRecord{};
        });
    }

    test::CaseDesk desk_;
    CaseId family_;
};

TEST_F(TheDateOfDeath, IsKeptAndTakenBackAndAuditedWithoutTheDay)
{
    ASSERT_TRUE(set("2026-11-20"));
    EXPECT_EQ(rowan().date_of_death, test::day("2026-11-20"));
    EXPECT_EQ(last_entry().detail, "death=recorded");

    ASSERT_TRUE(set("2026-11-19"));
    EXPECT_EQ(last_entry().detail, "death=corrected");

    ASSERT_TRUE(set(""));
    EXPECT_FALSE(rowan().date_of_death);
    EXPECT_EQ(last_entry().detail, "death=taken_back");

    ASSERT_TRUE(set("", "2018-05-02"));
    EXPECT_EQ(last_entry().detail, "");
}

TEST_F(TheDateOfDeath, IsBetweenTheBirthAndToday)
{
    EXPECT_EQ(fault("2018-04-30"),
              "date_of_death: The date of death must be on or after the date of birth");
    EXPECT_EQ(fault("2026-11-24"), "date_of_death: The date of death must be today or in the past");
    EXPECT_EQ(fault("2026-11-20", ""), "date_of_death: Enter the date of birth as well");
    EXPECT_EQ(fault("2018-05-01"), "");
    EXPECT_EQ(fault("2026-11-23"), "");
}

}  // namespace
}  // namespace quorate::core
