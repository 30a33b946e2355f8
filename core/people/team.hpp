#pragma once

#include <string>

#include "core/support/id.hpp"

namespace quorate::core {

/// A team of the authority's staff, to which cases are allocated.
struct Team {
    TeamId id;
    AuthorityId authority;
    std::string name = {};
    bool active = true;
    int version = 1;

    friend bool operator==(const Team&, const Team&) = default;
};

}  // namespace quorate::core
