#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/cli/descriptor.hpp"

namespace quorate::server {

/// Runs a program found on the PATH, with `environment` added to ours, and waits for it. Its exit
/// code, or nothing when there is no such program. Nothing passes through a shell.
std::optional<int> run_external(const std::vector<std::string>& words,
                                const std::vector<std::string>& environment);

/// Such a program with an end of a pipe in our hands: what it writes, or what it reads.
class PipedProgram {
public:
    enum class Pipe { output, input };

    /// Starts it. Throws std::runtime_error.
    PipedProgram(const std::vector<std::string>& words,
                 const std::vector<std::string>& environment,
                 Pipe pipe);

    /// One that was not waited for is killed.
    ~PipedProgram();
    PipedProgram(const PipedProgram&) = delete;
    PipedProgram& operator=(const PipedProgram&) = delete;

    /// False when there is no such program.
    bool is_there() const { return child_ > 0; }

    const Descriptor& pipe() const { return ours_; }

    /// Closes our end and waits for it. Its exit code.
    int end();

private:
    int child_ = 0;
    Descriptor ours_;
};

/// Makes sure that a file or folder is on the disk. Throws std::runtime_error.
void flush_to_disk(const std::string& path);

}  // namespace quorate::server
