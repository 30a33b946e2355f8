#include "core/slots/rejected_day.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/slots/slot_words.hpp"
#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::free_only;
using test::slot_request;
using test::stretch;

// Tuesday is the day in question.
struct Row {
    const char* name;
    std::function<void(SlotRequest&)> given;
    SlotRule then_rule;
    std::vector<std::string> then_culprits;
    bool then_together;
    const char* then_sentence;
};

const std::string day = "2026-12-01 ";

SlotSeat minute_taker()
{
    SlotSeat seat = test::seat("Sam");
    seat.part = SeatPart::minute_taker;
    return seat;
}

const Row rows[] = {
    {"TooLateInTheDay",
     [](SlotRequest& request) { request.earliest = test::civil("2026-12-01T15:05"); },
     SlotRule::service_hours,
     {},
     false,
     "Too little of the day is left for 2 hours within service hours, 09:00 to 17:00"},
    {"TheLimitIsTooEarlyInTheDay",
     [](SlotRequest& request) {
         request.family_before = 60min;
         request.latest_start = test::civil("2026-12-01T09:30");
     },
     SlotRule::service_hours,
     {},
     false,
     "Too little of the day is left before the limit, at 09:30"},
    {"TheChairIsAway",
     [](SlotRequest& request) {
         request.family_before = 30min;
         request.chairs.front().diary.busy = {stretch(day + "10:00-15:00")};
     },
     SlotRule::chair,
     {"Gwen"},
     false,
     "The chair, Gwen, has no 2 hours 30 minutes free"},
    {"EveryChairIsAway",
     [](SlotRequest& request) {
         request.chairs.push_back(test::chair("Alex"));
         for (ChairCandidate& chair : request.chairs)
             chair.diary.busy = {stretch(day + "09:00-17:00")};
     },
     SlotRule::chair,
     {"Gwen", "Alex"},
     false,
     "Nobody who could chair has 2 hours free: Gwen and Alex"},
    {"TheChairHasEnoughMeetings",
     [](SlotRequest& request) {
         request.chairs.push_back(test::chair("Alex"));
         request.chairs.front().most_a_day = 3;
         request.chairs.front().booked = {3, 0, 0};
         request.chairs.back().diary.busy = {stretch(day + "09:00-17:00")};
     },
     SlotRule::chair_load,
     {"Gwen"},
     false,
     "The chair, Gwen, has enough meetings that day"},
    {"OneWhoMustBeThereIsAway",
     [](SlotRequest& request) {
         request.seats.front().diary.busy = {stretch(day + "09:00-17:00")};
         request.seats[1].requirement = Requirement::required;
     },
     SlotRule::required,
     {"Kit"},
     false,
     "Kit is not free when the chair is"},
    {"EachAloneIsAway",
     [](SlotRequest& request) {
         request.seats[1].requirement = Requirement::required;
         request.seats[0].diary.busy = {stretch(day + "09:00-17:00")};
         request.seats[1].diary.busy = {stretch(day + "09:00-17:00")};
     },
     SlotRule::required,
     {"Kit", "Pat"},
     false,
     "Kit and Pat are not free when the chair is"},
    {"TwoAreFreeAtDifferentTimesAndAThirdHasNoPartInIt",
     [](SlotRequest& request) {
         for (SlotSeat& seat : request.seats)
             seat.requirement = Requirement::required;
         request.seats[0].diary.busy = {stretch(day + "11:00-17:00")};
         request.seats[2].diary.busy = {stretch(day + "09:00-12:00")};
         request.seats[3].diary.busy = {stretch(day + "15:00-17:00")};
     },
     SlotRule::required,
     {"Kit", "Noor"},
     true,
     "Kit and Noor are not free at the same time as the chair"},
    {"TheMinuteTakerIsAway",
     [](SlotRequest& request) {
         request.seats.push_back(minute_taker());
         request.seats.back().diary.busy = {stretch(day + "09:00-17:00")};
     },
     SlotRule::minute_taker,
     {"Sam"},
     false,
     "The minute taker, Sam, is not free when those who must be there are"},
    {"TooFewAgencies",
     [](SlotRequest& request) {
         request.seats[1].diary.busy = {stretch(day + "09:00-17:00")};
         request.seats[2].diary.busy = {stretch(day + "09:00-12:00")};
         request.seats[3].diary.busy = {stretch(day + "12:00-17:00")};
         request.quorum.other_agencies = 2;
     },
     SlotRule::quorum,
     {"Police: Pat's agency", "Health"},
     false,
     "Quorum cannot be met. Not free when the others are: Police: Pat's agency and Health"},
    {"AnAgencyThatHasToBeThere",
     [](SlotRequest& request) {
         request.quorum = {.is_needed = true, .social_care = true, .kinds = {AgencyKind::police}};
         request.seats[1].diary.busy = {stretch(day + "09:00-17:00")};
         request.seats[2].diary.busy = {stretch(day + "09:00-17:00")};
     },
     SlotRule::quorum,
     {"Police: Pat's agency"},
     false,
     "Quorum cannot be met. Not free when the others are: Police: Pat's agency"},
    {"TheRoomIsTaken",
     [](SlotRequest& request) {
         request.rooms.push_back(test::room("Nook", 2));
         request.rooms.front().busy = {stretch(day + "10:30-15:30")};
     },
     SlotRule::room,
     {"Oak"},
     false,
     "The only room that fits, Oak, is taken when people are free"},
    {"NoRoomFits",
     [](SlotRequest& request) {
         request.place.capacity = 20;
         request.place.features = {AccessFeature::hearing_loop, AccessFeature::step_free};
     },
     SlotRule::room,
     {},
     false,
     "No room fits 20 people and has step-free access and hearing loop"},
    {"SomebodyIsTooFarAway",
     [](SlotRequest& request) {
         request.travel_gap = 45min;
         request.chairs.front().diary.busy = {stretch(day + "12:30-17:00")};
         request.seats.front().diary.elsewhere = {{stretch(day + "09:00-10:00"), "Court"}};
     },
     SlotRule::travel,
     {"Kit"},
     false,
     "Kit cannot be there in time from another building"},
    {"AnAgencyIsTooFarAway",
     [](SlotRequest& request) {
         request.travel_gap = 45min;
         request.chairs.front().diary.busy = {stretch(day + "12:30-17:00")};
         request.seats[1].diary.busy = {stretch(day + "09:00-17:00")};
         request.seats[2].diary.elsewhere = {{stretch(day + "09:00-10:00"), "Court"}};
     },
     SlotRule::travel,
     {"Health"},
     false,
     "Health cannot be there in time from another building"},
};

