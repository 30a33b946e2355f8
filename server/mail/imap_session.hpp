#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

/// From the first byte, by STARTTLS, or none: for a server on this machine only.
enum class ImapTls { implicit, starttls, off };

struct ImapSettings {
    std::string host = {};
    std::uint16_t port = 993;
    ImapTls tls = ImapTls::implicit;
    std::string user = {};
    std::string password = {};
    std::string folder = "INBOX";
    std::string done_folder = {};  // where mails go that were taken; empty: they stay, as seen
    std::string ca_file = {};      // certificates to trust instead of the system's
    std::chrono::milliseconds timeout{60'000};  // of one command
};

enum class ImapFault { unreachable, not_encrypted, not_signed_in, no_folder, nonsense, not_marked };

/// Stable codes: "not_signed_in". Logged.
std::string_view code(ImapFault fault);

class ImapFailure : public std::runtime_error {
public:
    explicit ImapFailure(ImapFault fault);
    ImapFault fault() const noexcept { return fault_; }

private:
    ImapFault fault_;
};

/// A folder of a mail server, opened. libcurl connects, encrypts and signs in; the few commands
/// after that are said here, because libcurl's own marks every mail as seen that it fetches, and
/// takes answers of any size. Everything throws ImapFailure, and then the session is of no use.
class ImapSession {
public:
    /// Throws std::invalid_argument when the settings cannot be used. `cancelled` is asked several
    /// times a second, and ends the session.
    ImapSession(const ImapSettings& settings, std::function<bool()> cancelled);
    ~ImapSession();
    ImapSession(const ImapSession&) = delete;
    ImapSession& operator=(const ImapSession&) = delete;

    /// UIDs keep their meaning as long as this stays.
    std::int64_t validity() const;

    /// The UID before which all mails are that there were when the folder was opened; 0: not said.
    std::int64_t next_uid() const;

    /// The UIDs from `first` to `last` that there are, in order.
    std::vector<std::int64_t> uids(std::int64_t first, std::int64_t last);

    /// The mail, or as much of it as shows that it has more than `most` bytes; nothing when it is
    /// gone. It stays unseen.
    std::optional<std::string> fetch(std::int64_t uid, std::size_t most);

    /// As seen; `flagged` for somebody to look at. False when the server does not let us.
    bool mark(std::int64_t uid, bool flagged);

    /// False when the server does not let us.
    bool move(std::int64_t uid, const std::string& folder);

private:
    class Wire;
    std::unique_ptr<Wire> wire_;
    std::int64_t validity_ = 0;
    std::int64_t next_uid_ = 0;
};

}  // namespace quorate::server
