#include "core/slots/slot_notes.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/slots/slot_words.hpp"
#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::free_only;
using test::slot_request;

// "!" before what speaks against the slot.
std::vector<std::string> notes_of_best(const SlotRequest& request)
{
    const auto found = find_slots(request);
    if (!found || found->slots.empty()) throw std::logic_error{"nothing found"};
    std::vector<std::string> texts;
    for (const SlotNote& note : slot_notes(request, found->slots.front()))
        texts.push_back((note.is_warning ? "!" : "") + note.text);
    return texts;
}

SlotSeat optional_seat(const std::string& name, SeatPart part)
{
    SlotSeat seat = test::seat(name);
    seat.requirement = Requirement::optional;
    seat.part = part;
    return seat;
}

struct Row {
    const char* name;
    std::function<void(SlotRequest&)> given;
    std::vector<std::string> then;
};

const Row rows[] = {
    {"AllIsWell", [](SlotRequest&) {}, {"All 5 people free", "Oak"}},
    {"SomeAreBusyOrHaveToBeAsked",
     [](SlotRequest& request) {
         request.seats[3].diary = free_only({});
         request.seats.push_back(optional_seat("Dr Sol", SeatPart::professional));
         request.seats.back().diary = free_only({});
         request.seats.push_back(optional_seat("Tam", SeatPart::professional));
         request.seats.back().is_known = false;
     },
     {"!4 of 6 whose times we know are free. Robin busy. Dr Sol busy, can send a report. 1 not "
      "known: Tam",
      "Oak"}},
    {"TheFamilyWhoIsYetToBeAskedIsNotCalledFree",
     [](SlotRequest& request) {
         request.seats.push_back(optional_seat("Mo", SeatPart::family));
         request.seats.back().is_known = false;
     },
     {"All 5 whose times we know are free. 1 not known: Mo", "Oak"}},
    {"OfTheFamilyWhoMustBeThereIsAWarning",
     [](SlotRequest& request) {
         request.seats.push_back(optional_seat("Mo", SeatPart::family));
         request.seats.back().requirement = Requirement::required;
         request.seats.back().is_known = false;
     },
     {"!All 5 whose times we know are free. 1 not known: Mo", "Oak"}},
    {"OfTheChairAlone",
     [](SlotRequest& request) {
         for (SlotSeat& seat : request.seats)
             seat.is_known = false;
         request.quorum = {};
     },
     {"!The only one whose times we know is free. 4 not known: Kit, Pat, Noor and Robin", "Oak"}},
    {"QuorumIsAtRisk",
     [](SlotRequest& request) {
         request.seats[1].is_known = false;
         request.seats[2].is_known = false;
         request.seats[3].diary = free_only({});
     },
     {"!2 of 3 whose times we know are free. Robin busy. 2 not known: Pat and Noor",
      "!Quorum rests on those who have to be asked: Police: Pat's agency and Health",
      "Oak"}},
    {"TheRoomLacksSomething",
     [](SlotRequest& request) {
         request.place.features = {AccessFeature::step_free};
         request.place.wished_features = {AccessFeature::hearing_loop, AccessFeature::parking};
         request.rooms.front().features = {AccessFeature::step_free, AccessFeature::parking};
     },
     {"All 5 people free", "!Oak, step-free access, parking for disabled people, no hearing loop"}},
    {"ByVideo",
     [](SlotRequest& request) { request.place = {.mode = MeetingMode::video}; },
     {"All 5 people free", "By video"}},
    {"AsTheFamilyAsked",
     [](SlotRequest& request) { request.wishes.preferred = HalfDay::afternoon; },
     {"All 5 people free", "Oak", "Afternoon, as the family asked"}},
    {"NotAsTheFamilyAsked",
     [](SlotRequest& request) {
         request.wishes = {.unwanted = {{Tuesday, 15h, 16h, "school run"}},
                           .preferred = HalfDay::morning};
         request.chairs.front().diary = free_only({"2026-12-01 14:00-16:00"});
     },
     {"All 5 people free",
      "Oak",
      "!Runs into the school run, which does not suit the family",
      "!The family asked for the morning"}},
    {"HelpersAreNamedByWhatTheyDo",
     [](SlotRequest& request) {
         request.seats.push_back(optional_seat("Ivy", SeatPart::interpreter));
         request.seats.push_back(optional_seat("Alex", SeatPart::advocate));
         request.seats.back().is_known = false;
     },
     {"!All 6 whose times we know are free. 1 not known: Alex",
      "Oak",
      "Interpreter free",
      "!Advocate has to be asked"}},
    {"AnotherChairIsSaid",
     [](SlotRequest& request) {
         request.chairs.push_back(test::chair("Alex"));
         request.chairs.front().is_usual = true;
         request.chairs.front().diary = free_only({});
     },
     {"All 5 people free", "Oak", "!Alex chairs, who is new to the family"}},
    {"OtherChairsWhoAreFreeAreCounted",
     [](SlotRequest& request) {
         request.chairs.push_back(test::chair("Alex"));
         request.chairs.push_back(test::chair("Sam"));
         request.chairs.push_back(test::chair("Away"));
         request.chairs.back().diary = free_only({});
         request.chairs.front().is_usual = true;
     },
     {"All 5 people free", "Oak", "Gwen chairs. Also free: 2 other chairs"}},
};

class SlotNotes : public testing::TestWithParam<Row> {};

TEST_P(SlotNotes, SayWhatSpeaksForAndAgainst)
{
    SlotRequest request = slot_request();
    GetParam().given(request);

    const auto notes = notes_of_best(request);

    EXPECT_EQ(notes, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Slots, SlotNotes, testing::ValuesIn(rows), [](const auto& test) {
    return test.param.name;
});

TEST(SlotWords, SayOfWhomTheTimesAreKnown)
{
    EXPECT_EQ(in_words({.known = 4, .free = 4}), "All 4 people free");
    EXPECT_EQ(in_words({.known = 2, .free = 2, .unknown = {"Pat"}}),
              "Both whose times we know are free. 1 not known: Pat");
    EXPECT_EQ(in_words({.known = 3, .free = 2, .unknown = {"Pat", "Noor"}}, ". Robin busy"),
              "2 of 3 whose times we know are free. Robin busy. 2 not known: Pat and Noor");
}

TEST(SlotWords, CallNoQuorumMetBeforeAnybodyIsAsked)
{
    EXPECT_EQ(quorum_in_words(QuorumState::met), "Quorum could be met by those who are free");
    EXPECT_EQ(quorum_in_words(QuorumState::at_risk), "Quorum could be met if those we ask come");
}

TEST(SlotWords, SpellLengthsOut)
{
    EXPECT_EQ(length_in_words(150min), "2 hours 30 minutes");
    EXPECT_EQ(length_in_words(60min), "1 hour");
    EXPECT_EQ(length_in_words(61min), "1 hour 1 minute");
    EXPECT_EQ(length_in_words(0min), "0 minutes");
}

TEST(SlotWords, SayHowManyDaysThereAreToSpare)
{
    EXPECT_EQ(days_to_spare_in_words(6), "6 working days to spare");
    EXPECT_EQ(days_to_spare_in_words(1), "1 working day to spare");
    EXPECT_EQ(days_to_spare_in_words(0), "The last day");
    EXPECT_EQ(days_to_spare_in_words(-2), "2 working days after the last day");
}

}  // namespace
}  // namespace quorate::core
