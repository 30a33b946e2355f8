#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/case_service.hpp"
#include "tests/support/delivery_fixture.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

using std::chrono::minutes;

// The team's manager corrected a discussion, so that the lead worker is written to.
class MovedDatesDelivery : public testing::Test {
protected:
    void SetUp() override
    {
        const std::string events = "/api/v1/cases/" + family_ + "/events";
        const auto recorded = service_.as("sw").post_json(
            events,
            R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
        ASSERT_EQ(recorded.status(), 201) << recorded.body();
        const auto corrected = service_.as("tm").post_json(
            recorded.header("Location") + "/correct",
            R"({"on":"2026-11-09","reason":"Wrong day","confirm_unusual":true})");
        ASSERT_EQ(corrected.status(), 201) << corrected.body();
    }

    OutboxWorker worker_with(Mailer& mailer)
    {
        App& app = service_.app();
        return OutboxWorker{{app.database,
                             service_.clock(),
                             app.random,
                             app.metrics,
                             mailer,
                             seal_,
                             {app.links, "https://q.example"}}};
    }

    void close_account()
    {
        test::run(service_.app().pool, "update staff_user set active = 0 where id = 'sw'");
    }

    std::string states()
    {
        return service_.app()
            .pool.take(db::Access::read)
            .sql()
            .value<std::string>("select group_concat(state) from outbox_message");
    }

    test::TestService service_;
    std::string family_ = test::add_family(service_);
    MailSeal seal_{std::string(32, 'k')};
};

TEST_F(MovedDatesDelivery, SendsTheSameBytesAgainWhichNameNobody)
{
    test::KeepingMailer mailer{{{SendState::deferred, 451, {}}, test::KeepingMailer::accepted()}};
    OutboxWorker worker = worker_with(mailer);
    EXPECT_EQ(worker.run_once(), 1);
    EXPECT_EQ(worker.run_once(), 0);
    service_.clock().advance(minutes{2});
    EXPECT_EQ(worker.run_once(), 1);

    ASSERT_EQ(mailer.sent.size(), 2u);
    EXPECT_EQ(mailer.sent[0].first.recipient.reveal(), "sw@council.example");
    EXPECT_EQ(mailer.sent[0].second, mailer.sent[1].second);
    EXPECT_EQ(states(), "sent");
    const std::string text = test::mail_content(mailer.sent[1].second);
    EXPECT_NE(text.find("Subject: Dates have moved"), std::string::npos) << text;
    for (const std::string& secret : {std::string{"Testwood"},
                                      std::string{"Rowan"},
                                      std::string{"EX-2041"},
                                      std::string{"Name of"},
                                      std::string{"Wrong day"},
                                      std::string{"onference"},
                                      std::string{"30 November"},
                                      family_})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST_F(MovedDatesDelivery, SendsNothingToAnAccountThatIsClosedBefore)
{
    close_account();
    test::KeepingMailer mailer;
    EXPECT_EQ(worker_with(mailer).run_once(), 1);
    EXPECT_TRUE(mailer.sent.empty());
    EXPECT_EQ(states(), "cancelled");
}

TEST_F(MovedDatesDelivery, DoesNotTryAgainOnceTheAccountIsClosed)
{
    test::KeepingMailer mailer{{{SendState::deferred, 451, {}}}};
    OutboxWorker worker = worker_with(mailer);
    EXPECT_EQ(worker.run_once(), 1);
    close_account();
    service_.clock().advance(minutes{2});
    EXPECT_EQ(worker.run_once(), 1);
    EXPECT_EQ(mailer.sent.size(), 1u);
    EXPECT_EQ(states(), "cancelled");
}

}  // namespace
}  // namespace quorate::server
