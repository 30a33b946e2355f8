#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/feeds/feed_store.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;
using std::chrono::minutes;
using test::authority_1;

const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
const SeatHolder father{.member = FamilyMemberId{"father-1"}};
const SeatHolder nurse{.contact = ContactId{"contact-nurse"}};
const SeatHolder police{.contact = ContactId{"contact-police"}};

const std::string must_not_meet =
    "Glen Testwood and Hazel Testwood must not meet. Give them different parts of the meeting, 15 "
    "minutes apart, or ";
const std::string for_managers =
    "confirm_meet: " + must_not_meet + "tick to invite them to the same time all the same";
const std::string for_others = "invitees: " + must_not_meet + "ask a team manager to book it";

AttendanceWindow part(int from, int until)
{
    return {.from = minutes{from}, .until = minutes{until}};
}

class SplitAttendance : public test::MeetingTest {
protected:
    void keep_apart()
    {
        database().write([&](UnitOfWork& work) {
            work.must_not_meet.add(authority_1,
                                   {.id = "pair-1",
                                    .case_id = CaseId{"case-1"},
                                    .one = *mother.member,
                                    .other = *father.member,
                                    .reason = FreeText{"An order of the court"},
                                    .noted_by = UserId{"worker-1"},
                                    .noted_at = clock_.now()});
            return 0;
        });
    }

    MeetingDraft with_parents(std::optional<AttendanceWindow> mothers,
                              std::optional<AttendanceWindow> fathers)
    {
        MeetingDraft draft = conference();
        draft.invitees.push_back(
            {.holder = mother, .requirement = Requirement::required, .window = mothers});
        draft.invitees.push_back(
            {.holder = father, .requirement = Requirement::required, .window = fathers});
        return draft;
    }

    // Hazel from 10:00 to 10:50, Glen from 11:05 to 12:00.
    Meeting split_meeting()
    {
        keep_apart();
        return split_meeting_of_noted();
    }

    Meeting split_meeting_of_noted() { return scheduled(with_parents(part(0, 50), part(65, 120))); }

    std::optional<AttendanceWindow> window(const MeetingId& id, const SeatHolder& who)
    {
        return seat_of(id, who).invitee.window;
    }

    Result<int> change(const Meeting& now,
                       std::vector<ChangeWindows::Seat> seats,
                       bool meet = false,
                       const char* by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return change_windows(work,
                                  tools(),
                                  test::person(by),
                                  {.meeting = now.id,
                                   .version = now.version,
                                   .seats = std::move(seats),
                                   .confirmed = {.meet = meet}});
        });
    }

    Result<int> move(const Meeting& now,
                     const TimeAndPlace& where,
                     const char* by = "support-1",
                     bool meet = false)
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person(by),
                                      {.meeting = now.id,
                                       .version = now.version,
                                       .when_and_where = where,
                                       .reason = "The police asked for it",
                                       .confirmed = {.busy = true, .hours = true, .meet = meet}});
        });
    }

    InviteeId id_of(const Meeting& meeting, const SeatHolder& who)
    {
        return seat_of(meeting.id, who).invitee.id;
    }

    // What each message to a seat says of its time: "10:00-10:50".
    std::vector<std::pair<Instant, Instant>> told(const Meeting& meeting, const SeatHolder& who)
    {
        const InviteeId seat = id_of(meeting, who);
        std::vector<std::pair<Instant, Instant>> times;
        database().read([&](UnitOfWork& work) {
            for (const OutboxMessage& each : work.outbox.of_meeting(authority_1, meeting.id))
                if (each.invitee == seat)
                    times.emplace_back(each.starts_at.value(), each.ends_at.value());
            return 0;
        });
        return times;
    }
};

TEST_P(SplitAttendance, IsKeptWithTheSeatAndToldToNobodyElse)
{
    const Meeting meeting = split_meeting();

    EXPECT_EQ(window(meeting.id, mother), part(0, 50));
    EXPECT_EQ(window(meeting.id, father), part(65, 120));
    EXPECT_EQ(window(meeting.id, police), std::nullopt);
    using Times = std::vector<std::pair<Instant, Instant>>;
    EXPECT_EQ(told(meeting, mother),
              (Times{{test::at("2026-11-25T10:00"), test::at("2026-11-25T10:50")}}));
    EXPECT_EQ(told(meeting, police),
              (Times{{test::at("2026-11-25T10:00"), test::at("2026-11-25T12:00")}}));
}

