#include <gtest/gtest.h>

#include "core/cases/case_event_store.hpp"
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

TEST_P(ClosingSummary, EndsNoChildProtectionPlan)
{
    const auto begun = transact([&](UnitOfWork& work) -> Result<Done> {
        work.case_events.add(authority,
                             {.id = CaseEventId{"conference-1"},
                              .case_id = CaseId{"case-1"},
                              .kind = EventKind::conference_held,
                              .on = test::day("2026-06-01"),
                              .children = {ChildId{"child-1"}},
                              .makes_plan = true,
                              .recorded_by = UserId{"worker-1"},
                              .recorded_at = clock_.now()});
        return Done{};
    });
    ASSERT_TRUE(begun);

    const auto ended = transact([&](UnitOfWork& work) {
        return record_decision(work,
                               clock_,
                               random_,
                               as("chair-1"),
                               {.meeting = meeting,
                                .child = ChildId{"child-1"},
                                .outcome = "plan_ended",
                                .reasons = "It went well"});
    });

    ASSERT_FALSE(ended);
    EXPECT_EQ(complaints(ended.error()),
              (std::vector<std::string>{
                  "outcome: This child has a child protection plan, and only a review conference "
                  "ends that one. Choose something else here, and book the conference"}));
    decide("child-2", "plan_ended", "");
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
