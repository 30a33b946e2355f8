#include "core/cases/record_event.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/event_order.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_note = 2000;
constexpr std::size_t longest_event_reason = 500;

void check_flags(FormChecks& checks, const CaseEvent& event)
{
    if (event.initiates_section_47 && event.kind != EventKind::strategy_discussion)
        checks.refuse("initiates_section_47",
                      "Only a strategy discussion can start section 47 enquiries");
    if (event.makes_plan && event.kind != EventKind::conference_held)
        checks.refuse("makes_plan", "Only an initial conference can make a plan");
}

// Besides its own day, an event must not put an older one out of order.
void check_day(FormChecks& checks,
               const CaseEvent& event,
               const std::vector<CaseEvent>& others,
               Date today)
{
    std::string fault = day_fault(event.kind, event.on, today);
    if (fault.empty()) fault = order_fault(event, others);
    for (const CaseEvent& other : others) {
        if (!fault.empty()) break;
        std::vector<CaseEvent> without;
        for (const CaseEvent& each : others)
            if (each.id != other.id) without.push_back(each);
        const bool was_right = order_fault(other, without).empty();
        without.push_back(event);
        if (was_right && !order_fault(other, without).empty())
            fault = "This does not fit with \"" + std::string{label(other.kind)} + "\" on " +
                    long_date(other.on) + ". Correct that first";
    }
    if (!fault.empty()) checks.refuse("on", fault);
}

struct OpenedEvent {
    CaseEvent event;
    OpenedCase opened;
};

// The event and its case, if the actor may edit it and nobody has replaced it.
Result<OpenedEvent> open_event(UnitOfWork& work,
                               const Actor& actor,
                               const CaseEventId& id,
                               Instant now)
{
    const auto by_role = permit_role(actor, Action::case_edit);
    if (!by_role) return by_role.error();
    const auto event = work.case_events.find(actor.authority, id);
    if (!event)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::case_edit)},
                     .object = id.text()};
    const auto opened = open_case(work, actor, Action::case_edit, event->case_id, now);
    if (!opened) return opened.error();
    if (event->replaced_at) return Refusal::stale_version;
    return OpenedEvent{*event, *opened};
}

void audit_event(UnitOfWork& work,
                 const Actor& actor,
                 Instant now,
                 const CaseEvent& event,
                 const std::string& what)
{
    audit(work,
          actor,
          now,
          {.action = Action::case_edit,
           .object = event.id.text(),
           .case_id = event.case_id,
           .detail = what + "=" + std::string{code(event.kind)}});
}

std::vector<CaseEvent> all_but(std::vector<CaseEvent> events, const CaseEventId& id)
{
    std::erase_if(events, [&](const CaseEvent& each) { return each.id == id; });
    return events;
}

}  // namespace

Result<CaseEventId> record_event(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const RecordEvent& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_edit, command.case_id, now);
    if (!opened) return opened.error();

    FormChecks checks;
    if (!command.kind) checks.refuse("kind", "Choose what happened");
    if (!command.on) checks.refuse("on", "Enter the date");
    checks.lines("note", command.note.reveal(), longest_note);
    CaseEvent event{.id = CaseEventId{tools.random.id()},
                    .case_id = command.case_id,
                    .kind = command.kind.value_or(EventKind::referral),
                    .on = command.on.value_or(Date{}),
                    .initiates_section_47 = command.initiates_section_47,
                    .makes_plan = command.makes_plan,
                    .note = FreeText{trimmed(command.note.reveal())},
                    .recorded_by = actor.user,
                    .recorded_at = now};
    if (command.kind) check_flags(checks, event);
    if (command.kind && command.on)
        check_day(checks,
                  event,
                  work.case_events.of_case(actor.authority, command.case_id),
                  london_date(now));
    if (!checks.passed()) return checks.error();

    work.case_events.add(actor.authority, event);
    recompute_due_dates(work, tools, opened->family);
    audit_event(work, actor, now, event, "recorded");
    return event.id;
}

Result<CaseEventId> correct_event(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const CorrectEvent& command)
{
    const Instant now = tools.clock.now();
    const auto found = open_event(work, actor, command.event, now);
    if (!found) return found.error();

    FormChecks checks;
    if (!command.on) checks.refuse("on", "Enter the date");
    checks.lines("note", command.note.reveal(), longest_note);
    checks.lines("reason", command.reason, longest_event_reason, "Say what was wrong");
    CaseEvent event = found->event;
    event.id = CaseEventId{tools.random.id()};
    event.on = command.on.value_or(event.on);
    event.initiates_section_47 = command.initiates_section_47;
    event.makes_plan = command.makes_plan;
    event.note = FreeText{trimmed(command.note.reveal())};
    event.recorded_by = actor.user;
    event.corrects = command.event;
    event.correction_reason = trimmed(command.reason);
    // When it was first told stays: a record made in time is not late because a slip was mended.
    check_flags(checks, event);
    if (command.on)
        check_day(checks,
                  event,
                  all_but(work.case_events.of_case(actor.authority, event.case_id), command.event),
                  london_date(now));
    if (!checks.passed()) return checks.error();

    if (!work.case_events.replace(actor.authority, command.event, now, ""))
        return Refusal::stale_version;
    work.case_events.add(actor.authority, event);
    recompute_due_dates(work, tools, found->opened.family);
    audit_event(work, actor, now, event, "corrected");
    return event.id;
}

Result<Done> withdraw_event(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const WithdrawEvent& command)
{
    const Instant now = tools.clock.now();
    const auto found = open_event(work, actor, command.event, now);
    if (!found) return found.error();
    FormChecks checks;
    checks.lines("reason", command.reason, longest_event_reason, "Say why it is taken back");
    if (!checks.passed()) return checks.error();

    if (!work.case_events.replace(actor.authority, command.event, now, trimmed(command.reason)))
        return Refusal::stale_version;
    recompute_due_dates(work, tools, found->opened.family);
    audit_event(work, actor, now, found->event, "withdrawn");
    return Done{};
}

}  // namespace quorate::core
