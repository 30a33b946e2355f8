#include "server/mail/mail_reader.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

#include "calendar/ical/text.hpp"
#include "calendar/itip/reply_reader.hpp"
#include "core/support/text.hpp"
#include "server/mail/mail_charset.hpp"
#include "server/mail/mail_parts.hpp"
#include "server/mail/mail_sender.hpp"
#include "server/mail/mail_text.hpp"

namespace quorate::server {
namespace {

using core::PartFault;

constexpr std::size_t most_tokens = 10;
constexpr std::size_t most_references = 10;
constexpr std::size_t longest_reference = 255;

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

bool is_token_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
}

Object<GMimeMessage> parsed(std::string_view bytes)
{
    static const bool ready = (g_mime_init(), true);
    static_cast<void>(ready);
    const Object<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const Object<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    Object<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) throw std::runtime_error{"this is no mail"};
    return message;
}

// Every value of the header fields named, as they are written.
std::vector<std::string> fields(GMimeMessage* message, std::string_view name)
{
    std::vector<std::string> values;
    GMimeHeaderList* const list = g_mime_object_get_header_list(GMIME_OBJECT(message));
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
        GMimeHeader* const header = g_mime_header_list_get_header_at(list, i);
        if (core::lower_case(g_mime_header_get_name(header)) != name) continue;
        const char* const value = g_mime_header_get_raw_value(header);
        if (value != nullptr) values.emplace_back(value);
    }
    return values;
}

std::string first_field(GMimeMessage* message, std::string_view name)
{
    const auto values = fields(message, name);
    return values.empty() ? std::string{} : core::lower_case(core::trimmed(values.front()));
}

core::Email sender_of(GMimeMessage* message)
{
    InternetAddressList* const from = g_mime_message_get_from(message);
    if (from == nullptr || internet_address_list_length(from) != 1) return {};
    InternetAddress* const one = internet_address_list_get_address(from, 0);
    if (!INTERNET_ADDRESS_IS_MAILBOX(one)) return {};
    const char* const address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
    return core::Email{core::email_address(address == nullptr ? "" : address).value_or("")};
}

core::SenderCheck checked(GMimeMessage* message,
                          const std::string& authserv,
                          const core::Email& from)
{
    if (authserv.empty()) return core::SenderCheck::not_checked;
    const std::string& address = from.reveal();
    const std::string domain = address.substr(std::min(address.rfind('@') + 1, address.size()));
    // The topmost is our own server's: it writes above what came in.
    for (const std::string& field : fields(message, "authentication-results"))
        if (const auto check = sender_check(field, authserv, domain)) return *check;
    return core::SenderCheck::failed;  // it did not come by way of that server
}

// RFC 3834, and what programs said before it.
bool is_automatic(GMimeMessage* message)
{
    const std::string submitted = first_field(message, "auto-submitted");
    const std::string precedence = first_field(message, "precedence");
    return (!submitted.empty() && submitted != "no") || !fields(message, "x-autoreply").empty() ||
           !fields(message, "x-autorespond").empty() ||
           !fields(message, "x-fc-machinegenerated").empty() || precedence == "auto_reply" ||
           precedence == "bulk" || precedence == "junk";
}

// Of the two or more parts that most programs send alike, all have to say the same.
calendar::ReplyReading reading_of(const MailParts& parts, const MailReading& reading)
{
    calendar::ReplyReading first;
    bool is_first = true;
    for (const CalendarText& part : parts.calendars) {
        const auto read = calendar::read_reply(part.text, part.method, reading.find_zone);
        if (is_first) {
            first = read;
            is_first = false;
        } else if (!first.agrees_with(read)) {
            first = {};
            first.reply.fault = PartFault::disagree;
            break;
        }
    }
    if (is_first) first.reply.fault = parts.has_winmail ? PartFault::winmail : PartFault::missing;
    return first;
}

// A person's words: all of a mail that is nothing but them, and what stands beside an answer.
core::FreeText written_in(const MailParts& parts, core::MailNature nature, PartFault fault)
{
    const std::string text =
        core::trimmed(parts.plain).empty() ? text_of_html(parts.html) : parts.plain;
    if (fault == PartFault::missing || fault == PartFault::winmail)
        return core::FreeText{own_words(text)};
    // A calendar that answers by itself says no more than that.
    if (nature == core::MailNature::automatic) return {};
    return core::FreeText{words_beside_answer(text)};
}

