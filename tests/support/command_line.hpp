#pragma once

#include <string>
#include <vector>

namespace quorate::test {

/// What a command wrote and how it ended.
struct CommandOutcome {
    int exit_code = -1;
    std::string out;
    std::string err;
};

/// Runs `quorate` with these words in this process.
CommandOutcome run_quorate(const std::vector<std::string>& words);

/// Adds the council Testshire to a data folder: meetings@testshire.example, 01632 960000.
void add_authority(const std::string& folder, const std::string& name = "Testshire");

/// A data folder that is gone when the test ends.
class TempFolder {
public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace quorate::test
