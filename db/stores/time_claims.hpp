#pragma once

#include <set>
#include <string>

#include "core/meetings/meeting_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Whose time a row of time_claim takes: "user:…", "room:…". seat_key() names people alike. Empty
/// for nobody.
std::string user_subject(const core::UserId& user);
std::string room_subject(const core::RoomId& room);

/// Which of `wanted` are taken by another meeting or a hold that is live at `now`, at any moment
/// `from` which and `until` which `needs` wants them.
std::set<std::string> taken_subjects(Sql& sql,
                                     const core::TimeNeeds& needs,
                                     core::Instant from,
                                     core::Instant until,
                                     const std::set<std::string>& wanted,
                                     core::Instant now);

}  // namespace quorate::db
