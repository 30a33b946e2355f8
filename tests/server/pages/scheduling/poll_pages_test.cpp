#include <algorithm>

#include "tests/server/pages/scheduling/poll_pages_fixture.hpp"
#include "tests/support/english_left.hpp"

namespace quorate::server {
namespace {

TEST_F(PollPages, ThePageOfTimesLeadsToThem)
{
    save_needs();

    EXPECT_TRUE(times().says("Ask people which of these suits"));
}

TEST_F(PollPages, ThoseWhoseCalendarsAreNotSharedAreTicked)
{
    save_needs();
    const auto page = service.as("bs").get(form_url);

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Ask people which time suits them"));
    EXPECT_TRUE(page.says("value=\"contact:contact-police\" checked"));
    EXPECT_TRUE(page.says("Calendar not shared"));
    EXPECT_FALSE(page.says("value=\"user:sw\" checked"));
    EXPECT_FALSE(page.says("<title>Testwood"));
    EXPECT_EQ(page.field("deadline_date"), "24/11/2026");
}

TEST_F(PollPages, TheLinkOfSomebodyWhoHasLeftStops)
{
    const std::string link = link_of(asked(), "contact:contact-nurse");
    ASSERT_EQ(service.nobody().get(link).status(), 200);

    test::run(service.app().pool, "update contact set active = 0 where id = 'contact-nurse'");

    EXPECT_NE(service.nobody().get(link).status(), 200);
}

TEST_F(PollPages, TimesAreListedByDate)
{
    save_needs();
    const auto slots = values(service.as("bs").get(form_url), "slots");

    EXPECT_GT(slots.size(), 3U);
    EXPECT_TRUE(std::ranges::is_sorted(slots));
}

TEST_F(PollPages, SaysHowThoseAreAskedWhoAreNotWrittenTo)
{
    save_needs(with(needs(), "need.member:father-1", "optional"));
    const auto page = service.as("bs").get(form_url);

    EXPECT_TRUE(
        page.says("The family is asked by its social worker, Name of sw: Glen Testwood is "
                  "not written to by e-mail."))
        << page.body();
}

TEST_F(PollPages, WithoutNeedsThereIsNothingToAskAbout)
{
    const auto page = service.as("bs").get(form_url);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("There is no time to ask about"));
}

TEST_F(PollPages, WithNobodyToWriteToSaysWhatToDoInstead)
{
    test::run(service.app().pool, "update family_member set may_email = 0");
    Fields nobody{{"family", "case-1"},
                  {"type", "initial_cp_conference"},
                  {"children", "child-1"},
                  {"duration_minutes", "60"},
                  {"mode", "in_person"},
                  {"chair", "cc"},
                  {"need.member:mother-1", "optional"},
                  {"confirm_quorum", "yes"},
                  {"version", "0"},
                  {"step", "save"}};
    save_needs(nobody);
    const auto page = service.as("bs").get(form_url);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("There is nobody to ask")) << page.body();
    EXPECT_TRUE(page.says("The family is asked by its social worker, Name of sw"));
    EXPECT_TRUE(page.says("Change what it needs"));
    EXPECT_FALSE(page.says("Hold these times and ask"));
}

TEST_F(PollPages, TheFormKeepsWhatWasTickedWhenSomethingIsMissing)
{
    save_needs();
    Fields form = poll_form(0);
    form = with(form, "deadline_date", "31/2/2027");

    const auto page = service.as("bs").post("/meetings/new/poll", form);

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Choose at least one time to ask about"));
    EXPECT_TRUE(page.says("There is no 31 February 2027"));
    EXPECT_TRUE(page.says("value=\"31/2/2027\""));
    EXPECT_TRUE(page.says("value=\"contact:contact-nurse\" checked"));
}

TEST_F(PollPages, ALinkShowsTimesAndNothingOfTheFamily)
{
    const std::string link = link_of(asked(), "contact:contact-police");
    const auto page = service.nobody().get(link);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Which of these times suits you?"));
    EXPECT_TRUE(page.says("Suits me best"));
    for (const char* word : {"Testwood", "Hazel", "conference", "EX-2041", "Elm", "Noor"})
        EXPECT_FALSE(page.says(word)) << word;
}

