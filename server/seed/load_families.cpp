#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/due_dates/decide_due_dates.hpp"
#include "server/seed/load_meeting.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::EventKind;
using core::MeetingType;

constexpr int meetings_of_a_family = 4;
constexpr std::size_t families_between_writes = 400;

const std::vector<minutes> starts{9h, 11h + 30min, 14h};

struct Family {
    std::string id = {};
    std::string lead = {};
    std::vector<std::string> children = {};
    std::vector<std::string> members = {};
    std::vector<core::CaseEvent> events = {};
    std::vector<LoadMeeting> meetings = {};
};

// Meetings in order of time: the nth of `count`, spread evenly over all that chairs can hold.
LoadSlot slot(const std::vector<core::Date>& days,
              std::size_t chairs,
              std::size_t n,
              std::size_t count)
{
    const std::size_t all = days.size() * starts.size() * chairs;
    const std::size_t place = n * all / count;
    const std::size_t of_day = place % (starts.size() * chairs);
    return {.day = days[place / (starts.size() * chairs)],
            .at = starts[of_day / chairs],
            .chair = of_day % chairs};
}

bool is_past(const LoadRun& run, const LoadSlot& when)
{
    return when.day < run.today;
}

// A family that meets for the first time comes from enquiries; one whose meetings are all far
// ahead has a plan already.
bool begins_with_a_conference(const LoadRun& run, const Family& family)
{
    const core::Date soon = run.calendars.national.advance(run.today, core::WorkingDays{14});
    return family.meetings.front().slot.day <= soon;
}

void add_event(LoadRun& run, Family& family, EventKind kind, core::Date on, bool flag = false)
{
    family.events.push_back({.id = core::CaseEventId{run.dice.id()},
                             .case_id = core::CaseId{family.id},
                             .kind = kind,
                             .on = on,
                             .initiates_section_47 = flag && kind == EventKind::strategy_discussion,
                             .makes_plan = flag && kind == EventKind::conference_held,
                             .recorded_by = core::UserId{family.lead},
                             .recorded_at = core::london_instant(on + 16h)});
}

core::Date worked(const LoadRun& run, core::Date day)
{
    return run.calendars.national.last_working_day_on_or_before(day);
}

// The record of nearly every conference has gone out, on the tenth working day.
void add_conference(LoadRun& run, Family& family, EventKind kind, core::Date on)
{
    add_event(run, family, kind, on, true);
    const core::Date sent = run.calendars.national.advance(on, core::WorkingDays{10});
    if (sent < run.today && !run.dice.comes_up(5))
        add_event(run, family, EventKind::conference_record_sent, sent);
}

// Gives each meeting its type and the family the events that go with them.
void tell(LoadRun& run, Family& family)
{
    const bool begins = begins_with_a_conference(run, family);
    const core::Date first = begins ? family.meetings.front().slot.day
                                    : worked(run, run.today - days{run.dice.between(10, 80)});
    const core::Date strategy = run.calendars.national.retreat(first, core::WorkingDays{12});
    const core::Date referred = worked(run, strategy - days{6});
    add_event(run, family, EventKind::referral, referred);
    if (!run.dice.comes_up(5)) add_event(run, family, EventKind::referrer_acknowledged, referred);
    add_event(run, family, EventKind::assessment_started, worked(run, strategy - days{4}));
    add_event(run, family, EventKind::strategy_discussion, strategy, true);
    const core::Date assessed = run.calendars.national.advance(strategy, core::WorkingDays{9});
    if (assessed < run.today) add_event(run, family, EventKind::assessment_finished, assessed);
    if (!begins) add_conference(run, family, EventKind::conference_held, first);

    bool reviews_next = false;
    for (LoadMeeting& meeting : family.meetings) {
        const bool is_first = begins && &meeting == &family.meetings.front();
        meeting.type = is_first       ? MeetingType::initial_cp_conference
                       : reviews_next ? MeetingType::review_cp_conference
                                      : MeetingType::core_group;
        if (!is_first && run.dice.comes_up(15)) meeting.type = MeetingType::cin_review;
        reviews_next = meeting.type != MeetingType::review_cp_conference && !is_first;
        if (!is_past(run, meeting.slot) || meeting.is_cancelled) continue;
        if (is_first) add_conference(run, family, EventKind::conference_held, meeting.slot.day);
        if (meeting.type == MeetingType::review_cp_conference)
            add_conference(run, family, EventKind::review_conference_held, meeting.slot.day);
        if (meeting.type == MeetingType::core_group)
            add_event(run, family, EventKind::core_group_held, meeting.slot.day);
        if (meeting.type == MeetingType::cin_review)
            add_event(run, family, EventKind::cin_review_held, meeting.slot.day);
    }
}

