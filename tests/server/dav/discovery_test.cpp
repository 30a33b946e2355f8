#include "core/identity/user_accounts.hpp"
#include "tests/support/dav_service.hpp"

namespace quorate::server {
namespace {

// What each program asks while it looks for calendars, as it writes it, and what has to be in the
// answer for the program to go on.
struct Step {
    const char* name;
    const char* target;
    const char* depth;
    const char* body;
    std::vector<const char*> then;
};

const Step steps[] = {
    {"AppleAsksForEverythingAtOnce",
     "/dav/principals/cc/",
     "0",
     R"(<?xml version="1.0" encoding="UTF-8"?>
<A:propfind xmlns:A="DAV:"><A:prop>
<B:calendar-home-set xmlns:B="urn:ietf:params:xml:ns:caldav"/>
<B:calendar-user-address-set xmlns:B="urn:ietf:params:xml:ns:caldav"/>
<A:current-user-principal/><A:displayname/>
<C:dropbox-home-URL xmlns:C="http://calendarserver.org/ns/"/>
<C:notification-URL xmlns:C="http://calendarserver.org/ns/"/>
<A:principal-collection-set/><A:principal-URL/><A:resource-id/>
<B:schedule-inbox-URL xmlns:B="urn:ietf:params:xml:ns:caldav"/>
<A:supported-report-set/></A:prop></A:propfind>)",
     {"<D:href>/dav/principals/cc/</D:href>",
      "<C:calendar-home-set><D:href>/dav/calendars/cc/</D:href></C:calendar-home-set>",
      "<D:href>mailto:cc@council.example</D:href>",
      "<CS:notification-URL/>",
      "HTTP/1.1 404 Not Found"}},
    {"ThunderbirdLooksForThePrincipal",
     "/dav/",
     "0",
     R"(<D:propfind xmlns:D="DAV:" xmlns:CS="http://calendarserver.org/ns/"
xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:resourcetype/><D:owner/><D:displayname/>
<D:current-user-principal/><D:current-user-privilege-set/>
<A:calendar-color xmlns:A="http://apple.com/ns/ical/"/><C:calendar-home-set/></D:prop></D:propfind>)",
     {"<D:current-user-principal><D:href>/dav/principals/cc/</D:href></D:current-user-principal>"}},
    {"DavxListsTheHome",
     "/dav/calendars/cc/",
     "1",
     R"(<propfind xmlns="DAV:" xmlns:CAL="urn:ietf:params:xml:ns:caldav"><prop><resourcetype/>
<displayname/><owner/><current-user-privilege-set/><n0:calendar-color
xmlns:n0="http://apple.com/ns/ical/"/><CAL:calendar-description/><CAL:calendar-timezone/>
<CAL:supported-calendar-component-set/><n1:source xmlns:n1="http://calendarserver.org/ns/"/>
</prop></propfind>)",
     {"<D:href>/dav/calendars/cc/meetings/</D:href>",
      "<D:href>/dav/calendars/cc/actions/</D:href>",
      "<D:href>/dav/calendars/cc/busy/</D:href>",
      "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>",
      "<C:comp name=\"VTODO\"/>",
      "<A:calendar-color>#1D70B8FF</A:calendar-color>"}},
    {"VdirsyncerListsTheCalendar",
     "/dav/calendars/cc/meetings/",
     "1",
     R"(<?xml version="1.0" encoding="utf-8" ?><propfind xmlns="DAV:"><prop><resourcetype/>
<getcontenttype/><getetag/></prop></propfind>)",
     {"<D:href>/dav/calendars/cc/meetings/m1.ics</D:href>",
      "<D:href>/dav/calendars/cc/meetings/m2.ics</D:href>",
      "<D:getcontenttype>text/calendar; charset=utf-8; component=VEVENT</D:getcontenttype>",
      "<D:getetag>&quot;"}},
    {"EvolutionLooksForTheTag",
     "/dav/calendars/cc/busy/",
     "0",
     R"(<D:propfind xmlns:D="DAV:"><D:prop><X:getctag xmlns:X="http://calendarserver.org/ns/"/>
</D:prop></D:propfind>)",
     {"<CS:getctag>urn:quorate:sync:"}},
    {"TsdavLooksForReports",
     "/dav/calendars/cc/busy/",
     "0",
     R"(<d:propfind xmlns:d="DAV:" xmlns:cs="http://calendarserver.org/ns/"
xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:supported-report-set/><d:sync-token/>
<c:supported-calendar-component-set/></d:prop></d:propfind>)",
     {"<D:sync-collection/>", "<D:sync-token>urn:quorate:sync:", "<C:comp name=\"VEVENT\"/>"}},
    {"AnEmptyBodyIsAllprop",
     "/dav/calendars/cc/busy/",
     "0",
     "",
     {"<D:displayname>My busy times</D:displayname>"}},
};

