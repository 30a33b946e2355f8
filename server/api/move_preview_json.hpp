#pragma once

#include <optional>
#include <string>

#include "core/scheduling/move_chain.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

/// What moving a meeting does, as "MovePreview" of the API.
json::object move_preview_json(const core::MovePreview& preview);

/// Why no times were looked for; empty when they were.
std::string sentences_of(const std::optional<core::SlotSearch>& search, const core::Error& refused);

}  // namespace quorate::server
