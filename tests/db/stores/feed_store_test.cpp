#include "db/stores/feed_store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/due_dates/due_date_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::FeedSource;
using core::FeedSubject;
using namespace std::chrono;

const core::AuthorityId authority{"authority-1"};
const core::Instant now = test::at("2026-11-23T09:30:00Z");
const FeedSource police{FeedSubject::organisation, "org-police"};
const FeedSource chair{FeedSubject::user, "chair-1"};
const FeedSource team{FeedSubject::team, "team-1"};

// A meeting of authority-2 at which the same police force has a seat.
constexpr const char* other_authority[] = {
    "insert into agency (id, authority_id, organisation_id, name, kind) values "
    "('agency-police-2', 'authority-2', 'org-police', 'The police', 'police')",
    "insert into contact (id, authority_id, agency_id, name, job_title, email) values "
    "('contact-police-2', 'authority-2', 'agency-police-2', 'Pat Sample', 'Sergeant', "
    "'p@p.example')",
    "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, starts_at, "
    "ends_at, mode, chair_id, created_by, created_at, changed_at) values ('other', 'authority-2', "
    "'case-2', 'strategy_discussion', 'REF-OTHER', 'feed-other', 'scheduled', 1795600800, "
    "1795604400, 'in_person', 'worker-2', 'worker-2', 0, 0)",
    "insert into invitee (id, authority_id, meeting_id, contact_id, requirement, calendar_uid, "
    "link_hash, created_at) values ('seat-other', 'authority-2', 'other', 'contact-police-2', "
    "'required', 'uid-other', 'hash-other', 0)",
};

class FeedsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", now + 48h);
        test::add_meeting(temp_.pool(), "m2", now + 24h);
    }

    std::vector<core::FeedMeeting> shown(const FeedSource& source)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.feeds.meetings(source, core::feed_window(now));
        });
    }

    std::vector<std::string> uids(const FeedSource& source)
    {
        std::vector<std::string> found;
        for (const auto& meeting : shown(source))
            found.push_back(meeting.uid);
        return found;
    }

    void run(const std::string& statement) { test::run(temp_.pool(), statement); }

    core::Feed keep(core::Feed feed)
    {
        return *database().transact([&](core::UnitOfWork& work) {
            work.feeds.add(feed);
            return core::Result{feed};
        });
    }

    core::Feed feed(const std::string& id, core::FeedKind kind, const std::string& subject)
    {
        return {.id = core::FeedId{id},
                .authority = authority,
                .kind = kind,
                .subject = subject,
                .label = core::FreeText{"Feed " + id},
                .token_hash = "hash of " + id,
                .created_by = core::UserId{"support-1"},
                .created_at = now,
                .expires_at = now + core::feed_lasts};
    }

    std::vector<std::string> listed(core::FeedQuery query)
    {
        query.ended_by = now;
        std::vector<std::string> ids;
        for (const auto& row : database().read(
                 [&](core::UnitOfWork& work) { return work.feeds.list(authority, query); }))
            ids.push_back(row.feed.id.text());
        return ids;
    }
};

using Uids = std::vector<std::string>;

TEST_P(FeedsOnDisk, ShowAnOrganisationItsMeetingsInEveryAuthorityOnceByTime)
{
    for (const char* statement : other_authority)
        run(statement);
    // A second seat of the same force at the same meeting.
    run("insert into invitee (id, authority_id, meeting_id, contact_id, requirement, calendar_uid, "
        "link_hash, created_at) values ('seat-two', 'authority-1', 'm1', 'contact-left', "
        "'required', 'uid-two', 'hash-two', 0)");

    EXPECT_EQ(uids(police), (Uids{"feed-m2", "feed-m1", "feed-other"}));
}

TEST_P(FeedsOnDisk, ShowAnOrganisationTheMeetingsOfItsPeopleWithAccounts)
{
    test::add_agency_user(temp_.pool(), "nurse-user", "nia@nhs.example", "");
    run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, calendar_uid, "
        "link_hash, created_at) values ('seat-n', 'authority-1', 'm2', 'nurse-user', 'required', "
        "'uid-n', 'hash-n', 0)");

    EXPECT_EQ(uids({FeedSubject::organisation, "org-health"}), Uids{"feed-m2"});
}

