#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/access/permission.hpp"
#include "core/returns/census_family.hpp"
#include "core/support/paging.hpp"

namespace quorate::core {

/// What statutory returns are made from.
class CensusStore {
public:
    virtual ~CensusStore() = default;

    /// A stretch of the authority's families under the law of England, open and closed, by id;
    /// those that `reach` lets the actor's reports draw on. A job of the service draws on all.
    virtual std::vector<CensusFamily> families(const Actor& actor,
                                               Reach reach,
                                               Instant now,
                                               const Stretch& stretch) = 0;
};

}  // namespace quorate::core
