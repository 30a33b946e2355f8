#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The letters in which somebody wrote something, or which have left.
class DecisionLetterStore {
public:
    virtual ~DecisionLetterStore() = default;

    virtual std::vector<KeptLetter> of_meeting(const AuthorityId& authority,
                                               const MeetingId& meeting) = 0;

    /// Adds it (version 0) or replaces what is kept (its version); gives the new version.
    /// `stale_version` otherwise, and when it has left: then it never changes.
    virtual Result<int> save(const AuthorityId& authority, const KeptLetter& letter) = 0;
};

}  // namespace quorate::core
