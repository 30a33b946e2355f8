#include "core/actions/report_by_link.hpp"

#include "core/actions/action_store.hpp"
#include "core/actions/follow_actions.hpp"
#include "core/actions/wording_check.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using Found = std::pair<AuthorityId, ActionRow>;

// Whoever has left, or must not be at this family's meetings, has no link any more.
bool owner_still_may(UnitOfWork& work, const AuthorityId& authority, const ActionPoint& action)
{
    for (const ExcludedPerson& person : work.cases.excluded_from(authority, action.case_id)) {
        if (person.contact && person.contact == action.owner.contact) return false;
        if (person.member && person.member == action.owner.family_member) return false;
    }
    return !has_left(work, authority, {.contact = action.owner.contact, .user = action.owner.user});
}

Result<Found> find_live(UnitOfWork& work, const LinkTokens& links, const std::string& token)
{
    auto found = work.actions.find_by_link(links.hash(token));
    if (!found || found->second.action.status == ActionStatus::no_longer_needed)
        return Refusal::link_stopped;
    if (!owner_still_may(work, found->first, found->second.action)) return Refusal::link_stopped;
    return *std::move(found);
}

std::vector<PersonName> names_of(UnitOfWork& work, const AuthorityId& authority, const CaseId& id)
{
    std::vector<PersonName> names;
    for (const Child& child : work.cases.children_of(authority, id)) {
        names.push_back(child.given_name);
        names.push_back(child.family_name);
    }
    for (const FamilyMember& member : work.cases.family_members_of(authority, id))
        names.push_back(member.name);
    if (const auto family = work.cases.find(authority, id)) names.push_back(family->family_name);
    return names;
}

Actor bearer(const AuthorityId& authority, const ActionPoint& action)
{
    return Actor{.user = UserId{action.owner.id()},
                 .authority = authority,
                 .role = Role::agency_link,
                 .credential = "link"};
}

}  // namespace

ActionByLink as_shown_by_link(UnitOfWork& work,
                              const LinkTokens& links,
                              const AuthorityId& authority,
                              const ActionRow& row)
{
    const ActionPoint& action = row.action;
    const auto meeting = work.meetings.find(authority, action.meeting);
    const auto recipient =
        action.owner.family_member ? RecipientClass::family : RecipientClass::professional;
    const auto council = work.authorities.find(authority);
    ActionByLink shown{.reference = meeting ? seat_reference(*meeting, recipient, links) : "",
                       .due_on = action.due_on,
                       .status = action.status,
                       .priority = action.priority,
                       .not_before = action.not_before,
                       .token = action_link_token(links, action),
                       .meetings_phone = council ? council->meetings_phone : "",
                       .version = action.version};
    shown.is_corrected =
        corrects_action(work.minutes.amendments(authority, action.meeting), action.id.text());
    if (action.agreed_due_on && action.agreed_due_on != action.due_on)
        shown.due_before = action.agreed_due_on;
    const std::vector<PersonName> names = names_of(work, authority, action.case_id);
    const auto may_show = [&names](const FreeText& words) {
        return !words.empty() && !names_anyone(words.reveal(), names);
    };
    if (may_show(action.plain_language)) shown.wording = action.plain_language;
    // Written for those who work with the family.
    if (!action.owner.family_member && shown.wording && may_show(action.outcome_intended))
        shown.outcome = action.outcome_intended;
    if (!action.owner.family_member && shown.wording && may_show(action.evidence_planned))
        shown.evidence_planned = action.evidence_planned;
    return shown;
}

Result<ActionByLink> view_action_by_link(UnitOfWork& work,
                                         const LinkTokens& links,
                                         const std::string& token)
{
    const auto found = find_live(work, links, token);
    if (!found) return found.error();
    return as_shown_by_link(work, links, found->first, found->second);
}

Result<ActionByLink> report_progress(UnitOfWork& work,
                                     const Clock& clock,
                                     const LinkTokens& links,
                                     const ReportProgress& command)
{
    auto found = find_live(work, links, command.token);
    if (!found) return found.error();
    const auto& [authority, row] = *found;
    const Actor actor = bearer(authority, row.action);
    const OwnedObject own{
        .id = row.action.id.text(), .owner = row.action.owner.id(), .authority = authority};
    if (const auto allowed = permit_own(actor, Action::action_update_own, own, clock.now());
        !allowed)
        return allowed.error();
    std::vector<FieldError> faults = progress_faults(command.progress);
    for (FieldError& fault : progress_faults(command.evidence, "evidence"))
        faults.push_back(std::move(fault));
    if (!faults.empty()) return Error{Refusal::invalid_input, std::move(faults)};
    if (!command.done && row.action.status == ActionStatus::confirmed)
        return invalid("status", "That this is done was confirmed already");

    ActionRow reported = row;
    ActionPoint& action = reported.action;
    const ActionStatus said = command.done    ? ActionStatus::done
                              : command.begun ? ActionStatus::in_progress
                                              : ActionStatus::open;
    // That it is not done yet takes nothing back from what has begun.
    if (command.done != is_done(action.status) || said == ActionStatus::in_progress)
        set_status(action, said, action.owner.id(), clock.now());
    if (!trimmed(command.progress).empty()) action.progress = FreeText{trimmed(command.progress)};
    if (!trimmed(command.evidence).empty())
        action.evidence_given = FreeText{trimmed(command.evidence)};
    if (const auto saved = work.actions.save(authority, action); !saved) return saved.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::action_update_own,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "by=link status=" + std::string{code(action.status)}});
    return as_shown_by_link(work, links, authority, reported);
}

}  // namespace quorate::core
