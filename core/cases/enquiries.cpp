#include "core/cases/enquiries.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

bool is_settled(const CaseEvent& discussion, const CaseHistory& history)
{
    return history.ended_enquiries.contains(discussion.id) ||
           (discussion.corrects && history.ended_enquiries.contains(*discussion.corrects));
}

}  // namespace

bool starts_enquiries(const CaseEvent& event)
{
    return event.kind == EventKind::strategy_discussion && event.initiates_section_47;
}

std::optional<Date> enquiries_end(const CaseEvent& discussion,
                                  const ChildId& child,
                                  const CaseHistory& history)
{
    if (is_settled(discussion, history)) return discussion.on;
    std::optional<Date> end;
    for (const CaseEvent& each : history.events) {
        if (each.kind != EventKind::conference_held || each.on < discussion.on) continue;
        if (!is_about(each, child)) continue;
        if (!end || each.on < *end) end = each.on;
    }
    return end;
}

std::vector<const CaseEvent*> all_overlapping_enquiries(const CaseEvent& discussion,
                                                        const CaseHistory& history)
{
    std::vector<const CaseEvent*> found;
    const auto children = children_of(discussion, child_ids(history.children));
    for (const CaseEvent& other : history.events) {
        if (other.id == discussion.id || !starts_enquiries(other)) continue;
        const CaseEvent& earlier = other.on <= discussion.on ? other : discussion;
        const CaseEvent& later = other.on <= discussion.on ? discussion : other;
        const bool overlap = std::ranges::any_of(children, [&](const ChildId& child) {
            if (!is_about(other, child)) return false;
            const auto end = enquiries_end(earlier, child, history);
            return !end || *end > later.on;
        });
        if (overlap) found.push_back(&other);
    }
    return found;
}

const CaseEvent* overlapping_enquiries(const CaseEvent& discussion, const CaseHistory& history)
{
    const auto all = all_overlapping_enquiries(discussion, history);
    return all.empty() ? nullptr : all.front();
}

}  // namespace quorate::core
