#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "server/log/events.hpp"
#include "tests/support/places.hpp"

namespace quorate::server {
namespace {

TEST(LogEvents, AreAllInTheManualWithWhatToDo)
{
    std::ifstream file{test::source_dir() + "/server/README.md"};
    std::stringstream manual;
    manual << file.rdbuf();

    for (const LogEvent& event : all_log_events()) {
        std::string row = "| `" + std::string{event.code} + "`";
        EXPECT_NE(manual.str().find(row), std::string::npos) << event.code;
        row = std::string{event.meaning} + " | " + std::string{event.action} + " |";
        EXPECT_NE(manual.str().find(row), std::string::npos) << event.code;
    }
}

}  // namespace
}  // namespace quorate::server
