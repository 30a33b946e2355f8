#include "core/actions/reassign_actions.hpp"

#include <algorithm>

#include "core/actions/action_links.hpp"
#include "core/actions/action_mail.hpp"
#include "core/actions/agree_action.hpp"
#include "core/audit/audited.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

bool is_account_or_contact(const ActionOwner& owner)
{
    return owner.count() == 1 && !owner.family_member;
}

// Who goes may have gone already; who takes over may not.
bool is_known(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner, bool stays)
{
    if (!is_account_or_contact(owner)) return false;
    if (owner.user) {
        const auto user = work.users.find(*owner.user);
        return user && user->authority == authority && (user->active || !stays);
    }
    const auto contact = work.contacts.find(authority, *owner.contact);
    return contact && (contact->contact.active || !stays);
}

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

}  // namespace

Result<Reassignable> reassignable_actions(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const ReassignActions& command)
{
    constexpr Action close = Action::action_close_escalate;
    if (const auto allowed = permit_role(actor, close); !allowed) return allowed.error();
    if (!is_known(work, actor.authority, command.from, false))
        return invalid("from", "Choose the person who goes");
    Reassignable found;
    for (ActionRow& row : work.actions.open_of_owner(actor.authority, command.from)) {
        const bool may =
            meeting_file(work, actor, close, row.action.meeting, clock.now()).has_value();
        if (may && !must_keep_away(work, actor.authority, command.to, row.action.case_id))
            found.rows.push_back(std::move(row));
        else
            ++found.others;
    }
    audit(work, actor, clock.now(), {.action = close, .detail = "list=reassign"});
    return found;
}

Result<Reassignable> reassign_actions(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const ReassignActions& command)
{
    const Instant now = tools.clock.now();
    auto found = reassignable_actions(work, tools.clock, actor, command);
    if (!found) return found.error();
    if (!is_known(work, actor.authority, command.to, true))
        return invalid("to", "Choose the person who takes over");
    if (command.to == command.from) return invalid("to", "Choose another person");
    if (static_cast<int>(found->rows.size()) != command.expected)
        return invalid("expected", "It is another number by now: look again before you confirm");
    Reassignable done{.others = found->others};
    for (const ActionRow& row : found->rows) {
        ActionPoint action = row.action;
        action.owner = command.to;
        ++action.link_generation;
        action.link_hash = tools.links.hash(action_link_token(tools.links, action));
        keep_agreed_owner(work, actor.authority, row, action);
        action.handed_at = now;
        const auto saved = work.actions.save(actor.authority, action);
        if (!saved) return saved.error();
        audit(work,
              actor,
              now,
              {.action = Action::action_close_escalate,
               .object = action.id.text(),
               .case_id = action.case_id,
               .detail = "owner=" + command.to.id() + " was=" + command.from.id()});
        done.rows.push_back(work.actions.find(actor.authority, action.id).value());
    }
    if (!done.rows.empty()) tell_of_handed_actions(work, tools, actor.authority, command.to);
    return done;
}

}  // namespace quorate::core
