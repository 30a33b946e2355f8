#include "core/slots/find_slots.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::brief;
using test::free_only;
using test::slot_request;
using Starts = std::vector<std::string>;

FoundSlots found(const SlotRequest& request)
{
    const auto answer = find_slots(request);
    return answer ? *answer : throw std::logic_error{answer.error().fields.front().message};
}

Starts starts_of(const SlotRequest& request)
{
    Starts starts;
    for (const Slot& slot : found(request).slots)
        starts.push_back(brief(slot.starts_at));
    return starts;
}

// Every start that keeps the rules.
Starts all_starts(SlotRequest request)
{
    request.want = 10'000;
    request.spread = {.apart = 0min, .a_day = 0};
    Starts starts = starts_of(request);
    std::ranges::sort(starts);
    return starts;
}

TEST(FindSlots, OffersFiveOnTheHourOnDifferentDaysFirst)
{
    EXPECT_EQ(starts_of(slot_request()),
              (Starts{"1 09:00", "1 11:00", "2 09:00", "2 11:00", "3 09:00"}));
}

TEST(FindSlots, OffersTimesThatOverlapOnlyWhenThereAreNoOthers)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({"2026-12-01 09:00-12:00", "2026-12-02 09:00-13:00"});

    EXPECT_EQ(starts_of(request), (Starts{"1 09:00", "1 10:00", "2 09:00", "2 10:00", "2 11:00"}));
    request.want = 3;
    EXPECT_EQ(starts_of(request), (Starts{"1 09:00", "2 09:00", "2 11:00"}));
}

TEST(FindSlots, NamesHowManyOthersCouldChair)
{
    SlotRequest request = slot_request();
    request.chairs.push_back(test::chair("Alex"));
    request.chairs.back().diary = free_only({"2026-12-01 09:00-11:00"});

    const auto slots = found(request).slots;
    EXPECT_EQ(slots[0].other_chairs, 1);
    EXPECT_EQ(slots[1].other_chairs, 0);
}

TEST(FindSlots, OffersMoreOfADayWhenThereAreNoOthers)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({"2026-12-02 09:00-17:00"});

    EXPECT_EQ(starts_of(request), (Starts{"2 09:00", "2 10:00", "2 11:00", "2 12:00", "2 13:00"}));
}

TEST(FindSlots, NeverOffersTwoWithinAnHour)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({"2026-12-02 09:00-12:00"});

    EXPECT_EQ(starts_of(request), (Starts{"2 09:00", "2 10:00"}));
    EXPECT_EQ(found(request).times, 2u);
}

TEST(FindSlots, TellsWhoIsThereAndWhatIsTaken)
{
    SlotRequest request = slot_request();
    request.family_before = 30min;
    request.debrief_after = 15min;
    request.days_to_spare = {6, 5, 4};
    request.seats[3].diary = free_only({});
    request.seats.push_back(test::seat("Sol"));
    request.seats.back().is_known = false;

    const Slot slot = found(request).slots.front();

    EXPECT_EQ(brief(slot.taken_from), "1 09:30");
    EXPECT_EQ(brief(slot.starts_at), "1 10:00");
    EXPECT_EQ(brief(slot.ends_at), "1 12:00");
    EXPECT_EQ(brief(slot.taken_until), "1 12:15");
    EXPECT_EQ(slot.chair, UserId{"Gwen"});
    EXPECT_EQ(slot.room, RoomId{"Oak"});
    EXPECT_EQ(slot.days_to_spare, 6);
    EXPECT_EQ(slot.seats,
              (std::vector{SeatState::free,
                           SeatState::free,
                           SeatState::free,
                           SeatState::busy,
                           SeatState::not_shared}));
    EXPECT_EQ(slot.quorum.state, QuorumState::met);
    EXPECT_EQ(slot.quorum_margin, 0);
    EXPECT_EQ(slot.score.clashes, 1);
    EXPECT_EQ(slot.score.required_to_ask, 1);
}

// What has to hold at every start. Each row leaves few enough to name.
struct Rule {
    const char* name;
    std::function<void(SlotRequest&)> given;
    Starts then;
};