class CalendarPrograms : public test::DavService {};

TEST_P(CalendarPrograms, FindWhatTheyAskFor)
{
    for (const Step& step : steps) {
        const auto answer =
            send("cc", Method::propfind, step.target, step.body, {{"depth", step.depth}});
        EXPECT_EQ(answer.status(), 207) << step.name;
        EXPECT_EQ(answer.header("Content-Type"), "application/xml; charset=utf-8");
        for (const char* each : step.then)
            EXPECT_TRUE(answer.says(each)) << step.name << " " << each << "\n" << answer.body();
    }
}

TEST_P(CalendarPrograms, AreLedToTheAddressBeforeTheySignIn)
{
    for (const Method method : {Method::get, Method::propfind}) {
        const auto answer = send_as(method, "/.well-known/caldav", "", {});
        EXPECT_EQ(answer.status(), 301);
        EXPECT_EQ(answer.header("Location"), "/dav/");
    }
}

TEST_P(CalendarPrograms, AreNotToldThatWeSchedule)
{
    const auto answer = send("cc", Method::options, "/dav/calendars/cc/meetings/");

    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.header("DAV"), "1, 3, calendar-access");
}

TEST_P(CalendarPrograms, MayOnlyReadMeetings)
{
    const auto of = [&](const std::string& calendar) {
        return send(
                   "cc",
                   Method::propfind,
                   "/dav/calendars/cc/" + calendar + "/",
                   R"(<propfind xmlns="DAV:"><prop><current-user-privilege-set/></prop></propfind>)",
                   {{"depth", "0"}})
            .body();
    };

    EXPECT_EQ(of("meetings").find("write"), std::string::npos);
    EXPECT_NE(of("actions").find("<D:write-content/>"), std::string::npos);
    EXPECT_EQ(of("actions").find("bind"), std::string::npos);
    EXPECT_NE(of("busy").find("<D:bind/>"), std::string::npos);
}

TEST_P(CalendarPrograms, AreRefusedWhatHasNoEnd)
{
    const auto answer =
        send("cc", Method::propfind, "/dav/calendars/cc/", "", {{"depth", "infinity"}});

    EXPECT_EQ(answer.status(), 403);
    EXPECT_TRUE(answer.says("<D:propfind-finite-depth/>"));
}

TEST_P(CalendarPrograms, CannotDefineEntities)
{
    for (
        const char* body :
        {R"(<!DOCTYPE a [<!ENTITY b "c">]><propfind xmlns="DAV:"><prop><a>&b;</a></prop></propfind>)",
         R"(<!DOCTYPE a SYSTEM "file:///etc/passwd"><propfind xmlns="DAV:"><allprop/></propfind>)",
         "<propfind",
         "",
         "<a/>"}) {
        if (*body == '\0') continue;
        const auto answer = send("cc", Method::propfind, "/dav/", body, {{"depth", "0"}});
        EXPECT_EQ(answer.status(), 400) << body;
    }
}

TEST_P(CalendarPrograms, CannotMakeOrRenameCalendars)
{
    EXPECT_EQ(send("cc", Method::mkcalendar, "/dav/calendars/cc/mine/").status(), 403);
    const auto answer = send("cc",
                             Method::proppatch,
                             "/dav/calendars/cc/meetings/",
                             R"(<D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><D:displayname>X
</D:displayname></D:prop></D:set></D:propertyupdate>)");
    EXPECT_EQ(answer.status(), 207);
    EXPECT_TRUE(answer.says("403 Forbidden"));
}

