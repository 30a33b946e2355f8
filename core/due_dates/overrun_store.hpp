#pragma once

#include <optional>
#include <vector>

#include "core/due_dates/overrun.hpp"

namespace quorate::core {

/// What ends the wait of a request.
struct OverrunDecision {
    OverrunStatus status = OverrunStatus::refused;
    UserId by = {};
    std::optional<Role> as = {};  // nothing when it was taken back
    Instant at = {};
    FreeText reason = {};
    UserId agreed_with = {};
};

/// The requests for more time. Everything is asked for within one authority.
class OverrunStore {
public:
    virtual ~OverrunStore() = default;

    /// The latest first.
    virtual std::vector<OverrunRequest> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    virtual std::optional<OverrunRequest> find(const AuthorityId& authority,
                                               const OverrunId& id) = 0;

    /// False, and nothing is kept, while another one waits for the same limit.
    virtual bool add(const OverrunRequest& request) = 0;

    /// False unless it waits.
    virtual bool decide(const AuthorityId& authority,
                        const OverrunId& id,
                        const OverrunDecision& decision) = 0;

    /// The limit was worked out anew: what was asked for it goes over to its successor.
    virtual void follow(const AuthorityId& authority,
                        const DueDateId& from,
                        const DueDateId& to) = 0;
};

}  // namespace quorate::core
