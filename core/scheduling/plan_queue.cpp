#include "core/scheduling/plan_queue.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/availability_store.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/usual_booking.hpp"
#include "core/scheduling/request_for_needs.hpp"
#include "core/slots/slot_board.hpp"
#include "core/support/paging.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

std::vector<Date> days_ahead(const WorkingCalendar& calendar, Date today)
{
    std::vector<Date> all;
    for (int n = 1; n <= days_planned.count; ++n)
        all.push_back(calendar.advance(today, WorkingDays{n}));
    return all;
}

FreeTime free_time(const SlotGrid& grid, const Diary& diary)
{
    FreeTime free = FreeTime::all(grid);
    for (const CivilStretch& busy : diary.busy)
        free.block(grid, busy);
    for (const Elsewhere& meeting : diary.elsewhere)
        free.block(grid, meeting.when);
    return free;
}

// The same people of an agency stand in for each other: who does not has nobody.
bool is_alone_for_agency(const SlotRequest& request, const SlotSeat& seat)
{
    if (!request.quorum.is_needed || !counts_to_quorum(seat)) return false;
    const std::string agency = agency_key(request.quorum, *seat.counts);
    return std::ranges::count_if(request.seats, [&](const SlotSeat& each) {
               return counts_to_quorum(each) && agency_key(request.quorum, *each.counts) == agency;
           }) == 1;
}

bool is_duty_mailbox(const MeetingChoices& choices, const SeatHolder& holder)
{
    const auto found = std::ranges::find(choices.candidates, holder, &Candidate::holder);
    return found != choices.candidates.end() && found->is_duty_mailbox;
}

// One meeting after the other is added to the problem, with whom and what it may take.
class ProblemMaker {
public:
    ProblemMaker(UnitOfWork& work, const MeetingTools& tools, const Actor& actor)
        : work_{work},
          tools_{tools},
          actor_{actor},
          now_{tools.clock.now()},
          calendars_{calendars_of(work, actor.authority, tools.bank_holidays)},
          days_{days_ahead(calendars_.local, london_date(now_))},
          queue_{.problem = {.grid = grid()}}
    {
    }

    void add(const QueueRow& row)
    {
        const CaseId& id = row.due.case_id;
        const MeetingType type = *row.due.meeting_type;
        const auto choices = meeting_choices(work_, tools_, actor_, id, type);
        if (!choices || !choices->family.is_open) return;
        PlannedMeeting meeting{.due = row.due,
                               .reference = row.reference,
                               .family_name = row.family_name,
                               .needs = meeting_needs(work_, tools_, *choices, type)};
        for (const CaseDueDate& due : choices->limits)
            if (waits_for_one_of(due, meeting.needs.children)) {
                meeting.due = due;
                break;
            }
        const auto window = window_of(meeting);
        if (!window) {
            ++queue_.not_yet;
            return;
        }
        const UserId usual =
            usual_booking(work_, *choices, type, calendars_.local, london_date(now_)).chair;
        const SlotSearchOptions options;
        SlotRequest request = request_for(work_,
                                          {.choices = *choices,
                                           .needs = meeting.needs,
                                           .window = *window,
                                           .usual_chair = usual,
                                           .now = now_,
                                           .options = options});
        if (std::string why = what_is_missing(*choices, meeting.needs, request); !why.empty()) {
            queue_.left_out.push_back(
                {meeting.due, meeting.reference, meeting.family_name, std::move(why)});
            return;
        }
        // Rooms are the plan's to find: without them the board is made in a fraction of the time.
        for (const SlotRoom& room : std::exchange(request.rooms, {}))
            remember(queue_.problem.grid, room);
        queue_.problem.meetings.push_back(planned(*choices, meeting, request));
        queue_.meetings.push_back(std::move(meeting));
    }

    QueueProblem take()
    {
        for (PlanMeeting& meeting : queue_.problem.meetings)
            keep_chairs_apart(meeting);
        return std::move(queue_);
    }

private:
    SlotGrid grid() const
    {
        const ServiceHours hours = work_.availability.service_hours(actor_.authority);
        return SlotGrid{days_, hours.opens, hours.closes, minutes{needs_step_minutes}};
    }

    // All days planned, with when this meeting may begin; nothing when that is not yet.
    std::optional<SearchWindow> window_of(const PlannedMeeting& meeting) const
    {
        const auto usual =
            search_window(calendars_, now_, meeting.needs.type, meeting.due, SearchFrom::usual);
        SearchWindow window{.days = days_, .earliest = CivilTime{days_.front()}};
        if (!usual) return window;  // the last day has passed: as soon as can be
        if (usual->days.front() > days_.back()) return std::nullopt;
        window.earliest = std::max({usual->earliest, CivilTime{usual->days.front()}});
        window.latest_start = usual->latest_start;
        return window;
    }

