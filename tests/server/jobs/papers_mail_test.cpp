#include <gtest/gtest.h>

#include "core/circulation/circulation_store.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/outbox/outbox.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/mail_reader.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::server {
namespace {

class PapersMail : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        agree(a_form({.contact = core::ContactId{"contact-police"}}));
        agree(a_form({.family_member = core::FamilyMemberId{"mother-1"}}));
        hold_and_approve();
        const auto file = minutes();
        const auto sent = transact([&](core::UnitOfWork& work) {
            return core::send_papers(
                work,
                case_tools(),
                links_,
                as("chair-1"),
                {.meeting = core::MeetingId{"m1"},
                 .version = file.minutes->version,
                 .seats = {core::InviteeId{"seat-police"}, core::InviteeId{"seat-mother"}},
                 .family_checked = true,
                 .with_actions = true});
        });
        ASSERT_TRUE(sent);
        sent_ = *sent;
        for (core::Circulation& released : release_waiting())
            sent_.push_back(std::move(released));
    }

    std::optional<ComposedMail> composed(core::MessageKind kind,
                                         const std::string& to = "lee@police.example")
    {
        return read([&](core::UnitOfWork& work) -> std::optional<ComposedMail> {
            for (const auto& message :
                 work.outbox.of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"}))
                if (message.kind == kind && message.to.reveal() == to)
                    return compose(work, {links_, "https://q.example"}, message, clock_.now());
            return std::nullopt;
        });
    }

    std::vector<core::Circulation> sent_;
};

bool holds(const std::optional<ComposedMail>& mail, const std::string& part)
{
    return mail && mail->bytes.find(part) != std::string::npos;
}

TEST_P(PapersMail, LeadsToTheMinutesWithoutACalendar)
{
    const auto mail = composed(core::MessageKind::minutes);

    EXPECT_TRUE(holds(mail, "Subject: Minutes ready: Multi-agency meeting (ref "));
    EXPECT_TRUE(holds(mail, "multipart/alternative"));
    EXPECT_FALSE(holds(mail, "text/calendar"));
}

TEST_P(PapersMail, LeadsToTheActionPoints)
{
    EXPECT_TRUE(holds(composed(core::MessageKind::actions), "Subject: Action points: "));
}

TEST_P(PapersMail, SpeaksPlainlyToTheFamily)
{
    const std::string mother = "hazel@mail.example";

    EXPECT_TRUE(holds(composed(core::MessageKind::minutes, mother),
                      "Subject: Papers ready: Meeting (ref "));
    EXPECT_TRUE(holds(composed(core::MessageKind::actions, mother),
                      "Subject: What you agreed: Meeting (ref "));
}

TEST_P(PapersMail, OfACorrectionSaysThatItTakesThePlaceOfWhatTheyHad)
{
    clock_.set(test::at("2026-11-26T09:00"));
    const std::string part = section("child_views").id.text();
    ASSERT_TRUE(transact([&](core::UnitOfWork& work) {
        return core::amend_minutes(work,
                                   clock_,
                                   random_,
                                   digest_,
                                   as("chair-1"),
                                   {.meeting = core::MeetingId{"m1"},
                                    .number = 1,
                                    .section = part,
                                    .body = "It was Tuesday",
                                    .reason = "The school asked for it",
                                    .visible_to_family = true});
    }));
    ASSERT_TRUE(transact([&](core::UnitOfWork& work) {
        return core::send_correction(
            work,
            case_tools(),
            links_,
            as("support-1"),
            {.meeting = core::MeetingId{"m1"}, .amendments = 1, .family_checked = true});
    }));
    EXPECT_TRUE(holds(composed(core::MessageKind::minutes),
                      "Subject: Minutes corrected: Multi-agency meeting (ref "));

    release_waiting();
    const auto hers = composed(core::MessageKind::minutes, "hazel@mail.example");
    EXPECT_TRUE(holds(hers, "Subject: Papers corrected: Meeting (ref "));
    EXPECT_NE(test::mail_content(hers->bytes).find("replace the ones you had"), std::string::npos);
}

TEST_P(PapersMail, HoldsNothingOfWhatItLeadsTo)
{
    const std::map<std::string, std::string> others{{"lee@police.example", "hazel@mail.example"},
                                                    {"hazel@mail.example", "lee@police.example"}};
    for (const auto& [to, other] : others)
        for (const auto kind : {core::MessageKind::minutes, core::MessageKind::actions}) {
            const auto mail = composed(kind, to);
            ASSERT_TRUE(mail);
            const std::string text = test::mail_content(mail->bytes) + mail->sender;
            for (const char* secret : {"SECRET",
                                       "SHARED",
                                       "Ring",
                                       "Testwood",
                                       "Rowan",
                                       "Wren",
                                       "Hazel",
                                       "Lee Fixture",
                                       "Sampleford",
                                       "onference",
                                       "rotection",
                                       "neglect",
                                       "EX-2041",
                                       "Detective",
                                       "Mother"})
                EXPECT_EQ(text.find(secret), std::string::npos) << secret << " to " << to;
            EXPECT_EQ(text.find(other), std::string::npos);
        }
}

TEST_P(PapersMail, IsNotSentToAFamilyWhoseMailboxIsNotSafeAnyMore)
{
    test::run(temp_.pool(), "update family_member set may_email = 0 where id = 'mother-1'");

    EXPECT_FALSE(composed(core::MessageKind::minutes, "hazel@mail.example"));
    EXPECT_FALSE(composed(core::MessageKind::actions, "hazel@mail.example"));
    EXPECT_TRUE(composed(core::MessageKind::minutes));
}

TEST_P(PapersMail, IsNotSentForPapersThatWereTakenBack)
{
    const auto revoked = transact([&](core::UnitOfWork& work) {
        for (const auto& row : sent_)
            work.circulations.revoke(core::AuthorityId{"authority-1"}, row.id, clock_.now());
        return core::Result{core::Done{}};
    });

    ASSERT_TRUE(revoked);
    EXPECT_FALSE(composed(core::MessageKind::minutes));
}

QUORATE_ON_EVERY_DATABASE(PapersMail);

}  // namespace
}  // namespace quorate::server
