#pragma once

#include <memory>

#include "core/support/clock.hpp"
#include "server/app/settings.hpp"
#include "server/mail/mailer.hpp"

namespace quorate::server {

/// What sends the mail, as the settings say: SMTP, or files in DATA/mail. Throws BadSetting.
std::unique_ptr<Mailer> make_mailer(const Settings& settings, const core::Clock& clock);

/// Where the file transport keeps its mail.
std::string held_mail_folder(const Settings& settings);

/// Whether everybody may read that mail at /mail: only in a demonstration.
bool shows_held_mail(const Settings& settings);

}  // namespace quorate::server
