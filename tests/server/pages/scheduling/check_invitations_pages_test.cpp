#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

class CheckInvitationsPages : public test::SchedulingPages {
protected:
    // What the page would send with everybody ticked.
    Fields everybody(const std::string& url)
    {
        const auto page = service.as("bs").get(url);
        EXPECT_EQ(page.status(), 200) << page.body();
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"slot", page.field("slot")},
                {"need.contact:contact-police", "quorum"},
                {"need.contact:contact-nurse", "quorum"},
                {"need.contact:contact-school", "quorum"},
                {"need.member:mother-1", "optional"},
                {"need.user:sw", "required"}};
    }

    test::Answer send(const std::string& url, const Fields& fields)
    {
        return service.as("bs").post(url.substr(0, url.find('?')), fields);
    }
};

TEST_F(CheckInvitationsPages, EverybodyIsListedWithHowAndForWhat)
{
    const auto page = service.as("bs").get(held());

    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Step 2 of 2. EX-2041 Testwood, 2 children",
                              "Check and send invitations",
                              "Send invitations",
                              "Held for you until 10:15.",
                              "Room Elm, Civic House",
                              "aria-label=\"Send to Noor Stubb\"",
                              "Calendar invitation by e-mail",
                              "To come, or to send a deputy",
                              "Always invited",
                              "Not invited",
                              "Not among those this meeting asks for.",
                              "Quorum could be met if everyone invited comes",
                              "Let this time go"})
        EXPECT_TRUE(page.says(words)) << words;
}

TEST_F(CheckInvitationsPages, SaysThatTheTimeBeforeIsNotForTwoWhoMustNotMeet)
{
    Fields both = with(needs(), "need.member:father-1", "optional");
    save_needs(both);
    const auto slots = slots_on(times());
    ASSERT_FALSE(slots.empty());
    const std::string url = hold(slots.front()).header("Location");
    const std::string words =
        "Two of the family must not meet: the time before the meeting is not for both.";
    EXPECT_FALSE(service.as("bs").get(url).says(words));

    test::run(service.app().pool,
              "insert into must_not_meet (id, authority_id, case_id, one_id, "
              "other_id, reason, noted_by, noted_at) values ('pair-1', 'authority-1', "
              "'case-1', 'father-1', 'mother-1', 'An order of the court', 'sw', 0)");
    EXPECT_TRUE(service.as("bs").get(url).says(words));
}

TEST_F(CheckInvitationsPages, SaysWhenTheFamilyIsToComeAndThatAnInterpreterIsMissing)
{
    test::run(service.app().pool,
              "update family_member set interpreter = 'Polish' where id = 'mother-1'");
    const std::string url = held();
    const auto page = service.as("bs").get(url);

    EXPECT_TRUE(page.says("Chair and room are kept from "));
    EXPECT_TRUE(page.says(
        ": 30 minutes with the family first. The family’s invitations ask them to come then."));
    EXPECT_TRUE(page.says("Interpreter (Polish) for Hazel Testwood: no interpreter is asked yet."));
    // Nobody in the directory interprets, so there is nobody to choose.
    EXPECT_TRUE(page.says("No interpreter is in the directory yet."));
    EXPECT_TRUE(page.says("href=\"/directory/contacts\""));
    test::run(service.app().pool,
              "update contact set job_title = 'BSL interpreter' where id = 'contact-gp'");
    EXPECT_TRUE(service.as("bs").get(url).says("Add one to those who are invited"));
    EXPECT_FALSE(page.says("Names are on the page behind the link"));
}

TEST_F(CheckInvitationsPages, TheMailIsShownWordForWordAndNamesNobodyOfTheFamily)
{
    const auto page = service.as("bs").get(held());
    const auto begin = page.body().find("<div class=\"cm-mail\">");
    ASSERT_NE(begin, std::string::npos);
    const std::string mail = page.body().substr(begin, page.body().find("</div>\n  </div>", begin));

    EXPECT_NE(mail.find("You are invited to a multi-agency meeting"), std::string::npos);
    EXPECT_NE(mail.find("Reference: XXXXXX"), std::string::npos);
    EXPECT_NE(mail.find("meeting (ref XXXXXX)"), std::string::npos);
    EXPECT_TRUE(page.says("XXXXXX stands for it here"));
    EXPECT_NE(mail.find("Room Elm, Civic House"), std::string::npos);
}

