#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

Form leave(const std::string& date, const std::string& until_date = "")
{
    return {
        {"date", date}, {"until_date", until_date}, {"from", ""}, {"until", ""}, {"kind", "leave"}};
}

// It is ten o'clock on Monday 23 November 2026.
class TimesPages : public testing::Test {
protected:
    TimesPages() { test::add_directory_to_staff(service_.app().pool); }

    // Where a link of the page leads: the first address that begins and ends so.
    static std::string link_in(const test::Answer& page,
                               const std::string& before,
                               const std::string& after)
    {
        const auto end = page.body().find(after + "\"");
        if (end == std::string::npos) return {};
        const auto start = page.body().rfind("\"" + before, end) + 1;
        return page.body().substr(start, end + after.size() - start);
    }

    test::TestService service_;
};

TEST_F(TimesPages, AChairTakesTimeAndGivesItBackAfterBeingAsked)
{
    auto chair = service_.as("cc");
    const auto empty = chair.get("/calendar/my-times");
    EXPECT_EQ(empty.status(), 200) << empty.body();
    EXPECT_TRUE(empty.says("No time is taken"));

    const auto taken = chair.post("/calendar/times/user/cc/busy", leave("21/12/2026", "1/1/2027"));
    EXPECT_EQ(taken.header("Location"), "/calendar/my-times?done=time-taken") << taken.body();
    const auto page = chair.get("/calendar/my-times");
    EXPECT_TRUE(page.says("Mon 21 Dec to Fri 1 Jan, all day"));
    EXPECT_TRUE(page.says("On leave"));

    const std::string remove = link_in(page, "/calendar/busy/", "/remove");
    ASSERT_FALSE(remove.empty());
    EXPECT_TRUE(chair.get(remove).says("Give this time back?"));
    EXPECT_EQ(chair.post(remove).header("Location"), "/calendar/my-times?done=time-given-back");
    EXPECT_TRUE(chair.get("/calendar/my-times").says("No time is taken"));
}

TEST_F(TimesPages, WhatCannotBeTakenIsSaidAtItsFieldAndKept)
{
    struct Row {
        Form form;
        const char* field;
        const char* words;
    };
    const Row rows[] = {
        {{{"date", "31/2/2027"}, {"kind", "busy"}},
         "date",
         "There is no 31 February 2027: that month has 28 days"},
        {{{"date", ""}, {"kind", "busy"}}, "date", "Enter the day, like 14/6/2027"},
        {{{"date", "30/11/2026"}, {"from", "10:00"}, {"kind", "busy"}},
         "until",
         "Enter a time like 09:30; leave both empty for whole days"},
        {{{"date", "30/11/2026"}, {"from", "12:00"}, {"until", "10:00"}, {"kind", "busy"}},
         "until",
         "The end must be after the start"},
        {{{"date", "28/3/2027"}, {"from", "01:30"}, {"until", "03:00"}, {"kind", "busy"}},
         "from",
         "The clocks go forward then: there is no such time in London"},
        {{{"date", "30/11/2029"}, {"kind", "busy"}},
         "date",
         "The time must be within the next two years"},
        {{{"date", "2/12/2026"}, {"until_date", "1/12/2026"}, {"kind", "busy"}},
         "until_date",
         "The end must be after the start"},
        {{{"date", "2/12/2026"}, {"kind", "holiday"}}, "kind", "Choose busy, leave or on call"},
    };
    for (const Row& row : rows) {
        const auto refused = service_.as("cc").post("/calendar/times/user/cc/busy", row.form);
        EXPECT_EQ(refused.status(), 422) << row.words;
        EXPECT_TRUE(refused.says("<a href=\"#" + std::string{row.field} + "\">" + row.words))
            << row.words << refused.body();
        EXPECT_EQ(refused.field("date"), row.form.front().second);
    }
}

TEST_F(TimesPages, AreKeptByWhoeverMayAndSeenByWhoeverBooks)
{
    EXPECT_EQ(service_.as("bs").post("/calendar/times/user/cc/busy", leave("30/11/2026")).status(),
              303);
    const auto seen = service_.as("sw").get("/calendar/times/user/cc");
    EXPECT_TRUE(seen.says("Mon 30 Nov, all day"));
    EXPECT_FALSE(seen.says("Take this time"));
    EXPECT_TRUE(seen.says("Taken"));
    for (const char* never : {"On leave", "From where", "Typed", "Working hours"})
        EXPECT_FALSE(seen.says(never)) << never;
    EXPECT_TRUE(service_.as("cc").get("/calendar/my-times").says("On leave"));
    EXPECT_EQ(service_.as("sw").post("/calendar/times/user/cc/busy", leave("30/11/2026")).status(),
              403);
    for (const char* nobody : {"user/nobody", "contact/nobody", "room/nobody", "family/mother-1"})
        EXPECT_EQ(service_.as("bs").get(std::string{"/calendar/times/"} + nobody).status(), 404)
            << nobody;
    EXPECT_FALSE(
        service_.as("bs").get("/calendar/times/contact/contact-nurse").says("<title>Noor"));
}

