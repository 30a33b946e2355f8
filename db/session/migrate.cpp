#include "db/session/migrate.hpp"

#include <cstdint>
#include <stdexcept>

#include "db/migrations/migrations.hpp"
#include "db/session/transaction.hpp"

namespace quorate::db {
namespace {

// FNV-1a: it only has to notice that somebody edited a released file.
std::string checksum(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    return std::to_string(hash);
}

void create_ledger(Pool& pool)
{
    Transaction transaction{pool, Access::write};
    transaction.sql().run_once(
        "create table if not exists schema_migration "
        "(number integer primary key, name text not null, checksum text not null)");
    transaction.commit();
}

// Statements end with a semicolon at the end of a line that starts in the first column or closes a
// create; bodies of triggers and functions are indented, and end in "end;" or "$$;".
std::vector<std::string> statements(std::string_view sql)
{
    std::vector<std::string> found;
    std::string current;
    bool in_body = false;
    while (!sql.empty()) {
        const auto end = sql.find('\n');
        const std::string_view line = sql.substr(0, end);
        sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
        if (line.starts_with("--") || line.empty()) continue;
        if (line.starts_with("begin") || line.find("as $$") != std::string_view::npos)
            in_body = true;
        current.append(line).append("\n");
        const bool closes = in_body ? line == "end;" || line == "$$;" : line.ends_with(';');
        // A function's own "end;" is followed by "$$;".
        if (in_body && line == "end;" && current.find("$$") != std::string::npos) continue;
        if (!closes) continue;
        found.push_back(std::move(current));
        current.clear();
        in_body = false;
    }
    if (!current.empty()) throw std::logic_error{"a migration ends in the middle of a statement"};
    return found;
}

// What a migration adds stands behind the wall between authorities as well (0091).
void confine_by_authority(Pool& pool)
{
    Transaction transaction{pool, Access::write};
    transaction.sql().run_once("lock table schema_migration");  // two instances may start together
    transaction.sql().run_once("select confine_by_authority()");
    transaction.commit();
}

bool apply(Pool& pool, const Migration& migration)
{
    Transaction transaction{pool, Access::write};
    Sql& sql = transaction.sql();
    // Two instances may start together: the second waits here and then finds the work done.
    if (sql.dialect() == Dialect::postgresql) sql.run_once("lock table schema_migration");
    const auto applied = sql.find<std::string>(
        "select checksum from schema_migration where number = :n", migration.number);
    if (applied) {
        if (std::get<0>(*applied) != checksum(migration.sql))
            throw std::runtime_error{"migration " + std::to_string(migration.number) +
                                     " differs from the one this database was made with"};
        return false;
    }
    for (const std::string& statement : statements(migration.sql))
        sql.run_once(statement);
    sql.execute("insert into schema_migration (number, name, checksum) values (:n, :m, :c)",
                migration.number,
                std::string{migration.name},
                checksum(migration.sql));
    transaction.commit();
    return true;
}

}  // namespace

int migrate(Pool& pool)
{
    create_ledger(pool);
    int applied = 0;
    const auto all = migrations(pool.url().dialect);
    for (const Migration& migration : all)
        if (apply(pool, migration)) ++applied;
    // At every start: the one before may have been killed between the two.
    if (pool.url().dialect == Dialect::postgresql) confine_by_authority(pool);

    Transaction transaction{pool, Access::read};
    const auto newest =
        transaction.sql().value<std::optional<int>>("select max(number) from schema_migration");
    if (newest.value_or(0) > all.back().number)
        throw std::runtime_error{"this database was made by a newer version of quorate"};
    return applied;
}

bool is_up_to_date(Pool& pool)
{
    Transaction transaction{pool, Access::read};
    const auto newest =
        transaction.sql().value<std::optional<int>>("select max(number) from schema_migration");
    return newest.value_or(0) == migrations(pool.url().dialect).back().number;
}

}  // namespace quorate::db
