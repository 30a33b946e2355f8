#include "core/cases/record_event.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/history_check.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"
#include "core/rules/local_rule_store.hpp"
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

// A day without a time is over when it is past; a time may not have come yet today.
void set_moment(FormChecks& checks,
                CaseEvent& event,
                std::optional<std::chrono::minutes> time,
                Instant now)
{
    event.at.reset();
    if (!time) return;
    const CivilTime shown = std::chrono::local_days{event.on.time_since_epoch()} + *time;
    event.at = london_instant(shown);
    if (london_civil(*event.at) != shown)
        checks.refuse("time", "Clocks went forward then: that time did not exist on that day");
    if (*event.at > now && event.on <= london_date(now))
        checks.refuse("time", "The time must be in the past");
}

// What is said of nobody in particular was about every child who was there, so that one who joins
// the family later is not in its past.
std::vector<ChildId> whom_it_was_about(const CaseEvent& event, const CaseHistory& history)
{
    if (event.kind != EventKind::expected_delivery_date)
        return children_there_on(event.on, history);
    std::vector<ChildId> unborn;
    for (const Child& child : history.children)
        if (is_unborn(child)) unborn.push_back(child.id);
    return unborn;
}

void set_children(FormChecks& checks,
                  CaseEvent& event,
                  const std::vector<ChildId>& chosen,
                  const CaseHistory& history)
{
    event.children = chosen.empty() ? whom_it_was_about(event, history) : chosen;
    const auto family = child_ids(history.children);
    for (const ChildId& child : event.children)
        if (std::ranges::find(family, child) == family.end()) {
            checks.refuse("children", "Choose children of this family");
            event.children.clear();
            return;
        }
}

// A clock in hours cannot run from a day alone.
void ask_for_time(std::vector<OrderFault>& faults,
                  UnitOfWork& work,
                  const FamilyCase& family,
                  const CaseEvent& event)
{
    if (event.at) return;
    const auto rules = rules_started_by(
        trigger_event(event), family.jurisdiction, work.local_rules.of(family.authority));
    if (std::ranges::find(rules, Unit::hours, &StatutoryRule::unit) == rules.end()) return;
    faults.push_back({.check = "no_time",
                      .sentence = "Something is due within hours of this, and its clock runs only "
                                  "when the time is entered",
                      .field = "time",
                      .is_impossible = false});
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
    if (event->meeting) return Refusal::wrong_state;  // the meeting is moved or cancelled instead
    return OpenedEvent{*event, *opened};
}

void audit_event(UnitOfWork& work,
                 const Actor& actor,
                 Instant now,
                 const CaseEvent& event,
                 const std::string& what,
                 const std::string& confirmed = {})
{
    audit(work,
          actor,
          now,
          {.action = Action::case_edit,
           .object = event.id.text(),
           .case_id = event.case_id,
           .detail = what + "=" + std::string{code(event.kind)} + confirmed});
}

// What only stands while this event does has to go first.
std::string withdrawal_fault(UnitOfWork& work,
                             const CaseTools& tools,
                             const Actor& actor,
                             const CaseEvent& event)
{
    const CaseHistory before = history_of(work, actor.authority, event.case_id);
    const Date today = london_date(tools.clock.now());
    for (const OrderFault& fault :
         faults_of({.before = before, .gone = event.id},
                   today,
                   bank_holidays_of(work, actor.authority, tools.bank_holidays)))
        if (fault.is_impossible) return fault.sentence;
    return {};
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
    std::vector<OrderFault> faults;
    if (command.kind && command.on) {
        const CaseHistory history = history_of(work, actor.authority, command.case_id);
        set_moment(checks, event, command.time, now);
        set_children(checks, event, command.children, history);
        faults = faults_of({.before = history, .event = event},
                           london_date(now),
                           bank_holidays_of(work, actor.authority, tools.bank_holidays));
        ask_for_time(faults, work, opened->family, event);
    }
    const auto settled = settle_faults(checks, faults, command.confirm_unusual);
    if (!settled) return settled.error();

    work.case_events.add(actor.authority, event);
    tell_of_moved_dates(work,
                        tools,
                        actor,
                        {MoveCause::event_recorded, event.id.text()},
                        recompute_due_dates(work, tools, opened->family));
    audit_event(work, actor, now, event, "recorded", confirmed_text(faults));
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
    event.correction_reason = FreeText{trimmed(command.reason)};
    // When it was first told stays: a record made in time is not late because a slip was mended.
    check_flags(checks, event);
    std::vector<OrderFault> faults;
    if (command.on) {
        const CaseHistory history = history_of(work, actor.authority, event.case_id);
        set_moment(checks, event, command.time, now);
        set_children(checks,
                     event,
                     command.children.empty() ? found->event.children : command.children,
                     history);
        faults = faults_of({.before = history, .gone = command.event, .event = event},
                           london_date(now),
                           bank_holidays_of(work, actor.authority, tools.bank_holidays));
        ask_for_time(faults, work, found->opened.family, event);
    }
    const auto settled = settle_faults(checks, faults, command.confirm_unusual);
    if (!settled) return settled.error();

    if (!work.case_events.replace(actor.authority, command.event, now, {}))
        return Refusal::stale_version;
    work.case_events.add(actor.authority, event);
    tell_of_moved_dates(work,
                        tools,
                        actor,
                        {MoveCause::event_corrected, event.id.text()},
                        recompute_due_dates(work, tools, found->opened.family));
    audit_event(work, actor, now, event, "corrected", confirmed_text(faults));
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
    if (const std::string fault = withdrawal_fault(work, tools, actor, found->event);
        !fault.empty())
        checks.refuse("reason", fault);
    if (!checks.passed()) return checks.error();

    if (!work.case_events.replace(
            actor.authority, command.event, now, FreeText{trimmed(command.reason)}))
        return Refusal::stale_version;
    tell_of_moved_dates(work,
                        tools,
                        actor,
                        {MoveCause::event_withdrawn, command.event.text()},
                        recompute_due_dates(work, tools, found->opened.family));
    audit_event(work, actor, now, found->event, "withdrawn");
    return Done{};
}

}  // namespace quorate::core
