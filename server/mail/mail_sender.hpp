#pragma once

#include <string>
#include <string_view>

#include "core/replies/incoming_reply.hpp"

namespace quorate::server {

/// What one Authentication-Results field (RFC 8601) says of a mail from `domain`, if our own mail
/// server `authserv` wrote it; nothing for another's, which anybody can write. DMARC decides; where
/// it says nothing, a signature or an SPF result that is aligned with the domain is as good.
std::optional<core::SenderCheck> sender_check(std::string_view field,
                                              std::string_view authserv,
                                              std::string_view domain);

}  // namespace quorate::server
