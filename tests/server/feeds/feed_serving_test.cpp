#include <gtest/gtest.h>

#include "core/actions/action_store.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/feeds/feeds.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/support/text.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// One police force in two authorities, with a meeting in each; everybody's names are canaries.
const char* const rows[] = {
    "insert into organisation (id, joining_code) values ('org-police', 'p')",
    "insert into agency (id, authority_id, organisation_id, name, kind) values "
    "('police-1', 'authority-1', 'org-police', 'Police CANARYA', 'police'), "
    "('police-2', 'authority-2', 'org-police', 'Police CANARYB', 'police')",
    "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
    "('lee-1', 'authority-1', 'police-1', 'Lee CANARYC', 'CANARYD', 'canarye@police.example'), "
    "('lee-2', 'authority-2', 'police-2', 'Lee CANARYF', 'CANARYG', 'canaryh@police.example')",
    "insert into team (id, authority_id, name) values ('team-2', 'authority-2', 'CANARYI')",
    "insert into staff_user (id, authority_id, name, email, role, password_hash, created_at) "
    "values "
    "('cc-2', 'authority-2', 'CANARYJ', 'canaryk@council.example', 'CC', 'x', 0)",
    "insert into room (id, authority_id, name, building, capacity) values "
    "('oak', 'authority-1', 'Room Oak', 'Civic House', 9)",
    "insert into family_case (id, authority_id, reference, family_name, jurisdiction, team_id, "
    "lead_worker_id, created_at) values ('case-1', 'authority-1', 'CANARYL', 'CANARYM', 'England', "
    "'team-north', 'sw', 0), ('case-2', 'authority-2', 'CANARYN', 'CANARYO', 'England', 'team-2', "
    "'cc-2', 0)",
    "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, starts_at, "
    "ends_at, mode, chair_id, room_id, venue, video_link, late_reason, change_reason, created_by, "
    "created_at, changed_at) values "
    "('m1', 'authority-1', 'case-1', 'strategy_discussion', '4F7K2M', 'uid-m1', 'scheduled', "
    "1795683600, 1795690800, 'hybrid', 'cc', 'oak', 'CANARYP', 'CANARYQ', 'CANARYR', 'CANARYS', "
    "'bs', 0, 0), "
    "('m2', 'authority-2', 'case-2', 'core_group', '9ZX8YW', 'uid-m2', 'scheduled', 1795770000, "
    "1795773600, 'video', 'cc-2', null, 'CANARYT', 'CANARYU', '', '', 'cc-2', 0, 0)",
    "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, email, "
    "calendar_uid, link_hash, deputy_name, reply_note, created_at) values "
    "('s1', 'authority-1', 'm1', 'lee-1', 'required', 'canaryv@x.example', 'u1', 'h1', 'CANARYW', "
    "'CANARYX', 0), ('s2', 'authority-2', 'm2', 'lee-2', 'required', '', 'u2', 'h2', '', '', 0)",
};

class FeedServing : public testing::TestWithParam<db::Dialect> {
protected:
    void SetUp() override
    {
        for (const char* row : rows)
            run(row);
    }

    void run(const std::string& statement) { test::run(service_.database().pool(), statement); }

    /// Does it as a use case does: in a transaction of the service.
    template <class Work>
    void commit(Work work)
    {
        const auto done = service_.app().transact(core::Actor{},
                                                  [&](core::UnitOfWork& unit) -> core::Result<int> {
                                                      work(unit);
                                                      return 1;
                                                  });
        ASSERT_TRUE(done);
    }

    core::NewFeed made(core::FeedKind kind = core::FeedKind::agency,
                       const std::string& subject = "police-1")
    {
        App& app = service_.app();
        return *app.transact(core::system_actor(test::exampleshire), [&](core::UnitOfWork& work) {
            return core::create_feed(work,
                                     {app.clock, app.random, app.links},
                                     core::system_actor(test::exampleshire),
                                     {.kind = kind, .subject = subject, .label = "Reception"});
        });
    }

    test::Answer fetch(const std::string& token,
                       const std::map<std::string, std::string>& headers = {})
    {
        return service_.nobody().send(Method::get, "/feeds/" + token + ".ics", "", headers);
    }

    void stop(const core::FeedId& id)
    {
        const core::Actor system = core::system_actor(test::exampleshire);
        const auto stopped = service_.app().transact(system, [&](core::UnitOfWork& work) {
            return core::revoke_feed(work, service_.clock(), system, id);
        });
        ASSERT_TRUE(stopped);
    }

