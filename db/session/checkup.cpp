#include "db/session/checkup.hpp"

#include <libpq-fe.h>

#include <memory>

#include "db/session/failure.hpp"
#include "db/session/transaction.hpp"

namespace quorate::db {
namespace {

constexpr int synchronous_full = 2;

bool is_on(Sql& sql, const char* name)
{
    return sql.value<std::string>("select setting from pg_settings where name = :n",
                                  std::string{name}) != "off";
}

std::string quoted(const std::string& text)
{
    std::string sql = "'";
    for (const char c : text)
        sql.append(c == '\'' ? 2 : 1, c);
    return sql + "'";
}

}  // namespace

bool commits_are_durable(Pool& pool)
{
    Pool::Lease lease = pool.take(Access::write);
    Sql& sql = lease.sql();
    if (sql.dialect() == Dialect::postgresql)
        return is_on(sql, "synchronous_commit") && is_on(sql, "fsync");
    return sql.value<int>("select synchronous from pragma_synchronous") >= synchronous_full &&
           sql.value<std::string>("select journal_mode from pragma_journal_mode") == "wal";
}

bool climbs_authority_wall(Pool& pool)
{
    Pool::Lease lease = pool.take(Access::read);
    Sql& sql = lease.sql();
    return sql.dialect() == Dialect::postgresql &&
           sql.value<int>(
               "select cast(count(*) as integer) from pg_roles "
               "where rolname = current_user and (rolsuper or rolbypassrls)") > 0;
}

std::string integrity_fault(Pool& pool)
{
    Transaction transaction{pool, Access::read};
    if (transaction.sql().dialect() == Dialect::postgresql) return {};
    const auto found =
        transaction.sql().value<std::string>("select quick_check from pragma_quick_check(1)");
    return found == "ok" ? std::string{} : found;
}

void copy_sqlite(Pool& pool, const std::string& file)
{
    Pool::Lease lease = pool.take(Access::read);
    lease.sql().run_once("vacuum into " + quoted(file));
}

std::vector<std::string> libpq_environment(const std::string& url)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{
        PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree};
    if (!options) throw Failure{FailureKind::connection_lost, "unreadable_url"};
    std::vector<std::string> environment;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr && option->envvar != nullptr)
            environment.push_back(std::string{option->envvar} + "=" + option->val);
    return environment;
}

}  // namespace quorate::db