// P-privacy: that somebody has an account, and what they have, is nobody else's business.
TEST_P(CalendarPrograms, CannotTellSomebodyElsesCalendarFromNone)
{
    for (const Method method : {Method::propfind,
                                Method::get,
                                Method::report,
                                Method::put,
                                Method::del,
                                Method::proppatch})
        for (const char* place : {"", "meetings/", "busy/", "meetings/m1.ics"}) {
            const std::string end = place;
            const auto foreign = send("cc", method, "/dav/calendars/sw/" + end);
            const auto missing = send("cc", method, "/dav/calendars/nobody/" + end);
            EXPECT_EQ(foreign.status(), 404) << method_name(method) << end;
            EXPECT_EQ(missing.status(), 404);
            EXPECT_EQ(foreign.body(), missing.body());
            EXPECT_EQ(foreign.response.headers, missing.response.headers);
        }
}

TEST_P(CalendarPrograms, AreTurnedAwayWithoutAnAppPassword)
{
    const auto none = send_as(Method::propfind, "/dav/", "", {});
    EXPECT_EQ(none.status(), 401);
    EXPECT_EQ(none.header("WWW-Authenticate"),
              R"(Basic realm="Quorate calendars", charset="UTF-8")");
    const auto secret = password_of("cc");
    EXPECT_EQ(
        send_as(
            Method::propfind, "/dav/", "", {{"authorization", basic("sw@council.example", secret)}})
            .status(),
        401);
    EXPECT_EQ(send_as(Method::propfind,
                      "/dav/",
                      "",
                      {{"authorization", basic("cc@council.example", secret)}},
                      "192.0.2.7")
                  .status(),
              403);
    EXPECT_EQ(send_as(Method::propfind,
                      "/dav/",
                      "",
                      {{"depth", "0"}, {"authorization", basic("CC@council.example ", secret)}})
                  .status(),
              207);
}

TEST_P(CalendarPrograms, GetNoFurtherThanTheirCalendars)
{
    const Headers with{{"authorization", basic("cc@council.example", password_of("cc"))}};

    EXPECT_EQ(send_as(Method::get, "/api/v1/tokens", "", with).status(), 401);
    EXPECT_EQ(send_as(Method::get, "/me", "", with).status(), 303);
}

TEST_P(CalendarPrograms, WaitAfterTenWrongPasswordsButARightOneIsLetIn)
{
    const Headers wrong{{"authorization", basic("cc@council.example", "wrong")}};
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(send_as(Method::propfind, "/dav/", "", wrong).status(), 401) << i;

    EXPECT_EQ(send_as(Method::propfind, "/dav/", "", wrong).status(), 429);
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);
    EXPECT_NE(service.as("cc").get("/me").status(), 429);
}

TEST_P(CalendarPrograms, StopWithTheirPassword)
{
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);
    service.app().database.write([&](core::UnitOfWork& work) {
        work.app_passwords.revoke_all_of(core::UserId{"cc"}, service.app().now());
        return true;
    });

    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 401);
}

TEST_P(CalendarPrograms, StopAtOnceWhenTheirOwnersAccessIsEnded)
{
    App& app = service.app();
    core::Actor administrator = test::staff("am");
    const auto end = [&] {
        return app
            .transact(administrator,
                      [&](core::UnitOfWork& work) {
                          return core::end_sessions_of(
                              work, app.clock, administrator, core::UserId{"cc"});
                      })
            .has_value();
    };
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);
    administrator.stepped_up_at.reset();
    EXPECT_FALSE(end());
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);

    administrator.stepped_up_at = app.now();
    EXPECT_TRUE(end());

    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 401);
}

TEST_P(CalendarPrograms, StopForGoodWhenTheirOwnersAccountIsDisabled)
{
    App& app = service.app();
    core::Actor administrator = test::staff("am");
    administrator.stepped_up_at = app.now();
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 207);

    ASSERT_TRUE(app.transact(administrator, [&](core::UnitOfWork& work) {
        return core::disable_user(work, app.clock, administrator, core::UserId{"cc"}, 0);
    }));

    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 401);
    test::run(app.pool, "update staff_user set active = 1 where id = 'cc'");
    EXPECT_EQ(send("cc", Method::propfind, "/dav/", "", {{"depth", "0"}}).status(), 401);
}

INSTANTIATE_TEST_SUITE_P(,
                         CalendarPrograms,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
