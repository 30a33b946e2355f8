#include "core/audit/entry_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

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

TEST(EntryWords, AreThereForEveryEventThatIsWritten)
{
    const std::regex written{
        R"re((?:"((?:auth|authority)\.[a-z_.]+)"|\.action = "([a-z_]+\.[a-z_.]+)"))re"};
    int events = 0;
    for (const test::SourceFile& file : test::source_files({".cpp"})) {
        if (file.part() == "tests") continue;
        for (std::sregex_iterator each{file.text.begin(), file.text.end(), written}, end;
             each != end;
             ++each) {
            const std::string code = (*each)[1].matched ? (*each)[1].str() : (*each)[2].str();
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
    EXPECT_EQ(told("lead=01a20b3f was=01a20b40"), "");
    EXPECT_EQ(told("part=who_saw", "Complaint of a parent"),
              "Who has seen the record; reason: Complaint of a parent");
}

TEST(EntryWords, AreTheCodeItselfWhereThereAreNone)
{
    EXPECT_EQ(entry_words("what.nobody_knows"), "what.nobody_knows");
}

}  // namespace
}  // namespace quorate::core
