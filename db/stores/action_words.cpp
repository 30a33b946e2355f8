#include "db/stores/action_words.hpp"

#include <set>

#include "core/support/words.hpp"

namespace quorate::db {
namespace {

std::string indexed(const Sql& sql, const core::FreeText& what, const core::FreeText& plain)
{
    std::set<std::string> words;
    for (const std::string& word : core::words_of(what.reveal() + ' ' + plain.reveal()))
        words.insert(sql.seal().index_word(word));
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

void add_entry(Sql& sql, const core::ActionPointId& id, const std::string& words)
{
    if (sql.dialect() == Dialect::postgresql) {
        sql.execute(
            "insert into action_text (action_id, words) "
            "values (:i, array_to_tsvector(string_to_array(:w, ' '))) "
            "on conflict (action_id) do update set words = excluded.words",
            id,
            words);
        return;
    }
    const auto number = sql.value<std::optional<long long>>(
        "select words_number from action_point where id = :i", id);
    if (number) {
        sql.execute("update action_text set words = :w where rowid = :n", words, *number);
        return;
    }
    sql.execute("insert into action_text (words) values (:w)", words);
    sql.execute("update action_point set words_number = last_insert_rowid() where id = :i", id);
}

}  // namespace

void index_words(Sql& sql, const core::ActionPoint& action)
{
    add_entry(sql, action.id, indexed(sql, action.what, action.plain_language));
}

void index_all_action_words(Sql& sql)
{
    for (const auto& [id, what, plain] :
         sql.select<core::ActionPointId, core::FreeText, core::FreeText>(
             "select id, what, plain_language from action_point"))
        add_entry(sql, id, indexed(sql, what, plain));
}

std::string words_asked(const Sql& sql, const std::vector<std::string>& words)
{
    const bool postgresql = sql.dialect() == Dialect::postgresql;
    std::string text;
    for (const std::string& word : words) {
        const std::string beginning = sql.seal().index_word(word);
        if (postgresql)
            text.append(text.empty() ? "'" : " & '").append(beginning).append("':*");
        else
            text.append(text.empty() ? "\"" : " \"").append(beginning).append("\"*");
    }
    return text;
}

}  // namespace quorate::db
