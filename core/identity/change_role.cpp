#include "core/identity/change_role.hpp"

#include "core/access/permission.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/close_account.hpp"
#include "core/identity/user_store.hpp"
#include "core/proposals/propose.hpp"

namespace quorate::core {
namespace {

// The roles between which an account can change: those of the authority's own staff.
bool is_staff_role(Role role)
{
    return role != Role::anonymous && role != Role::agency_link && role != Role::agency_user;
}

}  // namespace

Result<Proposal> propose_role(UnitOfWork& work,
                              const Clock& clock,
                              RandomSource& random,
                              const Actor& actor,
                              const ChangeRole& command)
{
    const Action action = Action::user_role_change;
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const auto user = work.users.find(command.user);
    const Error hidden{.refusal = Refusal::hidden,
                       .action = std::string{action_name(action)},
                       .object = command.user.text()};
    if (!user || user->authority != actor.authority) return hidden;

    const Proposal proposal{.authority = actor.authority,
                            .act = ProposedAct::change_role,
                            .object = user->id.text(),
                            .before = std::string{role_code(user->role)},
                            .wanted = command.role};
    const auto allowed = permit_proposed(work, actor, proposal, clock.now(), SecondPerson::there);
    if (!allowed) return allowed.error();
    if (!user->active) return Refusal::wrong_state;
    if (!is_staff_role(user->role))
        return invalid("role", "Add another account: this one belongs to an agency");
    const auto role = find_role(command.role);
    if (!role || !is_staff_role(*role)) return invalid("role", "Choose the person's role");
    if (*role == user->role) return invalid("role", "Choose another role than the present one");
    return propose(work, clock, random, actor, proposal);
}

Result<Done> change_role(UnitOfWork& work, const Clock& clock, const Proposal& proposal)
{
    auto user = work.users.find(UserId{proposal.object});
    const auto role = find_role(proposal.wanted);
    const bool is_as_it_was = user && user->authority == proposal.authority && user->active &&
                              role_code(user->role) == proposal.before;
    if (!is_as_it_was || !role) return Refusal::wrong_state;
    user->role = *role;
    if (const auto saved = work.users.save(*user); !saved) return saved.error();
    end_access(work, user->id, clock.now());
    work.feed_versions.bump(FeedSubject::user, user->id.text());  // they may see other meetings
    return Done{};
}

}  // namespace quorate::core
