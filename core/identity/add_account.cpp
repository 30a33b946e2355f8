#include "core/identity/add_account.hpp"

#include <algorithm>

#include "core/access/matrix.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/proposals/proposal_store.hpp"
#include "core/proposals/propose.hpp"

namespace quorate::core {
namespace {

constexpr const char* is_taken = "There is an account with this e-mail address";

// Adds it, in the place of one with the same address that was asked for and never confirmed.
Result<Done> keep(UnitOfWork& work, const Clock& clock, User& user)
{
    const auto before = work.users.find_by_email(user.email);
    if (!before || before->active || before->authority != user.authority)
        return work.users.add(user);
    const auto asked =
        work.proposals.about(user.authority, ProposedAct::add_account, before->id.text());
    const bool was_open = asked.empty() || std::ranges::any_of(asked, [](const Proposal& each) {
                              return each.status == ProposalStatus::confirmed;
                          });
    if (was_open) return Refusal::already_exists;
    const Instant now = clock.now();
    if (std::ranges::any_of(asked, [&](const Proposal& each) { return is_waiting(each, now); }))
        return invalid("email", "An account with this e-mail address waits for a second person");
    user.id = before->id;
    user.version = before->version;
    const auto saved = work.users.save(user);
    if (!saved) return saved.error();
    user.version = *saved;
    work.users.set_password_hash(user.id, user.password_hash);
    work.users.save_password_duty(user);
    return Done{};
}

}  // namespace

bool takes_two_to_add(Role role)
{
    return std::ranges::any_of(matrix(), [&](const MatrixRow& row) {
        const Cell& of_role = cell(role, row.action);
        return of_role.letter != Letter::never && of_role.second_person;
    });
}

Result<User> keep_new_account(
    UnitOfWork& work, const Clock& clock, RandomSource& random, const Actor& actor, User user)
{
    const bool waits = !actor.is_system && takes_two_to_add(user.role);
    user.active = !waits;
    if (const auto kept = keep(work, clock, user); !kept) {
        if (kept.error().refusal != Refusal::already_exists) return kept.error();
        return invalid("email", is_taken);
    }
    if (!waits) return user;
    const auto asked = propose(work,
                               clock,
                               random,
                               actor,
                               {.authority = user.authority,
                                .act = ProposedAct::add_account,
                                .object = user.id.text(),
                                .wanted = std::string{role_code(user.role)}});
    if (!asked) return asked.error();
    return user;
}

Result<Done> open_added_account(UnitOfWork& work, const Proposal& proposal)
{
    auto user = work.users.find(UserId{proposal.object});
    const bool is_as_it_was = user && user->authority == proposal.authority && !user->active &&
                              role_code(user->role) == proposal.wanted;
    if (!is_as_it_was) return Refusal::wrong_state;
    user->active = true;
    if (const auto saved = work.users.save(*user); !saved) return saved.error();
    work.feed_versions.bump(FeedSubject::user, user->id.text());
    return Done{};
}

}  // namespace quorate::core
