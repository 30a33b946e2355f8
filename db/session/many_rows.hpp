#pragma once

#include <functional>
#include <string>
#include <vector>

#include "db/session/sql.hpp"

namespace quorate::db {

/// Rows for one table, bound many to a statement: on PostgreSQL that saves a round trip for each.
class ManyRows {
public:
    /// `head` is "insert into agency (id, name)".
    explicit ManyRows(std::string head) : head_{std::move(head)} {}

    /// Adds one row; the values in the order of the columns.
    template <class... In>
    void row(const In&... in)
    {
        rows_.push_back({Column<In>::to(in)...});
    }

    /// Writes the rows and forgets them. Throws Failure.
    void flush(Sql& sql);

private:
    std::string head_;
    std::vector<std::vector<Value>> rows_ = {};
};

/// Takes "(:p0, :p1, …)" and what is to be bound for it, for `in`.
using TakeList = std::function<void(const std::string& list, std::vector<Value> values)>;

/// Gives all the ids to `take`, in lists of a length that a statement can have.
void in_lists(const std::vector<std::string>& ids, const TakeList& take);

template <class Tag>
void in_lists(const std::vector<core::Id<Tag>>& ids, const TakeList& take)
{
    std::vector<std::string> texts;
    for (const core::Id<Tag>& id : ids)
        texts.push_back(id.text());
    in_lists(texts, take);
}

}  // namespace quorate::db
