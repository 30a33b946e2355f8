#include "server/app/settings.hpp"

#include <toml++/toml.h>
#include <charconv>
#include <functional>
#include <string_view>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

[[noreturn]] void refuse(const std::string& name, const std::string& why)
{
    throw BadSetting{"setting " + name + " " + why};
}

int number(const std::string& name, const std::string& text, int least, int most)
{
    int value = 0;
    const char* end = text.data() + text.size();
    if (std::from_chars(text.data(), end, value).ptr != end || value < least || value > most)
        refuse(
            name,
            "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return value;
}

bool yes_or_no(const std::string& name, const std::string& text)
{
    if (text == "true") return true;
    if (text == "false") return false;
    refuse(name, "must be true or false");
}

std::string one_of(const std::string& name,
                   const std::string& text,
                   const std::vector<std::string>& allowed)
{
    for (const std::string& each : allowed)
        if (each == text) return text;
    std::string list;
    for (const std::string& each : allowed)
        list += (list.empty() ? "" : ", ") + each;
    refuse(name, "must be one of " + list);
}

void set_listen(Settings& settings, const std::string& name, const std::string& text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) refuse(name, "must be HOST:PORT");
    settings.listen_host = text.substr(0, colon);
    if (settings.listen_host.starts_with('[') && settings.listen_host.ends_with(']'))
        settings.listen_host = settings.listen_host.substr(1, settings.listen_host.size() - 2);
    settings.listen_port =
        static_cast<unsigned short>(number(name, text.substr(colon + 1), 0, 65535));
    settings.is_listen_given = true;
}

void set_base_url(Settings& settings, const std::string& name, const std::string& text)
{
    if (!text.starts_with("https://") && !text.starts_with("http://"))
        refuse(name, "must begin with https:// or http://");
    if (text.find_first_of(" \"'<>\\?#") != std::string::npos || text.ends_with('/'))
        refuse(name, "must be an address without query and without a slash at the end");
    settings.base_url = text;
}

void set_busy_hosts(Settings& settings, const std::string& name, const std::string& text)
{
    const auto hosts = core::AllowedHosts::from(text);
    if (!hosts) refuse(name, "must be host names with commas between, such as *.nhs.uk");
    settings.busy_hosts = *hosts;
}

void set_busy_private_hosts(Settings& settings, const std::string& name, const std::string& text)
{
    settings.busy_private_hosts.clear();
    for (const std::string& piece : core::split(text, ',')) {
        const std::string host = core::lower_case(core::trimmed(piece));
        if (host.empty()) continue;
        if (host.find_first_of("*:") != std::string::npos || !core::AllowedHosts::from(host))
            refuse(name,
                   "must be exact host names without ports, with commas between, such as "
                   "calendar.council.example");
        settings.busy_private_hosts.insert(host);
    }
}

void set_scan_command(Settings& settings, const std::string& name, const std::string& text)
{
    settings.scan_command.clear();
    for (const std::string& word : core::split(text, ' '))
        if (!word.empty()) settings.scan_command.push_back(word);
    if (!settings.scan_command.empty() && !settings.scan_command.front().starts_with('/'))
        refuse(name, "must begin with the whole path of a program, as in /usr/bin/clamdscan -");
}

void set_pdf_program(Settings& settings, const std::string& name, const std::string& text)
{
    if (!text.empty() && text != "off" && !text.starts_with('/'))
        refuse(name, "must be off or the whole path of WeasyPrint, as in /usr/bin/weasyprint");
    settings.pdf_program = text;
}

void set_audit_heads_to(Settings& settings, const std::string& name, const std::string& text)
{
    if (!text.empty() && !core::email_address(text)) refuse(name, "must be an e-mail address");
    settings.audit_heads_to = text;
}

void set_tls_domains(Settings& settings, const std::string& name, const std::string& text)
{
    const auto policy = TlsPolicy::from(text);
    if (!policy)
        refuse(name,
               "must be domains with required, never-clear or opportunistic, and commas between, "
               "such as trust.example=required, partner.example=never-clear");
    settings.mail.tls_domains = *policy;
}

using Setter = std::function<void(Settings&, const std::string&, const std::string&)>;

Setter text_into(std::string Settings::* member)
{
    return [member](Settings& s, const std::string&, const std::string& text) { s.*member = text; };
}

Setter mail_text_into(std::string MailSettings::* member)
{
    return [member](Settings& s, const std::string&, const std::string& text) {
        s.mail.*member = text;
    };
}

Setter number_into(int Settings::* member, int least, int most)
{
    return [=](Settings& s, const std::string& name, const std::string& text) {
        s.*member = number(name, text, least, most);
    };
}

Setter minutes_into(std::chrono::minutes Settings::* member, int least, int most)
{
    return [=](Settings& s, const std::string& name, const std::string& text) {
        s.*member = std::chrono::minutes{number(name, text, least, most)};
    };
}

Setter flag_into(bool Settings::* member)
{
    return [member](Settings& s, const std::string& name, const std::string& text) {
        s.*member = yes_or_no(name, text);
    };
}

