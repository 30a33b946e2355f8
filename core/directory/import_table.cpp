#include "core/directory/import_table.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// "Job title", "job-title" and "E-mail" are how people write job_title and email.
std::string squeezed(std::string_view name)
{
    std::string kept;
    for (const char c : lower_case(name))
        if (c != ' ' && c != '-' && c != '_') kept += c;
    return kept;
}

const ImportColumn* known(const std::vector<ImportColumn>& columns, std::string_view written)
{
    for (const ImportColumn& column : columns)
        if (squeezed(column.name) == squeezed(written)) return &column;
    return nullptr;
}

std::string listed(const std::vector<ImportColumn>& columns)
{
    std::string names;
    for (const ImportColumn& column : columns)
        names.append(names.empty() ? "" : ", ").append(column.name);
    return names;
}

Error fault(std::string message)
{
    return invalid("csv", std::move(message));
}

std::string quoted(std::string_view name)
{
    const bool fit_to_show = is_plain_text(name, Lines::one) && length(name) <= 40;
    return fit_to_show ? "“" + std::string{name} + "”" : std::string{"that cannot be shown"};
}

}  // namespace

Result<ImportTable> ImportTable::read(std::string_view csv,
                                      const std::vector<ImportColumn>& columns,
                                      std::size_t largest,
                                      int longest)
{
    if (trimmed(csv).empty()) return fault("Choose a CSV file, or paste its lines");
    if (csv.size() > largest)
        return fault("The file must be smaller than " + std::to_string(largest / 1024) + " KB");
    if (!is_plain_text(csv, Lines::many))
        return fault("Save the file as “CSV UTF-8” and choose it again");

    ImportTable table;
    table.rows_ = parse_csv(csv);
    if (table.rows_.empty()) return fault("Choose a CSV file, or paste its lines");
    const CsvRow header = std::move(table.rows_.front());
    table.rows_.erase(table.rows_.begin());

    for (const std::string& written : header.fields) {
        const ImportColumn* column = known(columns, trimmed(written));
        if (column == nullptr)
            return fault("The first line has a column " + quoted(trimmed(written)) +
                         ", but may only have these: " + listed(columns));
        const std::string name{column->name};
        if (std::ranges::find(table.header_, name) != table.header_.end())
            return fault("The first line has the column " + quoted(name) + " twice");
        table.header_.push_back(name);
    }
    for (const ImportColumn& column : columns)
        if (column.required && !table.has(column.name))
            return fault("The first line must name the columns, and " + quoted(column.name) +
                         " is missing");
    if (table.rows_.empty()) return fault("The file has no lines below the names of the columns");
    if (table.rows_.size() > static_cast<std::size_t>(longest))
        return fault("The file must have " + std::to_string(longest) +
                     " lines or fewer. Divide it into several files");
    return table;
}

std::string ImportTable::cell(const CsvRow& row, std::string_view column) const
{
    const auto at = position(column);
    if (!at || *at >= row.fields.size()) return {};
    return trimmed(row.fields[*at]);
}

std::optional<FieldError> ImportTable::fault_of(const CsvRow& row) const
{
    if (row.is_broken) return FieldError{"csv", "Check the quotation marks on this line"};
    if (row.fields.size() > header_.size())
        return FieldError{"csv", "This line has more columns than the first line"};
    return std::nullopt;
}

std::optional<std::size_t> ImportTable::position(std::string_view column) const
{
    const auto found = std::ranges::find(header_, column);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

}  // namespace quorate::core