TEST_P(FeedsOnDisk, ShowNothingOfAFamilyToWhomeverMustNotBeThere)
{
    for (const char* statement : other_authority)
        run(statement);
    ASSERT_EQ(uids(police).size(), 3u);
    run("insert into excluded_person (id, authority_id, case_id, contact_id, reason, flagged_by, "
        "flagged_at) values ('x', 'authority-1', 'case-1', 'contact-police', 'Order', 'worker-1', "
        "0)");

    EXPECT_EQ(uids(police), Uids{"feed-other"});
}

TEST_P(FeedsOnDisk, ShowAnAgencysUserTheMeetingsOfTheContactTheyAreKnownAs)
{
    test::add_agency_user(temp_.pool(), "nurse-user");
    const FeedSource nurse{FeedSubject::user, "nurse-user"};
    run("insert into invitee (id, authority_id, meeting_id, contact_id, requirement, calendar_uid, "
        "link_hash, created_at) values ('seat-n', 'authority-1', 'm2', 'contact-nurse', "
        "'required', 'uid-n', 'hash-n', 0)");
    run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, calendar_uid, "
        "link_hash, created_at) values ('seat-u', 'authority-1', 'm1', 'nurse-user', 'required', "
        "'uid-u', 'hash-u', 0)");
    EXPECT_EQ(uids(nurse), (Uids{"feed-m2", "feed-m1"}));

    run("update invitee set removed_at = 1 where id = 'seat-n'");
    EXPECT_EQ(uids(nurse), Uids{"feed-m1"});

    run("insert into excluded_person (id, authority_id, case_id, contact_id, reason, flagged_by, "
        "flagged_at) values ('x', 'authority-1', 'case-1', 'contact-nurse', 'Order', 'worker-1', "
        "0)");
    EXPECT_EQ(uids(nurse), Uids{});
}

TEST_P(FeedsOnDisk, ShowNobodyElsesMeetings)
{
    EXPECT_EQ(uids({FeedSubject::organisation, "org-health"}), Uids{});
    EXPECT_EQ(uids({FeedSubject::user, "chair-2"}), Uids{});
    EXPECT_EQ(uids({FeedSubject::team, "team-2"}), Uids{});
}

TEST_P(FeedsOnDisk, LeaveOutASeatThatWasRemoved)
{
    run("update invitee set removed_at = 5 where id = 'seat-m1'");

    EXPECT_EQ(uids(police), Uids{"feed-m2"});
}

TEST_P(FeedsOnDisk, LeavePrivilegedMeetingsOutOfAgenciesFeeds)
{
    run("update meeting set type = 'legal_planning' where id = 'm1'");
    run("update meeting set type = 'pre_proceedings' where id = 'm2'");

    EXPECT_EQ(uids(police), Uids{});
    EXPECT_EQ(uids(chair), (Uids{"feed-m2", "feed-m1"}));
}

TEST_P(FeedsOnDisk, ShowAPersonWhatTheyChairAndWhereTheyHaveASeat)
{
    run("insert into invitee (id, authority_id, meeting_id, user_id, requirement, calendar_uid, "
        "link_hash, created_at) values ('seat-w', 'authority-1', 'm2', 'worker-1', 'required', "
        "'uid-w', 'hash-w', 0), ('seat-c', 'authority-1', 'm2', 'chair-1', 'required', 'uid-c', "
        "'hash-c', 0)");

    EXPECT_EQ(uids(chair), (Uids{"feed-m2", "feed-m1"}));
    EXPECT_EQ(uids({FeedSubject::user, "worker-1"}), Uids{"feed-m2"});
}

TEST_P(FeedsOnDisk, ShowTheTimeWithTheFamilyToTheChairAlone)
{
    test::run(temp_.pool(),
              "update meeting set family_minutes_before = 30, debrief_minutes_after = 15 "
              "where id = 'm1'");
    const auto of = [&](const FeedSource& source) {
        const auto all = shown(source);
        return *std::ranges::find(all, "feed-m1", &core::FeedMeeting::uid);
    };

    EXPECT_EQ(of(chair).starts_at, now + 48h - 30min);
    EXPECT_EQ(of(chair).ends_at, of(police).ends_at + 15min);
    EXPECT_EQ(of(police).starts_at, now + 48h);
}

