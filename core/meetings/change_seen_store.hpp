#pragma once

#include <map>
#include <optional>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// A change at short notice that a seat was asked to confirm.
struct ChangeSeen {
    int sequence = 0;  // of the message that tells of it
    Instant asked_at = {};
    std::optional<Instant> seen_at = {};
};

/// Who was asked to confirm that they have seen a change, and did.
class ChangeSeenStore {
public:
    virtual ~ChangeSeenStore() = default;

    /// Asks about this change, in the place of any before.
    virtual void ask(const AuthorityId& authority,
                     const InviteeId& seat,
                     int sequence,
                     Instant at) = 0;

    virtual std::optional<ChangeSeen> find(const AuthorityId& authority, const InviteeId& seat) = 0;

    /// Of the seats that are not removed.
    virtual std::map<InviteeId, ChangeSeen> of_meeting(const AuthorityId& authority,
                                                       const MeetingId& meeting) = 0;

    /// The seat has seen every change up to `sequence`; false when it was asked about none of
    /// these, or had said so.
    virtual bool mark_seen(const AuthorityId& authority,
                           const InviteeId& seat,
                           int sequence,
                           Instant at) = 0;
};

}  // namespace quorate::core
