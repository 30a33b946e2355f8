#include "core/due_dates/settle_due_date.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// A meeting that law or guidance asks for is left out by a manager alone.
bool needs_a_manager(const CaseDueDate& due)
{
    return due.meeting_type && rule_of(due).level != RuleLevel::local;
}

FormChecks check(const SettleDueDate& command,
                 const Actor& actor,
                 const CaseDueDate& due,
                 Date today)
{
    FormChecks checks;
    if (!command.as || *command.as == DueStatus::superseded)
        checks.refuse("as", "Say whether it was done or is not needed");
    checks.lines("reason", command.reason, 500, "Say why");
    if (command.as == DueStatus::not_needed) {
        if (needs_a_manager(due) && !is_manager(actor.role))
            checks.refuse("as",
                          "Only a team manager or a service manager can say that this meeting is "
                          "not needed");
        if (length(trimmed(command.reason)) < shortest_reason)
            checks.refuse("reason", "Say why in at least 15 characters");
    }
    if (command.as != DueStatus::met) return checks;
    if (!command.met_on)
        checks.refuse("met_on", "Enter the day on which it was done");
    else if (*command.met_on > today || *command.met_on < due.counted_from)
        checks.refuse("met_on", "The day must be after its clock started, and not in the future");
    return checks;
}

}  // namespace

Result<Done> settle_due_date(UnitOfWork& work,
                             const CaseTools& tools,
                             const Actor& actor,
                             const SettleDueDate& command)
{
    const Instant now = tools.clock.now();
    const auto by_role = permit_role(actor, Action::case_edit);
    if (!by_role) return by_role.error();
    const auto due = work.due_dates.find(actor.authority, command.due_date);
    if (!due || due->case_id != command.case_id)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::case_edit)},
                     .object = command.due_date.text()};
    const auto opened = open_case(work, actor, Action::case_edit, due->case_id, now);
    if (!opened) return opened.error();
    const bool by_a_person = !due->settled_reason.empty();
    const bool can_settle = (due->status == DueStatus::open && !due->meeting) || by_a_person;
    if (!can_settle || due->status == DueStatus::superseded) return Refusal::wrong_state;

    const FormChecks checks = check(command, actor, *due, london_date(now));
    if (!checks.passed()) return checks.error();

    // What a person said before goes first, of each child too.
    if (by_a_person && due->status != DueStatus::open) {
        work.due_dates.set_status(actor.authority, due->id, DueStatus::open, std::nullopt, "");
        recompute_due_dates(work, tools, opened->family);
    }
    const bool is_met = command.as == DueStatus::met;
    if (command.as != DueStatus::open)
        work.due_dates.set_status(actor.authority,
                                  due->id,
                                  *command.as,
                                  is_met ? command.met_on : std::nullopt,
                                  trimmed(command.reason));
    audit(work,
          actor,
          now,
          {.action = Action::case_edit,
           .object = due->id.text(),
           .case_id = due->case_id,
           .detail = "due_date=" + std::string{code(*command.as)}});
    return Done{};
}

}  // namespace quorate::core
