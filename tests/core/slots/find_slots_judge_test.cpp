#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>

#include "core/slots/find_slots.hpp"
#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// A judge that shares nothing with the finder but the request: it looks at stretches one by one.

bool touches(const CivilStretch& a, CivilTime from, CivilTime until)
{
    return a.from < a.until && a.from < until && from < a.until;
}

bool is_free(const Diary& diary, CivilTime from, CivilTime until, const SlotRoom* there)
{
    for (const CivilStretch& busy : diary.busy)
        if (touches(busy, from, until)) return false;
    for (const Elsewhere& meeting : diary.elsewhere) {
        if (meeting.when.until <= meeting.when.from) continue;
        const bool is_far = there != nullptr && there->building != meeting.building;
        const minutes gap = is_far ? there->travel_gap.value_or(0min) : 0min;
        if (touches({meeting.when.from - gap, meeting.when.until + gap}, from, until)) return false;
    }
    return true;
}

SeatState judged(const SlotRequest& request,
                 const SlotSeat& seat,
                 CivilTime start,
                 const SlotRoom* there)
{
    const Date date = floor<days>(start);
    if (!seat.is_known || (seat.known_until && date > *seat.known_until))
        return SeatState::not_shared;
    CivilTime from = start;
    CivilTime until = start + request.length;
    if (seat.window) {
        from = start + seat.window->from;
        until = start + seat.window->until;
    }
    const bool for_family = seat.part == SeatPart::family || seat.part == SeatPart::interpreter ||
                            seat.part == SeatPart::advocate;
    if (for_family && from == start) from -= request.family_before;
    const bool travels =
        request.place.mode == MeetingMode::in_person || seat.part == SeatPart::minute_taker;
    return is_free(seat.diary, from, until, travels ? there : nullptr) ? SeatState::free
                                                                       : SeatState::busy;
}

bool chair_can(const SlotRequest& request,
               const ChairCandidate& chair,
               CivilTime start,
               const SlotRoom* there)
{
    std::size_t day = 0;
    while (request.grid.days()[day] != floor<days>(start))
        ++day;
    if (chair.most_a_day && !chair.booked.empty() && chair.booked[day] >= *chair.most_a_day)
        return false;
    return is_free(chair.diary,
                   start - request.family_before,
                   start + request.length + request.debrief_after,
                   there);
}

bool people_can(const SlotRequest& request, CivilTime start, const SlotRoom* there)
{
    std::vector<QuorumSeat> counted;
    for (const SlotSeat& seat : request.seats) {
        const SeatState state = judged(request, seat, start, there);
        const bool must =
            seat.requirement == Requirement::required || seat.part == SeatPart::minute_taker;
        if (must && state == SeatState::busy) return false;
        if (!seat.counts || seat.requirement == Requirement::optional) continue;
        counted.push_back(*seat.counts);
        counted.back().presence = state == SeatState::free   ? Presence::coming
                                  : state == SeatState::busy ? Presence::not_coming
                                                             : Presence::waiting;
    }
    return evaluate_quorum(request.quorum, counted).state != QuorumState::not_met;
}

bool room_can(const SlotRequest& request, const SlotRoom& room, CivilTime start)
{
    if (room.capacity < request.place.capacity) return false;
    for (const AccessFeature feature : request.place.features)
        if (!room.features.contains(feature)) return false;
    return is_free({.busy = room.busy},
                   start - request.family_before,
                   start + request.length + request.debrief_after,
                   nullptr);
}

bool can_begin(const SlotRequest& request, CivilTime start)
{
    const Date date = floor<days>(start);
    const CivilTime from = start - request.family_before;
    const CivilTime until = start + request.length + request.debrief_after;
    if (from < date + request.grid.opens() || until > date + request.grid.closes()) return false;
    if (from < request.earliest) return false;
    const auto fits = [&](const SlotRoom* there) {
        const bool has_chair = std::ranges::any_of(request.chairs, [&](const auto& chair) {
            return chair_can(request, chair, start, there);
        });
        return has_chair && people_can(request, start, there);
    };
    if (request.place.mode == MeetingMode::video) return fits(nullptr);
    return std::ranges::any_of(request.rooms, [&](const SlotRoom& room) {
        return room_can(request, room, start) && fits(&room);
    });
}

