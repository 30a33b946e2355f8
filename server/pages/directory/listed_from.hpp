#pragma once

#include "core/support/paging.hpp"

namespace quorate::server {

/// What `list` gives, which reads on after `after`; from the start when that cursor stands for
/// nothing in it. An address kept from yesterday then leads to the list, not past its end.
template <class Cursor, class List>
auto listed_from(Cursor& after, List list) -> decltype(list())
{
    auto found = list();
    if (found || !core::is_unknown_cursor(found.error())) return found;
    after = Cursor{};
    return list();
}

}  // namespace quorate::server
