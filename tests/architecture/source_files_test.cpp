#include <gtest/gtest.h>

#include "core/support/text.hpp"
#include "tests/support/source_tree.hpp"

namespace quorate {
namespace {

using test::SourceFile;

constexpr std::size_t longest_file = 500;

const std::vector<std::string> what_we_write{
    ".hpp", ".cpp", ".sql", ".sh", ".mjs", ".js", ".scss", "/run"};

TEST(SourceFiles, AreShortEnoughToReadInOneSitting)
{
    for (const SourceFile& file : test::source_files(what_we_write))
        EXPECT_LE(test::lines_of(file.text).size(), longest_file) << file.path;
}

TEST(SourceFiles, LeaveUnfinishedBusinessToTheTracker)
{
    // In two pieces, so that this file passes. A VTODO is what calendars call a task.
    const std::string marks[] = {std::string{"TO"} + "DO", std::string{"FIX"} + "ME"};
    for (const SourceFile& file : test::source_files(what_we_write))
        for (const std::string& mark : marks)
            for (auto at = file.text.find(mark); at != std::string::npos;
                 at = file.text.find(mark, at + 1))
                EXPECT_TRUE(at > 0 && file.text[at - 1] == 'V') << file.path << " has a " << mark;
}

TEST(SourceFiles, EndWithALineEnd)
{
    for (const SourceFile& file : test::source_files(what_we_write))
        EXPECT_TRUE(file.text.empty() || file.text.ends_with('\n')) << file.path;
}

TEST(Headers, StartWithPragmaOnce)
{
    for (const SourceFile& file : test::source_files({".hpp"}))
        EXPECT_TRUE(file.text.starts_with("#pragma once\n")) << file.path;
}

TEST(Coroutines, NameWhatAStatementWithAnAwaitUses)
{
    // g++ 12.2 miscompiles these forms, and they read badly with any compiler.
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() == "tests") continue;
        for (const std::string& line : test::lines_of(file.text)) {
            if (line.find("co_await") == std::string::npos) continue;
            const std::string trimmed = core::trimmed(line);
            const bool inside_condition = trimmed.starts_with("if (co_await") ||
                                          trimmed.starts_with("while (co_await") ||
                                          trimmed.starts_with("switch (co_await");
            EXPECT_FALSE(inside_condition) << file.path << ": " << trimmed;
        }
    }
}

}  // namespace
}  // namespace quorate
