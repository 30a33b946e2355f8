#include <chrono>

#include "server/log/log.hpp"
#include "tests/support/dav_service.hpp"

// What a calendar program that is broken, or not one at all, sends with a right password: each is
// refused, or costs no more than an ordinary request, leaves a line with a code and nothing of what
// was sent in the log, and the next program is answered as if nothing had been.

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

struct Hostile {
    const char* name;
    Method method;
    std::string rest;  // after "/dav/calendars/cc/"
    std::string body;
    int status;
    const char* says;  // in the answer; its name is the code in the log
    std::map<std::string, std::string> headers = {};
};

constexpr const char* planted = "HUSHHUSH";

std::string many(const std::string& text, int times)
{
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string event(const std::string& lines, const std::string& uid = planted)
{
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:" + uid +
           "\r\nDTSTART:20261202T090000Z\r\nDURATION:PT1H\r\n" + lines +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

std::string in_utf16(const std::string& text)
{
    std::string wide = "\xFF\xFE";
    for (const char c : text)
        wide += {c, '\0'};
    return wide;
}

std::string report(const std::string& name, const std::string& inner)
{
    return "<C:" + name +
           " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:prop><D:getetag/>"
           "</D:prop>" +
           inner + "</C:" + name + ">";
}

std::string filter(const std::string& inner)
{
    return report("calendar-query",
                  R"(<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">)" +
                      inner + "</C:comp-filter></C:comp-filter></C:filter>");
}

std::string props(const std::string& inner)
{
    return "<propfind xmlns=\"DAV:\"><prop>" + inner + "</prop></propfind>";
}

std::string sync(const std::string& token, const std::string& level = "1")
{
    return "<sync-collection xmlns=\"DAV:\"><sync-token>" + token + "</sync-token><sync-level>" +
           level + "</sync-level><prop><getetag/></prop></sync-collection>";
}

std::string numbered(const std::string& before, int times, const std::string& after)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += before + std::to_string(i) + after;
    return all;
}

constexpr const char* no_data = "<C:valid-calendar-data/>";
constexpr const char* no_entry = "<C:valid-calendar-object-resource/>";
constexpr const char* no_filter = "<C:supported-filter/>";
constexpr const char* no_token = "<D:valid-sync-token/>";

