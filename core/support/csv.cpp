#include "core/support/csv.hpp"

#include <istream>
#include <sstream>
#include <utility>

namespace quorate::core {
namespace {

constexpr std::size_t stretch = 64 * 1024;  // of the file read at once

}  // namespace

CsvReader::CsvReader(std::istream& in, Records records) : in_{in}, records_{records}
{
    const bool has_byte_order_mark = peek(0) == 0xEF && peek(1) == 0xBB && peek(2) == 0xBF;
    if (has_byte_order_mark) at_ = 3;
}

bool CsvReader::next(CsvRow& row)
{
    while (peek() != end_of_file) {
        read(row);
        const bool is_empty = row.fields.size() == 1 && row.fields[0].empty();
        if (!is_empty || row.is_broken) return true;
    }
    return false;
}

void CsvReader::read(CsvRow& row)
{
    row.line = line_;
    row.is_broken = false;
    row.fields.clear();
    kept_ = 0;
    for (;;) {
        std::string& field = row.fields.emplace_back();
        if (peek() == '"')
            read_quoted(row, field);
        else
            read_plain(row, field);
        if (peek() == ',') {
            take();
            continue;
        }
        if (peek() == '\r') take();
        if (peek() != end_of_file) take();
        ++line_;
        return;
    }
}

void CsvReader::read_plain(CsvRow& row, std::string& field)
{
    while (!at_end_of_field())
        keep(row, field, take());
}

void CsvReader::read_quoted(CsvRow& row, std::string& field)
{
    take();
    for (;;) {
        if (peek() == end_of_file || (records_ == Records::are_lines && at_end_of_line())) {
            row.is_broken = true;
            return;
        }
        const char c = take();
        if (c == '"') {
            if (peek() != '"') break;
            take();
        }
        if (c == '\n') ++line_;
        keep(row, field, c);
    }
    if (at_end_of_field()) return;
    row.is_broken = true;
    read_plain(row, field);
}

void CsvReader::keep(CsvRow& row, std::string& field, char c)
{
    if (++kept_ > longest_record)
        row.is_broken = true;
    else
        field += c;
}

bool CsvReader::at_end_of_field()
{
    const int c = peek();
    return c == ',' || c == end_of_file || at_end_of_line();
}

// A carriage return ends a line only before a line feed.
bool CsvReader::at_end_of_line()
{
    const int c = peek();
    return c == '\n' || (c == '\r' && peek(1) == '\n');
}

bool CsvReader::refill(std::size_t ahead)
{
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + stretch);
    in_.read(buffer_.data() + kept, static_cast<std::streamsize>(stretch));
    buffer_.resize(kept + static_cast<std::size_t>(in_.gcount()));
    return ahead < buffer_.size();
}

std::vector<CsvRow> parse_csv(std::string_view text)
{
    std::istringstream in{std::string{text}};
    CsvReader reader{in};
    std::vector<CsvRow> rows;
    for (CsvRow row; reader.next(row);)
        rows.push_back(std::move(row));
    return rows;
}

std::string csv_field(std::string_view text)
{
    const bool has_edge_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !has_edge_space)
        return std::string{text};
    std::string field = "\"";
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + "\"";
}

std::string csv_cell(std::string_view text)
{
    const bool is_formula =
        !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos;
    return csv_field(is_formula ? "'" + std::string{text} : std::string{text});
}

}  // namespace quorate::core
