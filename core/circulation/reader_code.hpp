#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/dates/language.hpp"
#include "core/meetings/invitee.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How long a one-time code works, and how often it can be mistyped.
inline constexpr std::chrono::minutes reader_code_lasts{15};
inline constexpr int most_code_tries = 5;

/// How many codes can be asked for behind one link. The second bounds what somebody can guess who
/// has a link that is not theirs.
inline constexpr int most_codes_an_hour = 5;
inline constexpr int most_codes_a_day = 10;

/// How long a device is trusted on which a code was entered; and one that others use.
inline constexpr std::chrono::days device_trust_lasts{30};
inline constexpr std::chrono::minutes shared_device_trust_lasts{30};

/// What a link in a mail leads to that only its reader may see: a copy of the papers, or the pack
/// of a meeting and the report of an agency. Made for a link that works, see papers_door(),
/// pack_door() and report_door().
struct PapersDoor {
    AuthorityId authority = {};
    MeetingId meeting = {};
    CaseId case_id = {};
    InviteeId seat = {};
    std::optional<CirculationId> circulation = {};  // none: of the seat itself
    SeatHolder reader = {};
    Email email = {};  // where the link went, while that is theirs; empty: no code can be sent
    Language language = Language::english;

    /// What the ledger and the trail know it by.
    const std::string& id() const { return circulation ? circulation->text() : seat.text(); }
};

/// A code that was asked for.
struct ReaderCode {
    ReaderCodeId id = {};
    MeetingId meeting = {};
    InviteeId seat = {};
    std::optional<CirculationId> circulation = {};
    std::string reader = {};  // see seat_key()
    Email email = {};
    std::string code_hash = {};
    Instant asked_at = {};
    Instant expires_at = {};
    int tries = 0;
    std::optional<Instant> entered_at = {};

    /// Whether it can be entered at `now`, as long as it is the last that was asked for.
    bool works(Instant now) const
    {
        return !entered_at && tries < most_code_tries && now < expires_at;
    }

    friend bool operator==(const ReaderCode&, const ReaderCode&) = default;
};

/// A device on which a code was entered.
struct ReaderDevice {
    std::string token_hash = {};
    std::string reader = {};
    Email email = {};
    Instant trusted_at = {};
    Instant expires_at = {};
    std::optional<Instant> ended_at = {};

    friend bool operator==(const ReaderDevice&, const ReaderDevice&) = default;
};

/// The six digits of a code: a function of the installation's secret, so that a mail that is
/// written again says the same, and nobody finds them in the database.
std::string code_digits(const LinkTokens& links, const ReaderCodeId& code);

/// What is kept of the digits that are right, and compared with those that are typed.
std::string code_hash(const LinkTokens& links, const ReaderCodeId& code, const std::string& digits);

/// What was typed, without the spaces and hyphens that people put between digits.
std::string typed_digits(const std::string& typed);

/// "s…@school.example": enough for its owner to know which mailbox to look into.
std::string masked_address(const Email& email);

}  // namespace quorate::core
