#include "core/actions/carried_actions.hpp"

#include <algorithm>
#include <map>

#include "core/actions/action_store.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/meeting_file.hpp"

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

}  // namespace

Result<std::vector<ActionRow>> actions_from_before(UnitOfWork& work,
                                                   const Clock& clock,
                                                   const Actor& actor,
                                                   const MeetingId& meeting)
{
    const Instant now = clock.now();
    const auto file = meeting_file(work, actor, Action::case_view_summary, meeting, now);
    if (!file) return file.error();
    const Meeting& here = file->meeting;
    const Date day = london_date(here.starts_at);
    std::map<MeetingId, bool> is_shown;
    const auto shows = [&](const ActionRow& row) {
        const MeetingId& id = row.action.meeting;
        if (id == meeting || row.meeting_starts_at >= here.starts_at) return false;
        const auto known = is_shown.find(id);
        if (known != is_shown.end()) return known->second;
        const auto before = meeting_file(work, actor, Action::case_view_summary, id, now);
        const bool shown = before && shares_a_child(before->meeting, here);
        is_shown.emplace(id, shown);
        return shown;
    };
    std::vector<ActionRow> carried;
    for (ActionRow& row : work.actions.of_case(actor.authority, file->family.id)) {
        if (!is_still_to_do(row.action.status)) continue;
        if (row.action.not_before && *row.action.not_before > day) continue;
        if (shows(row)) carried.push_back(std::move(row));
    }
    audit(work,
          actor,
          now,
          {.action = Action::case_view_summary,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "actions=earlier"});
    return carried;
}

}  // namespace quorate::core