TEST_F(PollPages, OpeningALinkChangesNothing)
{
    const std::string poll = asked();
    const std::string link = link_of(poll, "contact:contact-police");
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(service.nobody().get(link).status(), 200);
    EXPECT_EQ(service.nobody().get(link + "/done").status(), 303);

    EXPECT_TRUE(service.as("bs").get(poll).says("0 of 2 answered"));
}

TEST_F(PollPages, AnswersAreRecordedAndCanBeChanged)
{
    const std::string poll = asked();
    const std::string link = link_of(poll, "contact:contact-police");

    EXPECT_EQ(service.nobody().post(link).status(), 422);
    EXPECT_EQ(service.nobody().post(link, {{"answer.0", "best"}}).status(), 303);
    const auto done = service.nobody().get(link + "/done");
    EXPECT_TRUE(done.says("Suits me best"));
    EXPECT_TRUE(done.says("Change my answers"));
    EXPECT_EQ(service.nobody().post(link, {{"answer.0", "possible"}}).status(), 303);

    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("1 of 2 answered"));
    EXPECT_TRUE(page.says("0 best, 1 possible, 0 cannot, 1 without an answer"));
}

TEST_F(PollPages, WhatSomebodySaysOnTheTelephoneIsWrittenDownForThem)
{
    const std::string poll = asked();
    const auto board = service.as("bs").get(poll);
    const auto links = seat_links(board);
    ASSERT_EQ(links.size(), 2U) << board.body();
    const std::string& url = links.front();

    EXPECT_TRUE(service.as("bs").get(url).says("What did they say?"));
    const auto missing = service.as("bs").post(url);
    EXPECT_EQ(missing.status(), 422);
    EXPECT_TRUE(missing.says("suits them"));
    EXPECT_EQ(service.as("bs").post(url, {{"answer.0", "possible"}}).status(), 303);

    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("1 of 2 answered"));
    EXPECT_TRUE(page.says("0 best, 1 possible, 0 cannot, 1 without an answer"));
    EXPECT_NE(service.as("ad").get(url).status(), 200);
    EXPECT_EQ(service.as("bs").get(poll + "/seats/nobody").status(), 404);
}

TEST_F(PollPages, SayWhoTookAnswersByTelephoneAndWhen)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    service.nobody().post(police, {{"answer.0", "best"}});
    EXPECT_FALSE(service.as("bs").get(poll).says("Taken by telephone"));

    for (const std::string& url : seat_links(service.as("bs").get(poll)))
        EXPECT_EQ(service.as("bs").post(url, {{"answer.0", "best"}}).status(), 303);

    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("Taken by telephone by Name of bs, ")) << page.body();
    const auto shown = service.as("bs").get_json("/api/v1" + poll);
    EXPECT_NE(shown.body().find("\"taken_by\":\"bs\""), std::string::npos) << shown.body();
}

TEST_F(PollPages, ANoteComesWithTheAnswersAndIsDealtWith)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    EXPECT_TRUE(service.nobody().get(police).says("Anything the organiser should know?"));
    EXPECT_EQ(
        service.nobody().post(police, {{"answer.0", "best"}, {"note", "<b>By train</b>"}}).status(),
        303);

    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("1 note on your polls to look at."));
    EXPECT_TRUE(service.as("bs").get("/polls").says("1 note to look at"));
    EXPECT_FALSE(service.as("bs").get("/polls").says("None waits for you."));
    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("What people wrote"));
    EXPECT_TRUE(page.says("&lt;b&gt;By train&lt;/b&gt;")) << page.body();
    const std::regex action{"action=\"([^\"]+/dealt-with)\""};
    std::smatch found;
    ASSERT_TRUE(std::regex_search(page.body(), found, action));
    const std::string url = found[1];
    EXPECT_EQ(service.as("bs").post(url).status(), 303);
    const auto after = service.as("bs").get(poll);
    EXPECT_TRUE(after.says("Dealt with by Name of bs, "));
    EXPECT_FALSE(after.says("/dealt-with"));
    EXPECT_EQ(service.as("bs").post_json("/api/v1" + url, "{}").status(), 409);
}

