#include "server/mail/mime.hpp"

#include <gmime/gmime.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>

#include "tests/support/golden.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

OutgoingMail a_mail()
{
    return {.from_name = "Example Council Conference Team",
            .from_email = "meetings@meetings.example.org",
            .reply_to_email = "meetings+7kx2pq@meetings.example.org",
            .to_name = core::PersonName{},
            .to_email = core::Email{"j.okafor@nhs.example"},
            .subject = "Invitation: Multi-agency meeting (ref 4F7K)",
            .message_id = "k3x9v7q2m5@meetings.example.org",
            .date = sys_days{2026y / November / 21} + 9h + 30min,
            .text = "Tŷ’r Sir\n.a dot\nFrom the start\n",
            .html = "<p>Tŷ’r Sir</p>\n",
            .calendar = CalendarPart{CalendarMethod::request, "BEGIN:VCALENDAR\r\n"}};
}

// A message as another reader takes it apart.
class Read {
public:
    explicit Read(const std::string& bytes)
    {
        GMimeStream* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
        GMimeParser* parser = g_mime_parser_new_with_stream(stream);
        message_ = g_mime_parser_construct_message(parser, nullptr);
        g_object_unref(parser);
        g_object_unref(stream);
    }
    ~Read() { g_object_unref(message_); }
    Read(const Read&) = delete;
    Read& operator=(const Read&) = delete;

    /// "multipart/mixed(multipart/alternative(text/plain ...) application/ics)"
    std::string shape() const { return shape(g_mime_message_get_mime_part(message_)); }

    std::string subject() const { return g_mime_message_get_subject(message_); }

    int headers() const
    {
        return g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message_)));
    }

    std::string addresses(GMimeAddressType type) const
    {
        gchar* text = internet_address_list_to_string(
            g_mime_message_get_addresses(message_, type), nullptr, FALSE);
        std::string list = text ? text : "";
        g_free(text);
        return list;
    }

private:
    static std::string shape(GMimeObject* part)
    {
        GMimeContentType* type = g_mime_object_get_content_type(part);
        gchar* name = g_mime_content_type_get_mime_type(type);
        std::string text = name;
        g_free(name);
        if (!GMIME_IS_MULTIPART(part)) return text;
        text += '(';
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(part)); ++i)
            text += (i ? " " : "") + shape(g_mime_multipart_get_part(GMIME_MULTIPART(part), i));
        return text + ')';
    }

    GMimeMessage* message_;
};

TEST(MessageBytes, AreTheWholeMessage)
{
    test::expect_golden("mail/calendar_part.eml", message_bytes(a_mail()));
}

TEST(MessageBytes, HoldTheCalendarAsAnAlternativeAndAsAFile)
{
    const Read read{message_bytes(a_mail())};

    EXPECT_EQ(read.shape(),
              "multipart/mixed(multipart/alternative(text/plain text/html text/calendar) "
              "application/ics)");
}

TEST(MessageBytes, AreAnAlternativeAloneWithoutACalendar)
{
    OutgoingMail mail = a_mail();
    mail.calendar.reset();

    EXPECT_EQ(Read{message_bytes(mail)}.shape(), "multipart/alternative(text/plain text/html)");
}

TEST(MessageBytes, NameTheMethodOfACancellation)
{
    OutgoingMail mail = a_mail();
    mail.calendar->method = CalendarMethod::cancel;

    EXPECT_NE(message_bytes(mail).find("text/calendar; charset=UTF-8; method=CANCEL\r\n"),
              std::string::npos);
}

TEST(MessageBytes, AreTheSameForTheSameMail)
{
    EXPECT_EQ(message_bytes(a_mail()), message_bytes(a_mail()));
}

TEST(MessageBytes, AreAsciiInShortLinesThatEndInCrLf)
{
    OutgoingMail mail = a_mail();
    mail.subject = "Gwahoddiad: cyfarfod amlasiantaeth – Tŷ’r Sir " + std::string(300, 'x');
    mail.to_name = core::PersonName{"Siân Ŵyn"};
    mail.text = std::string(5000, 'y') + "ŵ";

    const std::string bytes = message_bytes(mail);

    std::size_t start = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        ASSERT_LT(static_cast<unsigned char>(bytes[i]), 0x80);
        if (bytes[i] != '\n') continue;
        ASSERT_EQ(bytes[i - 1], '\r');
        ASSERT_LE(i - start, 998u);
        start = i + 1;
    }
    EXPECT_EQ(start, bytes.size());
    EXPECT_EQ(Read{bytes}.subject(), mail.subject);
    EXPECT_EQ(Read{bytes}.addresses(GMIME_ADDRESS_TYPE_TO), "Siân Ŵyn <j.okafor@nhs.example>");
}

TEST(MessageBytes, NeverLetTextBecomeAHeader)
{
    const int expected = Read{message_bytes(a_mail())}.headers();
    OutgoingMail mail = a_mail();
    const std::string evil = "x\r\nBcc: evil@example.org\n\r\n<b>y\x01\"";
    mail.subject = mail.from_name = evil;
    mail.to_name = core::PersonName{evil + ", evil@example.org <z@example.org>"};

    const Read read{message_bytes(mail)};

    EXPECT_EQ(read.headers(), expected);
    EXPECT_EQ(read.addresses(GMIME_ADDRESS_TYPE_BCC), "");
    EXPECT_EQ(read.subject(), "x Bcc: evil@example.org  <b>y\"");
    EXPECT_TRUE(read.addresses(GMIME_ADDRESS_TYPE_TO)
                    .ends_with(" <z@example.org>\" <j.okafor@nhs.example>"))
        << read.addresses(GMIME_ADDRESS_TYPE_TO);
}

struct Refused {
    const char* name;
    void (*spoil)(OutgoingMail&);
};

class RefusedMail : public testing::TestWithParam<Refused> {};

TEST_P(RefusedMail, IsNeverWritten)
{
    OutgoingMail mail = a_mail();
    GetParam().spoil(mail);

    EXPECT_THROW(message_bytes(mail), std::invalid_argument);
}

const Refused refused[] = {
    {"TwoRecipients",
     [](OutgoingMail& m) { m.to_email = core::Email{"a@example.org, b@example.org"}; }},
    {"NoRecipient", [](OutgoingMail& m) { m.to_email = core::Email{}; }},
    {"LineBreakInFrom", [](OutgoingMail& m) { m.from_email = "a@example.org\r\nX: y"; }},
    {"NoReplyTo", [](OutgoingMail& m) { m.reply_to_email.clear(); }},
    {"LineBreakInMessageId", [](OutgoingMail& m) { m.message_id = "a@b\r\nX: y"; }},
    {"MessageIdWithoutDomain", [](OutgoingMail& m) { m.message_id = "a@"; }},
    {"NoMessageId", [](OutgoingMail& m) { m.message_id.clear(); }},
};

INSTANTIATE_TEST_SUITE_P(All, RefusedMail, testing::ValuesIn(refused), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::server