TEST_P(SplitAttendance, IsAskedForOfTwoWhoMustNotMeet)
{
    keep_apart();
    const struct {
        std::optional<AttendanceWindow> mothers;
        std::optional<AttendanceWindow> fathers;
        bool meet;
    } cases[]{
        {std::nullopt, std::nullopt, true},
        {part(0, 50), std::nullopt, true},
        {std::nullopt, part(65, 120), true},
        {part(0, 55), part(65, 120), true},
        {part(60, 120), part(0, 50), true},
        {part(0, 50), part(65, 120), false},
        {part(65, 120), part(0, 50), false},
    };
    for (const auto& each : cases) {
        const auto checked = database().read([&](UnitOfWork& work) {
            return check_meeting(
                work, tools(), test::person("manager-1"), with_parents(each.mothers, each.fathers));
        });
        EXPECT_EQ(checked.has_value(), !each.meet);
        if (checked) continue;
        EXPECT_EQ(checked.error().refusal, Refusal::needs_confirmation);
        EXPECT_EQ(complaints(checked.error()), Lines{for_managers});
    }
}

TEST_P(SplitAttendance, IsNotAskedForAgainOnceItIsConfirmed)
{
    keep_apart();
    MeetingDraft draft = with_parents(std::nullopt, std::nullopt);
    draft.confirmed.meet = true;

    EXPECT_TRUE(schedule(draft, "manager-1"));
    const auto entries = database().read(
        [](UnitOfWork& work) { return work.audit.of_case(authority_1, CaseId{"case-1"}, 0, 10); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_TRUE(entries.front().record.detail.ends_with(" lets_meet=father-1,mother-1"))
        << entries.front().record.detail;
}

TEST_P(SplitAttendance, CannotBeConfirmedAwayByWhoeverBooks)
{
    keep_apart();
    MeetingDraft draft = with_parents(std::nullopt, std::nullopt);
    draft.confirmed.meet = true;
    for (const char* who : {"support-1", "worker-1"}) {
        const auto refused = schedule(draft, who);
        ASSERT_FALSE(refused);
        EXPECT_EQ(complaints(refused.error()), Lines{for_others});
    }

    const Meeting meeting = split_meeting_of_noted();
    const auto together = change(meeting, {{id_of(meeting, mother), std::nullopt}}, true);
    ASSERT_FALSE(together);
    EXPECT_EQ(complaints(together.error()), Lines{for_others});
}

TEST_P(SplitAttendance, IsAskedForWheneverAMeetingMoves)
{
    const Meeting meeting = scheduled(with_parents(std::nullopt, std::nullopt));
    keep_apart();
    const auto at_eleven = on("2026-11-25", "11:00");

    const auto refused = move(meeting, at_eleven, "manager-1");
    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()), Lines{for_managers});
    const auto others = move(meeting, at_eleven, "support-1", true);
    ASSERT_FALSE(others);
    EXPECT_EQ(complaints(others.error()), Lines{for_others});

    EXPECT_TRUE(move(meeting, at_eleven, "manager-1", true));
}

TEST_P(SplitAttendance, IsMissedForAsLongAsTheTwoWouldMeet)
{
    const Meeting meeting = scheduled(with_parents(std::nullopt, std::nullopt));
    keep_apart();
    const auto warned = [&] {
        const auto view = database().transact([&](UnitOfWork& work) {
            return view_meeting(work, tools(), test::person("support-1"), meeting.id);
        });
        return view ? view->would_meet : std::vector<PairNames>{};
    };
    const auto pairs = warned();
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs.front().one.reveal(), "Glen Testwood");

    ASSERT_TRUE(change(
        meeting, {{id_of(meeting, mother), part(0, 50)}, {id_of(meeting, father), part(65, 120)}}));
    EXPECT_TRUE(warned().empty());
}

TEST_P(SplitAttendance, IsAskedForByVideoToo)
{
    keep_apart();
    MeetingDraft draft = with_parents(std::nullopt, std::nullopt);
    draft.when_and_where.mode = "video";
    draft.when_and_where.room = {};
    draft.when_and_where.video_link = "https://video.example/room";

    const auto booked = schedule(draft, "manager-1");

    ASSERT_FALSE(booked);
    EXPECT_EQ(booked.error().refusal, Refusal::needs_confirmation);
}

