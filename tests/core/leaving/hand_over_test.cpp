#include "core/leaving/hand_over.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/case_store.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using test::authority_1;
using test::person;

using Texts = std::vector<std::string>;

const UserId chair{"chair-1"};
const UserId other_chair{"chair-2"};
const UserId worker{"worker-1"};
const UserId other_worker{"stranger-1"};

class HandingOver : public test::MeetingTest {
protected:
    Meeting booked(const std::string& day, const UserId& by = chair, const char* room = "room-1")
    {
        MeetingDraft draft = conference();
        draft.when_and_where = on(day, "10:00");
        draft.when_and_where.chair = by;
        draft.when_and_where.room = RoomId{room};
        draft.invitees = {contact("contact-police")};
        return scheduled(draft);
    }

    Result<LeftBehind> look(const UserId& leaver, const char* as = "manager-1")
    {
        return database().transact(
            [&](UnitOfWork& work) { return left_behind(work, tools(), person(as), leaver); });
    }

    Result<HandedOver> give(HandOver command, const char* as = "manager-1")
    {
        if (command.seen.empty()) command.seen = fingerprint(*look(command.from, as));
        return database().transact(
            [&](UnitOfWork& work) { return hand_over_all(work, tools(), person(as), command); });
    }

    UserId lead()
    {
        return database().read([](UnitOfWork& work) {
            return work.cases.find(authority_1, CaseId{"case-1"})->lead_worker;
        });
    }

    void add_action()
    {
        const Meeting meeting = booked("2026-12-16");
        test::run(temp_.pool(),
                  "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                  "owner_user_id, due_on, status, link_hash, created_by, created_at) values "
                  "('a1', 'authority-1', 'case-1', '" +
                      meeting.id.text() +
                      "', 'See them', 'worker-1', '2026-12-03', 'open', 'h-a1', 'support-1', 0)");
    }

    static Texts told(const HandedOver& done)
    {
        Texts lines;
        for (const ToldOfHandOver& each : done.told)
            lines.push_back(each.who.reveal() + " " + each.what);
        std::ranges::sort(lines);
        return lines;
    }

    std::string name_of_user(const UserId& id)
    {
        return database().read(
            [&](UnitOfWork& work) { return work.users.find(id)->name.reveal(); });
    }
};

TEST_P(HandingOver, ShowsTheMeetingsFamiliesAndActionsOfWhoeverLeaves)
{
    const Meeting meeting = booked("2026-11-25");
    add_action();

    const auto of_chair = look(chair);
    const auto of_worker = look(worker);

    ASSERT_TRUE(of_chair);
    ASSERT_EQ(of_chair->meetings.size(), 2u);
    EXPECT_EQ(of_chair->meetings.front().listing.meeting.id, meeting.id);
    EXPECT_TRUE(of_chair->meetings.front().chairs);
    EXPECT_TRUE(of_chair->families.empty());
    ASSERT_TRUE(of_worker);
    EXPECT_EQ(of_worker->families.size(), 1u);
    EXPECT_EQ(of_worker->actions.size(), 1u);
    EXPECT_EQ(of_worker->others, 0);
}

TEST_P(HandingOver, GivesAMeetingAnotherChairAndTellsBoth)
{
    const Meeting meeting = booked("2026-11-25");
    send_all();
    clock_.advance(std::chrono::minutes{5});

    const auto done = give({.from = chair, .meetings = {{meeting.id, other_chair}}});

    ASSERT_TRUE(done);
    EXPECT_EQ(done->meetings, 1);
    EXPECT_EQ(this->meeting(meeting.id).chair, other_chair);
    for (const InviteeEntry& seat : seats(meeting.id))
        EXPECT_NE(seat.invitee.holder.user, chair);
    Texts expected{name_of_user(chair) + " is told that they need not come",
                   name_of_user(other_chair) + " is invited"};
    std::ranges::sort(expected);
    EXPECT_EQ(told(*done), expected);
}

TEST_P(HandingOver, GivesASeatToAnother)
{
    MeetingDraft draft = conference();
    draft.invitees = {contact("contact-police"), staff("worker-1")};
    const Meeting meeting = scheduled(draft);

    const auto done = give({.from = worker, .meetings = {{meeting.id, other_worker}}});

    ASSERT_TRUE(done);
    EXPECT_NO_THROW(seat_of(meeting.id, {.user = other_worker}));
    for (const InviteeEntry& seat : seats(meeting.id))
        EXPECT_NE(seat.invitee.holder.user, worker);
}

