#include "core/replies/unmatched_mail.hpp"

#include <gtest/gtest.h>

#include "core/replies/take_reply.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

class UnmatchedMails : public test::MeetingTest {
protected:
    static IncomingReply writing()
    {
        return {.recipients = {Email{"Meetings+old@exampleshire.example"}},
                .from = Email{"mum@mail.example"},
                .fault = PartFault::missing,
                .note = FreeText{"Please ring me"},
                .key = "mail-1"};
    }

    ReplyOutcome take(const IncomingReply& mail)
    {
        const auto taken =
            database().transact([&](UnitOfWork& work) { return take_reply(work, tools(), mail); });
        EXPECT_TRUE(taken);
        return taken ? taken->outcome : ReplyOutcome::waits;
    }

    std::vector<UnmatchedMail> listed(const std::string& who = "support-1")
    {
        return database().write(
            [&](UnitOfWork& work) { return unmatched_mails(work, tools(), test::person(who)); });
    }

    Result<Done> deal_with(const UnmatchedMailId& id, const std::string& who)
    {
        return database().transact([&](UnitOfWork& work) {
            return deal_with_unmatched_mail(work, tools(), test::person(who), id);
        });
    }
};

TEST_P(UnmatchedMails, AreListedByTheirSenderUntilTheyAreDealtWith)
{
    EXPECT_EQ(take(writing()), ReplyOutcome::unknown_address);
    take(writing());

    const auto waiting = listed();
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting.front().from.reveal(), "mum@mail.example");
    EXPECT_EQ(waiting.front().received_at, clock_.now());
    const UnmatchedMailId id = waiting.front().id;
    EXPECT_TRUE(deal_with(id, "support-1"));
    EXPECT_EQ(deal_with(id, "support-1").error().refusal, Refusal::not_found);
    EXPECT_TRUE(listed().empty());
}

TEST_P(UnmatchedMails, AreForThoseAloneWhoMayReviewThem)
{
    take(writing());

    EXPECT_TRUE(listed("worker-1").empty());
    EXPECT_FALSE(deal_with(listed().front().id, "worker-1"));
    EXPECT_EQ(listed().size(), 1u);
}

TEST_P(UnmatchedMails, AreNotWhatProgramsSendByThemselves)
{
    auto mail = writing();
    mail.nature = MailNature::automatic;
    take(mail);

    EXPECT_TRUE(listed().empty());
}

TEST_P(UnmatchedMails, ToNobodysAddressAreNobodysWhereThereAreSeveralAuthorities)
{
    auto mail = writing();
    mail.recipients = {Email{"office@elsewhere.example"}};
    take(mail);

    EXPECT_TRUE(listed().empty());
}

QUORATE_ON_EVERY_DATABASE(UnmatchedMails);

}  // namespace
}  // namespace quorate::core
