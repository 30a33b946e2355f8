#pragma once

#include <string>
#include <vector>

#include "core/availability/availability_store.hpp"
#include "core/availability/busy_feed.hpp"
#include "server/pages/scheduling/time_words.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

// What a page about somebody's time shows, part by part.

/// Times that are taken besides meetings; with a button to take each back for who keeps them.
Table busy_table(const std::vector<core::BusyTime>& times, bool may_keep);

/// The form that takes a time.
struct TypedBusy {
    TypedSpan span = {};
    std::string kind = "busy";
};
std::vector<View> busy_fields(const TypedBusy& typed,
                              const core::CalendarOwner& owner,
                              const std::vector<core::FieldError>& errors);

/// Working hours, the earliest first; with buttons to change and remove for who keeps them.
Table hours_table(const core::OwnersPatterns& patterns, bool may_keep);

/// "Mon to Thu 09:00 to 17:00; Fri 09:00 to 12:00"
std::string week_text(const core::WeekHours& hours);

/// "From 1/1/2027 until 31/8/2027", "Always"
std::string days_of_pattern(const core::WorkingPattern& pattern);

Table feeds_table(const std::vector<core::BusyFeed>& feeds);

/// How the calendar of a contact is known, in a sentence.
std::string sharing_text(const core::CalendarSharing& sharing);

}  // namespace quorate::server
