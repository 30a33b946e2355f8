#pragma once

#include <string>
#include <vector>

#include "core/scheduling/search_slots.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// Times for meetings as the API gives and takes them.

json::object to_json(const core::MeetingNeeds& needs);
json::object to_json(const core::SlotSearch& search);
json::array slots_json(const core::SlotSearch& search);
json::array missing_help_json(const std::vector<core::MissingHelp>& missing);

/// A hold is never changed, only given back: it has one version.
inline constexpr int hold_version = 1;

json::object to_json(const core::SlotHold& hold);

/// Times that are free instead, without anybody's name.
json::array alternatives_json(const std::vector<core::Slot>& slots);

/// `refused` with the times that are free instead: for whoever was not quick enough.
Response with_alternatives(const core::Error& refused, const std::vector<core::Slot>& slots);

/// What a meeting needs: members that are missing keep what `before` says.
core::NeedsDraft needs_from(const json::object& body,
                            core::NeedsDraft before,
                            std::vector<core::FieldError>& errors);

}  // namespace quorate::server
