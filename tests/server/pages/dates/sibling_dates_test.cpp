#include <gtest/gtest.h>

#include <optional>

#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/rules/local_rule_store.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

// A family of two children, for each of whom a strategy discussion was held.
class SiblingDates : public testing::Test {
protected:
    void SetUp() override
    {
        test::Form form = test::family_form();
        for (auto& [name, value] : form)
            if (name == "child_count") value = "2";
        form.insert(form.end(),
                    {{"children.1.given_name", "Wren"},
                     {"children.1.family_name", "Testwood"},
                     {"children.1.date_of_birth", "1/6/2020"}});
        const auto made = service_.as("sw").post("/families/new", form);
        family_ = test::id_in(made.header("Location"), "/families/");
        service_.database().read([&](core::UnitOfWork& work) {
            for (const core::Child& child :
                 work.cases.children_of(test::exampleshire, core::CaseId{family_}))
                (child.given_name.reveal() == "Wren" ? wren_ : rowan_) = child.id.text();
            return 0;
        });
        discuss(rowan_, "5/11/2026");
        discuss(wren_, "6/11/2026");
    }

    void record(const test::Form& form)
    {
        const auto answer = service_.as("sw").post("/families/" + family_ + "/events/new", form);
        ASSERT_EQ(answer.status(), 303) << answer.body();
    }

    void discuss(const std::string& child, const char* on)
    {
        record({{"kind", "strategy_discussion"},
                {"on", on},
                {"initiates_section_47", "yes"},
                {"children", child},
                {"confirm_unusual", "yes"}});
    }

    void choose(const char* rule)
    {
        service_.database().write([&](core::UnitOfWork& work) {
            work.local_rules.add(test::exampleshire,
                                 {.id = core::DatesChangeId{"choice"},
                                  .choice = {.rule_id = rule, .from = test::day("2026-01-01")},
                                  .owner = core::PersonName{"Head of service"},
                                  .reason = "Practice standard",
                                  .decided_by = core::UserId{"am"},
                                  .decided_at = service_.clock().now()});
            return 0;
        });
    }

    // The discussion about Wren is corrected to the 9th.
    void correct_that_of_wren()
    {
        std::string event;
        service_.database().read([&](core::UnitOfWork& work) {
            for (const core::CaseEvent& each :
                 work.case_events.of_case(test::exampleshire, core::CaseId{family_}))
                if (each.on == test::day("2026-11-06")) event = each.id.text();
            return 0;
        });
        std::string body = R"({"initiates_section_47":true,"reason":"Wrong day",)"
                           R"("confirm_unusual":true,"on":"2026-11-09","children":[")";
        body += wren_ + "\"]}";
        const auto corrected = service_.as("tm").post_json(
            "/api/v1/cases/" + family_ + "/events/" + event + "/correct", body);
        ASSERT_EQ(corrected.status(), 201) << corrected.body();
    }

    test::Answer dates(const std::string& query = {})
    {
        return service_.as("sw").get("/families/" + family_ + "/dates" + query);
    }

    test::TestService service_;
    std::string family_;
    std::string rowan_;
    std::string wren_;
};

TEST_F(SiblingDates, AreToldApartInThePictureTheTableAndTheList)
{
    const auto page = dates();
    for (const char* name : {"Rowan", "Wren"}) {
        const std::string whom = std::string{"For "} + name;
        EXPECT_TRUE(page.says(">" + whom + "</text>")) << name;
        EXPECT_TRUE(page.says("<span class=\"cm-table__sub\">" + whom + "</span></th>")) << name;
        EXPECT_TRUE(page.says("<p class=\"govuk-body cm-mb0\">" + whom + ".</p>")) << name;
    }
}

TEST_F(SiblingDates, AreToldApartOnThePageOfTheFamily)
{
    const auto page = service_.as("sw").get("/families/" + family_);
    EXPECT_TRUE(page.says("<span class=\"cm-table__sub\">For Rowan.</span>"));
    EXPECT_TRUE(page.says("<span class=\"cm-table__sub\">For Wren.</span>"));
}

TEST_F(SiblingDates, AreToldApartWhereTheyMovedAndInTheEarlierAnswers)
{
    correct_that_of_wren();
    const auto moved = service_.as("sw").get("/moved-dates");
    EXPECT_TRUE(moved.says("For Wren")) << moved.body();
    EXPECT_FALSE(moved.says("For Rowan"));
    EXPECT_TRUE(
        dates().says("<strong>Initial child protection conference, for Wren.</strong> The last"));
}

