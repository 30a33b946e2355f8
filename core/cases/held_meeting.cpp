#include "core/cases/held_meeting.hpp"

#include <algorithm>
#include <optional>

#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/due_date_store.hpp"

namespace quorate::core {
namespace {

std::optional<EventKind> event_of(MeetingType type)
{
    switch (type) {
        case MeetingType::initial_cp_conference:
        case MeetingType::transfer_in_conference:
        case MeetingType::pre_birth_conference:
            return EventKind::conference_held;
        case MeetingType::review_cp_conference:
            return EventKind::review_conference_held;
        default:
            return std::nullopt;
    }
}

struct Recording {
    UnitOfWork& work;
    const CaseTools& tools;
    const Actor& actor;
    const HeldMeeting& held;
    std::vector<CaseEvent> events;

    const CaseEvent* recorded(EventKind kind) const
    {
        const auto found = std::ranges::find_if(events, [&](const CaseEvent& each) {
            return each.kind == kind && each.on == held.held_on;
        });
        return found == events.end() ? nullptr : &*found;
    }

    void record(EventKind kind, bool makes_plan, const CaseEvent* instead_of) const
    {
        const Instant now = tools.clock.now();
        CaseEvent event{.id = CaseEventId{tools.random.id()},
                        .case_id = held.case_id,
                        .kind = kind,
                        .on = held.held_on,
                        .makes_plan = makes_plan,
                        .recorded_by = actor.user,
                        .recorded_at = now};
        if (instead_of != nullptr) {
            event.corrects = instead_of->id;
            event.correction_reason = "The meeting's decisions";
            work.case_events.replace(actor.authority, instead_of->id, now, "");
        }
        work.case_events.add(actor.authority, event);
    }
};

}  // namespace

void note_held_meeting(UnitOfWork& work,
                       const CaseTools& tools,
                       const Actor& actor,
                       const HeldMeeting& held)
{
    const Recording recording{
        work, tools, actor, held, work.case_events.of_case(actor.authority, held.case_id)};
    if (const auto kind = event_of(held.type)) {
        const CaseEvent* earlier = recording.recorded(*kind);
        const bool makes_plan = held.makes_plan && *kind == EventKind::conference_held;
        if (earlier == nullptr || earlier->makes_plan != makes_plan)
            recording.record(*kind, makes_plan, earlier);
    }
    const CaseEvent* ended = recording.recorded(EventKind::plan_ended);
    if (held.ends_plan && ended == nullptr) recording.record(EventKind::plan_ended, false, nullptr);
    if (!held.ends_plan && ended != nullptr && held.type == MeetingType::review_cp_conference)
        work.case_events.replace(
            actor.authority, ended->id, tools.clock.now(), "The meeting's decisions");

    work.due_dates.meet(actor.authority, held.meeting, held.held_on);
    const auto family = work.cases.find(actor.authority, held.case_id);
    if (family) recompute_due_dates(work, tools, *family);
}

}  // namespace quorate::core
