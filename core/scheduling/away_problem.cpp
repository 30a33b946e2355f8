#include <algorithm>
#include <set>
#include <utility>

#include "core/availability/known_times.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/planning/away_chair.hpp"
#include "core/scheduling/plan_away.hpp"
#include "core/scheduling/plan_maker.hpp"
#include "core/scheduling/request_for_needs.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// Time to find others after somebody is back.
constexpr WorkingDays days_after_return{15};
// What has no limit is put off by so much at most.
constexpr WorkingDays most_put_off{20};
constexpr minutes notice_of_strategy_discussion{30};

// With what comes before and after, as London's clock has it.
CivilStretch time_of(const Meeting& meeting)
{
    const CivilTime from = london_civil(needed_from(meeting));
    return {from, from + (needed_until(meeting) - needed_from(meeting))};
}

// The working days from the next one on, and those on which the meetings are.
std::vector<Date> days_for(const WorkingCalendar& calendar, Date today, const AwayToPlan& away)
{
    std::set<Date> all;
    const Date last = std::max(calendar.advance(today, days_planned),
                               calendar.advance(away.until, days_after_return));
    for (Date day = today + days{1}; day <= last; day += days{1})
        if (calendar.is_working_day(day)) all.insert(day);
    for (const Meeting& meeting : away.meetings)
        all.insert(floor<days>(time_of(meeting).from));
    return {all.begin(), all.end()};
}

// The hours of service, wide and fine enough for the times at which the meetings are.
SlotGrid grid_for(const ServiceHours& hours, std::vector<Date> all, const AwayToPlan& away)
{
    minutes opens = hours.opens;
    minutes closes = hours.closes;
    minutes unit{needs_step_minutes};
    for (const Meeting& meeting : away.meetings) {
        const CivilStretch time = time_of(meeting);
        const Date day = floor<days>(time.from);
        const auto from = duration_cast<minutes>(time.from - day);
        const auto until = duration_cast<minutes>(time.until - day);
        opens = std::min(opens, minutes{floor<std::chrono::hours>(from)});
        closes = std::max(closes, std::min(minutes{24h}, minutes{ceil<std::chrono::hours>(until)}));
        for (const minutes each :
             {from, until, duration_cast<minutes>(london_civil(meeting.starts_at) - day)})
            if (each % unit != 0min) unit = minutes{1};
    }
    return SlotGrid{std::move(all), opens, closes, unit};
}

MeetingNeeds needs_of(UnitOfWork& work,
                      const MeetingTools& tools,
                      const MeetingChoices& choices,
                      const Meeting& meeting)
{
    MeetingNeeds needs = meeting_needs(work, tools, choices, meeting.type, meeting.children);
    needs.length_minutes =
        static_cast<int>(duration_cast<minutes>(meeting.ends_at - meeting.starts_at).count());
    needs.family_minutes_before = meeting.family_minutes_before;
    needs.debrief_minutes_after = meeting.debrief_minutes_after;
    needs.mode = meeting.mode;
    needs.venue = meeting.room ? std::string{} : meeting.venue;
    if (meeting.mode == MeetingMode::video) needs.features.clear();
    needs.chair = {};
    needs.minute_taker = meeting.minute_taker;
    needs.seats.clear();
    std::vector<SeatRequest> asked;
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        const SeatHolder& holder = seat.invitee.holder;
        const bool can_be_looked_up =
            std::ranges::find(choices.candidates, holder, &Candidate::holder) !=
            choices.candidates.end();
        if (holder.user == meeting.chair || !can_be_looked_up ||
            (holder.user && holder.user == meeting.minute_taker))
            continue;
        needs.seats.push_back({.holder = holder,
                               .requirement = seat.invitee.requirement,
                               .window = seat.invitee.window});
        asked.push_back({.holder = holder, .requirement = seat.invitee.requirement});
    }
    // It was booked like that: what is looked for is another time or chair, not other people.
    needs.without_quorum =
        quorum_if_invited(choices, meeting.type, {}, asked).state == QuorumState::not_met;
    return needs;
}

