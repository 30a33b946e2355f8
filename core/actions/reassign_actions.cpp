#include "core/actions/reassign_actions.hpp"

#include <algorithm>

#include "core/actions/action_mail.hpp"
#include "core/actions/hand_on.hpp"
#include "core/audit/audited.hpp"
#include "core/identity/user_store.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

// Who goes may have gone already.
bool is_known(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner)
{
    if (owner.count() != 1 || owner.family_member) return false;
    if (owner.contact) return work.contacts.find(authority, *owner.contact).has_value();
    const auto user = work.users.find(*owner.user);
    return user && user->authority == authority;
}

}  // namespace

Result<Reassignable> reassignable_actions(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const ReassignActions& command)
{
    constexpr Action close = Action::action_close_escalate;
    if (const auto allowed = permit_role(actor, close); !allowed) return allowed.error();
    if (!is_known(work, actor.authority, command.from))
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
    if (!may_take_over(work, actor.authority, command.to))
        return invalid("to", "Choose the person who takes over");
    if (command.to == command.from) return invalid("to", "Choose another person");
    if (static_cast<int>(found->rows.size()) != command.expected)
        return invalid("expected", "It is another number by now: look again before you confirm");
    Reassignable done{.others = found->others};
    for (const ActionRow& row : found->rows) {
        ActionPoint action = row.action;
        hand_over(work, tools, actor.authority, row, command.to, now, action);
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
    if (done.rows.empty()) return done;
    tell_of_handed_actions(work, tools, actor.authority, command.to, now);
    tell_of_taken_actions(work, tools, actor, found->rows, now);
    return done;
}

}  // namespace quorate::core
