#include <gtest/gtest.h>

#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/overrun_store.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

// A conference is due on Thursday 26 November 2026, and it is Monday.
class MoreTimePages : public testing::Test {
protected:
    MoreTimePages()
    {
        const auto recorded = service_.as("sw").post("/families/" + family_ + "/events/new",
                                                     {{"kind", "strategy_discussion"},
                                                      {"on", "5/11/2026"},
                                                      {"initiates_section_47", "yes"}});
        EXPECT_EQ(recorded.status(), 303) << recorded.body();
    }

    std::string ask_path()
    {
        std::string id;
        service_.database().read([&](core::UnitOfWork& work) {
            for (const core::CaseDueDate& each :
                 work.due_dates.of_case(test::exampleshire, core::CaseId{family_}))
                if (each.rule_id == "eng-icpc-15wd") id = each.id.text();
            return core::Done{};
        });
        return "/families/" + family_ + "/dates/" + id + "/more-time";
    }

    test::Answer ask(const std::string& who = "sw")
    {
        return service_.as(who).post(
            ask_path(),
            {{"rationale", "The interpreter is free on 1 December"}, {"expected_on", "1/12/2026"}});
    }

    // Of the request that was asked last.
    std::string request_path()
    {
        std::string id;
        service_.database().read([&](core::UnitOfWork& work) {
            id = work.overruns.of_case(test::exampleshire, core::CaseId{family_}).at(0).id.text();
            return core::Done{};
        });
        return "/families/" + family_ + "/more-time/" + id;
    }

    test::Answer decide(const std::string& who, const std::string& as = "granted")
    {
        return service_.as(who).post(
            request_path(),
            {{"as", as}, {"reason", "Quorum needs the interpreter"}, {"agreed_with", "tm"}});
    }

    std::string dates(const std::string& who = "sw")
    {
        return service_.as(who).get("/families/" + family_ + "/dates").body();
    }

    static bool says(const std::string& page, const std::string& words)
    {
        return page.find(words) != std::string::npos;
    }

    test::TestService service_;
    std::string family_ = test::add_family(service_);
};

TEST_F(MoreTimePages, AreReachedFromTheDateWhileItMayBeAskedAbout)
{
    EXPECT_TRUE(says(dates(), ask_path()));
    EXPECT_FALSE(says(dates("cc"), ask_path()));
    service_.clock().advance(std::chrono::days{4});
    EXPECT_FALSE(says(dates(), ask_path()));
}

TEST_F(MoreTimePages, SayWhoWillDecide)
{
    const auto form = service_.as("sw").get(ask_path());
    EXPECT_EQ(form.status(), 200);
    EXPECT_TRUE(form.says("Last day Thursday 26 November 2026"));
    EXPECT_TRUE(form.says("The request goes to a manager and a conference chair together."));
    EXPECT_TRUE(form.says("<title>Ask for more time - "));
    EXPECT_EQ(service_.as("cc").get(ask_path()).status(), 403);
    EXPECT_EQ(service_.as("sw-south").get(ask_path()).status(), 404);
    EXPECT_EQ(
        service_.as("sw").get("/families/" + family_ + "/dates/no-such-id/more-time").status(),
        404);
}

TEST_F(MoreTimePages, ShowARequestBesideTheDateUntilItIsAnswered)
{
    const auto asked = ask();
    EXPECT_EQ(asked.status(), 303) << asked.body();
    const std::string waiting = dates();
    EXPECT_TRUE(says(waiting, "More time is asked for, until Tuesday 1 December 2026."));
    EXPECT_TRUE(says(waiting, "Waits for a manager and a conference chair together"));
    EXPECT_TRUE(says(waiting, request_path()));
    EXPECT_FALSE(says(waiting, ask_path()));

    EXPECT_EQ(decide("cc").status(), 303);
    const std::string granted = dates();
    EXPECT_TRUE(says(granted,
                     "Extension to Tuesday 1 December 2026 agreed by the conference chair and a "
                     "manager."));
    EXPECT_TRUE(says(granted, "Last day Thursday 26 November 2026"));
    EXPECT_TRUE(says(granted, "Granted by the conference chair and a manager"));
    EXPECT_TRUE(says(service_.as("sw").get("/families/" + family_).body(), "Extension to Tuesday"));
}

