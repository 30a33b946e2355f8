#include "core/own_calendar/own_calendar_store.hpp"

#include "core/availability/availability_store.hpp"
#include "core/identity/app_password_store.hpp"
#include "core/own_calendar/calendar_changes.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

const AuthorityId authority{"authority-1"};
const UserId chair{"chair-1"};
const UserId worker{"worker-1"};

class OwnCalendarRows : public test::StoreTest {
protected:
    OwnCalendarRows()
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-12-01T10:00:00Z"));
    }

    static OwnMeetingQuery all_of(const UserId& user)
    {
        return {.authority = authority,
                .user = user,
                .span = {test::at("2026-11-01T00:00:00Z"), test::at("2027-11-01T00:00:00Z")}};
    }

    std::vector<OwnMeeting> meetings_of(const UserId& user)
    {
        return database().read(
            [&](UnitOfWork& work) { return work.own_calendars.meetings(all_of(user)); });
    }

    std::vector<TimeSpan> times_of(const OwnMeetingQuery& query)
    {
        return database().read(
            [&](UnitOfWork& work) { return work.own_calendars.meeting_times(query); });
    }

    void run(const std::string& statement) { test::run(temp_.pool(), statement); }

    template <class Work>
    void write(Work work)
    {
        database().write([&](UnitOfWork& unit) {
            work(unit);
            return true;
        });
    }
};

TEST_P(OwnCalendarRows, HoldTheMeetingsThatSomebodyChairsOrHasASeatAt)
{
    EXPECT_EQ(meetings_of(chair).size(), 1u);
    EXPECT_FALSE(meetings_of(chair).front().seat);
    EXPECT_TRUE(meetings_of(worker).empty());

    run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, calendar_uid, "
        "link_hash, created_at, attends_from, attends_until, reply) values ('s', 'authority-1', "
        "'m1', 'worker-1', 'optional', 'u', 'h', 0, 15, 30, 'attend')");

    const auto found = meetings_of(worker);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().starts_at, test::at("2026-12-01T10:15:00Z"));
    EXPECT_EQ(found.front().ends_at, test::at("2026-12-01T10:30:00Z"));
    EXPECT_EQ(found.front().seat->calendar_uid, "u");
    EXPECT_EQ(found.front().seat->reply, Reply::attend);
    run("update invitee set removed_at = 1 where id = 's'");
    EXPECT_TRUE(meetings_of(worker).empty());
}

TEST_P(OwnCalendarRows, AreTheSameForSomebodyWithManySeatsOverAShortTime)
{
    constexpr int seats = 220;
    for (int i = 0; i < seats; ++i) {
        const std::string id = "many-" + std::to_string(i);
        test::add_meeting(
            temp_.pool(), id, test::at("2027-03-01T00:00:00Z") + i * std::chrono::days{1});
        run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, "
            "calendar_uid, link_hash, created_at) values ('s" +
            id + "', 'authority-1', '" + id + "', 'worker-1', 'optional', 'u" + id + "', 'h" + id +
            "', 0)");
    }
    OwnMeetingQuery week = all_of(worker);
    week.span = {test::at("2027-03-01T00:00:00Z"), test::at("2027-03-08T00:00:00Z")};
    const auto found =
        database().read([&](UnitOfWork& work) { return work.own_calendars.meetings(week); });
    ASSERT_EQ(found.size(), 7u);
    EXPECT_EQ(found.front().id, MeetingId{"many-0"});
    EXPECT_EQ(found.front().seat->calendar_uid, "umany-0");
    EXPECT_EQ(meetings_of(worker).size(), static_cast<std::size_t>(seats));

    week.span = {test::at("2026-11-23T00:00:00Z"), test::at("2026-12-23T00:00:00Z")};
    EXPECT_TRUE(database().read([&](UnitOfWork& work) {
        return work.own_calendars.meetings(week).empty();  // nobody else's
    }));
    week.user = chair;
    EXPECT_EQ(
        database().read([&](UnitOfWork& work) { return work.own_calendars.meetings(week).size(); }),
        1u);
}

