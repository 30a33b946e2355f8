#include "core/meetings/held_together.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cases/must_not_meet_store.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;

/// A conference about the Testwoods that is booked, and another family of the same team.
class HeldTogetherTest : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        add_family("other", "Canarywharf");
        auto draft = conference();
        draft.invitees.push_back(member("mother-1"));
        first_ = scheduled(draft).id;
    }

    void add_family(const std::string& id, const std::string& name)
    {
        test::run(temp_.pool(),
                  "insert into family_case (id, authority_id, reference, family_name, "
                  "jurisdiction, team_id, lead_worker_id, created_at) values ('case-" +
                      id + "', 'authority-1', 'EX-" + id + "', '" + name +
                      "', 'England', 'team-1', 'worker-1', 0)");
        test::run(temp_.pool(),
                  "insert into child (id, authority_id, case_id, given_name, family_name, "
                  "date_of_birth) values ('child-of-" +
                      id + "', 'authority-1', 'case-" + id + "', 'Finch', '" + name +
                      "', '2012-05-01')");
        test::run(temp_.pool(),
                  "insert into family_member (id, authority_id, case_id, name, relationship, "
                  "email, may_email, parental_responsibility) values ('mother-of-" +
                      id + "', 'authority-1', 'case-" + id + "', 'Robin " + name +
                      "', 'Mother', 'robin@mail.example', 1, 1)");
    }

    HoldTogether with(const std::string& family = "other")
    {
        return {.meeting = first_,
                .case_id = CaseId{"case-" + family},
                .type = "initial_cp_conference",
                .children = {ChildId{"child-of-" + family}},
                .confirmed = {.quorum = true}};
    }

    Result<MeetingId> hold(const HoldTogether& asked, const std::string& by = "support-1")
    {
        return database().transact([&](UnitOfWork& work) {
            return hold_together(work, tools(), test::person(by), asked);
        });
    }

    Result<int> move(const MeetingId& id, const char* time, HeldOthers others)
    {
        return change(
            id, [&](TimeAndPlace& place) { place.time = on("2026-11-25", time).time; }, others);
    }

    template <class Differ>
    Result<int> change(const MeetingId& id, Differ differ, HeldOthers others)
    {
        const Meeting now = meeting(id);
        Reschedule asked{.meeting = id,
                         .version = now.version,
                         .when_and_where = time_and_place_of(now),
                         .reason = "The chair is on leave",
                         .others = others};
        differ(asked.when_and_where);
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work, tools(), test::person("support-1"), asked);
        });
    }

    Result<int> cancel(const MeetingId& id, HeldOthers others)
    {
        return database().transact([&](UnitOfWork& work) {
            return cancel_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = id,
                                   .version = meeting(id).version,
                                   .reason = "The family has moved to another authority",
                                   .others = others});
        });
    }

    MeetingView view(const MeetingId& id, const std::string& by = "support-1")
    {
        return *database().transact(
            [&](UnitOfWork& work) { return view_meeting(work, tools(), test::person(by), id); });
    }

    void keep_apart(const std::string& one, const std::string& other)
    {
        const auto noted = database().transact([&](UnitOfWork& work) -> Result<Done> {
            work.must_not_meet.add(test::authority_1,
                                   {.id = "pair-1",
                                    .case_id = CaseId{"case-1"},
                                    .one = FamilyMemberId{one},
                                    .other = FamilyMemberId{other},
                                    .reason = FreeText{"Threats were made"},
                                    .noted_by = UserId{"worker-1"},
                                    .noted_at = clock_.now()});
            return Done{};
        });
        ASSERT_TRUE(noted);
    }

    SeatRequest their_mother() { return member("mother-of-other"); }

    Result<InviteeId> invite(const MeetingId& id, const SeatRequest& who)
    {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee(work, tools(), test::person("support-1"), id, who);
        });
    }

    MeetingId first_;
};