TEST_F(TimesPages, AContactIsNotSharedUntilSomebodyKeepsTheirTimes)
{
    const std::string times = "/calendar/times/contact/contact-nurse";
    EXPECT_TRUE(service_.as("bs").get("/directory/contacts/contact-nurse").says(times));
    auto client = service_.as("bs");
    const auto before = client.get(times);
    EXPECT_TRUE(before.says("never taken to be free")) << before.body();
    EXPECT_TRUE(before.says("Times of Noor Stubb"));

    EXPECT_EQ(client.post(times + "/kept").header("Location"), times + "?done=times-kept");
    EXPECT_TRUE(client.get(times).says("Their times are kept by hand, as of Monday 23 November"));
    EXPECT_EQ(client.post(times + "/busy", leave("30/11/2026")).status(), 303);

    EXPECT_TRUE(client.get(times + "/stop").says("Every time that is listed for them is removed."));
    EXPECT_EQ(client.post(times + "/stop").header("Location"), times + "?done=times-forgotten");
    EXPECT_TRUE(client.get(times).says("No time is taken"));
}

TEST_F(TimesPages, WorkingHoursAreAddedChangedAndRemoved)
{
    const std::string hours = "/calendar/times/user/cc/hours";
    auto client = service_.as("cc");
    Form form{{"hours.monday", "09:00 to 12:30, 13:00-17:00"},
              {"hours.tuesday", "9 to 5"},
              {"hours.wednesday", ""},
              {"from", ""},
              {"until", ""},
              {"version", client.get(hours).field("version")}};
    const auto refused = client.post(hours, form);
    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_TRUE(refused.says("<a href=\"#hours.tuesday\">The end must be after the start</a>"))
        << refused.body();
    EXPECT_EQ(refused.field("hours.monday"), "09:00 to 12:30, 13:00-17:00");

    form[1].second = "all morning";
    EXPECT_TRUE(client.post(hours, form)
                    .says("<a href=\"#hours.tuesday\">Enter hours like 09:00 to 12:30, 13:00 to "
                          "17:00</a>"));
    form[1].second = "09:00 to 17:00";
    EXPECT_EQ(client.post(hours, form).header("Location"), "/calendar/my-times?done=hours-saved");
    EXPECT_TRUE(client.get("/calendar/my-times")
                    .says("Mon 09:00 to 12:30, 13:00 to 17:00; Tue 09:00 to 17:00"));
    const auto stale = client.post(hours, form);
    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("As it is saved now"));

    // New hours end those that went on.
    const Form next{{"hours.friday", "09:00 to 12:00"},
                    {"term_time_only", "yes"},
                    {"from", "1/2/2027"},
                    {"until", ""},
                    {"version", "1"}};
    EXPECT_EQ(client.post(hours, next).status(), 303);
    const auto page = client.get("/calendar/my-times");
    for (const char* words : {"Until 31/01/2027", "From 01/02/2027", "Term time only"})
        EXPECT_TRUE(page.says(words)) << words;

    EXPECT_EQ(client.get(hours + "?pattern=1").field("hours.friday"), "09:00 to 12:00");
    EXPECT_TRUE(client.get(hours + "/remove?pattern=1").says("Remove these working hours?"));
    EXPECT_EQ(client.post(hours + "/remove", {{"pattern", "1"}, {"version", "2"}}).status(), 303);
    EXPECT_FALSE(client.get("/calendar/my-times").says("From 01/02/2027"));
    EXPECT_EQ(client.get(hours + "/remove?pattern=7").status(), 404);
    EXPECT_EQ(service_.as("sw").get(hours).status(), 403);
}

