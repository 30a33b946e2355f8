#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "tests/support/source_tree.hpp"

// A job that sees to one authority after another is confined to each while it does
// (db/session/confinement.hpp). What a job does for all of them at once stands here, and in
// db/README.md.

namespace quorate {
namespace {

constexpr std::array<std::string_view, 9> for_all_authorities{
    "server/jobs/access_watcher.cpp",       // notes what ended, in every authority
    "server/jobs/busy_entry_watcher.cpp",   // reads entries of whoever has some to read
    "server/jobs/busy_feed_watcher.cpp",    // the same of calendars elsewhere
    "server/jobs/clear_out_job.cpp",        // clears out for all of them
    "server/jobs/dormant_watcher.cpp",      // the same of accounts that nobody uses
    "server/jobs/feed_watcher.cpp",         // counts which feeds were fetched
    "server/jobs/head_watcher.cpp",         // signs the head of every chain
    "server/jobs/imap_watcher.cpp",         // whose a mail is, its token says
    "server/jobs/unused_feed_watcher.cpp",  // ends feeds of every authority
};

bool uses_the_database(const std::string& text)
{
    // Not what the log calls a fault of it.
    return std::ranges::any_of(
        std::array{"database_.", "database_,", "database_)", "tools_.database."},
        [&](const char* use) { return text.find(use) != std::string::npos; });
}

TEST(Jobs, AreForOneAuthorityAtATimeOrAreNamed)
{
    ASSERT_TRUE(std::ranges::is_sorted(for_all_authorities));
    int confined = 0;
    for (const test::SourceFile& file : test::source_files({".cpp"})) {
        if (!file.path.starts_with("server/jobs/") || !uses_the_database(file.text)) continue;
        const bool is_confined = file.text.find("db::Confinement ") != std::string::npos;
        const bool is_named = std::ranges::count(for_all_authorities, file.path) == 1;
        EXPECT_NE(is_confined, is_named) << file.path;
        confined += is_confined ? 1 : 0;
    }
    EXPECT_GE(confined, 6);
}

}  // namespace
}  // namespace quorate
