#pragma once

#include <optional>
#include <string>

#include "core/outbox/outbox_message.hpp"
#include "core/support/link_tokens.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::server {

/// A mail ready to be handed over.
struct ComposedMail {
    std::string sender;  // of the envelope: where bounces go
    std::string bytes;
};

/// What composing needs besides the stores.
struct ComposerTools {
    const core::LinkTokens& links;
    std::string public_url;  // how links begin
};

/// The mail that `message` stands for, from what is stored now. Nothing when there is nobody to
/// tell any more. The same stored state gives the same bytes. Throws std::invalid_argument when an
/// address in it cannot be written to.
std::optional<ComposedMail> compose(core::UnitOfWork& work,
                                    const ComposerTools& tools,
                                    const core::OutboxMessage& message,
                                    core::Instant now);

/// "meetings+TOKEN@council.example": an address that stands for one person's seat and never
/// changes, so that calendars see one organiser and answers say whose they are.
std::string token_address(const std::string& meetings_email, const std::string& token);

}  // namespace quorate::server
