#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct OutboxMessage;
struct User;

// An act that takes two people is proposed by one of them and changes nothing until another, who
// may do the same, confirms it within 24 hours: see decide_proposal.hpp. Both are in the audit.

/// Whether the actor may do what is proposed, all but being the second person, or also that. Nobody
/// may about their own account. What the actor may not know of is Refusal::hidden.
enum class SecondPerson { missing, there };
Result<Done> permit_proposed(UnitOfWork& work,
                             const Actor& actor,
                             const Proposal& proposal,
                             Instant now,
                             SecondPerson second);

/// Keeps what the actor may do, to wait for somebody else, and tells those who can confirm it that
/// something waits. The caller sets what it is about: act, object, case, before, wanted, reason.
/// `already_exists` while the same waits.
Result<Proposal> propose(UnitOfWork& work,
                         const Clock& clock,
                         RandomSource& random,
                         const Actor& actor,
                         Proposal proposal);

/// Who else can confirm it now, of those who can sign in; by name.
std::vector<User> second_persons(UnitOfWork& work, const Proposal& proposal, Instant now);

/// Whether the mail that says so still has to be sent: not once it is decided, nor to somebody
/// whose account is closed or has another address by now.
bool proposal_still_to_be_told(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
