#include "core/actions/follow_actions.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_progress = 2'000;
constexpr int longest_list = 200;

OwnedObject as_owned(const Actor& actor, const ActionPoint& action)
{
    return {.id = action.id.text(), .owner = action.owner.id(), .authority = actor.authority};
}

// A contact who must have nothing to do with the family any more has lost its actions as well.
bool is_own(UnitOfWork& work, const Actor& actor, const ActionPoint& action)
{
    if (!actor.is(action.owner.id())) return false;
    if (!action.owner.contact) return true;
    const auto excluded = work.cases.excluded_from(actor.authority, action.case_id);
    return std::ranges::none_of(excluded, [&](const ExcludedPerson& person) {
        return person.contact == action.owner.contact;
    });
}

// Who may not look at an action point is not to learn that there is one, whatever they ask of it: a
// refusal of their role would say so.
Result<Done> permit_knowing(UnitOfWork& work,
                            const Actor& actor,
                            const ActionPoint& action,
                            Instant now)
{
    if (is_own(work, actor, action) ||
        meeting_file(work, actor, Action::case_view_summary, action.meeting, now))
        return Done{};
    return Error{.refusal = Refusal::hidden,
                 .action = std::string{action_name(Action::action_update_own)},
                 .object = action.id.text()};
}

// Whoever is in charge of the case, and its lead worker; never of what they did themselves.
Result<Done> permit_confirming(UnitOfWork& work,
                               const Actor& actor,
                               const ActionPoint& action,
                               Instant now)
{
    const auto led = meeting_file(work, actor, Action::action_create_edit, action.meeting, now);
    if (!led || led->family.lead_worker != actor.user) {
        const auto file =
            meeting_file(work, actor, Action::action_close_escalate, action.meeting, now);
        if (!file) return file.error();
    }
    if (is_own(work, actor, action) || action.done_by == actor.user.text())
        return invalid("status", "Somebody else confirms what you did");
    if (!is_done(action.status)) return invalid("status", "Only what is done can be confirmed");
    return Done{};
}

Result<Done> permit_change(UnitOfWork& work,
                           const Actor& actor,
                           const ActionPoint& action,
                           ActionStatus status,
                           Instant now)
{
    if (status == ActionStatus::confirmed && action.status != status)
        return permit_confirming(work, actor, action, now);
    const bool is_owners = status != ActionStatus::no_longer_needed &&
                           (action.status != ActionStatus::confirmed || action.status == status);
    if (is_owners && is_own(work, actor, action))
        return permit_own(actor, Action::action_update_own, as_owned(actor, action), now);
    const auto file = meeting_file(work, actor, Action::action_close_escalate, action.meeting, now);
    if (!file) return file.error();
    return Done{};
}

// Whose family it is, an agency's own person reads in the invitation and the papers only.
void leave_family_out(const Actor& actor, ActionRow& row)
{
    if (permit_role(actor, Action::case_view_summary)) return;
    row.is_reduced = true;
    row.family_name = {};
    row.case_reference = {};
}

void audit_list(UnitOfWork& work, const Actor& actor, Instant now, const char* which)
{
    audit(work,
          actor,
          now,
          {.action = Action::action_update_own, .detail = std::string{"list="} + which});
}

}  // namespace

std::vector<FieldError> progress_faults(const std::string& progress, const char* field)
{
    if (!is_plain_text(progress, Lines::many))
        return {{field, "Use letters, digits and punctuation only"}};
    if (length(progress) > longest_progress) return {{field, "Keep this under 2,000 characters"}};
    return {};
}

Result<PageOf<ActionRow>> my_actions(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const std::optional<ActionCursor>& after,
                                     int limit)
{
    if (const auto allowed = permit_role(actor, Action::action_update_own); !allowed)
        return allowed.error();
    audit_list(work, actor, clock.now(), "mine");
    auto rows = work.actions.open_of_user(
        actor.authority, actor.user, after, limit + 1, london_date(clock.now()));
    for (ActionRow& row : rows)
        leave_family_out(actor, row);
    return page_of(std::move(rows), limit);
}

