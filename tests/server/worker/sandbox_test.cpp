#include "server/worker/sandbox.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
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