TEST_F(PollPages, WhoeverIsNotMeantSaysSoAndNeedNotAnswer)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    EXPECT_TRUE(service.nobody().get(police).says("This is not for me"));

    EXPECT_EQ(service.nobody().post(police, {{"wrong_person", "yes"}}).status(), 303);

    const auto done = service.nobody().get(police + "/done");
    EXPECT_TRUE(done.says("Thank you for telling us"));
    EXPECT_TRUE(done.says("We will find the right person."));
    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("says that it is not for them")) << page.body();
    EXPECT_TRUE(page.says("/directory/contacts/contact-police/edit"));
    EXPECT_TRUE(page.says("0 of 2 answered"));
    const std::string welsh = police + "?lang=cy";
    EXPECT_TRUE(test::english_left(service.nobody().get(welsh).body()).empty());
    EXPECT_TRUE(test::english_left(service.nobody().get(police + "/done?lang=cy").body()).empty());
}

TEST_F(PollPages, HeldMailOfAPollIsListedWithWhatToDo)
{
    EXPECT_TRUE(service.as("bs").get("/held-mail").says("No mail is held"));
    asked();
    test::run(service.app().pool,
              "update outbox_message set state = 'held', last_code = 'wrong_address' where "
              "poll_seat_id in (select id from poll_seat where holder = 'contact:contact-police')");

    EXPECT_TRUE(service.as("bs")
                    .get("/needs-a-date")
                    .says("Mail about polls or action points is held for 1 person."));
    const auto list = service.as("bs").get("/held-mail");
    EXPECT_TRUE(list.says("Which time suits them")) << list.body();
    const std::regex link{"href=\"(/held-mail/[^\"]+)\""};
    std::smatch found;
    ASSERT_TRUE(std::regex_search(list.body(), found, link));
    const std::string url = found[1];
    const auto page = service.as("bs").get(url);
    EXPECT_TRUE(page.says("Put the address right"));
    EXPECT_EQ(service.as("bs").post(url, {{"proof", ""}}).status(), 422);
    EXPECT_EQ(service.as("bs").post(url, {{"proof", "they_said"}}).status(), 303);
    EXPECT_TRUE(service.as("bs").get("/held-mail").says("No mail is held"));
    EXPECT_EQ(service.as("bs").get(url).status(), 404);
}

TEST_F(PollPages, AnAnswerOnTheTelephoneSettlesWhatWaits)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    service.nobody().post(police, {{"answer.0", "cannot"}});
    service.nobody().post(link_of(poll, "contact:contact-nurse"), {{"answer.0", "cannot"}});
    settle_what_is_due();
    ASSERT_TRUE(service.as("bs").get(poll).says("You have to choose."));

    for (const std::string& url : seat_links(service.as("bs").get(poll)))
        EXPECT_EQ(service.as("bs").post(url, {{"answer.0", "best"}}).status(), 303);
    settle_what_is_due();

    EXPECT_TRUE(service.as("bs").get(poll).says("A time was chosen."));
}

TEST_F(PollPages, ALinkIsInTheLanguageOfItsReaderAndCanBeTurned)
{
    test::run(service.app().pool, "update contact set language = 'cy' where id = 'contact-police'");
    const std::string poll = asked();
    const std::string link = link_of(poll, "contact:contact-police");

    const auto page = service.nobody().get(link);
    EXPECT_TRUE(page.says("<html lang=\"cy\""));
    EXPECT_TRUE(page.says("Yr amser gorau i mi"));
    EXPECT_TRUE(page.says("action=\"" + link + "?lang=cy\""));
    EXPECT_TRUE(test::english_left(page.body()).empty()) << page.body();
    const auto nothing = service.nobody().post(link);
    EXPECT_EQ(nothing.status(), 422);
    EXPECT_TRUE(nothing.says(": dydd "));
    EXPECT_TRUE(test::english_left(nothing.body()).empty()) << nothing.body();

    const auto sent = service.nobody().post(link + "?lang=en", {{"answer.0", "cannot"}});
    EXPECT_EQ(sent.header("Location"), link + "/done?lang=en");
    EXPECT_TRUE(service.nobody().get(link + "/done?lang=en").says("Change my answers"));
    const auto done = service.nobody().get(link + "/done");
    EXPECT_TRUE(done.says("Methu dod"));
    EXPECT_TRUE(test::english_left(done.body()).empty()) << done.body();

    test::run(service.app().pool, "update availability_poll set status = 'stopped'");
    const auto ended = service.nobody().get(link);
    EXPECT_TRUE(ended.says("Nid oes angen eich ateb mwyach"));
    EXPECT_TRUE(test::english_left(ended.body()).empty()) << ended.body();
}

