#include "core/reports/small_numbers.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace quorate::core {
namespace {

using Numbers = std::array<int, 3>;  // in time, late, not yet
using Lines = std::vector<Numbers>;

Tally tally_of(const Numbers& n)
{
    return {.counted = n[0] + n[1] + n[2], .in_time = n[0], .late = n[1], .not_yet = n[2]};
}

// A measure whose months are these; the same by child and by conference.
MeasuredTimeliness measured_of(const Lines& months)
{
    MeasuredTimeliness measured;
    Numbers sum{};
    for (const Numbers& month : months) {
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += month[i];
        measured.months.push_back({.tallies = {tally_of(month), tally_of(month)}});
    }
    measured.all = {tally_of(sum), tally_of(sum)};
    return measured;
}

MeasuredTimeliness hidden(MeasuredTimeliness measured)
{
    TimelinessReport report{.measures = {std::move(measured)}};
    hide_small_numbers(report);
    return report.measures.front();
}

std::string text(const std::optional<int>& number)
{
    return number ? std::to_string(*number) : "?";
}

// "20: 10 10 0", with ? for what is hidden.
std::string text(const Tally& tally)
{
    return text(tally.counted) + ": " + text(tally.in_time) + " " + text(tally.late) + " " +
           text(tally.not_yet);
}

std::vector<std::string> texts(const MeasuredTimeliness& measured)
{
    std::vector<std::string> all{text(measured.all.by_child)};
    for (const TimelinessLine& line : measured.months)
        all.push_back(text(line.tallies.by_child));
    return all;
}

struct Case {
    const char* name;
    Lines given_months;
    std::vector<std::string> then;  // all, then each month
};

const Case cases[] = {
    {"LargeNumbersStay", {{20, 5, 0}, {30, 7, 6}}, {"68: 50 12 6", "25: 20 5 0", "43: 30 7 6"}},
    {"ZerosStay", {{20, 0, 0}, {0, 0, 0}}, {"20: 20 0 0", "20: 20 0 0", "0: 0 0 0"}},
    {"OneSmallPartTakesThePartsOfItsLineAndOfAnother",
     {{20, 6, 0}, {20, 4, 0}, {50, 9, 0}},
     {"109: 90 19 0", "26: ? ? ?", "24: ? ? ?", "59: 50 9 0"}},
    {"ASmallPartOfTheWholeHidesThePartsOfTheWhole",
     {{20, 1, 0}, {30, 0, 0}},
     {"51: ? ? ?", "21: ? ? ?", "30: 30 0 0"}},
    {"TwoSmallPartsWhoseSumIsSmallTakeAThirdLine",
     {{20, 1, 0}, {20, 1, 0}, {30, 6, 0}, {60, 9, 0}},
     {"147: 130 17 0", "21: ? ? ?", "21: ? ? ?", "36: ? ? ?", "69: 60 9 0"}},
    {"ASmallLineIsHiddenWhollyAndAnotherWithIt",
     {{3, 0, 0}, {8, 0, 0}, {40, 0, 0}},
     {"51: 51 0 0", "?: ? ? ?", "?: ? ? ?", "40: 40 0 0"}},
    {"ASmallWholeHidesAll", {{1, 0, 0}, {0, 2, 0}}, {"?: ? ? ?", "?: ? ? ?", "?: ? ? ?"}},
    {"FiveIsShown", {{5, 5, 5}}, {"15: 5 5 5", "15: 5 5 5"}},
};

class SmallNumbers : public testing::TestWithParam<Case> {};

TEST_P(SmallNumbers, AreHiddenWithWhatWouldGiveThemAway)
{
    EXPECT_EQ(texts(hidden(measured_of(GetParam().given_months))), GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Of, SmallNumbers, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

MeasuredTimeliness with_reasons(const Numbers& all, const std::vector<int>& reasons)
{
    MeasuredTimeliness measured = measured_of({all});
    for (const int count : reasons)
        measured.reasons.push_back({.children = count, .meetings = count});
    return hidden(measured);
}

std::vector<std::string> reason_texts(const MeasuredTimeliness& measured)
{
    std::vector<std::string> all;
    for (const LateReasonLine& line : measured.reasons)
        all.push_back(text(line.children));
    return all;
}

using Texts = std::vector<std::string>;

TEST(SmallNumbersOfReasons, TakeAnotherReasonWithThem)
{
    EXPECT_EQ(reason_texts(with_reasons({40, 20, 0}, {13, 7})), (Texts{"13", "7"}));
    EXPECT_EQ(reason_texts(with_reasons({40, 20, 0}, {11, 7, 2})), (Texts{"11", "?", "?"}));
}

TEST(SmallNumbersOfReasons, AreAllHiddenWhereTheirSumIs)
{
    // 43 in all: the sum of the reasons would leave the three that were in time.
    EXPECT_EQ(reason_texts(with_reasons({3, 40, 0}, {20, 20})), (Texts{"?", "?"}));
}

TEST(SmallNumbersLeftOut, AreHiddenToo)
{
    MeasuredTimeliness measured = measured_of({{20, 0, 0}});
    measured.to_come = 4;
    measured.not_needed = 5;
    const auto shown = hidden(measured);
    EXPECT_EQ(shown.to_come, std::nullopt);
    EXPECT_EQ(shown.not_needed, 5);
}

// What is hidden of `part` in a split adds up to this, to whoever takes the shown from the whole.
void expect_not_given_away(const MeasuredTimeliness& exact,
                           const MeasuredTimeliness& shown,
                           std::optional<int> Tally::* part)
{
    const auto& whole = shown.all.by_child.*part;
    if (!whole) return;
    int count = 0;
    int sum = 0;
    for (std::size_t i = 0; i < shown.months.size(); ++i) {
        if (shown.months[i].tallies.by_child.*part) continue;
        ++count;
        sum += *(exact.months[i].tallies.by_child.*part);
    }
    EXPECT_NE(count, 1);
    EXPECT_TRUE(sum == 0 || sum >= least_shown) << sum;
}

TEST(SmallNumbersOfAnySplit, CannotBeWorkedOut)
{
    std::mt19937 dice{7};
    std::uniform_int_distribution<int> size{0, 14};
    for (int round = 0; round < 5000; ++round) {
        Lines months(1 + static_cast<std::size_t>(round % 7));
        for (Numbers& month : months)
            for (int& number : month)
                number = size(dice) / (1 + round % 3);
        const MeasuredTimeliness exact = measured_of(months);
        const MeasuredTimeliness shown = hidden(exact);

        std::vector<Tally> tallies{shown.all.by_child};
        for (const TimelinessLine& line : shown.months)
            tallies.push_back(line.tallies.by_child);
        for (const Tally& tally : tallies) {
            int hidden_parts = 0;
            for (const auto part :
                 {&Tally::counted, &Tally::in_time, &Tally::late, &Tally::not_yet}) {
                const auto& number = tally.*part;
                EXPECT_TRUE(!number || *number == 0 || *number >= least_shown);
                hidden_parts += number || part == &Tally::counted ? 0 : 1;
            }
            EXPECT_TRUE(hidden_parts == 0 || hidden_parts == 3);
        }
        for (const auto part : {&Tally::counted, &Tally::in_time, &Tally::late, &Tally::not_yet})
            expect_not_given_away(exact, shown, part);
        if (HasFailure()) {
            for (const std::string& line : texts(exact))
                ADD_FAILURE() << line;
            return;
        }
    }
}

}  // namespace
}  // namespace quorate::core
