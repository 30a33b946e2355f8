#include "core/scheduling/plan_maker.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

using namespace std::chrono;

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

void take_up(std::vector<std::size_t>& people, std::size_t person)
{
    if (std::ranges::find(people, person) == people.end()) people.push_back(person);
}

}  // namespace

int PlanMaker::last_day(const WorkingCalendar& calendar, Date day) const
{
    const std::vector<Date>& days = grid().days();
    if (day < days.front()) return -std::max(1, calendar.count_between(day, days.front()).count);
    const auto after = std::ranges::upper_bound(days, day);
    const int place = static_cast<int>(after - days.begin()) - 1;
    if (after != days.end()) return place;
    return place + calendar.count_between(days.back(), day).count;
}

void PlanMaker::add(const MeetingChoices& choices,
                    SlotRequest request,
                    std::string name,
                    std::optional<int> last_day)
{
    // Rooms are the plan's to find: without them the board is made in a fraction of the time.
    remember_rooms(request);
    problem_.travel_gap = request.travel_gap;
    const SlotBoard board = slot_board(request);
    PlanMeeting plan =
        with_needs(request, {.name = std::move(name), .last_day = last_day, .possible = {}});
    plan.possible = board.left_by(SlotRule::service_hours);
    plan.possible &= board.people.quorum.possible;
    add_people(choices, request, board, plan);
    keep_wishes(request, board, plan);
    add_chairs(request, plan);
    // Whoever alone can be in the chair is not at another of these meetings then.
    if (request.chairs.size() == 1) {
        const ChairCandidate& chair = request.chairs.front();
        add_person({.user = chair.id}, chair.name, chair.diary, plan);
    }
    problem_.meetings.push_back(std::move(plan));
}

void PlanMaker::add_again(const MeetingChoices& choices,
                          SlotRequest request,
                          PlanMeeting meeting,
                          const std::optional<RoomId>& now_in,
                          const FreeTime& allowed)
{
    remember_rooms(request);
    problem_.travel_gap = request.travel_gap;
    const SlotBoard board = slot_board(request);
    PlanMeeting plan = with_needs(request, std::move(meeting));
    plan.possible = board.left_by(SlotRule::service_hours);
    plan.possible &= allowed;
    plan.possible &= board.people.quorum.possible;
    add_people_again(choices, request, board, plan);
    keep_wishes(request, board, plan);
    add_chairs(request, plan);
    const auto room = now_in ? std::ranges::find(rooms_, *now_in) : rooms_.end();
    if (room != rooms_.end()) {
        plan.now_in = static_cast<std::size_t>(room - rooms_.begin());
        // The room is theirs until it is known that they leave it: nobody else is put there.
        if (const auto now = time_now(plan)) problem_.rooms[*plan.now_in].free.block(grid(), *now);
    }
    if (const auto now = plan.now_at ? grid().bit_of(*plan.now_at) : std::nullopt)
        plan.possible.words()[*now / 64] |= std::uint64_t{1} << (*now % 64);
    problem_.meetings.push_back(std::move(plan));
}

PlanMeeting PlanMaker::with_needs(const SlotRequest& request, PlanMeeting meeting) const
{
    meeting.key = std::to_string(problem_.meetings.size());
    meeting.before = request.family_before;
    meeting.length = request.length;
    meeting.after = request.debrief_after;
    meeting.in_room = needs_room(request.place);
    if (request.place.mode != MeetingMode::video && !meeting.in_room)
        meeting.venue = request.place.venue;
    meeting.seats = request.place.capacity;
    meeting.features = request.place.features;
    return meeting;
}

void PlanMaker::remember_rooms(SlotRequest& request)
{
    for (const SlotRoom& room : std::exchange(request.rooms, {})) {
        if (std::ranges::find(rooms_, room.id) != rooms_.end()) continue;
        rooms_.push_back(room.id);
        problem_.rooms.push_back({.name = room.name,
                                  .free = free_time(grid(), {.busy = room.busy}),
                                  .capacity = room.capacity,
                                  .features = room.features,
                                  .building = room.building});
    }
}

void PlanMaker::add_people(const MeetingChoices& choices,
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
        if (!is_duty_mailbox(choices, seat.holder))
            add_person(seat.holder, seat.name, seat.diary, plan);
    }
}

// Whose diary it is depends on the meeting, which is not in it: everybody is in the problem once
// for each meeting with what else they do, and once for all, so that nobody is at two.
void PlanMaker::add_people_again(const MeetingChoices& choices,
                                 const SlotRequest& request,
                                 const SlotBoard& board,
                                 PlanMeeting& plan)
{
    const auto now = time_now(plan);
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        const FreeTime& starts = board.people.seats[i].possible;
        if (!must_be_free(seat)) {
            if (!seat.is_known || !is_alone_for_agency(request, seat) ||
                !keep_if_it_can_be(plan, starts))
                continue;
        } else if (seat.window) {
            plan.possible &= starts;
        } else if (seat.is_known) {
            FreeTime free = free_time(grid(), seat.diary);
            if (now) free.release(grid(), *now);
            plan.people.push_back(problem_.people.size());
            problem_.people.push_back({.name = seat.name.reveal(), .free = std::move(free)});
        }
        if (!is_duty_mailbox(choices, seat.holder)) add_person(seat.holder, seat.name, {}, plan);
    }
}

