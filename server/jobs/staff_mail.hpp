#pragma once

#include <optional>
#include <string>

#include "core/outbox/outbox_message.hpp"
#include "core/people/authority.hpp"
#include "core/unit_of_work.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a message to staff says (see core::is_to_staff()), with links that begin with `public_url`.
/// Nothing when there is nobody to tell any more.
std::optional<MailText> staff_mail_text(core::UnitOfWork& work,
                                        const std::string& public_url,
                                        const core::OutboxMessage& message,
                                        const core::Authority& authority);

}  // namespace quorate::server
