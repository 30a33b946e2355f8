#include <gtest/gtest.h>

#include "core/meetings/seat_language.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

const SeatHolder police{.contact = ContactId{"contact-police"}};
const SeatHolder mother{.member = FamilyMemberId{"mother-1"}};
const SeatHolder nurse{.user = UserId{"nurse-1"}};

class SeatLanguage : public test::MeetingTest {
protected:
    std::string language_of(const Meeting& meeting, const SeatHolder& holder)
    {
        return std::string{code(seat_of(meeting.id, holder).invitee.language)};
    }

    void police_is_written_to_in_welsh()
    {
        test::run(temp_.pool(), "update contact set language = 'cy' where id = 'contact-police'");
    }
};

TEST_P(SeatLanguage, IsThatOfThePersonItIsFor)
{
    test::add_agency_user(temp_.pool(), "nurse-1");
    test::run(temp_.pool(),
              "update contact set language = 'cy' where id in ('contact-police', 'contact-nurse')");
    test::run(temp_.pool(), "update family_member set language = 'Welsh' where id = 'mother-1'");
    auto draft = conference();
    draft.invitees = {contact("contact-police"),
                      contact("contact-school"),
                      member("mother-1"),
                      member("father-1"),
                      staff("nurse-1")};

    const Meeting booked = scheduled(draft);

    EXPECT_EQ(language_of(booked, police), "cy");
    EXPECT_EQ(language_of(booked, nurse), "cy");
    EXPECT_EQ(language_of(booked, mother), "cy");
    EXPECT_EQ(language_of(booked, {.contact = ContactId{"contact-school"}}), "en");
    EXPECT_EQ(language_of(booked, {.member = FamilyMemberId{"father-1"}}), "en");
    EXPECT_EQ(language_of(booked, {.user = UserId{"chair-1"}}), "en");
}

TEST_P(SeatLanguage, IsWhatWasAskedForThisSeat)
{
    police_is_written_to_in_welsh();
    auto draft = conference();
    draft.invitees = {contact("contact-police"), contact("contact-school")};
    draft.invitees[0].language = Language::english;
    draft.invitees[1].language = Language::welsh;

    const Meeting booked = scheduled(draft);

    EXPECT_EQ(language_of(booked, police), "en");
    EXPECT_EQ(language_of(booked, {.contact = ContactId{"contact-school"}}), "cy");
}

TEST_P(SeatLanguage, StaysWithASeatThatMovesToAnotherAddress)
{
    auto draft = conference();
    draft.invitees = {contact("contact-police")};
    draft.invitees[0].language = Language::welsh;
    const Meeting booked = scheduled(draft);
    test::run(temp_.pool(),
              "update contact set email = 'desk@police.example' where id = 'contact-police'");

    auto where = on("2026-11-25", "10:00");
    where.room = RoomId{"room-2"};
    ASSERT_TRUE(database().transact([&](UnitOfWork& work) {
        return reschedule_meeting(work,
                                  tools(),
                                  test::person("support-1"),
                                  {.meeting = booked.id,
                                   .version = meeting(booked.id).version,
                                   .when_and_where = where,
                                   .reason = "The heating is broken"});
    }));

    EXPECT_EQ(seat_of(booked.id, police).invitee.email.reveal(), "desk@police.example");
    EXPECT_EQ(language_of(booked, police), "cy");
}

TEST_P(SeatLanguage, IsSavedWithTheSeat)
{
    const Meeting booked = scheduled(conference());
    Invitee seat = seat_of(booked.id, police).invitee;
    seat.language = Language::welsh;

    ASSERT_TRUE(database().transact([&](UnitOfWork& work) { return work.invitees.save(seat); }));

    EXPECT_EQ(language_of(booked, police), "cy");
}

TEST_P(SeatLanguage, IsChosenByWhoeverMayInvite)
{
    const Meeting booked = scheduled(conference());
    const Invitee seat = seat_of(booked.id, police).invitee;
    const auto choose = [&](const std::string& who, int version) {
        return database().transact([&](UnitOfWork& work) {
            return choose_seat_language(work,
                                        clock_,
                                        test::person(who),
                                        {.meeting = booked.id,
                                         .seat = seat.id,
                                         .version = version,
                                         .language = Language::welsh});
        });
    };
    send_all();

    EXPECT_FALSE(choose("stranger-1", seat.version));
    EXPECT_EQ(choose("support-1", seat.version + 1).error().refusal, Refusal::stale_version);
    EXPECT_EQ(*choose("support-1", seat.version), seat.version + 1);
    EXPECT_EQ(*choose("support-1", seat.version + 1), seat.version + 1);

    EXPECT_EQ(language_of(booked, police), "cy");
    for (const std::string& message : outbox(booked.id))
        EXPECT_EQ(message.find("pending"), std::string::npos) << message;
}

QUORATE_ON_EVERY_DATABASE(SeatLanguage);

}  // namespace
}  // namespace quorate::core
