#pragma once

#include <memory>
#include <optional>

#include "core/support/clock.hpp"
#include "server/app/settings.hpp"
#include "server/mail/imap_session.hpp"
#include "server/mail/mailer.hpp"
#include "server/mail/smtp_mailer.hpp"

namespace quorate::server {

/// What sends the mail, as the settings say: SMTP, or files in DATA/mail. Throws BadSetting.
std::unique_ptr<Mailer> make_mailer(const Settings& settings, const core::Clock& clock);

/// The mail server that takes the mail, with its password. Throws BadSetting when that cannot be
/// read.
SmtpSettings mail_server_of(const Settings& settings);

/// The mail server's folder that replies are read from; nothing when there is none. Throws
/// BadSetting when its password cannot be read.
std::optional<ImapSettings> inbox_of(const Settings& settings);

/// Where the file transport keeps its mail.
std::string held_mail_folder(const Settings& settings);

/// Whether everybody may read that mail at /mail: only in a demonstration.
bool shows_held_mail(const Settings& settings);

}  // namespace quorate::server