TEST_P(HeldTogetherTest, IsAMeetingOfItsOwnAtTheSameTimeWithTheSameChairAndProfessionals)
{
    const auto id = hold(with());

    ASSERT_TRUE(id) << complaints(id.error()).front();
    const Meeting one = meeting(first_);
    const Meeting other = meeting(*id);
    EXPECT_EQ(other.case_id, CaseId{"case-other"});
    EXPECT_EQ(other.children, std::vector{ChildId{"child-of-other"}});
    EXPECT_EQ(other.starts_at, one.starts_at);
    EXPECT_EQ(other.ends_at, one.ends_at);
    EXPECT_EQ(other.chair, one.chair);
    EXPECT_EQ(other.room, one.room);
    ASSERT_TRUE(one.held_together);
    EXPECT_EQ(other.held_together, one.held_together);
    EXPECT_NE(other.reference, one.reference);
    EXPECT_NE(other.feed_uid, one.feed_uid);
    EXPECT_EQ(outbox(*id),
              (Lines{"request chair-1 0 pending",
                     "request contact-nurse 0 pending",
                     "request contact-police 0 pending",
                     "request worker-1 0 pending"}));
    for (const InviteeEntry& seat : seats(*id)) {
        EXPECT_FALSE(is_family(seat.invitee.holder));
        EXPECT_NE(seat.invitee.calendar_uid,
                  seat_of(first_, seat.invitee.holder).invitee.calendar_uid);
    }
}

TEST_P(HeldTogetherTest, SendsNothingOfOneFamilyWithTheOthersMeeting)
{
    const auto before = outbox(first_);
    const auto id = hold(with());
    ASSERT_TRUE(id);
    ASSERT_TRUE(invite(*id, their_mother()));

    EXPECT_EQ(outbox(first_), before);
    database().read([&](UnitOfWork& work) {
        for (const OutboxMessage& message : work.outbox.of_meeting(test::authority_1, *id)) {
            const auto seat = work.invitees.find(test::authority_1, *message.invitee);
            EXPECT_TRUE(seat && seat->invitee.meeting == *id);
            EXPECT_EQ(message.change_summary.find("Testwood"), std::string::npos);
            EXPECT_EQ(message.change_summary.find(meeting(first_).reference), std::string::npos);
        }
        return 0;
    });
    for (const InviteeEntry& seat : seats(first_))
        EXPECT_NE(seat.invitee.holder.member, FamilyMemberId{"mother-of-other"});
    EXPECT_FALSE(invite(first_, their_mother()));
}

TEST_P(HeldTogetherTest, AThirdFamilyCanJoinThemButNoFamilyTwice)
{
    add_family("third", "Thirdly");
    ASSERT_TRUE(hold(with()));
    const auto third = hold(with("third"));
    ASSERT_TRUE(third) << complaints(third.error()).front();
    EXPECT_EQ(view(first_).held_together.size(), 2u);
    EXPECT_EQ(view(*third).held_together.size(), 2u);

    const Lines refused{"case: Choose a family that has no meeting among these yet"};
    EXPECT_EQ(complaints(hold(with()).error()), refused);
    HoldTogether same = with();
    same.case_id = CaseId{"case-1"};
    EXPECT_EQ(complaints(hold(same).error()), refused);
}

TEST_P(HeldTogetherTest, OnlyThoseOfOneGroupAreNotInEachOthersWay)
{
    ASSERT_TRUE(hold(with()));
    auto draft = conference();
    draft.case_id = CaseId{"case-other"};
    draft.children = {ChildId{"child-of-other"}};
    EXPECT_EQ(schedule(draft).error().refusal, Refusal::chair_taken);
    draft.held_together = HeldTogetherId{"another"};
    EXPECT_EQ(schedule(draft).error().refusal, Refusal::chair_taken);
}

TEST_P(HeldTogetherTest, IsRefusedToWhoMayNotBookForTheFamilyAndForMeetingsThatAreOver)
{
    test::run(temp_.pool(), "update family_case set level = 2 where id = 'case-other'");
    EXPECT_FALSE(hold(with()));
    EXPECT_FALSE(meeting(first_).held_together);
    clock_.set(test::at("2026-11-25T11:00"));
    EXPECT_EQ(hold(with()).error().refusal, Refusal::wrong_state);
}

