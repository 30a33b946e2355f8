#include <gtest/gtest.h>

#include "core/minutes/minutes_store.hpp"
#include "core/minutes/write_minutes.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class ClosingSummary : public test::RecordTest {
protected:
    void SetUp() override
    {
        begin(MeetingType::step_down_or_closure_meeting);
        everyone_is_here();
        open();
        open_minutes();
    }

    void hold(const std::string& outcome)
    {
        decide("child-1", outcome, "");
        decide("child-2", outcome, "");
        close();
    }

    Result<Minutes> agree_minutes()
    {
        return transact([&](UnitOfWork& work) {
            const auto before = work.minutes.find(authority, meeting);
            return approve_minutes(work,
                                   clock_,
                                   digest_,
                                   as("chair-1"),
                                   {.meeting = meeting, .version = before->version});
        });
    }
};

TEST_P(ClosingSummary, IsWrittenInFullBeforeTheMinutesAreAgreed)
{
    hold("plan_ended");
    for (const char* item :
         {"concerns", "action_taken", "ongoing_needs", "ending_reasons", "told_family"})
        write(item, "What is to be said of it.");

    const auto early = agree_minutes();
    ASSERT_FALSE(early);
    EXPECT_EQ(complaints(early.error()),
              (std::vector<std::string>{"sections: Write the closing summary first: Handover"}));

    write("handover", "To the school nurse, who met the family.");
    EXPECT_TRUE(agree_minutes());
}

TEST_P(ClosingSummary, IsNotAskedForWhileThePlanGoesOn)
{
    hold("plan_continued");

    EXPECT_TRUE(missing_of_closing_summary(minutes()).empty());
    EXPECT_TRUE(agree_minutes());
}

QUORATE_ON_EVERY_DATABASE(ClosingSummary);

}  // namespace
}  // namespace quorate::core
