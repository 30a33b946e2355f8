#include "server/worker/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <memory>

namespace quorate::server {
namespace {

// Each runs in a process of its own, which ends with the number of the first thing that went wrong.

[[noreturn]] void try_to_get_out()
{
    shut_this_process_in();
    if (::open("/etc/hostname", O_RDONLY) >= 0) ::_exit(1);
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) ::_exit(2);
    if (::fork() >= 0) ::_exit(3);
    if (::kill(::getppid(), 0) == 0) ::_exit(4);
    if (::write(STDERR_FILENO, "x", 1) >= 0) ::_exit(5);
    // What computing takes still works.
    const auto memory = std::make_unique<char[]>(8'000'000);
    memory[7'999'999] = 'x';
    try {
        throw memory[7'999'999];
    } catch (char) {
        ::_exit(0);
    }
}

[[noreturn]] void compute_for_ever()
{
    limit_this_process();
    for (volatile unsigned count = 0;; count = count + 1) {
    }
}

[[noreturn]] void keep_memory()
{
    keep_memory_to_this_process();
    if (::prctl(PR_GET_DUMPABLE) != 0) ::_exit(1);
    rlimit core{};
    if (::getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0) ::_exit(2);
    if (core.rlim_max != 0) ::_exit(3);
    ::_exit(0);
}

[[noreturn]] void keep_memory_of_a_worker()
{
    limit_this_process();
    rlimit core{};
    const bool none = ::getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
    ::_exit(none && ::prctl(PR_GET_DUMPABLE) == 0 ? 0 : 1);
}

TEST(Sandbox, LeavesNoMemoryBehind)
{
    EXPECT_EXIT(keep_memory(), testing::ExitedWithCode(0), "");
    EXPECT_EXIT(keep_memory_of_a_worker(), testing::ExitedWithCode(0), "");
}

TEST(Sandbox, LetsNothingOut)
{
    EXPECT_EXIT(try_to_get_out(), testing::ExitedWithCode(0), "");
}

TEST(Sandbox, EndsWhatComputesForEver)
{
    EXPECT_EXIT(
        compute_for_ever(),
        [](int status) { return WIFSIGNALED(status) && WTERMSIG(status) != SIGALRM; },
        "");
}

}  // namespace
}  // namespace quorate::server