TEST_P(FeedsOnDisk, ShowATeamItsCasesUnlessTheyAreRestricted)
{
    EXPECT_EQ(uids(team), (Uids{"feed-m2", "feed-m1"}));

    run("update family_case set level = 1 where id = 'case-1'");

    EXPECT_EQ(uids(team), Uids{});
}

TEST_P(FeedsOnDisk, ShowWhatWasCancelledForThirtyDays)
{
    const auto at = [](core::Instant when) {
        return std::to_string(when.time_since_epoch().count());
    };
    run("update meeting set status = 'cancelled', changed_at = " + at(now - 29 * 24h) +
        " where id = 'm1'");
    run("update meeting set status = 'cancelled', changed_at = " + at(now - 31 * 24h) +
        " where id = 'm2'");

    const auto meetings = shown(police);

    ASSERT_EQ(meetings.size(), 1u);
    EXPECT_EQ(meetings[0].uid, "feed-m1");
    EXPECT_TRUE(meetings[0].is_cancelled);
}

TEST_P(FeedsOnDisk, ShowAMonthBackAndAYearAhead)
{
    test::add_meeting(temp_.pool(), "last-month", now - 29 * 24h);
    test::add_meeting(temp_.pool(), "long-ago", now - 32 * 24h);
    test::add_meeting(temp_.pool(), "next-year", now + 364 * 24h);
    test::add_meeting(temp_.pool(), "far-off", now + 368 * 24h);

    EXPECT_EQ(uids(police), (Uids{"feed-last-month", "feed-m2", "feed-m1", "feed-next-year"}));
}

TEST_P(FeedsOnDisk, NameTheRoomAndItsBuildingAndNothingElse)
{
    run("update meeting set mode = 'hybrid', room_id = 'room-1' where id = 'm1'");
    run("update meeting set mode = 'in_person', venue = '4 Elm Street' where id = 'm2'");

    const auto meetings = shown(police);

    ASSERT_EQ(meetings.size(), 2u);
    EXPECT_EQ(core::feed_place(meetings[0]), "See your invitation");
    EXPECT_EQ(core::feed_place(meetings[1]), "Room Oak, Civic House, or online");
    EXPECT_EQ(meetings[1].reference, "ref-m1");
}

TEST_P(FeedsOnDisk, AreFoundByTheirTokensDigest)
{
    const auto kept = keep(feed("f1", core::FeedKind::agency, "agency-police"));

    const auto found = database().read(
        [](core::UnitOfWork& work) { return work.feeds.find_by_token_hash("hash of f1"); });

    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, kept.id);
    EXPECT_EQ(found->kind, core::FeedKind::agency);
    EXPECT_TRUE(found->is_live(now));
    EXPECT_FALSE(found->is_live(now + core::feed_lasts));
    EXPECT_EQ(database().read([&](core::UnitOfWork& work) { return work.feeds.source_of(*found); }),
              police);
}

TEST_P(FeedsOnDisk, StopWithTheirPerson)
{
    keep(feed("f1", core::FeedKind::person, "worker-1"));
    run("update staff_user set active = 0 where id = 'worker-1'");

    EXPECT_FALSE(database().read(
        [](core::UnitOfWork& work) { return work.feeds.find_by_token_hash("hash of f1"); }));
}

TEST_P(FeedsOnDisk, OfATeamStopWhenWhoeverMadeThemLeavesIt)
{
    keep(feed("f1", core::FeedKind::team, "team-1"));
    const auto answers = [&] {
        return database()
            .read(
                [](core::UnitOfWork& work) { return work.feeds.find_by_token_hash("hash of f1"); })
            .has_value();
    };
    EXPECT_TRUE(answers());

    run("delete from team_member where user_id = 'support-1'");

    EXPECT_FALSE(answers());
}

TEST_P(FeedsOnDisk, ThatWereRevokedAreNotFound)
{
    keep(feed("f1", core::FeedKind::agency, "agency-police"));
    run("update feed set revoked_at = 5 where id = 'f1'");

    EXPECT_FALSE(database().read(
        [](core::UnitOfWork& work) { return work.feeds.find_by_token_hash("hash of f1"); }));
}

