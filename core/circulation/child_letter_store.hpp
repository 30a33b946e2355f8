#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/circulation/decision_letter_store.hpp"
#include "core/dates/language.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// What is kept of the letter to one child about one meeting: what one person prepared, what
/// another released, and how the child got it.
struct KeptChildLetter {
    MeetingId meeting = {};
    ChildId child = {};
    Language language = Language::english;
    FreeText about = {};      // what somebody wrote in the place of ours, or empty
    FreeText own_words = {};  // what the child said
    FreeText next = {};
    FreeText closing = {};
    PersonName advocate = {};
    std::optional<UserId> worded_by = {};
    std::optional<Instant> worded_at = {};
    std::string credential = {};  // the sign-in from which it was prepared
    FreeText released_text = {};  // every word, once somebody released it
    std::optional<UserId> released_by = {};
    std::optional<Instant> released_at = {};
    std::optional<Date> given_on = {};
    std::optional<LetterWay> given_how = {};
    PersonName given_by = {};             // who gave or posted it
    std::optional<UserId> noted_by = {};  // who said so
    std::optional<Instant> noted_at = {};
    int version = 0;  // 0: nothing is kept yet

    /// Whether the actor can be the second person to it: see Actor::is_second_to().
    bool may_be_released_by(const Actor& actor) const
    {
        return actor.is_second_to(worded_by.value_or(UserId{}), credential);
    }
};

/// The letters to children that somebody has prepared.
class ChildLetterStore {
public:
    virtual ~ChildLetterStore() = default;

    virtual std::vector<KeptChildLetter> of_meeting(const AuthorityId& authority,
                                                    const MeetingId& meeting) = 0;

    /// Those that somebody prepared and nobody released, of all meetings, longest first, without
    /// their words.
    virtual std::vector<KeptChildLetter> waiting(const AuthorityId& authority) = 0;

    /// Adds it (version 0) or replaces what is kept (its version); gives the new version.
    /// `stale_version` otherwise, and when the child has it: then it never changes.
    virtual Result<int> save(const AuthorityId& authority, const KeptChildLetter& letter) = 0;
};

}  // namespace quorate::core