const std::map<std::string, Setter>& setters()
{
    static const std::map<std::string, Setter> all{
        {"listen", set_listen},
        {"data", text_into(&Settings::data)},
        {"database", text_into(&Settings::database)},
        {"base_url", set_base_url},
        {"tls_cert", text_into(&Settings::tls_certificate)},
        {"tls_key", text_into(&Settings::tls_key)},
        {"behind_proxy", flag_into(&Settings::behind_proxy)},
        {"demo", flag_into(&Settings::demo)},
        {"secret_file", text_into(&Settings::secret_file)},
        {"backup_key_file", text_into(&Settings::backup_key_file)},
        {"busy_hosts", set_busy_hosts},
        {"busy_private_hosts", set_busy_private_hosts},
        {"busy_ca_file", text_into(&Settings::busy_ca_file)},
        {"scan_command", set_scan_command},
        {"pdf_program", set_pdf_program},
        {"breached_passwords", text_into(&Settings::breached_passwords)},
        {"audit_key_file", text_into(&Settings::audit_key_file)},
        {"audit_heads_file", text_into(&Settings::audit_heads_file)},
        {"audit_heads_to", set_audit_heads_to},
        {"metrics_token", text_into(&Settings::metrics_token)},
        {"log_level",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.log_level = one_of(name, text, {"error", "warn", "info", "debug"});
         }},
        {"io_threads", number_into(&Settings::io_threads, 0, 64)},
        {"connections_per_address",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.connections_per_address = number(name, text, 0, 12'000);
         }},
        {"workers", number_into(&Settings::workers, 1, 256)},
        {"database_connections", number_into(&Settings::database_connections, 2, 100)},
        {"session_idle_minutes", minutes_into(&Settings::session_idle, 1, 120)},
        {"session_absolute_minutes", minutes_into(&Settings::session_absolute, 5, 24 * 60)},
        {"mail.transport",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.transport = one_of(name, text, {"smtp", "file"});
         }},
        {"mail.host", mail_text_into(&MailSettings::host)},
        {"mail.port",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.port = number(name, text, 1, 65535);
         }},
        {"mail.starttls",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.starttls = one_of(name, text, {"required", "implicit", "opportunistic", "off"});
         }},
        {"mail.user", mail_text_into(&MailSettings::user)},
        {"mail.password_file", mail_text_into(&MailSettings::password_file)},
        {"mail.ca_file", mail_text_into(&MailSettings::ca_file)},
        {"mail.tls_domains", set_tls_domains},
        {"mail.clear_to_this_machine",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.clear_to_this_machine = yes_or_no(name, text);
         }},
        {"mail.inbound_maildir", mail_text_into(&MailSettings::inbound_maildir)},
        {"mail.inbound_imap_host", mail_text_into(&MailSettings::inbound_imap_host)},
        {"mail.inbound_imap_port",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.inbound_imap_port = number(name, text, 1, 65535);
         }},
        {"mail.inbound_imap_tls",
         [](Settings& s, const std::string& name, const std::string& text) {
             s.mail.inbound_imap_tls = one_of(name, text, {"implicit", "starttls", "off"});
         }},
        {"mail.inbound_imap_user", mail_text_into(&MailSettings::inbound_imap_user)},
        {"mail.inbound_imap_password_file",
         mail_text_into(&MailSettings::inbound_imap_password_file)},
        {"mail.inbound_imap_folder", mail_text_into(&MailSettings::inbound_imap_folder)},
        {"mail.inbound_imap_done_folder", mail_text_into(&MailSettings::inbound_imap_done_folder)},
        {"mail.authserv", mail_text_into(&MailSettings::authserv)},
    };
    return all;
}

std::map<std::string, Setter> work_account_setters()
{
    std::map<std::string, Setter> all;
    for (const std::string& each : work_account_setting_names())
        all.emplace(each, [](Settings& s, const std::string& name, const std::string& text) {
            if (const auto fault = set_work_account(s.work_account, name, text))
                refuse(name, *fault);
        });
    return all;
}

// The setter of `name`, or null.
const Setter* setter_of(const std::string& name)
{
    static const std::map<std::string, Setter> work_account = work_account_setters();
    const auto own = setters().find(name);
    if (own != setters().end()) return &own->second;
    const auto other = work_account.find(name);
    return other == work_account.end() ? nullptr : &other->second;
}

void flatten(const toml::table& table, const std::string& prefix, SettingValues& values)
{
    for (const auto& [key, node] : table) {
        const std::string name = prefix + std::string{key.str()};
        if (const auto* inner = node.as_table())
            flatten(*inner, name + ".", values);
        else if (const auto* text = node.as_string())
            values[name] = text->get();
        else if (const auto* whole = node.as_integer())
            values[name] = std::to_string(whole->get());
        else if (const auto* flag = node.as_boolean())
            values[name] = flag->get() ? "true" : "false";
        else
            refuse(name, "must be a text, a whole number, true or false");
    }
}

