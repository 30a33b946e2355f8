#include <gtest/gtest.h>

#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kit_is_taken =
    "invitees: Kit Placeholder already has to be at another meeting at that time";
using test::authority_1;

class CheckingABooking : public test::MeetingTest {
protected:
    Result<Done> check(const MeetingDraft& draft)
    {
        return database().transact([&](UnitOfWork& work) {
            return check_meeting(work, tools(), test::person("support-1"), draft);
        });
    }

    Result<Done> check(const Reschedule& asked)
    {
        return database().transact([&](UnitOfWork& work) {
            return check_reschedule(work, tools(), test::person("support-1"), asked);
        });
    }

    std::size_t booked()
    {
        return database()
            .read([](UnitOfWork& work) {
                return work.meetings.of_case(authority_1, CaseId{"case-1"});
            })
            .size();
    }

    std::optional<MeetingId> kept_by()
    {
        return database().read([](UnitOfWork& work) {
            return work.due_dates.find(authority_1, DueDateId{"due-1"})->meeting;
        });
    }

    MeetingDraft second()
    {
        auto draft = conference();
        draft.type = "transfer_in_conference";
        draft.when_and_where.date = test::day("2026-11-26");
        draft.confirmed.duplicate = false;
        return draft;
    }

    void cancel(const Meeting& meeting)
    {
        const auto done = database().transact([&](UnitOfWork& work) {
            return cancel_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = meeting.id,
                                   .version = meeting.version,
                                   .reason = "The family has moved away."});
        });
        ASSERT_TRUE(done);
    }
};

TEST_P(CheckingABooking, SaysTheSameAsBookingAndWritesNothing)
{
    add_limit("2026-11-26");
    std::vector<MeetingDraft> drafts(9, conference());
    drafts[1].when_and_where.date.reset();
    drafts[2].when_and_where.date = test::day("2026-11-28");
    drafts[3].when_and_where.date = test::day("2026-11-27");
    drafts[4].when_and_where.room = RoomId{"room-old"};
    drafts[5].when_and_where.chair = UserId{"worker-1"};
    drafts[6].invitees.push_back({{.contact = ContactId{"contact-left"}}});
    drafts[7].children.clear();
    drafts[8].type = "party";

    for (const MeetingDraft& draft : drafts) {
        const auto checked = check(draft);
        EXPECT_EQ(static_cast<bool>(checked), &draft == &drafts.front()) << &draft - drafts.data();
        EXPECT_EQ(booked(), 0u);
        const auto done = database().transact([&](UnitOfWork& work) -> Result<MeetingId> {
            auto tried = schedule_meeting(work, tools(), test::person("support-1"), draft);
            if (tried) return Refusal::wrong_state;  // rolls back
            return tried;
        });
        if (checked) {
            EXPECT_EQ(done.error().refusal, Refusal::wrong_state);
            continue;
        }
        EXPECT_FALSE(complaints(checked.error()).empty());
        EXPECT_EQ(checked.error().refusal, done.error().refusal);
        EXPECT_EQ(complaints(checked.error()), complaints(done.error()));
    }
}

TEST_P(CheckingABooking, FindsAChairAndRoomThatAreTaken)
{
    scheduled(conference());

    EXPECT_EQ(complaints(check(conference()).error()),
              (Lines{"chair: The chair already has a meeting at that time",
                     "room: The room is already booked at that time",
                     kit_is_taken}));
}

TEST_P(CheckingABooking, FindsWhatIsWrongWithAMove)
{
    auto other = conference();
    other.when_and_where = on("2026-11-26", "10:00");
    scheduled(other);
    const Meeting meeting = scheduled(conference());

    const auto taken = check({.meeting = meeting.id,
                              .version = meeting.version,
                              .when_and_where = on("2026-11-26", "11:00"),
                              .reason = "The mother is in hospital."});
    EXPECT_EQ(complaints(taken.error()),
              (Lines{"chair: The chair already has a meeting at that time",
                     "room: The room is already booked at that time",
                     kit_is_taken}));

    const auto weekend = check({.meeting = meeting.id,
                                .version = meeting.version,
                                .when_and_where = on("2026-11-28", "11:00"),
                                .reason = "The mother is in hospital."});
    EXPECT_EQ(weekend.error().refusal, Refusal::weekend_conference);
    EXPECT_TRUE(check({.meeting = meeting.id,
                       .version = meeting.version,
                       .when_and_where = on("2026-11-27", "11:00"),
                       .reason = "The mother is in hospital."}));
    EXPECT_EQ(this->meeting(meeting.id).starts_at, meeting.starts_at);
}

