#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/support/link_tokens.hpp"

namespace quorate::core {

/// Where a copy stands that a colleague has to look at before it leaves.
enum class CopyState { waiting, released, refused, replaced };

/// "waiting", "released", "refused", "replaced": stored, and used by the API. Never changes.
std::string_view code(CopyState state);
CopyState copy_state_from(std::string_view code);

/// A copy of the papers for one seat, prepared by one person and released by another. It holds no
/// words: what is released is made anew, and has to have the digest of what was looked at.
struct PapersCopy {
    PapersCopyId id = {};
    MeetingId meeting = {};
    InviteeId seat = {};
    std::string digest = {};
    CopyState state = CopyState::waiting;
    UserId prepared_by = {};
    Instant prepared_at = {};
    std::string credential = {};  // the sign-in from which it was prepared
    bool with_actions = false;    // the action points of somebody of the family go with it
    std::optional<UserId> checked_by = {};
    std::optional<Instant> checked_at = {};
    FreeText reason = {};  // why it was refused

    /// Whether the actor can be the second person to it: see Actor::is_second_to().
    bool may_be_released_by(const Actor& actor) const
    {
        return actor.is_second_to(prepared_by, credential);
    }

    friend bool operator==(const PapersCopy&, const PapersCopy&) = default;
};

/// What two copies have in common that say the same, word for word, to the same reader. Keyed, so
/// that nobody can guess words and compare; pages, the API and the audit trail may show it.
std::string copy_digest(const LinkTokens& links, const PapersRecipient& recipient);

/// Whether a colleague looks at this copy before it leaves: each for the family, and everybody's
/// where the case is restricted or sealed, or somebody of it is excluded or kept apart.
bool needs_second_person(const PapersRecipient& recipient, const PapersPlan& plan);

/// "4f7k-2m9p": the beginning of a digest, for people to compare.
std::string short_digest(const std::string& digest);

}  // namespace quorate::core
