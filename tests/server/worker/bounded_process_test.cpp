#include "server/worker/bounded_process.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

ProcessOutcome shell(const std::string& script,
                     const std::string& input = {},
                     const ProcessBounds& bounds = {})
{
    return run_bounded("/bin/sh", {"-c", script}, input, bounds);
}

TEST(BoundedProcess, ReadsItsInputAndGivesItsOutput)
{
    const auto outcome = shell("cat", "one\ntwo\n");

    EXPECT_EQ(outcome.end, ProcessEnd::finished);
    EXPECT_EQ(outcome.output, "one\ntwo\n");
}

TEST(BoundedProcess, TellsHowItEnded)
{
    EXPECT_EQ(shell("exit 3").end, ProcessEnd::failed);
    EXPECT_EQ(shell("kill -KILL $$").end, ProcessEnd::killed);
    EXPECT_EQ(shell("sleep 60", {}, {.deadline = 100ms}).end, ProcessEnd::too_slow);
    EXPECT_EQ(shell("exec >&-; sleep 60", {}, {.deadline = 100ms}).end, ProcessEnd::too_slow);
    EXPECT_EQ(shell("yes", {}, {.output = 1'000}).end, ProcessEnd::too_much_output);
    EXPECT_THROW((void)run_bounded("/nowhere/program", {}, {}, {}), std::runtime_error);
}

TEST(BoundedProcess, InheritsNeitherEnvironmentNorFiles)
{
    const auto outcome = shell("/usr/bin/env; ls /proc/$$/fd");

    EXPECT_EQ(outcome.end, ProcessEnd::finished);
    EXPECT_EQ(outcome.output.find("HOME="), std::string::npos);
    EXPECT_EQ(outcome.output.substr(outcome.output.find("0\n")), "0\n1\n2\n");
}

TEST(BoundedProcess, HasNoMoreMemoryThanItIsGivenAndLeavesNoCoreFile)
{
    EXPECT_EQ(shell("sleep 0.2; ulimit -c; ulimit -v", {}, {.memory = 61'440'000}).output,
              "0\n60000\n");
}

}  // namespace
}  // namespace quorate::server
