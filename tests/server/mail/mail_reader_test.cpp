#include "server/mail/mail_reader.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"
#include "tests/support/reply_mails.hpp"

namespace quorate::server {
namespace {

using core::MailNature;
using core::PartFault;
using core::ReplyMethod;
using Said = test::MailedAnswer;

std::optional<calendar::ZoneOffset> no_zone(const std::string&)
{
    return std::nullopt;
}

core::IncomingReply read(const std::string& mail, const std::string& authserv = "")
{
    return read_mail(mail, {.authserv = authserv, .find_zone = no_zone});
}

struct Program {
    const char* name;
    std::string (*mail)(const Said&);
};

class ReplyOfAProgram : public testing::TestWithParam<Program> {};

TEST_P(ReplyOfAProgram, IsRead)
{
    Said said;
    said.partstat = "DECLINED";
    said.sequence = 2;

    const auto reply = read(GetParam().mail(said));

    EXPECT_EQ(reply.fault, PartFault::none);
    EXPECT_EQ(reply.tokens, std::vector<std::string>{"abcdefghijklmnopqrstuvwxyz"});
    EXPECT_EQ(reply.from.reveal(), "noor@nhs.example");
    EXPECT_EQ(reply.nature, MailNature::answer);
    EXPECT_EQ(reply.method, ReplyMethod::reply);
    EXPECT_EQ(reply.uid, said.uid);
    EXPECT_EQ(reply.sequence, 2);
    EXPECT_EQ(reply.stamp, test::at("2026-11-23T10:00:00Z"));
    EXPECT_EQ(reply.answer, core::MailedAnswer::declined);
    EXPECT_EQ(reply.key, "reply-1@nhs.example");
}

const Program programs[] = {{"Outlook", test::outlook_mail},
                            {"Gmail", test::gmail_mail},
                            {"Apple", test::apple_mail},
                            {"Thunderbird", test::thunderbird_mail}};

INSTANTIATE_TEST_SUITE_P(All, ReplyOfAProgram, testing::ValuesIn(programs), [](const auto& test) {
    return test.param.name;
});

TEST(MailReader, KeepsTheNoteOfACalendarAndNotTheWordsAProgramPutsRoundIt)
{
    EXPECT_EQ(read(test::gmail_mail({})).note.reveal(), "By train");
    EXPECT_EQ(read(test::thunderbird_mail({})).note.reveal(), "");
    Said said;
    said.extra = "COMMENT:Back at two\\; see you\r\n";
    EXPECT_EQ(read(test::outlook_mail(said)).note.reveal(), "Back at two; see you");
}

TEST(MailReader, KeepsWhatAPersonWroteAboveWhatTheyQuote)
{
    const auto reply = read(test::written_mail(
        {},
        "Sorry, I am in court then.\r\nNoor\r\n\r\nOn 20 Nov, Council wrote:\r\n> Invitation\r\n"));

    EXPECT_EQ(reply.fault, PartFault::missing);
    EXPECT_EQ(reply.note.reveal(), "Sorry, I am in court then.\nNoor");
}

TEST(MailReader, KeepsWhatAPersonWroteBesideAnAnswer)
{
    const auto with = [](const std::string& words, const std::string& type = "text/plain") {
        return read(test::mail_of({},
                                  "multipart/alternative; boundary=T",
                                  "--T\r\nContent-Type: " + type + "; charset=utf-8\r\n\r\n" +
                                      words +
                                      "\r\n--T\r\nContent-Type: text/calendar; method=REPLY\r\n"
                                      "\r\n" +
                                      test::reply_calendar({}) + "--T--\r\n"));
    };

    const auto reply = with("Is there a ramp?\r\n\r\n________________________________\r\nFrom: x");
    EXPECT_EQ(reply.fault, PartFault::none);
    EXPECT_EQ(reply.answer, core::MailedAnswer::accepted);
    EXPECT_EQ(reply.note.reveal(), "Is there a ramp?");
    EXPECT_EQ(with("<div>Is there a ramp?</div>", "text/html").note.reveal(), "Is there a ramp?");
    EXPECT_EQ(with("Ring me.\r\nNoor Stubb has accepted this invitation.\r\nMeeting").note.reveal(),
              "Ring me.");
    EXPECT_EQ(with("Noor <n@x.example> has accepted your event invitation.").note.reveal(), "");
    EXPECT_EQ(with("My mother has accepted that she comes too.").note.reveal(),
              "My mother has accepted that she comes too.");
}

TEST(MailReader, ReadsTheWordsOfAMailThatIsAWebPageAlone)
{
    const auto reply = read(test::mail_of(
        {},
        "text/html; charset=utf-8",
        "<html><head><style>p { color: red }</style></head><body><!-- x --><p>There is no one to "
        "look\r\nafter the baby &amp; I can&#8217;t come.</p><p>Please <b>ring me</b><br>Noor</p>"
        "<blockquote>The invitation</blockquote></body></html>"));

    EXPECT_EQ(reply.fault, PartFault::missing);
    EXPECT_EQ(reply.note.reveal(),
              "There is no one to look after the baby & I can\xE2\x80\x99t come.\n\nPlease ring "
              "me\nNoor");
}

TEST(MailReader, CutsALongNoteAtACharacter)
{
    std::string words;
    for (int i = 0; i < 3000; ++i)
        words += "\xC3\xA9";
    const auto reply = read(test::written_mail({}, words));

    EXPECT_EQ(reply.note.reveal().size(), 2000u);
}

TEST(MailReader, SaysSoOfOutlooksOwnFormat)
{
    const auto reply =
        read(test::mail_of({},
                           "multipart/mixed; boundary=T",
                           "--T\r\nContent-Type: text/plain\r\n\r\nYes\r\n--T\r\n"
                           "Content-Type: application/ms-tnef; name=winmail.dat\r\n"
                           "Content-Transfer-Encoding: base64\r\n\r\neJ8+\r\n--T--\r\n"));
    EXPECT_EQ(reply.fault, PartFault::winmail);
}

TEST(MailReader, TwoPartsThatSayDifferentThingsAreForAPerson)
{
    Said yes;
    Said no;
    no.partstat = "DECLINED";
    const auto reply = read(test::mail_of(
        {},
        "multipart/mixed; boundary=T",
        "--T\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n" + test::reply_calendar(yes) +
            "--T\r\nContent-Type: application/ics; name=a.ics\r\n\r\n" + test::reply_calendar(no) +
            "--T--\r\n"));
    EXPECT_EQ(reply.fault, PartFault::disagree);
    EXPECT_EQ(reply.answer, core::MailedAnswer::none);
}

TEST(MailReader, FindsACalendarByItsFileNameWhenThereIsNothingBetter)
{
    const auto reply = read(test::mail_of(
        {},
        "multipart/mixed; boundary=T",
        "--T\r\nContent-Type: text/plain\r\n\r\nSee attached\r\n--T\r\nContent-Type: application/"
        "octet-stream; name=\"Reply.ICS\"\r\nContent-Disposition: attachment; "
        "filename=\"Reply.ICS\""
        "\r\n\r\n" +
            test::reply_calendar({}) + "--T--\r\n"));
    EXPECT_EQ(reply.answer, core::MailedAnswer::accepted);
}

TEST(MailReader, DoesNotReadACalendarInAMailThatIsAttached)
{
    const auto reply =
        read(test::mail_of({},
                           "multipart/mixed; boundary=T",
                           "--T\r\nContent-Type: text/plain\r\n\r\nFor you\r\n--T\r\nContent-Type: "
                           "message/rfc822\r\n\r\n" +
                               test::outlook_mail({}) + "\r\n--T--\r\n"));
    EXPECT_EQ(reply.fault, PartFault::missing);
}

TEST(MailReader, ReadsCharsetsThatAreNotWhatTheySay)
{
    Said said;
    said.extra = "COMMENT:Caf\xE9 \x96 two\r\n";
    for (const char* charset : {"iso-8859-1", "windows-1252", "utf-8", "x-unknown"})
        EXPECT_EQ(read(test::mail_of({},
                                     std::string{"text/calendar; method=REPLY; charset="} + charset,
                                     test::reply_calendar(said)))
                      .note.reveal(),
                  "Caf\xC3\xA9 \xE2\x80\x93 two")
            << charset;

    std::string wide = "\xFF\xFE";
    for (const char c : test::reply_calendar({})) {
        wide += c;
        wide += '\0';
    }
    const auto utf16 = read(test::mail_of({},
                                          "text/calendar; method=REPLY; charset=utf-16\r\n"
                                          "Content-Transfer-Encoding: base64",
                                          test::base64(wide)));
    EXPECT_EQ(utf16.answer, core::MailedAnswer::accepted);
}

TEST(MailReader, P28RecognisesAMailThatCameBack)
{
    const auto reply = read(test::returned_mail({}, "messagetoken1"));

    EXPECT_EQ(reply.nature, MailNature::returned);
    EXPECT_EQ(reply.status, "5.1.1");
    EXPECT_EQ(reply.original_id, "messagetoken1");
    EXPECT_EQ(reply.tokens.size(), 1u);
    EXPECT_EQ(reply.note.reveal(), "");
    EXPECT_EQ(read(test::returned_mail({}, "m", "delayed")).nature, MailNature::delayed);
}

TEST(MailReader, RecognisesAnAutomaticReply)
{
    Said said;
    said.fields = "Auto-Submitted: auto-replied\r\n";
    EXPECT_EQ(read(test::written_mail(said, "I am away")).nature, MailNature::automatic);
    for (const char* fields : {"Auto-Submitted: auto-generated\r\n",
                               "X-Autoreply: yes\r\n",
                               "X-Autorespond: away\r\n",
                               "X-FC-MachineGenerated: true\r\n",
                               "Precedence: bulk\r\n",
                               "Precedence: auto_reply\r\n"}) {
        said.fields = fields;
        EXPECT_EQ(read(test::written_mail(said, "I am away")).nature, MailNature::automatic)
            << fields;
    }
    said.fields = "Auto-Submitted: no\r\n";
    EXPECT_EQ(read(test::written_mail(said, "I am here")).nature, MailNature::answer);
}

TEST(MailReader, FindsTheTokenWhereverTheMailServerPutIt)
{
    Said said;
    said.to = "meetings@council.example";
    said.fields =
        "Delivered-To: meetings-ABCDEFGHIJKLMNOPQRSTUVWXY2@council.example\r\nCc: a+b@c.example, "
        "x+abcdefghijklmnopqrstuvwxy1@c.example\r\n";

    EXPECT_EQ(read(test::outlook_mail(said)).tokens,
              std::vector<std::string>{"abcdefghijklmnopqrstuvwxy2"});
}

TEST(MailReader, KnowsTheMailsThatItAnswersTheLastOneFirst)
{
    Said said;
    said.fields =
        "References: <one@council.example>\r\n <two@council.example>\r\n"
        "In-Reply-To: <two@council.example>\r\n";
    EXPECT_EQ(read(test::written_mail(said, "Yes")).references,
              (std::vector<std::string>{"two", "one"}));

    std::vector<std::string> many;
    add_references("< <> <@x> no <" + std::string(300, 'x') + "@y> <a@b", many);
    EXPECT_EQ(many, std::vector<std::string>{"a"});
}

TEST(MailReader, KnowsWhomItWasSentTo)
{
    std::vector<core::Email> to;
    add_recipients("Council <Meetings@council.example>, \"x\" <noor@nhs.example>; @ a@ @b", to);

    ASSERT_EQ(to.size(), 2u);
    EXPECT_EQ(to.back().reveal(), "noor@nhs.example");
}

TEST(MailReader, TakesNoMoreThanAFewTokens)
{
    std::vector<std::string> tokens;
    std::string field;
    for (char c = 'a'; c <= 'z'; ++c)
        field += "m+" + std::string(26, c) + "@c.example, ";
    add_reply_tokens(field, tokens);
    EXPECT_EQ(tokens.size(), 10u);
}

TEST(MailReader, KnowsNobodyWhenSeveralSentIt)
{
    Said said;
    said.from = "noor@nhs.example>, Other <other@nhs.example";
    EXPECT_TRUE(read(test::outlook_mail(said)).from.empty());
}

TEST(MailReader, TakesOnlyOurOwnMailServersWordAboutTheSender)
{
    Said said;
    EXPECT_EQ(read(test::outlook_mail(said)).sender, core::SenderCheck::not_checked);
    EXPECT_EQ(read(test::outlook_mail(said), "mx.council.example").sender,
              core::SenderCheck::failed);

    said.fields = "Authentication-Results: evil.example; dmarc=pass header.from=nhs.example\r\n";
    EXPECT_EQ(read(test::outlook_mail(said), "mx.council.example").sender,
              core::SenderCheck::failed);

    said.fields =
        "Authentication-Results: mx.council.example;\r\n dkim=fail header.d=nhs.example;\r\n"
        " dmarc=pass (p=reject) header.from=nhs.example\r\n" +
        said.fields;
    EXPECT_EQ(read(test::outlook_mail(said), "mx.council.example").sender,
              core::SenderCheck::passed);
}

TEST(MailReader, RefusesTooManyPartsAndTooDeepOnes)
{
    std::string wide;
    for (int i = 0; i < 60; ++i)
        wide += "--W\r\nContent-Type: text/plain\r\n\r\nx\r\n";
    EXPECT_THROW(read(test::mail_of({}, "multipart/mixed; boundary=W", wide + "--W--\r\n")),
                 std::runtime_error);

    std::string deep;
    for (int i = 0; i < 15; ++i)
        deep += "--D" + std::to_string(i) + "\r\nContent-Type: multipart/mixed; boundary=D" +
                std::to_string(i + 1) + "\r\n\r\n";
    EXPECT_THROW(read(test::mail_of({}, "multipart/mixed; boundary=D0", deep)), std::runtime_error);
}

TEST(MailReader, AMailWithoutAMessageIdHasNoKey)
{
    Said said;
    said.id = "";
    EXPECT_EQ(read(test::outlook_mail(said)).key, "");
}

}  // namespace
}  // namespace quorate::server
