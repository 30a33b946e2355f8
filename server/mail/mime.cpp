#include "server/mail/mime.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "calendar/ical/text.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

struct FreeOptions {
    void operator()(GMimeFormatOptions* options) const noexcept
    {
        g_mime_format_options_free(options);
    }
};

std::string accepted(std::string_view address)
{
    const auto email = core::email_address(address);
    if (!email) throw std::invalid_argument{"not an e-mail address"};
    return *email;
}

void require_message_id(std::string_view id)
{
    const bool printable = std::ranges::all_of(id, [](char c) {
        return c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '(' && c != ')' && c != '"';
    });
    if (!printable || std::ranges::count(id, '@') != 1 || id.size() > 200 || id.starts_with('@') ||
        id.ends_with('@'))
        throw std::invalid_argument{"not a Message-ID"};
}

std::string one_line(std::string_view text)
{
    std::string line = calendar::printable(text);
    std::ranges::replace(line, '\n', ' ');
    return core::trimmed(line);
}

// Boundaries come from the Message-ID, so that a retry is the same bytes. What a part holds is
// encoded, and no encoded line begins with "--=_".
std::string boundary(const std::string& message_id, const char* level)
{
    const std::string seed = level + message_id;
    const std::unique_ptr<gchar, decltype(&g_free)> digest{
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, seed.c_str(), -1), &g_free};
    return std::string{"=_"} + level + std::string{digest.get()}.substr(0, 32);
}

// Appends the bytes as an encoding writes them, in lines that end in CRLF. Our own streams and
// filters for it would be most of the time that a message takes.
void append_encoded(std::string& out, std::string_view bytes, GMimeContentEncoding encoding)
{
    GMimeEncoding encoder;
    g_mime_encoding_init_encode(&encoder, encoding);
    std::string lines(g_mime_encoding_outlen(&encoder, bytes.size()), '\0');
    lines.resize(g_mime_encoding_flush(&encoder, bytes.data(), bytes.size(), lines.data()));
    for (std::string_view rest = lines; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        out.append(rest.substr(0, end));
        if (end < rest.size()) out += "\r\n";
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void append_text_part(std::string& out, std::string_view subtype, const std::string& text)
{
    out.append("Content-Type: text/").append(subtype);
    out += "; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";
    append_encoded(out, calendar::printable(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
}

const char* name_of(CalendarMethod method)
{
    switch (method) {
        case CalendarMethod::cancel:
            return "CANCEL";
        case CalendarMethod::decline_counter:
            return "DECLINECOUNTER";
        case CalendarMethod::request:
            break;
    }
    return "REQUEST";
}

// Base64 keeps the CRLFs of the text through every hop; without a Content-Disposition, clients show
// buttons instead of a file.
void append_calendar_part(std::string& out, const CalendarPart& calendar, std::string_view coded)
{
    out.append("Content-Type: text/calendar; charset=UTF-8; method=")
        .append(name_of(calendar.method));
    out.append("\r\nContent-Transfer-Encoding: base64\r\n\r\n").append(coded);
}

// The same text as a file, for programs that can only open attachments (iOS Mail).
void append_calendar_file(std::string& out, std::string_view coded)
{
    out +=
        "Content-Type: application/ics; name=invite.ics\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=invite.ics\r\n\r\n";
    out += coded;
}

void append_limit(std::string& out, std::string_view limit, std::string_view end = "")
{
    out.append("--").append(limit).append(end).append("\r\n");
}

// The parts of the alternative, from its first limit to its last. `coded` is the calendar's text.
void append_alternative(std::string& out,
                        const OutgoingMail& mail,
                        std::string_view limit,
                        std::string_view coded)
{
    append_limit(out, limit);
    append_text_part(out, "plain", mail.text);
    out += "\r\n";
    append_limit(out, limit);
    append_text_part(out, "html", mail.html);
    out += "\r\n";
    if (mail.calendar) {
        append_limit(out, limit);
        append_calendar_part(out, *mail.calendar, coded);
        out += "\r\n";
    }
    append_limit(out, limit, "--");
}

void append_body(std::string& out, const OutgoingMail& mail)
{
    const std::string alternative = boundary(mail.message_id, "a");
    if (!mail.calendar) return append_alternative(out, mail, alternative, "");

    std::string coded;
    append_encoded(coded, mail.calendar->ics, GMIME_CONTENT_ENCODING_BASE64);
    const std::string mixed = boundary(mail.message_id, "m");
    append_limit(out, mixed);
    out += "Content-Type: multipart/alternative;\r\n\tboundary=\"" + alternative + "\"\r\n\r\n";
    append_alternative(out, mail, alternative, coded);
    out += "\r\n";
    append_limit(out, mixed);
    append_calendar_file(out, coded);
    out += "\r\n";
    append_limit(out, mixed, "--");
}

// What the message is made of as its head says it, with nothing in it.
Object<GMimeMultipart> outermost(const OutgoingMail& mail)
{
    const char* const subtype = mail.calendar ? "mixed" : "alternative";
    Object<GMimeMultipart> made{g_mime_multipart_new_with_subtype(subtype)};
    g_mime_multipart_set_boundary(made.get(),
                                  boundary(mail.message_id, mail.calendar ? "m" : "a").c_str());
    return made;
}

void add_mailbox(GMimeMessage* message,
                 GMimeAddressType type,
                 std::string_view name,
                 std::string_view email)
{
    const std::string shown = calendar::display_name(name);
    g_mime_message_add_mailbox(
        message, type, shown.empty() ? nullptr : shown.c_str(), accepted(email).c_str());
}

// The head, to the empty line after it.
std::string head_of(GMimeMessage* message)
{
    const std::unique_ptr<GMimeFormatOptions, FreeOptions> options{g_mime_format_options_new()};
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Object<GMimeStream> stream{g_mime_stream_mem_new()};
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), stream.get()) < 0)
        throw std::logic_error{"the message cannot be written"};
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    const std::string_view written{reinterpret_cast<const char*>(bytes->data), bytes->len};
    constexpr std::string_view end = "\r\n\r\n";
    const auto at = written.find(end);
    if (at == std::string_view::npos) throw std::logic_error{"the message has no end of its head"};
    return std::string{written.substr(0, at + end.size())};
}

}  // namespace

std::string message_bytes(const OutgoingMail& mail)
{
    static const bool ready = (g_mime_init(), true);
    static_cast<void>(ready);
    require_message_id(mail.message_id);

    const Object<GMimeMessage> message{g_mime_message_new(TRUE)};
    add_mailbox(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from_name, mail.from_email);
    add_mailbox(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, mail.from_name, mail.reply_to_email);
    add_mailbox(
        message.get(), GMIME_ADDRESS_TYPE_TO, mail.to_name.reveal(), mail.to_email.reveal());
    g_mime_message_set_subject(message.get(), one_line(mail.subject).c_str(), "utf-8");
    GDateTime* date = g_date_time_new_from_unix_utc(mail.date.time_since_epoch().count());
    g_mime_message_set_date(message.get(), date);
    g_date_time_unref(date);
    g_mime_message_set_message_id(message.get(), mail.message_id.c_str());
    // Out-of-office programs stay quiet (RFC 3834).
    g_mime_object_set_header(
        GMIME_OBJECT(message.get()), "Auto-Submitted", "auto-generated", nullptr);
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(outermost(mail).get()));
    std::string bytes = head_of(message.get());
    append_body(bytes, mail);
    return bytes;
}

}  // namespace quorate::server
