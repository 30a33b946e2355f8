#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/availability/calendar_owner.hpp"
#include "core/unit_of_work.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// Of the address /calendar/times/{kind}/{id}; nothing when there is no such kind.
std::optional<core::CalendarOwner> owner_in(const Request& request);

/// Whose times they are: "My times", "Times of Noor Stubb", "Times of Room Oak, Civic House". Not
/// for titles, as browsers keep them.
std::string times_heading(core::UnitOfWork& work,
                          const core::Actor& actor,
                          const core::CalendarOwner& owner);

}  // namespace quorate::server
