#include <chrono>
#include <thread>

#include "core/dates/date_text.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

class PlanPages : public test::SchedulingPages {
protected:
    static constexpr const char* plan_url = "/needs-a-date/plan";

    // The page once nothing goes on any more.
    test::Answer settled(const std::string& who = "bs")
    {
        for (int looks = 0; looks < 600; ++looks) {
            auto page = service.as(who).get(plan_url);
            if (page.header("Refresh").empty()) return page;
            std::this_thread::sleep_for(50ms);
        }
        ADD_FAILURE() << "the plan is never made";
        return service.as(who).get(plan_url);
    }

    test::Answer planned(const std::string& who = "bs")
    {
        const auto started = service.as(who).post(std::string{plan_url} + "/start");
        EXPECT_EQ(started.status(), 303) << started.body();
        return settled(who);
    }

    test::Answer accept(const test::Answer& page, Fields fields)
    {
        fields.emplace_back("plan", page.field("plan"));
        return service.as("bs").post(std::string{plan_url} + "/accept", fields);
    }
};

TEST_F(PlanPages, TheQueueLeadsToThePlanForThoseWhoBook)
{
    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("href=\"/needs-a-date/plan\""));

    const auto page = service.as("bs").get(plan_url);

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Plan the queue"));
    EXPECT_TRUE(page.says("lost when the service restarts"));
    EXPECT_TRUE(page.header("Refresh").empty());
    EXPECT_FALSE(page.says("<title>Testwood"));
}

TEST_F(PlanPages, AProposalIsShownAndBookedOnceItIsAccepted)
{
    save_needs();
    const auto page = planned();

    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Times for 1 meeting",
                              "Testwood",
                              "EX-2041",
                              "Name of cc",
                              "Room Elm",
                              "name=\"accept\" value=\"0\"",
                              "to spare"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("EX-2041"));

    const auto accepted = accept(page, {{"accept", "0"}});

    EXPECT_EQ(accepted.status(), 303) << accepted.body();
    const auto after = service.as("bs").get(accepted.header("Location"));
    EXPECT_TRUE(after.says("Booked. The invitations are on their way."));
    EXPECT_FALSE(after.says("name=\"accept\""));
    EXPECT_FALSE(service.as("bs").get("/needs-a-date").says("EX-2041"));
}

TEST_F(PlanPages, AnInterpreterWhomNobodyAskedLeadsToWhatItNeeds)
{
    save_needs(with(needs(), "interpreter", "Polish"));

    const auto page = planned();

    EXPECT_TRUE(page.says("An interpreter for Polish is needed. No interpreter is asked yet."))
        << page.body();
    EXPECT_TRUE(page.says("href=\"/meetings/new/needs?family=case-1"));
}

TEST_F(PlanPages, SomethingHasToBeTicked)
{
    save_needs();
    const auto page = accept(planned(), {});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Tick the meetings that are to be booked"));
}

TEST_F(PlanPages, AVideoMeetingWaitsForItsLink)
{
    save_needs(needs("video"));
    const auto page = planned();
    EXPECT_TRUE(page.says("Needs a joining link"));
    EXPECT_FALSE(page.says("checked aria-"));

    const auto without = accept(page, {{"accept", "0"}, {"video_link", ""}});
    EXPECT_EQ(without.status(), 422);
    EXPECT_TRUE(without.says("Type the joining link"));
    EXPECT_TRUE(without.says(" checked"));

    const auto with_link =
        accept(page, {{"accept", "0"}, {"video_link", "https://meet.example/room"}});
    EXPECT_EQ(with_link.status(), 303) << with_link.body();
}

TEST_F(PlanPages, WhatHasBeenBookedMeanwhileIsNamedAtItsRow)
{
    save_needs();
    const auto page = planned();
    ASSERT_EQ(accept(page, {{"accept", "0"}}).status(), 303);

    const auto again = accept(page, {{"accept", "0"}});

    EXPECT_EQ(again.status(), 409);
    EXPECT_TRUE(again.says("Nothing was booked."));
    EXPECT_TRUE(again.says("It does not need a date any more"));
}

