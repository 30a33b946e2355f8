#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_type.hpp"

namespace quorate::core {

/// Whom an authority reminds of a meeting: those who have not replied; those and whoever said that
/// they come; or whoever sends a deputy or a report as well. Never who cannot come.
enum class Reminds { not_replied, not_declined, all };

std::string_view code(Reminds whom);  // "not_replied"
std::optional<Reminds> reminds_from(std::string_view code);

/// So many working days before the day of a meeting people are reminded of it, where the authority
/// has said nothing else.
inline constexpr std::array reminder_days{WorkingDays{5}, WorkingDays{1}};

/// How many reminders of one meeting there are at most, and how long before it the first leaves.
inline constexpr std::size_t most_reminders = 3;
inline constexpr WorkingDays earliest_reminder{20};

/// How an authority reminds.
struct ReminderPolicy {
    Reminds whom = Reminds::not_replied;
    bool of_strategy_discussions = false;  // called for the same day or the next: nothing to remind
    std::vector<WorkingDays> before{reminder_days.begin(), reminder_days.end()};  // the first first
    int version = 0;  // 0 as long as the authority has said nothing

    friend bool operator==(const ReminderPolicy&, const ReminderPolicy&) = default;
};

bool reminds_of(const ReminderPolicy& policy, MeetingType type);

/// Whether there is a reminder so many working days before.
bool reminds_at(const ReminderPolicy& policy, WorkingDays before);

/// When a reminder leaves: in the working hours of one day. One that did not leave then never does,
/// as it would come at night, or with the next.
struct ReminderTime {
    Instant from;
    Instant until;

    friend bool operator==(const ReminderTime&, const ReminderTime&) = default;
};

/// The time of the reminder `before` a meeting that starts then, 09:00 to 17:00 in London. `local`
/// leaves out bank holidays and the authority's closures.
ReminderTime reminder_time(const WorkingCalendar& local, Instant starts_at, WorkingDays before);

/// Whether `now` is within the hours in which reminders leave, on whatever day.
bool in_reminder_hours(Instant now);

/// Between which moments a meeting starts whose reminder_time() is now: from the first to before
/// the second. Nothing outside working hours.
struct StartsBetween {
    Instant from;
    Instant until;
};
std::optional<StartsBetween> reminded_starts(const WorkingCalendar& local,
                                             Instant now,
                                             WorkingDays before);

/// A seat as it is when a reminder could leave.
struct SeatToRemind {
    Reply reply = Reply::none;
    bool is_chair = false;  // who is not waited for
    bool is_removed = false;
    std::optional<Instant> told_at = {};  // when the last that left told them of this time
};

/// Whether the policy reminds somebody with this reply.
bool is_reminded(const ReminderPolicy& policy, const SeatToRemind& seat);

/// The same of the reminder whose time is `time`: whoever was told of the meeting later than that
/// began gets none of it.
bool is_reminded(const ReminderPolicy& policy, const SeatToRemind& seat, const ReminderTime& time);

}  // namespace quorate::core
