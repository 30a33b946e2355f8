#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// One record of a CSV text (RFC 4180), and the line on which it starts, counted from 1.
struct CsvRow {
    int line = 0;
    std::vector<std::string> fields;
    bool is_broken = false;  // a quote was left open, or text followed a closed one
};

/// Every record of `text`. Lines may end in LF or CRLF, a byte order mark is dropped and empty
/// lines are left out. Never fails: what cannot be read is a row that says so.
std::vector<CsvRow> parse_csv(std::string_view text);

/// `text` as one field: in quotes when it has to be.
std::string csv_field(std::string_view text);

}  // namespace quorate::core
