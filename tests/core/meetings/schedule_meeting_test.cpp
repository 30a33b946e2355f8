#include "core/meetings/schedule_meeting.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::authority_1;

class ScheduleMeeting : public test::MeetingTest {};

TEST_P(ScheduleMeeting, KeepsWhatWasAskedFor)
{
    const Meeting meeting = scheduled(conference());

    EXPECT_EQ(meeting.type, MeetingType::initial_cp_conference);
    EXPECT_EQ(meeting.starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(meeting.ends_at, test::at("2026-11-25T12:00"));
    EXPECT_EQ(meeting.chair, UserId{"chair-1"});
    EXPECT_EQ(meeting.room, RoomId{"room-1"});
    EXPECT_EQ(meeting.children, (std::vector{ChildId{"child-1"}, ChildId{"child-2"}}));
    EXPECT_EQ(meeting.created_by, UserId{"support-1"});
    EXPECT_EQ(meeting.version, 1);
}

TEST_P(ScheduleMeeting, QueuesOneMessageASeatAndInvitesTheChairToo)
{
    const Meeting meeting = scheduled(conference());

    EXPECT_EQ(outbox(meeting.id),
              (Lines{"request chair-1 0 pending",
                     "request contact-nurse 0 pending",
                     "request contact-police 0 pending",
                     "request worker-1 0 pending"}));
}

TEST_P(ScheduleMeeting, GivesEachSeatItsOwnCalendarEntryAndLink)
{
    const auto all = seats(scheduled(conference()).id);

    ASSERT_EQ(all.size(), 4u);
    EXPECT_NE(all[0].invitee.calendar_uid, all[1].invitee.calendar_uid);
    EXPECT_EQ(all[0].invitee.link_hash, links_.hash(link_of(all[0])));
}

TEST_P(ScheduleMeeting, WritesToFamilyOnlyWhereThatIsSafe)
{
    auto draft = conference();
    draft.invitees = {member("mother-1"), member("father-1")};

    const Meeting meeting = scheduled(draft);

    EXPECT_EQ(outbox(meeting.id),
              (Lines{"request chair-1 0 pending", "request mother-1 0 pending"}));
    EXPECT_TRUE(seat_of(meeting.id, {.member = FamilyMemberId{"father-1"}}).invitee.email.empty());
}

TEST_P(ScheduleMeeting, InvitesNoFamilyWhereProfessionalsMeetAlone)
{
    for (const auto& [type, name] : {std::pair{"strategy_discussion", "strategy discussion"},
                                     std::pair{"legal_planning", "legal planning meeting"}}) {
        auto draft = conference();
        draft.type = type;
        draft.invitees.push_back(member("mother-1"));
        draft.invitees.push_back(member("father-1"));

        const auto refused = schedule(draft);

        ASSERT_FALSE(refused) << type;
        EXPECT_EQ(complaints(refused.error()),
                  Lines{"invitees: Family members are not invited to a " + std::string{name}});
    }
}

TEST_P(ScheduleMeeting, TellsTheFeedsOfEveryoneConcerned)
{
    scheduled(conference());

    database().read([](UnitOfWork& work) {
        FeedVersionStore& feeds = work.feed_versions;
        EXPECT_EQ(feeds.version(FeedSubject::organisation, "org-police"), 1);
        EXPECT_EQ(feeds.version(FeedSubject::organisation, "org-school"), 0);
        EXPECT_EQ(feeds.version(FeedSubject::contact, "contact-nurse"), 1);
        EXPECT_EQ(feeds.version(FeedSubject::user, "chair-1"), 1);
        // For the seat, and for the limit of a case they lead that the meeting is booked for.
        EXPECT_EQ(feeds.version(FeedSubject::user, "worker-1"), 2);
        EXPECT_EQ(feeds.version(FeedSubject::team, "team-1"), 1);
        return 0;
    });
}

TEST_P(ScheduleMeeting, IsAuditedWithTheCase)
{
    scheduled(conference());

    const auto entries = database().read(
        [](UnitOfWork& work) { return work.audit.of_case(authority_1, CaseId{"case-1"}, 0, 10); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries.front().record.action, "meeting.create");
    EXPECT_EQ(entries.front().record.detail, "type=initial_cp_conference seats=4");
}

TEST_P(ScheduleMeeting, IsBookedForTheLimitItMeets)
{
    add_limit("2026-11-26");

    const Meeting meeting = scheduled(conference());

    EXPECT_EQ(meeting.due_date, DueDateId{"due-1"});
    database().read([&](UnitOfWork& work) {
        EXPECT_EQ(work.due_dates.find(authority_1, DueDateId{"due-1"})->meeting, meeting.id);
        return 0;
    });
}

TEST_P(ScheduleMeeting, IsBookedForEveryLimitOfItsKindAndTheEarliestGoverns)
{
    add_limit("2026-12-10", "later");
    add_limit("2026-11-26", "earlier");

    const Meeting meeting = scheduled(conference());

    EXPECT_EQ(meeting.due_date, DueDateId{"earlier"});
    database().read([&](UnitOfWork& work) {
        for (const char* id : {"earlier", "later"})
            EXPECT_EQ(work.due_dates.find(authority_1, DueDateId{id})->meeting, meeting.id) << id;
        return 0;
    });
}

TEST_P(ScheduleMeeting, SaysThatTheLastDayHasPassedWhereNoEarlierDayIsLeft)
{
    add_limit("2026-11-19");

    const auto refused = schedule(conference());

    ASSERT_FALSE(refused);
    EXPECT_EQ(
        complaints(refused.error()).front(),
        "late_authoriser: The last day, Thursday 19 November 2026, has passed: book late with "
        "a reason. Choose the manager who allowed this");
}

TEST_P(ScheduleMeeting, AfterTheLastDayNeedsAManagerAndAReason)
{
    add_limit("2026-11-24");
    auto draft = conference();

    const auto refused = schedule(draft);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::past_limit);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"late_authoriser: The last day is Tuesday 24 November 2026. Choose an earlier "
                     "day, or the manager who allowed this",
                     "late_reason_code: Choose why it is after the last day",
                     "late_reason: Give the reason for the delay, in at least 15 characters"}));

    draft.when_and_where.late_authoriser = UserId{"worker-1"};
    draft.when_and_where.late_reason_code = "family_unavailable";
    draft.when_and_where.late_reason = "The father was in hospital.";
    EXPECT_EQ(schedule(draft).error().fields.size(), 1u);

    draft.when_and_where.late_authoriser = UserId{"manager-1"};
    const Meeting meeting = scheduled(draft);
    EXPECT_EQ(meeting.late_authoriser, UserId{"manager-1"});
    EXPECT_EQ(meeting.late_reason_code, LateReason::family_unavailable);
    EXPECT_EQ(meeting.late_reason.reveal(), "The father was in hospital.");
}

