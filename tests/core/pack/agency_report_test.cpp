#include "core/pack/agency_report.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/fake_seal.hpp"

namespace quorate::core {
namespace {

using test::day;

AgencyReport version(int number, const char* received = nullptr)
{
    AgencyReport report;
    report.number = number;
    if (received != nullptr) report.received_on = day(received);
    return report;
}

ReportState state(const std::vector<AgencyReport>& reports, const char* today)
{
    return report_state(reports, day("2026-11-20"), day(today));
}

struct SharedCase {
    std::vector<const char*> given_shared;  // the first version's first; "" when it was not
    const char* given_today;
    SharedState then;
};

TEST(SharedStates, AreThoseOfTheNewestVersionByTheDay)
{
    const SharedCase cases[] = {
        {{}, "2026-11-24", SharedState::no_report},
        {{""}, "2026-11-20", SharedState::waiting},
        {{""}, "2026-11-21", SharedState::overdue},
        {{"2026-11-20"}, "2026-11-24", SharedState::in_time},
        {{"2026-11-23"}, "2026-11-24", SharedState::late},
        {{"2026-11-19", ""}, "2026-11-20", SharedState::waiting},
        {{"", "2026-11-19"}, "2026-11-24", SharedState::in_time},
    };
    for (const SharedCase& each : cases) {
        std::vector<AgencyReport> reports{version(0)};
        for (const char* on : each.given_shared) {
            reports.push_back(version(static_cast<int>(reports.size()), "2026-11-19"));
            if (*on != '\0') reports.back().shared_on = day(on);
        }
        EXPECT_EQ(shared_state(reports, day("2026-11-20"), day(each.given_today)), each.then)
            << code(each.then) << each.given_today;
    }
}

TEST(ReportStates, FollowTheDayAndWhatCame)
{
    EXPECT_EQ(state({}, "2026-11-20"), ReportState::asked);
    EXPECT_EQ(state({version(0)}, "2026-11-20"), ReportState::draft);
    EXPECT_EQ(state({}, "2026-11-21"), ReportState::overdue);
    EXPECT_EQ(state({version(0)}, "2026-11-21"), ReportState::overdue);
    EXPECT_EQ(state({version(1, "2026-11-20")}, "2026-11-24"), ReportState::received);
    EXPECT_EQ(state({version(1, "2026-11-23")}, "2026-11-24"), ReportState::late);
}

TEST(ReportStates, KeepTheDayOfTheFirstVersion)
{
    EXPECT_EQ(state({version(0), version(2, "2026-11-24"), version(1, "2026-11-19")}, "2026-11-24"),
              ReportState::received);
}

TEST(ReportTexts, ComeBackFromTheirSeal)
{
    const test::FakeSeal seal;
    const ReportText text{.involvement = FreeText{"Since 2024"},
                          .worries = FreeText{"Line one\nLine two"}};

    const std::string kept = sealed(seal, text);

    EXPECT_EQ(kept.find("Since"), std::string::npos);
    EXPECT_EQ(opened(seal, kept), text);
    EXPECT_TRUE(opened(seal, "of another installation").empty());
    EXPECT_TRUE(opened(seal, "").empty());
}

TEST(ReportTexts, AreEmptyWhenOnlyBlanksWereTyped)
{
    EXPECT_TRUE((ReportText{.needed = FreeText{" \n"}}).empty());
    EXPECT_FALSE((ReportText{.needed = FreeText{"a"}}).empty());
}

}  // namespace
}  // namespace quorate::core
