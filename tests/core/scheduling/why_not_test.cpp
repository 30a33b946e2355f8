#include <gtest/gtest.h>

#include "core/dates/london_time.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

class WhyNot : public test::SchedulingTest {};

TEST_P(WhyNot, ADayOnWhichAColleagueHoldsATimeForTheMeetingSaysSoAndHowToGoOn)
{
    share({"contact-police", "contact-nurse"});
    const auto before = search(needs());
    ASSERT_TRUE(before);
    ASSERT_FALSE(before->found.slots.empty());
    const auto held = database().transact([&](UnitOfWork& work) {
        return hold_slot(work,
                         tools(),
                         test::person("manager-1"),
                         hold_of(*before, before->found.slots.front()));
    });
    ASSERT_TRUE(held) << complaints(held.error()).front();

    const auto after = search(needs());

    ASSERT_TRUE(after);
    const RejectedDay day{.date = london_date(held->starts_at),
                          .rule = SlotRule::chair,
                          .culprits = {"Gwen Sampleford"}};
    RejectedDay another = day;
    another.date += std::chrono::days{1};
    EXPECT_EQ(why_not(*after, day),
              "Held by a colleague for this meeting until 09:15. Go on with the time that they "
              "hold, or wait until then");
    EXPECT_TRUE(why_not(*after, another).starts_with("The chair, Gwen Sampleford, has no"));
    EXPECT_TRUE(why_not(*before, day).starts_with("The chair, Gwen Sampleford, has no"));
}

QUORATE_ON_EVERY_DATABASE(WhyNot);

}  // namespace
}  // namespace quorate::core