TEST_P(ScheduleMeeting, KeepsASecondInitialConferenceToTheSameLimit)
{
    add_limit("2026-11-26");
    const Meeting first = scheduled(conference());
    auto second = conference();
    second.when_and_where.date = test::day("2026-11-27");

    const auto refused = schedule(second);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::past_limit);
    database().read([&](UnitOfWork& work) {
        EXPECT_EQ(work.due_dates.find(authority_1, DueDateId{"due-1"})->meeting, first.id);
        return 0;
    });
}

TEST_P(ScheduleMeeting, KeepsAMovedSecondInitialConferenceToTheLimitToo)
{
    add_limit("2026-11-26");
    scheduled(conference());
    auto second = conference();
    second.when_and_where.date = test::day("2026-11-26");
    const Meeting meeting = scheduled(second);

    const auto limit = database().read([&](UnitOfWork& work) { return limit_of(work, meeting); });

    ASSERT_TRUE(limit);
    EXPECT_EQ(limit->id, DueDateId{"due-1"});
    EXPECT_EQ(meeting.due_date, std::nullopt);
}

struct Case {
    const char* name;
    void (*given)(MeetingDraft&);
    Refusal then_refusal;
    Lines then_complaints;
};

const Case cases[] = {
    {"ASaturday",
     [](MeetingDraft& d) { d.when_and_where.date = test::day("2026-11-28"); },
     Refusal::weekend_conference,
     {"date: A conference cannot be held on a Saturday or Sunday"}},
    {"ThePast",
     [](MeetingDraft& d) { d.when_and_where.date = test::day("2026-11-19"); },
     Refusal::invalid_input,
     {"date: The meeting must start in the future"}},
    {"AYearFarAway",
     [](MeetingDraft& d) { d.when_and_where.date = test::day("2036-11-19"); },
     Refusal::invalid_input,
     {"date: The date must be within the next two years"}},
    {"TooShort",
     [](MeetingDraft& d) { d.when_and_where.length_minutes = 14; },
     Refusal::invalid_input,
     {"duration_minutes: The length must be between 15 minutes and 8 hours"}},
    {"TooLong",
     [](MeetingDraft& d) { d.when_and_where.length_minutes = 481; },
     Refusal::invalid_input,
     {"duration_minutes: The length must be between 15 minutes and 8 hours"}},
    {"NoTypeNoChildrenNoTime",
     [](MeetingDraft& d) {
         d.type = "case_conference";
         d.children.clear();
         d.when_and_where.date.reset();
         d.when_and_where.time.reset();
     },
     Refusal::invalid_input,
     {"type: Choose the kind of meeting",
      "children: Choose at least one child",
      "date: Enter the date, such as 25/11/2026",
      "time: Enter the time, such as 10:00"}},
    {"AnotherFamilysChild",
     [](MeetingDraft& d) { d.children.push_back(ChildId{"child-other"}); },
     Refusal::invalid_input,
     {"children: Choose children of this family"}},
    {"NoPlace",
     [](MeetingDraft& d) { d.when_and_where.room = RoomId{}; },
     Refusal::invalid_input,
     {"room: Choose a room, or say where the meeting is"}},
    {"ARoomNoLongerUsed",
     [](MeetingDraft& d) { d.when_and_where.room = RoomId{"room-old"}; },
     Refusal::invalid_input,
     {"room: Choose a room that is in use"}},
    {"NoLinkToJoinByVideo",
     [](MeetingDraft& d) { d.when_and_where.mode = "hybrid"; },
     Refusal::invalid_input,
     {"video_link: Enter the link to join by video"}},
    {"AVideoLinkThatIsNone",
     [](MeetingDraft& d) {
         d.when_and_where.mode = "hybrid";
         d.when_and_where.video_link = "javascript:alert(1)";
     },
     Refusal::invalid_input,
     {"video_link: The video link must start with https:// and be complete"}},
    {"SomeoneWhoDoesNotChairConferences",
     [](MeetingDraft& d) { d.when_and_where.chair = UserId{"worker-1"}; },
     Refusal::invalid_input,
     {"chair: Choose who chairs the meeting"}},
    {"AContactWhoHasLeft",
     [](MeetingDraft& d) { d.invitees = {{{.contact = ContactId{"contact-left"}}}}; },
     Refusal::invalid_input,
     {"invitees: Choose people from the list: one of them cannot be invited"}},
    {"SomeoneOfAnotherAuthority",
     [](MeetingDraft& d) { d.invitees = {{{.user = UserId{"worker-2"}}}}; },
     Refusal::invalid_input,
     {"invitees: Choose people from the list: one of them cannot be invited"}},
    {"TheSamePersonTwice",
     [](MeetingDraft& d) { d.invitees.push_back(d.invitees.front()); },
     Refusal::invalid_input,
     {"invitees: Invite each person once"}},
};