// Puts one meeting after the other into the problem, as it is and with what it could be.
class AwayMaker {
public:
    AwayMaker(UnitOfWork& work,
              const MeetingTools& tools,
              const Actor& actor,
              const AwayToPlan& away)
        : work_{work},
          tools_{tools},
          actor_{actor},
          now_{tools.clock.now()},
          calendar_{calendars_of(work, actor.authority, tools.bank_holidays).local},
          days_{days_for(calendar_, london_date(now_), away)},
          shared_{shared_choices(work, actor.authority)},
          known_{work, actor.authority, days_.front(), days_.back(), now_},
          maker_{grid_for(known_.hours(), days_, away)},
          queue_{.problem = {.grid = maker_.grid()}}
    {
    }

    void add(const Meeting& meeting)
    {
        const auto choices =
            meeting_choices(work_, tools_, actor_, meeting.case_id, meeting.type, shared_);
        if (!choices) {
            ++queue_.others;
            return;
        }
        PlannedMeeting planned{.reference = choices->family.reference,
                               .family_name = choices->family.family_name,
                               .needs = needs_of(work_, tools_, *choices, meeting),
                               .booked = meeting,
                               .place = place_of(meeting)};
        planned.chain = chain_to_move(work_, tools_, meeting.authority, meeting.id);
        const auto due = limit_for(meeting, planned.chain);
        planned.has_limit = due.has_value();
        if (due) planned.due = *due;
        planned.again_by = again_by(meeting);
        const SlotSearchOptions options{
            .except = meeting.id,
            .held_with = ids_ahead_with(work_, meeting.authority, meeting.id)};
        planned.held_with = options.held_with.size();
        const auto last = first_of_group(last_date(meeting, planned), options.held_with);
        SearchWindow window = window_for(meeting, due);
        if (meeting.type != MeetingType::strategy_discussion)
            planned.notice = notice_for(
                calendar_, london_date(now_), day_that_presses(planned), window.latest_start);
        if (planned.notice && planned.notice->is_kept)
            window.earliest = std::max(window.earliest, CivilTime{planned.notice->from});
        if (planned.chain)
            window.earliest = std::max(window.earliest, after_earlier(*planned.chain, meeting));
        SlotRequest request = request_for(work_,
                                          {.choices = *choices,
                                           .needs = planned.needs,
                                           .window = window,
                                           .usual_chair = {},
                                           .now = now_,
                                           .options = options,
                                           .known = &known_,
                                           .grid = &maker_.grid()});
        const std::set<UserId> known = chairs_before(meeting);
        for (ChairCandidate& chair : request.chairs)
            chair.is_usual = known.contains(chair.id);
        PlanMeeting plan{
            .name = planned.reference,
            .last_day = last ? std::optional{maker_.last_day(calendar_, *last)} : std::nullopt,
            .possible = {},
            .now_at = london_civil(meeting.starts_at)};
        const FreeTime allowed = new_times(meeting, planned.has_limit);
        maker_.add_again(*choices, std::move(request), std::move(plan), meeting.room, allowed);
        queue_.meetings.push_back(std::move(planned));
    }

    QueueProblem take(const AwayToPlan& away)
    {
        maker_.keep_other_chairs_apart(away.chair);
        const auto chair = maker_.place_of(away.chair);
        queue_.problem = maker_.take();
        if (chair)
            queue_.problem = while_away(std::move(queue_.problem),
                                        *chair,
                                        {CivilTime{away.from}, CivilTime{away.until + days{1}}});
        queue_.chairs = maker_.take_chairs();
        queue_.rooms = maker_.take_rooms();
        queue_.others += away.too_many;
        return std::move(queue_);
    }

private:
    SearchWindow window_for(const Meeting& meeting, const std::optional<CaseDueDate>& due) const
    {
        SearchWindow window{.days = days_};
        window.earliest = meeting.type == MeetingType::strategy_discussion
                              ? london_civil(now_ + notice_of_strategy_discussion)
                              : CivilTime{london_date(now_) + days{1}};
        if (due && due->limit_at) window.latest_start = london_civil(*due->limit_at);
        return window;
    }

    // A core group or review has a last day already if its conference is held as it is booked.
    std::optional<CaseDueDate> limit_for(const Meeting& meeting,
                                         const std::optional<ChainToMove>& chain)
    {
        const ChainEntry* own = chain ? chain->view.of(meeting.id) : nullptr;
        return own != nullptr && own->is_expected ? own->due : limit_of(work_, meeting);
    }

