#include "tests/support/sealed_columns.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "db/session/transaction.hpp"
#include "db/stores/later_personal_columns.hpp"

namespace quorate::test {
namespace {

// Of tables and columns that came with the seal or after it.
const std::set<std::string> always_sealed{"address_link.email",
                                          "audit_key.made",
                                          "case_bundle.released_content",
                                          "legal_hold.reason",
                                          "replaced_letter.sent_text"};

std::set<std::string> known()
{
    std::set<std::string> names = always_sealed;
    for (const auto& columns : {db::personal_columns(), db::later_personal_columns()})
        for (const db::PersonalColumn& column : columns)
            names.insert(std::string{column.table} + "." + std::string{column.name});
    return names;
}

using Columns = std::vector<std::string>;

// The columns of each table that are not known to hold sealed text.
const std::map<std::string, Columns>& other_columns(db::Sql& sql)
{
    static const std::map<std::string, Columns> all = [&sql] {
        const std::set<std::string> listed = known();
        std::map<std::string, Columns> columns;
        for (const auto& [table, name] : sql.select<std::string, std::string>(
                 "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c "
                 "where m.type = 'table' and lower(c.type) = 'text' "
                 "and m.name not like 'action_text%' order by m.name, c.name"))
            if (!listed.contains(table + "." + name)) columns[table].push_back(name);
        return columns;
    }();
    return all;
}

// The tables with a text there that is marked: one statement for all of them.
std::vector<std::tuple<std::string>> marked_tables(db::Sql& sql)
{
    static const std::string asked = [&sql] {
        std::string text;
        for (const auto& [table, columns] : other_columns(sql)) {
            text += text.empty() ? "" : " union all ";
            text += "select '" + table + "' where exists (select 1 from " + table + " where 0";
            for (const std::string& name : columns)
                text += " or " + name + " like '~%'";
            text += ")";
        }
        return text;
    }();
    return sql.select<std::string>(asked.c_str());
}

}  // namespace

std::vector<std::string> sealed_and_not_listed(const TempDatabase& database)
{
    const auto pool = database.another_pool();
    db::Transaction transaction{*pool, db::Access::read};
    db::Sql& sql = transaction.sql();
    std::vector<std::string> found;
    for (const auto& [table] : marked_tables(sql))
        for (const std::string& name : other_columns(sql).at(table)) {
            const std::string text =
                "select " + name + " from " + table + " where " + name + " like '~%'";
            const auto texts = sql.select<std::string>(text.c_str());
            if (std::ranges::any_of(
                    texts, [](const auto& row) { return test_seal().opens(std::get<0>(row)); }))
                found.push_back(table + "." + name);
        }
    return found;
}

}  // namespace quorate::test
