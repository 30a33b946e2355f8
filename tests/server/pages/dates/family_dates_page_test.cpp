#include "server/pages/dates/family_dates_page.hpp"

#include <gtest/gtest.h>

#include "core/rules/closure_store.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

class FamilyDatesPage : public testing::Test {
protected:
    void SetUp() override
    {
        record("strategy_discussion", "5/11/2026", {{"initiates_section_47", "yes"}});
    }

    void record(const std::string& kind, const std::string& on, const test::Form& more = {})
    {
        test::Form form{{"kind", kind}, {"on", on}, {"confirm_unusual", "yes"}};
        form.insert(form.end(), more.begin(), more.end());
        ASSERT_EQ(service_.as("sw").post("/families/" + family_ + "/events/new", form).status(),
                  303);
    }

    void close(const char* day, const char* name)
    {
        const auto added = db::Database{service_.app().pool}.transact(
            [&](core::UnitOfWork& work) -> core::Result<core::Done> {
                work.closures.add(test::exampleshire, {.on = test::day(day), .name = name});
                return core::Done{};
            });
        ASSERT_TRUE(added.has_value());
    }

    test::Answer page(const std::string& query = {})
    {
        return service_.as("sw").get("/families/" + family_ + "/dates" + query);
    }

    static std::size_t times(const test::Answer& page, const std::string& text)
    {
        std::size_t number = 0;
        for (auto at = page.body().find(text); at != std::string::npos;
             at = page.body().find(text, at + text.size()))
            ++number;
        return number;
    }

    test::TestService service_;
    std::string family_ = test::add_family(service_);
};

TEST_F(FamilyDatesPage, TellsInATableWhatThePictureShows)
{
    const auto shown = page();
    EXPECT_EQ(shown.status(), 200);
    EXPECT_TRUE(shown.says("The picture as a table"));
    EXPECT_TRUE(
        shown.says(">Initial child protection conference</a></th>"
                   "<td data-label=\"Clock starts\">Thu 5 Nov</td>"
                   "<td data-label=\"Last day\">Thu 26 Nov</td>"
                   "<td data-label=\"Book by\">Thu 26 Nov</td>"));
    EXPECT_TRUE(shown.says("<li>No bank holiday lies between.</li>"));
    EXPECT_TRUE(shown.says("No date yet</text>"));
    EXPECT_FALSE(shown.says("local closure</li>"));
}

TEST_F(FamilyDatesPage, SaysWhereAClosureIsCountedAllTheSame)
{
    close("2026-11-17", "Office move");
    close("2026-11-18", "Office move");
    const auto shown = page();
    EXPECT_TRUE(shown.says("fill=\"url(#cm-closed)\""));
    EXPECT_TRUE(shown.says(">closed</text>"));
    EXPECT_TRUE(shown.says("Local closures: Office move, Tue 17 Nov 2026 – Wed 18 Nov 2026."));
    EXPECT_TRUE(shown.says("</svg>local closure</li>"));
    EXPECT_TRUE(shown.says("<td class=\"is-closed\"><b>8</b> 17"));
    EXPECT_TRUE(shown.says("Tue 17 Nov</span>: day 8 (closed here, but counted)"));
    EXPECT_TRUE(shown.says("Last day Thursday 26 November 2026."));
}

TEST_F(FamilyDatesPage, LeadsFromALimitThatIsClosedToTheDayToBookBy)
{
    close("2026-11-26", "Office move");
    const auto shown = page();
    EXPECT_TRUE(
        shown.says("Wednesday 25 November 2026, because Thu 26 Nov is a local closure, "
                   "Office move."));
}

TEST_F(FamilyDatesPage, ExplainsItselfInWelsh)
{
    const auto shown = page("?lang=cy");
    EXPECT_EQ(shown.status(), 200);
    for (const char* words : {"<html lang=\"en\"",
                              "<ol class=\"cm-stat\" lang=\"cy\">",
                              "Cynhadledd amddiffyn plant gychwynnol",
                              "Diwrnod olaf: dydd Iau 26 Tachwedd 2026. Dim dyddiad eto.",
                              "3 diwrnod gwaith",
                              "15 diwrnod gwaith ar ôl y drafodaeth strategaeth",
                              "Cyfrif 15 diwrnod gwaith: man cychwyn Iau 5 Tach",
                              "Sad 7 Tach</span>: heb ei gyfrif: dydd Sadwrn",
                              "Diwrnodau penwythnos: 6. Dim gwyliau banc.",
                              "Canllawiau statudol. Rheol eng-icpc-15wd",
                              "<span lang=\"en\">Working Together to Safeguard Children 2026",
                              "lang=\"cy\"><title id=\"drawing-title\">Y dyddiadau: ",
                              "Diwrnod 0 yw&#39;r diwrnod hwnnw: nid yw&#39;n cael ei gyfrif."})
        EXPECT_TRUE(shown.says(words)) << words;
    EXPECT_TRUE(shown.says("<title>Dates and why - "));
}

TEST_F(FamilyDatesPage, KeepsTheLanguageAndWhatIsOpenInItsLinks)
{
    const std::string own = "href=\"/families/" + family_ + "/dates";
    EXPECT_TRUE(page().says(own + "?lang=cy\""));
    EXPECT_TRUE(page().says(own + "?working=all\""));
    EXPECT_TRUE(page("?lang=cy").says(own + "?lang=cy&amp;working=all\""));
    EXPECT_TRUE(page("?working=all").says(own + "?lang=cy&amp;working=all\""));
    EXPECT_TRUE(page("?lang=cy&working=all").says(own + "?working=all\""));
    EXPECT_TRUE(page("?lang=cy&working=all").says(own + "?lang=cy\""));
    EXPECT_TRUE(page("?lang=klingon").says("Last day Thursday 26 November 2026."));
}

TEST_F(FamilyDatesPage, OpensAllTheWorkingForPaperAndHeadsIt)
{
    record("referral", "2/11/2026");
    EXPECT_EQ(times(page(), "<details class=\"govuk-details\" open>"), 1u);
    const auto all = page("?working=all");
    EXPECT_EQ(times(all, "<details"), times(all, " open><summary"));
    EXPECT_TRUE(
        all.says("<p class=\"cm-printed\">Council authority-1. EX-2041. <span>Printed as it "
                 "stood on Monday 23 November 2026 at 10:00.</span></p>"));
}

TEST_F(FamilyDatesPage, NamesEachWorkingSoThatItMakesSenseAlone)
{
    const auto shown = page();
    for (const char* words :
         {"How we worked this out", "Every day counted", "The working in sentences"})
        EXPECT_TRUE(shown.says(std::string{words} +
                               "<span class=\"govuk-visually-hidden\">: Initial child protection "
                               "conference</span>"))
            << words;
}

}  // namespace
}  // namespace quorate::server
