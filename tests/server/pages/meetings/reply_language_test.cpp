#include <gmock/gmock.h>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using testing::IsEmpty;

// The police and the mother are written to in Welsh, the nurse and the father are not.
class ReplyLanguage : public testing::Test {
protected:
    ReplyLanguage()
    {
        db::Pool& pool = service.app().pool;
        test::add_directory_to_staff(pool);
        test::run(pool, "update contact set language = 'cy' where id = 'contact-police'");
        test::run(pool,
                  "update family_member set language = 'Cymraeg' where id in ('mother-1', "
                  "'father-1')");
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "90"},
                                                   {"confirm_quorum", "yes"},
                                                   {"chair", "cc"},
                                                   {"mode", "hybrid"},
                                                   {"room", "room-1"},
                                                   {"video_link", "https://video.example/canary"},
                                                   {"need.contact:contact-police", "quorum"},
                                                   {"need.contact:contact-nurse", "quorum"},
                                                   {"need.member:mother-1", "required"},
                                                   {"need.member:father-1", "optional"},
                                                   {"step", "save"}});
        const std::string location = answer.header("Location");
        meeting_ = location.substr(0, location.find('?'));
    }

    std::string link(const core::SeatHolder& who)
    {
        const core::MeetingId id{meeting_.substr(meeting_.rfind('/') + 1)};
        for (const auto& seat : service.database().read([&](core::UnitOfWork& work) {
                 return work.invitees.of_meeting(test::exampleshire, id);
             }))
            if (seat.invitee.holder == who)
                return "/i/" + service.app().links.token(
                                   core::seat_link_purpose, seat.invitee.id.text(), 1);
        throw std::invalid_argument{"no such seat"};
    }

    std::string police() { return link({.contact = core::ContactId{"contact-police"}}); }
    std::string nurse() { return link({.contact = core::ContactId{"contact-nurse"}}); }
    std::string mother() { return link({.member = core::FamilyMemberId{"mother-1"}}); }

    test::TestService service;
    std::string meeting_;
};

TEST_F(ReplyLanguage, APageIsInTheLanguageOfItsSeat)
{
    const auto page = service.nobody().get(police());

    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"<html lang=\"cy\"",
                              "<title>Eich cyfarfod</title>",
                              "Cyfarfod: dydd Mercher 25 Tachwedd 2026",
                              "10:00 tan 11:30",
                              "Allwch chi ddod?",
                              "Na allaf, bydd dirprwy yn dod",
                              "Anfon ateb"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
    EXPECT_EQ(page.header("X-Robots-Tag"), "noindex, nofollow");
}

TEST_F(ReplyLanguage, AFamilyReadsTheTimesAsPeopleSayThem)
{
    const auto page = service.nobody().get(mother());

    for (const char* words : {"10 tan hanner awr wedi 11 y bore",
                              "Wyneb yn wyneb neu drwy fideo",
                              "Gallaf, byddaf yn dod",
                              "Oes angen unrhyw beth arnoch?"})
        EXPECT_TRUE(page.says(words)) << words;
    for (const char* words : {"dirprwy", "adroddiad", "Room Oak"})
        EXPECT_FALSE(page.says(words)) << words;
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
}