TEST_P(OwnCalendarRows, GiveOneOfThemByItsId)
{
    OwnMeetingQuery query = all_of(chair);
    query.only = MeetingId{"m1"};
    EXPECT_EQ(database().read(
                  [&](UnitOfWork& work) { return work.own_calendars.meetings(query).size(); }),
              1u);
    query.user = worker;
    EXPECT_TRUE(database().read(
        [&](UnitOfWork& work) { return work.own_calendars.meetings(query).empty(); }));
    query.user = chair;
    query.only = MeetingId{"another"};
    EXPECT_TRUE(database().read(
        [&](UnitOfWork& work) { return work.own_calendars.meetings(query).empty(); }));
}

TEST_P(OwnCalendarRows, GiveTheTimesOfTheSameMeetingsAlone)
{
    run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, calendar_uid, "
        "link_hash, created_at, attends_from, attends_until) values ('s', 'authority-1', "
        "'m1', 'worker-1', 'optional', 'u', 'h', 0, 15, 30)");
    const std::vector<TimeSpan> whole{
        {test::at("2026-12-01T10:00:00Z"), meetings_of(chair).front().ends_at}};
    const std::vector<TimeSpan> part{
        {test::at("2026-12-01T10:15:00Z"), test::at("2026-12-01T10:30:00Z")}};
    OwnMeetingQuery later = all_of(chair);
    later.span.from = whole.front().until;

    EXPECT_EQ(times_of(all_of(chair)), whole);
    EXPECT_EQ(times_of(all_of(worker)), part);
    EXPECT_TRUE(times_of(later).empty());
    EXPECT_TRUE(times_of(all_of(UserId{"nobody"})).empty());

    run("update invitee set user_id = 'chair-1' where id = 's'");  // their seat counts, once
    EXPECT_EQ(times_of(all_of(chair)), part);
    run("update meeting set status = 'cancelled' where id = 'm1'");
    EXPECT_TRUE(times_of(all_of(chair)).empty());
}

TEST_P(OwnCalendarRows, LeaveOutTheMeetingsOfAFamilyThatAContactMustNotMeet)
{
    test::add_agency_user(temp_.pool(), "noor", "noor@nhs.example", "contact-police");
    EXPECT_EQ(meetings_of(UserId{"noor"}).size(), 1u);
    EXPECT_EQ(times_of(all_of(UserId{"noor"})).size(), 1u);

    run("insert into excluded_person (id, authority_id, case_id, contact_id, reason, flagged_by, "
        "flagged_at) values ('x', 'authority-1', 'case-1', 'contact-police', 'r', 'chair-1', 0)");

    EXPECT_TRUE(meetings_of(UserId{"noor"}).empty());
    EXPECT_TRUE(times_of(all_of(UserId{"noor"})).empty());
}

TEST_P(OwnCalendarRows, KeepABusyEntryWithItsTimes)
{
    BusyEntry entry{.id = BusyEntryId{"e"},
                    .authority = authority,
                    .user = chair,
                    .name = "a.ics",
                    .uid = "u",
                    .lines = "DTSTART:20261202T090000Z",
                    .starts_at = test::at("2026-12-02T09:00:00Z"),
                    .ends_at = test::at("2026-12-02T10:00:00Z"),
                    .read_until = test::at("2027-12-02T10:00:00Z"),
                    .changed_at = test::at("2026-11-23T10:00:00Z")};
    const TimeSpan day{test::at("2026-12-02T00:00:00Z"), test::at("2026-12-03T00:00:00Z")};
    const TimeSpan before{test::at("2026-12-01T00:00:00Z"), test::at("2026-12-02T00:00:00Z")};
    const BusyTime time{.id = BusyTimeId{"t"},
                        .owner = {chair},
                        .starts_at = entry.starts_at,
                        .ends_at = *entry.ends_at,
                        .created_by = chair};
    write([&](UnitOfWork& work) {
        work.own_calendars.save(entry);
        work.own_calendars.save_times(entry, {time});
        entry.ends_at.reset();  // now it repeats
        work.own_calendars.save(entry);
    });

    database().read([&](UnitOfWork& work) {
        EXPECT_EQ(work.own_calendars.busy_entries(chair, std::nullopt).size(), 1u);
        EXPECT_EQ(work.own_calendars.busy_entries(chair, day).size(), 1u);
        EXPECT_TRUE(work.own_calendars.busy_entries(chair, before).empty());
        EXPECT_TRUE(work.own_calendars.busy_entries(worker, std::nullopt).empty());
        EXPECT_EQ(work.own_calendars.find_busy_entry(chair, "a.ics")->uid, "u");
        EXPECT_EQ(work.own_calendars.busy_entry_of_uid(chair, "u")->name, "a.ics");
        const auto kept = work.availability.busy_times(authority, {{chair}}, day);
        EXPECT_EQ(kept.size(), 1u);
        EXPECT_EQ(kept.empty() ? BusySource::typed : kept.front().source, BusySource::caldav);
        return true;
    });
    write([&](UnitOfWork& work) {
        work.own_calendars.save_times(entry, {});
        work.own_calendars.remove(entry.id);
        EXPECT_TRUE(work.availability.busy_times(authority, {{chair}}, day).empty());
        EXPECT_FALSE(work.own_calendars.find_busy_entry(chair, "a.ics"));
    });
}