void PlanMaker::keep_wishes(const SlotRequest& request,
                            const SlotBoard& board,
                            PlanMeeting& plan) const
{
    for (const FreeTime& kept : board.unwanted_kept)
        keep_if_it_can_be(plan, kept);
    if (request.wishes.preferred) keep_if_it_can_be(plan, board.half_day_kept);
}

// Leaves the starts in `kept`, unless that would leave none by the last day.
bool PlanMaker::keep_if_it_can_be(PlanMeeting& plan, const FreeTime& kept) const
{
    FreeTime left = plan.possible;
    left &= kept;
    const int days = static_cast<int>(grid().days().size());
    const int last = std::min(plan.last_day.value_or(days), days - 1);
    bool has_some = last < 0 && !left.is_empty();
    for (int day = 0; day <= last && !has_some; ++day)
        has_some = std::ranges::any_of(left.day(grid(), static_cast<std::size_t>(day)),
                                       [](std::uint64_t word) { return word != 0; });
    if (has_some) plan.possible = std::move(left);
    return has_some;
}

void PlanMaker::add_person(const SeatHolder& holder,
                           const PersonName& name,
                           const Diary& diary,
                           PlanMeeting& plan)
{
    const auto [at, is_new] = people_.try_emplace(seat_key(holder), problem_.people.size());
    if (is_new)
        problem_.people.push_back({.name = name.reveal(), .free = free_time(grid(), diary)});
    take_up(plan.people, at->second);
}

void PlanMaker::add_chairs(const SlotRequest& request, PlanMeeting& plan)
{
    for (const ChairCandidate& chair : request.chairs)
        plan.chairs.push_back({chair_at(chair), chair.is_usual});
}

std::size_t PlanMaker::chair_at(const ChairCandidate& chair)
{
    if (const auto known = place_of(chair.id)) return *known;
    chairs_.push_back(chair.id);
    PlanChair planned{.name = chair.name.reveal(),
                      .free = free_time(grid(), chair.diary),
                      .booked = chair.booked,
                      .elsewhere = chair.diary.elsewhere};
    if (chair.most_a_day) planned.most_a_day = *chair.most_a_day;
    problem_.chairs.push_back(std::move(planned));
    return chairs_.size() - 1;
}

std::optional<std::size_t> PlanMaker::place_of(const UserId& chair) const
{
    const auto known = std::ranges::find(chairs_, chair);
    if (known == chairs_.end()) return std::nullopt;
    return static_cast<std::size_t>(known - chairs_.begin());
}

void PlanMaker::keep_chairs_apart()
{
    for (PlanMeeting& meeting : problem_.meetings)
        keep_chairs_apart(meeting);
}

// Who has to be at another of the meetings can chair only what is then known to be theirs: the
// plan keeps the time of chairs and that of people apart.
void PlanMaker::keep_chairs_apart(PlanMeeting& meeting) const
{
    if (meeting.chairs.size() < 2) return;
    const auto person = [&](const ChairChoice& choice) {
        return people_.find(seat_key({.user = chairs_[choice.chair]}));
    };
    const auto is_wanted = [&](const ChairChoice& choice) {
        return person(choice) != people_.end();
    };
    const auto usual = std::ranges::find(meeting.chairs, true, &ChairChoice::knows_family);
    const bool all_wanted = std::ranges::all_of(meeting.chairs, is_wanted);
    if (usual != meeting.chairs.end() ? is_wanted(*usual) : all_wanted) {
        const ChairChoice only = usual != meeting.chairs.end() ? *usual : meeting.chairs.front();
        meeting.chairs = {only};
        take_up(meeting.people, person(only)->second);
        return;
    }
    std::erase_if(meeting.chairs, is_wanted);
}

void PlanMaker::keep_other_chairs_apart(const UserId& away)
{
    std::map<std::size_t, int> meetings_of;
    for (PlanMeeting& meeting : problem_.meetings) {
        for (const std::size_t person : meeting.people)
            ++meetings_of[person];
        const auto is_wanted = [&](const ChairChoice& choice) {
            return people_.contains(seat_key({.user = chairs_[choice.chair]}));
        };
        const bool has_others = std::ranges::any_of(meeting.chairs, [&](const auto& choice) {
            return chairs_[choice.chair] != away && !is_wanted(choice);
        });
        if (has_others) std::erase_if(meeting.chairs, is_wanted);
    }
    // Who is wanted by one of them alone is in it with all that they do already.
    for (const auto& [key, person] : people_)
        if (meetings_of[person] < 2)
            for (PlanMeeting& meeting : problem_.meetings)
                std::erase(meeting.people, person);
}

}  // namespace quorate::core
