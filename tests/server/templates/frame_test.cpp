#include "server/templates/frame.hpp"

#include <gmock/gmock.h>

#include "server/templates/renderer.hpp"

namespace quorate::server {
namespace {

using testing::HasSubstr;
using testing::Not;

Frame a_frame()
{
    return {.title = "Needs a date",
            .organisation = "Exampleshire Council",
            .signed_in = SignedIn{core::PersonName{"Ash Demosby"}, "business support"},
            .navigation = staff_navigation(Section::needs_a_date, {.needs_a_date = 8}),
            .csrf_token = "token-1"};
}

View a_message()
{
    View page;
    page["heading"] = "Saved";
    page["paragraphs"] = View{View::type::list};
    page["link"] = false;
    return page;
}

TEST(Frame, MarksWhereTheReaderIsAndWhatNeedsThem)
{
    const auto html = render_page("standard/message", a_frame(), a_message());

    EXPECT_THAT(html, HasSubstr("<title>Needs a date - Children’s meetings</title>"));
    EXPECT_THAT(html,
                HasSubstr("href=\"/needs-a-date\" aria-current=\"true\">"
                          "<strong class=\"govuk-service-navigation__active-fallback\">Needs a date"
                          "<span class=\"cm-nav__count\">8</span></strong>"));
    EXPECT_THAT(html, HasSubstr("Ash Demosby, business support"));
    EXPECT_THAT(html, Not(HasSubstr("Demonstration.")));
}

TEST(Frame, SignsOutByPostWithTheToken)
{
    EXPECT_THAT(render_page("standard/message", a_frame(), a_message()),
                HasSubstr("<input type=\"hidden\" name=\"csrf\" value=\"token-1\">"));
}

TEST(Frame, HasNoMenuForPeopleWithoutAnAccount)
{
    const auto html = render_page(
        "standard/message", {.title = "Your meeting", .organisation = "X"}, a_message());

    EXPECT_THAT(html, Not(HasSubstr("<nav")));
    EXPECT_THAT(html, Not(HasSubstr("/sign-out")));
}

TEST(Frame, PutsErrorsFirstAndInTheTitle)
{
    View page = a_message();
    page["error_summary"] = error_summary({{"held_on", "Enter the date"}});

    const auto html = render_page("standard/message", a_frame(), page);

    EXPECT_THAT(html, HasSubstr("<title>Error: Needs a date"));
    EXPECT_LT(html.find("There is a problem"), html.find("<h1"));
}

TEST(Frame, TellsWhatJustHappened)
{
    Frame frame = a_frame();
    frame.flash = Flash{Alert::success, {.strong = "Saved."}};
    frame.demo_banner = "Today is Monday 23 November 2026.";
    frame.back = {.label = "Meetings", .url = "/meetings"};

    const auto html = render_page("standard/message", frame, a_message());

    EXPECT_THAT(html, HasSubstr("moj-alert--success"));
    EXPECT_THAT(html, HasSubstr("Today is Monday 23 November 2026."));
    EXPECT_THAT(html, HasSubstr("<a class=\"govuk-back-link\" href=\"/meetings\">Meetings</a>"));
}

TEST(Frame, TellsOnEachPageOfAFamilyThatIsOpenInAnEmergency)
{
    Frame frame = a_frame();
    EXPECT_THAT(render_page("standard/message", frame, a_message()),
                Not(HasSubstr("Emergency access")));
    frame.emergencies = {{.reference = "EX-2041",
                          .words = "You opened EX-2041 in an emergency.",
                          .family_url = "/families/f-1",
                          .end_url = "/emergency-access/e-1/end"}};

    const auto html = render_page("standard/message", frame, a_message());

    EXPECT_THAT(html, HasSubstr("You opened EX-2041 in an emergency."));
    EXPECT_THAT(html, HasSubstr("href=\"/families/f-1\""));
    EXPECT_THAT(html, HasSubstr("action=\"/emergency-access/e-1/end\""));
}

TEST(Frame, OfAWelshPageDoesNotSayThatItIsEnglish)
{
    Frame frame = a_frame();
    frame.language = core::Language::welsh;

    const auto html = render_page("standard/message", frame, a_message());

    EXPECT_THAT(html, Not(HasSubstr("Saesneg yw iaith y tudalennau hyn")));
    EXPECT_THAT(html, HasSubstr("Mae&#39;r dolenni uchod yn arwain at dudalennau Saesneg."));
}

TEST(Frame, OffersTheOtherLanguageWhereThereIsOne)
{
    Frame frame{.title = "Your meeting", .organisation = "X"};
    frame.english_url = "?lang=en";
    frame.welsh_url = "?lang=cy";

    const auto english = render_page("standard/message", frame, a_message());
    EXPECT_THAT(english, HasSubstr("<html lang=\"en\""));
    EXPECT_THAT(english,
                HasSubstr("<nav class=\"cm-lang cm-mt4 cm-noprint\" aria-label=\"Language\">"));
    EXPECT_THAT(english, HasSubstr("<span aria-current=\"true\">English</span>"));
    EXPECT_THAT(english, HasSubstr("lang=\"cy\" hreflang=\"cy\">Cymraeg</a>"));
    frame.language = core::Language::welsh;
    const auto welsh = render_page("standard/message", frame, a_message());
    EXPECT_THAT(welsh, HasSubstr("<html lang=\"cy\""));
    EXPECT_THAT(welsh, HasSubstr("aria-label=\"Iaith\""));
    EXPECT_THAT(welsh, HasSubstr("lang=\"en\" hreflang=\"en\">English</a>"));
    EXPECT_THAT(welsh, HasSubstr("<span aria-current=\"true\">Cymraeg</span>"));
    EXPECT_THAT(welsh, HasSubstr("href=\"/help\" hreflang=\"en\">Cymorth</a>"));
    EXPECT_THAT(welsh, Not(HasSubstr("Skip to main content")));
}

}  // namespace
}  // namespace quorate::server