TEST_P(OwnCalendarRows, RememberWhatWentAwayForHalfAYear)
{
    const Actor actor{.user = chair, .authority = authority};
    const Instant now = test::at("2026-11-23T10:00:00Z");
    const auto keep = [&](const std::vector<ShownMember>& shown, Instant at) {
        return database().write([&](UnitOfWork& work) {
            return keep_changes(work, actor, OwnCalendar::busy, shown, "nonce", at);
        });
    };

    const auto first = keep({{"a.ics", "1"}, {"b.ics", "1"}}, now);
    const auto second = keep({{"a.ics", "2"}}, now);
    const auto third = keep({{"a.ics", "2"}}, now + gone_is_kept + std::chrono::days{1});

    EXPECT_EQ(first.state.number, 2);
    EXPECT_EQ(second.state.number, 4);
    EXPECT_EQ(second.state.nonce, "nonce");
    ASSERT_EQ(second.members.size(), 2u);
    EXPECT_EQ(second.members[0], (CalendarMember{"a.ics", "2", 3, false}));
    EXPECT_EQ(second.members[1], (CalendarMember{"b.ics", "1", 4, true}));
    EXPECT_EQ(third.members.size(), 1u);
    EXPECT_EQ(third.state.number, 4);
    EXPECT_EQ(third.state.oldest, 4);
}

TEST_P(OwnCalendarRows, KeepEachPersonsReminders)
{
    write([](UnitOfWork& work) {
        work.own_calendars.save_alarms(chair, "m1", {30, 10});
        work.own_calendars.save_alarms(worker, "m1", {5});
        work.own_calendars.save_alarms(worker, "m1", {});
    });

    database().read([](UnitOfWork& work) {
        EXPECT_EQ(work.own_calendars.alarms(chair).at("m1"), (std::vector{10, 30}));
        EXPECT_TRUE(work.own_calendars.alarms(worker).empty());
        return true;
    });
}

TEST_P(OwnCalendarRows, FindAnAppPasswordByItsHashUntilItIsStopped)
{
    const Instant now = test::at("2026-11-23T10:00:00Z");
    write([&](UnitOfWork& work) {
        for (const char* id : {"p1", "p2"})
            work.app_passwords.add({.id = AppPasswordId{id},
                                    .authority = authority,
                                    .user = chair,
                                    .name = FreeText{"Phone"},
                                    .secret_hash = std::string{"hash-"} + id,
                                    .created_at = now});
        work.app_passwords.touch(AppPasswordId{"p1"}, now, "Thunderbird");
        work.app_passwords.revoke(AppPasswordId{"p2"}, now);
    });

    database().read([&](UnitOfWork& work) {
        EXPECT_EQ(work.app_passwords.of_user(chair).size(), 1u);
        EXPECT_EQ(work.app_passwords.find_by_hash("hash-p1")->last_client, "Thunderbird");
        EXPECT_EQ(work.app_passwords.find(AppPasswordId{"p2"})->revoked_at, now);
        EXPECT_FALSE(work.app_passwords.find_by_hash("hash-p3"));
        return true;
    });
}

QUORATE_ON_EVERY_DATABASE(OwnCalendarRows);

}  // namespace
}  // namespace quorate::core