    static std::string content(const test::Answer& answer)
    {
        return std::string{answer.response.content()};
    }

    static bool is_quick(const test::Answer& answer) { return answer.header("Head") == "quick"; }

    test::TestService service_{GetParam()};
};

TEST_P(FeedServing, ShowsEachMeetingOfAllAuthoritiesOnce)
{
    const std::string text = content(fetch(made().token));

    std::size_t entries = 0;
    for (auto at = text.find("BEGIN:VEVENT"); at != std::string::npos;
         at = text.find("BEGIN:VEVENT", at + 1))
        ++entries;
    EXPECT_EQ(entries, 2u);
    EXPECT_NE(text.find("SUMMARY:Multi-agency meeting (ref 4F7K2M)"), std::string::npos);
    EXPECT_NE(text.find("LOCATION:Room Oak\\, Civic House\\, or online"), std::string::npos);
    EXPECT_NE(text.find("SUMMARY:Multi-agency meeting (ref 9ZX8YW)"), std::string::npos);
    EXPECT_NE(text.find("LOCATION:Online"), std::string::npos);
}

TEST_P(FeedServing, ShowsTheChairASlotForAsLongAsItIsHeld)
{
    const std::string token = made(core::FeedKind::person, "cc").token;
    const core::Instant now = service_.app().now();
    commit([&](core::UnitOfWork& work) {
        work.holds.add({.id = core::HoldId{"h1"},
                        .authority = test::exampleshire,
                        .case_id = core::CaseId{"case-1"},
                        .chair = core::UserId{"cc"},
                        .starts_at = now + 48h,
                        .ends_at = now + 49h,
                        .feed_uid = "uid-h1",
                        .held_until = now + 15min,
                        .created_by = core::UserId{"bs"},
                        .created_at = now});
        work.feed_versions.bump(core::FeedSubject::user, "cc");
    });

    const std::string held = content(fetch(token));
    EXPECT_NE(held.find("UID:uid-h1"), std::string::npos);
    EXPECT_NE(held.find("SUMMARY:Held\r\nSTATUS:TENTATIVE"), std::string::npos);
    EXPECT_EQ(held.find("CANARY"), std::string::npos);
    const std::string team = made(core::FeedKind::team, "team-north").token;
    EXPECT_EQ(content(fetch(team)).find("uid-h1"), std::string::npos);

    service_.clock().advance(15min);
    EXPECT_EQ(content(fetch(token)).find("uid-h1"), std::string::npos);
}

TEST_P(FeedServing, NamesNobodyAndNothing)
{
    for (const auto& [kind, subject] : {std::pair{core::FeedKind::agency, "police-1"},
                                        {core::FeedKind::team, "team-north"},
                                        {core::FeedKind::person, "cc"}}) {
        const std::string token = made(kind, subject).token;
        const test::Answer first = fetch(token);
        const test::Answer second = fetch(token);
        for (const test::Answer& answer : {first, second}) {
            std::string sent = content(answer);
            for (const auto& [name, value] : answer.response.headers)
                sent += name + value;
            sent = core::lower_case(sent);
            EXPECT_NE(sent.find("begin:vevent"), std::string::npos);
            EXPECT_EQ(sent.find("canary"), std::string::npos) << sent;
            EXPECT_EQ(sent.find("strategy"), std::string::npos);
            EXPECT_EQ(sent.find("reception"), std::string::npos);
            EXPECT_EQ(sent.find("attendee"), std::string::npos);
        }
    }
}

TEST_P(FeedServing, P36SaysHowOftenToLookWhateverItShows)
{
    for (const auto& [kind, subject] : {std::pair{core::FeedKind::agency, "police-1"},
                                        {core::FeedKind::team, "team-north"},
                                        {core::FeedKind::person, "cc"},
                                        {core::FeedKind::room, "oak"},
                                        {core::FeedKind::tasks, "sw"},
                                        {core::FeedKind::task_days, "sw"}}) {
        const std::string text = content(fetch(made(kind, subject).token));
        EXPECT_NE(text.find("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"), std::string::npos);
        EXPECT_NE(text.find("\r\nX-PUBLISHED-TTL:PT1H\r\n"), std::string::npos) << subject;
    }
}

