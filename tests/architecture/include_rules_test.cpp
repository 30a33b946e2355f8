#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "tests/support/source_tree.hpp"

namespace quorate {
namespace {

using test::SourceFile;

// Which part of the tree may include which other.
const std::map<std::string, std::set<std::string>> arrows{
    {"core", {"core"}},
    {"calendar", {"calendar", "core"}},
    {"db", {"db", "core"}},
    {"server", {"server", "db", "calendar", "core"}},
    {"tests", {"tests", "server", "db", "calendar", "core"}},
};

// Which part may name a library; tests may name any.
struct Library {
    std::string begins;
    std::string home;
};

const std::vector<Library> libraries{
    {"soci/", "db"},
    {"libpq", "db"},
    {"sqlite", "db"},
    {"libical/", "calendar"},
    {"boost/", "server"},
    {"spdlog/", "server"},
    {"openssl/", "server"},
    {"curl/", "server"},
    {"gmime/", "server"},
    {"kainjow/", "server"},
    {"CLI/", "server"},
    {"toml++/", "server"},
    {"pugixml", "server"},
    {"seccomp", "server"},
    {"liboath/", "server"},
    {"fido", "server"},
    {"qrencode", "server"},
    {"date/", "server"},
};

// Inside core, what is further down may not know what stands on it. core/rules names the kinds of
// meeting that limits are for, and nothing else of meetings.
const std::vector<std::string> floors{"support", "dates", "rules"};

std::size_t floor_of(const std::string& path)
{
    for (std::size_t i = 0; i < floors.size(); ++i)
        if (path.starts_with("core/" + floors[i] + "/")) return i;
    return floors.size();
}

bool is_ours(const std::string& include)
{
    return arrows.contains(include.substr(0, include.find('/')));
}

TEST(IncludeRules, PointOneWayBetweenTheParts)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"}))
        for (const std::string& include : test::includes_of(file)) {
            if (!is_ours(include)) continue;
            const std::string part = include.substr(0, include.find('/'));
            EXPECT_TRUE(arrows.at(file.part()).contains(part))
                << file.path << " includes " << include;
        }
}

TEST(IncludeRules, PointDownwardsInsideCore)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() != "core") continue;
        for (const std::string& include : test::includes_of(file)) {
            const bool kinds_of_meeting = include == "core/meetings/meeting_type.hpp";
            if (!include.starts_with("core/") || kinds_of_meeting) continue;
            EXPECT_LE(floor_of(include), floor_of(file.path))
                << file.path << " includes " << include;
        }
    }
}

TEST(IncludeRules, KeepEachLibraryInItsPlace)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() == "tests") continue;
        for (const std::string& include : test::includes_of(file))
            for (const Library& library : libraries) {
                if (!include.starts_with(library.begins)) continue;
                EXPECT_EQ(file.part(), library.home) << file.path << " includes " << include;
            }
    }
}

TEST(IncludeRules, KeepCoreFreeOfLibraries)
{
    // Only the bridge to London time knows the time zone library.
    const std::set<std::string> allowed{"core/dates/london_time.cpp"};
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"})) {
        if (file.part() != "core" || allowed.contains(file.path)) continue;
        for (const std::string& include : test::includes_of(file))
            EXPECT_TRUE(include.starts_with("core/") || include.find('/') == std::string::npos)
                << file.path << " includes " << include;
    }
}

TEST(IncludeRules, PutASourcesOwnHeaderFirst)
{
    // So the compiler sees that the header needs nothing before it; the header_check target sees to
    // those without a source.
    const auto files = test::source_files({".hpp", ".cpp"});
    for (const SourceFile& file : files) {
        if (!file.is_source()) continue;
        const std::string header = file.path.substr(0, file.path.size() - 3) + "hpp";
        if (std::ranges::find(files, header, &SourceFile::path) == files.end()) continue;
        const auto includes = test::includes_of(file);
        EXPECT_TRUE(!includes.empty() && includes.front() == header)
            << file.path << " includes something before " << header;
    }
}

TEST(IncludeRules, NameOurFilesFromTheRoot)
{
    for (const SourceFile& file : test::source_files({".hpp", ".cpp"}))
        for (const std::string& include : test::includes_of(file))
            EXPECT_EQ(include.find("../"), std::string::npos)
                << file.path << " includes " << include;
}

}  // namespace
}  // namespace quorate