TEST_F(CheckInvitationsPages, TheMailOfEachPersonCanBeShownByTheNumberOfTheirSeat)
{
    const std::string url = held();
    const auto page = service.as("bs").get(url);
    EXPECT_TRUE(page.says("Whose e-mail?"));
    const std::size_t whose = page.body().find("<select class=\"govuk-select\" id=\"mail\"");
    ASSERT_NE(whose, std::string::npos) << page.body();
    const std::string choice =
        page.body().substr(whose, page.body().find("</select>", whose) - whose);
    const auto number_of = [&](const std::string& name) {
        const auto at = choice.find(">" + name);
        EXPECT_NE(at, std::string::npos) << name << choice;
        const auto begin = choice.rfind("value=\"", at) + 7;
        return choice.substr(begin, choice.find('"', begin) - begin);
    };
    const std::string nurse = number_of("Noor Stubb");
    const std::string officer = number_of("Lee Fixture");
    EXPECT_NE(nurse, officer);
    const std::string mother = number_of("Hazel Testwood");
    const char* early = "you meet the chair first.";
    EXPECT_TRUE(service.as("bs").get(url + "&mail=" + mother).says(early));
    EXPECT_FALSE(service.as("bs").get(url + "&mail=" + nurse).says(early));

    EXPECT_TRUE(service.as("bs").get(url + "&mail=" + nurse).says("What Noor Stubb will see"));
    EXPECT_TRUE(service.as("bs").get(url + "&mail=" + officer).says("What Lee Fixture will see"));
    EXPECT_EQ(service.as("bs").get(url + "&mail=999").status(), 200);
}

TEST_F(CheckInvitationsPages, TheMailOfTheChairIsShownToo)
{
    const std::string url = held();
    bool is_shown = false;
    for (int number = 1; number < 20 && !is_shown; ++number) {
        const auto page = service.as("bs").get(url + "&mail=" + std::to_string(number));
        is_shown = page.says("You are to chair a multi-agency meeting");
        if (is_shown) EXPECT_TRUE(page.says("First part from ")) << page.body();
    }
    EXPECT_TRUE(is_shown);
}

TEST_F(CheckInvitationsPages, ShowingAnotherMailSendsNothingAndKeepsWhatWasTicked)
{
    const std::string url = held();
    auto fields = everybody(url);
    std::erase_if(fields,
                  [](const auto& each) { return each.first == "need.contact:contact-nurse"; });
    fields.emplace_back("mail", "1");
    fields.emplace_back("step", "mail");

    const auto shown = send(url, fields);

    EXPECT_EQ(shown.status(), 200) << shown.body();
    EXPECT_FALSE(shown.says("There is a problem"));
    EXPECT_TRUE(shown.says("name=\"need.contact:contact-police\" value=\"quorum\" checked"));
    EXPECT_FALSE(shown.says("name=\"need.contact:contact-nurse\" value=\"quorum\" checked"));
    EXPECT_TRUE(shown.says("Held for you until"));
}

TEST_F(CheckInvitationsPages, SendingBooksTheMeetingAtTheTimeThatWasHeld)
{
    const std::string url = held();
    const auto fields = everybody(url);
    const auto answer = send(url, fields);

    ASSERT_EQ(answer.status(), 303) << answer.body();
    const std::string location = answer.header("Location");
    const auto meeting = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(meeting.says("Booked. The invitations are on their way."));
    EXPECT_TRUE(meeting.says("Room Elm, Civic House"));
    EXPECT_TRUE(meeting.says("6 invitations"));

    // Back, or sent twice: it is booked, and nothing is left to be sent.
    for (const auto& again : {service.as("bs").get(url), send(url, fields)}) {
        EXPECT_EQ(again.status(), 303);
        const std::string back = again.header("Location");
        EXPECT_EQ(back.substr(0, back.find('?')), location.substr(0, location.find('?')));
        EXPECT_TRUE(service.as("bs").get(back).says("These invitations were sent."));
    }
}

TEST_F(CheckInvitationsPages, WhoeverIsNotTickedIsNotInvited)
{
    const std::string url = held();
    auto fields = everybody(url);
    std::erase_if(fields, [](const auto& field) { return field.first == "need.member:mother-1"; });
    const auto answer = send(url, fields);

    ASSERT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(service.as("bs").get(answer.header("Location")).says("5 invitations"));
}