    // A day after the limit that somebody allowed is the last one for this meeting, and so is one
    // after a limit that does not run yet; never one after it has to be held again.
    static std::optional<Date> last_date(const Meeting& meeting, const PlannedMeeting& planned)
    {
        if (!planned.has_limit) return planned.again_by;
        const ChainEntry* own = planned.chain ? planned.chain->view.of(meeting.id) : nullptr;
        const bool is_allowed = meeting.late_authoriser || (own != nullptr && own->is_expected);
        const Date allowed = is_allowed ? london_date(meeting.starts_at) : Date{};
        const Date last = std::max(planned.due.schedule_by, allowed);
        return std::min(last, planned.again_by.value_or(last));
    }

    // What is held together with it moves too, and has a last day of its own.
    std::optional<Date> first_of_group(std::optional<Date> last,
                                       const std::vector<MeetingId>& others) const
    {
        for (const MeetingId& id : others) {
            const auto other = work_.meetings.find(actor_.authority, id);
            const auto due = other ? limit_of(work_, *other) : std::nullopt;
            if (!due) continue;
            const Date theirs = other->late_authoriser
                                    ? std::max(due->schedule_by, london_date(other->starts_at))
                                    : due->schedule_by;
            last = std::min(last.value_or(theirs), theirs);
        }
        return last;
    }

    // Of the one that makes up for a meeting that was adjourned for want of quorum.
    std::optional<Date> again_by(const Meeting& meeting) const
    {
        const auto by =
            to_be_held_again_by(work_, meeting.authority, meeting.case_id, meeting.type);
        return by && london_date(meeting.starts_at) <= *by ? by : std::nullopt;
    }

    // A last day that has passed is no reason to leave less notice.
    std::optional<Date> day_that_presses(const PlannedMeeting& planned) const
    {
        if (planned.has_limit && planned.due.schedule_by < london_date(now_)) return std::nullopt;
        return last_date(*planned.booked, planned);
    }

    // The day after the last of those of its chain that come before it.
    static CivilTime after_earlier(const ChainToMove& chain, const Meeting& meeting)
    {
        Date first{};
        const ChainLink link = chain.view.of(meeting.id)->link;
        for (const ChainEntry& other : chain.view.to_come_besides(meeting.id))
            if (other.link < link)
                first = std::max(first, london_date(other.meeting.starts_at) + days{1});
        return CivilTime{first};
    }

    // Starts at which all of it lies in the hours of service of a working day. Without a limit it
    // is not put off for ever.
    FreeTime new_times(const Meeting& meeting, bool has_limit) const
    {
        const SlotGrid& grid = maker_.grid();
        const Date last = has_limit
                              ? days_.back()
                              : calendar_.advance(london_date(meeting.starts_at), most_put_off);
        FreeTime open = FreeTime::all(grid);
        for (const Date day : days_) {
            const bool is_worked = day <= last && calendar_.is_working_day(day);
            const minutes closed_until = is_worked ? known_.hours().opens : minutes{24h};
            open.block(grid, {CivilTime{day}, day + closed_until});
            open.block(grid, {day + known_.hours().closes, day + days{1}});
        }
        const CivilStretch time = time_of(meeting);
        return open.starts_of(grid, duration_cast<minutes>(time.until - time.from))
            .shifted(grid, minutes{meeting.family_minutes_before});
    }

    std::set<UserId> chairs_before(const Meeting& meeting) const
    {
        std::set<UserId> known;
        for (const Meeting& each : work_.meetings.of_case(meeting.authority, meeting.case_id))
            if (each.id != meeting.id && each.starts_at < now_) known.insert(each.chair);
        return known;
    }

    std::string place_of(const Meeting& meeting) const
    {
        if (meeting.mode == MeetingMode::video) return "By video";
        const auto room = std::ranges::find_if(
            shared_.rooms, [&](const Room& each) { return each.id == meeting.room; });
        return room == shared_.rooms.end() ? meeting.venue : full_name(*room);
    }

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    const Instant now_;
    const WorkingCalendar calendar_;
    const std::vector<Date> days_;
    const SharedChoices shared_;
    KnownTimes known_;
    PlanMaker maker_;
    QueueProblem queue_;
};

}  // namespace

QueueProblem away_problem(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const AwayToPlan& away,
                          const ReadingProgress& progress)
{
    AwayMaker maker{work, tools, actor, away};
    std::size_t read = 0;
    for (const Meeting& meeting : away.meetings) {
        if (progress && !progress(read++)) break;
        maker.add(meeting);
    }
    return maker.take(away);
}

}  // namespace quorate::core
