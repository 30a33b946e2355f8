#include "tests/support/plain_rows.hpp"

#include "db/stores/action_words.hpp"
#include "db/stores/later_personal_columns.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::test {

void seal_what_was_written(db::Sql& sql, const std::string& text)
{
    std::string_view last;
    for (const auto& columns : {db::personal_columns(), db::later_personal_columns()})
        for (const db::PersonalColumn& column : columns) {
            if (column.table == last || text.find(column.table) == std::string::npos) continue;
            last = column.table;
            db::seal_plain_text(sql, column.table);
            if (column.table == "action_point") db::index_all_action_words(sql);
        }
}

std::string as_kept(const std::string& email)
{
    return test_seal().seal_alike(email);
}

}  // namespace quorate::test
