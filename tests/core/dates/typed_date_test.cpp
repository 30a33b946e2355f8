#include "core/dates/typed_date.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

TEST(TypedDate, IsReadInTheFormsPeopleUse)
{
    for (const char* text : {"25/11/2026",
                             " 25.11.2026 ",
                             "25 11 2026",
                             "25-11-2026",
                             "25 November 2026",
                             "25 nov 2026",
                             "25/Nov/2026",
                             "2026-11-25"})
        EXPECT_EQ(parse_typed_date(text), test::day("2026-11-25")) << text;
    EXPECT_EQ(parse_typed_date("5/1/2026"), test::day("2026-01-05"));
}

TEST(TypedDate, IsRefusedWhenItCouldMeanSomethingElse)
{
    for (const char* text : {"",
                             "25/11/26",
                             "11/25/2026",
                             "30/02/2026",
                             "25 11",
                             "25/11/2026/1",
                             "25 no 2026",
                             "x/11/2026",
                             "+5/11/2026",
                             "025/11/2026"})
        EXPECT_FALSE(parse_typed_date(text)) << text;
}

TEST(TypedDate, SaysThatThereIsNoSuchDayInThatMonth)
{
    EXPECT_EQ(typed_date_fault("31/02/2027"),
              "There is no 31 February 2027: that month has 28 days");
    EXPECT_EQ(typed_date_fault("2027-02-31"),
              "There is no 31 February 2027: that month has 28 days");
    EXPECT_EQ(typed_date_fault("30 february 2028"),
              "There is no 30 February 2028: that month has 29 days");
    EXPECT_EQ(typed_date_fault("31 February"), "There is no 31 February: that month has 29 days");
    EXPECT_EQ(typed_date_fault("11/25/2026"),
              "There is no month 25. Enter the date like 25/11/2026");
}

TEST(TypedDate, SaysHowADateIsTyped)
{
    for (const char* text : {"", "soon", "next Monday please", "x/11/2026", "2026/11/25"})
        EXPECT_EQ(typed_date_fault(text), "Enter the date like 25/11/2026") << text;
    for (const char* text : {"25/11/26", "25 11", "29/2/27"})
        EXPECT_EQ(typed_date_fault(text),
                  "Enter the date with all four digits of the year, like 25/11/2026")
            << text;
}

TEST(TypedDate, IsReadBackAsItIsWritten)
{
    EXPECT_EQ(typed_date(test::day("2026-01-05")), "05/01/2026");
    EXPECT_EQ(parse_typed_date(typed_date(test::day("2026-01-05"))), test::day("2026-01-05"));
}

}  // namespace
}  // namespace quorate::core
