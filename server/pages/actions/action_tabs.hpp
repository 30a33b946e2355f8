#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/actions/action_store.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What the lists of action points share.

enum class ActionList { mine, plans, agencies, found, finished };

/// The lists that there are for this person.
View action_tabs(const core::Actor& actor, ActionList current);

/// "2026-11-25~id": after the last row of a page, and back; nothing when it is not one of ours.
std::string action_cursor_text(const core::ActionPoint& last);
std::optional<core::ActionCursor> action_cursor_from(const std::string& text);

}  // namespace quorate::server
