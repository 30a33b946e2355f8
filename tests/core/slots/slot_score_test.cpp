#include "core/slots/slot_score.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/slots/find_slots.hpp"
#include "tests/support/slot_requests.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::brief;
using test::free_only;
using test::slot_request;

// The table of core/README.md in its order: 10:00 on Wednesday is the better time by the first row
// that tells, and worse by all that follow.
struct Row {
    const char* name;
    std::function<void(SlotRequest&)> worse_on_tuesday;
    std::function<void(SlotRequest&)> worse_on_wednesday;
};

const std::string tuesday = "2026-12-01 10:00-12:00";
const std::string wednesday = "2026-12-02 10:00-12:00";

void busy(SlotSeat& seat, const std::string& when)
{
    seat.diary.busy.push_back(test::stretch(when));
}

std::function<void(SlotRequest&)> quorum_at_risk(const std::string& when)
{
    return [when](SlotRequest& request) {
        busy(request.seats[2], when);
        request.seats[3].known_until = test::day("2026-11-30");
    };
}

std::function<void(SlotRequest&)> unwanted(weekday day)
{
    return [day](SlotRequest& request) { request.wishes.unwanted.push_back({day, 11h, 12h, ""}); };
}

std::function<void(SlotRequest&)> without_wished_room(const std::string& when)
{
    return [when](SlotRequest& request) {
        request.place.wished_features = {AccessFeature::hearing_loop};
        request.rooms.push_back(test::room("Elm", 30));
        request.rooms.back().features = {AccessFeature::hearing_loop};
        request.rooms.back().busy = test::stretches({when});
    };
}

std::function<void(SlotRequest&)> without_interpreter(const std::string& when)
{
    return [when](SlotRequest& request) {
        request.seats.push_back(test::seat("Ivy " + when));
        request.seats.back().requirement = Requirement::optional;
        request.seats.back().part = SeatPart::interpreter;
        busy(request.seats.back(), when);
    };
}

std::function<void(SlotRequest&)> to_spare(std::vector<int> days)
{
    return [days](SlotRequest& request) { request.days_to_spare = days; };
}

std::function<void(SlotRequest&)> new_chair(const std::string& when)
{
    return [when](SlotRequest& request) {
        request.chairs.push_back(test::chair("Alex"));
        request.chairs.front().is_usual = true;
        request.chairs.front().diary.busy.push_back(test::stretch(when));
        request.chairs.back().diary = free_only({tuesday, wednesday});
    };
}

std::function<void(SlotRequest&)> no_margin(const std::string& when)
{
    return [when](SlotRequest& request) { busy(request.seats[1], when); };
}

std::function<void(SlotRequest&)> clash(const std::string& when)
{
    return [when](SlotRequest& request) {
        request.seats.push_back(test::seat("Sol " + when));
        request.seats.back().requirement = Requirement::optional;
        busy(request.seats.back(), when);
    };
}

std::function<void(SlotRequest&)> booked(std::vector<int> meetings)
{
    return [meetings](SlotRequest& request) { request.chairs.front().booked = meetings; };
}

void nothing(SlotRequest&) {}

const Row rows[] = {
    {"QuorumBeforeWishes", quorum_at_risk(tuesday), unwanted(Wednesday)},
    {"WishesBeforeTheRoom", unwanted(Tuesday), without_wished_room(wednesday)},
    {"TheRoomBeforeInterpreters", without_wished_room(tuesday), without_interpreter(wednesday)},
    {"InterpretersBeforeDays", without_interpreter(tuesday), to_spare({3, 2, 1})},
    {"DaysUpToThreeBeforeTheUsualChair", to_spare({2, 3, 4}), new_chair(wednesday)},
    {"TheUsualChairBeforeTheMargin", new_chair(tuesday), no_margin(wednesday)},
    {"TheMarginBeforeClashes", no_margin(tuesday), clash(wednesday)},
    {"ClashesBeforeTheChairsLoad", clash(tuesday), booked({0, 1, 0})},
    {"TheChairsLoadBeforeAnEarlierDay", booked({1, 0, 0}), nothing},
};

class SlotScoreOrder : public testing::TestWithParam<Row> {};

