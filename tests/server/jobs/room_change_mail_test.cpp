#include <gtest/gtest.h>

#include "server/jobs/mail_composer.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/told_mail.hpp"

namespace quorate::server {
namespace {

const core::SeatHolder police{.contact = core::ContactId{"contact-police"}};
const core::SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
const core::SeatHolder mother{.member = core::FamilyMemberId{"mother-1"}};

/// A conference that goes to a room without the hearing loop, at the same time. The nurse reads
/// Welsh.
class RoomChangeMail : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        test::run(temp_.pool(),
                  "update room set access_features = 'step_free hearing_loop' where id = 'room-1'");
        test::run(temp_.pool(),
                  "update room set access_features = 'step_free' where id = 'room-2'");
        auto draft = conference();
        draft.invitees = {contact("contact-police"), contact("contact-nurse"), member("mother-1")};
        draft.invitees[1].language = core::Language::welsh;
        booked_ = scheduled(draft);
        send_all();
    }

    void answer(const core::SeatHolder& who, const char* reply)
    {
        const std::string link = link_of(seat_of(booked_.id, who));
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::record_reply(work, tools(), link, "", {.reply = reply});
        }));
    }

    void change(const char* room, const char* date = "2026-11-25")
    {
        auto there = on(date, "10:00");
        there.room = core::RoomId{room};
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
            return core::reschedule_meeting(work,
                                            tools(),
                                            test::person("support-1"),
                                            {.meeting = booked_.id,
                                             .version = meeting(booked_.id).version,
                                             .when_and_where = there,
                                             .reason = "The room is being painted",
                                             .confirmed = {.room = true, .access = true}});
        }));
    }

    test::ToldMail last_to(const core::SeatHolder& holder)
    {
        const core::InviteeId seat = seat_of(booked_.id, holder).invitee.id;
        return database().write([&](core::UnitOfWork& work) {
            std::optional<core::OutboxMessage> last;
            for (const auto& message : work.outbox.of_meeting(test::authority_1, booked_.id))
                if (message.invitee == seat && (!last || message.sequence >= last->sequence))
                    last = message;
            const auto mail =
                compose(work, {links_, "https://q.example"}, last.value(), clock_.now());
            return test::told_mail(last->to.reveal(), mail.value().bytes);
        });
    }

    static std::string attendee_in(const test::ToldMail& mail)
    {
        for (const std::string& line : mail.lines)
            if (line.starts_with("ATTENDEE")) return line;
        return {};
    }

    core::Meeting booked_;
};

int times(const std::string& text, const std::string& words)
{
    int found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        ++found;
    return found;
}

TEST_P(RoomChangeMail, SaysInTextAndHtmlWhatTheRoomIsWithout)
{
    change("room-2");

    const test::ToldMail english = last_to(police);
    const test::ToldMail welsh = last_to(nurse);
    const test::ToldMail family = last_to(mother);

    EXPECT_EQ(times(english.words, "The new room is without: hearing loop. If you need"), 2)
        << english.words;
    EXPECT_EQ(times(welsh.words, "Nid oes gan yr ystafell newydd: dolen glyw. Os oes angen"), 2)
        << welsh.words;
    EXPECT_EQ(times(family.words, "The new place is without: hearing loop. If you need"), 2)
        << family.words;
    EXPECT_EQ(times(family.words, "Room Elm"), 0) << family.words;
}

TEST_P(RoomChangeMail, KeepsTheAnswersInCalendars)
{
    answer(police, "attend");
    answer(nurse, "cannot_come");

    change("room-2");

    EXPECT_EQ(times(attendee_in(last_to(police)), ";PARTSTAT=ACCEPTED;RSVP=TRUE"), 1);
    EXPECT_EQ(times(attendee_in(last_to(nurse)), ";PARTSTAT=DECLINED;RSVP=TRUE"), 1);
    EXPECT_EQ(times(attendee_in(last_to(mother)), ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"), 1);
}

TEST_P(RoomChangeMail, AsksAgainInCalendarsWhenTheTimeChangesToo)
{
    answer(police, "attend");

    change("room-2", "2026-11-26");

    EXPECT_EQ(times(attendee_in(last_to(police)), ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE"), 1);
}

QUORATE_ON_EVERY_DATABASE(RoomChangeMail);

}  // namespace
}  // namespace quorate::server
