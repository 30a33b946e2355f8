#include "core/cases/held_meeting.hpp"

#include <algorithm>
#include <optional>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/enquiries.hpp"
#include "core/cases/history_check.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"

namespace quorate::core {
namespace {

constexpr const char* decisions_reason = "The meeting's decisions";

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

FreeText open_already(Date from)
{
    return FreeText{"Section 47 enquiries were open already, from " + long_date(from) +
                    ". The clock that started then goes on."};
}

std::vector<ChildId> named(std::vector<ChildId> children)
{
    std::erase_if(children, [](const ChildId& child) { return child.empty(); });
    return children;
}

// Enquiries that started earlier than was known, about these children.
struct StoppedClock {
    std::vector<ChildId> children = {};
    std::optional<MeetingId> conference = {};  // that was booked for the clock
};

class Recording {
public:
    Recording(UnitOfWork& work,
              const CaseTools& tools,
              const Actor& actor,
              const HeldMeeting& held,
              CaseHistory history)
        : work_{work}, tools_{tools}, actor_{actor}, held_{held}, history_{std::move(history)}
    {
    }

    void record_what_was_held() const
    {
        const auto kind = event_of(held_.type);
        if (!kind) return;
        if (*kind == EventKind::strategy_discussion) return put(*kind, discussions());
        if (*kind != EventKind::conference_held) return put(*kind, {about(*kind, all())});
        auto conferences = std::vector{about(*kind, those(&ChildOutcome::makes_plan)),
                                       about(*kind, all_but(&ChildOutcome::makes_plan))};
        if (conferences[0]) conferences[0]->makes_plan = true;
        put(*kind, conferences);
    }

    void record_what_followed() const
    {
        const auto ended = about(EventKind::plan_ended, those(&ChildOutcome::ends_plan));
        if (ended || held_.type == MeetingType::review_cp_conference)
            put(EventKind::plan_ended, {ended});
        const auto agreed =
            about(EventKind::cin_plan_agreed, those(&ChildOutcome::agrees_child_in_need_plan));
        if (agreed) put(EventKind::cin_plan_agreed, {agreed});
    }

    // The discussion that a later one's clock has to give way to was held before, but is recorded
    // only now. A conference that is booked for that clock is booked for the right one then.
    std::vector<StoppedClock> stop_later_clocks() const
    {
        std::vector<StoppedClock> stopped;
        const auto starting =
            about(EventKind::strategy_discussion, those(&ChildOutcome::initiates_section_47));
        if (held_.type != MeetingType::strategy_discussion || !starting) return stopped;
        for (const CaseEvent* later : other_enquiries(starting->children))
            if (later->on > held_.held_on) stopped.push_back(stop(*later, *starting));
        return stopped;
    }

    // What the meeting was booked for is met for the children it was about. When there are others,
    // they need a date again.
    void meet_limits() const
    {
        if (!event_of(held_.type) || held_.children.empty())
            return work_.due_dates.meet(actor_.authority, held_.meeting, held_.held_on);
        for (CaseDueDate& due : work_.due_dates.of_case(actor_.authority, held_.case_id)) {
            if (due.meeting != held_.meeting || due.status != DueStatus::open) continue;
            bool is_met = true;
            for (ChildAnswer& answer : due.children) {
                if (answer.status != DueStatus::open) continue;
                if (was_about(answer.child))
                    answer = {answer.child, DueStatus::met, held_.held_on};
                else
                    is_met = false;
            }
            work_.due_dates.set_answers(actor_.authority, due.id, due.children);
            if (is_met)
                work_.due_dates.set_status(
                    actor_.authority, due.id, DueStatus::met, held_.held_on, due.settled_reason);
        }
        work_.due_dates.release(actor_.authority, held_.meeting);
    }

private:
    using Flag = bool ChildOutcome::*;

    std::optional<std::vector<ChildId>> chosen(const auto& is_meant) const
    {
        std::vector<ChildId> children;
        bool any = false;
        for (const ChildOutcome& each : held_.children) {
            if (each.is_adjourned || !is_meant(each)) continue;
            any = true;
            children.push_back(each.child);
        }
        if (!any) return std::nullopt;
        return named(std::move(children));
    }

