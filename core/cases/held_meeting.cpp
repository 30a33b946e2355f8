#include "core/cases/held_meeting.hpp"

#include <algorithm>
#include <optional>

#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/due_date_store.hpp"
#include "core/cases/enquiries.hpp"
#include "core/cases/history_check.hpp"
#include "core/dates/date_text.hpp"

namespace quorate::core {
namespace {

std::optional<EventKind> event_of(MeetingType type)
{
    switch (type) {
        case MeetingType::initial_cp_conference:
        case MeetingType::transfer_in_conference:
        case MeetingType::pre_birth_conference:
            return EventKind::conference_held;
        case MeetingType::strategy_discussion:
            return EventKind::strategy_discussion;
        case MeetingType::review_cp_conference:
            return EventKind::review_conference_held;
        case MeetingType::core_group:
            return EventKind::core_group_held;
        case MeetingType::cin_review:
            return EventKind::cin_review_held;
        default:
            return std::nullopt;
    }
}

struct Recording {
    UnitOfWork& work;
    const CaseTools& tools;
    const Actor& actor;
    const HeldMeeting& held;
    CaseHistory history;

    const CaseEvent* recorded(EventKind kind) const
    {
        const auto found = std::ranges::find_if(history.events, [&](const CaseEvent& each) {
            return each.kind == kind && each.on == held.held_on;
        });
        return found == history.events.end() ? nullptr : &*found;
    }

    // The event of this kind, as what was decided makes it.
    CaseEvent event_for(EventKind kind) const
    {
        CaseEvent event{.case_id = held.case_id,
                        .kind = kind,
                        .on = held.held_on,
                        .makes_plan = kind == EventKind::conference_held && held.makes_plan};
        if (kind != EventKind::strategy_discussion || !held.initiates_section_47) return event;
        const CaseEvent* open = other_enquiries();
        event.initiates_section_47 = open == nullptr || open->on > held.held_on;
        if (!event.initiates_section_47) event.note = open_already(open->on);
        return event;
    }

    static FreeText open_already(Date from)
    {
        return FreeText{"Section 47 enquiries were open already, from " + long_date(from) +
                        ". The clock that started then goes on."};
    }

    // A child has one set of enquiries at a time: a second discussion that decides on them starts
    // no second clock, whichever of the two is recorded first.
    const CaseEvent* other_enquiries() const
    {
        CaseEvent discussion{.kind = EventKind::strategy_discussion,
                             .on = held.held_on,
                             .initiates_section_47 = true};
        if (const CaseEvent* own = recorded(EventKind::strategy_discussion))
            discussion.id = own->id;
        return overlapping_enquiries(discussion, history);
    }

    // The discussion that a later one's clock has to give way to was held before, but is recorded
    // only now. A conference that is booked for that clock is booked for the right one then.
    std::optional<MeetingId> stop_later_clock() const
    {
        const CaseEvent* later = other_enquiries();
        if (!held.initiates_section_47 || later == nullptr || later->on <= held.held_on)
            return std::nullopt;
        const Instant now = tools.clock.now();
        CaseEvent event = *later;
        event.id = CaseEventId{tools.random.id()};
        event.initiates_section_47 = false;
        event.note = FreeText{(later->note.empty() ? "" : later->note.reveal() + "\n") +
                              open_already(held.held_on).reveal()};
        event.recorded_by = actor.user;
        event.recorded_at = now;
        event.corrects = later->id;
        event.correction_reason = "The decisions of an earlier meeting";
        work.case_events.replace(actor.authority, later->id, now, "");
        work.case_events.add(actor.authority, event);
        for (const CaseDueDate& due : work.due_dates.of_case(actor.authority, held.case_id))
            if (due.event == later->id && due.status == DueStatus::open && due.meeting)
                return due.meeting;
        return std::nullopt;
    }

    void record(EventKind kind, const CaseEvent* instead_of) const
    {
        const Instant now = tools.clock.now();
        CaseEvent event = event_for(kind);
        event.id = CaseEventId{tools.random.id()};
        event.recorded_by = actor.user;
        event.recorded_at = now;
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
        work, tools, actor, held, history_of(work, actor.authority, held.case_id)};
    std::optional<MeetingId> conference;
    if (const auto kind = event_of(held.type)) {
        const CaseEvent* earlier = recording.recorded(*kind);
        const CaseEvent wanted = recording.event_for(*kind);
        if (earlier == nullptr || earlier->makes_plan != wanted.makes_plan ||
            earlier->initiates_section_47 != wanted.initiates_section_47)
            recording.record(*kind, earlier);
        if (*kind == EventKind::strategy_discussion) conference = recording.stop_later_clock();
    }
    const CaseEvent* ended = recording.recorded(EventKind::plan_ended);
    if (held.ends_plan && ended == nullptr) recording.record(EventKind::plan_ended, nullptr);
    if (!held.ends_plan && ended != nullptr && held.type == MeetingType::review_cp_conference)
        work.case_events.replace(
            actor.authority, ended->id, tools.clock.now(), "The meeting's decisions");

    if (held.agrees_child_in_need_plan && recording.recorded(EventKind::cin_plan_agreed) == nullptr)
        recording.record(EventKind::cin_plan_agreed, nullptr);

    work.due_dates.meet(actor.authority, held.meeting, held.held_on);
    const auto family = work.cases.find(actor.authority, held.case_id);
    if (family) recompute_due_dates(work, tools, *family);
    if (!conference) return;
    const auto due = due_date_for_meeting(
        work, actor.authority, held.case_id, MeetingType::initial_cp_conference);
    if (due && !due->meeting) work.due_dates.book(actor.authority, due->id, *conference);
}

}  // namespace quorate::core
