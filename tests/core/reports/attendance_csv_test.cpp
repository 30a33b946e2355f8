#include "core/reports/attendance_csv.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(AttendanceCsv, HasARowForEachMeasureMonthAndAgency)
{
    const AttendanceReport report{
        .quorate = {.part = 14, .whole = 20},
        .months = {{.key = "2026-04", .label = "April 2026", .share = {.part = 14, .whole = 20}},
                   {.key = "2026-05", .label = "May 2026", .share = {.part = 0, .whole = 0}}},
        .came = {.part = 15, .whole = 20},
        .agencies = {{.key = "a1", .label = "Health, adults", .share = {.part = 15, .whole = 20}}}};

    EXPECT_EQ(attendance_csv(report),
              "measure,split,of,counted,of_those,percent\r\n"
              "quorate,all,,20,14,70.0\r\n"
              "quorate,month,2026-04,20,14,70.0\r\n"
              "quorate,month,2026-05,0,0,\r\n"
              "came,all,,20,15,75.0\r\n"
              "came,agency,\"Health, adults\",20,15,75.0\r\n");
}

TEST(AttendanceCsv, SaysOfANumberThatItIsNotShown)
{
    const AttendanceReport report{.quorate = {.part = std::nullopt, .whole = 20},
                                  .came = {.part = std::nullopt, .whole = std::nullopt}};

    EXPECT_EQ(attendance_csv(report),
              "measure,split,of,counted,of_those,percent\r\n"
              "quorate,all,,20,not shown,not shown\r\n"
              "came,all,,not shown,not shown,not shown\r\n");
}

TEST(AttendanceCsv, IsNoFormulaWhateverAnAgencyIsCalled)
{
    const AttendanceReport report{.agencies = {{.label = "=cmd|'/c calc'!A0", .share = {}}}};

    EXPECT_NE(attendance_csv(report).find("came,agency,'=cmd|'/c calc'!A0,0,0,\r\n"),
              std::string::npos)
        << attendance_csv(report);
}

}  // namespace
}  // namespace quorate::core
