#include "core/minutes/interim_plan.hpp"

#include <algorithm>
#include <map>

#include "core/audit/audited.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

// Meetings that name no child are about the whole family.
bool shares_a_child(const Meeting& one, const Meeting& other)
{
    if (one.children.empty() || other.children.empty()) return true;
    return std::ranges::any_of(one.children, [&](const ChildId& child) {
        return std::ranges::count(other.children, child) > 0;
    });
}

// The last of each kind that was held before this one.
std::map<MeetingType, Meeting> last_held_before(UnitOfWork& work, const Meeting& meeting)
{
    std::map<MeetingType, Meeting> last;
    for (Meeting& each : work.meetings.of_case(meeting.authority, meeting.case_id)) {
        if (each.id == meeting.id || each.status != MeetingStatus::held) continue;
        if (each.starts_at >= meeting.starts_at || !shares_a_child(each, meeting)) continue;
        const auto known = last.find(each.type);
        if (known == last.end() || known->second.starts_at < each.starts_at)
            last.insert_or_assign(each.type, std::move(each));
    }
    return last;
}

}  // namespace

std::optional<InterimPlan> interim_plan_before(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const Meeting& meeting)
{
    std::optional<InterimPlan> latest;
    for (auto& [type, held] : last_held_before(work, meeting)) {
        const auto closing = work.minutes.closing(meeting.authority, held.id);
        if (!closing || closing->interim_plan.empty()) continue;
        if (latest && latest->adjourned.starts_at >= held.starts_at) continue;
        if (!meeting_file(work, actor, Action::minutes_view, held.id, clock.now())) continue;
        latest = InterimPlan{
            .adjourned = held, .words = closing->interim_plan, .again_by = closing->reconvene_by};
    }
    if (latest)
        audit(work,
              actor,
              clock.now(),
              {.action = Action::minutes_view,
               .object = latest->adjourned.id.text(),
               .case_id = meeting.case_id,
               .detail = "interim_plan=shown"});
    return latest;
}

}  // namespace quorate::core
