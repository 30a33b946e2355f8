#include "server/app/make_mailer.hpp"

#include <fstream>
#include <stdexcept>

#include "core/support/text.hpp"
#include "server/mail/file_mailer.hpp"
#include "server/mail/smtp_mailer.hpp"

namespace quorate::server {
namespace {

StartTls start_tls(const std::string& name)
{
    if (name == "implicit") return StartTls::implicit;
    if (name == "off") return StartTls::off;
    return name == "opportunistic" ? StartTls::opportunistic : StartTls::required;
}

// The first line: a file that an editor wrote ends with a line feed.
std::string password_in(const std::string& setting, const std::string& path)
{
    if (path.empty()) return {};
    std::ifstream file{path};
    std::string password;
    if (!std::getline(file, password))
        throw BadSetting{"setting " + setting + " cannot be read: " + path};
    return core::trimmed(password);
}

ImapTls imap_tls(const std::string& name)
{
    if (name == "off") return ImapTls::off;
    return name == "starttls" ? ImapTls::starttls : ImapTls::implicit;
}

}  // namespace

std::unique_ptr<Mailer> make_mailer(const Settings& settings, const core::Clock& clock)
{
    if (settings.mail.transport == "file")
        return std::make_unique<FileMailer>(held_mail_folder(settings), clock);
    try {
        return std::make_unique<SmtpMailer>(mail_server_of(settings));
    } catch (const std::invalid_argument& wrong) {
        throw BadSetting{wrong.what()};
    }
}

SmtpSettings mail_server_of(const Settings& settings)
{
    const MailSettings& mail = settings.mail;
    SmtpSettings smtp;
    smtp.host = mail.host;
    smtp.port = static_cast<std::uint16_t>(mail.port);
    smtp.starttls = start_tls(mail.starttls);
    smtp.user = mail.user;
    smtp.password = password_in("mail.password_file", mail.password_file);
    smtp.ca_file = mail.ca_file;
    smtp.policy = mail.tls_domains;
    smtp.clear_to_this_machine = mail.clear_to_this_machine;
    return smtp;
}

std::optional<ImapSettings> inbox_of(const Settings& settings)
{
    const MailSettings& mail = settings.mail;
    if (mail.inbound_imap_host.empty()) return std::nullopt;
    return ImapSettings{
        .host = mail.inbound_imap_host,
        .port = static_cast<std::uint16_t>(mail.inbound_imap_port),
        .tls = imap_tls(mail.inbound_imap_tls),
        .user = mail.inbound_imap_user,
        .password = password_in("mail.inbound_imap_password_file", mail.inbound_imap_password_file),
        .folder = mail.inbound_imap_folder,
        .done_folder = mail.inbound_imap_done_folder,
        .ca_file = mail.ca_file};
}

std::string held_mail_folder(const Settings& settings)
{
    return settings.data + "/mail";
}

bool shows_held_mail(const Settings& settings)
{
    return settings.demo && settings.mail.transport == "file";
}

}  // namespace quorate::server
