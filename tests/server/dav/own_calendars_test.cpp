#include <algorithm>

#include "core/actions/action_store.hpp"
#include "core/availability/availability_store.hpp"
#include "core/meetings/change_meeting.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "tests/support/calendar_times.hpp"
#include "tests/support/dav_service.hpp"

namespace quorate::server {
namespace {

constexpr const char* calendar_type = "text/calendar; charset=utf-8";

class OwnCalendars : public test::DavService {
protected:
    // With long lines in one piece.
    test::Answer get(const std::string& user, const std::string& rest)
    {
        auto answer = send(user, Method::get, "/dav/calendars/" + user + "/" + rest);
        std::string& body = answer.response.body;
        for (auto at = body.find("\r\n "); at != std::string::npos; at = body.find("\r\n "))
            body.erase(at, 3);
        return answer;
    }

    test::Answer put(const std::string& user,
                     const std::string& rest,
                     const std::string& body,
                     Headers headers = {})
    {
        headers["content-type"] = calendar_type;
        return send(user, Method::put, "/dav/calendars/" + user + "/" + rest, body, headers);
    }

    // A sync-collection since `token`.
    test::Answer sync(const std::string& user,
                      const std::string& calendar,
                      const std::string& token)
    {
        return send(user,
                    Method::report,
                    "/dav/calendars/" + user + "/" + calendar + "/",
                    "<sync-collection xmlns=\"DAV:\"><sync-token>" + token +
                        "</sync-token><sync-level>1</sync-level><prop><getetag/></prop>"
                        "</sync-collection>");
    }

    static std::string token_of(const test::Answer& answer)
    {
        return between(answer.body(), "<D:sync-token>", "</D:sync-token>");
    }

    static std::string replaced(std::string text, const std::string& from, const std::string& to)
    {
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from << text;
        return at == std::string::npos ? text : text.replace(at, from.size(), to);
    }

