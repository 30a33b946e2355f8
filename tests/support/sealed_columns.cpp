#include "tests/support/sealed_columns.hpp"

#include <set>

#include "db/session/transaction.hpp"
#include "db/stores/personal_columns.hpp"

namespace quorate::test {
namespace {

// Of tables and columns that came with the seal or after it.
const std::set<std::string> always_sealed{
    "address_link.email", "legal_hold.reason", "replaced_letter.sent_text"};

std::set<std::string> known()
{
    std::set<std::string> names = always_sealed;
    for (const db::PersonalColumn& column : db::personal_columns())
        names.insert(std::string{column.table} + "." + std::string{column.name});
    return names;
}

}  // namespace

std::vector<std::string> sealed_and_not_listed(const TempDatabase& database)
{
    const std::set<std::string> listed = known();
    const auto pool = database.another_pool();
    db::Transaction transaction{*pool, db::Access::read};
    db::Sql& sql = transaction.sql();
    std::vector<std::string> found;
    for (const auto& [table, name] : sql.select<std::string, std::string>(
             "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c "
             "where m.type = 'table' and lower(c.type) = 'text' "
             "and m.name not like 'action_text%' order by m.name, c.name")) {
        const std::string column = table + "." + name;
        if (listed.contains(column)) continue;
        const std::string text =
            "select " + name + " from " + table + " where " + name + " like '~%'";
        for (const auto& [sealed] : sql.select<std::string>(text.c_str())) {
            if (!test_seal().opens(sealed)) continue;
            found.push_back(column);
            break;
        }
    }
    return found;
}

}  // namespace quorate::test
