#include "core/availability/service_times.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/busy_times.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t most_holidays = 60;
constexpr std::size_t longest_name = 100;
constexpr days longest_holiday{70};
constexpr minutes unit{5};  // of the grid on which meetings begin

Result<Done> permit_to_set(const Actor& actor, Instant now)
{
    return permit(actor, Action::room_edit, actor.authority, now);
}

Result<Done> permit_to_look(const Actor& actor, Instant now)
{
    return permit(actor, Action::room_view_availability, actor.authority, now);
}

void check_days(FormChecks& checks,
                const std::string& field,
                const SchoolHoliday& holiday,
                Date today)
{
    if (holiday.until < holiday.from)
        checks.refuse(field + ".until", "Enter the first day or a later one");
    else if (holiday.until - holiday.from >= longest_holiday)
        checks.refuse(field + ".until", "A holiday has 70 days at most");
    else if (holiday.from > today + furthest_busy_time)
        checks.refuse(field + ".from", "The day must be within the next two years");
}

FormChecks check(const std::vector<SchoolHoliday>& holidays, Date today)
{
    FormChecks checks;
    if (holidays.size() > most_holidays)
        checks.refuse("holidays", "Give at most 60 holidays: those that are over can be left out");
    for (std::size_t i = 0; i < holidays.size(); ++i) {
        const SchoolHoliday& holiday = holidays[i];
        const std::string field = "holidays." + std::to_string(i);
        checks.line(field + ".name", holiday.name, longest_name, "Enter what to call it");
        check_days(checks, field, holiday, today);
        for (std::size_t before = 0; before < i; ++before)
            if (holidays[before].from <= holiday.until && holiday.from <= holidays[before].until) {
                checks.refuse(field + ".from", "Some of these days are in another holiday already");
                break;
            }
    }
    return checks;
}

FormChecks check(const ServiceHours& command)
{
    FormChecks checks;
    const auto check_time = [&](const char* field, minutes time) {
        if (time < minutes{0} || time > hours{24})
            checks.refuse(field, "Enter a time of day");
        else if (time % unit != minutes{0})
            checks.refuse(field, "Enter a time on five minutes, such as 08:55");
    };
    check_time("opens", command.opens);
    check_time("closes", command.closes);
    if (command.closes < command.opens + hours{1})
        checks.refuse("closes", "The service must be open for an hour or longer");
    return checks;
}

}  // namespace

Result<SchoolHolidays> set_school_holidays(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const SchoolHolidays& command)
{
    const Instant now = clock.now();
    const auto allowed = permit_to_set(actor, now);
    if (!allowed) return allowed.error();
    const FormChecks checks = check(command.holidays, london_date(now));
    if (!checks.passed()) return checks.error();

    SchoolHolidays kept = command;
    for (SchoolHoliday& each : kept.holidays)
        each.name = trimmed(each.name);
    std::ranges::sort(kept.holidays, {}, &SchoolHoliday::from);
    const auto version = work.availability.save_school_holidays(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    audit(
        work,
        actor,
        now,
        {.action = Action::room_edit,
         .object = actor.authority.text(),
         .detail = "change=school_holidays.set holidays=" + std::to_string(kept.holidays.size())});
    return kept;
}

Result<SchoolHolidays> view_school_holidays(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor)
{
    const auto allowed = permit_to_look(actor, clock.now());
    if (!allowed) return allowed.error();
    return work.availability.school_holidays(actor.authority);
}

Result<ServiceHours> set_service_hours(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const ServiceHours& command)
{
    const Instant now = clock.now();
    const auto allowed = permit_to_set(actor, now);
    if (!allowed) return allowed.error();
    const FormChecks checks = check(command);
    if (!checks.passed()) return checks.error();

    ServiceHours kept = command;
    const auto version = work.availability.save_service_hours(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    audit(work,
          actor,
          now,
          {.action = Action::room_edit,
           .object = actor.authority.text(),
           .detail = "change=service_hours.set opens=" + std::to_string(kept.opens.count()) +
                     " closes=" + std::to_string(kept.closes.count())});
    return kept;
}

Result<ServiceHours> view_service_hours(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto allowed = permit_to_look(actor, clock.now());
    if (!allowed) return allowed.error();
    return work.availability.service_hours(actor.authority);
}

}  // namespace quorate::core