void write_people(LoadRun& run,
                  const LoadCouncil& council,
                  const LoadStretch& stretch,
                  const LoadWorker& lead,
                  int number,
                  Family& family)
{
    const std::string name = "Loadwood " + std::to_string(number);
    const std::string series = stretch.is_over ? "LX-" : "LD-";
    run.tables.family.row(family.id,
                          council.id,
                          series + std::to_string(10'000 + number),
                          core::PersonName{name},
                          std::string{core::label(council.jurisdiction)},
                          lead.team,
                          lead.id,
                          !stretch.is_over,
                          family.events.front().recorded_at);
    const int children = run.dice.between(1, 3);
    for (int i = 0; i < children; ++i) {
        family.children.push_back(run.dice.id());
        const std::optional<core::Date> born = run.today - days{run.dice.between(200, 5800)};
        run.tables.child.row(family.children.back(),
                             council.id,
                             family.id,
                             core::PersonName{"Child " + std::to_string(i + 1)},
                             core::PersonName{name},
                             born);
    }
    for (const char* relationship : {"mother", "father"}) {
        family.members.push_back(run.dice.id());
        run.tables.member.row(
            family.members.back(),
            council.id,
            family.id,
            core::PersonName{"Adult " + name},
            relationship,
            true,
            core::Phone{"01632 960" + std::to_string(run.dice.between(200, 899))});
    }
}

void write_events(LoadRun& run, const LoadCouncil& council, const Family& family)
{
    for (const core::CaseEvent& event : family.events)
        run.tables.event.row(event.id,
                             council.id,
                             family.id,
                             std::string{core::code(event.kind)},
                             event.on,
                             event.initiates_section_47,
                             event.makes_plan,
                             event.recorded_by,
                             event.recorded_at);
}

// The first meeting that keeps, or kept, the limit.
const LoadMeeting* meeting_for(const Family& family, const core::DecidedDueDate& decided)
{
    if (decided.status != core::DueStatus::open || !decided.rule->meeting_type) return nullptr;
    for (const LoadMeeting& meeting : family.meetings)
        if (meeting.type == *decided.rule->meeting_type && !meeting.is_cancelled &&
            meeting.slot.day > decided.event->on)
            return &meeting;
    return nullptr;
}

// Of a few limits that will end soon somebody asked more time for, and waits.
void ask_for_more_time(LoadRun& run,
                       const LoadCouncil& council,
                       const Family& family,
                       const std::string& due_date,
                       const core::DecidedDueDate& decided)
{
    const core::Date limit = decided.due.limit_date;
    const bool is_soon = limit >= run.today && limit <= run.today + days{28};
    if (decided.status != core::DueStatus::open || !is_soon || !run.dice.comes_up(5)) return;
    run.tables.overrun.row(
        run.dice.id(),
        council.id,
        family.id,
        due_date,
        std::string{decided.rule->id},
        limit,
        core::FreeText{"The report of the paediatrician is needed and comes a week later"},
        limit + days{7},
        family.lead,
        run.now - days{1},
        "awaiting");
}

void write_due_dates(LoadRun& run, const LoadCouncil& council, const Family& family)
{
    std::vector<core::ChildId> children;
    for (const std::string& child : family.children)
        children.emplace_back(child);
    const auto all =
        core::decide_due_dates(council.jurisdiction, family.events, children, run.calendars);
    for (const core::DecidedDueDate& decided : all) {
        const auto& type = decided.rule->meeting_type;
        const LoadMeeting* meeting = meeting_for(family, decided);
        const bool was_kept = meeting != nullptr && is_past(run, meeting->slot);
        const auto status = was_kept ? core::DueStatus::met : decided.status;
        const std::string id = run.dice.id();
        const auto met_on = was_kept ? std::optional{meeting->slot.day} : decided.met_on;
        run.tables.due_date.row(id,
                                council.id,
                                family.id,
                                decided.event->id,
                                std::string{decided.rule->id},
                                type ? std::string{core::code(*type)} : std::string{},
                                decided.due.limit_date,
                                decided.due.schedule_by,
                                decided.due.is_provisional,
                                std::string{core::code(status)},
                                met_on,
                                meeting != nullptr ? std::optional{meeting->id} : std::nullopt,
                                meeting != nullptr && meeting->slot.day > decided.due.limit_date,
                                decided.event->recorded_at);
        for (const core::ChildAnswer& each : decided.children)
            run.tables.due_date_child.row(id,
                                          each.child,
                                          council.id,
                                          std::string{core::code(was_kept ? status : each.status)},
                                          was_kept ? met_on : each.met_on);
        ask_for_more_time(run, council, family, id, decided);
    }
}

}  // namespace

std::vector<core::Date> working_days(const LoadRun& run, const LoadStretch& stretch)
{
    std::vector<core::Date> found;
    for (core::Date day = stretch.from; day < stretch.until; day += days{1})
        if (run.calendars.national.is_working_day(day)) found.push_back(day);
    return found;
}

int chairs_needed(const LoadRun& run, const LoadStretch& stretch)
{
    // Room to breathe: no chair's diary is more than two thirds full.
    const auto places = static_cast<int>(working_days(run, stretch).size() * starts.size()) * 2 / 3;
    return stretch.meetings / std::max(1, places) + 1;
}

void load_families(LoadRun& run,
                   const LoadCouncil& council,
                   const LoadStretch& stretch,
                   const std::function<void()>& made)
{
    const std::vector<core::Date> working = working_days(run, stretch);
    const auto count = static_cast<std::size_t>(stretch.meetings);
    const std::size_t families = (count + meetings_of_a_family - 1) / meetings_of_a_family;
    for (std::size_t f = 0; f < families; ++f) {
        const LoadWorker& lead = run.dice.one_of(council.workers);
        Family family{.id = run.dice.id(), .lead = lead.id};
        for (std::size_t n = f; n < count; n += families)
            family.meetings.push_back({.id = run.dice.id(),
                                       .slot = slot(working, council.chairs.size(), n, count),
                                       .is_cancelled = run.dice.comes_up(5)});
        tell(run, family);
        write_people(run, council, stretch, lead, static_cast<int>(f) + 1, family);
        write_events(run, council, family);
        for (const LoadMeeting& meeting : family.meetings)
            write_meeting(run,
                          council,
                          {.family = family.id,
                           .lead = family.lead,
                           .children = family.children,
                           .members = family.members},
                          meeting);
        write_due_dates(run, council, family);
        if ((f + 1) % families_between_writes == 0) made();
    }
    made();
}

}  // namespace quorate::server