    std::string what_is_missing(const MeetingChoices& choices,
                                const MeetingNeeds& needs,
                                const SlotRequest& request) const
    {
        if (needs.children.empty()) return "It is not said which children it is about";
        if (request.chairs.empty()) return "Nobody who may chair it is known";
        const auto chosen = std::ranges::find(choices.staff, needs.chair, &User::id);
        if (!needs.chair.empty() &&
            (chosen == choices.staff.end() || !may_chair(*chosen, needs.type)))
            return "The chair who was chosen does not chair such meetings any more";
        const auto checked = check_request(request);
        if (checked) return {};
        const auto& fields = checked.error().fields;
        return fields.empty() ? "What it needs cannot be had" : fields.front().message;
    }

    // As PlanMeeting counts: from the first of the days planned.
    int last_day(const CaseDueDate& due) const
    {
        if (due.schedule_by < days_.front())
            return -std::max(1,
                             calendars_.local.count_between(due.schedule_by, days_.front()).count);
        const auto after = std::ranges::upper_bound(days_, due.schedule_by);
        const int place = static_cast<int>(after - days_.begin()) - 1;
        if (after != days_.end()) return place;
        return place + calendars_.local.count_between(days_.back(), due.schedule_by).count;
    }

    PlanMeeting planned(const MeetingChoices& choices,
                        const PlannedMeeting& meeting,
                        const SlotRequest& request)
    {
        const SlotGrid& grid = queue_.problem.grid;
        const SlotBoard board = slot_board(request);
        PlanMeeting plan{.key = std::to_string(queue_.meetings.size()),
                         .name = meeting.reference,
                         .before = request.family_before,
                         .length = request.length,
                         .after = request.debrief_after,
                         .last_day = last_day(meeting.due),
                         .possible = board.left_by(SlotRule::service_hours),
                         .in_room = needs_room(request.place),
                         .seats = request.place.capacity,
                         .features = request.place.features};
        plan.possible &= board.people.quorum.possible;
        add_people(choices, request, board, plan);
        for (const FreeTime& kept : board.unwanted_kept)
            keep_if_it_can_be(plan, kept);
        if (request.wishes.preferred) keep_if_it_can_be(plan, board.half_day_kept);
        for (const ChairCandidate& chair : request.chairs)
            plan.chairs.push_back({chair_at(grid, chair), chair.is_usual});
        // Whoever alone can be in the chair is not at another of these meetings then.
        if (request.chairs.size() == 1) {
            const ChairCandidate& chair = request.chairs.front();
            add_person({.user = chair.id}, chair.name, chair.diary, plan);
        }
        return plan;
    }

    void add_people(const MeetingChoices& choices,
                    const SlotRequest& request,
                    const SlotBoard& board,
                    PlanMeeting& plan)
    {
        for (std::size_t i = 0; i < request.seats.size(); ++i) {
            const SlotSeat& seat = request.seats[i];
            const FreeTime& starts = board.people.seats[i].possible;
            if (must_be_free(seat))
                plan.possible &= starts;
            else if (!seat.is_known || !is_alone_for_agency(request, seat) ||
                     !keep_if_it_can_be(plan, starts))
                continue;
            // Nobody is at two meetings, shared calendar or not; but many read a duty mailbox.
            if (is_duty_mailbox(choices, seat.holder)) continue;
            add_person(seat.holder, seat.name, seat.diary, plan);
        }
    }

    // Leaves the starts in `kept`, unless that would leave none by the last day.
    bool keep_if_it_can_be(PlanMeeting& plan, const FreeTime& kept) const
    {
        const SlotGrid& grid = queue_.problem.grid;
        FreeTime left = plan.possible;
        left &= kept;
        const int last = std::min(*plan.last_day, static_cast<int>(days_.size()) - 1);
        bool has_some = last < 0 && !left.is_empty();
        for (int day = 0; day <= last && !has_some; ++day)
            has_some = std::ranges::any_of(left.day(grid, static_cast<std::size_t>(day)),
                                           [](std::uint64_t word) { return word != 0; });
        if (has_some) plan.possible = std::move(left);
        return has_some;
    }

    void add_person(const SeatHolder& holder,
                    const PersonName& name,
                    const Diary& diary,
                    PlanMeeting& plan)
    {
        PlanProblem& problem = queue_.problem;
        const auto [at, is_new] = people_.try_emplace(seat_key(holder), problem.people.size());
        if (is_new)
            problem.people.push_back(
                {.name = name.reveal(), .free = free_time(problem.grid, diary)});
        if (std::ranges::find(plan.people, at->second) == plan.people.end())
            plan.people.push_back(at->second);
    }

    // Who has to be at another of the meetings can chair only what is then known to be theirs: the
    // plan keeps the time of chairs and that of people apart.
    void keep_chairs_apart(PlanMeeting& meeting)
    {
        if (meeting.chairs.size() < 2) return;
        const auto person = [&](const ChairChoice& choice) {
            return people_.find(seat_key({.user = queue_.chairs[choice.chair]}));
        };
        const auto is_wanted = [&](const ChairChoice& choice) {
            return person(choice) != people_.end();
        };
        const auto usual = std::ranges::find(meeting.chairs, true, &ChairChoice::knows_family);
        const bool all_wanted = std::ranges::all_of(meeting.chairs, is_wanted);
        if (usual != meeting.chairs.end() ? is_wanted(*usual) : all_wanted) {
            const ChairChoice only =
                usual != meeting.chairs.end() ? *usual : meeting.chairs.front();
            meeting.chairs = {only};
            const std::size_t place = person(only)->second;
            if (std::ranges::find(meeting.people, place) == meeting.people.end())
                meeting.people.push_back(place);
            return;
        }
        std::erase_if(meeting.chairs, is_wanted);
    }

