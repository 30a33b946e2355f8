#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// One record of a CSV text (RFC 4180), and the line on which it starts, counted from 1.
struct CsvRow {
    int line = 0;
    std::vector<std::string> fields;
    bool is_broken = false;  // a quote was left open, text followed a closed one, or too long
};

/// Reads records one at a time, so that a file of any length needs the memory of one record. Lines
/// may end in LF or CRLF, a byte order mark is dropped and empty lines are left out. Never fails:
/// what cannot be read is a row that says so.
///
/// In a table of short values nobody means a line end inside quotes: there a record is one line, so
/// that a quote too many spoils that line alone.
class CsvReader {
public:
    /// Of one record; what goes beyond is not kept and makes the row a broken one.
    static constexpr std::size_t longest_record = 1 << 20;

    enum class Records { may_span_lines, are_lines };

    explicit CsvReader(std::istream& in, Records records = Records::may_span_lines);

    /// False after the last record.
    bool next(CsvRow& row);

private:
    void read(CsvRow& row);
    void read_plain(CsvRow& row, std::string& field);
    void read_quoted(CsvRow& row, std::string& field);
    void keep(CsvRow& row, std::string& field, char c);
    bool at_end_of_field();
    bool at_end_of_line();

    // The next byte, or the one `ahead` of it, or end_of_file. take() is for after a peek().
    static constexpr int end_of_file = -1;
    int peek(std::size_t ahead = 0)
    {
        if (at_ + ahead >= buffer_.size() && !refill(ahead)) return end_of_file;
        return static_cast<unsigned char>(buffer_[at_ + ahead]);
    }
    char take() { return buffer_[at_++]; }
    bool refill(std::size_t ahead);

    std::istream& in_;
    Records records_;
    std::string buffer_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::size_t kept_ = 0;  // bytes of the record being read
};

/// Every record of `text`.
std::vector<CsvRow> parse_csv(std::string_view text);

/// `text` as one field: in quotes when it has to be.
std::string csv_field(std::string_view text);

/// The same for text that people wrote, in a file that a spreadsheet will open: what it would take
/// for a formula (a first = + - @, tab or carriage return) gets an apostrophe in front.
std::string csv_cell(std::string_view text);

}  // namespace quorate::core
