#include "server/worker/bounded_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace quorate::server {
namespace {

using namespace std::chrono;

class Handle {
public:
    explicit Handle(int number) : number_{number} {}
    Handle(Handle&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Handle& operator=(Handle&&) = delete;
    ~Handle() { close(); }

    int get() const { return number_; }
    void close()
    {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

[[noreturn]] void cannot_start()
{
    throw std::runtime_error{"a process could not be started"};
}

// The input as a file in memory: unlike a pipe, nobody has to feed it while the output is read.
Handle input_file(std::string_view bytes)
{
    Handle file{::memfd_create("input", MFD_CLOEXEC)};
    if (file.get() < 0) cannot_start();
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
        if (written <= 0) cannot_start();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::lseek(file.get(), 0, SEEK_SET) != 0) cannot_start();
    return file;
}

class SpawnSettings {
public:
    SpawnSettings(int input, int output)
    {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
        // What the service ignores or holds back, the child would inherit.
        posix_spawnattr_init(&attributes_);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    const posix_spawn_file_actions_t* files() const { return &files_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t files_;
    posix_spawnattr_t attributes_;
};

// A child that is waited for whatever happens.
class Child {
public:
    // By number: glibc 2.36 declares pidfd_open() without C linkage.
    explicit Child(pid_t process)
        : process_{process}, ended_{static_cast<int>(::syscall(SYS_pidfd_open, process, 0))}
    {
    }
    ~Child()
    {
        if (process_ < 0) return;
        ::kill(process_, SIGKILL);
        wait();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int wait()
    {
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        process_ = -1;
        return status;
    }

    /// Readable when the child has ended.
    int ended() const { return ended_.get(); }

private:
    pid_t process_;
    Handle ended_;
};

pid_t spawn(const std::string& program,
            const std::vector<std::string>& arguments,
            int input,
            int output)
{
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};
    const SpawnSettings settings{input, output};
    pid_t process = -1;
    const int failed = ::posix_spawn(&process,
                                     program.c_str(),
                                     settings.files(),
                                     settings.attributes(),
                                     argv.data(),
                                     no_environment.data());
    if (failed != 0) cannot_start();
    return process;
}

// From outside, just after it began: what a program does with these lies before it by far. A core
// file would hold what it was given.
void limit(pid_t process, const ProcessBounds& bounds)
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ::prlimit(process, RLIMIT_CORE, &none, nullptr);
    if (bounds.memory == 0) return;
    const rlimit memory{.rlim_cur = bounds.memory, .rlim_max = bounds.memory};
    ::prlimit(process, RLIMIT_AS, &memory, nullptr);
}

// Whether there is something to read before the deadline.
bool wait_readable(int handle, steady_clock::time_point deadline)
{
    for (;;) {
        const auto left = ceil<milliseconds>(deadline - steady_clock::now());
        if (left <= 0ms) return false;
        pollfd asked{.fd = handle, .events = POLLIN, .revents = 0};
        const int ready = ::poll(&asked, 1, static_cast<int>(left.count()));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
    }
}

// Reads to the end of the output; nothing in `end` when it came in time and size.
bool read_output(int handle,
                 steady_clock::time_point deadline,
                 std::size_t most,
                 ProcessOutcome& outcome)
{
    std::array<char, 16'384> buffer;
    for (;;) {
        if (!wait_readable(handle, deadline)) {
            outcome.end = ProcessEnd::too_slow;
            return false;
        }
        const ssize_t count = ::read(handle, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return true;
        outcome.output.append(buffer.data(), static_cast<std::size_t>(count));
        if (outcome.output.size() > most) {
            outcome.end = ProcessEnd::too_much_output;
            return false;
        }
    }
}

}  // namespace

ProcessOutcome run_bounded(const std::string& program,
                           const std::vector<std::string>& arguments,
                           std::string_view input,
                           const ProcessBounds& bounds)
{
    const auto deadline = steady_clock::now() + bounds.deadline;
    const Handle file = input_file(input);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) cannot_start();
    const Handle out{ends[0]};
    Handle in{ends[1]};
    const pid_t process = spawn(program, arguments, file.get(), in.get());
    Child child{process};
    limit(process, bounds);
    in.close();

    ProcessOutcome outcome;
    if (!read_output(out.get(), deadline, bounds.output, outcome)) return outcome;
    if (!wait_readable(child.ended(), deadline)) {
        outcome.end = ProcessEnd::too_slow;
        return outcome;
    }
    const int status = child.wait();
    if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
    if (!WIFEXITED(status))
        outcome.end = ProcessEnd::killed;
    else
        outcome.end = WEXITSTATUS(status) == 0 ? ProcessEnd::finished : ProcessEnd::failed;
    return outcome;
}

}  // namespace quorate::server
