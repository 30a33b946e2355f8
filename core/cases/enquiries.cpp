#include "core/cases/enquiries.hpp"

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

std::optional<Date> enquiries_end(const CaseEvent& discussion, const CaseHistory& history)
{
    if (is_settled(discussion, history)) return discussion.on;
    std::optional<Date> end;
    for (const CaseEvent& each : history.events) {
        if (each.kind != EventKind::conference_held || each.on < discussion.on) continue;
        if (!end || each.on < *end) end = each.on;
    }
    return end;
}

const CaseEvent* overlapping_enquiries(const CaseEvent& discussion, const CaseHistory& history)
{
    for (const CaseEvent& other : history.events) {
        if (other.id == discussion.id || !starts_enquiries(other)) continue;
        const CaseEvent& earlier = other.on <= discussion.on ? other : discussion;
        const CaseEvent& later = other.on <= discussion.on ? discussion : other;
        const auto end = enquiries_end(earlier, history);
        if (!end || *end > later.on) return &other;
    }
    return nullptr;
}

}  // namespace quorate::core
