#include "server/jobs/alert_watcher.hpp"

#include <gtest/gtest.h>

#include "tests/support/audit_rows.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

// Keeps what it was given, or says that it could not be sent.
class KeptMail : public Mailer {
public:
    KeptMail(std::vector<std::string>& to, const bool& works) : to_{to}, works_{works} {}

    SendOutcome send(const Envelope& envelope, std::string_view bytes) override
    {
        if (!works_) return {.state = SendState::deferred, .code = 451, .queue_id = {}};
        to_.push_back(envelope.recipient.reveal() + "\n" + std::string{bytes});
        return {.state = SendState::accepted, .code = 250, .queue_id = {}};
    }

private:
    std::vector<std::string>& to_;
    const bool& works_;
};

class WatchedLog : public testing::Test {
protected:
    WatchedLog() { test::add_staffed_authorities(temp_.pool()); }

    // One more refusal than is usual.
    void refuse_often()
    {
        for (int i = 0; i < 21; ++i) {
            auto record = test::logged("sw", "SW", "case.view_summary", clock_.now());
            record.result = "QUO-001";
            test::add_to_log(temp_.database(), record);
        }
    }

    test::TempDatabase temp_{db::Dialect::sqlite};
    test::FakeClock clock_{test::at("2026-11-23T10:00")};
    test::FakeRandom random_;
    bool mail_works_ = true;
    std::vector<std::string> mail_;
    AlertWatcher watcher_{temp_.database(),
                          {clock_, random_},
                          "https://quorate.example",
                          std::make_unique<KeptMail>(mail_, mail_works_)};
};

TEST_F(WatchedLog, TellsTheAuditorOnceWithoutSayingOfWhom)
{
    refuse_often();

    EXPECT_EQ(watcher_.run_once(), 1);
    EXPECT_EQ(watcher_.run_once(), 0);

    ASSERT_EQ(mail_.size(), 1u);
    EXPECT_TRUE(mail_.front().starts_with("ad@council.example\n"));
    EXPECT_NE(mail_.front().find("Subject: Something in the log to look at"), std::string::npos);
    EXPECT_NE(mail_.front().find("quorate.example/audit/alerts"), std::string::npos);
    EXPECT_EQ(mail_.front().find("Name of sw"), std::string::npos);
}

TEST_F(WatchedLog, TellsNobodyWhenNothingIsUnusual)
{
    EXPECT_EQ(watcher_.run_once(), 0);
    EXPECT_TRUE(mail_.empty());
}

TEST_F(WatchedLog, TellsLaterWhenTheMailServerWasAway)
{
    refuse_often();
    mail_works_ = false;
    watcher_.run_once();
    mail_works_ = true;

    watcher_.run_once();

    EXPECT_EQ(mail_.size(), 1u);
}

TEST_F(WatchedLog, LooksThroughTheChainOnceADay)
{
    refuse_often();
    watcher_.run_once();
    {
        auto lease = temp_.pool().take(db::Access::write);
        lease.sql().run_once("drop trigger audit_entry_is_kept_update");
        lease.sql().run_once("update audit_entry set actor = 'bs' where number = 3");
    }

    const int at_once = watcher_.run_once();
    clock_.advance(std::chrono::hours{1});
    const int an_hour_later = watcher_.run_once();

    EXPECT_EQ(at_once, 0);
    EXPECT_EQ(an_hour_later, 1);
    const auto alerts = temp_.database().read([](core::UnitOfWork& work) {
        return work.alerts.list(test::exampleshire, core::AuditAlertId{}, 10);
    });
    EXPECT_EQ(alerts.front().kind, core::AlertKind::chain_broken);
    EXPECT_EQ(alerts.front().times, 3);
}

}  // namespace
}  // namespace quorate::server