TEST_F(MoreTimePages, KeepWhatWasTypedWhenSomethingIsMissing)
{
    const auto again = service_.as("sw").post(
        ask_path(), {{"rationale", "Too short"}, {"expected_on", "25/11/2026"}});
    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("Too short</textarea>"));
    EXPECT_TRUE(again.says("Write the reason out: 15 characters or more"));
    EXPECT_TRUE(again.says("Enter a day after the last day, Thursday 26 November 2026"));
    EXPECT_EQ(again.field("expected_on"), "25/11/2026");

    const auto unread =
        service_.as("sw").post(ask_path(), {{"rationale", "Too short"}, {"expected_on", "soon"}});
    EXPECT_EQ(unread.status(), 422);
    EXPECT_TRUE(unread.says("Write the reason out: 15 characters or more"));
    EXPECT_EQ(unread.field("expected_on"), "soon");
}

TEST_F(MoreTimePages, OfferTheAnswerToThoseWhoMayGiveIt)
{
    ASSERT_EQ(ask().status(), 303);
    const auto chair = service_.as("cc").get(request_path());
    EXPECT_EQ(chair.status(), 200);
    EXPECT_TRUE(chair.says("The interpreter is free on 1 December"));
    EXPECT_TRUE(chair.says("Name of sw"));
    EXPECT_TRUE(chair.says("Is the time given?"));
    EXPECT_TRUE(chair.says("Manager who agrees"));
    EXPECT_TRUE(chair.says("Name of tm, Team manager"));
    EXPECT_FALSE(chair.says("Take the request back"));

    const auto asker = service_.as("sw").get(request_path());
    EXPECT_FALSE(asker.says("Is the time given?"));
    EXPECT_TRUE(asker.says("You asked for this, so somebody else has to decide"));
    EXPECT_TRUE(asker.says("Take the request back"));
    EXPECT_EQ(decide("sw").status(), 403);
    EXPECT_EQ(decide("cc-south").status(), 404);

    const auto again = service_.as("cc").post(request_path(), {{"as", "granted"}});
    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("Choose the manager who agrees"));
    EXPECT_EQ(decide("cc", "refused").status(), 303);
    EXPECT_TRUE(says(dates(), "Refused by the conference chair"));
    EXPECT_EQ(decide("cc").status(), 409);
}

TEST_F(MoreTimePages, AreOfTheFamilyInTheirAddress)
{
    ASSERT_EQ(ask().status(), 303);
    const std::string other = test::add_family(service_, "EX-2042");
    const std::string path = request_path();
    const std::string strange = "/families/" + other + path.substr(path.find("/more-time/"));
    EXPECT_EQ(service_.as("sw").get(strange).status(), 404);
    EXPECT_EQ(service_.as("cc").post(strange, {{"as", "refused"}}).status(), 404);
    EXPECT_EQ(service_.as("sw").post(strange + "/withdraw").status(), 404);
    EXPECT_EQ(service_.as("sw").post(path + "/withdraw").status(), 303);
    EXPECT_TRUE(says(dates(), "Taken back"));
}

