#pragma once

#include <algorithm>
#include <string>

#include "core/access/action.hpp"
#include "core/support/paging.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// An entry of the directory, at the version that the person was looking at.
template <class IdType>
struct EntryVersion {
    IdType id;
    int version = 0;
};

/// The answer for an entry that does not exist, or is another authority's: nobody can tell which.
inline Error hidden_entry(Action action, const std::string& id)
{
    return Error{
        .refusal = Refusal::hidden, .action = std::string{action_name(action)}, .object = id};
}

/// The stretch asked for, no longer than lists ever are.
inline Stretch within_limits(Stretch stretch)
{
    stretch.limit = std::clamp(stretch.limit, 1, longest_stretch);
    return stretch;
}

}  // namespace quorate::core
