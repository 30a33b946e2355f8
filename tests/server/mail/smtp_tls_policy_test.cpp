#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>

#include "server/mail/smtp_check.hpp"
#include "server/mail/smtp_mailer.hpp"
#include "server/mail/tls_policy.hpp"
#include "tests/support/smtp_sink.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using test::SmtpSink;

struct Domain {
    const char* address;
    TlsNeed need;
};

TEST(TlsPolicy, AsksEncryptionForThePublicSectorAsItComes)
{
    const TlsPolicy policy;
    for (const auto& [address, need] : {Domain{"a@exampleshire.gov.uk", TlsNeed::required},
                                        Domain{"a@gov.uk", TlsNeed::required},
                                        Domain{"a@trust.NHS.uk", TlsNeed::required},
                                        Domain{"a@nhs.net", TlsNeed::required},
                                        Domain{"a@force.police.uk", TlsNeed::required},
                                        Domain{"a@force.pnn.police.uk", TlsNeed::required},
                                        Domain{"a@court.cjsm.net", TlsNeed::required},
                                        Domain{"a@primary.county.sch.uk", TlsNeed::required},
                                        Domain{"a@cyngor.gov.wales", TlsNeed::required},
                                        Domain{"a@cyngor.llyw.cymru", TlsNeed::required},
                                        Domain{"a@mail.example", TlsNeed::opportunistic},
                                        Domain{"a@notgov.uk", TlsNeed::opportunistic},
                                        Domain{"a@nhs.net.example", TlsNeed::opportunistic},
                                        Domain{"a@co.uk", TlsNeed::opportunistic}})
        EXPECT_EQ(policy.need_of(address), need) << address;
}

TEST(TlsPolicy, IsWhatTheOperatorSaysOfTheLongestDomainThatFits)
{
    const auto policy = TlsPolicy::from(
        "partner.example = required, old.partner.example=never-clear,open.gov.uk=opportunistic");
    ASSERT_TRUE(policy);
    EXPECT_EQ(policy->need_of("a@partner.example"), TlsNeed::required);
    EXPECT_EQ(policy->need_of("a@desk.partner.example"), TlsNeed::required);
    EXPECT_EQ(policy->need_of("a@x.old.partner.example"), TlsNeed::never_clear);
    EXPECT_EQ(policy->need_of("a@open.gov.uk"), TlsNeed::opportunistic);
    EXPECT_EQ(policy->need_of("a@other.gov.uk"), TlsNeed::required);
}

TEST(TlsPolicy, TakesNothingElse)
{
    EXPECT_TRUE(TlsPolicy::from(""));
    for (const char* wrong : {"gov.uk",
                              "gov.uk=yes",
                              "=required",
                              "*.gov.uk=required",
                              ".gov.uk=required",
                              "a b=required"})
        EXPECT_FALSE(TlsPolicy::from(wrong)) << wrong;
}

class SmtpPolicy : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        directory() = test::make_temp_directory("quorate-policy");
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

    static std::vector<std::string> tls(const std::vector<std::string>& offers = {})
    {
        std::vector<std::string> options{"--tls", certificate(), key()};
        if (!offers.empty()) options.emplace_back("--offer");
        options.insert(options.end(), offers.begin(), offers.end());
        return options;
    }

    static SmtpSettings settings(const SmtpSink& sink, StartTls starttls = StartTls::opportunistic)
    {
        SmtpSettings made{
            .port = sink.port(), .starttls = starttls, .connect_timeout = 2s, .total_timeout = 2s};
        made.ca_file = certificate();
        return made;
    }

    static SendOutcome send(SmtpMailer& mailer, const std::string& to)
    {
        return mailer.send(
            {.sender = "meetings+7kx2pq@meetings.example.org", .recipient = core::Email{to}},
            "Subject: Invitation\r\n\r\nHello\r\n");
    }

    static bool says(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }
};

TEST_F(SmtpPolicy, HoldsMailForThePublicSectorWhereTheServerOffersNoTls)
{
    for (const StartTls starttls : {StartTls::off, StartTls::opportunistic, StartTls::required}) {
        const SmtpSink sink{"accept"};
        SmtpMailer mailer{settings(sink, starttls)};

        EXPECT_EQ(send(mailer, "a@exampleshire.gov.uk").state, SendState::held);
        EXPECT_TRUE(sink.messages().empty());
    }
}

TEST_F(SmtpPolicy, SendsToOthersInTheClearOverAnotherConnection)
{
    const SmtpSink sink{"accept"};
    SmtpMailer mailer{settings(sink)};

    EXPECT_EQ(send(mailer, "a@mail.example").state, SendState::accepted);
    EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::held);
    EXPECT_EQ(send(mailer, "a@mail.example").state, SendState::accepted);
    EXPECT_EQ(sink.messages().size(), 2u);
}

