#include "db/stores/stored_text.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "db/session/transaction.hpp"
#include "db/stores/action_words.hpp"
#include "db/stores/later_personal_columns.hpp"
#include "db/stores/personal_columns.hpp"

namespace quorate::db {
namespace {

// How many lists there are besides the first of personal_columns().
constexpr int later_lists = 1;

// With which secret it was sealed last, and how far the later lists got.
std::optional<std::tuple<std::string, int>> sealed_so_far(Sql& sql)
{
    return sql.find<std::string, int>(
        "select secret_digest, later_lists from text_seal where one = 1");
}

struct TextColumn {
    std::string table;
    std::string name;
};

// What this row is called while nothing moves it.
const char* row_key(Dialect dialect)
{
    return dialect == Dialect::sqlite ? "cast(rowid as text)" : "ctid::text";
}

const char* row_is(Dialect dialect)
{
    return dialect == Dialect::sqlite ? "rowid = cast(:k as integer)" : "ctid = cast(:k as tid)";
}

using Change = std::function<std::string(const std::string&)>;

// Writes each text of the column that has another form then.
void change_column(Sql& sql, const TextColumn& column, const Change& change)
{
    const std::string key = row_key(sql.dialect());
    const std::string read = "select " + key + ", " + column.name + " from " + column.table +
                             " where " + column.name + " <> ''";
    const std::string write =
        "update " + column.table + " set " + column.name + " = :t where " + row_is(sql.dialect());
    for (const auto& [row, text] : sql.select<std::string, std::string>(read.c_str())) {
        const std::string changed = change(text);
        if (changed != text) sql.execute(write.c_str(), changed, row);
    }
}

std::vector<TextColumn> all_text_columns(Sql& sql)
{
    const char* text =
        sql.dialect() == Dialect::sqlite
            ? "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c "
              "where m.type = 'table' and lower(c.type) = 'text' "
              "and m.name not like 'action_text%' order by m.name, c.name"
            : "select c.table_name, c.column_name from information_schema.columns c "
              "join information_schema.tables t on t.table_schema = c.table_schema "
              "and t.table_name = c.table_name where c.table_schema = current_schema() "
              "and t.table_type = 'BASE TABLE' and c.data_type = 'text' "
              "order by c.table_name, c.column_name";
    std::vector<TextColumn> found;
    for (auto& [table, name] : sql.select<std::string, std::string>(text))
        found.push_back({std::move(table), std::move(name)});
    return found;
}

// Who still writes with an older secret would otherwise move rows from where they were read.
void keep_rows_in_place(Sql& sql, const std::string& table)
{
    if (sql.dialect() == Dialect::postgresql)
        sql.run_once("lock table " + table + " in share row exclusive mode");
}

void seal_what_was_plain(Sql& sql, std::span<const PersonalColumn> columns)
{
    std::string_view last;
    for (const PersonalColumn& column : columns)
        if (std::exchange(last, column.table) != column.table) {
            keep_rows_in_place(sql, std::string{column.table});
            seal_plain_text(sql, column.table);
        }
}

// Columns whose text was sealed before it came here: by their names.
bool is_sealed_elsewhere(const TextColumn& column)
{
    return column.name.find("sealed") != std::string::npos || column.name == "rendered" ||
           column.name == "pending_secret";
}

void seal_with_newest_secret(Sql& sql, std::span<const core::Seal* const> others)
{
    const TextSeal& seal = sql.seal();
    for (const TextColumn& column : all_text_columns(sql)) {
        keep_rows_in_place(sql, column.table);
        if (!is_sealed_elsewhere(column)) {
            change_column(sql, column, [&](const std::string& text) { return seal.renewed(text); });
            continue;
        }
        for (const core::Seal* other : others)
            change_column(
                sql, column, [&](const std::string& text) { return other->renewed(text); });
    }
}

// What was written over is still in the file until it is written afresh.
void leave_nothing_behind(Pool& pool)
{
    if (pool.url().dialect != Dialect::sqlite) return;
    Pool::Lease lease = pool.take(Access::write);
    lease.sql().run_once("vacuum");
    lease.sql().run_once("pragma wal_checkpoint(truncate)");
}

// Whether there was anything to do.
bool sealed_anew(Pool& pool, std::span<const core::Seal* const> others)
{
    Transaction transaction{pool, Access::write};
    Sql& sql = transaction.sql();
    // Of two instances that start together, the second waits here and then finds it done.
    if (sql.dialect() == Dialect::postgresql)
        sql.run_once("lock table text_seal");
    else  // also when nobody comes to leave_nothing_behind(); stays on for this connection
        sql.select<int>("pragma secure_delete = on");
    const auto [digest, lists] = sealed_so_far(sql).value_or(std::tuple{std::string{}, 0});
    const bool is_newest = digest == sql.seal().newest_digest();
    if (is_newest && lists == later_lists) return false;
    if (!digest.empty() && !sql.seal().has_digest(digest))
        throw std::runtime_error{
            "this database was sealed with another secret: put the secret file of its installation "
            "in place (quorate doctor says where)"};
    if (digest.empty()) seal_what_was_plain(sql, personal_columns());
    if (lists < later_lists) seal_what_was_plain(sql, later_personal_columns());
    if (!digest.empty() && !is_newest) seal_with_newest_secret(sql, others);
    index_all_action_words(sql);
    sql.run_once("delete from text_seal");
    sql.execute("insert into text_seal (one, secret_digest, later_lists) values (1, :d, :l)",
                sql.seal().newest_digest(),
                later_lists);
    transaction.commit();
    return true;
}

}  // namespace

std::string sealed_with(Pool& pool)
{
    Transaction transaction{pool, Access::read};
    Sql& sql = transaction.sql();
    const bool is_there = sql.value<int>(sql.dialect() == Dialect::sqlite
                                             ? "select count(*) from sqlite_master "
                                               "where type = 'table' and name = 'text_seal'"
                                             : "select cast(count(*) as integer) from pg_tables "
                                               "where schemaname = current_schema() "
                                               "and tablename = 'text_seal'") > 0;
    if (!is_there) return {};
    const auto row = sql.find<std::string>("select secret_digest from text_seal where one = 1");
    return row ? std::get<0>(*row) : std::string{};
}

std::vector<UnreadableText> unreadable_text(Pool& pool)
{
    Transaction transaction{pool, Access::read};
    Sql& sql = transaction.sql();
    std::vector<UnreadableText> found;
    for (const TextColumn& column : all_text_columns(sql)) {
        if (is_sealed_elsewhere(column)) continue;
        const std::string text = "select " + column.name + " from " + column.table + " where " +
                                 column.name + " like '~%'";
        int rows = 0;
        sql.each<std::string>(text.c_str(), [&](const std::string& sealed) {
            if (!sql.seal().opens(sealed)) ++rows;
        });
        if (rows > 0) found.push_back({column.table + "." + column.name, rows});
    }
    return found;
}

std::vector<UnreadableText> text_of_older_secrets(Pool& pool,
                                                  const TextSeal& newest,
                                                  std::span<const core::Seal* const> others,
                                                  std::span<const core::Seal* const> newest_others)
{
    const auto is_opened = [](std::span<const core::Seal* const> seals, const std::string& sealed) {
        return std::ranges::any_of(
            seals, [&](const core::Seal* seal) { return seal->open(sealed).has_value(); });
    };
    Transaction transaction{pool, Access::read};
    Sql& sql = transaction.sql();
    std::vector<UnreadableText> found;
    for (const TextColumn& column : all_text_columns(sql)) {
        const bool elsewhere = is_sealed_elsewhere(column);
        const std::string condition = elsewhere ? " <> ''" : " like '~%'";
        const std::string text =
            "select " + column.name + " from " + column.table + " where " + column.name + condition;
        int rows = 0;
        sql.each<std::string>(text.c_str(), [&](const std::string& sealed) {
            const bool is_older =
                elsewhere ? is_opened(others, sealed) && !is_opened(newest_others, sealed)
                          : sql.seal().opens(sealed) && !newest.opens(sealed);
            if (is_older) ++rows;
        });
        if (rows > 0) found.push_back({column.table + "." + column.name, rows});
    }
    return found;
}

void seal_plain_text(Sql& sql, std::string_view table)
{
    const TextSeal& seal = sql.seal();
    for (const auto& columns : {personal_columns(), later_personal_columns()})
        for (const PersonalColumn& column : columns) {
            if (column.table != table) continue;
            change_column(sql,
                          {std::string{column.table}, std::string{column.name}},
                          [&](const std::string& text) {
                              // By its mark alone it could be what somebody typed.
                              if (seal.opens(text)) return text;
                              return column.is_compared ? seal.seal_alike(text) : seal.seal(text);
                          });
        }
}

void seal_stored_text(Pool& pool, std::span<const core::Seal* const> others)
{
    {
        Transaction looking{pool, Access::read};
        const auto so_far = sealed_so_far(looking.sql());
        if (so_far == std::tuple{looking.sql().seal().newest_digest(), later_lists}) return;
    }
    if (sealed_anew(pool, others)) leave_nothing_behind(pool);
}

}  // namespace quorate::db