TEST_F(PollPages, TheMeetingIsBookedOnceEverybodyCan)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    service.nobody().post(police, {{"answer.0", "best"}});
    service.nobody().post(link_of(poll, "contact:contact-nurse"), {{"answer.0", "possible"}});
    settle_what_is_due();

    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("A time was chosen.")) << page.body();
    EXPECT_TRUE(page.says("Open the meeting"));
    EXPECT_FALSE(page.says("Book this time"));
    EXPECT_TRUE(page.says("Settled: the time for the initial"));
    EXPECT_TRUE(page.says("The times, the chosen one first"));
    EXPECT_TRUE(page.says("<strong>Chosen</strong>"));
    // The social worker must be there and was not asked: the meeting itself is in nobody's way.
    EXPECT_FALSE(page.says("Must be there and cannot"));
    const auto link = service.nobody().get(police);
    EXPECT_EQ(link.status(), 404);
    EXPECT_TRUE(link.says("The date has been settled")) << link.body();
    EXPECT_TRUE(link.says("An invitation follows"));
    EXPECT_FALSE(link.says("November"));
    EXPECT_TRUE(service.nobody().post(police, {{"answer.0", "best"}}).says("has been settled"));
}

TEST_F(PollPages, SayThatTheMeetingWasCancelledSince)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    const auto booked = service.as("bs").post(poll + "/settle", {{"choice", "0"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();
    test::run(service.app().pool, "update meeting set status = 'cancelled'");

    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("Cancelled since: the initial")) << page.body();
    EXPECT_TRUE(page.says("The meeting was cancelled since."));
    EXPECT_FALSE(page.says("A time was chosen."));
    EXPECT_FALSE(page.says("Settled"));
    const auto list = service.as("bs").get("/polls");
    EXPECT_TRUE(list.says("Cancelled since"));
    EXPECT_FALSE(list.says("Booked"));
    const auto link = service.nobody().get(police);
    EXPECT_TRUE(link.says("The meeting was cancelled")) << link.body();
    EXPECT_FALSE(link.says("An invitation follows"));
    const auto welsh = service.nobody().get(police + "?lang=cy");
    EXPECT_TRUE(welsh.says("wedi&#39;i ganslo")) << welsh.body();
    EXPECT_TRUE(test::english_left(welsh.body()).empty()) << welsh.body();
    const auto shown = service.as("bs").get_json("/api/v1" + poll);
    EXPECT_NE(shown.body().find("\"meeting_cancelled\":true"), std::string::npos) << shown.body();
}

TEST_F(PollPages, ANoteThatCameAfterThePageWasShownIsAskedAboutAnew)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");
    service.nobody().post(police, {{"answer.0", "best"}, {"note", "After eleven"}});
    const auto first = service.as("bs").post(
        poll + "/settle",
        {{"choice", "0"}, {"notes_seen", service.as("bs").get(poll).field("notes_seen")}});
    EXPECT_EQ(first.status(), 422) << first.body();
    EXPECT_EQ(first.field("notes_seen"), "1");
    service.nobody().post(link_of(poll, "contact:contact-nurse"),
                          {{"answer.0", "best"}, {"note", "By video alone"}});

    const Fields ticked{{"choice", "0"}, {"notes_seen", "1"}, {"confirm_notes", "yes"}};
    const auto again = service.as("bs").post(poll + "/settle", ticked);
    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("Somebody wrote meanwhile.")) << again.body();
    EXPECT_TRUE(again.says("By video alone"));
    EXPECT_FALSE(again.says("value=\"yes\" checked"));

    const auto booked = service.as("bs").post(
        poll + "/settle", with(ticked, "notes_seen", again.field("notes_seen")));
    EXPECT_EQ(booked.status(), 303) << booked.body();
}

