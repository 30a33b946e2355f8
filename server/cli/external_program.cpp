#include "server/cli/external_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace quorate::server {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> found;
    for (std::string& word : words)
        found.push_back(word.data());
    found.push_back(nullptr);
    return found;
}

// What stands for the program's standard input or output.
struct Redirection {
    int from;
    int to;
};

// The child's number; 0 when there is no such program.
pid_t start(const std::vector<std::string>& words,
            const std::vector<std::string>& environment,
            std::optional<Redirection> redirection)
{
    std::vector<std::string> arguments = words;
    std::vector<std::string> variables = environment;
    for (char** each = environ; *each != nullptr; ++each)
        variables.emplace_back(*each);
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    if (redirection) posix_spawn_file_actions_adddup2(&actions, redirection->from, redirection->to);
    pid_t child = 0;
    const int error = posix_spawnp(&child,
                                   words.front().c_str(),
                                   &actions,
                                   nullptr,
                                   pointers(arguments).data(),
                                   pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error == ENOENT) return 0;
    if (error != 0) throw std::runtime_error{words.front() + " cannot be started"};
    return child;
}

int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) throw std::runtime_error{"a program that was started is lost"};
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

}  // namespace

std::optional<int> run_external(const std::vector<std::string>& words,
                                const std::vector<std::string>& environment)
{
    const pid_t child = start(words, environment, std::nullopt);
    if (child == 0) return std::nullopt;
    return wait_for(child);
}

PipedProgram::PipedProgram(const std::vector<std::string>& words,
                           const std::vector<std::string>& environment,
                           Pipe pipe)
{
    // One that ends early is told by its exit code, not by a signal to us.
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"there is no pipe left"};
    Descriptor reading{ends[0]};
    Descriptor writing{ends[1]};
    if (pipe == Pipe::output) {
        child_ = start(words, environment, Redirection{writing.get(), STDOUT_FILENO});
        ours_ = std::move(reading);
    } else {
        child_ = start(words, environment, Redirection{reading.get(), STDIN_FILENO});
        ours_ = std::move(writing);
    }
}

PipedProgram::~PipedProgram()
{
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

int PipedProgram::end()
{
    ours_.close();
    return wait_for(std::exchange(child_, 0));
}

void flush_to_disk(const std::string& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (!flushed) throw std::runtime_error{"this cannot be written to the disk: " + path};
}

}  // namespace quorate::server
