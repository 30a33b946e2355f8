#include "core/scheduling/request_for_needs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/availability/free_busy.hpp"
#include "core/dates/london_time.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

const Candidate& candidate_of(const MeetingChoices& choices, const SeatHolder& holder)
{
    return *std::ranges::find(choices.candidates, holder, &Candidate::holder);
}

// Any who may chair a conference; to other meetings those of the family's team are nearer than all
// social workers there are.
std::vector<const User*> who_could_chair(const RequestParts& parts)
{
    const FamilyCase& family = parts.choices.family;
    std::vector<const User*> found;
    for (const User& user : parts.choices.staff) {
        const bool is_near = user.chairs_meetings || user.id == parts.usual_chair ||
                             std::ranges::find(user.teams, family.team) != user.teams.end();
        if (is_near && may_chair(user, parts.needs.type)) found.push_back(&user);
    }
    return found;
}

// The time of everybody and everything that may be needed.
class Diaries {
public:
    Diaries(UnitOfWork& work, const RequestParts& parts, const std::vector<const User*>& chairs)
    {
        const MeetingNeeds& needs = parts.needs;
        std::set<CalendarOwner> asked;
        const auto ask = [&](const std::optional<CalendarOwner>& owner) {
            if (owner) asked.insert(*owner);
        };
        for (const User* user : chairs)
            ask(CalendarOwner{user->id});
        for (const SeatNeed& seat : needs.seats)
            ask(calendar_owner_of(seat.holder));
        if (!needs.chair.empty()) ask(CalendarOwner{needs.chair});
        if (needs.minute_taker) ask(CalendarOwner{*needs.minute_taker});
        for (const Room& room : parts.choices.rooms)
            ask(CalendarOwner{room.id});

        std::optional<KnownTimes> own;
        KnownTimes& known = parts.known != nullptr ? *parts.known
                                                   : own.emplace(work,
                                                                 needs.authority,
                                                                 parts.window.days.front(),
                                                                 parts.window.days.back(),
                                                                 parts.now);
        known.know({asked.begin(), asked.end()});
        hours_ = known.hours();
        for (const CalendarOwner& each : asked)
            times_.emplace(owner_key(each),
                           known.of(each, parts.options.except, parts.options.held_with));
        add_holds(parts, known.held());
        add_family(work, parts);
    }

    const ServiceHours& hours() const { return hours_; }

    Diary of(const std::string& key) const
    {
        Diary diary;
        const auto time = times_.find(key);
        if (time != times_.end()) {
            diary.busy = time->second.busy;
            for (const PlacedMeeting& each : time->second.meetings)
                if (!each.building.empty()) diary.elsewhere.push_back({each.when, each.building});
        }
        const auto held = held_.find(key);
        if (held != held_.end())
            diary.busy.insert(diary.busy.end(), held->second.begin(), held->second.end());
        return diary;
    }

    bool is_known(const std::string& key) const
    {
        const auto time = times_.find(key);
        return time != times_.end() && time->second.is_known;
    }

    // The family are at their own meetings.
    const std::vector<CivilStretch>& of_family() const { return family_; }

    std::vector<int> meetings_by_day(const std::string& key, const std::vector<Date>& all) const
    {
        std::vector<int> numbers(all.size(), 0);
        const auto time = times_.find(key);
        if (time == times_.end()) return numbers;
        for (const PlacedMeeting& each : time->second.meetings) {
            const auto day = std::ranges::lower_bound(all, floor<days>(each.when.from));
            if (day != all.end() && *day == floor<days>(each.when.from))
                ++numbers[static_cast<std::size_t>(day - all.begin())];
        }
        return numbers;
    }

private:
    void add_holds(const RequestParts& parts, const std::vector<HeldTime>& all)
    {
        for (const HeldTime& each : all)
            if (each.hold != parts.options.exclude_hold)
                held_[each.subject].push_back(civil_stretch(each.starts_at, each.ends_at));
    }

    void add_family(UnitOfWork& work, const RequestParts& parts)
    {
        for (const Meeting& each :
             work.meetings.of_case(parts.needs.authority, parts.needs.case_id))
            if (each.id != parts.options.except && is_for_family(each.type))
                family_.push_back(civil_stretch(each.starts_at, each.ends_at));
    }

    ServiceHours hours_;
    std::map<std::string, OwnersTime> times_;
    std::map<std::string, std::vector<CivilStretch>> held_;
    std::vector<CivilStretch> family_;
};

ChairCandidate chair_of(const RequestParts& parts, const Diaries& diaries, const User& user)
{
    const std::string key = owner_key({user.id});
    ChairCandidate chair{.id = user.id,
                         .name = user.name,
                         .diary = diaries.of(key),
                         .is_usual = user.id == parts.usual_chair,
                         .booked = diaries.meetings_by_day(key, parts.window.days)};
    if (is_conference(parts.needs.type)) chair.most_a_day = most_conferences_a_day;
    return chair;
}