std::vector<Hostile> written()
{
    const std::string entry = "busy/x.ics";
    const std::string days =
        many("EXDATE:" + many("20270102T090000Z,", 500) + "20270102T090000Z" + "\r\n", 20);
    std::string binary;
    for (int i = 0; i < 100'000; ++i)
        binary += static_cast<char>(i * 7 % 256);
    return {
        {"ALineOfTenMegabytes",
         Method::put,
         entry,
         event("X-A:" + many(planted, 1'250'000)),
         403,
         "<C:max-resource-size/>"},
        {"ALongLine", Method::put, entry, event("X-A:" + std::string(150'000, 'x')), 403, no_data},
        {"ALineInManyPieces",
         Method::put,
         entry,
         event("X-A:" + many("xxx\r\n ", 30'000)),
         403,
         no_data},
        {"DeepComponents",
         Method::put,
         entry,
         "BEGIN:VCALENDAR\r\n" + many("BEGIN:VEVENT\r\n", 10'000),
         403,
         no_data},
        {"ManyComponents",
         Method::put,
         entry,
         "BEGIN:VCALENDAR\r\n" + many("BEGIN:VEVENT\r\nEND:VEVENT\r\n", 5'000) +
             "END:VCALENDAR\r\n",
         403,
         no_data},
        {"ManyParameters",
         Method::put,
         entry,
         event("EXDATE" + many(";A=b", 40'000) + ":20261202T090000Z"),
         403,
         no_data},
        {"EverySecond",
         Method::put,
         entry,
         event("RRULE:FREQ=SECONDLY;COUNT=1000000000"),
         403,
         no_data},
        {"EveryMinute", Method::put, entry, event("RRULE:FREQ=MINUTELY"), 403, no_data},
        {"AThousandMillionTimes",
         Method::put,
         entry,
         event("RRULE:FREQ=DAILY;COUNT=1000000000"),
         403,
         no_data},
        {"AThirtiethOfFebruary",
         Method::put,
         entry,
         event("RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
         403,
         no_data},
        {"TwoRules",
         Method::put,
         entry,
         event("RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY"),
         403,
         no_data},
        {"TenThousandDaysLeftOut",
         Method::put,
         entry,
         event("RRULE:FREQ=DAILY\r\n" + days + "X-A:1"),
         403,
         no_data},
        {"AMillionWeeks",
         Method::put,
         entry,
         "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20261202T090000Z\r\n"
         "DURATION:P999999W\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
         403,
         no_data},
        {"Binary", Method::put, entry, binary, 403, no_data},
        {"Utf16", Method::put, entry, in_utf16(event("X-A:1")), 403, no_data},
        {"Latin1", Method::put, entry, event("X-A:1", "caf\xE9"), 403, no_entry},
        {"ANul", Method::put, entry, event("X-A:1", std::string{"a\0b", 3}), 403, no_entry},
        {"Nothing", Method::put, entry, "", 403, no_data},
        {"AnotherType",
         Method::put,
         entry,
         event("X-A:1"),
         403,
         "<C:supported-calendar-data/>",
         {{"content-type", "application/json"}}},
        {"ALongName", Method::put, "busy/" + std::string(300, 'n'), event(""), 403, no_data},
        {"ACondition",
         Method::put,
         entry,
         event("X-A:1"),
         412,
         "changed meanwhile",
         {{"if-match", "\"HUSHHUSH, W/\\\", *x"}}},
        {"AMeetingOfItsOwn",
         Method::put,
         "meetings/new.ics",
         event("METHOD:REQUEST"),
         403,
         "<D:need-privileges>"},
        {"ACalendarOfItsOwn",
         Method::mkcalendar,
         "mine/",
         many("<a>", 100'000),
         403,
         "<D:need-privileges>"},
    };
}

std::vector<Hostile> asked()
{
    const std::string home;
    const std::string meetings = "meetings/";
    const char* const bad = "<D:error";
    return {
        {"BillionLaughs",
         Method::propfind,
         home,
         "<!DOCTYPE l [<!ENTITY a \"HUSHHUSH\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
         "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>" +
             props("<a>&c;</a>"),
         400,
         bad},
        {"ExternalEntity",
         Method::report,
         meetings,
         "<!DOCTYPE l [<!ENTITY % p SYSTEM \"http://192.0.2.1/x\"> %p;]>" + report("a", ""),
         400,
         bad},
        {"DeepElements",
         Method::propfind,
         home,
         props(many("<a>", 20'000) + many("</a>", 20'000)),
         400,
         bad},
        {"UnclosedElements", Method::report, meetings, many("<a>", 100'000), 400, bad},
        {"ManyElements", Method::proppatch, home, props(many("<a/>", 20'000)), 400, bad},
        {"ManyProperties", Method::propfind, home, props(numbered("<a", 201, "/>")), 400, bad},
        {"ManyPropertiesOfEach",
         Method::report,
         meetings,
         "<C:calendar-query xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><prop>" +
             numbered("<a", 5'000, "/>") + "</prop></C:calendar-query>",
         400,
         bad},
        {"ALongNamespaceOfMany",
         Method::propfind,
         home,
         "<propfind xmlns=\"DAV:\" xmlns:x=\"" + std::string(400'000, 'x') + "\"><prop>" +
             numbered("<x:a", 5'000, "/>") + "</prop></propfind>",
         400,
         bad},
        {"ALongElement",
         Method::propfind,
         home,
         props("<" + std::string(300'000, 'x') + "/>"),
         400,
         bad},
        {"ManyAttributes",
         Method::propfind,
         home,
         "<propfind " + numbered("a", 30'000, "=\"\" ") + "xmlns=\"DAV:\"><prop>" +
             many("<a/>", 9'000) + "</prop></propfind>",
         400,
         bad},
        {"MoreThanAnyProgramAsks",
         Method::propfind,
         home,
         props(std::string(600'000, ' ')),
         400,
         bad},
        {"NoUtf8", Method::propfind, home, props("<a xmlns=\"\xFF\xFE\"/>"), 400, bad},
        {"NoUtf8InAText",
         Method::report,
         meetings,
         report("calendar-multiget", "<D:href>/\xC3(</D:href>"),
         400,
         bad},
        {"Binary", Method::report, meetings, std::string("\x00\x01\xFF<\x80", 5), 400, bad},
        {"Everything",
         Method::propfind,
         home,
         "",
         403,
         "<D:propfind-finite-depth/>",
         {{"depth", "infinity"}}},
        {"ADepthThatIsNone",
         Method::propfind,
         home,
         "",
         400,
         bad,
         {{"depth", "99999999999999999999"}}},
        {"AHundredThousandAddresses",
         Method::report,
         meetings,
         report("calendar-multiget", many("<D:href>a</D:href>", 100'000)),
         400,
         bad},
        {"ThreeThousandAddresses",
         Method::report,
         meetings,
         report("calendar-multiget", many("<D:href>a</D:href>", 3'000)),
         507,
         "<D:number-of-matches-within-limits/>"},
        {"ConditionsWithinConditions",
         Method::report,
         meetings,
         filter(many("<C:comp-filter name=\"VEVENT\">", 15) + many("</C:comp-filter>", 15)),
         403,
         no_filter},
        {"ManyConditions",
         Method::report,
         meetings,
         filter(many("<C:prop-filter name=\"UID\"><C:text-match></C:text-match></C:prop-filter>",
                     2'000)),
         403,
         no_filter},
        {"ATimeWithoutEnds", Method::report, meetings, filter("<C:time-range/>"), 403, no_filter},
        {"ATimeBackwards",
         Method::report,
         meetings,
         filter(R"(<C:time-range start="20270101T000000Z" end="20260101T000000Z"/>)"),
         403,
         no_filter},
        {"AllTheYears",
         Method::report,
         meetings,
         filter(R"(<C:time-range start="00010101T000000Z" end="99991231T235959Z"/>)"),
         403,
         no_filter},
        {"BusyWithoutEnd",
         Method::report,
         "busy/",
         report("free-busy-query", R"(<C:time-range start="20261201T000000Z"/>)"),
         400,
         bad},
        {"BusyInAllTheYears",
         Method::report,
         "busy/",
         report("free-busy-query",
                R"(<C:time-range start="00010101T000000Z" end="99991231T235959Z"/>)"),
         400,
         bad},
        {"ATokenOfGarbage", Method::report, meetings, sync("&#39;; drop --"), 403, no_token},
        {"ALongToken", Method::report, meetings, sync(many(planted, 10'000)), 403, no_token},
        {"ATokenFromTheFuture",
         Method::report,
         meetings,
         sync("urn:quorate:sync:000000000000:99999999999999999999"),
         403,
         no_token},
        {"EveryLevel",
         Method::report,
         meetings,
         sync("", "infinite"),
         403,
         "<D:sync-traversal-supported/>"},
        {"AReportThatNobodyKnows",
         Method::report,
         meetings,
         report(std::string(200, 'r'), ""),
         403,
         "<D:supported-report/>"},
        {"SomebodyElsesMeetings", Method::report, "../sw/meetings/", "", 404, "nothing here"},
        {"NoChangeOfProperties", Method::proppatch, meetings, "<a/>", 400, bad},
    };
}

// "valid-calendar-data" of "<C:valid-calendar-data/>"; without one the status says enough.
std::string code_of(const Hostile& hostile)
{
    const std::string says = hostile.says;
    if (hostile.status == 400) return "bad-request";
    if (!says.starts_with('<')) return {};
    return says.substr(3, says.find_first_of("/>", 3) - 3);
}

class HostilePrograms : public test::DavService {
protected:
    HostilePrograms() { set_log_level("debug"); }
    ~HostilePrograms() override { set_log_level("error"); }

    void expect_refused(const Hostile& hostile)
    {
        SCOPED_TRACE(hostile.name);
        std::string place = "/dav/calendars/cc/" + hostile.rest;
        if (hostile.rest.starts_with("../")) place = "/dav/calendars/" + hostile.rest.substr(3);
        Headers headers = hostile.headers;
        if (hostile.method == Method::put) headers.try_emplace("content-type", "text/calendar");
        ordinary("before");
        testing::internal::CaptureStderr();
        const auto began = std::chrono::steady_clock::now();

        const auto answer = send("cc", hostile.method, place, hostile.body, headers);

        EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
        const std::string logged = testing::internal::GetCapturedStderr();
        EXPECT_EQ(answer.status(), hostile.status);
        EXPECT_TRUE(answer.says(hostile.says)) << answer.body().substr(0, 500);
        EXPECT_LT(answer.body().size(), 2'000u);
        EXPECT_NE(logged.find("\"status\":" + std::to_string(hostile.status)), std::string::npos)
            << logged;
        EXPECT_NE(logged.find("\"code\":\"" + code_of(hostile)), std::string::npos) << logged;
        EXPECT_EQ(logged.find(planted), std::string::npos);
        for (const char* event : {"database.fault", "service.bug"})
            EXPECT_EQ(logged.find(event), std::string::npos) << logged;
        EXPECT_LT(logged.size(), 1'000u);
        ordinary("after");
    }

    // What every program asks every few minutes.
    void ordinary(const char* when)
    {
        const auto began = std::chrono::steady_clock::now();
        EXPECT_EQ(send("sw", Method::propfind, "/dav/calendars/sw/meetings/", "", {{"depth", "1"}})
                      .status(),
                  207)
            << when;
        EXPECT_LT(std::chrono::steady_clock::now() - began, 2s) << when;
    }
};

TEST_P(HostilePrograms, WriteWhatIsRefusedAndKeptNowhere)
{
    for (const Hostile& each : written())
        expect_refused(each);

    EXPECT_FALSE(send("cc", Method::propfind, "/dav/calendars/cc/busy/", "", {{"depth", "1"}})
                     .says("x.ics"));
}

TEST_P(HostilePrograms, AskWhatIsRefusedWithinItsBounds)
{
    for (const Hostile& each : asked())
        expect_refused(each);
}

INSTANTIATE_TEST_SUITE_P(,
                         HostilePrograms,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
