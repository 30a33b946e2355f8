#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/places.hpp"

// Each file of tests/compile_fail is compiled twice: with MUST_NOT_COMPILE it must be refused with
// the words of its first line, and without it must pass, so that no snippet is refused for a
// mistake of its own.

namespace quorate::test {
namespace {

namespace fs = std::filesystem;

struct Compiled {
    bool passed = false;
    std::string said;
};

Compiled compile(const fs::path& snippet, const std::string& definition)
{
    const std::string command =
        QUORATE_COMPILER " -std=c++20 -Wall -Werror -fsyntax-only -fno-color-diagnostics " +
        definition + " -I" + source_dir() + " -c " + snippet.string() + " 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    Compiled compiled;
    std::array<char, 4096> part{};
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), pipe))
        compiled.said.append(part.data(), size);
    compiled.passed = pclose(pipe) == 0;
    return compiled;
}

TEST(CompileFail, EachSnippetIsRefusedInTheExpectedWordsAndItsTwinPasses)
{
    int snippets = 0;
    for (const auto& entry :
         fs::directory_iterator{fs::path{source_dir()} / "tests/compile_fail"}) {
        SCOPED_TRACE(entry.path().filename().string());
        std::string first_line;
        std::ifstream file{entry.path()};
        std::getline(file, first_line);
        ASSERT_TRUE(first_line.starts_with("// Says: "));
        const std::string expected = first_line.substr(9);

        const Compiled twin = compile(entry.path(), "");
        EXPECT_TRUE(twin.passed) << twin.said;
        const Compiled refused = compile(entry.path(), "-DMUST_NOT_COMPILE");
        EXPECT_FALSE(refused.passed);
        EXPECT_NE(refused.said.find("error: " + expected), std::string::npos) << refused.said;
        ++snippets;
    }
    EXPECT_GE(snippets, 7);
}

}  // namespace
}  // namespace quorate::test
