#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/replies/incoming_reply.hpp"

namespace quorate::server {

/// Why nothing of a mail was read.
enum class MailFault { too_big, too_much_work, no_mail };

/// Stable codes: "too_big". Logged.
std::string_view code(MailFault fault);

struct ReadMail {
    core::IncomingReply reply = {};
    std::optional<MailFault> fault = {};
};

/// Reads mails in a process of its own that ends with each, as BusyWorker does calendars.
class MailWorker {
public:
    /// `program` is `quorate`; `authserv` our own mail server's name in Authentication-Results, or
    /// empty.
    explicit MailWorker(std::string authserv = {}, std::string program = "/proc/self/exe")
        : authserv_{std::move(authserv)}, program_{std::move(program)}
    {
    }

    /// Throws std::runtime_error when the worker cannot be started or answers nonsense, neither of
    /// which a mail can bring about.
    ReadMail read(std::string_view mail) const;

private:
    std::string authserv_;
    std::string program_;
};

/// The name of the command that is the worker, for cli/mail_worker_command.cpp.
inline constexpr const char* mail_worker_command = "mail-worker";

/// The worker itself: a mail on standard input, its answer on standard output. Gives the exit code.
int run_mail_worker(const std::string& authserv);

}  // namespace quorate::server
