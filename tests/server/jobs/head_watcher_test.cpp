#include "server/jobs/head_watcher.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/audit_rows.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/temp_database.hpp"

namespace quorate::server {
namespace {

// Keeps what it was given.
class KeptMail : public Mailer {
public:
    explicit KeptMail(std::vector<std::string>& to) : to_{to} {}

    SendOutcome send(const Envelope& envelope, std::string_view bytes) override
    {
        to_.push_back(envelope.recipient.reveal() + "\n" + std::string{bytes});
        return {.state = SendState::accepted, .code = 250, .queue_id = {}};
    }

private:
    std::vector<std::string>& to_;
};

class HeadWatcherTest : public testing::Test {
protected:
    HeadWatcherTest()
    {
        test::add_staffed_authorities(temp_.pool());
        test::add_to_log(temp_.database(), test::logged("sw", "SW", "case.search", clock_.now()));
        public_ = make_head_key(folder_.path() + "/audit.key");
    }

    HeadWatcher watcher(const std::string& to = {})
    {
        return HeadWatcher{temp_.database(),
                           clock_,
                           random_,
                           HeadKey::from_file(folder_.path() + "/audit.key"),
                           {.file = heads_file(), .to = to},
                           std::make_unique<KeptMail>(mail_)};
    }

    std::string heads_file() const { return folder_.path() + "/heads"; }

    std::string kept() const
    {
        std::ifstream file{heads_file()};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    test::TempFolder folder_;
    test::TempDatabase temp_{db::Dialect::sqlite};
    test::FakeClock clock_{test::at("2026-11-23T10:00")};
    test::FakeRandom random_;
    std::vector<std::string> mail_;
    std::string public_;
};

TEST_F(HeadWatcherTest, AddsSignedLinesToItsFile)
{
    HeadWatcher heads = watcher();

    heads.run_once();
    clock_.advance(std::chrono::hours{1});
    heads.run_once();

    std::ifstream file{heads_file()};
    const auto checked = temp_.database().read([&](core::UnitOfWork& work) {
        return core::check_heads(
            work, file, [&](std::string_view text, std::string_view signature) {
                return is_signed_by(public_, text, signature);
            });
    });
    EXPECT_EQ(checked.checked, 2);
    EXPECT_TRUE(checked.broken.empty());
    EXPECT_NE(kept().find("quorate-head-1 authority-1 1 "), std::string::npos) << kept();
    EXPECT_NE(kept().find("2026-11-23T11:00:00Z"), std::string::npos) << kept();
    EXPECT_TRUE(mail_.empty());
    EXPECT_EQ(heads.kept_at(), clock_.now());
}

TEST_F(HeadWatcherTest, MailsThemToTheMailboxAlone)
{
    watcher("dpo@council.example").run_once();

    ASSERT_EQ(mail_.size(), 1u);
    EXPECT_TRUE(mail_.front().starts_with("dpo@council.example\n"));
    EXPECT_NE(mail_.front().find("Signed heads of the audit log"), std::string::npos);
}

TEST_F(HeadWatcherTest, SaysWhenAChainNoLongerHoldsWhatItSigned)
{
    HeadWatcher heads = watcher();
    heads.run_once();
    {
        auto lease = temp_.pool().take(db::Access::write);
        lease.sql().run_once("drop trigger audit_entry_is_kept_delete");
        lease.sql().run_once("delete from audit_entry");
        lease.sql().run_once("delete from audit_head");
    }

    testing::internal::CaptureStderr();
    heads.run_once();

    const std::string said = testing::internal::GetCapturedStderr();
    EXPECT_NE(said.find("\"audit.broken\""), std::string::npos) << said;
    EXPECT_NE(said.find("entry_missing"), std::string::npos) << said;
}

}  // namespace
}  // namespace quorate::server
