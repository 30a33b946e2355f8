#include "core/availability/working_patterns.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/busy_times.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t most_patterns = 20;
constexpr std::array<std::string_view, 7> weekdays{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

void check_hours(FormChecks& checks, const std::string& field, const std::vector<DayHours>& day)
{
    std::chrono::minutes last{0};
    for (const DayHours& hours : day) {
        if (hours.from < std::chrono::minutes{0} || hours.until > std::chrono::hours{24})
            return checks.refuse(field, "Enter times of day from 00:00 to 24:00");
        if (hours.until <= hours.from)
            return checks.refuse(field, "The end must be after the start");
        if (hours.from < last)
            return checks.refuse(field, "Enter each time of the day once, the earliest first");
        last = hours.until;
    }
}

void check_days(FormChecks& checks,
                const std::string& field,
                const WorkingPattern& pattern,
                Date today)
{
    if (pattern.from && *pattern.from > today + furthest_busy_time)
        checks.refuse(field + ".from", "The day must be within the next two years");
    if (pattern.from && pattern.until && *pattern.until < *pattern.from)
        checks.refuse(field + ".until", "Enter the first day or a later one");
}

// Whether two patterns speak of the same day.
bool overlap(const WorkingPattern& one, const WorkingPattern& other)
{
    const auto begins_by_the_end_of = [](const WorkingPattern& a, const WorkingPattern& b) {
        return !a.from || !b.until || *a.from <= *b.until;
    };
    return begins_by_the_end_of(one, other) && begins_by_the_end_of(other, one);
}

FormChecks check(const std::vector<WorkingPattern>& patterns, Date today)
{
    FormChecks checks;
    if (patterns.size() > most_patterns)
        checks.refuse("patterns", "Give at most 20 working patterns");
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const WorkingPattern& pattern = patterns[i];
        const std::string field = "patterns." + std::to_string(i);
        check_days(checks, field, pattern, today);
        for (std::size_t day = 0; day < pattern.hours.size(); ++day)
            check_hours(checks, field + ".hours." + std::string{weekdays[day]}, pattern.hours[day]);
        if (std::ranges::all_of(pattern.hours, [](const auto& day) { return day.empty(); }))
            checks.refuse(field + ".hours", "Enter the hours of at least one day of the week");
        for (std::size_t before = 0; before < i; ++before)
            if (overlap(patterns[before], pattern)) {
                checks.refuse(field + ".from", "An earlier pattern has some of these days already");
                break;
            }
    }
    return checks;
}

bool begins_earlier(const WorkingPattern& one, const WorkingPattern& other)
{
    return one.from < other.from;  // nothing is the earliest
}

}  // namespace

std::string_view weekday_code(std::size_t place)
{
    return weekdays.at(place);
}

Result<OwnersPatterns> set_working_pattern(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const OwnersPatterns& command)
{
    const Instant now = clock.now();
    const auto allowed = permit_to_keep(work, actor, command.owner, now);
    if (!allowed) return allowed.error();
    const FormChecks checks = check(command.patterns, london_date(now));
    if (!checks.passed()) return checks.error();

    OwnersPatterns kept = command;
    std::ranges::sort(kept.patterns, begins_earlier);
    const auto version = work.availability.save_patterns(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    audit(work,
          actor,
          now,
          {.action = keeping_action(kept.owner),
           .object = owner_id(kept.owner),
           .detail = "change=working_pattern.set owner=" + owner_key(kept.owner) +
                     " patterns=" + std::to_string(kept.patterns.size())});
    return kept;
}

Result<OwnersPatterns> view_working_pattern(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor,
                                            const CalendarOwner& owner)
{
    if (const auto seen = permit_to_see(work, actor, owner, clock.now()); !seen)
        return seen.error();
    if (!may_know_why(work, actor, owner, clock.now())) {
        const auto allowed = permit_to_keep(work, actor, owner, clock.now());
        if (!allowed) return allowed.error();
    }
    auto kept = work.availability.patterns(actor.authority, {owner});
    return kept.empty() ? OwnersPatterns{.owner = owner} : std::move(kept.front());
}

}  // namespace quorate::core
