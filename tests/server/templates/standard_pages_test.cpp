#include "server/templates/standard_pages.hpp"

#include <gmock/gmock.h>

#include "core/support/refusals.hpp"
#include "server/templates/frame_words.hpp"
#include "tests/support/english_left.hpp"

namespace quorate::server {
namespace {

using testing::HasSubstr;
using testing::Not;

const Frame frame{.organisation = "Exampleshire Council", .csrf_token = "token-1"};

TEST(SignInPage, KeepsTheAddressAndNeverThePassword)
{
    const auto html = sign_in_page(
        frame,
        {.email = "ash@example.org", .errors = {{"email", "The e-mail or password is not right"}}});

    EXPECT_THAT(html, HasSubstr("<title>Error: Sign in"));
    EXPECT_THAT(html, HasSubstr("value=\"ash@example.org\""));
    EXPECT_THAT(html, HasSubstr("autocomplete=\"current-password\""));
    EXPECT_THAT(html, HasSubstr("Worried about a child right now?"));
    EXPECT_THAT(html, Not(HasSubstr("Try the demonstration")));
}

TEST(SignInPage, OffersThePeopleOfTheDemonstration)
{
    const auto html = sign_in_page(
        frame, {.demo_people = {{"u1", core::PersonName{"Gwen Sampleford"}, "Conference chair"}}});

    EXPECT_THAT(html, HasSubstr("name=\"person\" value=\"u1\"><strong>Gwen Sampleford</strong>"));
}

TEST(SignInPage, OffersAPasskeyToScriptAloneAndWhereThereCanBeAny)
{
    EXPECT_THAT(sign_in_page(frame, {}), Not(HasSubstr("data-passkey")));
    EXPECT_THAT(
        sign_in_page(frame, {.by_passkey = true}),
        HasSubstr(
            "<form id=\"passkey\" method=\"post\" action=\"/sign-in/passkey\" novalidate hidden "
            "data-passkey=\"/sign-in/passkey/options\">"));
}

TEST(RefusalPage, SaysWhatHappenedAndWhatToDoNow)
{
    const auto html = refusal_page(frame, {core::Refusal::room_taken}, "R-7");

    EXPECT_THAT(html, HasSubstr("The room is already booked at that time</h1>"));
    EXPECT_THAT(html, HasSubstr("Choose another time or another room."));
    EXPECT_THAT(html, HasSubstr("QUO-015"));
    EXPECT_THAT(html, HasSubstr("R-7"));
}

TEST(RefusalPage, TellsNobodyThatSomethingHiddenExists)
{
    EXPECT_EQ(refusal_page(frame, {core::Refusal::hidden}, "R"),
              refusal_page(frame, {core::Refusal::not_found}, "R"));
}

TEST(RefusalPage, CanTellEveryRefusal)
{
    for (const core::RefusalText& row : core::all_refusals())
        EXPECT_THAT(refusal_page(frame, {row.refusal}, "R"), HasSubstr(row.code));
}

TEST(ConfirmPage, AsksTheReasonAndOffersAWayOut)
{
    const auto html =
        confirm_page(frame,
                     {.heading = "Cancel this meeting?",
                      .warning = "11 people will be told",
                      .fields = {textarea({.name = "reason", .label = "Why it is cancelled"})},
                      .button = {.label = "Cancel the meeting", .look = ButtonLook::warning},
                      .action_url = "/meetings/m1/cancel",
                      .cancel_url = "/meetings/m1"});

    EXPECT_THAT(html, HasSubstr("action=\"/meetings/m1/cancel\""));
    EXPECT_THAT(html, HasSubstr("11 people will be told"));
    EXPECT_THAT(html, HasSubstr("<a class=\"govuk-link\" href=\"/meetings/m1\">Cancel</a>"));
}

TEST(PlainPages, NameTheCouncil)
{
    for (const auto page :
         {PlainPage::help, PlainPage::privacy, PlainPage::accessibility, PlainPage::cookies})
        EXPECT_THAT(plain_page(frame, page, "Telephone 01632 960 012."),
                    HasSubstr("Exampleshire Council"));
    EXPECT_THAT(help_dates_page(frame), HasSubstr("the next working day is day 1"));
    EXPECT_THAT(fault_page(frame, "R-9"), HasSubstr("R-9"));
    EXPECT_THAT(confirm_password_page(frame, {.why = "This needs your password."}),
                HasSubstr("This needs your password."));
}

TEST(RefusalPage, SaysInWelshWhatCanBeMetBehindALink)
{
    using enum core::Refusal;
    for (const core::Refusal refusal : {not_found,
                                        hidden,
                                        not_permitted,
                                        too_many_attempts,
                                        form_expired,
                                        invalid_input,
                                        unreadable_body,
                                        stale_version,
                                        excluded_person,
                                        wrong_state,
                                        already_exists,
                                        link_stopped,
                                        link_replaced}) {
        const ToldRefusal said = told(refusal, "", core::Language::welsh);
        EXPECT_NE(said.sentence, core::refusal_text(refusal).sentence);
        EXPECT_NE(said.next_step, core::refusal_text(refusal).next_step);
        EXPECT_TRUE(said.sentence.ends_with('.'));
    }
    Frame welsh = frame;
    welsh.language = core::Language::welsh;

    const auto html = refusal_page(welsh, {core::Refusal::link_stopped}, "7F3K-21");

    EXPECT_THAT(html, HasSubstr("<title>Ni ellir gwneud hyn - Cyfarfodydd plant</title>"));
    EXPECT_THAT(html, HasSubstr("dywedwch <span class=\"cm-num\">QUO-022</span> a <span"));
    EXPECT_EQ(test::english_left(html), std::vector<std::string>{});
}

}  // namespace
}  // namespace quorate::server
