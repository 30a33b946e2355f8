#include "db/session/bulk_insert.hpp"

#include <algorithm>

namespace quorate::db {
namespace {

constexpr std::size_t rows_in_a_statement = 200;

}  // namespace

void BulkInsert::flush(Sql& sql)
{
    for (std::size_t first = 0; first < rows_.size(); first += rows_in_a_statement) {
        const std::size_t end = std::min(rows_.size(), first + rows_in_a_statement);
        std::string statement = head_ + " values ";
        for (std::size_t i = first; i < end; ++i)
            statement.append(i == first ? "" : ",").append(rows_[i]);
        sql.run_once(statement);
    }
    rows_.clear();
}

// A value and the comma after it; both databases read these literals alike.
void BulkInsert::append(std::string& text, const Value& value)
{
    if (const auto* number = std::get_if<long long>(&value)) {
        text += std::to_string(*number);
    } else if (const auto* words = std::get_if<std::string>(&value)) {
        text += '\'';
        for (const char c : *words)
            text.append(c == '\'' ? 2 : 1, c);
        text += '\'';
    } else {
        text += "null";
    }
    text += ',';
}

}  // namespace quorate::db
