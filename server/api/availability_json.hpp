#pragma once

#include "core/availability/busy_csv.hpp"
#include "core/availability/busy_time.hpp"
#include "core/availability/working_pattern.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

// What the API says of when people and rooms have time, and what it is sent of that.

/// A busy time is never changed, only taken back: it has one version.
inline constexpr int busy_time_version = 1;

json::object to_json(const core::BusyTime& time);
json::object to_json(const core::CalendarSharing& sharing);
json::object to_json(const core::ImportedBusyTimes& imported);
json::object to_json(const core::OwnersPatterns& patterns);
json::object to_json(const core::SchoolHolidays& holidays);
json::object to_json(const core::ServiceHours& hours);

/// "user:…", "contact:…" or "room:…"; an error for the field when it is none of them.
core::CalendarOwner owner_member(const json::object& body, std::vector<core::FieldError>& errors);

/// What to say of an owner that the authority does not have.
inline constexpr std::string_view no_such_owner =
    "Give user:, contact: or room: with the id of one that you may know of";

// The members of a body, without the version, which is the header's.
std::vector<core::WorkingPattern> patterns_from(const json::object& body,
                                                std::vector<core::FieldError>& errors);
std::vector<core::SchoolHoliday> holidays_from(const json::object& body,
                                               std::vector<core::FieldError>& errors);
core::ServiceHours service_hours_from(const json::object& body,
                                      std::vector<core::FieldError>& errors);

}  // namespace quorate::server