// Requests of every sort.
class Dice {
public:
    explicit Dice(unsigned seed) : random_{seed} {}

    int up_to(int most) { return std::uniform_int_distribution{0, most}(random_); }
    bool one_in(int many) { return up_to(many - 1) == 0; }

    std::vector<CivilStretch> busy()
    {
        std::vector<CivilStretch> made;
        for (int i = up_to(5); i > 0; --i) {
            const CivilTime from = test::day("2026-12-01") + hours{24 * up_to(2) + 8} +
                                   minutes{up_to(560)} + seconds{up_to(59)};
            made.push_back({from, from + minutes{up_to(200)}});
        }
        return made;
    }

    Diary diary()
    {
        Diary made{.busy = busy()};
        if (!one_in(3)) return made;
        for (const CivilStretch& when : busy())
            made.elsewhere.push_back({when, one_in(2) ? "Court" : "Town Hall"});
        return made;
    }

    SlotSeat seat(int number)
    {
        SlotSeat made = test::quorum_seat("seat " + std::to_string(number),
                                          all_agency_kinds()[static_cast<std::size_t>(up_to(5))]);
        made.requirement = all_requirements()[static_cast<std::size_t>(up_to(2))];
        if (made.requirement == Requirement::required && one_in(2))
            made.requirement = Requirement::quorum;
        if (one_in(4)) made.counts.reset();
        if (one_in(4)) made.part = one_in(2) ? SeatPart::family : SeatPart::interpreter;
        if (number == 0 && one_in(3)) made.part = SeatPart::minute_taker;
        if (one_in(5)) made.window = AttendanceWindow{minutes{5 * up_to(4)}, 30min};
        made.is_known = !one_in(5);
        if (one_in(5)) made.known_until = test::day("2026-12-01");
        made.diary = diary();
        return made;
    }

    SlotRoom room(int number)
    {
        SlotRoom made = test::room("room " + std::to_string(number), 4 + up_to(10));
        if (one_in(2)) made.building = "Court";
        made.travel_gap = minutes{up_to(40)};
        if (!one_in(3)) made.features = {AccessFeature::hearing_loop};
        made.busy = busy();
        return made;
    }

    ChairCandidate chair(int number)
    {
        ChairCandidate made = test::chair("chair " + std::to_string(number));
        made.diary = diary();
        if (one_in(3)) made.most_a_day = up_to(2);
        made.booked = {up_to(2), up_to(2), up_to(2)};
        return made;
    }

    SlotRequest request()
    {
        SlotRequest made = test::slot_request();
        made.length = minutes{30 + 5 * up_to(24)};
        made.family_before = minutes{5 * up_to(6)};
        made.debrief_after = minutes{5 * up_to(3)};
        if (one_in(3)) made.earliest = test::day("2026-12-01") + minutes{up_to(2000)};
        made.chairs = {chair(0), chair(1)};
        for (int i = up_to(8); i > 0; --i)
            made.seats.push_back(seat(i - 1));
        made.rooms = {room(0), room(1), room(2)};
        made.place.mode = static_cast<MeetingMode>(up_to(2));
        if (made.place.mode != MeetingMode::video && one_in(3))
            made.place.features = {AccessFeature::hearing_loop};
        made.quorum.other_agencies = up_to(3);
        if (one_in(4)) made.quorum.kinds = {AgencyKind::police, AgencyKind::health};
        if (one_in(2)) made.quorum.health_counts_as = HealthCountsAs::one;
        return made;
    }

private:
    std::mt19937 random_;
};

const SlotRoom* room_of(const SlotRequest& request, const Slot& slot)
{
    const auto room = std::ranges::find(request.rooms, slot.room, &SlotRoom::id);
    return room == request.rooms.end() ? nullptr : &*room;
}