bool is_loopback(const std::string& host)
{
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

}  // namespace

std::string Settings::database_url() const
{
    return database.empty() ? "sqlite:" + data + "/quorate.db" : database;
}

std::string Settings::secret_path() const
{
    return secret_file.empty() ? data + "/secret.key" : secret_file;
}

std::string Settings::backup_key() const
{
    if (backup_key_file == "off") return {};
    return backup_key_file.empty() ? data + "/backup.key" : backup_key_file;
}

bool Settings::knows_public_url() const
{
    return !base_url.empty() || (is_listen_given && listen_port != 0);
}

std::string Settings::public_url() const
{
    if (!base_url.empty()) return base_url;
    const std::string scheme = tls_certificate.empty() ? "http://" : "https://";
    return scheme + listen_host + ":" + std::to_string(listen_port);
}

SettingValues read_settings_file(const std::string& path)
{
    try {
        SettingValues values;
        flatten(toml::parse_file(path), "", values);
        return values;
    } catch (const toml::parse_error& error) {
        throw BadSetting{"settings file " + path + " line " +
                         std::to_string(error.source().begin.line) + ": " +
                         std::string{error.description()}};
    }
}

SettingValues read_settings_environment(const char* const* environment)
{
    constexpr std::string_view prefix = "QUORATE_";
    SettingValues values;
    for (; *environment != nullptr; ++environment) {
        const std::string_view entry{*environment};
        if (!entry.starts_with(prefix) || entry.starts_with("QUORATE_TEST_") ||
            entry.starts_with("QUORATE_UPDATE_"))
            continue;
        const auto equals = entry.find('=');
        const std::string_view key = entry.substr(prefix.size(), equals - prefix.size());
        std::string name = core::lower_case(key);
        if (name.starts_with("mail_") || name.starts_with("oidc_")) name[4] = '.';
        values[name] = entry.substr(equals + 1);
    }
    return values;
}

Settings make_settings(const std::vector<SettingValues>& layers)
{
    Settings settings;
    for (const SettingValues& layer : layers)
        for (const auto& [name, value] : layer) {
            const Setter* const setter = setter_of(name);
            if (setter == nullptr) refuse(name, "is not known");
            if (!core::is_plain_text(value, core::Lines::one))
                refuse(name, "holds a control character");
            (*setter)(settings, name, value);
        }
    return settings;
}

void check_safe(const Settings& settings)
{
    if (settings.tls_certificate.empty() != settings.tls_key.empty())
        throw BadSetting{"settings tls_cert and tls_key go together: give both or neither"};
    const bool in_the_clear = settings.tls_certificate.empty() && !settings.behind_proxy;
    if (in_the_clear && !is_loopback(settings.listen_host))
        throw BadSetting{
            "listening beyond this machine needs tls_cert and tls_key, or behind_proxy = true with "
            "a proxy that ends TLS"};
    if (settings.demo && !is_loopback(settings.listen_host) && !settings.behind_proxy)
        throw BadSetting{"the demo shows its passwords: it listens on this machine only"};
    const bool is_strict =
        settings.mail.starttls == "required" || settings.mail.starttls == "implicit";
    if (settings.mail.transport == "smtp" && !is_strict && !settings.mail.user.empty())
        throw BadSetting{
            "mail.user with mail.starttls other than required or implicit would send the password "
            "in the clear"};
    if (settings.mail.transport == "smtp" && settings.mail.starttls == "off" &&
        !is_loopback(settings.mail.host))
        throw BadSetting{"mail.starttls = off is for a mail server on this machine only"};
    if (settings.mail.clear_to_this_machine && !is_loopback(settings.mail.host))
        throw BadSetting{
            "mail.clear_to_this_machine is for a mail server on this machine only: mail.host is "
            "another"};
    const bool keeps_heads = !settings.audit_heads_file.empty() || !settings.audit_heads_to.empty();
    if (keeps_heads == settings.audit_key_file.empty())
        throw BadSetting{
            "audit_key_file goes with audit_heads_file, audit_heads_to or both: a head of the "
            "audit "
            "log is signed, and kept somewhere"};
    const MailSettings& mail = settings.mail;
    if (!mail.inbound_imap_host.empty() &&
        (mail.inbound_imap_user.empty() || mail.inbound_imap_password_file.empty()))
        throw BadSetting{
            "mail.inbound_imap_host needs mail.inbound_imap_user and "
            "mail.inbound_imap_password_file"};
    if (mail.inbound_imap_tls == "off" && !mail.inbound_imap_host.empty() &&
        !is_loopback(mail.inbound_imap_host))
        throw BadSetting{"mail.inbound_imap_tls = off is for a mail server on this machine only"};
    if (const auto fault = work_account_fault(settings.work_account)) throw BadSetting{*fault};
    if (!settings.base_url.empty() && !settings.base_url.starts_with("https://") && !in_the_clear)
        throw BadSetting{"base_url must begin with https:// when TLS is in use"};
}

}  // namespace quorate::server
