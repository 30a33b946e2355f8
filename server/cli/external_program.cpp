#include "server/cli/external_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

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

}  // namespace

std::optional<int> run_external(const std::vector<std::string>& words,
                                const std::vector<std::string>& environment)
{
    std::vector<std::string> arguments = words;
    std::vector<std::string> variables = environment;
    for (char** each = environ; *each != nullptr; ++each)
        variables.emplace_back(*each);
    pid_t child = 0;
    const int error = posix_spawnp(&child,
                                   words.front().c_str(),
                                   nullptr,
                                   nullptr,
                                   pointers(arguments).data(),
                                   pointers(variables).data());
    if (error == ENOENT) return std::nullopt;
    if (error != 0) throw std::runtime_error{words.front() + " cannot be started"};
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) throw std::runtime_error{words.front() + " was lost"};
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

void flush_to_disk(const std::string& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = handle >= 0 && ::fsync(handle) == 0;
    if (handle >= 0) ::close(handle);
    if (!flushed) throw std::runtime_error{"this cannot be written to the disk: " + path};
}

}  // namespace quorate::server
