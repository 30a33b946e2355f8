#include "core/support/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>

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

TEST(Csv, KeepsACarriageReturnThatEndsNoLine)
{
    const auto rows = parse_csv("a\rb,c\r\nd\r");

    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].fields, (Fields{"a\rb", "c"}));
    EXPECT_EQ(rows[1].fields, (Fields{"d\r"}));
}

// A quote that is never closed must not take the memory of the whole file.
TEST(CsvReader, GivesUpOnARecordWithoutAnEnd)
{
    std::istringstream in{"a\n\"" + std::string(3 * CsvReader::longest_record, 'x')};
    CsvReader reader{in};
    CsvRow row;

    ASSERT_TRUE(reader.next(row));
    ASSERT_TRUE(reader.next(row));
    EXPECT_TRUE(row.is_broken);
    EXPECT_EQ(row.fields[0].size(), CsvReader::longest_record);
    EXPECT_FALSE(reader.next(row));
}

TEST(CsvReader, TakesALineForARecordWhereItIsToldTo)
{
    std::istringstream in{"a,b\n\"open,c\r\nd,\"x, \"\"y\"\"\"\n\n\"e,f\ng,\"h"};
    CsvReader reader{in, CsvReader::Records::are_lines};
    std::vector<CsvRow> rows;
    for (CsvRow row; reader.next(row);)
        rows.push_back(row);

    ASSERT_EQ(rows.size(), 5u);
    EXPECT_TRUE(rows[1].is_broken);
    EXPECT_EQ(rows[1].fields, (Fields{"open,c"}));
    EXPECT_FALSE(rows[2].is_broken);
    EXPECT_EQ(rows[2].fields, (Fields{"d", "x, \"y\""}));
    EXPECT_EQ(rows[2].line, 3);
    EXPECT_TRUE(rows[3].is_broken);
    EXPECT_EQ(rows[3].line, 5);
    EXPECT_TRUE(rows[4].is_broken);
    EXPECT_EQ(rows[4].fields, (Fields{"g", "h"}));
}

TEST(CsvReader, KeepsNoMoreOfALineThanOfARecord)
{
    std::istringstream in{"\"" + std::string(3 * CsvReader::longest_record, 'x') + "\na\n"};
    CsvReader reader{in, CsvReader::Records::are_lines};
    CsvRow row;

    ASSERT_TRUE(reader.next(row));
    EXPECT_TRUE(row.is_broken);
    EXPECT_EQ(row.fields[0].size(), CsvReader::longest_record);
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.fields, (Fields{"a"}));
    EXPECT_FALSE(row.is_broken);
}

// The stretches in which a file is read must not show: here each falls between CR and LF.
TEST(CsvReader, ReadsAcrossTheStretchesOfAFile)
{
    std::string text;
    for (int i = 0; i < 3; ++i)
        text += std::string(64 * 1024 - 1 - (i == 0 ? 0 : 1), 'x') + "\r\n";
    std::istringstream in{text};
    CsvReader reader{in};
    CsvRow row;
    int rows = 0;
    for (; reader.next(row); ++rows)
        EXPECT_EQ(row.fields[0].find('\r'), std::string::npos);
    EXPECT_EQ(rows, 3);
}

TEST(CsvField, IsQuotedOnlyWhenItMustBe)
{
    EXPECT_EQ(csv_field("plain text"), "plain text");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_field(" edge"), "\" edge\"");
}

TEST(CsvCell, IsNoFormulaToASpreadsheet)
{
    EXPECT_EQ(csv_cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    EXPECT_EQ(csv_cell("+44,1"), "\"'+44,1\"");
    EXPECT_EQ(csv_cell("-1"), "'-1");
    EXPECT_EQ(csv_cell("@SUM"), "'@SUM");
    EXPECT_EQ(csv_cell("\tx"), "'\tx");
    EXPECT_EQ(csv_cell("\rx"), "\"'\rx\"");
    EXPECT_EQ(csv_cell("Team = one"), "Team = one");
    EXPECT_EQ(csv_cell(""), "");
}

}  // namespace
}  // namespace quorate::core