TEST_P(HeldTogetherTest, IsNamedToWhoMaySeeItAndIsOneOfAnotherFamilyToAnybodyElse)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    auto seen = view(first_).held_together;
    ASSERT_EQ(seen.size(), 1u);
    ASSERT_TRUE(seen.front().meeting);
    EXPECT_EQ(seen.front().meeting->reference, meeting(*id).reference);

    test::run(temp_.pool(), "update family_case set level = 2 where id = 'case-other'");
    seen = view(first_).held_together;
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_FALSE(seen.front().meeting);
}

TEST_P(HeldTogetherTest, AsksBeforeOneIsMovedAndMovesAllOfThem)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);

    const auto asked = move(first_, "13:00", HeldOthers::not_said);
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(complaints(asked.error()),
              (Lines{"held_together: It is held together with a meeting of another family. Say "
                     "whether all change, or this one alone"}));

    const auto moved = move(first_, "13:00", HeldOthers::change_too);
    ASSERT_TRUE(moved) << complaints(moved.error()).front();
    EXPECT_EQ(meeting(*id).starts_at, test::at("2026-11-25T13:00"));
    EXPECT_EQ(meeting(*id).starts_at, meeting(first_).starts_at);
    EXPECT_EQ(meeting(*id).held_together, meeting(first_).held_together);

    // Also to a time that is partly the old one.
    EXPECT_TRUE(move(*id, "14:00", HeldOthers::change_too));
    EXPECT_EQ(meeting(first_).starts_at, test::at("2026-11-25T14:00"));
}

TEST_P(HeldTogetherTest, MovedAloneIsHeldTogetherNoMoreAndKeepsOutOfTheOthersTime)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);

    EXPECT_EQ(move(first_, "11:00", HeldOthers::stay).error().refusal, Refusal::chair_taken);
    EXPECT_TRUE(meeting(first_).held_together);

    const auto moved = move(first_, "14:00", HeldOthers::stay);
    ASSERT_TRUE(moved) << complaints(moved.error()).front();
    EXPECT_FALSE(meeting(first_).held_together);
    EXPECT_EQ(meeting(*id).starts_at, test::at("2026-11-25T10:00"));
    EXPECT_TRUE(view(*id).held_together.empty());
    // By now they are in each other's way.
    EXPECT_EQ(move(first_, "11:00", HeldOthers::not_said).error().refusal, Refusal::chair_taken);
}

TEST_P(HeldTogetherTest, AnotherMinuteTakerIsNoMatterOfTheOthers)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    const auto changed = change(
        first_,
        [](TimeAndPlace& place) { place.minute_taker = UserId{"support-1"}; },
        HeldOthers::not_said);
    ASSERT_TRUE(changed) << complaints(changed.error()).front();
    EXPECT_FALSE(meeting(*id).minute_taker);
    EXPECT_EQ(meeting(*id).held_together, meeting(first_).held_together);
}

TEST_P(HeldTogetherTest, AsksBeforeOneIsCancelled)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    EXPECT_EQ(cancel(first_, HeldOthers::not_said).error().refusal, Refusal::needs_confirmation);
    EXPECT_EQ(meeting(first_).status, MeetingStatus::scheduled);

    ASSERT_TRUE(cancel(first_, HeldOthers::stay));
    EXPECT_EQ(meeting(first_).status, MeetingStatus::cancelled);
    EXPECT_EQ(meeting(*id).status, MeetingStatus::scheduled);
    EXPECT_TRUE(view(*id).held_together.empty());
    EXPECT_TRUE(cancel(*id, HeldOthers::not_said));  // nobody is left to be asked about
}

TEST_P(HeldTogetherTest, CancelsAllOfThem)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    ASSERT_TRUE(cancel(*id, HeldOthers::change_too));
    EXPECT_EQ(meeting(first_).status, MeetingStatus::cancelled);
    EXPECT_EQ(meeting(*id).status, MeetingStatus::cancelled);
}

