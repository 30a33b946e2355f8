#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/csv.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// A column that an import knows. People may write its name with spaces, dashes or capitals.
struct ImportColumn {
    std::string_view name;  // "job_title"
    bool required = false;
};

/// A CSV text whose first line names its columns.
class ImportTable {
public:
    /// Refuses, with the field "csv", what is too large, no UTF-8, empty, too long, or lacks,
    /// repeats or invents a column.
    static Result<ImportTable> read(std::string_view csv,
                                    const std::vector<ImportColumn>& columns,
                                    std::size_t largest,
                                    int longest);

    bool has(std::string_view column) const { return position(column).has_value(); }

    /// The trimmed cell; empty when the column or the cell is not there.
    std::string cell(const CsvRow& row, std::string_view column) const;

    /// What is wrong with the row as a row, if anything.
    std::optional<FieldError> fault_of(const CsvRow& row) const;

    /// Below the header.
    const std::vector<CsvRow>& rows() const { return rows_; }

private:
    std::optional<std::size_t> position(std::string_view column) const;

    std::vector<std::string> header_;
    std::vector<CsvRow> rows_;
};

}  // namespace quorate::core