Result<std::vector<ActionRow>> my_closed_actions(UnitOfWork& work,
                                                 const Clock& clock,
                                                 const Actor& actor)
{
    if (const auto allowed = permit_role(actor, Action::action_update_own); !allowed)
        return allowed.error();
    audit_list(work, actor, clock.now(), "done");
    auto rows = work.actions.closed_of_user(actor.authority, actor.user, longest_list);
    for (ActionRow& row : rows)
        leave_family_out(actor, row);
    return rows;
}

Result<std::vector<ActionRow>> actions_on_my_cases(UnitOfWork& work,
                                                   const Clock& clock,
                                                   const Actor& actor)
{
    // Agencies see their own part only; those who may look at cases see these.
    if (const auto allowed = permit_role(actor, Action::case_view_summary); !allowed)
        return allowed.error();
    audit_list(work, actor, clock.now(), "cases");
    return work.actions.open_on_cases_of(actor.authority, actor.user, longest_list);
}

Result<std::vector<ActionRow>> actions_of_case(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const CaseId& id)
{
    if (const auto allowed = permit_role(actor, Action::case_view_summary); !allowed)
        return allowed.error();
    const auto facts = work.cases.facts(actor, id, clock.now());
    if (!facts) return Refusal::not_found;
    if (const auto allowed = permit_on_case(actor, Action::case_view_summary, *facts, clock.now());
        !allowed)
        return allowed.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::case_view_summary, .object = id.text(), .case_id = id});
    return work.actions.of_case(actor.authority, id);
}

Result<std::vector<ActionRow>> actions_of_meeting(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const Actor& actor,
                                                  const MeetingId& meeting)
{
    const auto file = meeting_file(work, actor, Action::case_view_summary, meeting, clock.now());
    if (!file) return file.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::case_view_summary,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "actions"});
    return work.actions.of_meeting(actor.authority, meeting);
}

Result<ActionRow> view_action(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const ActionPointId& id)
{
    if (const auto allowed = permit_role(actor, Action::action_update_own); !allowed)
        return allowed.error();
    auto found = work.actions.find(actor.authority, id);
    if (!found) return Refusal::not_found;
    if (const auto known = permit_knowing(work, actor, found->action, clock.now()); !known)
        return known.error();
    leave_family_out(actor, *found);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::action_update_own,
           .object = id.text(),
           .case_id = found->action.case_id,
           .detail = "viewed"});
    return *found;
}

Result<ActionRow> update_action(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const UpdateAction& command)
{
    if (const auto allowed = permit_role(actor, Action::action_update_own); !allowed)
        return allowed.error();
    const auto found = work.actions.find(actor.authority, command.action);
    if (!found) return Refusal::not_found;
    if (const auto known = permit_knowing(work, actor, found->action, clock.now()); !known)
        return known.error();
    if (const auto allowed = permit_change(work, actor, found->action, command.status, clock.now());
        !allowed)
        return allowed.error();
    std::vector<FieldError> faults = progress_faults(command.progress.value_or(""));
    for (FieldError& fault : progress_faults(command.evidence.value_or(""), "evidence"))
        faults.push_back(std::move(fault));
    if (!faults.empty()) return Error{Refusal::invalid_input, std::move(faults)};

    ActionPoint action = found->action;
    action.version = command.version;
    set_status(action, command.status, actor.user.text(), clock.now());
    if (command.progress) action.progress = FreeText{trimmed(*command.progress)};
    if (command.evidence) action.evidence_given = FreeText{trimmed(*command.evidence)};
    if (const auto saved = work.actions.save(actor.authority, action); !saved) return saved.error();
    audit(work,
          actor,
          clock.now(),
          {.action = is_own(work, actor, action) ? Action::action_update_own
                                                 : Action::action_close_escalate,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "status=" + std::string{code(action.status)}});
    return work.actions.find(actor.authority, action.id).value();
}

}  // namespace quorate::core