core::FreeText cut(const std::string& note)
{
    std::string text = core::trimmed(calendar::printable(note));
    if (!core::is_plain_text(text, core::Lines::many)) return {};
    while (core::length(text) > core::longest_mailed_note) {
        text.pop_back();
        while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
            text.pop_back();
        // What is left may end within a character: its first byte goes too.
        if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
    }
    return core::FreeText{text};
}

}  // namespace

void add_recipients(std::string_view field, std::vector<core::Email>& recipients)
{
    constexpr std::string_view ends = " \t\r\n<>,;:\"()";
    for (std::size_t at = 0; (at = field.find('@', at)) != std::string_view::npos; ++at) {
        if (recipients.size() >= most_tokens) return;
        // A local part has 64 characters, a domain 255.
        const std::size_t from = at > 64 ? at - 64 : 0;
        const auto before = field.substr(from, at - from).find_last_of(ends);
        const std::size_t begin = before == std::string_view::npos ? from : from + before + 1;
        const auto rest = field.substr(at, 256);
        const std::size_t length = std::min(rest.find_first_of(ends), rest.size());
        const auto address = core::email_address(field.substr(begin, at - begin + length));
        const auto is_known = [&](const core::Email& each) { return each.reveal() == *address; };
        if (address && std::ranges::none_of(recipients, is_known))
            recipients.push_back(core::Email{*address});
    }
}

void add_references(std::string_view field, std::vector<std::string>& references)
{
    std::size_t end = field.size();
    while (references.size() < most_references) {
        const std::size_t begin = field.substr(0, end).rfind('<');
        if (begin == std::string_view::npos) return;
        const std::string_view rest = field.substr(begin + 1, end - begin - 1);
        const auto stop = std::min(rest.find_first_of("@>"), rest.size());
        const std::string id = core::trimmed(rest.substr(0, stop));
        const bool fits = !id.empty() && id.size() <= longest_reference &&
                          core::is_plain_text(id, core::Lines::one);
        if (fits && std::ranges::find(references, id) == references.end()) references.push_back(id);
        end = begin;
    }
}

void add_reply_tokens(std::string_view field, std::vector<std::string>& tokens)
{
    for (std::size_t at = 0; (at = field.find('@', at)) != std::string_view::npos; ++at) {
        if (at < core::reply_token_length + 1 || tokens.size() >= most_tokens) continue;
        const std::size_t begin = at - core::reply_token_length;
        const char before = field[begin - 1];
        const std::string_view token = field.substr(begin, core::reply_token_length);
        if ((before != '+' && before != '-') || !std::ranges::all_of(token, is_token_character))
            continue;
        std::string lower = core::lower_case(token);
        if (std::ranges::find(tokens, lower) == tokens.end()) tokens.push_back(std::move(lower));
    }
}

core::IncomingReply read_mail(std::string_view bytes, const MailReading& reading)
{
    if (bytes.size() > reading.limits.bytes) throw std::runtime_error{"the mail is too large"};
    const Object<GMimeMessage> message = parsed(bytes);
    const MailParts parts = parts_of(message.get(), reading.limits);

    core::IncomingReply reply = reading_of(parts, reading).reply;
    for (const char* name : {"delivered-to", "x-original-to", "envelope-to", "to", "cc"})
        for (const std::string& field : fields(message.get(), name)) {
            add_reply_tokens(field, reply.tokens);
            add_recipients(field, reply.recipients);
        }
    for (const char* name : {"in-reply-to", "references"})
        for (const std::string& field : fields(message.get(), name))
            add_references(field, reply.references);
    reply.from = sender_of(message.get());
    reply.sender = checked(message.get(), reading.authserv, reply.from);
    if (parts.is_report) {
        reply.nature = parts.has_failed ? core::MailNature::returned : core::MailNature::delayed;
        reply.status = parts.status;
        reply.original_id = parts.original_id;
        reply.note = {};
    } else if (is_automatic(message.get())) {
        reply.nature = core::MailNature::automatic;
    }
    if (reply.note.empty() && !parts.is_report)
        reply.note = written_in(parts, reply.nature, reply.fault);
    reply.note = cut(reply.note.reveal());
    const char* const id = g_mime_message_get_message_id(message.get());
    if (id != nullptr) reply.key = id;
    return reply;
}

}  // namespace quorate::server
