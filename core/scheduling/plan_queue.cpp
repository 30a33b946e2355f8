#include "core/scheduling/plan_queue.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/availability/known_times.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/usual_booking.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"
#include "core/scheduling/accept_plan.hpp"
#include "core/scheduling/plan_maker.hpp"
#include "core/scheduling/request_for_needs.hpp"
#include "core/support/paging.hpp"
#include "core/support/text.hpp"

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

std::optional<PollId> poll_about(UnitOfWork& work, const MeetingNeeds& needs)
{
    return undecided_poll(work, needs.authority, needs.case_id, needs.type, needs.children);
}

// What they are called, when they are not all of the family's children.
std::vector<PersonName> some_of(const std::vector<Child>& children,
                                const std::vector<ChildId>& chosen)
{
    std::vector<PersonName> names;
    for (const Child& child : children)
        if (std::ranges::find(chosen, child.id) != chosen.end()) names.push_back(called(child));
    if (names.size() == children.size()) names.clear();
    return names;
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
          shared_{shared_choices(work, actor.authority)},
          known_{work, actor.authority, days_.front(), days_.back(), now_},
          maker_{SlotGrid{
              days_, known_.hours().opens, known_.hours().closes, minutes{needs_step_minutes}}},
          queue_{.problem = {.grid = maker_.grid()}}
    {
        know_everybody();
    }

    void add(const QueueRow& row)
    {
        const CaseId& id = row.due.case_id;
        const MeetingType type = *row.due.meeting_type;
        const auto choices = meeting_choices(work_, tools_, actor_, id, type, shared_);
        if (!choices || !choices->family.is_open) return;
        PlannedMeeting meeting{.due = row.due,
                               .reference = row.reference,
                               .family_name = row.family_name,
                               .needs = meeting_needs(work_, tools_, *choices, type)};
        meeting.about = some_of(choices->children, meeting.needs.children);
        meeting.missing_help = help_missing(*choices, meeting.needs);
        about_.push_back({id, type, meeting.needs.children});
        if (const auto poll = poll_about(work_, meeting.needs)) {
            leave_out(row, "People are being asked which time suits", poll);
            return;
        }
        for (const CaseDueDate& due : choices->limits)
            if (waits_for_one_of(due, meeting.needs.children)) {
                meeting.due = due;
                break;
            }
        const auto again_by = to_be_held_again_by(work_, actor_.authority, id, type);
        meeting.again_by = while_ahead(again_by);
        const auto window = window_of(meeting, again_by);
        if (!window) {
            ++queue_.not_yet;
            queue_.not_yet_references.push_back(row.reference);
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
                                           .options = options,
                                           .known = &known_});
        if (std::string why = what_is_missing(*choices, meeting.needs, request); !why.empty()) {
            leave_out({.due = meeting.due,
                       .reference = meeting.reference,
                       .family_name = meeting.family_name},
                      std::move(why));
            return;
        }
        maker_.add(*choices,
                   std::move(request),
                   meeting.reference,
                   maker_.last_day(calendars_.local, *meeting.last_day()));
        queue_.meetings.push_back(std::move(meeting));
    }

    // Of a family and type of which one is planned: that one may be for its children as well.
    void add_after(const QueueRow& row)
    {
        const auto first = std::ranges::find_if(about_, [&](const About& each) {
            return each.family == row.due.case_id && each.type == *row.due.meeting_type;
        });
        if (first == about_.end() || waits_only_for(row.due, first->children)) return;
        std::string what{label(first->type)};
        what.replace(0, 1, lower_case(what.substr(0, 1)));
        leave_out(
            row,
            "Another " + what + " of this family is planned first: plan again once it is booked");
    }

    QueueProblem take()
    {
        maker_.keep_chairs_apart();
        queue_.problem = maker_.take();
        queue_.chairs = maker_.take_chairs();
        queue_.rooms = maker_.take_rooms();
        return std::move(queue_);
    }

