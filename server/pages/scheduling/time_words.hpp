#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/availability/busy_feed.hpp"
#include "core/availability/free_busy.hpp"
#include "core/support/result.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

// How the pages about people's and rooms' time write times, and read them.

/// "09:00"; the end of a day is "24:00".
std::string minutes_text(std::chrono::minutes time);

/// "09:00 to 12:30, 13:00 to 17:00"; "Day off" for none.
std::string hours_text(const std::vector<core::DayHours>& hours);

/// What hours_text() writes, also with hyphens, and nothing for an empty text.
std::optional<std::vector<core::DayHours>> typed_hours(const std::string& text);

/// "Wed 25 Nov, 10:00 to 12:00", "Mon 21 Dec to Fri 1 Jan, all day"
std::string span_text(const core::TimeSpan& span);

/// A time that is to be taken, as it was typed: two days, the second if it is another, and two
/// times, none for whole days.
struct TypedSpan {
    std::string date = {};
    std::string until_date = {};
    std::string from = {};
    std::string until = {};
};
TypedSpan typed_span_of(const Fields& form);

/// What was typed as moments. What cannot be read is said at the fields of TypedSpan.
struct ReadSpan {
    std::optional<core::Instant> starts_at = {};
    std::optional<core::Instant> ends_at = {};
    std::vector<core::FieldError> errors = {};
};
ReadSpan read_span(const TypedSpan& typed);

/// "On leave"; "Taken" for those who may not know why.
std::string busy_words(const core::BusyTime& time);

/// Why a calendar could not be fetched, and what to do: "The server says that there is no such
/// calendar. Copy the address again". Empty when it could.
std::string fault_text(const core::BusyFeed& feed);

}  // namespace quorate::server