// Each refusal on every database would be slow and prove little: nothing here differs by database.
class ScheduleMeetingRefuses : public test::MeetingTest {};

TEST_P(ScheduleMeetingRefuses, WhatCannotBe)
{
    for (const Case& c : cases) {
        auto draft = conference();
        c.given(draft);

        const auto outcome = schedule(draft);

        ASSERT_FALSE(outcome) << c.name;
        EXPECT_EQ(outcome.error().refusal, c.then_refusal) << c.name;
        EXPECT_EQ(complaints(outcome.error()), c.then_complaints) << c.name;
    }
    database().read([](UnitOfWork& work) {
        EXPECT_EQ(work.outbox.counts().by_state.size(), 0u);
        return 0;
    });
}

TEST_P(ScheduleMeeting, RefusesAnExcludedPerson)
{
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'bail', "
              "'worker-1', 0)");
    auto draft = conference();
    draft.invitees.push_back(member("father-1"));

    const auto outcome = schedule(draft);

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().refusal, Refusal::excluded_person);
    EXPECT_EQ(complaints(outcome.error()),
              (Lines{"invitees: One of these people must not be invited on this case"}));
}

TEST_P(ScheduleMeeting, SaysThatAnExcludedPersonIsAmongOtherFaults)
{
    test::run(temp_.pool(),
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'bail', "
              "'worker-1', 0)");
    auto draft = conference();
    draft.invitees.push_back(member("father-1"));
    draft.invitees.push_back(contact("no-such-contact"));

    const auto outcome = schedule(draft);

    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().refusal, Refusal::invalid_input);
    EXPECT_TRUE(outcome.error().names_excluded);
    draft.invitees.erase(draft.invitees.end() - 2);
    EXPECT_FALSE(schedule(draft).error().names_excluded);
}

