#include "server/pages/dates/dates_settings_pages.hpp"

#include <gtest/gtest.h>

#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

class DatesSettingsPages : public testing::Test {
protected:
    void SetUp() override { test::add_second_administrator(service_.app().pool); }

    test::Answer close(const std::string& by,
                       const std::string& on = "26 November 2026",
                       const std::string& until = "")
    {
        return service_.as(by).post(
            "/admin/dates/closures",
            {{"on", on}, {"until", until}, {"name", "Office move"}, {"owner", "Sam Invented"}});
    }

    test::Answer choose(const std::string& rule,
                        const std::string& from = "4/1/2027",
                        const std::string& standard = "loc-core-group-interval")
    {
        return service_.as("am").post("/admin/dates/rules/" + standard,
                                      {{"rule_id", rule},
                                       {"from", from},
                                       {"owner", "Kit Invented"},
                                       {"reason", "Board of 3 November"}});
    }

    test::Answer choose_own(const std::string& number,
                            const std::string& unit,
                            const std::string& standard = "loc-core-group-interval",
                            const std::string& rule = "own")
    {
        return service_.as("am").post("/admin/dates/rules/" + standard,
                                      {{"rule_id", rule},
                                       {"own_number", number},
                                       {"own_unit", unit},
                                       {"from", "4/1/2027"},
                                       {"owner", "Kit Invented"},
                                       {"reason", "Board of 3 November"}});
    }

    test::Answer page(const std::string& as = "am") { return service_.as(as).get("/admin/dates"); }

    // Where the first waiting change is confirmed or turned down, from the page.
    std::string change_url(const std::string& what)
    {
        const std::string body = page("am-2").body();
        const auto end = body.find("/" + what + "\"");
        if (end == std::string::npos) return "";
        const auto start = body.rfind('"', end) + 1;
        return body.substr(start, end - start) + "/" + what;
    }

    test::Answer confirm() { return service_.as("am-2").post(change_url("confirm")); }

    test::TestService service_;
};

TEST_F(DatesSettingsPages, SayThatThereIsNothingYet)
{
    const auto shown = page();
    EXPECT_EQ(shown.status(), 200);
    EXPECT_TRUE(shown.says("No closures"));
    EXPECT_TRUE(shown.says("Nothing has been changed yet."));
    EXPECT_FALSE(shown.says("Waiting to be confirmed"));
    EXPECT_TRUE(shown.says("4 weeks after"));
    EXPECT_TRUE(shown.says("Nobody named yet"));
    EXPECT_TRUE(shown.says("As it comes with the service"));
}

TEST_F(DatesSettingsPages, TakeAClosureThatAnotherConfirms)
{
    EXPECT_EQ(close("am").header("Location"), "/admin/dates?done=dates-proposed");
    EXPECT_TRUE(page().says("Close Thursday 26 November 2026: Office move"));
    EXPECT_TRUE(page().says("Somebody else has to confirm it."));
    EXPECT_TRUE(page().says("No closures"));
    EXPECT_EQ(service_.as("am").post(change_url("confirm")).status(), 403);

    EXPECT_EQ(confirm().header("Location"), "/admin/dates?done=holidays-confirmed");
    const auto shown = page();
    EXPECT_FALSE(shown.says("Waiting to be confirmed"));
    EXPECT_FALSE(shown.says("No closures"));
    EXPECT_TRUE(shown.says("Sam Invented"));
    EXPECT_TRUE(shown.says("decided by Second Administrator"));
    EXPECT_TRUE(shown.says("In force; no date moved"));
}