TEST_P(SlotScoreOrder, PutsTheBetterTimeFirst)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({tuesday, wednesday});
    request.seats.front().diary = free_only({tuesday, wednesday});
    GetParam().worse_on_tuesday(request);
    GetParam().worse_on_wednesday(request);

    const auto found = find_slots(request);

    ASSERT_TRUE(found.has_value());
    ASSERT_EQ(found->slots.size(), 2u);
    EXPECT_EQ(brief(found->slots.front().starts_at), "2 10:00");
}

INSTANTIATE_TEST_SUITE_P(Table, SlotScoreOrder, testing::ValuesIn(rows), [](const auto& test) {
    return test.param.name;
});

Slot best_of(const SlotRequest& request)
{
    const auto found = find_slots(request);
    return found && !found->slots.empty() ? found->slots.front()
                                          : throw std::logic_error{"nothing found"};
}

TEST(SlotScore, PrefersMoreDaysToSpareOnlyUntilThree)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({tuesday, wednesday});
    request.days_to_spare = {9, 3, 2};
    request.seats.push_back(test::seat("Sol"));
    request.seats.back().requirement = Requirement::optional;
    busy(request.seats.back(), tuesday);

    EXPECT_EQ(brief(best_of(request).starts_at), "2 10:00");
}

TEST(SlotScore, PrefersTheEarlierOfTwoThatAreAsGood)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({tuesday, wednesday});
    request.days_to_spare = {9, 8, 7};

    EXPECT_EQ(brief(best_of(request).starts_at), "1 10:00");
}

TEST(SlotScore, PrefersTheDayThatIsLessLate)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({tuesday, wednesday});
    request.days_to_spare = {-2, -1, 0};

    EXPECT_EQ(brief(best_of(request).starts_at), "2 10:00");
}

struct Start {
    const char* name;
    const char* given_free;
    const char* then_starts;
};

const Start odd_starts[] = {
    {"TheHour", "2026-12-01 09:35-12:25", "1 10:00"},
    {"ElseTheHalfHour", "2026-12-01 10:05-12:50", "1 10:30"},
    {"ElseTheQuarter", "2026-12-01 10:35-12:55", "1 10:45"},
    {"ElseTheEarliest", "2026-12-01 10:05-12:10", "1 10:05"},
};

class RoundStart : public testing::TestWithParam<Start> {};

TEST_P(RoundStart, IsPreferred)
{
    SlotRequest request = slot_request();
    request.chairs.front().diary = free_only({GetParam().given_free});

    EXPECT_EQ(brief(best_of(request).starts_at), GetParam().then_starts);
}

INSTANTIATE_TEST_SUITE_P(Starts, RoundStart, testing::ValuesIn(odd_starts), [](const auto& test) {
    return test.param.name;
});

TEST(SlotScore, TakesTheChairWithTheFewestMeetingsThatDay)
{
    SlotRequest request = slot_request();
    request.chairs = {test::chair("Gwen"), test::chair("Alex")};
    request.chairs[0].booked = {2, 2, 2};
    request.chairs[1].booked = {1, 1, 1};

    EXPECT_EQ(best_of(request).chair_name.reveal(), "Alex");
}

TEST(SlotScore, TakesTheUsualChairWhateverTheirLoad)
{
    SlotRequest request = slot_request();
    request.chairs = {test::chair("Gwen"), test::chair("Alex")};
    request.chairs[0].booked = {2, 2, 2};
    request.chairs[0].is_usual = true;

    EXPECT_EQ(best_of(request).chair_name.reveal(), "Gwen");
}

struct Margin {
    const char* name;
    QuorumRule rule;
    int then;
};

const Margin margins[] = {
    {"OthersBeyondThoseNeeded", {.is_needed = true, .social_care = true, .other_agencies = 2}, 1},
    {"NoneWithoutARule", {}, 0},
    {"TheKindThatCanLoseTheFewest",
     {.is_needed = true, .social_care = true, .kinds = {AgencyKind::police, AgencyKind::health}},
     0},
};

class QuorumMargin : public testing::TestWithParam<Margin> {};

TEST_P(QuorumMargin, CountsAgenciesThatMayDropOut)
{
    SlotRequest request = slot_request();
    request.quorum = GetParam().rule;

    EXPECT_EQ(best_of(request).quorum_margin, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Rules, QuorumMargin, testing::ValuesIn(margins), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::core
