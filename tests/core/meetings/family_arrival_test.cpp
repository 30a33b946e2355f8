#include "core/meetings/family_arrival.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/told_by_hand.hpp"
#include "core/meetings/view_meeting.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using std::chrono::minutes;
using Lines = std::vector<std::string>;

const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
const SeatHolder father{.member = FamilyMemberId{"father-1"}};
const SeatHolder police{.contact = ContactId{"contact-police"}};

/// A conference at ten, before which the chair meets the family for twenty minutes.
class FamilyArrival : public test::MeetingTest {
protected:
    MeetingDraft with_family(std::optional<AttendanceWindow> mothers = {})
    {
        auto draft = conference();
        draft.when_and_where.family_minutes_before = 20;
        draft.invitees.push_back(member("mother-1"));
        draft.invitees.back().window = mothers;
        return draft;
    }

    void keep_apart()
    {
        test::run(temp_.pool(),
                  "insert into must_not_meet (id, authority_id, case_id, one_id, other_id, reason, "
                  "noted_by, noted_at) values ('pair-1', 'authority-1', 'case-1', 'father-1', "
                  "'mother-1', 'An order of the court', 'support-1', 0)");
    }

    std::string starts(const Meeting& meeting, const SeatHolder& who)
    {
        const Invitee seat = seat_of(meeting.id, who).invitee;
        return database().read([&](UnitOfWork& work) {
            const auto at = invited_time(work, meeting, seat).starts_at - meeting.starts_at;
            return std::to_string(std::chrono::duration_cast<minutes>(at).count());
        });
    }

    Result<SeatView> look(const Meeting& meeting, const SeatHolder& who, Language language)
    {
        const std::string link = link_of(seat_of(meeting.id, who));
        return database().read(
            [&](UnitOfWork& work) { return view_seat(work, tools(), link, language); });
    }

    Result<int> move(const Meeting& meeting, const TimeAndPlace& where)
    {
        return database().transact([&](UnitOfWork& work) {
            return reschedule_meeting(work,
                                      tools(),
                                      test::person("support-1"),
                                      {.meeting = meeting.id,
                                       .version = meeting.version,
                                       .when_and_where = where,
                                       .reason = "The school asked for it"});
        });
    }
};

TEST_P(FamilyArrival, IsBeforeTheMeetingForTheFamilyAlone)
{
    const Meeting booked = scheduled(with_family());

    EXPECT_EQ(starts(booked, mother), "-20");
    EXPECT_EQ(starts(booked, police), "0");
    EXPECT_EQ(look(booked, mother, Language::english)->starts_at, test::at("2026-11-25T09:40"));
}

TEST_P(FamilyArrival, IsSaidInWordsInEitherLanguage)
{
    const Meeting booked = scheduled(with_family());

    EXPECT_EQ(look(booked, mother, Language::english)->arrival,
              "Please come at 9:40 in the morning: you meet the chair first. The meeting starts at "
              "10 in the morning.");
    EXPECT_EQ(look(booked, mother, Language::welsh)->arrival,
              "Dewch am 9:40 y bore, os gwelwch yn dda: byddwch yn cwrdd â'r cadeirydd yn gyntaf. "
              "Mae'r cyfarfod yn dechrau am 10 y bore.");
    EXPECT_EQ(look(booked, police, Language::english)->arrival, "");
}

TEST_P(FamilyArrival, IsForWhoeverIsThereFromTheStart)
{
    const auto booked = scheduled(with_family(AttendanceWindow{minutes{0}, minutes{60}}));
    EXPECT_EQ(starts(booked, mother), "-20");

    auto later = with_family(AttendanceWindow{minutes{60}, minutes{120}});
    later.when_and_where.date = test::day("2026-11-26");
    EXPECT_EQ(starts(scheduled(later), mother), "60");
}

TEST_P(FamilyArrival, IsForNobodyWhereTwoMustNotMeet)
{
    keep_apart();
    auto draft = with_family(AttendanceWindow{minutes{0}, minutes{50}});
    draft.invitees.push_back(member("father-1"));
    draft.invitees.back().window = AttendanceWindow{minutes{65}, minutes{120}};

    const Meeting booked = scheduled(draft);

    EXPECT_EQ(starts(booked, mother), "0");
    EXPECT_EQ(starts(booked, father), "65");
    EXPECT_EQ(look(booked, mother, Language::english)->arrival, "");
}

TEST_P(FamilyArrival, IsNoneWithoutTimeWithTheChair)
{
    auto draft = with_family();
    draft.when_and_where.family_minutes_before = 0;

    EXPECT_EQ(starts(scheduled(draft), mother), "0");
}

TEST_P(FamilyArrival, IsNewsToTheFamilyWhenItChanges)
{
    const Meeting booked = scheduled(with_family());
    send_all();
    auto where = on("2026-11-25", "10:00");
    where.family_minutes_before = 45;

    ASSERT_TRUE(move(booked, where));

    const Lines sent = outbox(booked.id);
    EXPECT_NE(std::ranges::find(sent, "request mother-1 1 pending"), sent.end());
    EXPECT_EQ(std::ranges::find(sent, "request contact-police 1 pending"), sent.end());
}

TEST_P(FamilyArrival, IsAskedAboutAgainWhenSomebodyElseChangesIt)
{
    keep_apart();
    const Meeting booked = scheduled(with_family(AttendanceWindow{minutes{0}, minutes{50}}));
    send_all();
    const std::string link = link_of(seat_of(booked.id, mother));
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return record_reply(work, tools(), link, "", {.reply = "attend"});
    }));
    auto fathers = member("father-1");
    fathers.window = AttendanceWindow{minutes{65}, minutes{120}};

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return add_invitee(
            work, tools(), test::person("support-1"), booked.id, fathers, {.room = true});
    }));

    EXPECT_EQ(seat_of(booked.id, mother).invitee.reply, Reply::none);
}

TEST_P(FamilyArrival, StandsInALetterToo)
{
    test::run(temp_.pool(), "update family_member set may_email = 0 where id = 'mother-1'");
    const Meeting booked = scheduled(with_family());

    const auto letters = database().read(
        [&](UnitOfWork& work) { return letters_of(work, tools(), booked, Language::english); });

    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters.front().says.starts_at, test::at("2026-11-25T09:40"));
    EXPECT_TRUE(letters.front().says.arrival.starts_with("Please come at 9:40 in the morning"));
}

QUORATE_ON_EVERY_DATABASE(FamilyArrival);

}  // namespace
}  // namespace quorate::core
