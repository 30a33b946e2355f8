#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/circulation/circulation.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// Puts released papers into the ledger and the outbox; for use cases that have asked and checked.
struct PapersSender {
    UnitOfWork& work;
    RandomSource& random;
    const LinkTokens& links;
    const Actor& actor;
    Instant now;

    /// The row, and the mail that leads to it when there is somewhere to send one.
    Circulation release(Circulation row, const Email& email) const;

    /// The copy of one seat.
    Circulation release_minutes(const PapersRecipient& recipient) const;

    /// The action points of one owner, with a link to report on each.
    Circulation release_actions(const ActionRecipient& owner, const PapersPlan& plan) const;

    /// Keeps the copy for a colleague to release, and with it whether the action points of this
    /// person go with it. It takes the place of another that waits for this
    /// seat; `already_exists` when the same one does.
    Result<Done> let_wait(const PapersRecipient& recipient,
                          const std::string& digest,
                          const PapersPlan& plan,
                          bool with_actions = false) const;

    /// What the trail holds of a row, and of the copy whose place it took.
    void audit_sent(const Circulation& row,
                    const CaseId& family,
                    Action action,
                    const std::optional<CirculationId>& instead_of = {}) const;
};

}  // namespace quorate::core
