#include "core/support/csv.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, ReadsQuotedFieldsAndBothLineEnds)
{
    const auto rows = parse_csv(
        "\xEF\xBB\xBF"
        "a,b\r\n\"x, \"\"y\"\"\",\n\n\"two\nlines\",z");

    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].fields, (Fields{"a", "b"}));
    EXPECT_EQ(rows[1].fields, (Fields{"x, \"y\"", ""}));
    EXPECT_EQ(rows[2].fields, (Fields{"two\nlines", "z"}));
    EXPECT_EQ(rows[2].line, 4);
}

TEST(Csv, SaysWhichRowIsBrokenAndGoesOn)
{
    const auto rows = parse_csv("\"a\"b,c\nd,e\n\"open,f\n");

    ASSERT_EQ(rows.size(), 3u);
    EXPECT_TRUE(rows[0].is_broken);
    EXPECT_FALSE(rows[1].is_broken);
    EXPECT_EQ(rows[1].fields, (Fields{"d", "e"}));
    EXPECT_TRUE(rows[2].is_broken);
}

TEST(Csv, OfNothingHasNoRows)
{
    EXPECT_TRUE(parse_csv("\r\n\n").empty());
}

TEST(CsvField, IsQuotedOnlyWhenItMustBe)
{
    EXPECT_EQ(csv_field("plain text"), "plain text");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_field(" edge"), "\" edge\"");
}

}  // namespace
}  // namespace quorate::core
