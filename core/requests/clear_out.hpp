#pragma once

#include <chrono>

#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How long what ended is still kept: a code that was asked for, as the ledger of its papers says
/// when one was not entered; a device whose trust is over, and a failed sign-in; the answer to a
/// request that may be sent again; from where a feed was fetched, after the last time or its end.
inline constexpr std::chrono::days reader_codes_kept{90};
inline constexpr std::chrono::days ended_devices_kept{7};
inline constexpr std::chrono::days sign_in_failures_kept{7};
inline constexpr std::chrono::hours answers_kept{24};
inline constexpr std::chrono::days feed_places_kept{365};

/// How many of each were cleared out.
struct ClearedOut {
    int reader_codes = 0;
    int reader_devices = 0;
    int sessions = 0;
    int sign_in_failures = 0;
    int answers = 0;
    int feed_places = 0;

    friend bool operator==(const ClearedOut&, const ClearedOut&) = default;
};

/// Removes what is kept for a while only and has had its time, of every authority: one-time codes
/// and trusted devices, which hold addresses of people, sessions, failed sign-ins, answers that are
/// given again, and networks from which feeds were fetched. The trail says all the same that they
/// were there.
Result<ClearedOut> clear_out(UnitOfWork& work, const Clock& clock);

}  // namespace quorate::core