    std::vector<core::BusyTime> times_of(const std::string& user)
    {
        return service.database().read([&](core::UnitOfWork& work) {
            return work.availability.busy_times(
                test::exampleshire,
                {{core::UserId{user}}},
                {test::at("2026-11-01T00:00:00Z"), test::at("2027-11-01T00:00:00Z")});
        });
    }
};

TEST_P(OwnCalendars, ShowAnInviteeTheirOwnSeatAlone)
{
    const auto answer = get("sw", "meetings/m1.ics");

    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.header("Content-Type"), calendar_type);
    EXPECT_TRUE(answer.says("UID:uid-sw\r\n")) << answer.body();
    EXPECT_TRUE(answer.says("SUMMARY:Multi-agency meeting (ref ref-m1)\r\n"));
    EXPECT_TRUE(answer.says("DTSTART;TZID=Europe/London:20261201T100000\r\n"));
    EXPECT_TRUE(answer.says("PARTSTAT=NEEDS-ACTION:mailto:sw@council.example"));
    EXPECT_EQ(answer.body().find("METHOD"), std::string::npos);
    EXPECT_EQ(answer.body().find("ATTENDEE"), answer.body().rfind("ATTENDEE"));
    EXPECT_EQ(get("sw", "meetings/m2.ics").status(), 404);
}

TEST_P(OwnCalendars, KeepAnAnswerThatIsWrittenBack)
{
    const auto before = get("sw", "meetings/m1.ics");

    const auto answer = put("sw",
                            "meetings/m1.ics",
                            replaced(before.body(), "NEEDS-ACTION", "ACCEPTED"),
                            {{"if-match", before.header("ETag")}});

    EXPECT_EQ(answer.status(), 204) << answer.body();
    EXPECT_EQ(answer.header("ETag"), "");
    const auto seat = service.database().read([](core::UnitOfWork& work) {
        return work.invitees.find(test::exampleshire, core::InviteeId{"seat-sw"});
    });
    EXPECT_EQ(seat->invitee.reply, core::Reply::remote);
    EXPECT_TRUE(get("sw", "meetings/m1.ics").says("PARTSTAT=ACCEPTED"));
    EXPECT_EQ(put("sw",
                  "meetings/m1.ics",
                  replaced(before.body(), "NEEDS-ACTION", "DECLINED"),
                  {{"if-match", before.header("ETag")}})
                  .status(),
              412);
}

// A program that says that it sends the mails itself would keep its owner from being told.
TEST_P(OwnCalendars, P16GoOnBeingToldOfChangesWhateverTheProgramSaysAboutThat)
{
    const auto before = get("sw", "meetings/m1.ics");
    const std::string theirs =
        replaced(replaced(replaced(before.body(), "ORGANIZER;", "ORGANIZER;SCHEDULE-AGENT=CLIENT;"),
                          "ATTENDEE;",
                          "ATTENDEE;SCHEDULE-AGENT=NONE;"),
                 "NEEDS-ACTION",
                 "ACCEPTED");

    EXPECT_EQ(put("sw", "meetings/m1.ics", theirs).status(), 204);

    const auto after = get("sw", "meetings/m1.ics");
    EXPECT_TRUE(after.says("PARTSTAT=ACCEPTED")) << after.body();
    EXPECT_FALSE(after.says("SCHEDULE-")) << after.body();
    const core::MeetingId m1{"m1"};
    App& app = service.app();
    const core::MeetingTools tools{app.clock, app.random, app.links, app.bank_holidays};
    const core::Actor booker = test::staff("bs");
    const auto moved = app.transact(booker, [&](core::UnitOfWork& work) {
        const core::Meeting meeting = *work.meetings.find(test::exampleshire, m1);
        core::TimeAndPlace asked = core::time_and_place_of(meeting);
        asked.date = test::day("2026-12-02");
        asked.venue.clear();
        asked.video_link = "https://video.example/x";
        return core::reschedule_meeting(work,
                                        tools,
                                        booker,
                                        {.meeting = m1,
                                         .version = meeting.version,
                                         .when_and_where = asked,
                                         .reason = "The chair is ill that day"});
    });
    ASSERT_TRUE(moved);
    const auto messages = service.database().read(
        [&](core::UnitOfWork& work) { return work.outbox.of_meeting(test::exampleshire, m1); });
    EXPECT_EQ(std::ranges::count_if(messages,
                                    [](const core::OutboxMessage& each) {
                                        return each.kind == core::MessageKind::request &&
                                               each.invitee == core::InviteeId{"seat-sw"};
                                    }),
              1);
}

// peers.md P13
TEST_P(OwnCalendars, GiveNoTimeThatFloats)
{
    put("cc", "busy/a.ics", busy("a", "DTSTART:20261202T090000Z\r\nDURATION:PT1H"));
    put("cc", "busy/b.ics", busy("b", "DTSTART;VALUE=DATE:20261202"));
    for (const auto& [user, rest] : {std::pair{"sw", "meetings/m1.ics"},
                                     {"sw", "actions/act-1.ics"},
                                     {"cc", "busy/a.ics"},
                                     {"cc", "busy/b.ics"}}) {
        const auto answer = get(user, rest);
        EXPECT_EQ(answer.status(), 200) << rest;
        EXPECT_EQ(test::floating_lines(answer.body()), std::vector<std::string>{}) << rest;
    }
}

TEST_P(OwnCalendars, KeepAReminderThatIsWrittenBack)
{
    const auto before = get("sw", "meetings/m1.ics").body();
    const auto answer = put("sw",
                            "meetings/m1.ics",
                            replaced(before,
                                     "END:VEVENT",
                                     "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT30M\r\n"
                                     "END:VALARM\r\nEND:VEVENT"));

    EXPECT_EQ(answer.status(), 204) << answer.body();
    EXPECT_TRUE(get("sw", "meetings/m1.ics").says("TRIGGER:-PT30M"));
    EXPECT_FALSE(get("cc", "meetings/m1.ics").says("VALARM"));
}

TEST_P(OwnCalendars, RefuseEveryOtherChangeOfAMeeting)
{
    const auto before = get("sw", "meetings/m1.ics").body();
    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"20261201T100000", "20261201T090000"},
                                                          {"SUMMARY:Multi", "SUMMARY:Single"},
                                                          {"LOCATION:Online", "LOCATION:Elsewhere"},
                                                          {"UID:uid-sw", "UID:uid-other"},
                                                          {"STATUS:CONFIRMED", "STATUS:CANCELLED"},
                                                          {"NEEDS-ACTION", "TENTATIVE"},
                                                          {"mailto:sw@", "mailto:cc@"}}) {
        const auto answer = put("sw", "meetings/m1.ics", replaced(before, from, to));
        EXPECT_EQ(answer.status(), 403) << to;
        EXPECT_TRUE(answer.says("<D:need-privileges>")) << answer.body();
    }
    EXPECT_EQ(put("sw", "meetings/new.ics", before).status(), 403);
    EXPECT_EQ(send("sw", Method::del, "/dav/calendars/sw/meetings/m1.ics").status(), 403);
    EXPECT_EQ(get("sw", "meetings/m1.ics").body(), before);
}

