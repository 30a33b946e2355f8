#include "server/cli/mail_worker_command.hpp"

#include <unistd.h>

#include <exception>
#include <memory>

#include "server/worker/mail_worker.hpp"

namespace quorate::server {
namespace {

// Nothing that ordinarily happens at the end of a program may: it is shut in by then.
[[noreturn]] void run_and_leave(const std::string& authserv)
{
    int code = 1;
    try {
        code = run_mail_worker(authserv);
    } catch (const std::exception&) {
        // Its caller sees the code; a text could carry what the mail said.
    }
    ::_exit(code);
}

}  // namespace

void add_mail_worker_command(CLI::App& root)
{
    const auto authserv = std::make_shared<std::string>();
    CLI::App& command = *root.add_subcommand(mail_worker_command);
    command.group("");  // not shown
    command.add_option("--authserv", *authserv);
    command.callback([authserv] { run_and_leave(*authserv); });
}

}  // namespace quorate::server
