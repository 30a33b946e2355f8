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

bool has_protection_plan(const std::vector<CaseEvent>& events, const ChildId& child, Date day)
{
    bool has = false;
    for (const CaseEvent& event : events) {
        if (event.on > day || !is_about(event, child)) continue;
        if (event.kind == EventKind::plan_started || event.makes_plan) has = true;
        if (event.kind == EventKind::plan_ended) has = false;
    }
    return has;
}

}  // namespace quorate::core
