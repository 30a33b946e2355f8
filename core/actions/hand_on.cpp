#include "core/actions/hand_on.hpp"

#include "core/actions/action_links.hpp"
#include "core/actions/action_mail.hpp"
#include "core/actions/agree_action.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

constexpr Action handing = Action::action_create_edit;

// The first owner stays the one of the record, however often it is handed on.
void keep_agreed_owner(UnitOfWork& work,
                       const AuthorityId& authority,
                       const ActionRow& row,
                       ActionPoint& action)
{
    if (!action.agreed_with.empty()) return;
    const auto meeting = work.meetings.find(authority, action.meeting);
    if (!meeting || !are_actions_agreed(work, *meeting)) return;
    action.agreed_with = row.owner_name;
    action.agreed_agency = row.agency_name;
}

// Of the social workers only the one who leads the case.
bool is_in_charge(const Actor& actor, const MeetingFile& file)
{
    return actor.role != Role::social_worker || file.family.lead_worker == actor.user;
}

}  // namespace

bool may_take_over(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner)
{
    if (owner.count() != 1 || owner.family_member) return false;
    if (owner.user) {
        const auto user = work.users.find(*owner.user);
        return user && user->authority == authority && may_have_seat(*user);
    }
    const auto contact = work.contacts.find(authority, *owner.contact);
    return contact && contact->contact.active;
}

void hand_over(UnitOfWork& work,
               const MeetingTools& tools,
               const AuthorityId& authority,
               const ActionRow& row,
               const ActionOwner& to,
               Instant now,
               ActionPoint& action)
{
    action.owner = to;
    ++action.link_generation;
    action.link_hash = tools.links.hash(action_link_token(tools.links, action));
    keep_agreed_owner(work, authority, row, action);
    action.handed_at = now;
}

bool may_hand_on(UnitOfWork& work, const Clock& clock, const Actor& actor, const ActionRow& row)
{
    const auto file = meeting_file(work, actor, handing, row.action.meeting, clock.now());
    return file && is_in_charge(actor, *file) && is_still_to_do(row.action.status);
}

Result<ActionRow> hand_on_action(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const HandOnAction& command)
{
    if (const auto allowed = permit_role(actor, handing); !allowed) return allowed.error();
    const Instant now = tools.clock.now();
    const auto row = work.actions.find(actor.authority, command.action);
    if (!row) return Refusal::not_found;
    const auto file = meeting_file(work, actor, handing, row->action.meeting, now);
    if (!file) return file.error();
    if (!is_in_charge(actor, *file))
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(handing)},
                     .object = command.action.text()};
    if (!is_still_to_do(row->action.status)) return Refusal::wrong_state;
    if (!may_take_over(work, actor.authority, command.to))
        return invalid("to", "Choose the person who takes it over");
    if (command.to == row->action.owner) return invalid("to", "Choose another person");
    if (must_keep_away(work, actor.authority, command.to, row->action.case_id))
        return invalid("to", "Choose another person: this one must keep away from the family");

    ActionPoint action = row->action;
    action.version = command.version;
    hand_over(work, tools, actor.authority, *row, command.to, now, action);
    if (const auto saved = work.actions.save(actor.authority, action); !saved) return saved.error();
    audit(work,
          actor,
          now,
          {.action = handing,
           .object = action.id.text(),
           .case_id = action.case_id,
           .detail = "owner=" + command.to.id() + " was=" + row->action.owner.id()});
    tell_of_handed_actions(work, tools, actor.authority, command.to, now);
    tell_of_taken_actions(work, tools, actor, {*row}, now);
    return work.actions.find(actor.authority, action.id).value();
}

HandedNews handed_news(UnitOfWork& work,
                       const AuthorityId& authority,
                       const ActionPoint& action,
                       Instant now)
{
    if (action_address(work, authority, action.owner).empty() ||
        must_keep_away(work, authority, action.owner, action.case_id))
        return HandedNews::by_hand;
    const bool may_begin = !action.not_before || *action.not_before <= london_date(now);
    return action.handed_at && may_begin ? HandedNews::at_once : HandedNews::later;
}

}  // namespace quorate::core
