#include "db/session/dialect.hpp"

#include <stdexcept>

namespace quorate::db {

DatabaseUrl parse_database_url(const std::string& text)
{
    const std::string sqlite = "sqlite:";
    if (text.starts_with(sqlite) && text.size() > sqlite.size())
        return {Dialect::sqlite, text.substr(sqlite.size())};
    if (text.starts_with("postgresql://") || text.starts_with("postgres://"))
        return {Dialect::postgresql, text};
    throw std::invalid_argument{"The database must be sqlite:PATH or postgresql://…"};
}

}  // namespace quorate::db
