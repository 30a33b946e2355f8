#include "core/cases/case_event.hpp"

#include <algorithm>

namespace quorate::core {

bool is_about(const CaseEvent& event, const ChildId& child)
{
    if (event.children.empty() || child.empty()) return true;
    return std::ranges::find(event.children, child) != event.children.end();
}

std::vector<ChildId> children_of(const CaseEvent& event, const std::vector<ChildId>& family)
{
    if (!event.children.empty()) return event.children;
    if (!family.empty()) return family;
    return {ChildId{}};
}

}  // namespace quorate::core
