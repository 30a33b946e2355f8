#include "calendar/itip/reply_reader.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::calendar {
namespace {

using core::MailedAnswer;
using core::PartFault;
using core::ReplyMethod;

std::optional<ZoneOffset> no_zone(const std::string&)
{
    return std::nullopt;
}

core::IncomingReply read(const std::string& text, const std::string& method = "")
{
    return read_reply(text, method, no_zone).reply;
}

std::string calendar(const std::string& event, const std::string& method = "METHOD:REPLY\r\n")
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + method + "BEGIN:VEVENT\r\n" + event +
           "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

// What outlook.com and Exchange send: no ORGANIZER, Windows' zone, a VTIMEZONE of their own.
const std::string outlook =
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:GMT Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0900\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nATTENDEE;PARTSTAT=ACCEPTED;CN=Noor Stubb:mailto:noor@nhs."
    "example\r\nCOMMENT;LANGUAGE=en-GB:Running late\\, ten minutes\\n\r\nUID:7f0c3f0e\r\n"
    "SUMMARY;LANGUAGE=en-GB:Accepted: Multi-agency meeting\r\nDTSTART;TZID=GMT Standard Time:"
    "20261201T100000\r\nDTEND;TZID=GMT Standard Time:20261201T120000\r\nCLASS:PRIVATE\r\n"
    "DTSTAMP:20261122T080000Z\r\nSEQUENCE:1\r\nX-MICROSOFT-CDO-APPT-SEQUENCE:1\r\nEND:VEVENT\r\n"
    "END:VCALENDAR\r\n";

TEST(ReplyReader, P19ReadsAReplyOfOutlookThatHasNoOrganiser)
{
    const auto reply = read(outlook);

    EXPECT_EQ(reply.fault, PartFault::none);
    EXPECT_EQ(reply.method, ReplyMethod::reply);
    EXPECT_EQ(reply.uid, "7f0c3f0e");
    EXPECT_EQ(reply.sequence, 1);
    EXPECT_EQ(reply.stamp, test::at("2026-11-22T08:00:00Z"));
    EXPECT_EQ(reply.answer, MailedAnswer::accepted);
    EXPECT_EQ(reply.note.reveal(), "Running late, ten minutes");
}

TEST(ReplyReader, ReadsTheNoteThatGmailHangsOnTheAttendee)
{
    const auto reply = read(calendar(
        "DTSTAMP:20261122T080000Z\r\nORGANIZER:mailto:meetings@council.example\r\nUID:u-1\r\n"
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=n@x.example;X-NUM-"
        "\r\n"
        " GUESTS=0;X-RESPONSE-COMMENT=\"On leave; sorry: ^'back^' on "
        "Monday\":mailto:n@x.example\r\n"
        "SEQUENCE:0\r\n"));

    EXPECT_EQ(reply.answer, MailedAnswer::declined);
    EXPECT_EQ(reply.note.reveal(), "On leave; sorry: \"back\" on Monday");
}

TEST(ReplyReader, TakesTheMethodOfThePartOnlyWhenTheTextHasNone)
{
    const std::string event = "UID:u\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:n@x.example\r\n";
    EXPECT_EQ(read(calendar(event, ""), "reply").method, ReplyMethod::reply);
    EXPECT_EQ(read(calendar(event), "").method, ReplyMethod::reply);
    EXPECT_EQ(read(calendar(event, "METHOD:COUNTER\r\n"), "REPLY").method, ReplyMethod::counter);
    EXPECT_EQ(read(calendar(event, ""), "").fault, PartFault::unreadable);
}

TEST(ReplyReader, ReadsLowerCaseNamesBareLineFeedsAByteOrderMarkAndTabFolds)
{
    const auto reply = read(
        "\xEF\xBB\xBF"
        "begin:vcalendar\nmethod:reply\nbegin:vevent\nuid:u-\n\t1\nattendee;partstat=accepted:"
        "MAILTO:n@x.example\nsequence:3\ndtstamp:20261122T080000Z\nend:vevent\nend:vcalendar");

    EXPECT_EQ(reply.fault, PartFault::none);
    EXPECT_EQ(reply.uid, "u-1");
    EXPECT_EQ(reply.answer, MailedAnswer::accepted);
    EXPECT_EQ(reply.sequence, 3);
}

TEST(ReplyReader, P11ReadsTheTimeThatACounterProposesByOurOwnZones)
{
    const auto reply = read(calendar(
        "UID:u\r\nATTENDEE;PARTSTAT=TENTATIVE:mailto:n@x.example\r\nDTSTAMP:20260601T080000Z\r\n"
        "DTSTART;TZID=GMT Standard Time:20260603T140000\r\nDTEND;TZID=\"GMT Standard Time\":"
        "20260603T153000\r\nX-MS-OLK-ORIGINALSTART;TZID=GMT Standard Time:20260601T100000\r\n",
        "METHOD:COUNTER\r\n"));

    EXPECT_EQ(reply.proposed_from, test::at("2026-06-03T13:00:00Z"));
    EXPECT_EQ(reply.proposed_until, test::at("2026-06-03T14:30:00Z"));
}

TEST(ReplyReader, ReadsAProposedTimeWithALengthAndNoneInAZoneThatNobodyKnows)
{
    EXPECT_EQ(read(calendar("UID:u\r\nDTSTART:20261203T140000Z\r\nDURATION:PT1H\r\n",
                            "METHOD:COUNTER\r\n"))
                  .proposed_until,
              test::at("2026-12-03T15:00:00Z"));
    const auto unknown = read(calendar(
        "UID:u\r\nDTSTART;TZID=Nowhere/Else:20261203T140000\r\nDTEND;VALUE=DATE:20261204\r\n",
        "METHOD:COUNTER\r\n"));
    EXPECT_FALSE(unknown.proposed_from);
    EXPECT_FALSE(unknown.proposed_until);
}

TEST(ReplyReader, NamesTheDelegate)
{
    const auto reply = read(calendar(
        "UID:u\r\nATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM=\"mailto:n@x.example\":mailto:"
        "d@x.example\r\nATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:d@x.example\":mailto:"
        "n@x.example\r\n"));

    EXPECT_EQ(reply.answer, MailedAnswer::delegated);
    EXPECT_EQ(reply.delegated_to.reveal(), "d@x.example");
}

TEST(ReplyReader, ReadsARefreshOfNothingButAUid)
{
    const auto reply = read(calendar("UID:u\r\n", "METHOD:REFRESH\r\n"));

    EXPECT_EQ(reply.fault, PartFault::none);
    EXPECT_EQ(reply.method, ReplyMethod::refresh);
}

TEST(ReplyReader, TakesTheWholeOfASeriesAndNotOneDateOfIt)
{
    const std::string one =
        "UID:u\r\nRECURRENCE-ID:20261201T100000Z\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:n@x.example"
        "\r\n";
    EXPECT_EQ(read(calendar(one)).fault, PartFault::one_occurrence);
    const auto both =
        read(calendar(one + "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:u\r\nATTENDEE;PARTSTAT="
                            "DECLINED:mailto:n@x.example\r\n"));
    EXPECT_EQ(both.answer, MailedAnswer::declined);
}

TEST(ReplyReader, TwoEventsThatDisagreeAreForAPerson)
{
    EXPECT_EQ(read(calendar("UID:u\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:n@x.example\r\nEND:VEVENT"
                            "\r\nBEGIN:VEVENT\r\nUID:other\r\nATTENDEE;PARTSTAT=DECLINED:mailto:"
                            "n@x.example\r\n"))
                  .fault,
              PartFault::disagree);
}

TEST(ReplyReader, KeepsNumbersWithinBounds)
{
    const auto sequence = [](const std::string& text) {
        return read(calendar("UID:u\r\nSEQUENCE:" + text + "\r\n")).sequence;
    };
    EXPECT_EQ(sequence("99999999999999999999"), 1'000'000);
    EXPECT_EQ(sequence("-3"), 0);
    EXPECT_EQ(sequence("-99999999999999999999"), 0);
    EXPECT_EQ(sequence("two"), std::nullopt);
}

struct Broken {
    const char* name;
    std::string text;
};

class BrokenReply : public testing::TestWithParam<Broken> {};

TEST_P(BrokenReply, IsForAPerson)
{
    EXPECT_EQ(read(GetParam().text, "REPLY").fault, PartFault::unreadable);
}

std::string many(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

const Broken broken[] = {
    {"Nothing", ""},
    {"NoCalendar", "PARTSTAT=ACCEPTED"},
    {"CutShort", outlook.substr(0, outlook.size() / 2)},
    {"OnlyABeginning", "BEGIN:VCALENDAR\r\n"},
    {"ANulByte", calendar(std::string{"UID:u\0x\r\n", 9})},
    {"AnInvitation", calendar("UID:u\r\n", "METHOD:REQUEST\r\n")},
    {"ACancellation", calendar("UID:u\r\n", "METHOD:CANCEL\r\n")},
    {"NoEvent", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"},
    {"ATask",
     "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VTODO\r\nUID:u\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"},
    {"ManyParameters",
     calendar("UID:u\r\nATTENDEE" + many(";X=1", 5000) + ":mailto:n@x.example\r\n")},
    {"ALongLine", calendar("UID:u\r\nSUMMARY:" + std::string(70'000, 'x') + "\r\n")},
    {"NestedDeeply", many("BEGIN:VCALENDAR\r\n", 1000)},
    {"ManyBadLines", calendar(many("nonsense\r\n", 200))},
    {"TooLarge", calendar("DESCRIPTION:" + many(std::string(70, 'x') + "\r\n ", 20'000) + "\r\n")},
};

INSTANTIATE_TEST_SUITE_P(All, BrokenReply, testing::ValuesIn(broken), [](const auto& test) {
    return test.param.name;
});

TEST(ReplyReader, TellsWhetherTwoPartsSayTheSame)
{
    const auto one = read_reply(outlook, "", no_zone);
    EXPECT_TRUE(one.agrees_with(read_reply(outlook, "REPLY", no_zone)));
    std::string other = outlook;
    other.replace(other.find("ACCEPTED"), 8, "DECLINED");
    EXPECT_FALSE(one.agrees_with(read_reply(other, "", no_zone)));
}

}  // namespace
}  // namespace quorate::calendar
