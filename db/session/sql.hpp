#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "db/session/column.hpp"
#include "db/session/dialect.hpp"
#include "db/session/text_seal.hpp"

namespace soci {
class session;
}

namespace quorate::db {

/// `personal` as it is kept.
std::string sealed(const PersonalText& personal, const TextSeal& seal);

/// One connection's statements, prepared once and kept: preparing costs more than running, and on
/// PostgreSQL two round trips. Every SELECT is read to its end, because an unread one pins SQLite's
/// snapshot. Not for two threads at once.
///
/// Parameters are bound in the order in which their names first appear; no name appears twice:
///     sql.select<AgencyId, std::string>("select id, name from agency where authority_id = :a", a);
/// Where it depends on what was asked how many there are, one std::vector<Value> stands for all.
/// Everything throws Failure. Text about people is sealed when it is bound and opened when it is
/// read, so SQL cannot compare it, sort by it or look into it; only core::Email can be compared.
class Sql {
public:
    /// Without a seal, text about people can be neither bound nor read.
    Sql(soci::session& session, Dialect dialect, const TextSeal* seal = nullptr);
    ~Sql();
    Sql(const Sql&) = delete;
    Sql& operator=(const Sql&) = delete;

    /// All rows, as tuples of the named types.
    template <class... Out, class... In>
    std::vector<std::tuple<Out...>> select(const char* sql, const In&... in)
    {
        std::vector<std::tuple<Out...>> rows;
        const auto take = [&rows](std::span<Value> values) {
            rows.push_back(row<Out...>(values, std::index_sequence_for<Out...>{}));
        };
        run(sql, values_of(in...), {Column<Out>::kind...}, take);
        return rows;
    }

    /// Gives each row to `take` as it is read, which must not ask the database anything: for the
    /// largest answers.
    template <class... Out, class Take, class... In>
    void each(const char* sql, Take take, const In&... in)
    {
        const auto give = [&take](std::span<Value> values) {
            give_row<Out...>(take, values, std::index_sequence_for<Out...>{});
        };
        run(sql, values_of(in...), {Column<Out>::kind...}, give);
    }

    /// The first row, if there is one.
    template <class... Out, class... In>
    std::optional<std::tuple<Out...>> find(const char* sql, const In&... in)
    {
        auto rows = select<Out...>(sql, in...);
        if (rows.empty()) return std::nullopt;
        return std::move(rows.front());
    }

    /// The single value of a query that always answers, such as a count.
    template <class Out, class... In>
    Out value(const char* sql, const In&... in)
    {
        return std::get<0>(find<Out>(sql, in...).value());
    }

    /// Runs a statement that returns no rows; gives the number of rows it changed.
    template <class... In>
    long long execute(const char* sql, const In&... in)
    {
        return run(sql, values_of(in...), {}, {});
    }

    /// Runs text that is not worth keeping: BEGIN, COMMIT, one statement of a migration.
    void run_once(const std::string& sql);

    /// Drops every prepared statement, as after a lost connection.
    void forget();

    Dialect dialect() const noexcept { return dialect_; }

    /// What seals text about people. Throws std::logic_error when there is nothing.
    const TextSeal& seal() const;

private:
    class Statement;
    struct Cache;
    using TakeRow = std::function<void(std::span<Value>)>;

    template <class T>
    static Value bind(const T& value)
    {
        if constexpr (std::is_convertible_v<T, std::string> && !std::is_same_v<T, std::string>)
            return Value{std::string{value}};
        else
            return Column<T>::to(value);
    }

    template <class... In>
    static std::vector<Value> values_of(const In&... in)
    {
        return {bind(in)...};
    }
    static std::vector<Value> values_of(const std::vector<Value>& in) { return in; }

    template <class... Out, std::size_t... I>
    static std::tuple<Out...> row(std::span<Value> values, std::index_sequence<I...>)
    {
        return std::tuple<Out...>{Column<Out>::from(values[I])...};
    }

    template <class... Out, class Take, std::size_t... I>
    static void give_row(Take& take, std::span<Value> values, std::index_sequence<I...>)
    {
        take(Column<Out>::from(values[I])...);
    }

    long long run(const char* sql,
                  const std::vector<Value>& in,
                  const std::vector<ColumnKind>& out,
                  const TakeRow& take);

    soci::session& session_;
    Dialect dialect_;
    const TextSeal* seal_;
    std::unique_ptr<Cache> cache_;
};

}  // namespace quorate::db
