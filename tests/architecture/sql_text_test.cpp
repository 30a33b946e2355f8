#include <gtest/gtest.h>

#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/source_tree.hpp"

// What somebody typed never becomes part of a statement: it is bound to one. So the text of
// statements is put together from pieces of our own alone, and every such piece is named here.

namespace quorate {
namespace {

using test::SourceFile;

// What stands beside SQL in a concatenation: constants with columns, conditions and orders, lists
// of names of parameters, counts of ours. A new one is added here by whoever has looked at where
// it comes from; a value is bound instead (see db/session/sql.hpp, db/stores/asked.hpp).
const std::set<std::string, std::less<>> pieces{
    "action_rows",
    "asked.text",
    "by_seat",
    "case_is_visible",
    "case_is_visible_again",
    "column",
    "column.name",
    "column.table",
    "columns",
    "condition",
    "conditions",
    "dialect",
    "due_date_columns",
    "families.text",
    "found_families",
    "head",
    "head_",
    "held",
    "in_order",
    "insert.text",
    "join",
    "key",
    "last.text",
    "left_out.text",
    "limits",
    "list",
    "listed",
    "name",
    "oldest_first",
    "order",
    "owner.user",
    "page.text",
    "placed",
    "rest",
    "row_is",
    "sql.dialect",
    "starts_after_limit",
    "std::to_string",
    "summaries",
    "table",
    "taken.from",
    "taken.until",
    "taker.id",
    "taker.kind",
    "text",
    "to.text",
    "what",
};

// Where text is run as it is: of migrations, of transactions, of what is invented for the
// demonstration, where everything is sealed, and a copy of a database to a file that the operator
// named.
const std::set<std::string, std::less<>> runs_text{"db/session/bulk_insert.cpp",
                                                   "db/session/checkup.cpp",
                                                   "db/session/migrate.cpp",
                                                   "db/session/transaction.cpp",
                                                   "db/stores/stored_text.cpp",
                                                   "server/seed/seed_load.cpp"};

// Who else has SQL: the demonstration, and a backup.
const std::set<std::string, std::less<>> has_sql{
    "server/cli/restore_command.cpp", "server/seed/load_tables.hpp", "server/seed/seed_load.cpp"};

constexpr std::string_view words_of_sql[] = {"select ",
                                             "insert into ",
                                             "update ",
                                             "delete from ",
                                             " from ",
                                             "where ",
                                             " join ",
                                             " values ",
                                             "order by ",
                                             "group by ",
                                             " and ",
                                             " or ",
                                             " limit "};

bool is_part_of_name(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':' || c == '.';
}

// The text without comments, and what of it is within quotation marks.
struct Code {
    std::string text;
    std::vector<bool> quoted;
};

Code code_of(const std::string& source)
{
    Code code;
    bool in_quotes = false;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (!in_quotes && source.compare(i, 2, "//") == 0) {
            i = source.find('\n', i);
            if (i == std::string::npos) break;
        }
        const bool escaped = in_quotes && source[i] == '\\' && i + 1 < source.size();
        const bool is_mark = source[i] == '"' && (in_quotes || i == 0 || source[i - 1] != '\'');
        code.text += source[i];
        code.quoted.push_back(in_quotes || is_mark);
        if (escaped) {
            code.text += source[++i];
            code.quoted.push_back(true);
        } else if (is_mark) {
            in_quotes = !in_quotes;
        }
    }
    return code;
}

bool ends_piece(const Code& code, std::size_t at)
{
    if (code.quoted[at]) return false;
    const char c = code.text[at];
    const bool is_block =
        (c == '{' || c == '}') && at + 1 < code.text.size() && code.text[at + 1] == '\n';
    return c == ';' || c == ',' || is_block;
}

// Arguments and statements, from where to where.
std::vector<std::pair<std::size_t, std::size_t>> fragments_of(const Code& code)
{
    std::vector<std::pair<std::size_t, std::size_t>> all;
    std::size_t from = 0;
    for (std::size_t i = 0; i < code.text.size(); ++i)
        if (ends_piece(code, i)) {
            all.emplace_back(from, i);
            from = i + 1;
        }
    return all;
}

bool has_sql_in(const Code& code, std::size_t from, std::size_t until)
{
    std::string literals = " ";
    for (std::size_t i = from; i < until; ++i)
        if (code.quoted[i]) literals += code.text[i] == '"' ? ' ' : code.text[i];
    literals += ' ';
    for (const std::string_view word : words_of_sql)
        if (literals.find(word) != std::string::npos) return true;
    return false;
}

std::size_t after_space(const Code& code, std::size_t at)
{
    while (at < code.text.size() && std::isspace(static_cast<unsigned char>(code.text[at])) != 0)
        ++at;
    return at;
}

// The name that begins there; of std::string{name} what is in it, nothing for a literal.
std::string operand_from(const Code& code, std::size_t at)
{
    at = after_space(code, at);
    std::string name;
    while (at < code.text.size() && !code.quoted[at] && is_part_of_name(code.text[at]))
        name += code.text[at++];
    if (name == "std::string" && at < code.text.size() && code.text[at] == '{')
        return operand_from(code, at + 1);
    return name;
}

// The same of what ends before `at`.
std::string operand_until(const Code& code, std::size_t at)
{
    while (at > 0 && std::isspace(static_cast<unsigned char>(code.text[at - 1])) != 0)
        --at;
    if (at == 0 || code.quoted[at - 1]) return {};
    if (code.text[at - 1] == ')' || code.text[at - 1] == '}') {
        int depth = 0;
        do {
            --at;
            if (code.quoted[at]) continue;
            const char c = code.text[at];
            depth += c == ')' || c == '}' ? 1 : c == '(' || c == '{' ? -1 : 0;
        } while (depth > 0 && at > 0);
    }
    std::size_t from = at;
    while (from > 0 && is_part_of_name(code.text[from - 1]))
        --from;
    return operand_from(code, from);
}

// What is added to SQL in the source and is none of the pieces.
std::set<std::string> built_in(const SourceFile& file)
{
    std::set<std::string> found;
    const auto look = [&found](const std::string& operand) {
        if (!operand.empty() && !pieces.contains(operand)) found.insert(operand);
    };
    const Code code = code_of(file.text);
    for (const auto& [from, until] : fragments_of(code)) {
        if (!has_sql_in(code, from, until)) continue;
        for (std::size_t i = from; i < until; ++i) {
            if (code.quoted[i] || code.text[i] != '+') continue;
            const bool is_into = code.text[i + 1] == '=';
            look(operand_until(code, i));
            look(operand_from(code, i + (is_into ? 2 : 1)));
        }
    }
    return found;
}

std::set<std::string> built_by(const std::string& source)
{
    return built_in({.path = "db/stores/a_store.cpp", .text = source});
}

bool runs_statements(const std::string& source)
{
    return source.find("sql.run_once(") != std::string::npos ||
           source.find("sql().run_once(") != std::string::npos;
}

TEST(SqlText, IsMadeOfPiecesOfOurOwn)
{
    int looked_at = 0;
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() != "db") continue;
        for (const std::string& operand : built_in(file))
            ADD_FAILURE() << file.path << ": " << operand << " becomes part of a statement: bind it"
                          << ", or name it in this test when no value can be in it";
        ++looked_at;
    }
    EXPECT_GT(looked_at, 100);
}