TEST_P(SplitAttendance, RefusesAPartThatNoMeetingHas)
{
    const auto refused = [&](AttendanceWindow window) {
        const auto booked = schedule(with_parents(window, std::nullopt));
        return booked ? Lines{} : complaints(booked.error());
    };
    EXPECT_EQ(refused(part(60, 130)),
              Lines{"invitees: Whoever comes for a part of the meeting must come for a part that "
                    "lies within the meeting"});
    EXPECT_EQ(refused(part(60, 70)),
              Lines{"invitees: Whoever comes for a part of the meeting must come for at least 15 "
                    "minutes"});
    MeetingDraft draft = conference();
    draft.invitees.push_back({.holder = {.user = UserId{"chair-1"}}, .window = part(0, 50)});
    const auto booked = schedule(draft);
    ASSERT_FALSE(booked);
    EXPECT_EQ(complaints(booked.error()),
              Lines{"invitees: The chair and whoever takes the minutes are there for all of the "
                    "meeting"});
}

TEST_P(SplitAttendance, IsAskedForOfWhoeverIsInvitedLater)
{
    keep_apart();
    MeetingDraft draft = conference();
    draft.invitees.push_back({.holder = mother, .window = part(0, 50)});
    const Meeting meeting = scheduled(draft);
    const auto invite = [&](std::optional<AttendanceWindow> window) {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work,
                               tools(),
                               test::person("support-1"),
                               meeting.id,
                               {.holder = father, .window = window});
        });
    };

    const auto refused = invite(std::nullopt);
    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()), Lines{for_others});
    EXPECT_TRUE(invite(part(65, 120)));
}

TEST_P(SplitAttendance, ChangedLaterTellsOnlyThoseWhoseOwnTimeChanges)
{
    const Meeting meeting = split_meeting();
    send_all();
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply_for_other(work,
                                      tools(),
                                      test::person("support-1"),
                                      meeting.id,
                                      id_of(meeting, father),
                                      {.reply = "attend"});
    }));

    ASSERT_TRUE(change(meeting, {{id_of(meeting, mother), part(0, 45)}}));

    EXPECT_EQ(window(meeting.id, mother), part(0, 45));
    EXPECT_EQ(seat_of(meeting.id, father).invitee.reply, Reply::attend);
    const Lines sent = outbox(meeting.id);
    EXPECT_EQ(std::ranges::count_if(
                  sent, [](const std::string& line) { return line.ends_with("pending"); }),
              1);
    EXPECT_NE(std::ranges::find(sent, "request mother-1 1 pending"), sent.end());
    const auto summary = database().read([&](UnitOfWork& work) {
        return work.outbox.of_meeting(authority_1, meeting.id).front().change_summary;
    });
    EXPECT_EQ(summary.find("11:05"), std::string::npos) << summary;
    EXPECT_EQ(summary.find("12"), std::string::npos) << summary;
}

TEST_P(SplitAttendance, ChangedSoThatTwoWouldMeetHasToBeConfirmed)
{
    const Meeting meeting = split_meeting();

    const std::vector<ChangeWindows::Seat> together{{id_of(meeting, mother), std::nullopt}};
    const auto refused = change(meeting, together, false, "manager-1");

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_TRUE(change(meeting, together, true, "manager-1"));
    EXPECT_EQ(window(meeting.id, mother), std::nullopt);
}

TEST_P(SplitAttendance, ChangedAtOnceSwapsTheTwo)
{
    const Meeting meeting = split_meeting();

    ASSERT_TRUE(change(
        meeting, {{id_of(meeting, mother), part(65, 120)}, {id_of(meeting, father), part(0, 50)}}));

    EXPECT_EQ(window(meeting.id, mother), part(65, 120));
    EXPECT_EQ(window(meeting.id, father), part(0, 50));
}

TEST_P(SplitAttendance, FollowsALongerMeetingToItsEnd)
{
    const Meeting meeting = split_meeting();
    send_all();
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply_for_other(work,
                                      tools(),
                                      test::person("support-1"),
                                      meeting.id,
                                      id_of(meeting, mother),
                                      {.reply = "attend"});
    }));
    auto longer = on("2026-11-25", "10:00");
    longer.length_minutes = 150;

    const auto moved = move(meeting, longer);
    ASSERT_TRUE(moved) << testing::PrintToString(complaints(moved.error()));

    EXPECT_EQ(window(meeting.id, father), part(65, 150));
    // Hazel's own time is what it was: she is neither told nor asked again.
    EXPECT_EQ(seat_of(meeting.id, mother).invitee.reply, Reply::attend);
    const Lines sent = outbox(meeting.id);
    EXPECT_EQ(std::ranges::find(sent, "request mother-1 1 pending"), sent.end());
}

