#include "server/mail/file_mailer.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/smtp_sink.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

class FixedClock final : public core::Clock {
public:
    core::Instant now() const override { return sys_days{2026y / November / 22} + 9h + 30min; }
};

class FileMailerTest : public testing::Test {
protected:
    ~FileMailerTest() override { std::filesystem::remove_all(directory_); }

    std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator{mail_})
            found.push_back(entry.path().filename().string());
        return found;
    }

    const FixedClock clock_;
    const std::filesystem::path directory_ = test::make_temp_directory("quorate-mail");
    const std::filesystem::path mail_ = directory_ / "data" / "mail";
    const Envelope envelope_{"meetings@meetings.example.org", core::Email{"kit@example.org"}};
};

TEST_F(FileMailerTest, KeepsEachMessageWholeInAFileThatOthersCannotRead)
{
    FileMailer mailer{mail_, clock_};

    const SendOutcome outcome = mailer.send(envelope_, "Subject: x\r\n\r\nbody\r\n");

    EXPECT_EQ(outcome.state, SendState::accepted);
    EXPECT_TRUE(outcome.queue_id.starts_with("20261122T093000Z-")) << outcome.queue_id;
    EXPECT_TRUE(outcome.queue_id.ends_with(".eml"));
    EXPECT_EQ(names(), std::vector{outcome.queue_id});
    EXPECT_EQ(test::read_whole(mail_ / outcome.queue_id), "Subject: x\r\n\r\nbody\r\n");
    EXPECT_EQ(std::filesystem::status(mail_ / outcome.queue_id).permissions(),
              std::filesystem::perms{0600});
}

TEST_F(FileMailerTest, KeepsTheSameBytesToTwoPeopleAsTwoFiles)
{
    FileMailer mailer{mail_, clock_};

    mailer.send(envelope_, "x");
    mailer.send({envelope_.sender, core::Email{"sam@example.org"}}, "x");

    EXPECT_EQ(names().size(), 2u);
}

TEST_F(FileMailerTest, DefersWhatItCannotWriteAndLeavesNothingBehind)
{
    FileMailer mailer{mail_, clock_};
    std::filesystem::remove_all(mail_);

    const SendOutcome outcome = mailer.send(envelope_, "x");

    EXPECT_EQ(outcome.state, SendState::deferred);
    EXPECT_EQ(outcome.code, 452);
    std::filesystem::create_directories(mail_);
    EXPECT_EQ(mailer.send(envelope_, "x").state, SendState::accepted);
}

TEST_F(FileMailerTest, RefusesWhatIsNoAddress)
{
    FileMailer mailer{mail_, clock_};

    EXPECT_THROW(mailer.send({envelope_.sender, core::Email{"../x"}}, "x"), std::invalid_argument);
    EXPECT_TRUE(names().empty());
}

}  // namespace
}  // namespace quorate::server
