#include <gtest/gtest.h>

#include "core/meetings/seats.hpp"
#include "core/replies/incoming_reply.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/record_service.hpp"

// What leaves once a secret was added: who was invited before is told by the same address and the
// same link, as calendar programs take another organiser's invitation for another meeting.

namespace quorate::server {
namespace {

const std::string first(32, 'a');
const std::string second(32, 'b');
const core::AuthorityId authority{"authority-1"};

class MailAfterASecretWasAdded : public test::RecordService {
protected:
    MailAfterASecretWasAdded()
    {
        service.clock().set(test::at("2026-11-23T10:00"));
        const std::string token = before_.token(core::seat_link_purpose, "seat-nurse", 1);
        test::run(
            service.app().pool,
            "update invitee set link_hash = '" + before_.hash(token) + "' where id = 'seat-nurse'");
    }

    std::string invitation(const core::LinkTokens& links)
    {
        const core::OutboxMessage message{.id = core::OutboxMessageId{"mail-1"},
                                          .authority = authority,
                                          .dedupe_key = "mail-1",
                                          .kind = core::MessageKind::request,
                                          .meeting = core::MeetingId{"m1"},
                                          .invitee = core::InviteeId{"seat-nurse"},
                                          .to = core::Email{"noor@nhs.example"},
                                          .message_id = "mail-1",
                                          .created_at = service.app().now()};
        return service.database().write([&](core::UnitOfWork& work) {
            const auto mail =
                compose(work, {links, "https://q.example"}, message, service.app().now());
            return mail ? test::mail_content(mail->bytes) : std::string{};
        });
    }

    HmacLinkTokens before_{first};
    HmacLinkTokens after_{core::Secrets{{second, first}}};
};

TEST_F(MailAfterASecretWasAdded, HasTheLinkAndTheAddressThatThePersonWasGiven)
{
    const std::string earlier = invitation(before_);

    const std::string later = invitation(after_);

    EXPECT_EQ(later, earlier);
    EXPECT_NE(later.find(before_.token(core::seat_link_purpose, "seat-nurse", 1)),
              std::string::npos);
    EXPECT_NE(later.find(core::reply_token(before_, "seat-nurse")), std::string::npos);
}

TEST_F(MailAfterASecretWasAdded, GivesTheNewestSecretsAddressToWhoHadNone)
{
    const std::string mail = invitation(after_);

    EXPECT_NE(mail.find(core::reply_token(HmacLinkTokens{second}, "seat-nurse")),
              std::string::npos);
    EXPECT_EQ(mail.find(core::reply_token(before_, "seat-nurse")), std::string::npos);
}

}  // namespace
}  // namespace quorate::server
