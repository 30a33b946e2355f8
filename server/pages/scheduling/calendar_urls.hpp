#pragma once

#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/availability/calendar_owner.hpp"
#include "core/support/clock.hpp"

namespace quorate::server {

// Where the times of people and rooms live.

/// /calendar/my-times for the actor's own, else /calendar/times/room/{r}
std::string times_url(const core::Actor& actor, const core::CalendarOwner& owner);

/// A part of it, always by the owner: /calendar/times/room/{r}/busy
std::string times_part_url(const core::CalendarOwner& owner, std::string_view part);

std::string busy_time_url(const core::BusyTimeId& id);  // /calendar/busy/{b}/remove
std::string busy_feed_url(const core::BusyFeedId& id);  // /calendar/addresses/{f}/remove
std::string times_import_url();                         // /calendar/import
std::string service_times_url();                        // /calendar/service-times

/// /calendar/chair-away, filled in with whom and when
std::string chair_away_url();
std::string chair_away_url(const core::UserId& chair, core::Date from, core::Date until);

std::string room_diary_url(const core::RoomId& room, core::Date day);  // /rooms/{r}/diary?week=
std::string rooms_of_day_url(core::Date day);                          // /rooms/day?date=
std::string day_sheet_url(core::Date day);                             // /rooms/sheet?date=
std::string team_week_url(const core::TeamId& team, core::Date monday);

}  // namespace quorate::server