TEST_F(PlanPages, TwoWhoMustNotMeetLeadToWhatItNeeds)
{
    Fields fields = needs();
    fields.emplace_back("need.member:father-1", "optional");
    save_needs(fields);
    const auto noted = service.as("bs").post(
        "/families/case-1/must-not-meet/new",
        {{"one", "mother-1"}, {"other", "father-1"}, {"reason", "Non-molestation order"}});
    ASSERT_EQ(noted.status(), 303) << noted.body();

    const auto refused = accept(planned(), {{"accept", "0"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(
        refused.says("Glen Testwood and Hazel Testwood must not meet. Say in what it needs "
                     "who comes for which part"))
        << refused.body();
    EXPECT_FALSE(refused.says("tick to invite"));
    EXPECT_TRUE(refused.says("href=\"/meetings/new/needs?family=case-1"));
}

TEST_F(PlanPages, WithoutNeedsItIsLeftOutWithALinkToThem)
{
    const auto page = planned();

    EXPECT_TRUE(page.says("There is no time to propose"));
    EXPECT_TRUE(page.says("Not planned"));
    EXPECT_TRUE(page.says("/meetings/new/needs?family=case-1&amp;type=initial_cp_conference"));
}

TEST_F(PlanPages, WhatIsLateIsExplainedAndNotOffered)
{
    save_needs();
    service.clock().advance(days{4});  // Friday, the day after the last

    const auto page = planned();

    EXPECT_TRUE(page.says("Not in time"));
    EXPECT_TRUE(page.says("The last day has passed"));
    EXPECT_TRUE(page.says("if a manager allows it"));
    EXPECT_FALSE(page.says("name=\"accept\""));
}

TEST_F(PlanPages, WhatIsHeldAgainAfterOneWithoutQuorumSaysByWhen)
{
    save_needs();
    const std::string held =
        std::to_string(test::at("2026-11-13T10:00").time_since_epoch() / seconds{1});
    for (const std::string& statement :
         {std::string{"update due_date set limit_date = '2026-12-10', schedule_by = '2026-12-10' "
                      "where meeting_type = 'initial_cp_conference'"},
          "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
          "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values "
          "('adjourned-1', 'authority-1', 'case-1', 'initial_cp_conference', 'ADJ111', "
          "'feed-adjourned-1', 'held', " +
              held + ", " + held + " + 7200, 'in_person', 'cc', 'bs', 0, 0)",
          std::string{
              "insert into meeting_closing (meeting_id, authority_id, quorum, interim_plan, "
              "reconvene_by, closed_by, closed_at) values ('adjourned-1', 'authority-1', "
              "'not_met', 'Gran stays with them', '2026-11-27', 'cc', 0)"}})
        test::run(service.app().pool, statement);

    const auto page = planned();

    EXPECT_TRUE(page.says("Times for 1 meeting")) << page.body();
    EXPECT_TRUE(page.says("Adjourned for want of quorum: held again by " +
                          core::short_date(test::day("2026-11-27"))));
}

TEST_F(PlanPages, APlanOfAnotherTimeIsGone)
{
    save_needs();
    const auto old = planned();
    planned();

    const auto replaced = accept(old, {{"accept", "0"}});
    EXPECT_EQ(replaced.status(), 409);
    EXPECT_TRUE(replaced.says("That plan is gone."));

    service.clock().advance(minutes{31});
    const auto page = service.as("bs").get(plan_url);
    EXPECT_FALSE(page.says("name=\"accept\""));
}

TEST_F(PlanPages, TwoPeoplePlanAtOnceEachForThemselves)
{
    save_needs();
    ASSERT_EQ(service.as("bs").post(std::string{plan_url} + "/start").status(), 303);
    const auto other = planned("tm");
    const auto mine = settled("bs");

    EXPECT_NE(mine.field("plan"), other.field("plan"));
    EXPECT_EQ(accept(mine, {{"accept", "0"}}).status(), 303);
    EXPECT_EQ(accept(other, {{"accept", "0"}}).status(), 409);  // it is not theirs
}

TEST_F(PlanPages, ItCanBeStoppedAndWhoMayNotBookHasNone)
{
    save_needs();
    ASSERT_EQ(service.as("bs").post(std::string{plan_url} + "/start").status(), 303);
    EXPECT_EQ(service.as("bs").post(std::string{plan_url} + "/stop").status(), 303);
    EXPECT_EQ(settled().status(), 200);

    EXPECT_EQ(service.as("ad").get(plan_url).status(), 403);
}

}  // namespace
}  // namespace quorate::server