TEST_F(TimesPages, AFileIsTakenWholeOrEveryBadLineIsNamed)
{
    auto client = service_.as("bs");
    EXPECT_EQ(client.get("/calendar/import").status(), 200);
    const std::string header = "owner,date,from,until\n";
    const auto refused =
        client.post("/calendar/import",
                    {{"csv", header + "nobody@x.example,2026-11-30,,\nRoom Oak,30 Feb 2027,,\n"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Line 2, owner: Nobody has this e-mail address")) << refused.body();
    EXPECT_TRUE(refused.says("Line 3, date:"));
    EXPECT_TRUE(client
                    .post("/calendar/import",
                          {{"csv", header + "nobody@x.example,30 Feb 2027,,\nnobody,2026-11-30,,"}})
                    .says("2 lines must be put right"));
    EXPECT_TRUE(client.post("/calendar/import", {{"csv", "owner;date\nRoom Oak;2026-12-01\n"}})
                    .says("The columns are separated by semicolons: save the file with commas "
                          "between them"));
    EXPECT_TRUE(refused.says("nobody@x.example,2026-11-30"));

    const auto taken = client.post("/calendar/import",
                                   {{"csv",
                                     header + "noor@nhs.example,2026-11-30,09:00,12:00\n"
                                              "Room Oak,2026-12-01,,\n"}});
    EXPECT_EQ(taken.status(), 200);
    EXPECT_TRUE(taken.says("2 times are taken for 2 people or rooms.")) << taken.body();
    EXPECT_TRUE(client.get("/calendar/times/contact/contact-nurse")
                    .says("Their times come from a file, as of Monday 23 November 2026"));
    EXPECT_EQ(service_.as("ad").get("/calendar/import").status(), 403);
    EXPECT_TRUE(client.get("/calendar/import/example.csv").says("owner,date,from,until,kind"));
}

TEST_F(TimesPages, AnAddressIsRefusedWithItsSentenceAndNeverShown)
{
    // This installation fetches from nowhere.
    const auto own = service_.as("cc").get("/calendar/my-times");
    EXPECT_TRUE(own.says("Calendars are not fetched from addresses here."));
    const auto refused = service_.as("cc").post("/calendar/times/user/cc/addresses",
                                                {{"url", "https://feeds.example/secret.ics"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("ask whoever runs Quorate"));
    // Social workers have no addresses at all; chairs have their own alone.
    EXPECT_FALSE(service_.as("sw").get("/calendar/times/user/cc").says("Calendar addresses"));
    EXPECT_EQ(service_.as("bs").post("/calendar/times/user/cc/addresses").status(), 403);
}

TEST_F(TimesPages, SchoolHolidaysAndServiceHoursHaveTheirPage)
{
    auto client = service_.as("bs");
    const std::string page = "/calendar/service-times";
    EXPECT_TRUE(client.get(page).says("from 09:00 to 17:00"));
    const auto refused =
        client.post(page + "/hours", {{"opens", "18:00"}, {"closes", "8.3"}, {"version", "0"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_EQ(refused.field("opens"), "18:00");
    EXPECT_EQ(
        client.post(page + "/hours", {{"opens", "08:30"}, {"closes", "18:00"}, {"version", "0"}})
            .header("Location"),
        page + "?done=hours-saved");
    EXPECT_TRUE(client.get(page).says("from 08:30 to 18:00"));

    const Form half_term{
        {"name", "Half term"}, {"from", "15/2/2027"}, {"until", "19/2/2027"}, {"version", "0"}};
    EXPECT_EQ(client.post(page + "/holidays", half_term).header("Location"),
              page + "?done=school-holidays-saved");
    EXPECT_TRUE(client.get(page).says("Monday 15 February 2027 to Friday 19 February 2027"));
    const auto twice = client.post(
        page + "/holidays", {{"name", ""}, {"from", "19/2/2027"}, {"until", ""}, {"version", "1"}});
    EXPECT_EQ(twice.status(), 422);
    EXPECT_TRUE(twice.says("<a href=\"#name\">Enter what to call it</a>")) << twice.body();
    EXPECT_TRUE(twice.says("<a href=\"#until\">Enter the last day without school</a>"));
    EXPECT_EQ(twice.field("from"), "19/2/2027");

    const std::string remove = page + "/holidays/2027-02-15/remove";
    EXPECT_TRUE(client.get(remove).says("Is there school after all?"));
    EXPECT_EQ(client.post(remove, {{"version", "1"}}).status(), 303);
    EXPECT_TRUE(client.get(page).says("No school holidays are kept"));
    EXPECT_FALSE(service_.as("sw").get(page).says("Add this holiday"));
    EXPECT_EQ(service_.as("sw").post(page + "/holidays", half_term).status(), 403);
}

}  // namespace
}  // namespace quorate::server
