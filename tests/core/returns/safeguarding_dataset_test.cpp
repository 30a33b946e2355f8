#include "core/returns/safeguarding_dataset.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/census_family.hpp"
#include "tests/support/golden.hpp"

namespace quorate::core {
namespace {

using test::day;

std::string file(DatasetTable table, const test::HistoryOf& family)
{
    std::string text = dataset_header(table);
    for (const CensusRecord& record :
         family.records(safeguarding_dataset_period(day("2026-11-23"))))
        text += dataset_rows(table, record);
    return text;
}

TEST(SafeguardingDataset, IsAFileATable)
{
    std::string text;
    for (const DatasetTable table : all_dataset_tables())
        text += std::string{code(table)} + ".csv\r\n" + file(table, test::siblings()) + "\r\n";
    std::erase(text, '\r');  // as files of text are kept
    test::expect_golden("returns/ssd.txt", text);
}

TEST(SafeguardingDataset, HasAsManyFieldsInARowAsColumns)
{
    for (const DatasetTable table : all_dataset_tables()) {
        const std::string columns = dataset_header(table);
        if (table == DatasetTable::s47_enquiry) continue;  // holds JSON, with commas of its own
        const std::string text = file(table, test::siblings());
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t end = text.find("\r\n", from);
            const std::string line = text.substr(from, end - from);
            EXPECT_EQ(std::ranges::count(line, ','), std::ranges::count(columns, ',')) << line;
            from = end + 2;
        }
    }
}

TEST(SafeguardingDataset, KnowsItsTablesByName)
{
    for (const DatasetTable table : all_dataset_tables()) {
        EXPECT_EQ(dataset_table_from(code(table)), table);
        EXPECT_FALSE(label(table).empty());
    }
    EXPECT_EQ(dataset_table_from("ssd_person"), std::nullopt);
}

TEST(SafeguardingDataset, LooksBackSixYears)
{
    EXPECT_EQ(safeguarding_dataset_period(day("2026-11-23")),
              (CensusPeriod{day("2020-11-23"), day("2026-11-23")}));
    EXPECT_EQ(file(DatasetTable::cin_episodes,
                   test::HistoryOf{}.referral("2019-01-07").closed("2020-11-22")),
              dataset_header(DatasetTable::cin_episodes));
}

TEST(SafeguardingDataset, TellsOneConferenceOnceThatEndedTwoEnquiries)
{
    const auto text = file(DatasetTable::initial_cp_conference,
                           test::HistoryOf{}
                               .referral("2025-06-02")
                               .discussion("2025-06-10")
                               .discussion("2025-06-12")
                               .no_plan_made("2025-06-20"));
    EXPECT_EQ(std::ranges::count(text, '\n'), 2) << text;
    EXPECT_NE(text.find(",N,2025-07-01,2025-06-20,N,"), std::string::npos) << text;
}

}  // namespace
}  // namespace quorate::core