class RejectedDayRow : public testing::TestWithParam<Row> {};

TEST_P(RejectedDayRow, NamesTheFirstRuleAndWhoseCalendarDidIt)
{
    SlotRequest request = slot_request();
    GetParam().given(request);

    const auto rejected = rejected_days(request, slot_board(request));

    ASSERT_FALSE(rejected.empty());
    EXPECT_EQ(rejected.front().date, test::day("2026-12-01"));
    EXPECT_EQ(code(rejected.front().rule), code(GetParam().then_rule));
    EXPECT_EQ(rejected.front().culprits, GetParam().then_culprits);
    EXPECT_EQ(rejected.front().together, GetParam().then_together);
    EXPECT_EQ(sentence(request, rejected.front()), GetParam().then_sentence);
}

INSTANTIATE_TEST_SUITE_P(Rules, RejectedDayRow, testing::ValuesIn(rows), [](const auto& test) {
    return test.param.name;
});

TEST(RejectedDays, AreOnlyThoseOnWhichNothingFits)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({"2026-12-02 12:00-14:00"});

    const auto rejected = rejected_days(request, slot_board(request));

    ASSERT_EQ(rejected.size(), 2u);
    EXPECT_EQ(rejected[0].date, test::day("2026-12-01"));
    EXPECT_EQ(rejected[1].date, test::day("2026-12-03"));
}

TEST(RejectedDays, BlameTheFirstOfSeveralRules)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({});
    request.seats.front().diary = free_only({});
    request.rooms.clear();

    const auto rejected = rejected_days(request, slot_board(request));

    ASSERT_EQ(rejected.size(), 3u);
    EXPECT_EQ(rejected.front().rule, SlotRule::chair);
}

}  // namespace
}  // namespace quorate::core