    std::optional<std::vector<ChildId>> those(Flag flag) const
    {
        return chosen([flag](const ChildOutcome& each) { return each.*flag; });
    }

    std::optional<std::vector<ChildId>> all_but(Flag flag) const
    {
        if (held_.children.empty()) return std::vector<ChildId>{};
        return chosen([flag](const ChildOutcome& each) { return !(each.*flag); });
    }

    std::optional<std::vector<ChildId>> all() const
    {
        if (held_.children.empty()) return std::vector<ChildId>{};
        return chosen([](const ChildOutcome&) { return true; });
    }

    bool was_about(const ChildId& child) const
    {
        return std::ranges::any_of(held_.children, [&](const ChildOutcome& each) {
            return !each.is_adjourned && (each.child.empty() || each.child == child);
        });
    }

    std::optional<CaseEvent> about(EventKind kind,
                                   std::optional<std::vector<ChildId>> children) const
    {
        if (!children) return std::nullopt;
        return CaseEvent{.case_id = held_.case_id,
                         .kind = kind,
                         .on = held_.held_on,
                         .children = *std::move(children)};
    }

    // A child has one set of enquiries at a time: a second discussion that decides on them starts
    // no second clock, whichever of the two is recorded first. By day.
    std::vector<const CaseEvent*> other_enquiries(const std::vector<ChildId>& children) const
    {
        const CaseEvent discussion{.kind = EventKind::strategy_discussion,
                                   .on = held_.held_on,
                                   .children = children,
                                   .initiates_section_47 = true};
        auto others = all_overlapping_enquiries(discussion, history_);
        std::erase_if(others, [&](const CaseEvent* each) {
            return is_recorded(*each, EventKind::strategy_discussion);
        });
        return others;
    }

    // The children that `starting` is about have their clock from it, the others keep theirs.
    StoppedClock stop(const CaseEvent& later, const CaseEvent& starting) const
    {
        constexpr const char* why = "The decisions of an earlier meeting";
        CaseEvent stopped = later;
        CaseEvent goes_on = later;
        stopped.children.clear();
        goes_on.children.clear();
        for (const ChildId& child : named(children_of(later, child_ids(history_.children))))
            (is_about(starting, child) ? stopped : goes_on).children.push_back(child);
        stopped.initiates_section_47 = false;
        stopped.note = FreeText{(later.note.empty() ? "" : later.note.reveal() + "\n") +
                                open_already(held_.held_on).reveal()};
        work_.case_events.replace(actor_.authority, later.id, tools_.clock.now(), {});
        add(stopped, &later, why);
        if (!goes_on.children.empty()) add(goes_on, &later, why);
        StoppedClock clock{.children = stopped.children};
        for (const CaseDueDate& due : work_.due_dates.of_case(actor_.authority, held_.case_id))
            if (due.event == later.id && due.status == DueStatus::open && due.meeting)
                clock.conference = due.meeting;
        return clock;
    }

    std::vector<std::optional<CaseEvent>> discussions() const
    {
        std::vector<ChildId> starts;
        std::vector<ChildId> goes_on;
        const CaseEvent* open = nullptr;
        const auto starting =
            about(EventKind::strategy_discussion, those(&ChildOutcome::initiates_section_47));
        for (const ChildId& child :
             starting ? children_of(*starting, {}) : std::vector<ChildId>{}) {
            const auto others = other_enquiries(named({child}));
            const bool is_open = !others.empty() && others.front()->on <= held_.held_on;
            if (is_open) open = others.front();
            (is_open ? goes_on : starts).push_back(child);
        }
        std::vector<std::optional<CaseEvent>> events;
        if (!starts.empty()) {
            events.push_back(about(EventKind::strategy_discussion, named(starts)));
            events.back()->initiates_section_47 = true;
        }
        if (open != nullptr) {
            events.push_back(about(EventKind::strategy_discussion, named(goes_on)));
            events.back()->note = open_already(open->on);
        }
        events.push_back(
            about(EventKind::strategy_discussion, all_but(&ChildOutcome::initiates_section_47)));
        return events;
    }