TEST_P(CheckingABooking, AsksNoReasonOfWhoeverLooksAtADay)
{
    add_limit("2026-11-26");
    const Meeting meeting = scheduled(conference());
    const auto look = [&](const std::string& day) {
        return database().transact([&](UnitOfWork& work) {
            return check_new_day(work,
                                 tools(),
                                 test::person("support-1"),
                                 {.meeting = meeting.id,
                                  .version = meeting.version,
                                  .when_and_where = on(day, "11:00")});
        });
    };

    EXPECT_TRUE(look("2026-11-26"));
    EXPECT_EQ(this->meeting(meeting.id).starts_at, meeting.starts_at);
    const Lines late = complaints(look("2026-11-27").error());
    ASSERT_EQ(late.size(), 1u);
    EXPECT_TRUE(late.front().starts_with("late_authoriser: The last day is Thursday 26 November"));
}

TEST_P(CheckingABooking, TellsEveryFaultOfTimePlaceAndLimitAtOnce)
{
    add_limit("2026-11-24");
    scheduled([&] {
        auto draft = conference();
        draft.type = "core_group";
        return draft;
    }());
    auto draft = conference();
    draft.when_and_where.mode = "by_pigeon";

    EXPECT_EQ(complaints(check(draft).error()),
              (Lines{"mode: Choose how people meet",
                     "late_authoriser: The last day is Tuesday 24 November 2026. Choose an earlier "
                     "day, or the manager who allowed this",
                     "late_reason_code: Choose why it is after the last day",
                     "late_reason: Give the reason for the delay, in at least 15 characters",
                     "chair: The chair already has a meeting at that time",
                     kit_is_taken}));
}

TEST_P(CheckingABooking, AsksBeforeBookingWhatCouldNotMakeQuorum)
{
    auto draft = conference();
    draft.invitees = {contact("contact-police"), staff("worker-1")};
    draft.confirmed.quorum = false;

    const auto refused = schedule(draft);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"confirm_quorum: The people invited could not make quorum: one more agency "
                     "needed. Invite more people, or tick to book it all the same"}));
    EXPECT_EQ(complaints(check(draft).error()), complaints(refused.error()));

    draft.confirmed.quorum = true;
    EXPECT_TRUE(schedule(draft));
}

TEST_P(CheckingABooking, NeedsNoConfirmationWhereThereIsNoQuorum)
{
    auto draft = conference();
    draft.type = "core_group";
    draft.invitees = {};
    draft.confirmed = {};

    EXPECT_TRUE(schedule(draft));
}

TEST_P(CheckingABooking, AsksBeforeASecondInitialConferenceForTheSameChild)
{
    scheduled(conference());

    const auto refused = schedule(second());

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"confirm_duplicate: These children already have an initial child protection "
                     "conference booked for Wednesday 25 November 2026. Tick if this one is needed "
                     "as well"}));

    auto one_child = second();
    one_child.children = {ChildId{"child-2"}};
    EXPECT_TRUE(complaints(schedule(one_child).error())
                    .front()
                    .starts_with("confirm_duplicate: This child already has an initial"));

    auto confirmed = second();
    confirmed.confirmed.duplicate = true;
    EXPECT_TRUE(schedule(confirmed));
}

TEST_P(CheckingABooking, TakesOtherChildrenOrAReviewForNoDuplicate)
{
    auto first = conference();
    first.children = {ChildId{"child-1"}};
    scheduled(first);
    auto sibling = second();
    sibling.children = {ChildId{"child-2"}};
    EXPECT_TRUE(check(sibling));

    auto review = second();
    review.type = "review_cp_conference";
    EXPECT_TRUE(check(review));
}

TEST_P(CheckingABooking, LeavesTheLimitToTheOtherConferenceWhenOneIsCancelled)
{
    add_limit("2026-11-26");
    const Meeting first = scheduled(conference());
    auto draft = second();
    draft.confirmed.duplicate = true;
    const Meeting other = scheduled(draft);
    ASSERT_EQ(kept_by(), first.id);

    cancel(first);

    EXPECT_EQ(kept_by(), other.id);
    cancel(other);
    EXPECT_EQ(kept_by(), std::nullopt);
}

QUORATE_ON_EVERY_DATABASE(CheckingABooking);

}  // namespace
}  // namespace quorate::core
