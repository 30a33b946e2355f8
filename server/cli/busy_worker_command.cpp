#include "server/cli/busy_worker_command.hpp"

#include <unistd.h>

#include <cstdint>
#include <exception>
#include <memory>

#include "server/worker/busy_worker.hpp"

namespace quorate::server {
namespace {

core::Instant instant(std::int64_t seconds)
{
    return core::Instant{std::chrono::seconds{seconds}};
}

// Nothing that ordinarily happens at the end of a program may: it is shut in by then.
[[noreturn]] void run_and_leave(const core::TimeSpan& stretch)
{
    int code = 1;
    try {
        code = run_busy_worker(stretch);
    } catch (const std::exception&) {
        // Its caller sees the code; a text could carry what the calendar said.
    }
    ::_exit(code);
}

}  // namespace

void add_busy_worker_command(CLI::App& root)
{
    struct Seconds {
        std::int64_t from = 0;
        std::int64_t until = 0;
    };
    const auto seconds = std::make_shared<Seconds>();
    CLI::App& command = *root.add_subcommand(busy_worker_command);
    command.group("");  // not shown
    command.add_option("from", seconds->from)->required();
    command.add_option("until", seconds->until)->required();
    command.callback(
        [seconds] { run_and_leave({instant(seconds->from), instant(seconds->until)}); });
}

}  // namespace quorate::server
