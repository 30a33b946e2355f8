#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "calendar/busy/zone.hpp"
#include "core/replies/incoming_reply.hpp"

namespace quorate::server {

/// What a mail from outside may hold at most.
struct MailLimits {
    std::size_t bytes = 10'000'000;
    int depth = 10;  // of parts within parts
    int parts = 50;
};

/// What whoever reads mail has to know.
struct MailReading {
    std::string authserv;  // our own mail server's name in Authentication-Results; may be empty
    calendar::FindZone find_zone;
    MailLimits limits = {};
};

/// A mail, as far as it answers an invitation of ours; its key is its Message-ID, or empty. Throws
/// std::runtime_error for one that has no shape at all, or passes a limit. GMime reads it: call it
/// only in a process that may die of it.
core::IncomingReply read_mail(std::string_view bytes, const MailReading& reading);

/// The addresses in one header field.
void add_recipients(std::string_view field, std::vector<core::Email>& recipients);

/// The Message-IDs in one header field, before their @, the last one first.
void add_references(std::string_view field, std::vector<std::string>& references);

/// The tokens in the addresses of one header field.
void add_reply_tokens(std::string_view field, std::vector<std::string>& tokens);

}  // namespace quorate::server