TEST_F(ReplyLanguage, EnglishStaysAsItIs)
{
    const auto page = service.nobody().get(nurse());

    for (const char* words : {"<html lang=\"en\"",
                              "A meeting on Wednesday 25 November 2026",
                              "<aside aria-label=\"About this page\">",
                              "You can change your reply until the meeting starts.</p>",
                              "<dt class=\"govuk-summary-list__key\">Organised by</dt>"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_TRUE(page.says("<form method=\"post\" action=\"" + nurse() + "\""));
}

TEST_F(ReplyLanguage, AnybodyMayTurnThePage)
{
    const std::string address = police();
    EXPECT_TRUE(service.nobody().get(address).says(
        "<a class=\"govuk-link\" href=\"?lang=en\" rel=\"alternate\" lang=\"en\" hreflang=\"en\">"
        "English</a>"));
    const auto turned = service.nobody().get(address + "?lang=en");
    EXPECT_TRUE(turned.says("<html lang=\"en\""));
    EXPECT_TRUE(turned.says("Can you come?"));
    EXPECT_TRUE(turned.says("href=\"?lang=cy\" rel=\"alternate\" lang=\"cy\" hreflang=\"cy\""));
    EXPECT_TRUE(turned.says("action=\"" + address + "?lang=en\""));

    const auto welsh = service.nobody().get(nurse() + "?lang=cy");
    EXPECT_THAT(test::english_left(welsh.body()), IsEmpty()) << welsh.body();
    EXPECT_TRUE(service.nobody().get(nurse() + "?lang=fr").says("Can you come?"));
}

TEST_F(ReplyLanguage, ALanguageThatWasChosenStaysThroughTheForm)
{
    const std::string address = police();
    const auto page =
        service.nobody().post(address + "?lang=en", {{"reply", "deputy"}, {"note", "Bydd oedi."}});
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter the name of the deputy who will come"));
    EXPECT_TRUE(page.says("Bydd oedi."));
    EXPECT_TRUE(page.says("action=\"" + address + "?lang=en\""));

    const auto sent = service.nobody().post(address + "?lang=en", {{"reply", "attend"}});
    EXPECT_EQ(sent.header("Location"), address + "/done?lang=en");
    const auto done = service.nobody().get(address + "/done?lang=en");
    EXPECT_TRUE(done.says("Thank you, your reply is recorded"));
    EXPECT_TRUE(done.says("href=\"" + address + "?lang=en\""));
}

TEST_F(ReplyLanguage, WhatIsWrongIsSaidInWelshAndWhatWasTypedIsKept)
{
    for (const auto& [address, form] :
         std::vector<std::pair<std::string, std::vector<std::pair<std::string, std::string>>>>{
             {police(), {{"reply", "deputy"}, {"note", "Bydd oedi."}}},
             {police(), {{"reply", "deputy"}, {"deputy_name", std::string(101, 'x')}}},
             {police(), {{"note", std::string(1001, 'x')}, {"reply", "attend"}}},
             {police(), {}},
             {police(), {{"reply", "attend"}, {"reply", "remote"}}},
             {mother(), {{"reply", "report_only"}}}}) {
        const auto page = service.nobody().post(address, form);
        EXPECT_EQ(page.status(), 422);
        EXPECT_TRUE(page.says("<title>Gwall: Eich cyfarfod</title>"));
        EXPECT_TRUE(page.says("Mae problem"));
        EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
        for (const auto& [field, typed] : form)
            if (field == "note") EXPECT_TRUE(page.says(typed));
    }
}

TEST_F(ReplyLanguage, TheChairIsToldInWelshOfTheWholeTime)
{
    test::run(service.app().pool,
              "update meeting set family_minutes_before = 30, debrief_minutes_after = 15");
    test::run(service.app().pool, "update invitee set language = 'cy' where user_id = 'cc'");
    const std::string address = link({.user = core::UserId{"cc"}});

    const auto page = service.nobody().get(address);
    EXPECT_TRUE(page.says("09:30 tan 11:45"));
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
    const auto refused = service.nobody().post(address, {{"reply", "deputy"}});
    EXPECT_TRUE(refused.says("Ni all cadeirydd anfon dirprwy"));
    EXPECT_THAT(test::english_left(refused.body()), IsEmpty()) << refused.body();
}

TEST_F(ReplyLanguage, AFamilyIsToldInEitherThatItMeetsTheChairFirst)
{
    test::run(service.app().pool, "update meeting set family_minutes_before = 20");
    const std::string address = mother();

    EXPECT_TRUE(service.nobody().get(address + "?lang=en").says("you meet the chair first."));
    const auto page = service.nobody().get(address + "?lang=cy");
    EXPECT_TRUE(page.says("byddwch yn cwrdd â"));
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
    EXPECT_FALSE(service.nobody().get(police() + "?lang=en").says("meet the chair"));
}

TEST_F(ReplyLanguage, TheThanksAreInTheLanguageOfTheForm)
{
    const std::string address = police();
    const auto sent = service.nobody().post(address + "?lang=cy", {{"reply", "wrong_person"}});
    EXPECT_EQ(sent.header("Location"), address + "/done?lang=cy");

    const auto done = service.nobody().get(address + "/done");
    EXPECT_TRUE(done.says("Eich ateb: Nid i mi y mae hwn"));
    EXPECT_THAT(test::english_left(done.body()), IsEmpty()) << done.body();
}

TEST_F(ReplyLanguage, AChangeAtShortNoticeIsConfirmedInWelsh)
{
    service.clock().advance(std::chrono::hours{24});
    test::run(service.app().pool, "update outbox_message set state = 'sent'");
    const auto moved = service.as("bs").patch_json("/api/v1" + meeting_, R"({"room":"room-2"})", 1);
    ASSERT_EQ(moved.status(), 200) << moved.body();
    const std::string address = police();

    const auto page = service.nobody().get(address);
    EXPECT_TRUE(page.says("Cadarnhewch eich bod wedi gweld hyn"));
    EXPECT_TRUE(page.says("action=\"" + address + "/seen?lang=cy\""));
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
    const auto seen =
        service.nobody().post(address + "/seen?lang=cy", {{"change", page.field("change")}});
    EXPECT_EQ(seen.header("Location"), address + "?lang=cy");
    const auto after = service.nobody().get(address);
    EXPECT_TRUE(after.says("Rydych wedi cadarnhau eich bod wedi gweld y newid."));
}

TEST_F(ReplyLanguage, WhatCannotBeDoneIsSaidInWelsh)
{
    const std::string address = police();

    const auto from_elsewhere = service.nobody().post_from_elsewhere(address + "?lang=cy");
    EXPECT_EQ(from_elsewhere.status(), 403);
    EXPECT_THAT(test::english_left(from_elsewhere.body()), IsEmpty()) << from_elsewhere.body();
    const auto unknown = service.nobody().get("/i/aaaaaaaaaaaaaaaaaaaaaaaaaa?lang=cy");
    EXPECT_EQ(unknown.status(), 404);
    EXPECT_THAT(test::english_left(unknown.body()), IsEmpty()) << unknown.body();

    service.clock().advance(std::chrono::hours{50});
    const auto over = service.nobody().get(address);
    EXPECT_TRUE(over.says("ar ben,"));
    EXPECT_THAT(test::english_left(over.body()), IsEmpty()) << over.body();
    const auto late = service.nobody().post(address, {{"reply", "attend"}});
    EXPECT_EQ(late.status(), 409);
    EXPECT_THAT(test::english_left(late.body()), IsEmpty()) << late.body();

    service.clock().advance(std::chrono::hours{72});
    const auto stopped = service.nobody().get(address);
    EXPECT_EQ(stopped.status(), 404);
    EXPECT_TRUE(stopped.says("ddolen hon yn gweithio mwyach"));
    EXPECT_THAT(test::english_left(stopped.body()), IsEmpty()) << stopped.body();
}

TEST_F(ReplyLanguage, ACancelledMeetingSaysSoInWelsh)
{
    const auto cancelled = service.as("bs").post(
        meeting_ + "/cancel",
        {{"reason", "The family has moved away"},
         {"version", service.as("bs").get(meeting_ + "/cancel").field("version")}});
    ASSERT_EQ(cancelled.status(), 303) << cancelled.body();

    const auto page = service.nobody().get(police());
    EXPECT_TRUE(page.says("ganslo."));
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();
}

TEST_F(ReplyLanguage, ALetterIsInTheLanguageOfItsSeatOrAllAreInOne)
{
    const auto page = service.as("bs").get(meeting_ + "/letters");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("<html lang=\"en\""));
    EXPECT_TRUE(page.says("<section class=\"cm-letter\" lang=\"cy\""));
    for (const char* words : {"gwahodd i gyfarfod",
                              "dydd Mercher 25 Tachwedd 2026, 10 tan hanner awr wedi 11 y bore",
                              "Dywedwch wrthym os oes angen cyfieithydd arnoch",
                              "Nid ydym yn ysgrifennu yma am beth mae"})
        EXPECT_TRUE(page.says(words)) << words;
    const auto from = page.body().find("<h2", page.body().find("<section class=\"cm-letter\""));
    const std::string letter = page.body().substr(from, page.body().find("<form", from) - from);
    EXPECT_THAT(test::english_left(letter), IsEmpty()) << letter;

    const auto english = service.as("bs").get(meeting_ + "/letters?lang=en");
    EXPECT_TRUE(english.says("You are invited to a meeting"));
    EXPECT_FALSE(english.says("gwahodd"));
    EXPECT_TRUE(english.says("href=\"" + meeting_ + "/letters\""));
}

TEST_F(ReplyLanguage, StaffAnswerForThemselvesInEnglish)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where user_id = 'cc'");

    EXPECT_FALSE(service.as("cc").get(meeting_).says("Allwch chi ddod?"));
}

}  // namespace
}  // namespace quorate::server