TEST_P(FeedsOnDisk, OfARoomShowWhenItIsTakenAndNotForWhatIsKeptQuiet)
{
    run("update meeting set room_id = 'room-1', family_minutes_before = 15, "
        "debrief_minutes_after = 10 where id = 'm1'");
    run("update meeting set room_id = 'room-1', type = 'legal_planning' where id = 'm2'");

    const auto meetings = shown({FeedSubject::room, "room-1"});

    ASSERT_EQ(meetings.size(), 2u);
    EXPECT_EQ(meetings[0].reference, "");
    EXPECT_EQ(meetings[1].reference, "ref-m1");
    EXPECT_EQ(meetings[1].starts_at, now + 48h - 15min);
    run("update family_case set level = 1 where id = 'case-1'");
    EXPECT_EQ(shown({FeedSubject::room, "room-1"})[1].reference, "");
}

TEST_P(FeedsOnDisk, ShowWhatSomebodyAgreedToDoByItsNumberAndHowFarItIs)
{
    for (const char* row : {"'a1', 'support-1', '2026-12-03', 'open', '', 1, null",
                            "'a2', 'worker-1', '2026-12-04', 'open', '50% done. Canary', 2, null",
                            "'a3', 'worker-1', '2026-12-01', 'done', 'Canary', 3, 1795000000",
                            "'a4', 'worker-1', '2026-11-01', 'done', '', 4, 5",
                            "'a5', 'worker-1', '2026-12-02', 'no_longer_needed', '', 5, null"}) {
        const std::string values{row};
        const std::string id = values.substr(1, 2);
        run("insert into action_point (id, owner_user_id, due_on, status, progress, created_at, "
            "done_at, authority_id, case_id, meeting_id, what, link_hash, created_by) values (" +
            values + ", 'authority-1', 'case-1', 'm1', 'Canary', 'link-" + id + "', 'chair-1')");
    }

    const auto actions = database().read([](core::UnitOfWork& work) {
        return work.feeds.actions(core::UserId{"worker-1"}, now - days{30});
    });

    ASSERT_EQ(actions.size(), 2u);
    EXPECT_EQ(actions[0].id.text(), "a3");
    EXPECT_TRUE(actions[0].is_done);
    EXPECT_EQ(actions[0].percent, 100);
    EXPECT_EQ(actions[1].id.text(), "a2");
    EXPECT_EQ(actions[1].number, 2);
    EXPECT_EQ(actions[1].percent, 50);
    EXPECT_EQ(actions[1].reference, "ref-m1");
}

TEST_P(FeedsOnDisk, ShowTheLastDaysOfTheCasesThatSomebodyLeadsUntilTheyAreMet)
{
    run("insert into case_event (id, authority_id, case_id, kind, happened_on, recorded_by, "
        "recorded_at) values ('e1', 'authority-1', 'case-1', 'strategy_discussion', '2026-11-20', "
        "'worker-1', 0)");
    for (const char* row : {"'d1', '2026-12-11', 'open', 'm1', 0",
                            "'d2', '2026-12-10', 'open', null, 1",
                            "'d3', '2026-12-09', 'met', null, 0",
                            "'d4', '2020-12-09', 'open', null, 0"})
        run("insert into due_date (id, limit_date, status, meeting_id, provisional, authority_id, "
            "case_id, event_id, rule_id, schedule_by, created_at) values (" +
            std::string{row} + ", 'authority-1', 'case-1', 'e1', 'r', '2026-12-09', 0)");
    const auto shown_to = [&](const char* user) {
        return database().read([&](core::UnitOfWork& work) {
            return work.feeds.last_days(core::UserId{user},
                                        local_days{2026y / October / 24},
                                        local_days{2027y / November / 24});
        });
    };

    const auto found = shown_to("worker-1");

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].id.text(), "d2");
    EXPECT_TRUE(found[0].is_provisional);
    EXPECT_EQ(found[0].reference, "");
    EXPECT_EQ(found[1].reference, "ref-m1");
    EXPECT_TRUE(shown_to("chair-1").empty());
    const auto version = [&] {
        return database().read([](core::UnitOfWork& work) {
            return work.feed_versions.version(FeedSubject::user, "worker-1");
        });
    };
    const auto before = version();
    *database().transact([](core::UnitOfWork& work) {
        work.due_dates.set_status(authority,
                                  core::DueDateId{"d2"},
                                  core::DueStatus::met,
                                  local_days{2026y / November / 23},
                                  "");
        return core::Result{core::Done{}};
    });
    EXPECT_GT(version(), before);
    EXPECT_EQ(shown_to("worker-1").size(), 1u);
    run("update family_case set is_open = 0 where id = 'case-1'");
    EXPECT_TRUE(shown_to("worker-1").empty());
}

