#pragma once

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <ranges>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/support/private.hpp"
#include "core/support/text.hpp"
#include "core/support/words.hpp"

namespace quorate::db {

// Names are sealed in the database, so what is listed by name is put in order here.

/// What somebody is listed under: as words are looked for, so that "Siân" stands beside "Sian".
inline std::string list_name(const core::PersonName& name)
{
    return core::folded(name.reveal());
}

/// Puts `rows` in the order of what `key` gives of each, which is asked once a row; rows alike in
/// that stay in their order.
template <class Row, class Key>
void sort_by(std::vector<Row>& rows, Key key)
{
    std::vector<std::pair<decltype(key(rows.front())), std::size_t>> places;
    places.reserve(rows.size());
    for (const Row& row : rows)
        places.emplace_back(key(row), places.size());
    std::ranges::sort(places);
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (const auto& place : places)
        sorted.push_back(std::move(rows[place.second]));
    rows = std::move(sorted);
}

/// At most `count` of the rows, which stand in the order of what `place_of` gives of each, after
/// the place `after` (from the first without one). Whoever stood there may be gone from the list
/// since.
template <class Row, class Place, class PlaceOf = std::identity>
std::vector<Row> stretch_after(std::vector<Row> rows,
                               const std::optional<Place>& after,
                               int count,
                               PlaceOf place_of = {})
{
    const auto first = after ? std::ranges::upper_bound(rows, *after, {}, place_of) : rows.begin();
    const auto left = std::ranges::distance(first, rows.end());
    const auto last = first + std::min<std::ptrdiff_t>(left, count);
    return {std::make_move_iterator(first), std::make_move_iterator(last)};
}

/// Whether `text`, but for blanks around it, stands anywhere in `in`, as words are looked for;
/// nothing stands everywhere.
inline bool is_in(const std::string& text, const std::string& in)
{
    return core::folded(in).find(core::folded(core::trimmed(text))) != std::string::npos;
}

}  // namespace quorate::db
