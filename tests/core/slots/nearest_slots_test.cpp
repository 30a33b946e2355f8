#include "core/slots/nearest_slots.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/slots/slot_words.hpp"
#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::free_only;
using test::slot_request;

// Nothing fits until one thing is given up.
struct Row {
    const char* name;
    std::function<void(SlotRequest&)> given;
    std::vector<std::string> then;
};

const std::string morning = "2026-12-01 09:00-12:00";

const Row rows[] = {
    {"SomebodyMayBeLeftOutOrCoveredFor",
     [](SlotRequest& request) {
         request.chairs.front().diary = free_only({morning});
         request.seats.push_back(test::quorum_seat("Sol", AgencyKind::housing));
         request.seats.back().requirement = Requirement::required;
         request.seats.back().diary = free_only({});
     },
     {"If somebody covers for Sol: 2 times fit", "Without Sol: 2 times fit"}},
    {"OnlyCoverHelpsWhoeverQuorumNeeds",
     [](SlotRequest& request) {
         request.chairs.front().diary = free_only({"2026-12-01 09:00-11:00"});
         request.seats[1].diary = free_only({});
         request.seats[2].diary = free_only({});
     },
     {"If somebody covers for Pat: 1 time fits", "If somebody covers for Noor: 1 time fits"}},
    {"AnotherMayTakeTheMinutesOrInterpret",
     [](SlotRequest& request) {
         request.seats.push_back(test::seat("Sam"));
         request.seats.back().part = SeatPart::minute_taker;
         request.seats.back().diary = free_only({});
     },
     {"With another minute taker than Sam: 21 times fit"}},
    {"NobodyIsAskedToDoWithoutTheFamily",
     [](SlotRequest& request) {
         request.seats.push_back(test::seat("Mo"));
         request.seats.back().part = SeatPart::family;
         request.seats.back().diary = free_only({});
     },
     {}},
    {"AnotherMayChair",
     [](SlotRequest& request) {
         request.chairs.front().diary = free_only({});
         request.other_chairs = {test::chair("Alex")};
         request.other_chairs.front().diary = free_only({morning});
     },
     {"With another chair, Alex: 2 times fit"}},
    {"TheChairMayTakeOneMore",
     [](SlotRequest& request) {
         request.chairs.front().most_a_day = 2;
         request.chairs.front().booked = {2, 3, 3};
     },
     {"If Gwen chairs one more meeting that day: 7 times fit"}},
    {"TheRoomMayBeSmaller",
     [](SlotRequest& request) {
         request.place.capacity = 30;
         request.rooms.push_back(test::room("Nook", 4));
     },
     {"In a smaller room, for 12: 21 times fit", "By video: 21 times fit"}},
    {"TheRoomMayLackSomething",
     [](SlotRequest& request) {
         request.place.features = {AccessFeature::hearing_loop, AccessFeature::parking};
         request.rooms.front().features = {AccessFeature::parking};
     },
     {"In a room without hearing loop: 21 times fit", "By video: 21 times fit"}},
    {"ItMayBeShorter",
     [](SlotRequest& request) {
         request.family_before = 30min;
         request.debrief_after = 15min;
         request.chairs.front().diary = free_only({"2026-12-01 09:00-11:30"});
     },
     {"Without the 15 minutes after the meeting: 1 time fits",
      "30 minutes shorter: 1 time fits",
      "Without the 30 minutes with the family first: 1 time fits"}},
    {"WhoComesForAPartComesForWhatIsLeft",
     [](SlotRequest& request) {
         request.seats.push_back(test::seat("Lee"));
         request.seats.back().window = AttendanceWindow{60min, 120min};
         request.chairs.front().diary = free_only({"2026-12-01 09:00-10:30"});
     },
     {"30 minutes shorter: 1 time fits"}},
};

class NearestSlots : public testing::TestWithParam<Row> {};

TEST_P(NearestSlots, NamesEachSingleChangeWithItsCount)
{
    SlotRequest request = slot_request();
    GetParam().given(request);

    std::vector<std::string> sentences;
    for (const NearestChange& change : nearest_slots(request))
        sentences.push_back(sentence(request, change));

    EXPECT_EQ(sentences, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Changes, NearestSlots, testing::ValuesIn(rows), [](const auto& test) {
    return test.param.name;
});

TEST(NearestSlotsAnswer, ComesWithTheBestSlotOfEachChange)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({});
    request.other_chairs = {test::chair("Alex")};
    request.other_chairs.front().diary = free_only({"2026-12-03 13:00-15:00"});

    const auto changes = nearest_slots(request);

    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes.front().best.chair, UserId{"Alex"});
    EXPECT_EQ(test::brief(changes.front().best.starts_at), "3 13:00");
}

TEST(NearestSlotsAnswer, SaysThatACoveredAgencyHasToBeAsked)
{
    SlotRequest request = slot_request();
    request.seats[1].diary = free_only({});
    request.seats[2].diary = free_only({});

    const auto changes = nearest_slots(request);

    ASSERT_FALSE(changes.empty());
    EXPECT_EQ(changes.front().best.quorum.state, QuorumState::at_risk);
}

TEST(NearestSlotsAnswer, IsEmptyForWhatIsRefused)
{
    SlotRequest request = slot_request();
    request.chairs.clear();

    EXPECT_TRUE(nearest_slots(request).empty());
}

}  // namespace
}  // namespace quorate::core
