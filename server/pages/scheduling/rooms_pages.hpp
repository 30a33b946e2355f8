#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// All rooms of ?date=, with what is on and the gaps.
Response get_rooms_of_day(App& app, const Request& request, const core::Actor& actor);

/// One room in the week of ?week=, any day of it.
Response get_room_diary(App& app, const Request& request, const core::Actor& actor);

/// What is on in all rooms on ?date=, for the door: no names, and nothing of a case.
Response get_day_sheet(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
