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

Object<GMimePart> part(const char* type,
                       const char* subtype,
                       const std::string& bytes,
                       GMimeContentEncoding encoding)
{
    Object<GMimePart> made{g_mime_part_new_with_type(type, subtype)};
    const Object<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const Object<GMimeDataWrapper> content{
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT)};
    g_mime_part_set_content(made.get(), content.get());
    g_mime_part_set_content_encoding(made.get(), encoding);
    return made;
}

void set_parameter(GMimePart* of, const char* name, const char* value)
{
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(of), name, value);
}

Object<GMimePart> text_part(const char* subtype, const std::string& text)
{
    auto made =
        part("text", subtype, calendar::printable(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
    set_parameter(made.get(), "charset", "UTF-8");
    return made;
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
Object<GMimePart> calendar_part(const CalendarPart& calendar)
{
    auto made = part("text", "calendar", calendar.ics, GMIME_CONTENT_ENCODING_BASE64);
    set_parameter(made.get(), "charset", "UTF-8");
    set_parameter(made.get(), "method", name_of(calendar.method));
    return made;
}

// The same text as a file, for programs that can only open attachments (iOS Mail).
Object<GMimePart> calendar_file(const CalendarPart& calendar)
{
    auto made = part("application", "ics", calendar.ics, GMIME_CONTENT_ENCODING_BASE64);
    set_parameter(made.get(), "name", "invite.ics");
    g_mime_object_set_disposition(GMIME_OBJECT(made.get()), GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(made.get(), "invite.ics");
    return made;
}

Object<GMimeMultipart> multipart(const char* subtype, const std::string& limit)
{
    Object<GMimeMultipart> made{g_mime_multipart_new_with_subtype(subtype)};
    g_mime_multipart_set_boundary(made.get(), limit.c_str());
    return made;
}

template <class T>
void add(const Object<GMimeMultipart>& to, const Object<T>& child)
{
    g_mime_multipart_add(to.get(), GMIME_OBJECT(child.get()));
}

Object<GMimeMultipart> body_of(const OutgoingMail& mail)
{
    auto alternative = multipart("alternative", boundary(mail.message_id, "a"));
    add(alternative, text_part("plain", mail.text));
    add(alternative, text_part("html", mail.html));
    if (!mail.calendar) return alternative;

    add(alternative, calendar_part(*mail.calendar));
    auto mixed = multipart("mixed", boundary(mail.message_id, "m"));
    add(mixed, alternative);
    add(mixed, calendar_file(*mail.calendar));
    return mixed;
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

std::string written(GMimeMessage* message)
{
    const std::unique_ptr<GMimeFormatOptions, FreeOptions> options{g_mime_format_options_new()};
    g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
    const Object<GMimeStream> stream{g_mime_stream_mem_new()};
    if (g_mime_object_write_to_stream(GMIME_OBJECT(message), options.get(), stream.get()) < 0)
        throw std::logic_error{"the message cannot be written"};
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
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
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(body_of(mail).get()));
    return written(message.get());
}

}  // namespace quorate::server
