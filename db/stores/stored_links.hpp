#pragma once

#include "core/support/clock.hpp"
#include "core/support/link_tokens.hpp"
#include "db/session/pool.hpp"

namespace quorate::db {

/// What people were given that was made with another secret than the newest.
struct OlderLinks {
    int links = 0;      // to meetings, papers, action points, polls and checks of addresses
    int addresses = 0;  // that answers to invitations and polls go to
    int feeds = 0;      // whose calendar addresses still work

    friend bool operator==(const OlderLinks&, const OlderLinks&) = default;
};

/// Counts them. Throws Failure.
OlderLinks older_links(Pool& pool, const core::LinkTokens& links);

/// Stops them, in one transaction, and gives how many there were: the next mail to each of those
/// people has a link and an address that the newest secret made; those feeds end at `now`. Throws
/// Failure.
OlderLinks stop_older_links(Pool& pool, const core::LinkTokens& links, core::Instant now);

}  // namespace quorate::db