private:
    // What is planned, or would be if something were not missing.
    struct About {
        CaseId family;
        MeetingType type;
        std::vector<ChildId> children;
    };

    void leave_out(const QueueRow& row, std::string why, const std::optional<PollId>& poll = {})
    {
        const auto again_by =
            to_be_held_again_by(work_, actor_.authority, row.due.case_id, *row.due.meeting_type);
        queue_.left_out.push_back(
            {row.due, row.reference, row.family_name, std::move(why), poll, while_ahead(again_by)});
    }

    // Once the day by which it had to be held again has passed, the limit alone counts, as where
    // one meeting is looked for.
    std::optional<Date> while_ahead(const std::optional<Date>& again_by) const
    {
        return again_by && *again_by >= days_.front() ? again_by : std::nullopt;
    }

    // Also an interpreter whom one of the family is known to need.
    std::vector<MissingHelp> help_missing(const MeetingChoices& choices,
                                          const MeetingNeeds& needs) const
    {
        NeededHelp help = needs.help;
        if (help.interpreter.empty())
            for (const InterpreterNeed& each : interpreters_needed(work_, choices, needs))
                help.interpreter += (help.interpreter.empty() ? "" : ", ") + each.language;
        std::vector<SeatHolder> asked;
        for (const SeatNeed& seat : needs.seats)
            asked.push_back(seat.holder);
        return core::missing_help(choices, help, asked);
    }

    // Everybody whom any meeting could need, all at once.
    void know_everybody()
    {
        std::vector<CalendarOwner> owners;
        for (const Candidate& each : shared_.professionals)
            if (auto owner = calendar_owner_of(each.holder)) owners.push_back(*std::move(owner));
        for (const Room& room : shared_.rooms)
            owners.push_back({room.id});
        known_.know(owners);
    }

    // All days planned, with when this meeting may begin; nothing when that is not yet.
    std::optional<SearchWindow> window_of(const PlannedMeeting& meeting,
                                          const std::optional<Date>& again_by) const
    {
        const auto usual = search_window(
            calendars_, now_, meeting.needs.type, meeting.due, SearchFrom::usual, {}, again_by);
        SearchWindow window{.days = days_, .earliest = CivilTime{days_.front()}};
        if (!usual) return window;  // the last day has passed: as soon as can be
        if (usual->days.front() > days_.back()) return std::nullopt;
        window.earliest = std::max({usual->earliest, CivilTime{usual->days.front()}});
        window.latest_start = usual->latest_start;
        const Notice notice = notice_for(
            calendars_.local, london_date(now_), meeting.last_day(), window.latest_start);
        if (notice.is_kept) window.earliest = std::max(window.earliest, CivilTime{notice.from});
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

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    const Instant now_;
    const Calendars calendars_;
    const std::vector<Date> days_;
    const SharedChoices shared_;
    KnownTimes known_;
    PlanMaker maker_;
    QueueProblem queue_;
    std::vector<About> about_;
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
    if (poll_about(work, planned))
        return Error{Refusal::wrong_state, {{"", "People are being asked which time suits"}}};
    const MeetingNeeds needs = meeting_needs(work, tools, *choices, planned.type);
    if (shape_of(needs) != shape_of(planned))
        return Error{Refusal::stale_version,
                     {{"", "What it needs has changed since this was planned"}}};
    MeetingDraft draft = meeting_draft_of(needs, place.slot);
    draft.when_and_where.video_link = place.video_link;
    const auto booked = schedule_meeting(work, tools, actor, draft);
    if (booked) return *booked;
    Error error = booked.error();
    for (FieldError& each : error.fields)
        if (is_about_who_meets(each))
            each = {"", who_must_not_meet(each) + ". " + std::string{say_who_comes_when}};
    return error;
}

}  // namespace

std::optional<Date> PlannedMeeting::last_day() const
{
    if (!has_limit) return again_by;
    return std::min(due.schedule_by, again_by.value_or(due.schedule_by));
}

Date UnplannedMeeting::last_day() const
{
    return std::min(due.schedule_by, again_by.value_or(due.schedule_by));
}

Result<QueueToPlan> queue_to_plan(UnitOfWork& work, const MeetingTools& tools, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    QueueToPlan queue;
    std::vector<QueueRow>& rows = queue.rows;
    std::set<std::pair<CaseId, MeetingType>> seen;
    QueueFilter filter{.limit = longest_stretch};
    std::size_t looked_at = 0;
    for (bool has_more = true; has_more && rows.size() < most_planned;) {
        const auto found = needs_a_date(work, case_tools(tools), actor, filter);
        if (!found) return found.error();
        has_more = found->page.has_more;
        const auto all = static_cast<std::size_t>(std::max(0, found->total));
        for (const NeedsADate& entry : found->page.entries) {
            if (rows.size() == most_planned) break;
            const CaseDueDate& due = entry.row.due;
            filter.after = due.id;
            ++looked_at;
            if (!entry.may_book || !due.meeting_type) continue;
            const bool is_new = seen.emplace(due.case_id, *due.meeting_type).second;
            (is_new ? rows : queue.after).push_back(entry.row);
        }
        queue.others = all - std::min(all, looked_at);
    }
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::meeting_create,
           .detail = "planned_queue=" + std::to_string(rows.size())});
    return queue;
}

QueueProblem queue_problem(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const QueueToPlan& queue,
                           const ReadingProgress& progress)
{
    ProblemMaker maker{work, tools, actor};
    for (std::size_t i = 0; i < queue.rows.size(); ++i) {
        if (progress && !progress(i)) break;
        maker.add(queue.rows[i]);
    }
    for (const QueueRow& row : queue.after)
        maker.add_after(row);
    QueueProblem problem = maker.take();
    problem.others = queue.others;
    return problem;
}

Result<std::vector<MeetingId>> book_planned(UnitOfWork& work,
                                            const MeetingTools& tools,
                                            const Actor& actor,
                                            const std::vector<AcceptedPlace>& accepted)
{
    return all_or_none(accepted,
                       [&](const AcceptedPlace& place) { return book(work, tools, actor, place); });
}

}  // namespace quorate::core