TEST_F(DatesSettingsPages, SayHowManyDatesMoved)
{
    const std::string family = test::add_family(service_);
    service_.as("sw").post_json(
        "/api/v1/cases/" + family + "/events",
        R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    close("am");

    EXPECT_EQ(confirm().header("Location"), "/admin/dates?done=dates-moved");
    EXPECT_TRUE(page().says("In force; 1 date moved, in 1 family"));
}

TEST_F(DatesSettingsPages, TakeAClosureBackAfterAskingForSure)
{
    close("am");
    confirm();
    const auto asked = service_.as("am").get("/admin/dates/closures/2026-11-26/remove");
    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("Work on Thursday 26 November 2026 after all?"));

    EXPECT_EQ(service_.as("am").post("/admin/dates/closures/2026-11-26/remove").status(), 303);
    EXPECT_FALSE(page().says("No closures"));
    confirm();
    EXPECT_TRUE(page().says("No closures"));
    EXPECT_EQ(service_.as("am").get("/admin/dates/closures/2026-11-26/remove").status(), 404);
    EXPECT_EQ(service_.as("am").get("/admin/dates/closures/soon/remove").status(), 404);
}

TEST_F(DatesSettingsPages, GiveBackWhatWasTypedWithEveryFault)
{
    const auto refused = service_.as("am").post(
        "/admin/dates/closures",
        {{"on", "31 February 2027"}, {"until", "soon"}, {"name", "Office move"}, {"owner", ""}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("href=\"#on\""));
    EXPECT_TRUE(refused.says("href=\"#until\""));
    EXPECT_TRUE(refused.says("href=\"#owner\""));
    EXPECT_EQ(refused.field("on"), "31 February 2027");
    EXPECT_EQ(refused.field("until"), "soon");
    EXPECT_EQ(refused.field("name"), "Office move");
    EXPECT_FALSE(page().says("Waiting to be confirmed"));
}

TEST_F(DatesSettingsPages, TurnAChangeDown)
{
    close("am", "21 December 2026", "31 December 2026");
    EXPECT_EQ(service_.as("am").post(change_url("turn-down")).status(), 303);

    const auto shown = page();
    EXPECT_TRUE(shown.says("No closures"));
    EXPECT_TRUE(shown.says("Turned down"));
    EXPECT_TRUE(
        shown.says("Close Monday 21 December 2026 to Thursday 31 December 2026: Office move"));
}

TEST_F(DatesSettingsPages, OfferTheVariantsOfAStandard)
{
    const auto form = service_.as("am").get("/admin/dates/rules/loc-core-group-interval");
    EXPECT_EQ(form.status(), 200);
    for (const char* option : {"4 weeks after", "1 month after", "6 weeks after", "None of these"})
        EXPECT_TRUE(form.says(option)) << option;
    EXPECT_TRUE(
        service_.as("am").get("/admin/dates/rules/loc-decision-letter-1wd").says("Do not use it"));
    const auto law = service_.as("am").get("/admin/dates/rules/eng-lac-visit-interval");
    EXPECT_FALSE(law.says("None of these"));
    EXPECT_EQ(service_.as("am").get("/admin/dates/rules/eng-icpc-15wd").status(), 404);
}

TEST_F(DatesSettingsPages, ChooseAVariantFromADayOn)
{
    EXPECT_EQ(choose("loc-core-group-interval-6w").header("Location"),
              "/admin/dates?done=dates-proposed");
    EXPECT_FALSE(page().says("From Monday 4 January 2027"));
    confirm();

    const auto shown = page();
    EXPECT_TRUE(shown.says("From Monday 4 January 2027: 6 weeks after"));
    EXPECT_TRUE(shown.says("Why: Board of 3 November"));
    service_.clock().set(test::at("2027-01-04T10:00"));
    EXPECT_TRUE(page().says("Since Monday 4 January 2027"));
    EXPECT_TRUE(page().says("Kit Invented"));
}

TEST_F(DatesSettingsPages, LeaveAStandardOut)
{
    choose("none");
    confirm();
    EXPECT_TRUE(page().says("From Monday 4 January 2027: not used"));
}

TEST_F(DatesSettingsPages, RefuseWhatIsLooserThanTheLaw)
{
    const auto refused = choose("eng-lac-visit-interval-3m", "4/1/2027", "eng-lac-visit-interval");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("This runs longer than the national limit of 6 weeks"));
    EXPECT_EQ(refused.field("owner"), "Kit Invented");
    EXPECT_EQ(choose("none", "4/1/2027", "eng-lac-visit-interval").status(), 422);
}