TEST_P(OwnCalendars, ReportAnActionPointThatIsTickedOff)
{
    const auto before = get("sw", "actions/act-1.ics").body();
    EXPECT_NE(before.find("DUE;VALUE=DATE:20261211\r\n"), std::string::npos);
    EXPECT_NE(before.find("SUMMARY:Action point 1 (ref "), std::string::npos) << before;

    EXPECT_EQ(put("sw",
                  "actions/act-1.ics",
                  replaced(replaced(before, "STATUS:NEEDS-ACTION", "STATUS:IN-PROCESS"),
                           "PERCENT-COMPLETE:0",
                           "PERCENT-COMPLETE:50"))
                  .status(),
              204);
    EXPECT_TRUE(get("sw", "actions/act-1.ics").says("PERCENT-COMPLETE:50"));
    EXPECT_EQ(
        put("sw",
            "actions/act-1.ics",
            replaced(
                before, "STATUS:NEEDS-ACTION", "STATUS:COMPLETED\r\nCOMPLETED:20261123T100000Z"))
            .status(),
        204);
    const auto row = service.database().read([](core::UnitOfWork& work) {
        return work.actions.find(test::exampleshire, core::ActionPointId{"act-1"});
    });
    EXPECT_EQ(row->action.status, core::ActionStatus::done);
    EXPECT_TRUE(row->action.progress.reveal().ends_with("CANARYK"));
    EXPECT_EQ(put("sw", "actions/act-1.ics", replaced(before, "20261211", "20261212")).status(),
              403);
}

TEST_P(OwnCalendars, TakeBusyTimesAndForgetWhatTheyAreFor)
{
    const std::string text = busy("dentist-1",
                                  "DTSTART;TZID=Europe/London:20261202T090000\r\n"
                                  "DTEND;TZID=Europe/London:20261202T100000\r\n"
                                  "DESCRIPTION:CANARYP\r\nRRULE:FREQ=WEEKLY;COUNT=3");

    const auto made = put("cc", "busy/a%20b.ics", text, {{"if-none-match", "*"}});

    EXPECT_EQ(made.status(), 201) << made.body();
    EXPECT_EQ(made.header("ETag"), "");
    const auto given = get("cc", "busy/a%20b.ics");
    EXPECT_TRUE(given.says("SUMMARY:Busy\r\n")) << given.body();
    EXPECT_TRUE(given.says("UID:dentist-1\r\n"));
    EXPECT_TRUE(given.says("RRULE:FREQ=WEEKLY;COUNT=3\r\n"));
    EXPECT_TRUE(given.says("DTSTART;TZID=Europe/London:20261202T090000\r\n"));
    ASSERT_EQ(times_of("cc").size(), 3u);
    EXPECT_EQ(times_of("cc")[1].starts_at, test::at("2026-12-09T09:00:00Z"));
    EXPECT_EQ(times_of("cc")[1].source, core::BusySource::caldav);
    EXPECT_EQ(put("cc", "busy/a%20b.ics", text, {{"if-none-match", "*"}}).status(), 412);

    const auto twin = put("cc", "busy/other.ics", text);
    EXPECT_EQ(twin.status(), 403);
    EXPECT_TRUE(twin.says("<C:no-uid-conflict><D:href>/dav/calendars/cc/busy/a%20b.ics<"));

    EXPECT_EQ(send("cc", Method::del, "/dav/calendars/cc/busy/a%20b.ics").status(), 204);
    EXPECT_EQ(get("cc", "busy/a%20b.ics").status(), 404);
    EXPECT_TRUE(times_of("cc").empty());
}

