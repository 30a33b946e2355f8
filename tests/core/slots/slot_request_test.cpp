#include "core/slots/slot_request.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::slot_request;

struct Row {
    const char* name;
    std::function<void(SlotRequest&)> given;
    const char* then_field;
    const char* then_message;
};

SlotSeat with_window(minutes from, minutes until)
{
    SlotSeat seat = test::seat("Lee");
    seat.window = AttendanceWindow{from, until};
    return seat;
}

const Row rows[] = {
    {"NoDayIsLeft",
     [](SlotRequest& request) { request.grid = SlotGrid{{}, 9h, 17h, 5min}; },
     "last_day",
     "No working day is left before the last day"},
    {"NoLength",
     [](SlotRequest& request) { request.length = 0min; },
     "duration_minutes",
     "Enter how long the meeting is"},
    {"ALengthBetweenUnits",
     [](SlotRequest& request) { request.length = 62min; },
     "duration_minutes",
     "The length must be a multiple of 5 minutes"},
    {"LongerThanTheDay",
     [](SlotRequest& request) {
         request.length = 7h;
         request.family_before = 90min;
     },
     "duration_minutes",
     "Service hours of 8 hours are too short for 8 hours 30 minutes"},
    {"NobodyChairs",
     [](SlotRequest& request) { request.chairs.clear(); },
     "chair",
     "Choose who chairs the meeting"},
    {"TheChairHasASeat",
     [](SlotRequest& request) { request.seats.front().holder = {.user = UserId{"Gwen"}}; },
     "chair",
     "Gwen cannot both chair and have another seat"},
    {"APersonTwice",
     [](SlotRequest& request) { request.seats.push_back(request.seats.back()); },
     "invitees",
     "Robin is asked twice"},
    {"TwoMinuteTakers",
     [](SlotRequest& request) {
         for (const char* name : {"Sam", "Ash"}) {
             request.seats.push_back(test::seat(name));
             request.seats.back().part = SeatPart::minute_taker;
         }
     },
     "invitees",
     "Choose one minute taker"},
    {"APartBeyondTheEnd",
     [](SlotRequest& request) { request.seats.push_back(with_window(90min, 150min)); },
     "invitees",
     "The part that Lee comes for must lie within the meeting"},
    {"APartBetweenUnits",
     [](SlotRequest& request) { request.seats.push_back(with_window(0min, 62min)); },
     "invitees",
     "The part that Lee comes for must begin and end on a multiple of 5 minutes"},
    {"VideoInARoomWithAHearingLoop",
     [](SlotRequest& request) {
         request.place.mode = MeetingMode::video;
         request.place.features = {AccessFeature::hearing_loop};
     },
     "mode",
     "A meeting by video has no place, so nothing can be asked of it. Choose how people meet"},
    {"AnUnwantedTimeThatEndsBeforeItBegins",
     [](SlotRequest& request) { request.wishes.unwanted = {{Monday, 15h, 9h, "school run"}}; },
     "wishes",
     "A time that does not suit the family must end after it begins"},
    {"AQuorumOfNobody",
     [](SlotRequest& request) { request.quorum = {.is_needed = true}; },
     "quorum",
     "Quorum asks for nobody. Say which agencies have to be there"},
    {"NotQuorateWhoeverComes",
     [](SlotRequest& request) { request.seats.resize(2); },
     "invitees",
     "It cannot be quorate even if everybody comes. One more agency needed"},
    {"NobodyCountsToQuorum",
     [](SlotRequest& request) { request.seats.clear(); },
     "invitees",
     "It cannot be quorate even if everybody comes. Nobody from children's social care; "
     "Two more agencies needed"},
};

class CheckRequest : public testing::TestWithParam<Row> {};

TEST_P(CheckRequest, RefusesWithASentence)
{
    SlotRequest request = slot_request();
    GetParam().given(request);

    const auto answer = check_request(request);

    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().fields,
              (std::vector<FieldError>{{GetParam().then_field, GetParam().then_message}}));
}

INSTANTIATE_TEST_SUITE_P(Requests, CheckRequest, testing::ValuesIn(rows), [](const auto& test) {
    return test.param.name;
});

TEST(CheckRequest, PassesAnOrdinaryRequest)
{
    EXPECT_TRUE(check_request(slot_request()).has_value());
}

TEST(CheckRequest, TellsEverythingAtOnce)
{
    SlotRequest request = slot_request();
    request.chairs.clear();
    request.length = 0min;

    const auto answer = check_request(request);

    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().fields.size(), 2u);
}

}  // namespace
}  // namespace quorate::core
