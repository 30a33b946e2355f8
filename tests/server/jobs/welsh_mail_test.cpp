#include <gtest/gtest.h>

#include <algorithm>

#include "server/jobs/mail_composer.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/told_mail.hpp"

namespace quorate::server {
namespace {

const core::SeatHolder police{.contact = core::ContactId{"contact-police"}};
const core::SeatHolder mother{.member = core::FamilyMemberId{"mother-1"}};

class WelshMail : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto draft = conference();
        draft.when_and_where.mode = "hybrid";
        draft.when_and_where.video_link = "https://video.example/1";
        draft.invitees = {contact("contact-police"), contact("contact-nurse"), member("mother-1")};
        draft.invitees[0].language = core::Language::welsh;
        draft.invitees[2].language = core::Language::welsh;
        booked_ = scheduled(draft);
    }

    // The last message to this seat, as its reader sees it.
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

    core::Meeting booked_;
};

bool has(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

TEST_P(WelshMail, InvitesAProfessionalInWelsh)
{
    const test::ToldMail mail = last_to(police);

    EXPECT_TRUE(mail.subject.starts_with("Gwahoddiad: Cyfarfod amlasiantaeth (cyf "))
        << mail.subject;
    EXPECT_TRUE(has(mail.words, "Pryd: dydd Mercher 25 Tachwedd 2026, 10:00 tan 12:00"))
        << mail.words;
    EXPECT_TRUE(has(mail.words, ", neu ar-lein")) << mail.words;
    EXPECT_TRUE(has(mail.words, "I gael y ddolen i ymuno drwy fideo, ")) << mail.words;
    EXPECT_TRUE(mail.one("SUMMARY").starts_with("Cyfarfod amlasiantaeth (cyf "));
    EXPECT_TRUE(has(mail.one("LOCATION"), "neu ar-lein")) << mail.one("LOCATION");
    EXPECT_FALSE(has(mail.words, "agency meeting")) << mail.words;
}

TEST_P(WelshMail, InvitesAFamilyMemberInWelsh)
{
    const test::ToldMail mail = last_to(mother);

    EXPECT_TRUE(mail.subject.starts_with("Gwahoddiad: Cyfarfod (cyf ")) << mail.subject;
    EXPECT_TRUE(has(mail.words, "Ble: Wyneb yn wyneb neu drwy fideo")) << mail.words;
    EXPECT_TRUE(has(mail.words, "Er mwyn eich cadw'n ddiogel")) << mail.words;
    EXPECT_EQ(mail.one("LOCATION"), "(none)");
}

TEST_P(WelshMail, LeavesTheOthersToTheirEnglish)
{
    const test::ToldMail mail = last_to({.contact = core::ContactId{"contact-nurse"}});

    EXPECT_TRUE(mail.subject.starts_with("Invitation: Multi-agency meeting (ref ")) << mail.subject;
    EXPECT_FALSE(has(mail.words, "yfarfod")) << mail.words;
}

TEST_P(WelshMail, TellsOfAnotherTimeInTheLanguageOfEach)
{
    send_all();
    auto later = on("2026-11-26", "10:00");
    later.mode = "hybrid";
    later.video_link = "https://video.example/1";
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::reschedule_meeting(work,
                                        tools(),
                                        test::person("support-1"),
                                        {.meeting = booked_.id,
                                         .version = meeting(booked_.id).version,
                                         .when_and_where = later,
                                         .reason = "The heating is broken"});
    }));

    const test::ToldMail theirs = last_to(police);
    const test::ToldMail other = last_to({.contact = core::ContactId{"contact-nurse"}});

    EXPECT_TRUE(theirs.subject.find("Newid") != std::string::npos) << theirs.subject;
    EXPECT_TRUE(has(theirs.words, "Yr amser nawr yw dydd Iau 26 Tachwedd 2026, 10:00 tan 12:00."))
        << theirs.words;
    EXPECT_TRUE(has(theirs.words, "felly nid yw ateb a roesoch o'r blaen yn cyfrif mwyach"))
        << theirs.words;
    EXPECT_TRUE(has(other.words, "It is now on Thursday 26 November 2026, 10:00 to 12:00."))
        << other.words;
}

QUORATE_ON_EVERY_DATABASE(WelshMail);

}  // namespace
}  // namespace quorate::server
