#include "tests/support/reply_mails.hpp"

namespace quorate::test {
namespace {

std::string header(const MailedAnswer& said)
{
    return said.fields + "From: Noor Stubb <" + said.from + ">\r\nTo: Council <" + said.to +
           ">\r\nSubject: Accepted: Multi-agency meeting\r\nDate: Mon, 23 Nov 2026 10:00:00 "
           "+0000\r\n" +
           (said.id.empty() ? "" : "Message-ID: <" + said.id + ">\r\n") + "MIME-Version: 1.0\r\n";
}

std::string event(const MailedAnswer& said, const std::string& attendee, const std::string& more)
{
    return "BEGIN:VEVENT\r\nUID:" + said.uid + "\r\nDTSTAMP:" + said.stamp +
           "\r\nSEQUENCE:" + std::to_string(said.sequence) + "\r\n" + attendee + more + said.extra +
           "END:VEVENT\r\n";
}

std::string calendar(const MailedAnswer& said,
                     const std::string& program,
                     const std::string& inside)
{
    return "BEGIN:VCALENDAR\r\nPRODID:" + program + "\r\nVERSION:2.0\r\nMETHOD:" + said.method +
           "\r\n" + inside + "END:VCALENDAR\r\n";
}

std::string plain_part(const std::string& words)
{
    return "Content-Type: text/plain; charset=\"utf-8\"\r\n\r\n" + words + "\r\n";
}

}  // namespace

std::string base64(const std::string& bytes)
{
    static constexpr char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    std::size_t column = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned int held = 0;
        for (std::size_t i = 0; i < 3; ++i)
            held = held << 8U |
                   (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += at + i <= bytes.size() ? alphabet[held >> (18 - 6 * i) & 63U] : '=';
        if ((column += 4) % 76 == 0) text += "\r\n";
    }
    return text + "\r\n";
}

std::string reply_calendar(const MailedAnswer& said)
{
    return calendar(
        said,
        "-//Test//EN",
        event(said, "ATTENDEE;PARTSTAT=" + said.partstat + ":mailto:" + said.from + "\r\n", ""));
}

std::string mail_of(const MailedAnswer& said, const std::string& type, const std::string& body)
{
    return header(said) + "Content-Type: " + type + "\r\n\r\n" + body;
}

std::string outlook_mail(const MailedAnswer& said)
{
    const std::string ics = calendar(
        said,
        "Microsoft Exchange Server 2010",
        "BEGIN:VTIMEZONE\r\nTZID:GMT Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n"
        "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH="
        "10\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
            event(said,
                  "ATTENDEE;PARTSTAT=" + said.partstat + ";CN=Noor Stubb:mailto:" + said.from +
                      "\r\n",
                  "SUMMARY;LANGUAGE=en-GB:Accepted: Multi-agency meeting\r\nCLASS:PRIVATE\r\nX-"
                  "MICROSOFT-CDO-APPT-SEQUENCE:0\r\n"));
    return mail_of(
        said,
        "multipart/alternative; boundary=\"_000_AB_\"",
        "--_000_AB_\r\n" + plain_part("") +
            "--_000_AB_\r\nContent-Type: text/calendar; charset=\"utf-8\"; method=" + said.method +
            "\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64(ics) + "--_000_AB_--\r\n");
}

std::string gmail_mail(const MailedAnswer& said)
{
    const std::string ics = calendar(
        said,
        "-//Google Inc//Google Calendar 70.9054//EN",
        event(said,
              "ORGANIZER;CN=Council:mailto:" + said.to +
                  "\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=" + said.partstat +
                  ";CN=" + said.from +
                  ";X-NUM-GUESTS=0;X-RESPONSE-COMMENT=\"By train\":mailto:" + said.from + "\r\n",
              "DTSTART:20261201T100000Z\r\nDTEND:20261201T120000Z\r\nSTATUS:CONFIRMED\r\n"));
    return mail_of(said,
                   "multipart/mixed; boundary=\"0000m\"",
                   "--0000m\r\nContent-Type: multipart/alternative; boundary=\"0000a\"\r\n\r\n"
                   "--0000a\r\n" +
                       plain_part("Noor Stubb has accepted this invitation.") +
                       "--0000a\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n\r\n<p>Yes</p>\r\n"
                       "--0000a\r\nContent-Type: text/calendar; charset=\"UTF-8\"; method=" +
                       said.method + "\r\nContent-Transfer-Encoding: 7bit\r\n\r\n" + ics +
                       "--0000a--\r\n--0000m\r\nContent-Type: application/ics; name=\"invite.ics\""
                       "\r\nContent-Disposition: attachment; filename=\"invite.ics\"\r\n"
                       "Content-Transfer-Encoding: base64\r\n\r\n" +
                       base64(ics) + "--0000m--\r\n");
}

std::string apple_mail(const MailedAnswer& said)
{
    std::string ics = calendar(
        said,
        "-//Apple Inc.//macOS 14.5//EN",
        event(said,
              "ATTENDEE;CN=Noor Stubb;PARTSTAT=" + said.partstat + ":mailto:" + said.from + "\r\n",
              ""));
    for (std::size_t at = 0; (at = ics.find('=', at)) != std::string::npos; at += 3)
        ics.replace(at, 1, "=3D");
    return mail_of(
        said,
        "multipart/alternative; boundary=Apple-Mail-1",
        "--Apple-Mail-1\r\n" + plain_part("") +
            "--Apple-Mail-1\r\nContent-Type: multipart/mixed; boundary=Apple-Mail-2\r\n\r\n"
            "--Apple-Mail-2\r\nContent-Type: text/html; charset=us-ascii\r\n\r\n<p></p>\r\n"
            "--Apple-Mail-2\r\nContent-Disposition: attachment; filename=iCal.ics\r\n"
            "Content-Type: text/calendar; name=\"iCal.ics\"\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
            ics + "--Apple-Mail-2--\r\n--Apple-Mail-1--\r\n");
}

std::string thunderbird_mail(const MailedAnswer& said)
{
    const std::string ics =
        calendar(said,
                 "-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN",
                 event(said,
                       "ATTENDEE;CN=No\xC3\xB6r Stubb;PARTSTAT=" + said.partstat +
                           ";ROLE=REQ-PARTICIPANT:mailto:" + said.from + "\r\n",
                       "DESCRIPTION:caf\xC3\xA9\r\n"));
    return mail_of(
        said,
        "multipart/mixed; boundary=\"Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\"",
        "--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\r\nContent-Type: multipart/alternative;\r\n"
        " boundary=\"Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)\"\r\n\r\n"
        "--Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)\r\n" +
            plain_part("Noor has accepted.") +
            "--Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)\r\nContent-Type: text/calendar; method=" +
            said.method + "; charset=UTF-8\r\nContent-Transfer-Encoding: 8BIT\r\n\r\n" + ics +
            "--Boundary_(ID_ryU4ZdJoASiZ+Jo21dCbwA)--\r\n"
            "--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)\r\nContent-Type: application/ics; "
            "name=\"invite.ics\"\r\nContent-Transfer-Encoding: 8BIT\r\n\r\n" +
            ics + "--Boundary_(ID_qyG4ZdjoAsiZ+Jo19dCbWQ)--\r\n");
}

std::string written_mail(const MailedAnswer& said, const std::string& words)
{
    return mail_of(said, "text/plain; charset=utf-8", words);
}

std::string returned_mail(const MailedAnswer& said,
                          const std::string& original_id,
                          const std::string& action)
{
    return mail_of(
        said,
        "multipart/report; report-type=delivery-status; boundary=\"R\"",
        "--R\r\n" + plain_part("This is the mail system. Your message could not be delivered.") +
            "--R\r\nContent-Type: message/delivery-status\r\n\r\n"
            "Reporting-MTA: dns; mx.council.example\r\nArrival-Date: Mon, 23 Nov 2026 09:00:00 "
            "+0000\r\n\r\nFinal-Recipient: rfc822; nobody@nhs.example\r\nAction: " +
            action +
            "\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
            "--R\r\nContent-Type: message/rfc822\r\n\r\nFrom: meetings@council.example\r\n"
            "To: nobody@nhs.example\r\nMessage-ID: <" +
            original_id +
            "@council.example>\r\nSubject: Invitation\r\nMIME-Version: 1.0\r\n"
            "Content-Type: text/calendar; "
            "method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n"
            "END:VCALENDAR\r\n\r\n--R--\r\n");
}

}  // namespace quorate::test
