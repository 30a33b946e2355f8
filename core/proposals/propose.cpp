#include "core/proposals/propose.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/proposals/proposal_store.hpp"

namespace quorate::core {
namespace {

// As they will be once they have signed in and entered their password again.
Actor as_actor(const User& user, Instant now)
{
    return {.user = user.id,
            .authority = user.authority,
            .role = user.role,
            .teams = user.teams,
            .stepped_up_at = now};
}

bool waits_already(UnitOfWork& work, const Proposal& proposal, Instant now)
{
    return std::ranges::any_of(
        work.proposals.waiting(proposal.authority, now), [&](const Proposal& each) {
            return each.act == proposal.act && each.object == proposal.object;
        });
}

void tell_of(UnitOfWork& work, RandomSource& random, const Proposal& proposal)
{
    const Instant now = proposal.proposed_at;
    for (const User& user : second_persons(work, proposal, now)) {
        if (user.email.empty()) continue;
        const std::string key = proposal.id.text() + ':' + user.id.text();
        work.outbox.enqueue({.id = OutboxMessageId{random.id()},
                             .authority = proposal.authority,
                             .dedupe_key = dedupe_key(MessageKind::second_person, key, 0),
                             .kind = MessageKind::second_person,
                             .proposal = proposal.id,
                             .to = user.email,
                             .message_id = random.uid(),
                             .next_at = now,
                             .created_at = now});
    }
}

}  // namespace

Result<Done> permit_proposed(UnitOfWork& work,
                             const Actor& actor,
                             const Proposal& proposal,
                             Instant now,
                             SecondPerson second)
{
    const Action action = action_of(proposal.act);
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    Grounds grounds{proposal.reason.reveal()};
    grounds.approved_by_another = second == SecondPerson::there;
    const Error about{.refusal = Refusal::hidden,
                      .action = std::string{action_name(action)},
                      .object = proposal.object};
    if (proposal.case_id.empty()) {
        const auto permitted = permit(actor, action, proposal.authority, now, grounds);
        if (!permitted || !actor.is(proposal.object)) return permitted;
        Error own = about;
        own.refusal = Refusal::not_permitted;
        return own;
    }
    const auto facts = work.cases.facts(actor, proposal.case_id, now);
    if (!facts) return about;
    return permit_on_case(actor, action, *facts, now, grounds);
}

std::vector<User> second_persons(UnitOfWork& work, const Proposal& proposal, Instant now)
{
    auto users = work.users.of_authority(proposal.authority);
    std::erase_if(users, [&](const User& user) {
        return !user.active || user.id == proposal.proposed_by ||
               !permit_proposed(work, as_actor(user, now), proposal, now, SecondPerson::there);
    });
    return users;
}

Result<Proposal> propose(UnitOfWork& work,
                         const Clock& clock,
                         RandomSource& random,
                         const Actor& actor,
                         Proposal proposal)
{
    const Instant now = clock.now();
    proposal.id = ProposalId{random.id()};
    proposal.authority = actor.authority;
    proposal.status = ProposalStatus::waiting;
    proposal.proposed_by = actor.user;
    proposal.credential = actor.credential;
    proposal.proposed_at = now;
    proposal.expires_at = now + proposal_lasts;
    const auto allowed = permit_proposed(work, actor, proposal, now, SecondPerson::there);
    if (!allowed) return allowed.error();
    if (waits_already(work, proposal, now)) return Refusal::already_exists;
    work.proposals.add(proposal);
    std::string detail = "proposal=" + proposal.id.text() + " became=proposed";
    if (!proposal.before.empty()) detail += " from=" + proposal.before;
    if (!proposal.wanted.empty()) detail += " to=" + proposal.wanted;
    audit(work,
          actor,
          now,
          {.action = action_of(proposal.act),
           .object = proposal.object,
           .case_id = proposal.case_id,
           .detail = detail});
    tell_of(work, random, proposal);
    return proposal;
}

bool proposal_still_to_be_told(UnitOfWork& work, const OutboxMessage& message)
{
    const auto proposal = work.proposals.find(message.authority, message.proposal.value());
    if (!proposal || proposal->status != ProposalStatus::waiting) return false;
    const auto user = work.users.find_by_email(message.to);
    return user && user->active && user->authority == message.authority;
}

}  // namespace quorate::core
