#include "core/actions/agree_action.hpp"

#include "core/actions/action_links.hpp"
#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/hand_on.hpp"
#include "core/actions/wording_check.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_wording = 500;

bool owner_is_known(UnitOfWork& work, const MeetingFile& file, const ActionOwner& owner)
{
    const AuthorityId& authority = file.meeting.authority;
    if (owner.user) {
        const auto user = work.users.find(*owner.user);
        return user && user->authority == authority && may_have_seat(*user);
    }
    if (owner.contact) {
        const auto contact = work.contacts.find(authority, *owner.contact);
        return contact && contact->contact.active;
    }
    const auto member = work.cases.find_member(authority, *owner.family_member);
    return member && member->case_id == file.family.id;
}

void check_wording(std::vector<FieldError>& errors, const char* field, const std::string& text)
{
    if (!is_plain_text(text, Lines::many))
        errors.push_back({field, "Use letters, digits and punctuation only"});
    else if (length(text) > longest_wording)
        errors.push_back({field, "Keep this under 500 characters"});
}

// Puts the form into `action`, or says everything that is wrong with it at once.
Result<Done> fill(UnitOfWork& work,
                  const MeetingFile& file,
                  const ActionForm& form,
                  ActionPoint& action)
{
    std::vector<FieldError> errors;
    if (trimmed(form.what).empty()) errors.push_back({"what", "Write what will be done"});
    check_wording(errors, "what", form.what);
    check_wording(errors, "plain_language", form.plain_language);
    check_wording(errors, "outcome_intended", form.outcome_intended);
    check_wording(errors, "evidence_planned", form.evidence_planned);
    const auto priority =
        action_priority_from(form.priority.empty() ? code(ActionPriority::normal) : form.priority);
    if (!priority) errors.push_back({"priority", "Choose how much it presses"});
    if (form.owner.count() != 1 || !owner_is_known(work, file, form.owner))
        errors.push_back({"owner", "Choose one person who will do it"});
    const auto day = parse_typed_date(form.due_on);
    if (!day && trimmed(form.due_on).empty())
        errors.push_back({"due_on", "Enter the day by which it is done, such as 27/11/2026"});
    else if (!day)
        errors.push_back({"due_on", typed_date_fault(form.due_on)});
    else if (*day < london_date(file.meeting.starts_at))
        errors.push_back({"due_on", "Choose a day after the meeting"});
    std::optional<Date> not_before;
    if (!trimmed(form.not_before).empty()) {
        not_before = parse_typed_date(form.not_before);
        if (!not_before)
            errors.push_back({"not_before", typed_date_fault(form.not_before)});
        else if (day && *not_before > *day)
            errors.push_back({"not_before", "Choose a day no later than the day it is due"});
    }
    const bool apart = !is_for_family(file.meeting.type);
    if (apart && (form.visible_to_family || form.owner.family_member))
        errors.push_back({form.visible_to_family ? "visible_to_family" : "owner",
                          "Nothing of this meeting goes to the family"});
    else if (form.owner.family_member && !form.visible_to_family)
        errors.push_back(
            {"visible_to_family",
             "Tick this: whoever of the family is to do it has to be able to read it"});
    else if (form.visible_to_family && trimmed(form.plain_language).empty())
        errors.push_back({"plain_language", "Write it in words the family can use"});
    if (!errors.empty()) return Error{Refusal::invalid_input, std::move(errors)};

    action.what = FreeText{trimmed(form.what)};
    action.plain_language = FreeText{trimmed(form.plain_language)};
    action.outcome_intended = FreeText{trimmed(form.outcome_intended)};
    action.evidence_planned = FreeText{trimmed(form.evidence_planned)};
    action.priority = *priority;
    action.owner = form.owner;
    action.due_on = *day;
    action.not_before = not_before;
    action.visible_to_family = form.visible_to_family;
    return Done{};
}

}  // namespace

bool are_actions_agreed(UnitOfWork& work, const Meeting& meeting)
{
    const auto minutes = work.minutes.find(meeting.authority, meeting.id);
    return minutes && minutes->status == MinutesStatus::approved;
}

Result<ActionRow> add_action(UnitOfWork& work,
                             const Clock& clock,
                             RandomSource& random,
                             const LinkTokens& links,
                             const Actor& actor,
                             const AddAction& command)
{
    const auto file =
        meeting_file(work, actor, Action::action_create_edit, command.meeting, clock.now());
    if (!file) return file.error();
    if (file->meeting.status == MeetingStatus::cancelled) return Refusal::wrong_state;
    if (are_actions_agreed(work, file->meeting))
        return Error{Refusal::wrong_state,
                     {{"what",
                       "The chair has agreed these minutes, and their action points with them. "
                       "Agree this one at the next meeting"}}};

    ActionPoint action{.id = ActionPointId{random.id()},
                       .case_id = file->family.id,
                       .meeting = command.meeting,
                       .created_by = actor.user,
                       .created_at = clock.now()};
    if (const auto filled = fill(work, *file, command.form, action); !filled) return filled.error();
    action.link_hash = links.hash(action_link_token(links, action));
    work.actions.add(actor.authority, action);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::action_create_edit,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "meeting=" + command.meeting.text()});
    return work.actions.find(actor.authority, action.id).value();
}

Result<ActionRow> edit_action(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const EditAction& command)
{
    const Instant now = tools.clock.now();
    if (const auto allowed = permit_role(actor, Action::action_create_edit); !allowed)
        return allowed.error();
    const auto found = work.actions.find(actor.authority, command.action);
    if (!found) return Refusal::not_found;
    const auto file =
        meeting_file(work, actor, Action::action_create_edit, found->action.meeting, now);
    if (!file) return file.error();
    if (!is_still_to_do(found->action.status)) return Refusal::wrong_state;
    if (are_actions_agreed(work, file->meeting))
        return Error{Refusal::wrong_state,
                     {{"what",
                       "The chair has agreed these minutes, and their action points with them. "
                       "Mark this one as no longer needed, and agree another at the next "
                       "meeting"}}};

    ActionPoint action = found->action;
    action.version = command.version;
    if (const auto filled = fill(work, *file, command.form, action); !filled) return filled.error();
    const bool is_handed = action.owner != found->action.owner;
    if (is_handed && !command.form.words_may_name &&
        names_anyone(action.plain_language.reveal(), {found->owner_name}))
        return Error{Refusal::needs_confirmation,
                     {{"plain_language",
                       "These words seem to name " + found->owner_name.reveal() +
                           ", who had this action before. Change them, or save again to leave "
                           "them as they are"}}};
    if (is_handed) {
        hand_over(work, tools, actor.authority, *found, action.owner, now, action);
        if (!file->meeting.closed_at) action.handed_at.reset();
    }
    if (const auto saved = work.actions.save(actor.authority, action); !saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = Action::action_create_edit,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "changed"});
    if (action.handed_at == now) {
        tell_of_handed_actions(work, tools, actor.authority, action.owner, now);
        tell_of_taken_actions(work, tools, actor, {*found}, now);
    }
    return work.actions.find(actor.authority, action.id).value();
}

}  // namespace quorate::core