TEST_F(MoreTimePages, TakeARequestBackAfterAskingForSure)
{
    ASSERT_EQ(ask().status(), 303);
    const std::string path = request_path() + "/withdraw";
    EXPECT_FALSE(service_.as("bs").get(request_path()).says("Take the request back"));
    EXPECT_EQ(service_.as("bs").get(path).status(), 403);
    EXPECT_EQ(service_.as("bs").post(path).status(), 403);

    EXPECT_TRUE(service_.as("sw").get(request_path()).says("href=\"" + path + "\""));
    const auto sure = service_.as("sw").get(path);
    EXPECT_EQ(sure.status(), 200);
    EXPECT_TRUE(sure.says("Take the request back?"));
    EXPECT_TRUE(sure.says("Tuesday 1 December 2026"));
    EXPECT_TRUE(says(dates(), "Waits for a manager"));
    EXPECT_EQ(service_.as("sw").post(path).status(), 303);
    EXPECT_EQ(service_.as("sw").get(path).status(), 409);
}

TEST_F(MoreTimePages, SayWhichLastDayItWasAskedAbout)
{
    ASSERT_EQ(ask().status(), 303);
    EXPECT_FALSE(service_.as("sw").get(request_path()).says("Last day when it was asked"));
    const auto moved = service_.database().transact([&](core::UnitOfWork& work) {
        for (core::CaseDueDate due :
             work.due_dates.of_case(test::exampleshire, core::CaseId{family_})) {
            if (due.rule_id != "eng-icpc-15wd") continue;
            const core::DueDateId before = due.id;
            due.id = core::DueDateId{"moved"};
            due.limit_date = test::day("2026-11-27");
            work.due_dates.set_status(
                test::exampleshire, before, core::DueStatus::superseded, std::nullopt, "");
            work.due_dates.add(test::exampleshire, due);
            work.overruns.follow(test::exampleshire, before, due.id);
        }
        return core::Result<core::Done>{core::Done{}};
    });
    ASSERT_TRUE(moved);
    const auto page = service_.as("sw").get(request_path());
    EXPECT_TRUE(page.says("Last day when it was asked"));
    EXPECT_TRUE(page.says("Thursday 26 November 2026"));
    EXPECT_TRUE(page.says("Friday 27 November 2026"));
}

TEST_F(MoreTimePages, SayThatARequestWaitsInThePlaceOfTheForm)
{
    ASSERT_EQ(ask().status(), 303);
    const auto form = service_.as("sw").get(ask_path());
    EXPECT_EQ(form.status(), 200);
    EXPECT_TRUE(form.says("More time until Tuesday 1 December 2026 is asked for already."));
    EXPECT_TRUE(form.says("href=\"" + request_path() + "\""));
    EXPECT_FALSE(form.says("<textarea"));
}

TEST_F(MoreTimePages, KeepWhatWasTypedWhenSomebodyElseAskedMeanwhile)
{
    ASSERT_EQ(ask("bs").status(), 303);
    const auto again = ask("sw");
    EXPECT_EQ(again.status(), 409);
    EXPECT_TRUE(again.says("The interpreter is free on 1 December</textarea>"));
    EXPECT_EQ(again.field("expected_on"), "1/12/2026");
    EXPECT_TRUE(again.says("Somebody has asked for more time already"));
    EXPECT_TRUE(again.says("href=\"" + request_path() + "\""));
}

TEST_F(MoreTimePages, AreListedAsWaitingForApproval)
{
    const std::string list = "/due?show=awaiting_approval";
    EXPECT_FALSE(service_.as("cc").get(list).says("EX-2041"));
    ASSERT_EQ(ask().status(), 303);
    const auto chair = service_.as("cc").get(list);
    EXPECT_TRUE(chair.says("EX-2041"));
    EXPECT_TRUE(chair.says("Waiting for approval"));
    EXPECT_TRUE(chair.says("More time is asked for"));
    EXPECT_TRUE(chair.says("href=\"" + request_path() + "\""));
    EXPECT_FALSE(service_.as("bs").get(list).says(request_path()));
    EXPECT_TRUE(service_.as("cc").get("/due.csv?show=awaiting_approval").says(",1,yes,1,\r\n"));
    decide("cc");
    EXPECT_FALSE(service_.as("cc").get(list).says("EX-2041"));
}

}  // namespace
}  // namespace quorate::server