TEST_F(SiblingDates, LeaveALookAtTheFormThatNamesTheChildrenInTheAudit)
{
    auto sw = service_.as("sw");
    EXPECT_TRUE(sw.get("/families/" + family_ + "/events/new").says("Wren Testwood"));
    EXPECT_TRUE(sw.get_json("/api/v1/audit").says("part=form"));
}

TEST_F(SiblingDates, FollowACorrectionThatIsAboutEveryChild)
{
    record({{"kind", "referral"},
            {"on", "4/11/2026"},
            {"children", wren_},
            {"confirm_unusual", "yes"}});
    const auto referral = [&] {
        std::optional<core::CaseEvent> found;
        service_.database().read([&](core::UnitOfWork& work) {
            for (core::CaseEvent& each :
                 work.case_events.of_case(test::exampleshire, core::CaseId{family_}))
                if (each.on == test::day("2026-11-04")) found = std::move(each);
            return 0;
        });
        return found.value();
    };
    EXPECT_EQ(referral().children, std::vector{core::ChildId{wren_}});

    const auto corrected =
        service_.as("sw").post("/families/" + family_ + "/events/" + referral().id.text(),
                               {{"on", "4/11/2026"},
                                {"children", rowan_},
                                {"children", wren_},
                                {"reason", "It was about both"},
                                {"confirm_unusual", "yes"}});
    ASSERT_EQ(corrected.status(), 303) << corrected.body();
    EXPECT_EQ(referral().children.size(), 2u);
}

TEST_F(SiblingDates, NameNobodyInTheFileForASpreadsheet)
{
    const auto file = service_.as("bs").get("/due.csv");
    EXPECT_EQ(file.status(), 200);
    EXPECT_FALSE(file.says("Wren"));
    EXPECT_TRUE(file.says(",2,no,1,"));
}

TEST_F(SiblingDates, AreInWelshThroughout)
{
    const auto page = dates("?lang=cy");
    for (const char* words : {"<p class=\"govuk-body cm-mb0\">Ar gyfer Wren.</p>",
                              ">Ar gyfer Rowan</text>",
                              "Gweld y cofnod",
                              "Mae wedi&#39;i wneud, neu nid oes ei angen",
                              ">Argraffu</button>",
                              "<td data-label=\"Diwrnod olaf\">Iau 26 Tach</td>",
                              "Dyddiad dod i rym: dydd Iau 19 Mawrth 2026."})
        EXPECT_TRUE(page.says(words)) << words;
    for (const char* words : {"For Wren", "See the record", "It was done", ">Print<"})
        EXPECT_FALSE(page.says(words)) << words;
}

TEST_F(SiblingDates, AreMarkedWhereTheyAreAStandardOfTheCouncilAndStartWithTheirTime)
{
    EXPECT_FALSE(dates().says("Local standard"));
    choose("loc-child-seen-24h");
    record({{"kind", "section_47_allocated"},
            {"on", "20/11/2026"},
            {"time", "09:15"},
            {"children", wren_},
            {"confirm_unusual", "yes"}});
    const auto page = dates();
    // In the list and in the table.
    const std::string mark = "Local standard</span>";
    const auto first = page.body().find(mark);
    ASSERT_NE(first, std::string::npos) << page.body();
    EXPECT_NE(page.body().find(mark, first + 1), std::string::npos);
    EXPECT_TRUE(page.says("<span class=\"cm-table__sub\">Local standard</span></th>"));
    EXPECT_TRUE(page.says(", Fri 20 Nov at 09:15.</p>"));
    EXPECT_TRUE(page.says(">Fri 20 Nov at 09:15</td>"));
    EXPECT_TRUE(dates("?lang=cy").says("Safon leol</span>"));
}

TEST_F(SiblingDates, SayThatThePictureCanBeScrolled)
{
    EXPECT_TRUE(dates().says("Scroll the picture sideways to see all of it."));
}

TEST_F(SiblingDates, AreAskedForWithAnExampleThatIsNotRefused)
{
    auto sw = service_.as("sw");
    for (const std::string path : {"/events/new", "/children/new"}) {
        const auto page = sw.get("/families/" + family_ + path);
        EXPECT_TRUE(page.says("For example, 27/3/2024")) << path << page.body();
    }
    const std::string page = dates().body();
    const auto end = page.find("/more-time\"");
    ASSERT_NE(end, std::string::npos);
    const auto start = page.rfind('"', end) + 1;
    const std::string date = page.substr(start, end - start);
    const auto more_time = sw.get(date + "/more-time");
    EXPECT_TRUE(more_time.says("For example, 03/12/2026")) << more_time.body();
    EXPECT_TRUE(sw.get(date).says("For example, 27/3/2024"));
}

}  // namespace
}  // namespace quorate::server
