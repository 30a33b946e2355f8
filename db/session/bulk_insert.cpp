#include "db/session/bulk_insert.hpp"

#include <algorithm>

namespace quorate::db {
namespace {

constexpr std::size_t rows_in_a_statement = 200;

void append_text(std::string& statement, const std::string& words)
{
    statement += '\'';
    for (const char c : words)
        statement.append(c == '\'' ? 2 : 1, c);
    statement += '\'';
}

// Both databases read these literals alike.
void append(std::string& statement, const Value& value, const Sql& sql)
{
    if (const auto* number = std::get_if<long long>(&value))
        statement += std::to_string(*number);
    else if (const auto* words = std::get_if<std::string>(&value))
        append_text(statement, *words);
    else if (const auto* personal = std::get_if<PersonalText>(&value))
        append_text(statement, sealed(*personal, sql.seal()));
    else
        statement += "null";
}

}  // namespace

void BulkInsert::flush(Sql& sql)
{
    for (std::size_t first = 0; first < rows_.size(); first += rows_in_a_statement) {
        const std::size_t end = std::min(rows_.size(), first + rows_in_a_statement);
        std::string statement = head_ + " values ";
        for (std::size_t i = first; i < end; ++i) {
            statement.append(i == first ? "(" : ",(");
            for (std::size_t column = 0; column < rows_[i].size(); ++column) {
                if (column > 0) statement += ',';
                append(statement, rows_[i][column], sql);
            }
            statement += ')';
        }
        sql.run_once(statement);
    }
    rows_.clear();
}

}  // namespace quorate::db
