#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "server/mail/imap_session.hpp"

namespace quorate::test {

/// A real Dovecot on loopback ports with one mailbox (dovecot.sh), for as long as this object
/// lives.
class DovecotServer {
public:
    static bool is_installed();

    DovecotServer();
    ~DovecotServer();
    DovecotServer(const DovecotServer&) = delete;
    DovecotServer& operator=(const DovecotServer&) = delete;

    /// How to reach it, encrypted from the first byte.
    server::ImapSettings settings() const;

    /// The same with STARTTLS.
    server::ImapSettings with_starttls() const;

    /// A mail that comes in.
    void deliver(const std::string& name, const std::string& mail) const;

    /// The flags of the mail of that name, as in its file's name: "FS". "gone" when it is not
    /// there.
    std::string flags(const std::string& name, const std::string& folder = "") const;

    /// As when somebody restores the mailbox: the UIDs begin anew.
    void forget_uids() const;

private:
    std::filesystem::path directory_;
    unsigned short port_;
    unsigned short tls_port_;
    pid_t process_ = -1;
};

}  // namespace quorate::test

/// For the start of a test that needs it.
#define QUORATE_NEEDS_DOVECOT()                          \
    if (!::quorate::test::DovecotServer::is_installed()) \
    GTEST_SKIP() << "Dovecot is not installed: apt-get install dovecot-imapd"
