#pragma once

#include <optional>
#include <string>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// That a family may not be erased, or, without one, that no family of the authority may be: as an
/// inquiry asks for. It holds until it is lifted, which takes a second person.
struct LegalHold {
    LegalHoldId id = {};
    AuthorityId authority = {};
    std::optional<CaseId> case_id = {};
    std::string reference = {};  // of the family as it is now; not stored with the hold
    FreeText reason = {};
    UserId placed_by = {};
    PersonName placed_by_name = {};  // not stored with it
    Instant placed_at = {};
    std::optional<UserId> lifted_by = {};
    std::optional<Instant> lifted_at = {};

    bool holds() const { return !lifted_at; }

    friend bool operator==(const LegalHold&, const LegalHold&) = default;
};

}  // namespace quorate::core