TEST_P(OwnCalendars, RefuseWhatIsNoEntryWithTheReason)
{
    const std::string event = "DTSTART:20261202T090000Z\r\nDTEND:20261202T100000Z";
    const std::vector<std::pair<std::string, const char*>> cases{
        {"not a calendar", "<C:valid-calendar-data/>"},
        {busy("a", "SUMMARY:No time"), "<C:valid-calendar-data/>"},
        {busy("a", event + "\r\nRRULE:FREQ=SECONDLY"), "<C:valid-calendar-data/>"},
        {busy("", event), "<C:valid-calendar-object-resource/>"},
        {"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nUID:a\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
         "<C:supported-calendar-component/>"},
        {busy("a", event + "\r\nX-A:" + std::string(200'000, 'x')), "<C:max-resource-size/>"},
    };
    for (const auto& [given, then] : cases) {
        const auto answer = put("cc", "busy/x.ics", given);
        EXPECT_EQ(answer.status(), 403) << given.substr(0, 200);
        EXPECT_TRUE(answer.says(then)) << answer.body() << given.substr(0, 200);
    }
}

TEST_P(OwnCalendars, TellWhatChangedSinceAToken)
{
    const auto first = sync("sw", "meetings", "");
    EXPECT_TRUE(first.says("/dav/calendars/sw/meetings/m1.ics"));
    const auto quiet = sync("sw", "meetings", token_of(first));
    EXPECT_FALSE(quiet.says("m1.ics"));
    EXPECT_EQ(token_of(quiet), token_of(first));

    // Somebody who loses their seat loses sight of the meeting.
    test::run(service.app().pool, "update invitee set removed_at = 1 where id = 'seat-sw'");

    const auto gone = sync("sw", "meetings", token_of(first));
    EXPECT_TRUE(
        gone.says("<D:href>/dav/calendars/sw/meetings/m1.ics</D:href><D:status>HTTP/1.1 404"))
        << gone.body();
    EXPECT_NE(token_of(gone), token_of(first));
    EXPECT_FALSE(sync("sw", "meetings", "").says("m1.ics"));
}

TEST_P(OwnCalendars, SendProgramsBackToTheStartWithATokenThatNobodyGave)
{
    const auto token = token_of(sync("cc", "busy", ""));
    for (const std::string& each :
         {std::string{"urn:quorate:sync:abc:1"}, std::string{"x"}, token + "9", token + "x"}) {
        const auto answer = sync("cc", "busy", each);
        EXPECT_EQ(answer.status(), 403) << each;
        EXPECT_TRUE(answer.says("<D:valid-sync-token/>"));
    }
}

TEST_P(OwnCalendars, FindAWeekByItsTimes)
{
    const auto query = [&](const std::string& filter) {
        return send("cc",
                    Method::report,
                    "/dav/calendars/cc/meetings/",
                    R"(<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">)"
                    "<D:prop><D:getetag/><C:calendar-data/></D:prop><C:filter><C:comp-filter "
                    "name=\"VCALENDAR\">" +
                        filter + "</C:comp-filter></C:filter></C:calendar-query>",
                    {{"depth", "1"}});
    };
    const auto week = query(
        R"(<C:comp-filter name="VEVENT"><C:time-range start="20261207T000000Z" end="20261214T000000Z"/></C:comp-filter>)");
    EXPECT_EQ(week.status(), 207);
    EXPECT_TRUE(week.says("m2.ics"));
    EXPECT_FALSE(week.says("m1.ics"));
    EXPECT_TRUE(week.says("SUMMARY:Multi-agency meeting (ref ref-m2)"));
    EXPECT_FALSE(query(R"(<C:comp-filter name="VTODO"/>)").says("ics"));
    const auto by_uid = query(
        R"(<C:comp-filter name="VEVENT"><C:prop-filter name="UID"><C:text-match>feed-m1</C:text-match></C:prop-filter></C:comp-filter>)");
    EXPECT_TRUE(by_uid.says("m1.ics")) << by_uid.body();
    EXPECT_FALSE(by_uid.says("m2.ics"));
    EXPECT_EQ(
        query(R"(<C:comp-filter name="VEVENT"><C:time-range start="x"/></C:comp-filter>)").status(),
        403);
}

TEST_P(OwnCalendars, GiveManyAtOnceAndSayWhichAreNotThere)
{
    const auto answer =
        send("cc",
             Method::report,
             "/dav/calendars/cc/meetings/",
             R"(<C:calendar-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<D:getetag/><C:calendar-data/></D:prop><D:href>/dav/calendars/cc/meetings/m1.ics</D:href>
<D:href>/dav/calendars/cc/meetings/no.ics</D:href><D:href>/dav/calendars/sw/meetings/m1.ics</D:href>
</C:calendar-multiget>)");

    EXPECT_TRUE(answer.says("BEGIN:VCALENDAR"));
    EXPECT_TRUE(answer.says("no.ics</D:href><D:status>HTTP/1.1 404 Not Found"));
    EXPECT_TRUE(answer.says("/dav/calendars/sw/meetings/m1.ics</D:href><D:status>HTTP/1.1 404"));
}

TEST_P(OwnCalendars, ExpandWhatRepeatsForProgramsThatAsk)
{
    put("cc",
        "busy/a.ics",
        busy("a", "DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY"));

    const auto answer =
        send("cc",
             Method::report,
             "/dav/calendars/cc/busy/",
             R"(<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>
<C:calendar-data><C:expand start="20261203T000000Z" end="20261205T000000Z"/></C:calendar-data>
</D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range
start="20261203T000000Z" end="20261205T000000Z"/></C:comp-filter></C:comp-filter></C:filter>
</C:calendar-query>)");

    EXPECT_TRUE(answer.says("DTSTART:20261203T090000Z")) << answer.body();
    EXPECT_TRUE(answer.says("DTSTART:20261204T090000Z"));
    EXPECT_FALSE(answer.says("DTSTART:20261205"));
    EXPECT_FALSE(answer.says("RRULE:FREQ=DAILY"));
}

TEST_P(OwnCalendars, SayWhenTheirOwnerIsBusyAndNothingElse)
{
    put("cc",
        "busy/a.ics",
        busy("a", "DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY"));
    put("cc", "busy/b.ics", busy("b", "DTSTART:20261202T093000Z\r\nDURATION:PT2H"));
    const auto ask = [&](const std::string& calendar, const std::string& range) {
        return send("cc",
                    Method::report,
                    "/dav/calendars/cc/" + calendar + "/",
                    R"(<C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">)" + range +
                        "</C:free-busy-query>",
                    {{"depth", "1"}});
    };
    const std::string days = R"(<C:time-range start="20261201T000000Z" end="20261204T000000Z"/>)";

    const auto answer = ask("busy", days);

    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.header("Content-Type"), calendar_type);
    EXPECT_TRUE(
        answer.says("FREEBUSY;FBTYPE=BUSY:20261202T090000Z/20261202T113000Z\r\n"
                    "FREEBUSY;FBTYPE=BUSY:20261203T090000Z/20261203T100000Z\r\nEND"))
        << answer.body();
    EXPECT_FALSE(answer.says("UID"));
    EXPECT_TRUE(ask("meetings", days).says("20261201T100000Z/20261201T110000Z"));
    EXPECT_FALSE(ask("actions", days).says("FREEBUSY;"));
    EXPECT_EQ(ask("busy", "").status(), 400);
    EXPECT_EQ(ask("busy", R"(<C:time-range start="20261201T000000Z"/>)").status(), 400);
    EXPECT_TRUE(send("cc",
                     Method::propfind,
                     "/dav/calendars/cc/busy/",
                     R"(<propfind xmlns="DAV:"><prop><supported-report-set/></prop></propfind>)",
                     {{"depth", "0"}})
                    .says("<C:free-busy-query/>"));
}

TEST_P(OwnCalendars, AnswerNotModifiedForATagThatStillHolds)
{
    const auto whole = get("cc", "meetings/m1.ics");
    const auto again = send("cc",
                            Method::get,
                            "/dav/calendars/cc/meetings/m1.ics",
                            "",
                            {{"if-none-match", whole.header("ETag")}});

    EXPECT_EQ(again.status(), 304);
    EXPECT_EQ(again.header("ETag"), whole.header("ETag"));
}

INSTANTIATE_TEST_SUITE_P(, OwnCalendars, testing::ValuesIn(test::dialects()), [](const auto& test) {
    return test::name_of(test.param);
});

}  // namespace
}  // namespace quorate::server