    bool is_recorded(const CaseEvent& event, EventKind kind) const
    {
        if (event.kind != kind || event.on != held_.held_on) return false;
        return held_.children.empty() ||
               std::ranges::any_of(held_.children, [&](const ChildOutcome& each) {
                   return is_about(event, each.child);
               });
    }

    static bool is_answered_alike(const CaseEvent& one, const CaseEvent& other)
    {
        return one.makes_plan == other.makes_plan &&
               one.initiates_section_47 == other.initiates_section_47;
    }

    bool is_same(const CaseEvent& recorded, const CaseEvent& wanted) const
    {
        if (!is_answered_alike(recorded, wanted)) return false;
        const auto family = child_ids(history_.children);
        return std::ranges::is_permutation(children_of(recorded, family),
                                           children_of(wanted, family));
    }

    void add(CaseEvent event, const CaseEvent* instead_of, std::string why) const
    {
        event.id = CaseEventId{tools_.random.id()};
        event.recorded_by = actor_.user;
        event.recorded_at = tools_.clock.now();
        event.corrects = {};
        event.correction_reason = {};
        if (instead_of != nullptr) {
            event.corrects = instead_of->id;
            event.correction_reason = FreeText{std::move(why)};
        }
        work_.case_events.add(actor_.authority, event);
    }

    // The wrong one that an event is put in the place of: what was booked and settled goes over
    // from there, so rather one that started the same clocks.
    static const CaseEvent* corrected_by(const CaseEvent& event,
                                         const std::vector<const CaseEvent*>& wrong)
    {
        const auto alike = std::ranges::find_if(
            wrong, [&](const CaseEvent* each) { return is_answered_alike(*each, event); });
        if (alike != wrong.end()) return *alike;
        return wrong.empty() ? nullptr : wrong.front();
    }

    // Puts these events of one kind in the place of those that are recorded for the day.
    void put(EventKind kind, std::vector<std::optional<CaseEvent>> wanted) const
    {
        std::erase(wanted, std::nullopt);
        std::vector<const CaseEvent*> wrong;
        for (const CaseEvent& each : history_.events) {
            if (!is_recorded(each, kind)) continue;
            const auto same = std::ranges::find_if(
                wanted, [&](const auto& event) { return is_same(each, *event); });
            if (same == wanted.end())
                wrong.push_back(&each);
            else
                wanted.erase(same);
        }
        const Instant now = tools_.clock.now();
        for (const CaseEvent* each : wrong) {
            const bool is_corrected = std::ranges::any_of(
                wanted, [&](const auto& event) { return corrected_by(*event, wrong) == each; });
            work_.case_events.replace(
                actor_.authority, each->id, now, FreeText{is_corrected ? "" : decisions_reason});
        }
        for (const auto& event : wanted)
            add(*event, corrected_by(*event, wrong), decisions_reason);
    }

    UnitOfWork& work_;
    const CaseTools& tools_;
    const Actor& actor_;
    const HeldMeeting& held_;
    CaseHistory history_;
};

}  // namespace

void note_held_meeting(UnitOfWork& work,
                       const CaseTools& tools,
                       const Actor& actor,
                       const HeldMeeting& held)
{
    const Recording recording{
        work, tools, actor, held, history_of(work, actor.authority, held.case_id)};
    recording.record_what_was_held();
    const auto stopped = recording.stop_later_clocks();
    recording.record_what_followed();

    recording.meet_limits();
    const auto family = work.cases.find(actor.authority, held.case_id);
    if (family)
        tell_of_moved_dates(work,
                            tools,
                            actor,
                            {MoveCause::meeting_held, held.meeting.text()},
                            recompute_due_dates(work, tools, *family));
    for (const auto& [children, conference] : stopped) {
        if (!conference) continue;
        const auto due = due_date_for_meeting(
            work, actor.authority, held.case_id, MeetingType::initial_cp_conference, children);
        if (due && !due->meeting) work.due_dates.book(actor.authority, due->id, *conference);
    }
}

}  // namespace quorate::core
