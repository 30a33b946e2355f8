#include "core/audit/entry_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/access/action.hpp"
#include "core/audit/find_entries.hpp"
#include "tests/support/source_tree.hpp"

namespace quorate::core {
namespace {

std::string told(const std::string& detail, const std::string& reason = "")
{
    AuditRecord record{};
    record.detail = detail;
    record.reason = FreeText{reason};
    return detail_words(record);
}

TEST(EntryWords, AreThereForEveryActionAndEvent)
{
    for (const Action each : all_actions()) {
        const std::string code{action_name(each)};
        EXPECT_NE(entry_words(code), code);
        EXPECT_NE(entry_group_words(code), code.substr(0, code.find('.')));
    }
    for (const std::string& code : audit_events()) {
        EXPECT_NE(entry_words(code), code);
        EXPECT_NE(entry_group_words(code), code.substr(0, code.find('.')));
    }
}

// What stands between quotes where entries of the log are made, and could be no other thing.
std::vector<std::string> codes_written_in(const std::string& text)
{
    std::vector<std::string> found;
    for (const std::string before : {"\"auth.", "\"authority.", ".action = \""}) {
        const auto quote = before.find('"') + 1;
        for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
            const auto begin = at + quote;
            const std::string code = text.substr(begin, text.find('"', begin) - begin);
            const bool is_code =
                code.find('.') != std::string::npos &&
                code.find_first_not_of("abcdefghijklmnopqrstuvwxyz._") == std::string::npos;
            if (is_code) found.push_back(code);
        }
    }
    return found;
}

TEST(EntryWords, AreThereForEveryEventThatIsWritten)
{
    int events = 0;
    for (const test::SourceFile& file : test::source_files({".cpp"})) {
        if (file.part() == "tests") continue;
        for (const std::string& code : codes_written_in(file.text)) {
            ++events;
            EXPECT_NE(entry_words(code), code) << file.path;
            EXPECT_TRUE(find_action(code) || std::ranges::count(audit_events(), code) == 1)
                << file.path << " writes " << code << ", which nobody can look for";
        }
    }
    EXPECT_GT(events, 20);
}

TEST(EntryWords, TellDetailsWithoutKeysAndIds)
{
    EXPECT_EQ(told(""), "");
    EXPECT_EQ(told("opened=60min"), "Open for 60 minutes");
    EXPECT_EQ(told("part=file emergency=01a20b3f-0000-7000-8000-000000000000"),
              "The whole record; under the emergency access");
    EXPECT_EQ(told("found=3"), "3 found");
    EXPECT_EQ(told("proposal=01a20b3f was=01a20b40"), "");
    EXPECT_EQ(told("type=core_group seats=4"), "Core group; 4 seats");
    EXPECT_EQ(told("part=who_saw", "Complaint of a parent"),
              "Who has seen the record; reason: Complaint of a parent");
}

TEST(EntryWords, AreTheCodeItselfWhereThereAreNone)
{
    EXPECT_EQ(entry_words("what.nobody_knows"), "what.nobody_knows");
}

}  // namespace
}  // namespace quorate::core