const Rule rules[] = {
    {"TheChairIsFree",
     [](SlotRequest& request) {
         request.chairs.front().diary = free_only({"2026-12-01 10:00-12:05"});
     },
     {"1 10:00", "1 10:05"}},
    {"AnyOfTheChairsIsFree",
     [](SlotRequest& request) {
         request.chairs = {test::chair("Gwen"), test::chair("Alex")};
         request.chairs[0].diary = free_only({"2026-12-01 10:00-12:00"});
         request.chairs[1].diary = free_only({"2026-12-02 14:00-16:00"});
     },
     {"1 10:00", "2 14:00"}},
    {"TheChairDoesNotChairTooMuchOnADay",
     [](SlotRequest& request) {
         request.chairs.front().diary =
             free_only({"2026-12-01 10:00-12:00", "2026-12-02 10:00-12:00"});
         request.chairs.front().most_a_day = 2;
         request.chairs.front().booked = {2, 1, 0};
     },
     {"2 10:00"}},
    {"WhoMustBeThereIsFree",
     [](SlotRequest& request) {
         request.seats.front().diary = free_only({"2026-12-03 15:00-17:00"});
     },
     {"3 15:00"}},
    {"TheMinuteTakerIsFreeWhateverTheSeat",
     [](SlotRequest& request) {
         request.seats.push_back(test::seat("Sam"));
         request.seats.back().part = SeatPart::minute_taker;
         request.seats.back().requirement = Requirement::optional;
         request.seats.back().diary = free_only({"2026-12-03 15:00-17:00"});
     },
     {"3 15:00"}},
    {"NothingBeginsBeforeTheEarliestMoment",
     [](SlotRequest& request) {
         request.earliest = test::civil("2026-12-03T14:22");
         request.family_before = 30min;
     },
     {"3 14:55", "3 15:00"}},
    {"ItBeginsNoLaterThanTheLatestMoment",
     [](SlotRequest& request) {
         request.latest_start = test::civil("2026-12-01T09:07");
         request.family_before = 0min;
     },
     {"1 09:00", "1 09:05"}},
    {"TheFamilysTimeAndTheDebriefLieInServiceHours",
     [](SlotRequest& request) {
         request.chairs.front().diary = free_only({"2026-12-01 08:00-18:00"});
         request.length = 5h;
         request.family_before = 90min;
         request.debrief_after = 85min;
     },
     {"1 10:30", "1 10:35"}},
    {"TheFamilyAndItsInterpreterComeForTheTimeBefore",
     [](SlotRequest& request) {
         request.family_before = 30min;
         request.seats.push_back(test::seat("Ivy"));
         request.seats.back().part = SeatPart::interpreter;
         request.seats.back().diary = free_only({"2026-12-01 09:30-12:00"});
     },
     {"1 10:00"}},
    {"OthersDoNot",
     [](SlotRequest& request) {
         request.family_before = 30min;
         request.seats.front().diary = free_only({"2026-12-01 10:00-12:00"});
     },
     {"1 10:00"}},
    {"WhoComesForAPartIsFreeForThatPart",
     [](SlotRequest& request) {
         request.seats.push_back(test::seat("Lee"));
         request.seats.back().window = AttendanceWindow{60min, 90min};
         request.seats.back().diary = free_only({"2026-12-02 11:00-11:30"});
     },
     {"2 10:00"}},
    {"EnoughAgenciesAreFree",
     [](SlotRequest& request) {
         request.seats[1].diary = free_only({"2026-12-01 09:00-11:00", "2026-12-03 09:00-11:00"});
         request.seats[2].diary = free_only({"2026-12-01 09:00-11:00"});
         request.seats[3].diary = free_only({"2026-12-02 09:00-11:00", "2026-12-03 09:00-11:00"});
     },
     {"1 09:00", "3 09:00"}},
    {"ARoomThatFitsIsFree",
     [](SlotRequest& request) {
         request.rooms = {test::room("Oak", 12), test::room("Nook", 4)};
         request.rooms.front().busy = free_only({"2026-12-01 09:00-11:00"}).busy;
     },
     {"1 09:00"}},
    {"ARoomHasWhatIsAskedOfIt",
     [](SlotRequest& request) {
         request.rooms = {test::room("Oak", 12), test::room("Elm", 12)};
         request.place.features = {AccessFeature::hearing_loop};
         request.rooms[1].features = {AccessFeature::hearing_loop, AccessFeature::parking};
         request.rooms[1].busy = free_only({"2026-12-02 09:00-11:00"}).busy;
     },
     {"2 09:00"}},
    {"PeopleGetThereInTimeFromAnotherBuilding",
     [](SlotRequest& request) {
         request.travel_gap = 30min;
         request.chairs.front().diary = free_only({"2026-12-01 09:00-13:35"});
         request.seats.front().diary.elsewhere = {
             {test::stretch("2026-12-01 09:00-11:00"), "Police station"}};
     },
     {"1 11:30", "1 11:35"}},
    {"WhoIsInTheSameBuildingNeedsNoTime",
     [](SlotRequest& request) {
         request.travel_gap = 30min;
         request.chairs.front().diary = free_only({"2026-12-01 09:00-13:00"});
         request.seats.front().diary.elsewhere = {
             {test::stretch("2026-12-01 09:00-11:00"), "Town Hall"}};
     },
     {"1 11:00"}},
    {"NobodyTravelsToAMeetingByVideo",
     [](SlotRequest& request) {
         request.place = {.mode = MeetingMode::video};
         request.travel_gap = 30min;
         request.chairs.front().diary = free_only({"2026-12-01 11:00-13:00"});
         request.chairs.front().diary.elsewhere = {
             {test::stretch("2026-12-01 09:00-11:00"), "Police station"}};
     },
     {"1 11:00"}},
    {"ByVideoOthersThanTheChairStayWhereTheyAre",
     [](SlotRequest& request) {
         request.place.mode = MeetingMode::hybrid;
         request.travel_gap = 30min;
         request.chairs.front().diary = free_only({"2026-12-01 09:00-13:00"});
         request.seats.front().diary.elsewhere = {
             {test::stretch("2026-12-01 09:00-11:00"), "Police station"}};
     },
     {"1 11:00"}},
    {"AVenueThatIsNotOursTakesNoRoom",
     [](SlotRequest& request) {
         request.place = {.venue = "Elm School"};
         request.rooms.clear();
         request.travel_gap = 10min;
         request.chairs.front().diary = free_only({"2026-12-01 09:00-13:10"});
         request.chairs.front().diary.elsewhere = {
             {test::stretch("2026-12-01 09:00-11:00"), "Town Hall"}};
     },
     {"1 11:10"}},
};

