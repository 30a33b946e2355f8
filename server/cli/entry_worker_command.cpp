#include "server/cli/entry_worker_command.hpp"

#include <unistd.h>

#include <cstdint>
#include <exception>
#include <memory>

#include "server/worker/entry_worker.hpp"

namespace quorate::server {
namespace {

struct Given {
    int where = 0;
    std::int64_t from = 0;
    std::int64_t until = 0;
};

core::Instant instant(std::int64_t seconds)
{
    return core::Instant{std::chrono::seconds{seconds}};
}

// As of the busy worker: nothing that ordinarily happens at the end of a program may.
[[noreturn]] void run_and_leave(const Given& given)
{
    int code = 1;
    try {
        code = run_entry_worker(static_cast<calendar::WrittenTo>(given.where),
                                {instant(given.from), instant(given.until)});
    } catch (const std::exception&) {
        // Its caller sees the code; a text could carry what the entry said.
    }
    ::_exit(code);
}

}  // namespace

void add_entry_worker_command(CLI::App& root)
{
    const auto given = std::make_shared<Given>();
    CLI::App& command = *root.add_subcommand(entry_worker_command);
    command.group("");  // not shown
    command.add_option("where", given->where)->required()->check(CLI::Range(0, 2));
    command.add_option("from", given->from)->required();
    command.add_option("until", given->until)->required();
    command.callback([given] { run_and_leave(*given); });
}

}  // namespace quorate::server