    std::size_t chair_at(const SlotGrid& grid, const ChairCandidate& chair)
    {
        const auto known = std::ranges::find(queue_.chairs, chair.id);
        if (known != queue_.chairs.end())
            return static_cast<std::size_t>(known - queue_.chairs.begin());
        queue_.chairs.push_back(chair.id);
        PlanChair planned{.name = chair.name.reveal(),
                          .free = free_time(grid, chair.diary),
                          .booked = chair.booked};
        if (chair.most_a_day) planned.most_a_day = *chair.most_a_day;
        queue_.problem.chairs.push_back(std::move(planned));
        return queue_.chairs.size() - 1;
    }

    void remember(const SlotGrid& grid, const SlotRoom& room)
    {
        if (std::ranges::find(queue_.rooms, room.id) != queue_.rooms.end()) return;
        queue_.rooms.push_back(room.id);
        queue_.problem.rooms.push_back({.name = room.name,
                                        .free = free_time(grid, {.busy = room.busy}),
                                        .capacity = room.capacity,
                                        .features = room.features});
    }

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    const Instant now_;
    const Calendars calendars_;
    const std::vector<Date> days_;
    QueueProblem queue_;
    std::map<std::string, std::size_t> people_;
};

auto shape_of(const MeetingNeeds& needs)
{
    return std::tuple{needs.version,
                      needs.length_minutes,
                      needs.mode,
                      needs.chair,
                      needs.children,
                      needs.seats.size()};
}

Result<MeetingId> book(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Actor& actor,
                       const AcceptedPlace& place)
{
    const MeetingNeeds& planned = place.meeting.needs;
    const auto choices = meeting_choices(work, tools, actor, planned.case_id, planned.type);
    if (!choices) return choices.error();
    const bool still_waits = std::ranges::any_of(choices->limits, [&](const CaseDueDate& due) {
        return waits_for_one_of(due, planned.children);
    });
    if (!still_waits)
        return Error{Refusal::wrong_state, {{"", "It does not need a date any more"}}};
    const MeetingNeeds needs = meeting_needs(work, tools, *choices, planned.type);
    if (shape_of(needs) != shape_of(planned))
        return Error{Refusal::stale_version,
                     {{"", "What it needs has changed since this was planned"}}};
    MeetingDraft draft = meeting_draft_of(needs, place.slot);
    draft.when_and_where.video_link = place.video_link;
    return schedule_meeting(work, tools, actor, draft);
}

std::string sentences_of(const Error& error)
{
    std::string words;
    for (const FieldError& each : error.fields)
        words += (words.empty() ? "" : ". ") + each.message;
    if (!words.empty()) return words;
    words = refusal_text(error.refusal).sentence;
    if (words.ends_with('.')) words.pop_back();
    return words;
}

}  // namespace

Result<std::vector<QueueRow>> queue_to_plan(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    std::vector<QueueRow> rows;
    std::set<std::pair<CaseId, MeetingType>> seen;
    QueueFilter filter{.limit = longest_stretch};
    for (bool has_more = true; has_more && rows.size() < most_planned;) {
        const auto found = needs_a_date(work, case_tools(tools), actor, filter);
        if (!found) return found.error();
        has_more = found->page.has_more;
        for (const NeedsADate& entry : found->page.entries) {
            const CaseDueDate& due = entry.row.due;
            filter.after = due.id;
            if (entry.may_book && due.meeting_type && rows.size() < most_planned &&
                seen.emplace(due.case_id, *due.meeting_type).second)
                rows.push_back(entry.row);
        }
    }
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::meeting_create,
           .detail = "planned_queue=" + std::to_string(rows.size())});
    return rows;
}

QueueProblem queue_problem(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const std::vector<QueueRow>& rows,
                           const ReadingProgress& progress)
{
    ProblemMaker maker{work, tools, actor};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (progress && !progress(i)) break;
        maker.add(rows[i]);
    }
    return maker.take();
}

Result<std::vector<MeetingId>> book_planned(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const std::vector<AcceptedPlace>& accepted)
{
    std::vector<MeetingId> booked;
    Error refused{Refusal::invalid_input};
    for (const AcceptedPlace& place : accepted) {
        const auto meeting = book(work, tools, actor, place);
        if (meeting) {
            booked.push_back(*meeting);
            continue;
        }
        if (refused.fields.empty()) {
            refused = meeting.error();
            refused.fields.clear();
        }
        refused.fields.push_back({place.field, sentences_of(meeting.error())});
    }
    if (!refused.fields.empty()) return refused;
    return booked;
}

}  // namespace quorate::core