TEST_F(SmtpPolicy, SendsEncryptedWhatMustBe)
{
    const SmtpSink sink{"accept", tls()};
    SmtpMailer mailer{settings(sink, StartTls::off)};

    EXPECT_EQ(send(mailer, "a@mail.example").state, SendState::accepted);
    EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::accepted);
    EXPECT_TRUE(says(sink.envelope(1), R"("tls": false)"));
    EXPECT_TRUE(says(sink.envelope(2), R"("tls": true)"));
}

TEST_F(SmtpPolicy, EncryptsFromTheFirstByteWhereTheOperatorSaysSo)
{
    std::vector<std::string> options = tls();
    options.insert(options.end(), {"--implicit", "--user", "quorate", "its own"});
    const SmtpSink sink{"accept", options};
    SmtpSettings made = settings(sink, StartTls::implicit);
    made.user = "quorate";
    made.password = "its own";
    SmtpMailer mailer{made};

    EXPECT_EQ(send(mailer, "a@mail.example").state, SendState::accepted);
    EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::accepted);
    EXPECT_TRUE(says(sink.envelope(2), R"("connection": 1)")) << sink.envelope(2);
    EXPECT_EQ(smtp_fault(made), "");
}

TEST_F(SmtpPolicy, ServerOfAnotherCertificateGetsNeitherMailNorPasswordFromTheFirstByteOn)
{
    std::vector<std::string> options = tls();
    options.emplace_back("--implicit");
    const SmtpSink sink{"accept", options};
    SmtpSettings made = settings(sink, StartTls::implicit);
    made.ca_file.clear();
    SmtpMailer mailer{made};

    EXPECT_EQ(send(mailer, "a@mail.example").state, SendState::deferred);
    EXPECT_TRUE(sink.messages().empty());
    EXPECT_NE(smtp_fault(made), "");
}

TEST_F(SmtpPolicy, CheckupSaysWhetherTheServerTakesThePassword)
{
    std::vector<std::string> options = tls();
    options.insert(options.end(), {"--user", "quorate", "its own"});
    const SmtpSink sink{"accept", options};
    SmtpSettings made = settings(sink, StartTls::required);
    made.user = "quorate";
    made.password = "its own";
    EXPECT_EQ(smtp_fault(made), "");

    made.password = "another";
    EXPECT_EQ(smtp_fault(made), "it does not take mail.user with that password");
    EXPECT_TRUE(sink.messages().empty());
}

TEST_F(SmtpPolicy, TriesAgainLaterWhereTheCertificateIsNotTheServers)
{
    const SmtpSink sink{"accept", tls()};
    SmtpSettings made = settings(sink);
    made.ca_file.clear();
    made.policy = TlsPolicy::from("partner.example=never-clear").value();
    SmtpMailer mailer{made};

    EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::deferred);
    EXPECT_TRUE(sink.messages().empty());
    EXPECT_EQ(send(mailer, "a@partner.example").state, SendState::accepted);
    EXPECT_TRUE(says(sink.envelope(1), R"("tls": true)"));
}

TEST_F(SmtpPolicy, AsksThatTheWayOnwardIsEncryptedWhereTheServerOffersThat)
{
    const SmtpSink sink{"accept", tls({"REQUIRETLS", "DSN"})};
    SmtpMailer mailer{settings(sink, StartTls::required)};

    for (int i = 0; i < 2; ++i)
        ASSERT_EQ(send(mailer, "a@nhs.net").state, SendState::accepted);
    ASSERT_EQ(send(mailer, "a@mail.example").state, SendState::accepted);

    for (int i = 1; i <= 2; ++i) {
        EXPECT_TRUE(says(sink.envelope(i), R"("options": "RET=HDRS REQUIRETLS ENVID=Q>")"))
            << sink.envelope(i);
        EXPECT_TRUE(says(sink.envelope(i), R"("sender": "meetings+7kx2pq@meetings.example.org")"));
    }
    EXPECT_TRUE(says(sink.envelope(3), R"("options": "")"));
}

TEST_F(SmtpPolicy, AsksNothingOfAServerThatDoesNotOfferIt)
{
    for (const std::vector<std::string>& offers : {std::vector<std::string>{},
                                                   std::vector<std::string>{"DSN"},
                                                   std::vector<std::string>{"REQUIRETLS"}}) {
        const SmtpSink sink{"accept", tls(offers)};
        SmtpMailer mailer{settings(sink, StartTls::required)};

        EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::accepted);
        EXPECT_TRUE(says(sink.envelope(1), R"("options": "")"));
    }
}

TEST_F(SmtpPolicy, DoesNotCountForAServerOnThisMachineIfTheOperatorSaysSo)
{
    const SmtpSink sink{"accept"};
    SmtpSettings made = settings(sink, StartTls::off);
    made.clear_to_this_machine = true;
    SmtpMailer mailer{made};

    EXPECT_EQ(send(mailer, "a@nhs.net").state, SendState::accepted);
}

}  // namespace
}  // namespace quorate::server
