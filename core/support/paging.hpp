#pragma once

#include <string>
#include <vector>

#include "core/support/result.hpp"

namespace quorate::core {

/// Which stretch of a list is asked for: at most `limit` entries after the one with the id
/// `after`, or from the start. Ids only, because cursors stand in URLs.
struct Stretch {
    std::string after = {};
    int limit = 50;
};

inline constexpr int longest_stretch = 200;

/// The refusal of a cursor that stands for nothing in the list: nothing there is, or nothing that
/// this person's list holds. The two must look alike, because where a list goes on tells where the
/// cursor would stand in it.
inline Error unknown_cursor()
{
    return invalid("after", "Use the address in the Link header of the page before");
}

/// Whether a list was refused for its cursor.
inline bool is_unknown_cursor(const Error& error)
{
    return error.refusal == Refusal::invalid_input && error.fields == unknown_cursor().fields;
}

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
