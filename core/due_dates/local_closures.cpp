#include "core/due_dates/local_closures.hpp"

#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 100;

bool has_a_weekday(Date first, Date last)
{
    for (Date day = first; day <= last; day += std::chrono::days{1}) {
        const std::chrono::weekday weekday{day};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) return true;
    }
    return false;
}

void check_days(FormChecks& checks, const KeepClosure& command)
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
    else if (!has_a_weekday(*command.on, last))
        checks.refuse("on", "Enter a day from Monday to Friday: weekends are days off already");
}

}  // namespace

Result<DatesOutcome> keep_closure(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const KeepClosure& command)
{
    const auto allowed = permit_to_put_forward(actor, tools.clock.now());
    if (!allowed) return allowed.error();
    FormChecks checks;
    check_days(checks, command);
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