void add_chairs(const RequestParts& parts,
                const Diaries& diaries,
                const std::vector<const User*>& all,
                SlotRequest& request)
{
    const MeetingNeeds& needs = parts.needs;
    const auto has_a_seat = [&](const UserId& id) {
        return id == needs.minute_taker || std::ranges::any_of(needs.seats, [&](const auto& seat) {
                   return seat.holder.user == id;
               });
    };
    const auto chosen = std::ranges::find(parts.choices.staff, needs.chair, &User::id);
    if (chosen != parts.choices.staff.end())
        request.chairs.push_back(chair_of(parts, diaries, *chosen));
    for (const User* user : all) {
        if (user->id == needs.chair || has_a_seat(user->id)) continue;
        auto& among = needs.chair.empty() ? request.chairs : request.other_chairs;
        among.push_back(chair_of(parts, diaries, *user));
    }
}

std::optional<QuorumSeat> counted(const Candidate& candidate,
                                  const SeatNeed& need,
                                  const UserId& chair)
{
    InviteeEntry entry{.name = candidate.name,
                       .job = candidate.job,
                       .agency_name = candidate.agency_name,
                       .agency_kind = candidate.agency_kind,
                       .agency = candidate.agency,
                       .discipline = candidate.discipline,
                       .staff_role = candidate.staff_role};
    entry.invitee.holder = need.holder;
    entry.invitee.requirement = need.requirement;
    auto seats = quorum_seats(std::span{&entry, 1}, chair, QuorumBasis::invited);
    if (seats.empty()) return std::nullopt;
    return std::move(seats.front());
}

SlotSeat seat_of(const RequestParts& parts, const Diaries& diaries, const SeatNeed& need)
{
    const Candidate& candidate = candidate_of(parts.choices, need.holder);
    SlotSeat seat{.holder = need.holder,
                  .name = candidate.name,
                  .requirement = need.requirement,
                  .part = seat_part(candidate),
                  .is_known = false,
                  .counts = counted(candidate, need, parts.needs.chair),
                  .window = need.window};
    const std::string key = seat_key(need.holder);
    if (candidate.is_duty_mailbox) return seat;
    seat.is_known = diaries.is_known(key);
    seat.diary = diaries.of(key);
    if (need.holder.member)
        seat.diary.busy.insert(
            seat.diary.busy.end(), diaries.of_family().begin(), diaries.of_family().end());
    return seat;
}

SlotSeat minute_taker(const RequestParts& parts, const Diaries& diaries, const UserId& id)
{
    const auto user = std::ranges::find(parts.choices.staff, id, &User::id);
    const std::string key = owner_key({id});
    return {.holder = {.user = id},
            .name = user == parts.choices.staff.end() ? PersonName{} : user->name,
            .part = SeatPart::minute_taker,
            .is_known = diaries.is_known(key),
            .diary = diaries.of(key)};
}

void add_rooms(const RequestParts& parts, const Diaries& diaries, SlotRequest& request)
{
    if (!needs_room(request.place)) return;
    for (const Room& room : parts.choices.rooms)
        request.rooms.push_back({.id = room.id,
                                 .name = full_name(room),
                                 .building = room.building,
                                 .capacity = room.capacity,
                                 .features = room.features,
                                 .busy = diaries.of(owner_key({room.id})).busy});
}

SlotPlace place_of(const MeetingNeeds& needs, std::size_t seats)
{
    SlotPlace place{.mode = needs.mode,
                    .venue = needs.venue,
                    .capacity = static_cast<int>(seats) + 1,  // the chair
                    .features = needs.features,
                    .wished_features = needs.wished_features};
    if (needs.mode == MeetingMode::hybrid && !place.features.contains(AccessFeature::video))
        place.wished_features.insert(AccessFeature::video);
    return place;
}

}  // namespace

SeatPart seat_part(const Candidate& candidate)
{
    if (candidate.holder.member) return SeatPart::family;
    const std::string job = lower_case(candidate.job);
    if (job.find("interpreter") != std::string::npos) return SeatPart::interpreter;
    if (job.find("advocate") != std::string::npos) return SeatPart::advocate;
    return SeatPart::professional;
}

SlotRequest request_for(UnitOfWork& work, const RequestParts& parts)
{
    const MeetingNeeds& needs = parts.needs;
    const SearchWindow& window = parts.window;
    const std::vector<const User*> chairs = who_could_chair(parts);
    const Diaries diaries{work, parts, chairs};
    SlotRequest request{.grid = parts.grid != nullptr ? *parts.grid
                                                      : SlotGrid{window.days,
                                                                 diaries.hours().opens,
                                                                 diaries.hours().closes,
                                                                 minutes{needs_step_minutes}},
                        .length = minutes{needs.length_minutes},
                        .family_before = minutes{needs.family_minutes_before},
                        .debrief_after = minutes{needs.debrief_minutes_after},
                        .earliest = window.earliest,
                        .latest_start = window.latest_start,
                        .days_to_spare = window.days_to_spare,
                        .wishes = needs.wishes,
                        .travel_gap = usual_travel_gap,
                        .want = parts.options.want};
    for (const SeatNeed& need : needs.seats)
        request.seats.push_back(seat_of(parts, diaries, need));
    if (needs.minute_taker)
        request.seats.push_back(minute_taker(parts, diaries, *needs.minute_taker));
    add_chairs(parts, diaries, chairs, request);
    request.place = place_of(needs, request.seats.size());
    add_rooms(parts, diaries, request);
    request.quorum =
        quorum_rule(needs.type, parts.choices.policy, parts.choices.family.jurisdiction);
    if (needs.without_quorum) request.quorum.is_needed = false;
    return request;
}

}  // namespace quorate::core
