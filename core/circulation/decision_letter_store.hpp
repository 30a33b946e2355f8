#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/circulation/papers_copy.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// How a letter left. By e-mail only the one for professionals, in whatever mail they use.
enum class LetterWay { post, by_hand, e_mail };

std::string_view code(LetterWay way);  // "by_hand": stored, and used by the API. Never changes.
std::optional<LetterWay> letter_way_from(std::string_view code);
std::string_view label(LetterWay way);  // "by hand": for the middle of a sentence

/// What is kept of one letter about a conference's decisions.
struct KeptLetter {
    MeetingId meeting = {};
    std::string recipient = {};  // the id of a seat, or common_letter
    FreeText opening = {};       // what somebody wrote in the place of ours, or empty
    FreeText closing = {};
    std::optional<UserId> worded_by = {};
    std::optional<Instant> worded_at = {};
    FreeText sent_text = {};  // every word, once it has left
    std::optional<Date> sent_on = {};
    std::optional<LetterWay> sent_how = {};
    std::optional<UserId> sent_by = {};  // who said so
    std::optional<Instant> sent_at = {};
    int version = 0;  // 0: nothing is kept yet
};

/// A letter that had left when a decision in it was put right: a corrected one takes its place, and
/// this stays word for word.
struct ReplacedLetter {
    std::string recipient = {};
    int number = 0;  // 1 for the first to this recipient
    FreeText sent_text = {};
    Date sent_on = {};
    std::optional<LetterWay> sent_how = {};
    std::optional<UserId> sent_by = {};  // who said so
    std::optional<Instant> sent_at = {};
    UserId replaced_by = {};  // who drafted the corrected one
    Instant replaced_at = {};

    friend bool operator==(const ReplacedLetter&, const ReplacedLetter&) = default;
};

/// A letter as one person handed it on, for a colleague to release it before it leaves: word for
/// word, so that what leaves is what was looked at.
struct LetterCopy {
    LetterCopyId id = {};
    MeetingId meeting = {};
    std::string recipient = {};  // as of the letter
    FreeText text = {};          // every word
    CopyState state = CopyState::waiting;
    UserId prepared_by = {};
    Instant prepared_at = {};
    std::string credential = {};  // the sign-in from which it was handed on
    std::optional<UserId> checked_by = {};
    std::optional<Instant> checked_at = {};
    FreeText reason = {};  // why it was refused

    /// Whether the actor can be the second person to it: see Actor::is_second_to().
    bool may_be_released_by(const Actor& actor) const
    {
        return actor.is_second_to(prepared_by, credential);
    }

    friend bool operator==(const LetterCopy&, const LetterCopy&) = default;
};

/// The letters in which somebody wrote something, or which have left, and the copies of letters
/// that a colleague releases.
class DecisionLetterStore {
public:
    virtual ~DecisionLetterStore() = default;

    virtual std::vector<KeptLetter> of_meeting(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces what is kept (its version); gives the new version.
    /// `stale_version` otherwise, and when it has left: then it never changes.
    virtual Result<int> save(const AuthorityId& authority, const KeptLetter& letter) = 0;

    /// Those that corrected letters took the place of, by recipient and number.
    virtual std::vector<ReplacedLetter> replaced(const AuthorityId& authority,
                                                 const MeetingId& meeting) = 0;

    /// Keeps what has left under the next number, and lets the letter be drafted again; gives the
    /// new version. `stale_version` when it is another by now, or has not left.
    virtual Result<int> replace(const AuthorityId& authority,
                                const KeptLetter& sent,
                                const UserId& by,
                                Instant at) = 0;

    virtual void add_copy(const AuthorityId& authority, const LetterCopy& copy) = 0;
    virtual std::optional<LetterCopy> find_copy(const AuthorityId& authority,
                                                const LetterCopyId& id) = 0;

    /// Newest first.
    virtual std::vector<LetterCopy> copies(const AuthorityId& authority,
                                           const MeetingId& meeting) = 0;

    /// Those that wait, of all meetings, longest first.
    virtual std::vector<LetterCopy> waiting_copies(const AuthorityId& authority) = 0;

    /// Ends the wait of a copy: keeps its state, who said so, when and why. `wrong_state` when it
    /// waits no longer.
    virtual Result<Done> close_copy(const AuthorityId& authority, const LetterCopy& copy) = 0;
};

}  // namespace quorate::core
