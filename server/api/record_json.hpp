#pragma once

#include "core/circulation/papers_plan.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// How the API writes what is kept about a meeting.

json::object meeting_state_json(const core::Meeting& meeting);
json::object register_json(const core::Register& roll);
json::object section_json(const core::MinuteSection& section);
json::object decision_json(const core::ChildDecision& decision);
json::object amendment_json(const core::Amendment& amendment);
json::object minutes_json(const core::MinutesFile& file);
json::object action_json(const core::ActionRow& row);
json::array actions_json(const std::vector<core::ActionRow>& rows);
json::object circulation_json(const core::CirculationRow& row);

/// What somebody gets, and nothing else.
json::object release_json(const core::Release& release);

/// A civil date, or null.
json::value moment_json(const std::optional<core::Instant>& at);

}  // namespace quorate::server
