#include "db/session/many_rows.hpp"

#include <algorithm>
#include <span>

namespace quorate::db {
namespace {

// Few sizes, so that few statements are prepared and kept. Three is for children.
constexpr std::size_t sizes[] = {100, 10, 3, 1};

std::string place(std::size_t number)
{
    return ":p" + std::to_string(number);
}

void insert(Sql& sql, const std::string& head, std::span<const std::vector<Value>> rows)
{
    std::string text = head + " values ";
    std::vector<Value> values;
    for (const std::vector<Value>& row : rows) {
        text += values.empty() ? "(" : ", (";
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : ", ") + place(values.size());
            values.push_back(row[i]);
        }
        text += ")";
    }
    sql.execute(text.c_str(), values);
}

}  // namespace

void ManyRows::flush(Sql& sql)
{
    std::span<const std::vector<Value>> left{rows_};
    for (const std::size_t size : sizes)
        for (; left.size() >= size; left = left.subspan(size))
            insert(sql, head_, left.first(size));
    rows_.clear();
}

void in_lists(const std::vector<std::string>& ids, const TakeList& take)
{
    std::span<const std::string> left{ids};
    for (const std::size_t size : sizes)
        for (; left.size() >= size; left = left.subspan(size)) {
            std::string list = "(";
            std::vector<Value> values;
            for (const std::string& id : left.first(size)) {
                list += (values.empty() ? "" : ", ") + place(values.size());
                values.emplace_back(id);
            }
            take(list + ")", std::move(values));
        }
}

}  // namespace quorate::db