TEST_P(FeedServing, P42ShowsWhatItsOwnTokenIsForAndNothingThatTheAddressAsksFor)
{
    const std::string oak = made(core::FeedKind::room, "oak").token;
    const std::string police = made().token;
    const std::string shown = content(fetch(oak));
    EXPECT_NE(shown, content(fetch(police)));

    for (const std::string& query :
         {std::string{"?all=1"}, std::string{"?kind=agency&subject=police-1"}, "?token=" + police})
        EXPECT_EQ(content(service_.nobody().get("/feeds/" + oak + ".ics" + query)), shown) << query;
}

TEST_P(FeedServing, AnswersTheSecondTimeFromMemory)
{
    const std::string token = made().token;

    const auto first = fetch(token);
    const auto second = fetch(token);
    const auto third = fetch(token, {{"if-none-match", second.header("ETag")}});

    EXPECT_EQ(first.status(), 200);
    EXPECT_FALSE(is_quick(first));
    EXPECT_TRUE(is_quick(second));
    EXPECT_EQ(content(first), content(second));
    for (const char* name : {"ETag", "Last-Modified", "Cache-Control", "Content-Type", "Vary"})
        EXPECT_EQ(first.header(name), second.header(name)) << name;
    EXPECT_EQ(third.status(), 304);
    EXPECT_TRUE(is_quick(third));
    EXPECT_EQ(content(third), "");
}

TEST_P(FeedServing, ShowsAChangeAtOnce)
{
    const std::string token = made().token;
    const auto before = fetch(token);

    commit([](core::UnitOfWork& work) {
        work.feed_versions.bump(core::FeedSubject::organisation, "org-police");
    });
    run("update invitee set removed_at = 9 where id = 's1'");
    const auto after = fetch(token, {{"if-none-match", before.header("ETag")}});

    EXPECT_EQ(after.status(), 200);
    EXPECT_EQ(content(after).find("4F7K2M"), std::string::npos);
    EXPECT_NE(after.header("ETag"), before.header("ETag"));
    // Both are of this second, so the date does not tell them apart, and is not believed.
    EXPECT_EQ(after.header("Last-Modified"), before.header("Last-Modified"));
    const auto since = fetch(token, {{"if-modified-since", before.header("Last-Modified")}});
    EXPECT_EQ(since.status(), 200);
}

TEST_P(FeedServing, KeepsItsTagWhenSomebodyElsesMeetingsChange)
{
    const std::string token = made().token;
    const auto before = fetch(token);

    commit([](core::UnitOfWork& work) {
        work.feed_versions.bump(core::FeedSubject::organisation, "org-other");
    });

    const auto after = fetch(token, {{"if-none-match", before.header("ETag")}});
    EXPECT_EQ(after.status(), 304);
    EXPECT_TRUE(is_quick(fetch(token)));
}

TEST_P(FeedServing, ShowsWhatAnotherServerChangedAtTheNextLook)
{
    const std::string token = made().token;
    fetch(token);
    ASSERT_TRUE(is_quick(fetch(token)));

    run("update invitee set removed_at = 9 where id = 's1'");
    run("insert into feed_version (kind, subject_id, version) values "
        "('organisation', 'org-police', 1)");
    service_.app().feeds.look(service_.database());

    const auto after = fetch(token);
    EXPECT_FALSE(is_quick(after));
    EXPECT_EQ(content(after).find("4F7K2M"), std::string::npos);
}

TEST_P(FeedServing, MovesOnWithTheDays)
{
    const std::string token = made().token;
    EXPECT_NE(content(fetch(token)).find("4F7K2M"), std::string::npos);

    service_.clock().advance(34 * 24h);

    EXPECT_EQ(content(fetch(token)).find("4F7K2M"), std::string::npos);
}

// Programs keep showing what they have when an address is not found.
TEST_P(FeedServing, AnswersAnEmptyCalendarForAMonthOnceItHasRunOut)
{
    const auto feed = made();
    ASSERT_NE(content(fetch(feed.token)).find("4F7K2M"), std::string::npos);
    ASSERT_TRUE(is_quick(fetch(feed.token)));

    service_.clock().advance(core::feed_lasts);

    for (int times = 0; times < 2; ++times) {
        const auto ended = fetch(feed.token);
        EXPECT_EQ(ended.status(), 200);
        EXPECT_EQ(is_quick(ended), times == 1);
        const std::string text = content(ended);
        EXPECT_EQ(text.find("4F7K2M"), std::string::npos);
        EXPECT_NE(text.find("X-WR-CALNAME:Withdrawn"), std::string::npos);
        EXPECT_NE(text.find("SUMMARY:This calendar has ended."), std::string::npos);
        EXPECT_EQ(text.find("DTSTART;TZID"), std::string::npos);
        EXPECT_EQ(fetch(feed.token, {{"if-none-match", ended.header("ETag")}}).status(), 304);
    }
    service_.clock().advance(core::ended_feed_answers);
    EXPECT_EQ(fetch(feed.token).status(), 410);
    EXPECT_EQ(fetch(feed.token, {{"if-none-match", "*"}}).status(), 410);
}

