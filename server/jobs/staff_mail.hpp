#pragma once

#include <optional>

#include "core/outbox/outbox_message.hpp"
#include "core/people/authority.hpp"
#include "core/unit_of_work.hpp"
#include "server/jobs/mail_composer.hpp"
#include "server/mail/rendered_mail.hpp"

namespace quorate::server {

/// What a message says that is about no meeting: to staff, and to a contact whose address is asked
/// about (see core::is_about_no_meeting()).
/// Nothing when there is nobody to tell any more.
std::optional<MailText> staff_mail_text(core::UnitOfWork& work,
                                        const ComposerTools& tools,
                                        const core::OutboxMessage& message,
                                        const core::Authority& authority);

}  // namespace quorate::server