TEST(SqlText, IsRunAsItIsInNamedPlacesOnly)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() == "tests" || !runs_statements(file.text)) continue;
        EXPECT_TRUE(runs_text.contains(file.path)) << file.path;
    }
}

TEST(SqlText, IsNowhereButInTheDatabasesOwnPart)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() == "db" || file.part() == "tests" || has_sql.contains(file.path)) continue;
        for (const char* begin : {"\"select ", "\"insert into ", "\"delete from "})
            EXPECT_EQ(file.text.find(begin), std::string::npos) << file.path << " has " << begin;
    }
}

// That the test sees what it is for.
TEST(SqlText, IsSeenWithAValueInIt)
{
    const std::set<std::string> name{"form.name"};
    EXPECT_EQ(
        built_by("sql.select<int>(\"select 1 from room where name = '\" + form.name + \"'\");"),
        name);
    EXPECT_EQ(built_by("asked.text += \" and name = \" + std::string{form.name};"), name);
    EXPECT_EQ(built_by("text = std::string{form.name} + \" order by name\";"), name);
    EXPECT_EQ(built_by("text = \"delete from room where id = \" + id.text();"),
              std::set<std::string>{"id.text"});
    EXPECT_TRUE(built_by("sql.execute(\"delete from room where id = :i\", id + 1);").empty());
    EXPECT_TRUE(built_by("text = \"select 1 from room where id in \" + list;").empty());
}

}  // namespace
}  // namespace quorate
