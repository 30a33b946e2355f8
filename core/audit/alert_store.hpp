#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/audit/decide_alerts.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Something of the audit log that somebody should look at.
struct AuditAlert {
    AuditAlertId id = {};
    AuthorityId authority = {};
    AlertKind kind = AlertKind::many_refusals;
    std::string subject = {};  // as entries call the actor; empty for the chain itself
    Date day = {};             // in London
    std::int64_t times = 0;
    Instant raised_at = {};
    std::optional<UserId> seen_by = {};
    std::optional<Instant> seen_at = {};
    FreeText note = {};  // of whoever looked at it
};

/// Alerts, and the counts they are decided from.
class AlertStore {
public:
    virtual ~AlertStore() = default;

    /// What everybody of the staff did lately that counts, who did nothing of it left out.
    virtual std::vector<ActorCounts> counts(const AuthorityId& authority, Instant now) = 0;

    /// Keeps it unless there is one of the kind about the same subject on the same day; whether it
    /// is new.
    virtual bool raise(const AuditAlert& alert) = 0;

    /// The newest first, below those with `before` when it names one.
    virtual std::vector<AuditAlert> list(const AuthorityId& authority,
                                         const AuditAlertId& before,
                                         int limit) = 0;

    virtual int unseen(const AuthorityId& authority) = 0;

    /// False when there is no such alert, or somebody has seen it already.
    virtual bool mark_seen(const AuthorityId& authority,
                           const AuditAlertId& id,
                           const UserId& by,
                           Instant at,
                           const FreeText& note) = 0;

    /// Takes on to tell of those nobody was told of; gives how many. Of several servers one gets
    /// them.
    virtual int claim_untold(const AuthorityId& authority, Instant at) = 0;

    /// Gives back what claim_untold() at that moment took: telling did not work.
    virtual void unclaim(const AuthorityId& authority, Instant at) = 0;
};

}  // namespace quorate::core
