#include "tests/support/command_line.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "server/cli/program.hpp"

namespace quorate::test {

CommandOutcome run_quorate(const std::vector<std::string>& words)
{
    std::vector<std::string> kept{"quorate"};
    kept.insert(kept.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : kept)
        arguments.push_back(word.data());

    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    CommandOutcome outcome;
    outcome.exit_code = server::run_program(static_cast<int>(arguments.size()), arguments.data());
    outcome.out = testing::internal::GetCapturedStdout();
    outcome.err = testing::internal::GetCapturedStderr();
    return outcome;
}

void add_authority(const std::string& folder, const std::string& name)
{
    const auto added = run_quorate({"authority",
                                    "add",
                                    "--name",
                                    name,
                                    "--email",
                                    "meetings@testshire.example",
                                    "--phone",
                                    "01632 960000",
                                    "--data",
                                    folder});
    ASSERT_EQ(added.exit_code, 0) << added.err;
}

TempFolder::TempFolder()
{
    std::string name = std::filesystem::temp_directory_path() / "quorate_test_XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    path_ = name;
}

TempFolder::~TempFolder()
{
    std::filesystem::remove_all(path_);
}

}  // namespace quorate::test
