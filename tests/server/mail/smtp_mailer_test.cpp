#include "server/mail/smtp_mailer.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "tests/support/smtp_sink.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using test::SmtpSink;

const std::string message =
    "From: meetings@meetings.example.org\r\n"
    "Subject: Invitation\r\n"
    "\r\n"
    ".a line that begins with a dot\r\n"
    "..\r\n"
    "end\r\n";

Envelope an_envelope()
{
    return {.sender = "meetings+7kx2pq@meetings.example.org",
            .recipient = core::Email{"j.okafor@nhs.example"}};
}

SmtpSettings settings_for(std::uint16_t port)
{
    return {.host = "127.0.0.1",
            .port = port,
            .starttls = StartTls::off,
            .connect_timeout = 2s,
            .total_timeout = 1s};
}

SmtpMailer mailer_for(const SmtpSink& sink)
{
    return SmtpMailer{settings_for(sink.port())};
}

bool contains(const std::string& text, std::string_view piece)
{
    return text.find(piece) != std::string::npos;
}

TEST(SmtpMailer, HandsOverTheBytesAsTheyAre)
{
    const SmtpSink sink{"accept"};
    SmtpMailer mailer = mailer_for(sink);

    const SendOutcome outcome = mailer.send(an_envelope(), message);

    EXPECT_EQ(outcome.state, SendState::accepted);
    EXPECT_EQ(outcome.code, 250);
    EXPECT_EQ(outcome.queue_id, "SINK1");
    EXPECT_EQ(sink.messages(), std::vector{message});
    EXPECT_TRUE(contains(sink.envelope(1), R"("recipients": ["j.okafor@nhs.example"])"));
    EXPECT_TRUE(contains(sink.envelope(1), R"("sender": "meetings+7kx2pq@meetings.example.org")"));
}

TEST(SmtpMailer, HandsOverALargeMessageWhole)
{
    const SmtpSink sink{"accept"};
    SmtpMailer mailer = mailer_for(sink);
    std::string large = message;
    while (large.size() < 300'000)
        large += "another line of the message\r\n";

    const SendOutcome outcome = mailer.send(an_envelope(), large);

    EXPECT_EQ(outcome.state, SendState::accepted);
    EXPECT_EQ(sink.messages(), std::vector{large});
}

TEST(SmtpMailer, KeepsOneConnectionForManyMessages)
{
    const SmtpSink sink{"accept"};
    SmtpMailer mailer = mailer_for(sink);

    for (int i = 0; i < 5; ++i)
        ASSERT_EQ(mailer.send(an_envelope(), message).state, SendState::accepted);

    EXPECT_TRUE(contains(sink.envelope(5), R"("connection": 1,)"));
}

struct Case {
    const char* name;
    const char* given_mode;
    SendState then_state;
    int then_code;
    std::size_t then_kept = 0;
};

const Case cases[] = {
    {"RecipientLater", "450-rcpt", SendState::deferred, 450},
    {"RecipientNever", "550-rcpt", SendState::rejected, 550},
    {"MessageLater", "451-data", SendState::deferred, 451},
    {"MessageNever", "554-data", SendState::rejected, 554},
    {"LostBeforeTheMessage", "drop-at-rcpt", SendState::deferred, 0},
    {"LostAfterTheDot", "drop", SendState::in_doubt, 0, 1},
    {"SilenceAfterTheDot", "hang", SendState::in_doubt, 0, 1},
    {"NoServiceAtTheGreeting", "refuse", SendState::deferred, 554},
    {"Greylisted", "451-rcpt", SendState::deferred, 451},
    {"MailboxFull", "452-rcpt", SendState::deferred, 452},
    {"TooLargeForGood", "552-data", SendState::rejected, 552},
    {"ClosesInTheMiddle", "421-rcpt", SendState::deferred, 421},
    {"TooBusyAtTheGreeting", "421-greeting", SendState::deferred, 421},
    {"SilentAtTheGreeting", "silent", SendState::deferred, 0},
    {"LostAtData", "drop-at-data", SendState::deferred, 0},
    {"LostInTheMessage", "drop-in-body", SendState::in_doubt, 0},
};

class SmtpOutcome : public testing::TestWithParam<Case> {};

TEST_P(SmtpOutcome, SaysWhatBecameOfTheMessageAndSendsTheNext)
{
    const Case& c = GetParam();
    const SmtpSink sink{std::string{c.given_mode} + ",accept"};
    SmtpMailer mailer = mailer_for(sink);

    const SendOutcome outcome = mailer.send(an_envelope(), message);

    EXPECT_EQ(outcome.state, c.then_state);
    EXPECT_EQ(outcome.code, c.then_code);
    EXPECT_EQ(sink.messages().size(), c.then_kept);
    EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::accepted);
    EXPECT_EQ(sink.messages().size(), c.then_kept + 1);
}