TEST_F(CheckInvitationsPages, WithoutQuorumItAsksAndKeepsTheTicks)
{
    const std::string url = held();
    auto fields = everybody(url);
    std::erase_if(fields, [](const auto& field) { return field.first.ends_with("-police"); });
    std::erase_if(fields, [](const auto& field) { return field.first.ends_with("-nurse"); });
    const auto asked = send(url, fields);

    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("The people invited could not make quorum"));
    EXPECT_TRUE(asked.says("name=\"need.contact:contact-school\" value=\"quorum\" checked"));
    EXPECT_FALSE(asked.says("name=\"need.contact:contact-nurse\" value=\"quorum\" checked"));
    EXPECT_TRUE(asked.says("Held for you until"));
    EXPECT_EQ(send(url, with(fields, "confirm_quorum", "yes")).status(), 303);
}

TEST_F(CheckInvitationsPages, AfterAQuarterOfAnHourNothingIsLostAndItCanStillBeSent)
{
    const std::string url = held();
    const auto fields = everybody(url);
    service.clock().advance(std::chrono::minutes{16});

    const auto page = service.as("bs").get(url);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("This time is not held for you any more."));
    EXPECT_TRUE(page.says("Choose a time again"));
    EXPECT_TRUE(page.says("aria-label=\"Send to Noor Stubb\""));
    EXPECT_FALSE(page.says("Held for you until"));
    EXPECT_FALSE(page.says("Let this time go"));
    EXPECT_EQ(send(url, fields).status(), 303);
}

TEST_F(CheckInvitationsPages, ATimeThatSomebodyElseTookMeanwhileLeadsToFreshTimes)
{
    const std::string url = held();
    const auto fields = everybody(url);
    service.clock().advance(std::chrono::minutes{16});
    ASSERT_EQ(send(url, fields).status(), 303);

    const auto late = send(url, fields);
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("That time has just been taken."));
}

TEST_F(CheckInvitationsPages, ATimeCanBeLetGo)
{
    const std::string url = held();
    const auto fields = everybody(url);
    const auto path = url.substr(0, url.find('?'));

    const auto released = service.as("bs").post(path + "/release", fields);
    EXPECT_EQ(released.status(), 303);
    EXPECT_TRUE(service.as("bs").get(released.header("Location")).says("Let go."));
    EXPECT_TRUE(service.as("bs").get(url).says("This time is not held for you any more."));
    EXPECT_EQ(service.as("bs").post(path + "/release", fields).status(), 303);
}

TEST_F(CheckInvitationsPages, AMeetingByVideoAsksForItsLink)
{
    save_needs(needs("video"));
    const auto slots = slots_on(times());
    ASSERT_FALSE(slots.empty());
    const std::string url = hold(slots.front()).header("Location");
    auto fields = everybody(url);

    const auto refused = send(url, fields);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("<a href=\"#video_link\">Enter the link to join by video</a>"));
    EXPECT_EQ(send(url, with(fields, "video_link", "https://video.example/room")).status(), 303);
}

TEST_F(CheckInvitationsPages, ADayAfterTheLastNeedsANameAndAReason)
{
    save_needs();
    const auto slots = slots_on(times("&from=after_last_day"));
    ASSERT_FALSE(slots.empty());
    const std::string url = hold(slots.front()).header("Location");
    auto fields = everybody(url);
    EXPECT_TRUE(service.as("bs").get(url).says("Who allowed a day after the last day?"));

    auto typed = with(fields, "late_reason", "Her solicitor is away");
    const auto refused = send(url, typed);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Choose why it is after the last day"));
    EXPECT_TRUE(refused.says("Her solicitor is away"));
    typed = with(with(typed, "late_authoriser", "tm"), "late_reason_code", "family_unavailable");
    EXPECT_EQ(send(url, typed).status(), 303);
}

TEST_F(CheckInvitationsPages, TheAddressOfAHoldAloneIsEnoughWhileItLasts)
{
    const std::string url = held();
    const auto path = url.substr(0, url.find('?'));
    EXPECT_EQ(service.as("bs").get(path).status(), 200);
    service.clock().advance(std::chrono::minutes{16});
    EXPECT_EQ(service.as("bs").get(path).status(), 404);
}

TEST_F(CheckInvitationsPages, NobodyElseLearnsWhatIsHeld)
{
    const std::string url = held();
    const auto other = service.as("bs-south").get(url);
    EXPECT_TRUE(other.status() == 403 || other.status() == 404) << other.status();
    EXPECT_FALSE(other.says("Testwood"));
}

}  // namespace
}  // namespace quorate::server
