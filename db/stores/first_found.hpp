#pragma once

#include <optional>
#include <utility>
#include <vector>

namespace quorate::db {

/// The first of what a query found, if it found anything.
template <class Entry>
std::optional<Entry> first(std::vector<Entry> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace quorate::db
