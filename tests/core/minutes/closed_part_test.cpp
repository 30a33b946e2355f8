#include "core/minutes/closed_part.hpp"

#include <gtest/gtest.h>

#include "core/minutes/agenda.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class ClosedPart : public test::RecordTest {
protected:
    Result<MinuteSection> add(const char* who = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return add_closed_part(work, clock_, random_, as(who), meeting);
        });
    }
};

TEST_P(ClosedPart, IsASectionOfItsOwnAtTheEnd)
{
    open_minutes();
    const int last = minutes().sections.back().position;
    EXPECT_TRUE(may_have_closed_part(minutes()));

    const auto added = add();

    ASSERT_TRUE(added);
    EXPECT_EQ(added->position, last + 1);
    EXPECT_EQ(minutes().sections.back().title, closed_title);
    EXPECT_FALSE(may_have_closed_part(minutes()));
    EXPECT_EQ(add()->id, added->id) << "there is one a meeting";
}

TEST_P(ClosedPart, IsNeverMarkedForTheFamily)
{
    open_minutes();
    const auto added = add();
    ASSERT_TRUE(added);

    const auto marked = transact([&](UnitOfWork& work) {
        return save_section(work,
                            clock_,
                            as("support-1"),
                            {.meeting = meeting,
                             .section = added->id,
                             .version = added->version,
                             .body = "Said alone",
                             .visible_to_family = true});
    });

    ASSERT_FALSE(marked);
    EXPECT_EQ(complaints(marked.error()),
              (std::vector<std::string>{
                  "visible_to_family: Nothing of the closed part goes to the family"}));
}

TEST_P(ClosedPart, IsNotAddedToAgreedMinutes)
{
    hold_and_approve();

    const auto late = add();

    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().refusal, Refusal::wrong_state);
}

TEST_P(ClosedPart, IsForThoseWhoWriteTheMinutes)
{
    open_minutes();

    EXPECT_FALSE(add("stranger-1"));
}

QUORATE_ON_EVERY_DATABASE(ClosedPart);

class ClosedPartOfAStrategyDiscussion : public ClosedPart {
protected:
    void SetUp() override { begin(MeetingType::strategy_discussion); }
};

TEST_P(ClosedPartOfAStrategyDiscussion, IsNotNeededAsTheFamilyIsNotThere)
{
    open_minutes();

    EXPECT_FALSE(may_have_closed_part(minutes()));
    EXPECT_FALSE(add());
}

QUORATE_ON_EVERY_DATABASE(ClosedPartOfAStrategyDiscussion);

}  // namespace
}  // namespace quorate::core