TEST_P(FeedsOnDisk, OfBothRoomsChangeWhenAMeetingMovesFromOneToTheOther)
{
    const auto version = [&](const char* room) {
        return database().read([&](core::UnitOfWork& work) {
            return work.feed_versions.version(FeedSubject::room, room);
        });
    };
    run("update meeting set room_id = 'room-1' where id = 'm1'");

    *database().transact([](core::UnitOfWork& work) {
        auto meeting = *work.meetings.find(authority, core::MeetingId{"m1"});
        meeting.room = core::RoomId{"room-2"};
        return work.meetings.save(meeting);
    });

    EXPECT_EQ(version("room-1"), 1);
    EXPECT_EQ(version("room-2"), 1);
}

TEST_P(FeedsOnDisk, AreRevokedOnceAndThenNotListed)
{
    keep(feed("f1", core::FeedKind::agency, "agency-police"));
    const auto revoke = [&](const core::AuthorityId& whose) {
        return *database().transact([&](core::UnitOfWork& work) {
            return core::Result{work.feeds.revoke(whose, core::FeedId{"f1"}, now)};
        });
    };

    EXPECT_FALSE(revoke(core::AuthorityId{"authority-2"}));
    EXPECT_TRUE(revoke(authority));
    EXPECT_FALSE(revoke(authority));
    EXPECT_TRUE(listed({.everyone = true}).empty());
}

TEST_P(FeedsOnDisk, AreListedForThoseWhoMayKnowOfThem)
{
    keep(feed("a-police", core::FeedKind::agency, "agency-police"));
    keep(feed("b-school", core::FeedKind::agency, "agency-school"));
    auto own = feed("c-own", core::FeedKind::person, "worker-1");
    own.created_by = core::UserId{"worker-1"};
    keep(own);
    keep(feed("d-team", core::FeedKind::team, "team-1"));
    const core::UserId worker{"worker-1"};

    EXPECT_EQ(listed({.user = worker}), (Uids{"c-own", "d-team"}));
    EXPECT_EQ(listed({.user = worker, .agency = core::AgencyId{"agency-school"}}),
              (Uids{"b-school", "c-own", "d-team"}));
    EXPECT_EQ(listed({.user = worker, .all_agencies = true}),
              (Uids{"a-police", "b-school", "c-own", "d-team"}));
    EXPECT_EQ(listed({.user = core::UserId{"chair-1"}}), Uids{});
    EXPECT_EQ(listed({.everyone = true}).size(), 4u);
}

TEST_P(FeedsOnDisk, RememberWhoFetchedThemLast)
{
    keep(feed("f1", core::FeedKind::agency, "agency-police"));
    const std::vector<core::FeedFetch> fetches{
        {core::FeedId{"f1"}, now + 5min, "Outlook"},
        {core::FeedId{"f1"}, now, "Thunderbird"},  // noted late by another instance
    };

    const auto rows = *database().transact([&](core::UnitOfWork& work) {
        work.feeds.note_fetches(fetches);
        return core::Result{work.feeds.list(authority, {.everyone = true, .ended_by = now})};
    });

    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].feed.last_fetched_at, now + 5min);
    EXPECT_EQ(rows[0].feed.last_client, "Outlook");
    EXPECT_EQ(rows[0].subject_name, "Police protection unit");
    EXPECT_EQ(rows[0].owner_name.reveal(), "Ash Demosby");
}

TEST_P(FeedsOnDisk, AnyChangeRaisesTheSumOfVersions)
{
    const auto sum = [&] {
        return database().read([](core::UnitOfWork& work) { return work.feed_versions.sum(); });
    };
    EXPECT_EQ(sum(), 0);

    for (const auto& [kind, id] :
         {std::pair{FeedSubject::user, "u"}, {FeedSubject::feed, "f"}, {FeedSubject::user, "u"}})
        *database().transact([&](core::UnitOfWork& work) {
            work.feed_versions.bump(kind, id);
            return core::Result{core::Done{}};
        });

    EXPECT_EQ(sum(), 3);
}

QUORATE_ON_EVERY_DATABASE(FeedsOnDisk);

}  // namespace
}  // namespace quorate::db