TEST_P(HeldTogetherTest, WhatIsRefusedForOneOfThemChangesNone)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    test::run(temp_.pool(), "update family_case set level = 2 where id = 'case-other'");
    const auto moved = move(first_, "13:00", HeldOthers::change_too);
    ASSERT_FALSE(moved);
    EXPECT_EQ(moved.error().fields.front().field, "held_together");
    EXPECT_EQ(meeting(first_).starts_at, test::at("2026-11-25T10:00"));
    EXPECT_FALSE(cancel(first_, HeldOthers::change_too));
    EXPECT_EQ(meeting(first_).status, MeetingStatus::scheduled);
}

TEST_P(HeldTogetherTest, TwoOfDifferentFamiliesWhoMustNotMeetAreAskedAboutWithoutBeingNamed)
{
    keep_apart("mother-1", "mother-of-other");
    const auto id = hold(with());
    ASSERT_TRUE(id) << complaints(id.error()).front();

    const auto refused = invite(*id, their_mother());
    ASSERT_FALSE(refused);
    const std::string words = complaints(refused.error()).front();
    EXPECT_NE(words.find("Somebody of another family and "), std::string::npos) << words;
    EXPECT_NE(words.find("Robin Canarywharf"), std::string::npos) << words;
    EXPECT_EQ(words.find("Hazel"), std::string::npos) << words;
    EXPECT_EQ(words.find("Testwood"), std::string::npos) << words;

    SeatRequest later = their_mother();
    later.window = AttendanceWindow{std::chrono::minutes{75}, std::chrono::minutes{120}};
    EXPECT_FALSE(invite(*id, later));  // she is there for all of the other
}

TEST_P(HeldTogetherTest, OnlySomebodyOfAFamilyWhoseMeetingIsHeldTogetherCanBeNotedBesidesTheOwn)
{
    const auto note = [&] {
        return database().transact([&](UnitOfWork& work) {
            return note_must_not_meet(work,
                                      {clock_, random_, shipped_bank_holidays()},
                                      test::person("support-1"),
                                      {.case_id = CaseId{"case-1"},
                                       .one = FamilyMemberId{"mother-1"},
                                       .other = FamilyMemberId{"mother-of-other"},
                                       .reason = FreeText{"Threats were made"}});
        });
    };
    EXPECT_EQ(complaints(note().error()), Lines{"other: Choose a family member"});
    const auto id = hold(with());
    ASSERT_TRUE(id);
    ASSERT_TRUE(invite(*id, their_mother()));

    const auto noted = note();
    ASSERT_TRUE(noted) << complaints(noted.error()).front();
    EXPECT_EQ(noted->meetings_to_split, 1);
    const auto warned = view(*id).would_meet;
    ASSERT_EQ(warned.size(), 1u);
    EXPECT_EQ(warned.front().one.reveal(), "somebody of another family");
    EXPECT_EQ(warned.front().other.reveal(), "Robin Canarywharf");
}

TEST_P(HeldTogetherTest, AProfessionalIsInvitedToThoseOfThemThatAreNamedInOneAct)
{
    const auto id = hold(with());
    ASSERT_TRUE(id);
    add_family("third", "Thirdley");
    const auto third = hold(with("third"));
    ASSERT_TRUE(third);
    const auto invite_to = [&](const SeatRequest& who, const std::vector<MeetingId>& also_at) {
        return database().transact([&](UnitOfWork& work) {
            return add_invitee_together(
                work, tools(), test::person("support-1"), first_, who, also_at, {.room = true});
        });
    };
    const auto seats_of = [&](const MeetingId& meeting) {
        return std::ranges::count_if(view(meeting).seats, [&](const InviteeEntry& seat) {
            return seat.invitee.holder == contact("contact-school").holder;
        });
    };

    EXPECT_FALSE(invite_to(contact("contact-school"), {MeetingId{"another"}}));
    EXPECT_EQ(seats_of(first_), 0) << "all of them or none";
    EXPECT_FALSE(invite_to(member("father-1"), {*id})) << "of a family to its own meeting alone";
    ASSERT_TRUE(invite_to(contact("contact-school"), {*id}));

    EXPECT_EQ(seats_of(first_), 1);
    EXPECT_EQ(seats_of(*id), 1);
    EXPECT_EQ(seats_of(*third), 0) << "it was not named";
}

QUORATE_ON_EVERY_DATABASE(HeldTogetherTest);

}  // namespace
}  // namespace quorate::core