TEST_P(FeedServing, SaysTheSameOfOneThatWasStoppedAsOfOneThatNeverWas)
{
    const auto feed = made();
    ASSERT_EQ(fetch(feed.token).status(), 200);
    ASSERT_TRUE(is_quick(fetch(feed.token)));

    stop(feed.feed.id);

    const auto unknown = fetch(std::string(52, 'a'));
    EXPECT_EQ(unknown.status(), 404);
    EXPECT_EQ(fetch(feed.token).status(), 404);
    EXPECT_EQ(fetch(feed.token).response.headers, unknown.response.headers);
    EXPECT_EQ(content(fetch(feed.token)), content(unknown));
}

// peers.md P42
TEST_P(FeedServing, SaysTheSameOfEveryAddressThatNeverWas)
{
    const auto unknown = fetch(std::string(52, 'a'));

    EXPECT_EQ(unknown.status(), 404);
    EXPECT_EQ(fetch("x").response.headers, unknown.response.headers);
    EXPECT_EQ(content(fetch("x")), content(unknown));
}

TEST_P(FeedServing, SaysInItsLastTwoWeeksThatItEnds)
{
    const auto feed = made();
    service_.clock().advance(core::feed_lasts - core::feed_end_is_shown - 24h);
    EXPECT_EQ(content(fetch(feed.token)).find("This feed ends"), std::string::npos);

    service_.clock().advance(24h);

    EXPECT_NE(content(fetch(feed.token)).find("SUMMARY:This feed ends on Tuesday 23 November 2027"),
              std::string::npos);
}

// peers.md P35
TEST_P(FeedServing, SaysWhatItIsTrueOfAndChangesForThatOnceADayAtMost)
{
    const std::string token = made().token;
    const auto first = fetch(token);
    EXPECT_NE(content(first).find("\r\nX-WR-CALDESC:As of "), std::string::npos);

    service_.clock().advance(6h);
    commit([](core::UnitOfWork& work) {
        work.feed_versions.bump(core::FeedSubject::organisation, "org-police");
    });
    EXPECT_EQ(fetch(token, {{"if-none-match", first.header("ETag")}}).status(), 304);
    service_.clock().advance(24h);
    EXPECT_EQ(fetch(token, {{"if-none-match", first.header("ETag")}}).status(), 200);
}

TEST_P(FeedServing, ShowsTheLeadWorkerLastDaysByReferenceUntilTheyAreMet)
{
    run("insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
        "recorded_at) values ('e1', 'authority-1', 'case-1', 'strategy_discussion', '2026-11-20', "
        "'sw', 0)");
    run("insert into due_date (id, authority_id, case_id, event_id, rule_id, limit_date, "
        "schedule_by, status, meeting_id, created_at) values ('d1', 'authority-1', 'case-1', 'e1', "
        "'CANARYY', '2026-12-11', '2026-12-11', 'open', 'm1', 0)");
    const std::string token = made(core::FeedKind::person, "sw").token;

    const std::string text = content(fetch(token));

    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20261211\r\nDTEND;VALUE=DATE:20261212\r\n"
                        "SUMMARY:Last day: multi-agency meeting (ref 4F7K2M)\r\n"
                        "URL:http://quorate.test/last-days/d1\r\n"),
              std::string::npos)
        << text;
    EXPECT_EQ(text.find("CANARY"), std::string::npos);
    EXPECT_EQ(content(fetch(made(core::FeedKind::person, "cc").token)).find("Last day"),
              std::string::npos);
    const auto led = service_.as("sw").get("/last-days/d1");
    EXPECT_EQ(led.header("Location"), "/families/case-1/dates");
    EXPECT_EQ(service_.as("sw").get("/last-days/none").status(), 404);

    commit([](core::UnitOfWork& work) {
        work.due_dates.meet(
            test::exampleshire, core::MeetingId{"m1"}, local_days{2026y / November / 23});
    });
    EXPECT_EQ(content(fetch(token)).find("Last day"), std::string::npos);
}