INSTANTIATE_TEST_SUITE_P(Servers, SmtpOutcome, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(SmtpMailer, DefersWhileNobodyListensAndSendsWhenTheServerIsBack)
{
    std::uint16_t port = 0;
    {
        const SmtpSink sink{"accept"};
        port = sink.port();
    }
    SmtpMailer mailer{settings_for(port)};

    const SendOutcome down = mailer.send(an_envelope(), message);

    EXPECT_EQ(down.state, SendState::deferred);
    EXPECT_EQ(down.code, 0);
    const SmtpSink back{"accept", {"--port", std::to_string(port)}};
    EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::accepted);
}

TEST(SmtpMailer, OpensANewConnectionWhenTheServerRestarted)
{
    std::uint16_t port = 0;
    std::unique_ptr<SmtpMailer> mailer;
    {
        const SmtpSink sink{"accept"};
        port = sink.port();
        mailer = std::make_unique<SmtpMailer>(settings_for(port));
        ASSERT_EQ(mailer->send(an_envelope(), message).state, SendState::accepted);
    }
    const SmtpSink back{"accept", {"--port", std::to_string(port)}};

    EXPECT_EQ(mailer->send(an_envelope(), message).state, SendState::accepted);
    EXPECT_EQ(back.messages().size(), 1u);
}

class SmtpWithTls : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        directory() = test::make_temp_directory("quorate-tls");
        const std::string make =
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
            "-nodes -days 2 -subj /CN=localhost "
            "-addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout " +
            key() + " -out " + certificate() + " 2>/dev/null";
        ASSERT_EQ(std::system(make.c_str()), 0);
    }
    static void TearDownTestSuite() { std::filesystem::remove_all(directory()); }

    static std::filesystem::path& directory()
    {
        static std::filesystem::path path;
        return path;
    }
    static std::string certificate() { return (directory() / "cert.pem").string(); }
    static std::string key() { return (directory() / "key.pem").string(); }
    static std::vector<std::string> tls() { return {"--tls", certificate(), key()}; }
};

TEST_F(SmtpWithTls, SendsEncryptedToAServerItCanVerify)
{
    const SmtpSink sink{"accept", tls()};
    SmtpSettings settings = settings_for(sink.port());
    settings.starttls = StartTls::required;
    settings.ca_file = certificate();
    SmtpMailer mailer{settings};

    EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::accepted);
    EXPECT_TRUE(contains(sink.envelope(1), R"("tls": true)"));
}

TEST_F(SmtpWithTls, SendsNothingToAServerItCannotVerify)
{
    const SmtpSink sink{"accept", tls()};
    SmtpSettings settings = settings_for(sink.port());
    settings.starttls = StartTls::required;
    SmtpMailer mailer{settings};

    EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::deferred);
    EXPECT_TRUE(sink.messages().empty());
}

TEST_F(SmtpWithTls, SendsNothingInClearWhenTlsIsRequired)
{
    const SmtpSink sink{"accept"};
    SmtpSettings settings = settings_for(sink.port());
    settings.starttls = StartTls::required;
    SmtpMailer mailer{settings};

    EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::deferred);
    EXPECT_TRUE(sink.messages().empty());
}

TEST_F(SmtpWithTls, TakesTlsWhenItIsOfferedAndElseGoesWithout)
{
    for (const bool offered : {true, false}) {
        const SmtpSink sink{"accept", offered ? tls() : std::vector<std::string>{}};
        SmtpSettings settings = settings_for(sink.port());
        settings.starttls = StartTls::opportunistic;
        SmtpMailer mailer{settings};

        EXPECT_EQ(mailer.send(an_envelope(), message).state, SendState::accepted);
        EXPECT_TRUE(contains(sink.envelope(1), offered ? R"("tls": true)" : R"("tls": false)"));
    }
}

TEST(SmtpMailer, RefusesSettingsThatWouldSendAPasswordInClear)
{
    SmtpSettings settings{.host = "mail.example.org",
                          .starttls = StartTls::opportunistic,
                          .user = "meetings",
                          .password = "x"};

    EXPECT_THROW(SmtpMailer{settings}, std::invalid_argument);
    settings.starttls = StartTls::required;
    EXPECT_NO_THROW(SmtpMailer{settings});
}

TEST(SmtpMailer, RefusesAddressesAndHostsThatHoldCommands)
{
    SmtpMailer mailer{settings_for(25)};
    Envelope envelope = an_envelope();
    envelope.recipient = core::Email{"a@example.org>\r\nRCPT TO:<evil@example.org"};
    EXPECT_THROW(mailer.send(envelope, message), std::invalid_argument);
    envelope = an_envelope();
    envelope.sender = "";
    EXPECT_THROW(mailer.send(envelope, message), std::invalid_argument);

    EXPECT_THROW((SmtpMailer{SmtpSettings{.host = "a/b"}}), std::invalid_argument);
    EXPECT_THROW((SmtpMailer{SmtpSettings{.helo_name = "a\r\nb"}}), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
