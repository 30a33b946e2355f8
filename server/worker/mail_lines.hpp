#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/replies/incoming_reply.hpp"

namespace quorate::server {

/// What the worker that reads mail answers: one "name value" a line, "end" last.
std::string mail_lines(const core::IncomingReply& reply);

/// The same back, each value checked again: whoever wrote it read a hostile mail. Nothing when it
/// is no such answer.
std::optional<core::IncomingReply> mail_from_lines(std::string_view text);

}  // namespace quorate::server
