#include "core/circulation/papers_by_link.hpp"

#include <gtest/gtest.h>

#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class ReportByLink : public test::RecordTest {};

TEST_P(ReportByLink, OfAnOldFormOpensNothingAgainThatIsDone)
{
    const ActionRow row = agree(a_form({.family_member = FamilyMemberId{"mother-1"}}));
    const std::string token = action_link_token(links_, row.action);
    const auto version = [&] {
        return read([&](UnitOfWork& work) {
            return actions_by_link(work, clock_, links_, token)->front().version;
        });
    };
    const auto report = [&](bool done, int shown) {
        return transact([&](UnitOfWork& work) {
            return report_by_link(work,
                                  clock_,
                                  links_,
                                  {.token = token, .number = 1, .done = done, .version = shown});
        });
    };
    const int first = version();
    ASSERT_TRUE(report(true, first));

    const auto again = report(false, first);

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().refusal, Refusal::stale_version);
    EXPECT_EQ(again.error().fields.front().field, "status");
    EXPECT_TRUE(report(true, first)) << "pressed twice";
    EXPECT_TRUE(report(false, version())) << "meant so";
}

QUORATE_ON_EVERY_DATABASE(ReportByLink);

}  // namespace
}  // namespace quorate::core
