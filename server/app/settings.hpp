#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/availability/calendar_address.hpp"
#include "server/identity/work_account_settings.hpp"
#include "server/mail/tls_policy.hpp"

namespace quorate::server {

/// How mail leaves. Passwords come from a file, never from the settings themselves.
struct MailSettings {
    std::string transport = "file";  // smtp, or file: one .eml a message in DATA/mail
    std::string host = "127.0.0.1";
    int port = 25;
    std::string starttls = "required";  // required, implicit, opportunistic or off
    std::string user = {};
    std::string password_file = {};
    std::string ca_file = {};            // certificates to trust instead of the system's
    TlsPolicy tls_domains = {};          // which domains are written to only encrypted
    bool clear_to_this_machine = false;  // that does not count for a mail server on this machine
    std::string inbound_maildir = {};    // where our mail server puts replies; empty: nowhere
    // The same from a folder of a mail server, by IMAP; no host: from nowhere.
    std::string inbound_imap_host = {};
    int inbound_imap_port = 993;
    std::string inbound_imap_tls = "implicit";  // implicit, starttls, or off
    std::string inbound_imap_user = {};
    std::string inbound_imap_password_file = {};
    std::string inbound_imap_folder = "INBOX";
    std::string inbound_imap_done_folder = {};  // for what was taken; empty: it stays, as seen
    // Our own mail server's name in Authentication-Results. Empty: nobody's word counts about who
    // sent a reply.
    std::string authserv = {};
};

/// Everything an operator decides. Read from a TOML file, then QUORATE_* variables, then options;
/// each later one wins.
struct Settings {
    std::string listen_host = "127.0.0.1";
    unsigned short listen_port = 8080;
    bool is_listen_given = false;  // somebody said so: the default may be anybody's guess
    std::string data = "data";
    std::string database = {};  // empty: sqlite:DATA/quorate.db
    std::string base_url = {};  // how links in mail begin; empty: from the address listened on
    std::string tls_certificate = {};
    std::string tls_key = {};
    bool behind_proxy = false;     // a proxy in front ends TLS and is trusted for X-Forwarded-For
    bool demo = false;             // shows /mail and the demo sign-ins
    std::string secret_file = {};  // empty: DATA/secret.key, made when missing
    // The key that backups are sealed with; empty: DATA/backup.key, made by the first backup;
    // "off": backups are plain.
    std::string backup_key_file = {};
    // A sorted file of SHA-1 digests of stolen passwords, which nobody may choose. Empty: none.
    std::string breached_passwords = {};
    // Signed heads of the audit chains: the key (quorate audit key), the file that lines are added
    // to and the mailbox that gets them. All outside the database; no key: nothing is signed.
    std::string audit_key_file = {};
    std::string audit_heads_file = {};
    std::string audit_heads_to = {};
    std::string metrics_token = {};
    std::string log_level = "info";  // error, warn, info or debug
    int io_threads = 0;              // 0: one a core
    // How many connections one address may have open; 0: any number. Unless somebody says so, 200,
    // and any number from this machine and behind a proxy, which comes in everybody's name.
    std::optional<int> connections_per_address = {};
    int workers = 8;
    int database_connections = 6;
    std::chrono::minutes session_idle{15};
    std::chrono::minutes session_absolute{10 * 60};
    MailSettings mail = {};
    WorkAccountSettings work_account = {};  // oidc.…
    // Where people's own calendars may be fetched from: "outlook.office365.com, *.nhs.uk". Empty:
    // from nowhere.
    core::AllowedHosts busy_hosts = {};
    // Of those hosts the ones whose names may lead to a private network, in small letters.
    std::set<std::string> busy_private_hosts = {};
    std::string busy_ca_file = {};  // certificates to trust there instead of the system's
    // The program that scans uploaded files for malware, and its arguments: it reads a file on
    // standard input and exits with 0 (nothing found) or 1 (infected). Empty: none.
    std::vector<std::string> scan_command = {};
    // WeasyPrint, which makes PDFs; "off": nothing does. Empty: the one on the PATH, if any.
    std::string pdf_program = {};

    /// The database's address with the default filled in.
    std::string database_url() const;

    /// Where the secret of the installation is.
    std::string secret_path() const;

    /// Where the key of the backups is; empty when they are plain.
    std::string backup_key() const;

    /// The start of every link, without a slash at the end.
    std::string public_url() const;

    /// Whether public_url() is what somebody said, not what is usual.
    bool knows_public_url() const;
};

/// A setting that is wrong or unsafe: one clear line, exit 2.
class BadSetting : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A setting by its name in the file, such as "mail.starttls", and its value as text.
using SettingValues = std::map<std::string, std::string>;

/// The settings in a TOML file, flat. Throws BadSetting naming the line.
SettingValues read_settings_file(const std::string& path);

/// QUORATE_MAIL_STARTTLS becomes "mail.starttls"; unknown QUORATE_* variables are errors, so that a
/// misspelt one is noticed. QUORATE_TEST_* and QUORATE_UPDATE_* are not ours.
SettingValues read_settings_environment(const char* const* environment);

/// The settings from `layers`, the last of which wins. Throws BadSetting for an unknown name or a
/// value out of range.
Settings make_settings(const std::vector<SettingValues>& layers);

/// Refuses what would be unsafe to run: a password or cookies in the clear beyond loopback, SMTP
/// credentials without TLS, a demo open to the network. Throws BadSetting.
void check_safe(const Settings& settings);

}  // namespace quorate::server
