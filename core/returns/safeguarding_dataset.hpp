#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/returns/census_record.hpp"

namespace quorate::core {

/// The tables of the Standard Safeguarding Dataset that Quorate has something for.
enum class DatasetTable {
    cin_episodes,
    cin_assessments,
    cin_plans,
    s47_enquiry,
    initial_cp_conference,
    cp_plans,
    cp_reviews,
};

/// Every table, in the order above.
std::span<const DatasetTable> all_dataset_tables();

/// "ssd_s47_enquiry": the table's name, and the file's.
std::string_view code(DatasetTable table);
std::optional<DatasetTable> dataset_table_from(std::string_view code);

/// "Section 47 enquiries"
std::string_view label(DatasetTable table);

/// The line of the columns' names, as CSV (RFC 4180, CRLF).
std::string dataset_header(DatasetTable table);

/// The rows of one child. What Quorate does not hold is empty.
std::string dataset_rows(DatasetTable table, const CensusRecord& record);

}  // namespace quorate::core
