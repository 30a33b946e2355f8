#pragma once

#include "core/people/standing.hpp"

namespace quorate::db {

/// The values of `active` that `standing` lets through, for `active between :low and :high`.
struct StandingBounds {
    int low;
    int high;
};

inline StandingBounds bounds(core::Standing standing)
{
    switch (standing) {
        case core::Standing::active:
            return {1, 1};
        case core::Standing::inactive:
            return {0, 0};
        case core::Standing::any:
            break;
    }
    return {0, 1};
}

}  // namespace quorate::db
