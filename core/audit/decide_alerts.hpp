#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::core {

/// What of the audit log is told of without anybody asking. Alerts about signing in (a spray of
/// passwords, accounts that sleep) are further kinds of this list: what they need is counted in
/// AlertStore::counts() and decided below.
enum class AlertKind {
    many_refusals,      // asks again and again for what is not theirs
    many_families,      // looks at far more families than usual
    many_recalls,       // takes back one invitation after another from a wrong address
    excluded_attempt,   // tried to invite somebody who must not come
    often_break_glass,  // opens families without a part in them again and again
    copied_passkey,     // one of their passkeys signs in two places
    many_misdirected,   // gives one address after another that is refused as astray
    not_reviewed,       // opened a family in an emergency, and nobody has said whether it was right
    feed_elsewhere,     // a feed of theirs was fetched by a new program from a new network
    chain_broken        // the log itself does not fit
};
std::string_view code(AlertKind kind);  // "many_refusals"
std::optional<AlertKind> alert_kind_from(std::string_view code);
std::string_view label(AlertKind kind);  // in words, about the person beside it

/// What one person did of late. Families are counted once a day each.
struct ActorCounts {
    std::string actor = {};
    std::int64_t refusals = 0;                       // in 24 hours
    std::int64_t families = 0;                       // looked at in 24 hours
    std::vector<std::int64_t> families_before = {};  // on the days of 30 before on which they did
    std::int64_t recalls = 0;                        // in an hour
    std::int64_t excluded_attempts = 0;              // in 24 hours
    std::int64_t break_glass = 0;                    // in seven days
    std::int64_t copied_passkeys = 0;                // seen in 24 hours
    std::int64_t misdirected = 0;                    // in an hour
    std::int64_t feeds_elsewhere = 0;                // in 24 hours
    std::int64_t not_reviewed = 0;                   // past the day by which they were to be
};

/// Above these numbers somebody is told.
struct AlertLimits {
    std::int64_t refusals = 20;
    std::int64_t families = 30;
    std::int64_t times_the_median = 3;
    std::int64_t recalls = 5;
    std::int64_t break_glass = 3;
    std::int64_t misdirected = 5;
};

struct AlertReason {
    AlertKind kind = AlertKind::many_refusals;
    std::string subject = {};
    std::int64_t times = 0;

    friend bool operator==(const AlertReason&, const AlertReason&) = default;
};

/// The middle of the numbers, the higher one of two; 0 of none.
std::int64_t median(std::vector<std::int64_t> numbers);

/// What is to be told, in the order of the people and kinds.
std::vector<AlertReason> decide_alerts(const std::vector<ActorCounts>& counts,
                                       const AlertLimits& limits = {});

}  // namespace quorate::core
