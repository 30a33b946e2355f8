#include "core/cases/case_event.hpp"

#include <algorithm>

namespace quorate::core {

bool is_about(const CaseEvent& event, const ChildId& child)
{
    if (event.children.empty() || child.empty()) return true;
    return std::ranges::find(event.children, child) != event.children.end();
}

bool share_a_child(const CaseEvent& one, const CaseEvent& other)
{
    if (one.children.empty()) return true;
    return std::ranges::any_of(one.children,
                               [&](const ChildId& child) { return is_about(other, child); });
}

std::vector<ChildId> children_of(const CaseEvent& event, const std::vector<ChildId>& family)
{
    if (!event.children.empty()) return event.children;
    if (!family.empty()) return family;
    return {ChildId{}};
}

}  // namespace quorate::core