TEST_P(HandingOver, GivesFamiliesAndActionsTogether)
{
    add_action();

    const auto done = give({.from = worker,
                            .families = {{CaseId{"case-1"}, other_worker}},
                            .actions_to = other_worker});

    ASSERT_TRUE(done);
    EXPECT_EQ(done->families, 1);
    EXPECT_EQ(done->actions, 1);
    const Texts lines = told(*done);
    EXPECT_EQ(std::ranges::count(
                  lines, name_of_user(other_worker) + " is told that they lead 1 family more"),
              1);
    EXPECT_EQ(lead(), other_worker);
    EXPECT_TRUE(look(worker)->actions.empty());
    EXPECT_EQ(look(other_worker)->actions.size(), 1u);
}

TEST_P(HandingOver, ChangesNothingWhenOnePartCannotBeGiven)
{
    const Meeting first = booked("2026-11-25");
    const Meeting second = booked("2026-11-26");
    booked("2026-11-26", other_chair, "room-2");

    const auto refused =
        give({.from = chair, .meetings = {{first.id, other_chair}, {second.id, other_chair}}});

    ASSERT_FALSE(refused);
    ASSERT_FALSE(refused.error().fields.empty());
    for (const FieldError& each : refused.error().fields)
        EXPECT_EQ(each.field, "meeting." + second.id.text()) << each.message;
    EXPECT_EQ(meeting(first.id).chair, chair);
    EXPECT_EQ(meeting(second.id).chair, chair);
}

TEST_P(HandingOver, GivesNothingToThemselvesNorToSomebodyUnknown)
{
    const Meeting meeting = booked("2026-11-25");
    for (const UserId& to : {chair, UserId{"nobody"}, UserId{"worker-2"}}) {
        const auto refused = give({.from = chair, .meetings = {{meeting.id, to}}});
        ASSERT_FALSE(refused) << to.text();
        EXPECT_EQ(refused.error().fields.front().field, "meeting." + meeting.id.text());
    }
    EXPECT_EQ(give({.from = worker, .families = {{CaseId{"case-1"}, UserId{"support-1"}}}})
                  .error()
                  .fields.front()
                  .field,
              "family.case-1");
}

TEST_P(HandingOver, GivesNothingToARoleThatSeesNoFamily)
{
    test::run(temp_.pool(),
              "insert into staff_user (id, authority_id, name, email, role, chairs_meetings, "
              "password_hash, created_at) values "
              "('admin-1', 'authority-1', 'Sid Sample', 'sid@exampleshire.example', 'AM', 1, 'x', "
              "0), ('auditor-1', 'authority-1', 'Una Sample', 'una@exampleshire.example', 'AD', 1, "
              "'x', 0)");
    add_action();
    MeetingDraft draft = conference();
    draft.invitees = {contact("contact-police"), staff("worker-1")};
    const Meeting meeting = scheduled(draft);

    for (const UserId& to : {UserId{"admin-1"}, UserId{"auditor-1"}}) {
        const auto seat = give({.from = worker, .meetings = {{meeting.id, to}}});
        ASSERT_FALSE(seat) << to.text();
        EXPECT_EQ(seat.error().fields.front().field, "meeting." + meeting.id.text());
        const auto task = give({.from = chair, .meetings = {{meeting.id, to}}});
        ASSERT_FALSE(task) << to.text();
        EXPECT_EQ(task.error().fields.front().field, "meeting." + meeting.id.text());
        const auto actions = give({.from = worker, .actions_to = to});
        ASSERT_FALSE(actions) << to.text();
        EXPECT_EQ(actions.error().fields.front().field, "actions");
    }
    for (const InviteeEntry& each : seats(meeting.id))
        EXPECT_NE(each.invitee.holder.user, UserId{"admin-1"});
}

TEST_P(HandingOver, IsRefusedWhenSomethingIsNotAsItWasShown)
{
    const Meeting meeting = booked("2026-11-25");
    const std::string seen = fingerprint(*look(chair));
    booked("2026-11-26");

    const auto refused =
        give({.from = chair, .meetings = {{meeting.id, other_chair}}, .seen = seen});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::stale_version);
}

TEST_P(HandingOver, IsForThoseWhoAllocateFamiliesAndShowsThemNothingOfASealedOne)
{
    for (const char* who : {"support-1", "worker-1", "chair-2"})
        EXPECT_EQ(look(worker, who).error().refusal, Refusal::not_permitted) << who;
    EXPECT_EQ(look(UserId{"worker-2"}).error().refusal, Refusal::hidden);
    test::run(temp_.pool(), "update family_case set level = 2 where id = 'case-1'");

    const auto seen = look(worker, "head-1");

    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->families.empty());
    EXPECT_EQ(seen->others, 1);
}

QUORATE_ON_EVERY_DATABASE(HandingOver);

}  // namespace
}  // namespace quorate::core