TEST_P(FeedServing, ShowsActionPointsAsTasksOrAsDaysWithoutTheirWords)
{
    run("insert into action_point (id, authority_id, case_id, meeting_id, what, plain_language, "
        "owner_user_id, due_on, status, progress, link_hash, created_by, created_at, version) "
        "values ('a1', 'authority-1', 'case-1', 'm1', 'CANARYA', 'CANARYB', 'sw', '2026-12-04', "
        "'open', '50% done. CANARYC', 'h', 'cc', 1795000000, 3)");

    const std::string tasks = content(fetch(made(core::FeedKind::tasks, "sw").token));
    const std::string days = content(fetch(made(core::FeedKind::task_days, "sw").token));

    EXPECT_NE(tasks.find("BEGIN:VTODO"), std::string::npos);
    EXPECT_EQ(tasks.find("BEGIN:VEVENT"), std::string::npos);
    EXPECT_NE(tasks.find("SUMMARY:Action point 1 (ref 4F7K2M)\r\nDUE;VALUE=DATE:20261204\r\n"
                         "URL:http://quorate.test/actions/a1\r\nSTATUS:IN-PROCESS\r\n"
                         "PERCENT-COMPLETE:50\r\n"),
              std::string::npos)
        << tasks;
    EXPECT_EQ(days.find("BEGIN:VTODO"), std::string::npos);
    EXPECT_NE(days.find("DTSTART;VALUE=DATE:20261204\r\nDTEND;VALUE=DATE:20261205\r\n"
                        "SUMMARY:Action point 1 (ref 4F7K2M)\r\n"),
              std::string::npos)
        << days;
    for (const std::string& text : {tasks, days})
        EXPECT_EQ(text.find("CANARY"), std::string::npos);

    const std::string token = made(core::FeedKind::tasks, "sw").token;
    fetch(token);
    commit([](core::UnitOfWork& work) {
        auto action = work.actions.find(test::exampleshire, core::ActionPointId{"a1"})->action;
        action.status = core::ActionStatus::done;
        action.done_at = core::Instant{std::chrono::seconds{1795428000}};
        EXPECT_TRUE(work.actions.save(test::exampleshire, action));
    });
    EXPECT_NE(content(fetch(token)).find("STATUS:COMPLETED\r\nPERCENT-COMPLETE:100\r\n"),
              std::string::npos);
}

TEST_P(FeedServing, ShowsWhenARoomIsTaken)
{
    const std::string token = made(core::FeedKind::room, "oak").token;
    const std::string text = content(fetch(token));
    EXPECT_NE(text.find("SUMMARY:Multi-agency meeting (ref 4F7K2M)"), std::string::npos);

    commit([](core::UnitOfWork& work) {
        auto meeting = *work.meetings.find(test::exampleshire, core::MeetingId{"m1"});
        meeting.room = {};
        EXPECT_TRUE(work.meetings.save(meeting));
    });

    EXPECT_EQ(content(fetch(token)).find("4F7K2M"), std::string::npos);
}

TEST_P(FeedServing, IsForReadingOnly)
{
    const std::string path = "/feeds/" + made().token + ".ics";

    for (const Method method :
         {Method::put, Method::post, Method::del, Method::options, Method::other}) {
        const auto answer = service_.nobody().send(method, path);
        EXPECT_EQ(answer.status(), 405);
        EXPECT_EQ(answer.header("Allow"), "GET, HEAD");
    }
    EXPECT_EQ(service_.nobody().send(Method::head, path).status(), 200);
}

TEST_P(FeedServing, RemembersWhoFetchedIt)
{
    const auto feed = made();
    fetch(feed.token, {{"user-agent", "Google-Calendar-Importer"}});
    service_.app().feeds.settle(service_.database());

    const auto page = service_.as("bs").get("/feeds");

    EXPECT_TRUE(page.says("Google Calendar"));
    EXPECT_TRUE(
        service_.as("bs").get_json("/api/v1/feeds").says("\"last_fetched_at\":\"2026-11-2"));
}

INSTANTIATE_TEST_SUITE_P(, FeedServing, testing::ValuesIn(test::dialects()), [](const auto& test) {
    return test::name_of(test.param);
});

}  // namespace
}  // namespace quorate::server
