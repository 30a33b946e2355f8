#include <gtest/gtest.h>

#include "core/meetings/meeting_store.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/told_mail.hpp"

namespace quorate::server {
namespace {

/// Two meetings that are held together: the police are invited to both, the nurse to the second.
class HeldTogetherMail : public test::MeetingTest {
protected:
    void SetUp() override
    {
        MeetingTest::SetUp();
        auto first = conference();
        first.invitees = {contact("contact-police"), member("mother-1")};
        auto second = conference();
        second.type = "core_group";
        second.when_and_where = on("2026-11-26", "10:00");
        second.when_and_where.chair = core::UserId{"worker-1"};
        second.invitees = {contact("contact-police"), contact("contact-nurse"), member("mother-1")};
        const core::MeetingId other = scheduled(first).id;
        booked_ = scheduled(second).id;
        database().write([&](core::UnitOfWork& work) {
            for (const core::MeetingId& each : {other, booked_})
                work.meetings.hold_together(
                    test::authority_1, each, core::HeldTogetherId{"together-1"});
            return true;
        });
    }

    std::string invitation_of(const core::SeatHolder& holder)
    {
        const core::InviteeId seat = seat_of(booked_, holder).invitee.id;
        return database().write([&](core::UnitOfWork& work) {
            for (const auto& message : work.outbox.of_meeting(test::authority_1, booked_))
                if (message.invitee == seat)
                    return compose(work, {links_, "https://q.example"}, message, clock_.now())
                        .value()
                        .bytes;
            return std::string{};
        });
    }

    core::MeetingId booked_;
};

TEST_P(HeldTogetherMail, SaysToWhoeverIsInvitedToBothThatTheyReplyToEach)
{
    const auto says = [&](const core::SeatHolder& holder) {
        const auto mail = test::told_mail("someone@mail.example", invitation_of(holder));
        return mail.words.find("Please reply to each.") != std::string::npos;
    };

    EXPECT_TRUE(says({.contact = core::ContactId{"contact-police"}}));
    EXPECT_FALSE(says({.contact = core::ContactId{"contact-nurse"}}));
    EXPECT_FALSE(says({.member = core::FamilyMemberId{"mother-1"}}));
}

QUORATE_ON_EVERY_DATABASE(HeldTogetherMail);

}  // namespace
}  // namespace quorate::server