TEST_F(PollPages, WhatIsInDoubtWaitsForItsMaker)
{
    const std::string poll = asked();
    service.nobody().post(link_of(poll, "contact:contact-police"), {{"answer.0", "cannot"}});
    service.nobody().post(link_of(poll, "contact:contact-nurse"), {{"answer.0", "cannot"}});
    settle_what_is_due();

    EXPECT_TRUE(service.as("bs").get("/polls").says("1 poll needs your choice"));
    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("1 poll needs your choice"));
    const auto page = service.as("bs").get(poll);
    EXPECT_TRUE(page.says("You have to choose."));
    EXPECT_EQ(service.as("bs").post(poll + "/settle", {{"choice", "9"}}).status(), 422);
    const auto booked = service.as("bs").post(poll + "/settle", {{"choice", "0"}});
    EXPECT_EQ(booked.status(), 303) << booked.body();
    EXPECT_TRUE(booked.header("Location").starts_with("/meetings/"));
}

TEST_F(PollPages, ATimeAtWhichSomebodyWhoMustBeThereCannotComeIsToBeTicked)
{
    const std::string poll = asked(with(needs(), "need.contact:contact-police", "required"));
    service.nobody().post(link_of(poll, "contact:contact-police"), {{"answer.0", "cannot"}});
    EXPECT_TRUE(values(service.as("bs").get(poll), "confirm_busy").empty());

    const auto refused = service.as("bs").post(poll + "/settle", {{"choice", "0"}});

    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_TRUE(
        refused.says("Lee Fixture must be there and said that they cannot come then. Tick "
                     "to book all the same"))
        << refused.body();
    EXPECT_EQ(values(refused, "confirm_busy"), std::vector<std::string>{"yes"});
    EXPECT_TRUE(refused.says("Book this time"));
    const auto booked =
        service.as("bs").post(poll + "/settle", {{"choice", "0"}, {"confirm_busy", "yes"}});
    EXPECT_EQ(booked.status(), 303) << booked.body();
    EXPECT_TRUE(booked.header("Location").starts_with("/meetings/"));
}

TEST_F(PollPages, NeverSaysThatQuorumIsMetBeforeAMeetingIsBooked)
{
    const std::string poll = asked();

    const auto page = service.as("bs").get(poll);

    EXPECT_TRUE(page.says("Quorum could be met") || page.says("Quorum cannot be met"))
        << page.body();
    EXPECT_FALSE(page.says("Quorum met"));
}

TEST_F(PollPages, StoppingIsAskedAboutFirst)
{
    const std::string poll = asked();
    const std::string police = link_of(poll, "contact:contact-police");

    EXPECT_TRUE(service.as("bs").get(poll + "/stop").says("Stop asking and give the times back?"));
    EXPECT_EQ(service.as("bs").post(poll + "/stop").status(), 303);
    EXPECT_TRUE(service.as("bs").get(poll).says("This was stopped."));
    EXPECT_TRUE(service.nobody().get(police).says("Your answer is not needed any more"));
    EXPECT_EQ(service.as("bs").post(poll + "/again").status(), 409);
}

TEST_F(PollPages, PeopleAreAskedAgainForAnotherDay)
{
    save_needs();
    Fields form = poll_form(1);
    form = with(form, "deadline_date", "23/11/2026");
    form = with(form, "deadline_time", "12:00");
    const auto answer = service.as("bs").post("/meetings/new/poll", form);
    ASSERT_EQ(answer.status(), 303) << answer.body();
    const std::string location = answer.header("Location");

    const auto again = service.as("bs").post(location.substr(0, location.find('?')) + "/again");

    EXPECT_EQ(again.status(), 303) << again.body();
    EXPECT_TRUE(service.as("bs").get(again.header("Location")).says("Asked again."));
}

TEST_F(PollPages, NobodyElseSeesThem)
{
    const std::string poll = asked();

    EXPECT_EQ(service.nobody().get("/t/not-a-link").status(), 404);
    EXPECT_TRUE(service.as("cc").get("/polls").says("You have not asked anybody yet"));
    EXPECT_NE(service.nobody().get(poll).status(), 200);
}

}  // namespace
}  // namespace quorate::server
