#include "core/cases/local_closures.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/due_date_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/rules/closure_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 100;

MovedDates changed(
    UnitOfWork& work, const CaseTools& tools, const Actor& actor, Date day, const std::string& what)
{
    const MovedDates moved = recompute_cases(
        work, tools, actor.authority, work.due_dates.cases_open_between(actor.authority, day, day));
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::config_dates_rules,
           .detail = what + "=" + iso(day) + " moved=" + std::to_string(moved.dates)});
    return moved;
}

}  // namespace

Result<MovedDates> keep_closure(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const KeepClosure& command)
{
    const auto allowed =
        permit(actor, Action::config_dates_rules, actor.authority, tools.clock.now());
    if (!allowed) return allowed.error();
    FormChecks checks;
    if (!command.on) checks.refuse("on", "Enter the day on which you are shut");
    checks.line("name", command.name, longest_name, "Enter what to call it");
    if (!checks.passed()) return checks.error();

    work.closures.add(actor.authority, *command.on, trimmed(command.name));
    return changed(work, tools, actor, *command.on, "closure");
}

Result<MovedDates> remove_closure(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  Date on)
{
    const auto allowed =
        permit(actor, Action::config_dates_rules, actor.authority, tools.clock.now());
    if (!allowed) return allowed.error();
    if (!work.closures.remove(actor.authority, on)) return Refusal::not_found;
    return changed(work, tools, actor, on, "closure_removed");
}

}  // namespace quorate::core
