#pragma once

#include <optional>

#include "core/scheduling/meeting_chain.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// Meetings that were booked together, as the API gives them.

json::object chain_json(const core::ChainView& view);

json::value day_or_null(const std::optional<core::CaseDueDate>& due,
                        core::Date core::CaseDueDate::* day);
json::value rule_or_null(const std::optional<core::CaseDueDate>& due);

/// The refusal with the chain of the meeting, for whoever may change the meeting and has to say
/// what becomes of the others.
Response with_chain(App& app,
                    const core::Actor& actor,
                    const core::MeetingId& id,
                    Response refused);

}  // namespace quorate::server
