#include "server/cli/actions_command.hpp"

#include <gtest/gtest.h>

#include "tests/core/access/matrix_file.hpp"

namespace quorate::server {
namespace {

// What `quorate` with these arguments writes to standard output.
std::string output_of(const std::string& arguments, int& exit_code)
{
    CLI::App root;
    add_actions_command(root, exit_code);
    testing::internal::CaptureStdout();
    try {
        root.parse(arguments);
    } catch (const CLI::ParseError& error) {
        exit_code = error.get_exit_code();
    }
    return testing::internal::GetCapturedStdout();
}

TEST(ActionsCommand, PrintsTheMatrixAsItIsReviewed)
{
    int exit_code = -1;

    EXPECT_EQ(output_of("actions --list --csv", exit_code), test::read_matrix_file().text);
    EXPECT_EQ(exit_code, 0);
}

TEST(ActionsCommand, PrintsALineForEachActionToRead)
{
    int exit_code = -1;

    const std::string output = output_of("actions --list", exit_code);

    EXPECT_NE(output.find("\nmeeting.cancel                -      I+R    I+R"), std::string::npos)
        << output;
    EXPECT_EQ(exit_code, 0);
}

TEST(ActionsCommand, SaysNothingUnasked)
{
    int exit_code = -1;

    EXPECT_EQ(output_of("actions", exit_code), "");
    EXPECT_NE(exit_code, 0);
}

}  // namespace
}  // namespace quorate::server
