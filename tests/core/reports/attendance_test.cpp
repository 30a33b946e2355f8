#include "core/reports/attendance.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

const ReportPeriod autumn{.from = day("2026-09-01"), .until = day("2026-10-31")};

HeldMeetingRow held(const char* on, bool was_quorate, bool police_came, bool school_asked = false)
{
    HeldMeetingRow row{
        .meeting = MeetingId{std::string{on}},
        .held_on = day(on),
        .was_quorate = was_quorate,
        .asked = {{.agency = AgencyId{"police"}, .name = "Police", .came = police_came}}};
    if (school_asked)
        row.asked.push_back({.agency = AgencyId{"school"}, .name = "Elm Primary", .came = true});
    return row;
}

TEST(AttendanceOverTime, CountsEachMeetingInItsOwnMonth)
{
    const auto report = report_attendance({held("2026-09-03", true, true),
                                           held("2026-09-30", false, false),
                                           held("2026-10-01", true, true),
                                           held("2026-11-01", true, true)},
                                          autumn);

    EXPECT_EQ(report.quorate, (Portion{.part = 2, .whole = 3}));
    ASSERT_EQ(report.months.size(), 2U);
    EXPECT_EQ(report.months[0].key, "2026-09");
    EXPECT_EQ(report.months[0].share, (Portion{.part = 1, .whole = 2}));
    EXPECT_EQ(report.months[1].share, (Portion{.part = 1, .whole = 1}));
    EXPECT_EQ(percent_of(report.quorate), 66.7);
    EXPECT_FALSE(percent_of({}));
}

TEST(AttendanceOverTime, CountsAnAgencyOnlyForTheMeetingsToWhichItWasAsked)
{
    const auto report = report_attendance({held("2026-09-03", true, true, true),
                                           held("2026-09-04", true, false),
                                           held("2026-09-05", true, true)},
                                          autumn);

    ASSERT_EQ(report.agencies.size(), 2U);
    EXPECT_EQ(report.agencies[0].label, "Elm Primary");
    EXPECT_EQ(report.agencies[0].share, (Portion{.part = 1, .whole = 1}));
    EXPECT_EQ(report.agencies[1].share, (Portion{.part = 2, .whole = 3}));
    EXPECT_EQ(report.came, (Portion{.part = 3, .whole = 4}));
}

TEST(AttendanceOverTime, HidesSmallNumbersAndWhatWouldGiveThemAway)
{
    std::vector<HeldMeetingRow> rows;
    for (int i = 10; i < 30; ++i)
        rows.push_back(held(("2026-09-" + std::to_string(i)).c_str(), i < 20, i < 20, i == 10));
    auto report = report_attendance(rows, autumn);

    hide_small_numbers(report);

    EXPECT_TRUE(report.hides_small_numbers);
    EXPECT_EQ(report.quorate, (Portion{.part = 10, .whole = 20}));
    for (const PortionLine& line : report.agencies)
        EXPECT_EQ(line.share.whole, std::nullopt) << "one asked once gives away the other";
}

}  // namespace
}  // namespace quorate::core
