#pragma once

#include <string>

#include "db/session/sql.hpp"
#include "db/stores/stored_text.hpp"

namespace quorate::test {

/// Seals what `text` has just written in plain words about people, as the service would have.
void seal_what_was_written(db::Sql& sql, const std::string& text);

/// How the address of mail stands in the database, to find a row by it.
std::string as_kept(const std::string& email);

/// Runs a statement that a test wrote, with names and addresses in plain words. Gives the number of
/// rows it changed, where it was given values.
template <class... In>
long long run_plain(db::Sql& sql, const std::string& text, const In&... in)
{
    long long changed = 0;
    if constexpr (sizeof...(in) == 0)
        sql.run_once(text);
    else
        changed = sql.execute(text.c_str(), in...);
    seal_what_was_written(sql, text);
    return changed;
}

}  // namespace quorate::test
