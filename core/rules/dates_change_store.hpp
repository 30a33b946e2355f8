#pragma once

#include <optional>
#include <vector>

#include "core/rules/dates_change.hpp"

namespace quorate::core {

/// What each authority changed, or means to change, in what it counts by.
class DatesChangeStore {
public:
    virtual ~DatesChangeStore() = default;

    /// What waits to be confirmed, the earliest first.
    virtual std::vector<DatesChange> waiting(const AuthorityId& authority) = 0;

    /// What was confirmed or turned down, the latest first.
    virtual std::vector<DatesChange> decided(const AuthorityId& authority) = 0;

    virtual std::optional<DatesChange> find(const AuthorityId& authority,
                                            const DatesChangeId& id) = 0;

    virtual void add(const DatesChange& change) = 0;

    /// Keeps how it was decided; false when somebody has decided it already.
    virtual bool decide(const AuthorityId& authority,
                        const DatesChangeId& id,
                        DatesChangeStatus status,
                        const UserId& decided_by,
                        Instant at) = 0;

    /// Keeps how many dates it moved, in so many cases.
    virtual void keep_moved(const AuthorityId& authority,
                            const DatesChangeId& id,
                            int dates,
                            int families) = 0;
};

}  // namespace quorate::core