class FindSlotsRule : public testing::TestWithParam<Rule> {};

TEST_P(FindSlotsRule, HoldsAtEveryStart)
{
    SlotRequest request = slot_request();
    GetParam().given(request);

    const Starts starts = all_starts(request);

    EXPECT_EQ(starts, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Rules, FindSlotsRule, testing::ValuesIn(rules), [](const auto& test) {
    return test.param.name;
});

TEST(FindSlots, NeverTakesSomebodyForFreeWhoDoesNotShareACalendar)
{
    SlotRequest request = slot_request();
    for (std::size_t i = 1; i < 4; ++i)
        request.seats[i].is_known = false;

    const Slot slot = found(request).slots.front();

    EXPECT_EQ(slot.quorum.state, QuorumState::at_risk);
    EXPECT_EQ(slot.score.quorum_at_risk, 1);
    EXPECT_EQ(slot.seats[1], SeatState::not_shared);
}

TEST(FindSlots, KnowsNothingOfTheDaysAfterWhichACalendarIsNotShared)
{
    SlotRequest request = slot_request();
    request.want = 100;
    request.seats.front().diary = free_only({});
    request.seats.front().known_until = test::day("2026-12-02");

    const auto slots = found(request).slots;

    ASSERT_FALSE(slots.empty());
    for (const Slot& slot : slots) {
        EXPECT_EQ(brief(slot.starts_at).substr(0, 1), "3");
        EXPECT_EQ(slot.seats.front(), SeatState::not_shared);
    }
}

TEST(FindSlots, DoesNotRelyOnAnOptionalSeatForQuorum)
{
    SlotRequest request = slot_request();
    request.seats[1].requirement = Requirement::optional;
    request.seats[3].diary = free_only({"2026-12-02 09:00-11:00"});

    EXPECT_EQ(all_starts(request), Starts{"2 09:00"});
}

TEST(FindSlots, TakesTheSmallestRoomThatFits)
{
    SlotRequest request = slot_request();
    request.rooms = {test::room("Hall", 60), test::room("Nook", 4), test::room("Oak", 12)};

    EXPECT_EQ(found(request).slots.front().room_name, "Oak");
}

TEST(FindSlots, KeepsARoomWithMoreFeaturesForWhoNeedsThem)
{
    SlotRequest request = slot_request();
    request.rooms = {test::room("Elm", 12), test::room("Oak", 12)};
    request.rooms.front().features = {AccessFeature::hearing_loop};

    EXPECT_EQ(found(request).slots.front().room_name, "Oak");
}

TEST(FindSlots, PrefersALargerRoomWithWhatIsWished)
{
    SlotRequest request = slot_request();
    request.rooms = {test::room("Elm", 12), test::room("Oak", 30)};
    request.rooms.back().features = {AccessFeature::hearing_loop};
    request.place.wished_features = {AccessFeature::hearing_loop, AccessFeature::parking};

    const Slot slot = found(request).slots.front();

    EXPECT_EQ(slot.room_name, "Oak");
    EXPECT_EQ(slot.missing, std::vector{AccessFeature::parking});
}

TEST(FindSlots, TellsWhichTimesOfTheFamilyItRunsInto)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({"2026-12-01 14:00-16:00"});
    request.wishes = {.unwanted = {{Tuesday, 8h, 9h + 15min, "school run"},
                                   {Tuesday, 15h, 15h + 30min, "school pick-up"}},
                      .preferred = HalfDay::morning};

    const Slot slot = found(request).slots.front();

    ASSERT_EQ(slot.unwanted.size(), 1u);
    EXPECT_EQ(slot.unwanted.front().name, "school pick-up");
    EXPECT_TRUE(slot.other_half_day);
    EXPECT_EQ(slot.score.wishes_broken, 2);
}

TEST(FindSlots, FindsNothingWithoutRefusingIt)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({});

    const FoundSlots nothing = found(request);

    EXPECT_TRUE(nothing.slots.empty());
    EXPECT_EQ(nothing.rejected.size(), 3u);
    EXPECT_EQ(nothing.times, 0u);
}

}  // namespace
}  // namespace quorate::core