TEST_P(SplitAttendance, RefusesALengthThatLeavesAPartOut)
{
    const Meeting meeting = split_meeting();
    auto shorter = on("2026-11-25", "10:00");
    shorter.length_minutes = 75;

    const auto moved = move(meeting, shorter);

    ASSERT_FALSE(moved);
    EXPECT_EQ(complaints(moved.error()),
              Lines{"duration_minutes: Glen Testwood comes for a part of the meeting that would "
                    "not be there any more. Change first who comes when, or choose another "
                    "length"});
}

TEST_P(SplitAttendance, TakesNoMoreOfSomebodysTimeThanTheirPart)
{
    MeetingDraft draft = conference();
    std::erase_if(draft.invitees, [](const SeatRequest& seat) { return seat.holder == nurse; });
    draft.invitees.push_back(
        {.holder = nurse, .requirement = Requirement::required, .window = part(65, 120)});
    scheduled(draft);
    MeetingDraft other{.case_id = CaseId{"case-1"},
                       .type = "core_group",
                       .children = {ChildId{"child-1"}},
                       .when_and_where = on("2026-11-25", "10:00"),
                       .invitees = {{.holder = nurse, .requirement = Requirement::required}},
                       .confirmed = {.quorum = true, .busy = true}};
    other.when_and_where.chair = UserId{"chair-2"};
    other.when_and_where.room = RoomId{"room-2"};
    other.when_and_where.length_minutes = 120;

    const auto refused = schedule(other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::time_taken);

    other.when_and_where.length_minutes = 60;
    const auto booked = schedule(other);
    EXPECT_TRUE(booked) << testing::PrintToString(complaints(booked.error()));
}

TEST_P(SplitAttendance, IsAllThatTheFeedOfThatPersonShows)
{
    test::add_agency_user(temp_.pool(), "nurse-1");
    MeetingDraft draft = conference();
    std::erase_if(draft.invitees, [](const SeatRequest& seat) { return seat.holder == nurse; });
    draft.invitees.push_back({.holder = nurse, .window = part(65, 90)});
    scheduled(draft);
    const auto times = [&](FeedSource source) {
        const auto meetings = database().read([&](UnitOfWork& work) {
            return work.feeds.meetings(source, feed_window(clock_.now()));
        });
        std::vector<std::pair<Instant, Instant>> shown;
        for (const FeedMeeting& each : meetings)
            shown.emplace_back(each.starts_at, each.ends_at);
        return shown;
    };
    const std::vector own{std::pair{test::at("2026-11-25T11:05"), test::at("2026-11-25T11:30")}};
    const std::vector whole{std::pair{test::at("2026-11-25T10:00"), test::at("2026-11-25T12:00")}};

    EXPECT_EQ(times({FeedSubject::user, "nurse-1"}), own);
    EXPECT_EQ(times({FeedSubject::organisation, "org-health"}), own);
    EXPECT_EQ(times({FeedSubject::user, "chair-1"}), whole);
    EXPECT_EQ(times({FeedSubject::organisation, "org-police"}), whole);
    EXPECT_EQ(times({FeedSubject::team, "team-1"}), whole);
}

TEST_P(SplitAttendance, IsAllThatTheReplyPageShowsAndTakesRepliesUntil)
{
    const Meeting meeting = split_meeting();
    const std::string link = link_of(seat_of(meeting.id, father));
    const auto view = [&] {
        return database().read([&](UnitOfWork& work) { return *view_seat(work, tools(), link); });
    };

    EXPECT_EQ(view().starts_at, test::at("2026-11-25T11:05"));
    EXPECT_EQ(view().ends_at, test::at("2026-11-25T12:00"));

    // That others have begun is not for him to know.
    clock_.set(test::at("2026-11-25T10:30"));
    EXPECT_TRUE(view().can_reply);
    clock_.set(test::at("2026-11-25T11:05"));
    EXPECT_FALSE(view().can_reply);
}

QUORATE_ON_EVERY_DATABASE(SplitAttendance);

}  // namespace
}  // namespace quorate::core
