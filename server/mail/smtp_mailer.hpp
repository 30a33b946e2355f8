#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "server/mail/mailer.hpp"
#include "server/mail/tls_policy.hpp"

namespace quorate::server {

enum class StartTls {
    implicit,       // encrypted from the first byte (port 465, RFC 8314), as strict as `required`
    required,       // and the certificate must be the server's
    opportunistic,  // when offered, whatever the certificate
    off,
};

/// Whether all that is said to the server is encrypted, and the server known to be the one meant.
bool is_strict(StartTls starttls);

struct SmtpSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 25;
    StartTls starttls = StartTls::required;
    std::string user = {};  // empty: no sign-in
    std::string password = {};
    std::string ca_file = {};            // empty: the system's
    std::string helo_name = {};          // empty: this machine's name
    TlsPolicy policy = {};               // who may not be written to in the clear
    bool clear_to_this_machine = false;  // the policy does not count for a server on this machine
    // Together shorter than the lease of an outbox row (120 s), so that a row is never sent twice
    // at once. A local relay answers within milliseconds.
    std::chrono::milliseconds connect_timeout{20'000};
    std::chrono::milliseconds total_timeout{110'000};
};

/// Hands mail to one SMTP server over a connection that is kept open between messages, encrypted as
/// the settings and the policy for its recipient say. Where the policy is `required`, the server is
/// asked to hold the way onward to the same (RFC 8689), if it offers to. Throws
/// std::invalid_argument for settings that would send the password in clear beyond this machine.
class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(SmtpSettings settings);
    ~SmtpMailer() override;

    SendOutcome send(const Envelope& envelope, std::string_view bytes) override;

private:
    struct Connection;

    Connection& connection_for(TlsNeed need);

    SmtpSettings settings_;
    std::unique_ptr<Connection> connection_;
    std::map<TlsNeed, std::unique_ptr<Connection>> strict_;  // for what asks for more, once needed
};

}  // namespace quorate::server
