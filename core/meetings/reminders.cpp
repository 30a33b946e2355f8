#include "core/meetings/reminders.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;

constexpr std::chrono::hours first_hour{9};
constexpr std::chrono::hours last_hour{17};

struct RemindsRow {
    Reminds whom;
    std::string_view code;
};

constexpr std::array whoms{RemindsRow{Reminds::not_replied, "not_replied"},
                           RemindsRow{Reminds::not_declined, "not_declined"},
                           RemindsRow{Reminds::all, "all"}};

ReminderTime hours_of(Date day)
{
    return {london_instant(day + first_hour), london_instant(day + last_hour)};
}

}  // namespace

std::string_view code(Reminds whom)
{
    const auto found = std::ranges::find(whoms, whom, &RemindsRow::whom);
    if (found == whoms.end()) throw std::logic_error{"whom to remind has no row"};
    return found->code;
}

std::optional<Reminds> reminds_from(std::string_view code)
{
    const auto found = std::ranges::find(whoms, code, &RemindsRow::code);
    if (found == whoms.end()) return std::nullopt;
    return found->whom;
}

bool reminds_of(const ReminderPolicy& policy, MeetingType type)
{
    return type != MeetingType::strategy_discussion || policy.of_strategy_discussions;
}

bool reminds_at(const ReminderPolicy& policy, WorkingDays before)
{
    return std::ranges::find(policy.before, before) != policy.before.end();
}

ReminderTime reminder_time(const WorkingCalendar& local, Instant starts_at, WorkingDays before)
{
    return hours_of(local.retreat(london_date(starts_at), before));
}

bool in_reminder_hours(Instant now)
{
    const ReminderTime today = hours_of(london_date(now));
    return today.from <= now && now < today.until;
}

std::optional<StartsBetween> reminded_starts(const WorkingCalendar& local,
                                             Instant now,
                                             WorkingDays before)
{
    const Date today = london_date(now);
    if (!local.is_working_day(today) || !in_reminder_hours(now)) return std::nullopt;
    // The days from which counting back ends today: also those off before the last of them.
    const Date before_first = local.advance(today, {before.count - 1});
    const Date last = local.advance(today, before);
    return StartsBetween{london_instant(CivilTime{before_first + days{1}}),
                         london_instant(CivilTime{last + days{1}})};
}

bool is_reminded(const ReminderPolicy& policy, const SeatToRemind& seat)
{
    if (seat.is_removed) return false;
    switch (seat.reply) {
        case Reply::none:
            return !seat.is_chair || policy.whom != Reminds::not_replied;
        case Reply::attend:
        case Reply::remote:
            return policy.whom != Reminds::not_replied;
        case Reply::deputy:
        case Reply::report_only:
            return policy.whom == Reminds::all;
        case Reply::cannot_come:
        case Reply::wrong_person:
            break;
    }
    return false;
}

bool is_reminded(const ReminderPolicy& policy, const SeatToRemind& seat, const ReminderTime& time)
{
    return seat.told_at && *seat.told_at < time.from && is_reminded(policy, seat);
}

}  // namespace quorate::core
