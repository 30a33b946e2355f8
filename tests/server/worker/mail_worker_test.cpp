#include "server/worker/mail_worker.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/dates.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reply_mails.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

ReadMail read(const std::string& mail, const std::string& authserv = "")
{
    return MailWorker{authserv, test::binary_dir() + "/quorate"}.read(mail);
}

TEST(MailWorker, ReadsAReplyInAProcessOfItsOwn)
{
    test::MailedAnswer said;
    said.method = "COUNTER";
    said.extra =
        "DTSTART;TZID=Romance Standard Time:20261203T150000\r\n"
        "DTEND;TZID=GMT Standard Time:20261203T160000\r\n";

    const auto mail = read(test::outlook_mail(said));

    ASSERT_FALSE(mail.fault);
    EXPECT_EQ(mail.reply.method, core::ReplyMethod::counter);
    EXPECT_EQ(mail.reply.from.reveal(), "noor@nhs.example");
    EXPECT_EQ(mail.reply.proposed_from, test::at("2026-12-03T14:00"));
    EXPECT_EQ(mail.reply.proposed_until, test::at("2026-12-03T16:00"));
}

TEST(MailWorker, IsToldWhoseWordCountsAboutTheSender)
{
    test::MailedAnswer said;
    said.fields = "Authentication-Results: mx.council.example; dmarc=pass\r\n";

    EXPECT_EQ(read(test::gmail_mail(said), "mx.council.example").reply.sender,
              core::SenderCheck::passed);
    EXPECT_EQ(read(test::gmail_mail(said)).reply.sender, core::SenderCheck::not_checked);
}

std::string many(const std::string& text, int times)
{
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string nested(const std::string& kind, int levels)
{
    std::string body;
    for (int i = 0; i < levels; ++i)
        body += "--D" + std::to_string(i) + "\r\nContent-Type: " + kind + std::to_string(i + 1) +
                "\r\n\r\n";
    return body;
}

struct Hostile {
    const char* name;
    std::string mail;
};

class HostileMail : public testing::TestWithParam<Hostile> {};

TEST_P(HostileMail, IsOverWithInSecondsAndAnswersNothing)
{
    const auto start = std::chrono::steady_clock::now();

    const auto mail = read(GetParam().mail);

    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
    EXPECT_TRUE(mail.fault || mail.reply.fault != core::PartFault::none);
    EXPECT_EQ(mail.reply.answer, core::MailedAnswer::none);
}

const Hostile hostile[] = {
    {"Nothing", ""},
    {"Binary", many(std::string{"\x00\xFF\x80\n", 4}, 500'000)},
    {"TooLarge", std::string(10'000'001, 'x')},
    {"OneLongLine", test::mail_of({}, "text/calendar; method=REPLY", std::string(9'000'000, 'A'))},
    {"NestedDeeply",
     test::mail_of(
         {}, "multipart/mixed; boundary=D0", nested("multipart/mixed; boundary=D", 50'000))},
    {"ManyParts",
     test::mail_of({}, "multipart/mixed; boundary=W", many("--W\r\n\r\nx\r\n", 400'000))},
    {"ManyHeaders", many("X: y\r\n", 1'000'000) + test::written_mail({}, "hello")},
    {"ManyRecipients",
     "Cc: " + many("a@b.example, ", 700'000) + "\r\n" + test::written_mail({}, "x")},
    {"DeepComments", "Sender: " + many("(", 3'000'000) + "\r\n" + test::written_mail({}, "x")},
    {"NestedComponents",
     test::mail_of({}, "text/calendar; method=REPLY", many("BEGIN:VEVENT\r\n", 100'000))},
    {"ManyParameters",
     test::mail_of({},
                   "text/calendar; method=REPLY",
                   "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nATTENDEE" +
                       many(";BYWEEM-5=", 28'000) + ":x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")},
};

INSTANTIATE_TEST_SUITE_P(All, HostileMail, testing::ValuesIn(hostile), [](const auto& test) {
    return test.param.name;
});

// Real mails, where they are at hand; reply_mails.cpp has their twins.
TEST(MailWorker, ReadsRealRepliesWhereTheyAreAtHand)
{
    const char* const folder = std::getenv("QUORATE_TEST_MAILS");
    if (folder == nullptr) GTEST_SKIP() << "QUORATE_TEST_MAILS names no folder";
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string mail{std::istreambuf_iterator<char>{file}, {}};
        EXPECT_FALSE(read(mail).fault) << entry.path().filename();
    }
}

}  // namespace
}  // namespace quorate::server
