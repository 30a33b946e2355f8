#include "core/due_dates/overrun.hpp"

#include <gtest/gtest.h>

#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

struct Approval {
    const char* name;
    const char* rule;
    std::string roles;  // of those who may decide
};

const Approval approvals[] = {
    {"AssessmentByTheServiceManager", "eng-assessment-45wd", "SM"},
    {"InitialConferenceByManagerAndChair", "eng-icpc-15wd", "CC TM SM"},
    {"WelshInitialConferenceToo", "wal-icpc-15wd", "CC TM SM"},
    {"CoreGroupByAManager", "eng-core-group-first-10wd", "TM SM"},
};

class OverrunApprovals : public testing::TestWithParam<Approval> {};

TEST_P(OverrunApprovals, AreForTheRolesThatTheRuleNames)
{
    const StatutoryRule* rule = nearest_rule(GetParam().rule, test::day("2026-11-23"));
    ASSERT_NE(rule, nullptr);
    std::string roles;
    for (const Role role : all_roles)
        if (may_approve(approval_of(*rule), role))
            roles += (roles.empty() ? "" : " ") + std::string{role_code(role)};
    EXPECT_EQ(roles, GetParam().roles);
}

INSTANTIATE_TEST_SUITE_P(, OverrunApprovals, testing::ValuesIn(approvals), [](const auto& test) {
    return test.param.name;
});

TEST(OverrunAgreement, TakesAManagerBesideAChairAndAChairBesideAManager)
{
    EXPECT_TRUE(may_agree_beside(Role::chair, Role::team_manager));
    EXPECT_TRUE(may_agree_beside(Role::chair, Role::service_manager));
    EXPECT_FALSE(may_agree_beside(Role::chair, Role::chair));
    EXPECT_FALSE(may_agree_beside(Role::chair, Role::social_worker));
    EXPECT_TRUE(may_agree_beside(Role::team_manager, Role::chair));
    EXPECT_FALSE(may_agree_beside(Role::team_manager, Role::service_manager));
}

TEST(OverrunAgreement, SaysWhoGaveIt)
{
    OverrunRequest granted{.status = OverrunStatus::granted, .decided_as = Role::service_manager};
    EXPECT_EQ(agreed_by_text(granted), "the service manager");
    granted.agreed_with = UserId{"cc"};
    granted.decided_as = Role::team_manager;
    EXPECT_EQ(agreed_by_text(granted), "the team manager and a conference chair");
    granted.decided_as = Role::chair;
    EXPECT_EQ(agreed_by_text(granted), "the conference chair and a manager");
}

TEST(Overruns, HoldUntilTheLatestDayThatWasGrantedBeyondTheLimit)
{
    const CaseDueDate due{.id = DueDateId{"due"}, .limit_date = test::day("2026-11-26")};
    const auto request = [](OverrunStatus status, const char* until, const char* of = "due") {
        return OverrunRequest{
            .due_date = DueDateId{of}, .expected_on = test::day(until), .status = status};
    };
    using enum OverrunStatus;
    EXPECT_EQ(agreed_until(due, {}), due.limit_date);
    EXPECT_EQ(agreed_until(due,
                           {request(granted, "2026-12-01"),
                            request(granted, "2026-12-03"),
                            request(granted, "2027-01-04", "another"),
                            request(refused, "2027-01-05"),
                            request(awaiting, "2027-01-06"),
                            request(withdrawn, "2027-01-07")}),
              test::day("2026-12-03"));
    // Granted before the limit was worked out anew, and moved past it.
    EXPECT_EQ(agreed_until(due, {request(granted, "2026-11-25")}), due.limit_date);
    EXPECT_EQ(extension_of(due, {request(granted, "2026-11-25")}), nullptr);
}

TEST(Overruns, KnowTheirCodes)
{
    using enum OverrunStatus;
    for (const OverrunStatus status : {awaiting, granted, refused, withdrawn})
        EXPECT_EQ(overrun_status_from(code(status)), status);
    EXPECT_EQ(overrun_status_from("perhaps"), std::nullopt);
}

}  // namespace
}  // namespace quorate::core
