#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace quorate::core {

/// What is filled in, by name.
using WordValues = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// `words` with each {name} replaced by its value.
std::string filled(std::string_view words, WordValues values = {});

/// The sentences of an explanation in one language. {x} is where x is filled in.
struct ExplanationWords {
    std::string_view counted_from;  // {what} {day}
    std::string_view day_0;
    std::string_view day_1;
    std::string_view limit_after;  // {offset}
    std::string_view limit_before;
    std::string_view target_after;
    std::string_view target_before;
    std::string_view earliest_after;
    std::string_view earliest_before;
    std::string_view hours_after;
    std::string_view hours_before;
    std::string_view target_hours_after;
    std::string_view target_hours_before;
    std::string_view no_weekends;
    std::string_view not_counted;  // {day} {reason}
    std::string_view short_month;  // {number}
    std::string_view target_short_month;
    std::string_view earliest_short_month;
    std::string_view latest_date;  // {day}
    std::string_view target_date;
    std::string_view earliest_date;
    std::string_view latest_moment;  // {day}
    std::string_view target_moment;
    std::string_view cannot_be_booked;  // {day} {reason}
    std::string_view nothing_bookable;
    std::string_view schedule_by;  // {day}
    std::string_view target_schedule_by;
    std::string_view schedule_from;  // {day}
    std::string_view provisional;    // {from} {to}
    std::string_view unconfirmed;
    std::string_view rule;               // {id} {level} {jurisdiction} {source}
    std::string_view in_force_from;      // {from}
    std::string_view in_force_between;   // {from} {to}
    std::string_view not_in_force_then;  // {in_force}
    std::string_view saturday;
    std::string_view sunday;
    std::string_view local_closure;
};

}  // namespace quorate::core