TEST_P(ScheduleMeeting, RefusesATakenChairAndRoomTogether)
{
    scheduled(conference());
    auto draft = conference();
    draft.when_and_where.time = std::chrono::hours{11};

    EXPECT_EQ(complaints(schedule(draft).error()),
              (Lines{"chair: The chair already has a meeting at that time",
                     "room: The room is already booked at that time",
                     "invitees: Kit Placeholder already has to be at another meeting at that "
                     "time"}));
    EXPECT_EQ(schedule(draft).error().refusal, Refusal::chair_taken);

    draft.when_and_where.chair = UserId{"chair-2"};
    EXPECT_EQ(schedule(draft).error().refusal, Refusal::room_taken);
    draft.children.clear();
    EXPECT_EQ(schedule(draft).error().refusal, Refusal::room_taken);
}

TEST_P(ScheduleMeeting, OneMayFollowStraightAfterAnother)
{
    scheduled(conference());
    auto draft = conference();
    draft.when_and_where.time = std::chrono::hours{12};

    EXPECT_TRUE(schedule(draft));
}

TEST_P(ScheduleMeeting, KeepsLondonTimeAcrossTheChangeOfClocks)
{
    auto draft = conference();
    draft.when_and_where = on("2027-06-02", "10:00");

    EXPECT_EQ(scheduled(draft).starts_at, test::at("2027-06-02T09:00:00Z"));
}

TEST_P(ScheduleMeeting, IsForThoseInvolvedInTheCase)
{
    EXPECT_TRUE(schedule(conference(), "worker-1"));
    EXPECT_EQ(schedule(conference(), "stranger-1").error().refusal, Refusal::hidden);
    EXPECT_EQ(schedule(conference(), "worker-2").error().refusal, Refusal::not_found);
}

TEST_P(ScheduleMeeting, LetsASocialWorkerLeadACoreGroup)
{
    auto draft = conference();
    draft.type = "core_group";
    draft.when_and_where.chair = UserId{"worker-1"};
    draft.when_and_where.date = test::day("2026-11-28");  // a Saturday, which suits the family

    EXPECT_TRUE(schedule(draft));
}

QUORATE_ON_EVERY_DATABASE(ScheduleMeeting);
INSTANTIATE_TEST_SUITE_P(,
                         ScheduleMeetingRefuses,
                         testing::Values(db::Dialect::sqlite),
                         [](const auto&) { return "Sqlite"; });

}  // namespace
}  // namespace quorate::core
