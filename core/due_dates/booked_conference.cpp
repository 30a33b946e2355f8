#include "core/due_dates/booked_conference.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"

namespace quorate::core {
namespace {

std::optional<EventKind> event_of(MeetingType type)
{
    if (is_initial_conference(type)) return EventKind::initial_conference_date;
    if (type == MeetingType::review_cp_conference) return EventKind::review_conference_date;
    return std::nullopt;
}

// Puts `wanted` in the place of what is known of the meeting's day.
void put(UnitOfWork& work,
         const CaseTools& tools,
         const Actor& actor,
         const Meeting& meeting,
         std::optional<CaseEvent> wanted,
         const char* why)
{
    const auto family = work.cases.find(actor.authority, meeting.case_id);
    if (!family) return;
    const auto events = work.case_events.of_case(actor.authority, meeting.case_id);
    const auto known = std::ranges::find(events, std::optional{meeting.id}, &CaseEvent::meeting);
    if (known == events.end() && !wanted) return;
    std::set<CaseEventId> changed;
    if (known != events.end()) {
        if (wanted && known->at == wanted->at) return;
        changed.insert(known->id);
        work.case_events.replace(
            actor.authority, known->id, tools.clock.now(), FreeText{wanted ? "" : why});
    }
    if (wanted) {
        if (known != events.end()) {
            wanted->corrects = known->id;
            wanted->correction_reason = FreeText{why};
        }
        work.case_events.add(actor.authority, *wanted);
        changed.insert(wanted->id);
    }
    recompute_dates_of(work, tools, *family, changed);
}

}  // namespace

void note_booked_conference(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const Meeting& meeting)
{
    const auto kind = event_of(meeting.type);
    if (!kind || meeting.status == MeetingStatus::held) return;
    if (meeting.status == MeetingStatus::cancelled)
        return put(work, tools, actor, meeting, std::nullopt, "The meeting was cancelled");
    put(work,
        tools,
        actor,
        meeting,
        CaseEvent{.id = CaseEventId{tools.random.id()},
                  .case_id = meeting.case_id,
                  .kind = *kind,
                  .on = london_date(meeting.starts_at),
                  .at = meeting.starts_at,
                  .children = meeting.children,
                  .recorded_by = actor.user,
                  .recorded_at = tools.clock.now(),
                  .meeting = meeting.id},
        "The meeting was moved");
}

void note_adjourned_conference(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const Meeting& meeting)
{
    put(work, tools, actor, meeting, std::nullopt, "The meeting was adjourned");
}

}  // namespace quorate::core
