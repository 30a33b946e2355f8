#pragma once

#include <string>
#include <vector>

#include "db/session/sql.hpp"

namespace quorate::db {

/// Rows for one table, written many to a statement: on PostgreSQL that saves a round trip for each.
/// For invented data alone, because values stand in the statement's text. Not for two threads.
class BulkInsert {
public:
    /// `head` is "insert into agency (id, name)".
    explicit BulkInsert(std::string head) : head_{std::move(head)} {}

    /// Adds one row; the values in the order of the columns.
    template <class... In>
    void row(const In&... in)
    {
        rows_.push_back({value_of(in)...});
    }

    std::size_t size() const { return rows_.size(); }

    /// Writes the rows and forgets them. Throws Failure.
    void flush(Sql& sql);

private:
    template <class T>
    static Value value_of(const T& value)
    {
        if constexpr (std::is_convertible_v<T, std::string> && !std::is_same_v<T, std::string>)
            return Value{std::string{value}};
        else
            return Column<T>::to(value);
    }

    std::string head_;
    std::vector<std::vector<Value>> rows_ = {};
};

}  // namespace quorate::db
