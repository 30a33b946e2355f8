#pragma once

#include <string>

namespace quorate::db {

enum class Dialect { sqlite, postgresql };

/// Where the data is: `sqlite:PATH` or `postgresql://…`.
struct DatabaseUrl {
    Dialect dialect;
    std::string location;  // a path for SQLite, the whole URL for PostgreSQL
};

/// Reads a --database value. Throws std::invalid_argument with a sentence for the operator when it
/// is neither `sqlite:PATH` nor `postgresql://…`.
DatabaseUrl parse_database_url(const std::string& text);

}  // namespace quorate::db
