#include "core/minutes/plan_part.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

const Instant november = test::at("2026-11-25T10:00");
const Instant december = test::at("2026-12-16T10:00");

PlanPart part(const char* id, int version, const char* meeting, Instant at, bool is_ended = false)
{
    return {.id = PlanPartId{id},
            .version = version,
            .meeting = MeetingId{meeting},
            .meeting_at = at,
            .position = std::string{id} == "one" ? 1 : 2,
            .is_ended = is_ended};
}

TEST(PlanPart, OfAMeetingIsAsThatMeetingWroteIt)
{
    const std::vector<PlanPart> versions{part("one", 1, "m1", november),
                                         part("one", 2, "m1", november),
                                         part("one", 3, "m2", december)};

    const MinutedPlan at_m1 = plan_at(versions, MeetingId{"m1"}, november);

    ASSERT_EQ(at_m1.written.size(), 1u);
    EXPECT_EQ(at_m1.written.front().version, 2);
    EXPECT_TRUE(at_m1.before.empty());
}

TEST(PlanPart, IsCarriedToTheNextMeetingUntilItEnds)
{
    const std::vector<PlanPart> versions{part("two", 1, "m1", november),
                                         part("one", 1, "m1", november),
                                         part("two", 2, "m2", december, true)};

    const MinutedPlan at_m2 = plan_at(versions, MeetingId{"m2"}, december);
    const MinutedPlan at_m3 = plan_at(versions, MeetingId{"m3"}, december + std::chrono::hours{24});

    ASSERT_EQ(at_m2.before.size(), 2u);
    EXPECT_EQ(at_m2.before.front().id, PlanPartId{"one"});
    EXPECT_EQ(at_m2.before.back().version, 1);
    ASSERT_EQ(at_m3.before.size(), 1u);
    EXPECT_EQ(at_m3.before.front().id, PlanPartId{"one"});
    EXPECT_EQ(in_force(versions).size(), 1u);
    EXPECT_EQ(newest(versions).size(), 2u);
}

TEST(PlanPart, KeepsTheCodesOfProgressAndOfAgreement)
{
    for (const Progress each : all_progress)
        EXPECT_EQ(progress_from(code(each)), each);
    for (const Agreement each : all_agreements)
        EXPECT_EQ(agreement_from(code(each)), each);
    EXPECT_EQ(progress_from("well"), std::nullopt);
    EXPECT_EQ(agreement_from(""), std::nullopt);
}

}  // namespace
}  // namespace quorate::core