TEST_F(DatesSettingsPages, RefuseARuleOfAnotherStandard)
{
    const auto refused = choose("loc-decision-letter-1wd");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Choose what is used"));
    EXPECT_EQ(choose("loc-core-group-interval-6w", "22/11/2026").status(), 422);
}

TEST_F(DatesSettingsPages, TakeAnotherNumber)
{
    const auto form = service_.as("am").get("/admin/dates/rules/loc-core-group-interval");
    EXPECT_TRUE(form.says("Another number"));
    EXPECT_TRUE(form.says("value=\"w\" selected"));

    EXPECT_EQ(choose_own("3", "w").header("Location"), "/admin/dates?done=dates-proposed");
    EXPECT_TRUE(page().says("Use Next core group, 3 weeks after"));
    confirm();
    EXPECT_TRUE(page().says("From Monday 4 January 2027: 3 weeks after"));

    service_.clock().set(test::at("2027-01-04T10:00"));
    const auto in_use = service_.as("am").get("/admin/dates/rules/loc-core-group-interval");
    EXPECT_TRUE(in_use.says("value=\"loc-core-group-interval-3w\" checked"));
    EXPECT_TRUE(in_use.says("Own standard of the authority"));
}

TEST_F(DatesSettingsPages, SayWhatIsWrongWithAnotherNumber)
{
    const auto wrong = [&](const char* number, const char* unit) {
        const auto refused = choose_own(number, unit);
        EXPECT_EQ(refused.status(), 422);
        EXPECT_EQ(refused.field("own_number"), number);
        EXPECT_TRUE(refused.says("href=\"#own_number\""));
        EXPECT_FALSE(refused.says("There is no rule of this id"));
        return refused;
    };
    EXPECT_TRUE(wrong("", "w").says("Enter the number in figures, from 1 up"));
    EXPECT_TRUE(wrong("three", "w").says("Enter the number in figures, from 1 up"));
    EXPECT_TRUE(wrong("-3", "w").says("Enter the number in figures, from 1 up"));
    for (const char* number : {"0", "60", "99999999999", "99999999999999999999999999"})
        EXPECT_TRUE(wrong(number, "w").says("Give from 1 to 52 weeks")) << number;
    EXPECT_TRUE(wrong("3", "years").says("Write a number and its unit"));
    EXPECT_TRUE(choose_own("7", "w", "eng-lac-visit-interval")
                    .says("This runs longer than the national limit of 6 weeks"));
    EXPECT_TRUE(choose_own("3", "w", "loc-core-group-interval", "loc-core-group-interval-6w")
                    .says("take the number below away"));
    EXPECT_FALSE(page().says("Waiting to be confirmed"));
}

TEST_F(DatesSettingsPages, RefuseASecondChangeOfAStandard)
{
    ASSERT_EQ(choose("loc-core-group-interval-6w").status(), 303);
    const auto second = choose_own("3", "w");
    EXPECT_EQ(second.status(), 422);
    EXPECT_TRUE(second.says("A change of this standard waits already"));
    EXPECT_EQ(second.field("owner"), "Kit Invented");
}

TEST_F(DatesSettingsPages, SayWhatAClosureDoes)
{
    EXPECT_FALSE(page().says("Nothing is booked"));
    EXPECT_TRUE(page().says("Whoever books a meeting on one is warned"));
    const auto refused = close("am", "25 December 2026");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("weekends and bank holidays are days off already"));
}

TEST_F(DatesSettingsPages, AreForAdministrators)
{
    for (const char* who : {"sm", "bs", "cc"}) {
        EXPECT_EQ(page(who).status(), 403) << who;
        EXPECT_EQ(close(who).status(), 403) << who;
    }
    EXPECT_TRUE(service_.as("am").get("/directory/agencies").says("/admin/dates"));
    EXPECT_TRUE(service_.as("am").get("/admin/holidays").says("/admin/dates"));
    EXPECT_FALSE(service_.as("bs").get("/directory/agencies").says("/admin/dates"));
}

}  // namespace
}  // namespace quorate::server
