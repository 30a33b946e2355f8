#pragma once

#include <string>
#include <vector>

namespace quorate::core {

/// Which stretch of a list is asked for: at most `limit` entries after the one with the id
/// `after`, or from the start. Ids only, because cursors stand in URLs.
struct Stretch {
    std::string after = {};
    int limit = 50;
};

inline constexpr int longest_stretch = 200;

/// A stretch of a list.
template <class T>
struct PageOf {
    std::vector<T> entries;
    bool has_more = false;
};

/// The page made of `found`, for which one entry more than `limit` was asked.
template <class T>
PageOf<T> page_of(std::vector<T> found, int limit)
{
    const bool has_more = found.size() > static_cast<std::size_t>(limit);
    if (has_more) found.erase(found.begin() + limit, found.end());
    return {.entries = std::move(found), .has_more = has_more};
}

}  // namespace quorate::core
