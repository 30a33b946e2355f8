#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/own_calendar/own_calendar.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How long what went away is remembered: a program that was away for longer starts again.
inline constexpr std::chrono::days gone_is_kept{180};

/// What a calendar holds at this moment: the names, and a tag of the bytes, of all its members.
struct ShownMember {
    std::string name = {};
    std::string tag = {};
};

/// What would have to be kept for `known` to say what is shown now: new and changed members under
/// the next numbers, and what is shown no more. That is found out by comparing, whatever the
/// reason: a meeting was cancelled long ago, somebody lost their seat or the sight of it. Empty
/// when nothing has changed.
std::vector<CalendarMember> calendar_changes(const OwnCalendarChanges& known,
                                             const std::vector<ShownMember>& shown);

/// What is known of the actor's calendar, without looking at whether it is still so.
OwnCalendarChanges known_changes(UnitOfWork& work, const Actor& actor, OwnCalendar calendar);

/// The same brought up to date and kept. `nonce` is for a calendar that nobody asked for before.
OwnCalendarChanges keep_changes(UnitOfWork& work,
                                const Actor& actor,
                                OwnCalendar calendar,
                                const std::vector<ShownMember>& shown,
                                const std::string& nonce,
                                Instant now);

}  // namespace quorate::core
