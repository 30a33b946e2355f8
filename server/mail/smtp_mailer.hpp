#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "server/mail/mailer.hpp"

namespace quorate::server {

enum class StartTls {
    required,       // and the certificate must be the server's: the only choice beyond this machine
    opportunistic,  // when offered, whatever the certificate
    off,
};

struct SmtpSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port = 25;
    StartTls starttls = StartTls::required;
    std::string user = {};  // empty: no sign-in
    std::string password = {};
    std::string ca_file = {};    // empty: the system's
    std::string helo_name = {};  // empty: this machine's name
    // Together shorter than the lease of an outbox row (120 s), so that a row is never sent twice
    // at once. A local relay answers within milliseconds.
    std::chrono::milliseconds connect_timeout{20'000};
    std::chrono::milliseconds total_timeout{110'000};
};

/// Hands mail to one SMTP server over one connection that is kept open between messages. Throws
/// std::invalid_argument for settings that would send the password in clear beyond this machine.
class SmtpMailer final : public Mailer {
public:
    explicit SmtpMailer(SmtpSettings settings);
    ~SmtpMailer() override;

    SendOutcome send(const Envelope& envelope, std::string_view bytes) override;

private:
    struct Connection;

    SmtpSettings settings_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace quorate::server
