#include "core/holds/slot_hold.hpp"

#include <algorithm>

namespace quorate::core {

bool may_share_child(const std::vector<ChildId>& a, const std::vector<ChildId>& b)
{
    return a.empty() || b.empty() || std::ranges::any_of(a, [&](const ChildId& id) {
               return std::ranges::find(b, id) != b.end();
           });
}

}  // namespace quorate::core
