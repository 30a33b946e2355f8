#include "core/due_dates/local_closures.hpp"

#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 100;

void check_days(FormChecks& checks,
                const KeepClosure& command,
                const WorkingCalendar& national,
                Date today)
{
    if (!command.on) {
        checks.refuse("on", "Enter the day on which you are shut");
        return;
    }
    const Date last = command.until.value_or(*command.on);
    if (last < *command.on)
        checks.refuse("until", "Enter the first day or a later one");
    else if (last - *command.on >= longest_closure)
        checks.refuse("until", "Take at most 14 days at once");
    else if (*command.on < today - longest_after)
        checks.refuse("on", "Enter a day of the last 31 days, or a later one");
    else if (national.last_working_day_on_or_before(last) < *command.on)
        checks.refuse(
            "on", "Enter a day that is worked: weekends and bank holidays are days off already");
}

}  // namespace

Result<DatesOutcome> keep_closure(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const KeepClosure& command)
{
    const Instant now = tools.clock.now();
    const auto allowed = permit_to_put_forward(actor, now);
    if (!allowed) return allowed.error();
    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    FormChecks checks;
    check_days(checks, command, calendars.national, london_date(now));
    checks.line("name", command.name, longest_name, "Enter what to call it");
    checks.line("owner", command.owner.reveal(), longest_name, "Enter who answers for it");
    if (!checks.passed()) return checks.error();

    return put_forward(work,
                       tools,
                       actor,
                       {.kind = DatesChangeKind::close_days,
                        .from = *command.on,
                        .until = command.until.value_or(*command.on),
                        .name = trimmed(command.name),
                        .owner = PersonName{trimmed(command.owner.reveal())}});
}

Result<DatesOutcome> remove_closure(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    Date on)
{
    const auto allowed = permit_to_put_forward(actor, tools.clock.now());
    if (!allowed) return allowed.error();
    const auto closure = work.closures.find(actor.authority, on);
    if (!closure) return Refusal::not_found;

    return put_forward(work,
                       tools,
                       actor,
                       {.kind = DatesChangeKind::open_day,
                        .from = on,
                        .until = on,
                        .name = closure->name,
                        .owner = closure->owner});
}

Result<std::vector<Closure>> view_closures(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto allowed = permit_to_see_dates(actor, clock.now());
    if (!allowed) return allowed.error();
    return work.closures.list(actor.authority);
}

Result<Closure> view_closure(UnitOfWork& work, const Clock& clock, const Actor& actor, Date on)
{
    const auto allowed = permit_to_see_dates(actor, clock.now());
    if (!allowed) return allowed.error();
    auto closure = work.closures.find(actor.authority, on);
    if (!closure) return Refusal::not_found;
    return *std::move(closure);
}

}  // namespace quorate::core