void check_slot(const SlotRequest& request, const Slot& slot)
{
    const SlotRoom* there = room_of(request, slot);
    EXPECT_EQ(there != nullptr, request.place.mode != MeetingMode::video);
    if (there != nullptr) EXPECT_TRUE(room_can(request, *there, slot.starts_at));
    const auto chair = std::ranges::find(request.chairs, slot.chair, &ChairCandidate::id);
    ASSERT_NE(chair, request.chairs.end());
    EXPECT_TRUE(chair_can(request, *chair, slot.starts_at, there));
    EXPECT_TRUE(people_can(request, slot.starts_at, there));
    for (std::size_t i = 0; i < request.seats.size(); ++i)
        EXPECT_EQ(slot.seats[i], judged(request, request.seats[i], slot.starts_at, there));
    EXPECT_EQ(slot.score.quorum_at_risk, slot.quorum.state == QuorumState::at_risk ? 1 : 0);
}

TEST(FindSlotsJudge, FindsEveryStartThatFitsAndNoOther)
{
    Dice dice{20261201};
    std::size_t all_found = 0;
    std::size_t refused = 0;
    for (int round = 0; round < 150; ++round) {
        SlotRequest request = dice.request();
        request.want = 10'000;
        request.spread = {.apart = 0min, .a_day = 0};
        const auto found = find_slots(request);
        if (!found) {
            ++refused;
            continue;
        }
        std::vector<CivilTime> starts;
        for (const Slot& slot : found->slots) {
            starts.push_back(slot.starts_at);
            check_slot(request, slot);
        }
        std::ranges::sort(starts);
        std::vector<CivilTime> expected;
        std::vector<Date> empty_days;
        for (const Date date : request.grid.days()) {
            const std::size_t before = expected.size();
            for (minutes at = 9h; at < 17h; at += 5min)
                if (can_begin(request, date + at)) expected.push_back(date + at);
            if (expected.size() == before) empty_days.push_back(date);
        }
        ASSERT_EQ(starts, expected) << "round " << round;
        std::vector<Date> rejected;
        for (const RejectedDay& each : found->rejected)
            rejected.push_back(each.date);
        ASSERT_EQ(rejected, empty_days) << "round " << round;
        all_found += starts.size();
    }
    // Enough of both, so that the test says something.
    EXPECT_GT(all_found, 1000u);
    EXPECT_LT(refused, 75u);
}

TEST(FindSlotsJudge, KeepsOfferedSlotsApart)
{
    Dice dice{7};
    for (int round = 0; round < 100; ++round) {
        const SlotRequest request = dice.request();
        const auto found = find_slots(request);
        if (!found) continue;
        ASSERT_LE(found->slots.size(), request.want);
        for (std::size_t i = 1; i < found->slots.size(); ++i)
            ASSERT_LE(found->slots[i - 1].score, found->slots[i].score);
        std::map<Date, int> of_day;
        for (const Slot& slot : found->slots) {
            ++of_day[floor<days>(slot.starts_at)];
            for (const Slot& other : found->slots)
                if (&slot != &other) ASSERT_GE(abs(slot.starts_at - other.starts_at), 60min);
        }
        const auto most =
            std::ranges::max_element(of_day, {}, [](const auto& each) { return each.second; });
        const std::size_t days_with_slots = request.grid.days().size() - found->rejected.size();
        if (most != of_day.end() && most->second > 2) ASSERT_EQ(of_day.size(), days_with_slots);
    }
}

TEST(FindSlotsJudge, AccusesOnlyWhoIsAtFault)
{
    Dice dice{11};
    int accused = 0;
    for (int round = 0; round < 500; ++round) {
        const SlotRequest request = dice.request();
        const auto found = find_slots(request);
        if (!found) continue;
        for (const RejectedDay& day : found->rejected) {
            if (day.rule != SlotRule::required || day.together) continue;
            // Whoever did it alone does it however free all the others are.
            for (const std::string& name : day.culprits) {
                SlotRequest alone = request;
                std::erase_if(alone.seats,
                              [&](const SlotSeat& seat) { return seat.name.reveal() != name; });
                alone.quorum = {};
                for (SlotRoom& room : alone.rooms)
                    room.busy.clear();
                const auto others = find_slots(alone);
                ASSERT_TRUE(others.has_value());
                EXPECT_NE(std::ranges::find(others->rejected, day.date, &RejectedDay::date),
                          others->rejected.end())
                    << name;
                ++accused;
            }
        }
    }
    EXPECT_GT(accused, 20);
}

}  // namespace
}  // namespace quorate::core
