#include "server/mail/mail_parts.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "core/support/text.hpp"
#include "server/mail/mail_charset.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_calendars = 4;
constexpr std::size_t most_text = 64 * 1024;

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

std::string text_or_empty(const char* text)
{
    return text == nullptr ? std::string{} : std::string{text};
}

std::string type_of(GMimeObject* part)
{
    GMimeContentType* const type = g_mime_object_get_content_type(part);
    if (type == nullptr) return {};
    return core::lower_case(text_or_empty(g_mime_content_type_get_media_type(type)) + '/' +
                            text_or_empty(g_mime_content_type_get_media_subtype(type)));
}

std::string parameter(GMimeObject* part, const char* name)
{
    return text_or_empty(g_mime_object_get_content_type_parameter(part, name));
}

std::string bytes_of(GMimeObject* part)
{
    if (!GMIME_IS_PART(part)) return {};
    GMimeDataWrapper* const content = g_mime_part_get_content(GMIME_PART(part));
    if (content == nullptr) return {};
    const Object<GMimeStream> stream{g_mime_stream_mem_new()};
    if (g_mime_data_wrapper_write_to_stream(content, stream.get()) < 0) return {};
    const GByteArray* const bytes =
        g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

std::string file_name(GMimeObject* part)
{
    if (!GMIME_IS_PART(part)) return {};
    return core::lower_case(text_or_empty(g_mime_part_get_filename(GMIME_PART(part))));
}

// Best first: what programs look at, then what they attach.
enum class CalendarKind { none, inline_text, attachment, named_file };

CalendarKind calendar_kind(const std::string& type, const std::string& name)
{
    if (type == "text/calendar" || type == "text/x-vcalendar") return CalendarKind::inline_text;
    if (type == "application/ics") return CalendarKind::attachment;
    if (name.ends_with(".ics")) return CalendarKind::named_file;
    return CalendarKind::none;
}

class Walk {
public:
    explicit Walk(const MailLimits& limits) : limits_{limits} {}

    void see(GMimeObject* part, int depth)
    {
        if (part == nullptr) return;
        if (depth > limits_.depth || ++seen_ > limits_.parts)
            throw std::runtime_error{"the mail has too many parts"};
        if (GMIME_IS_MULTIPART(part)) {
            GMimeMultipart* const parent = GMIME_MULTIPART(part);
            if (type_of(part) == "multipart/report" &&
                core::lower_case(parameter(part, "report-type")) != "disposition-notification")
                parts_.is_report = true;
            for (int i = 0; i < g_mime_multipart_get_count(parent); ++i)
                see(g_mime_multipart_get_part(parent, i), depth + 1);
            return;
        }
        if (GMIME_IS_MESSAGE_PART(part)) return attached(GMIME_MESSAGE_PART(part));
        leaf(part);
    }

    MailParts finish() &&
    {
        // A person may forward a report; without its own part it is none.
        parts_.is_report = parts_.is_report && has_status_;
        // An attachment and the part that programs look at are compared; a named file only counts
        // when there is nothing else.
        const bool has_better = std::ranges::any_of(
            found_, [](const auto& each) { return each.first != CalendarKind::named_file; });
        std::ranges::sort(found_, {}, [](const auto& each) { return each.first; });
        for (auto& [kind, text] : found_)
            if (!has_better || kind != CalendarKind::named_file)
                parts_.calendars.push_back(std::move(text));
        return std::move(parts_);
    }

private:
    void attached(GMimeMessagePart* part)
    {
        GMimeMessage* const original = g_mime_message_part_get_message(part);
        if (original == nullptr || !parts_.original_id.empty()) return;
        const std::string id = text_or_empty(g_mime_message_get_message_id(original));
        parts_.original_id = id.substr(0, id.find('@'));
    }

    void leaf(GMimeObject* part)
    {
        const std::string type = type_of(part);
        const std::string name = file_name(part);
        const CalendarKind kind = calendar_kind(type, name);
        if (kind != CalendarKind::none) {
            if (found_.size() < most_calendars)
                found_.emplace_back(
                    kind,
                    CalendarText{.text = utf8_text(bytes_of(part), parameter(part, "charset")),
                                 .method = parameter(part, "method")});
        } else if (type == "application/ms-tnef" || name == "winmail.dat") {
            parts_.has_winmail = true;
        } else if (type == "message/delivery-status") {
            has_status_ = true;
            const std::string report = bytes_of(part).substr(0, most_text);
            parts_.has_failed = parts_.has_failed || says_failed(report);
            if (parts_.status.empty()) parts_.status = status_in(report);
        } else if (type == "text/rfc822-headers") {
            parts_.original_id = message_id_in(bytes_of(part).substr(0, most_text));
        } else if (type == "text/plain" && parts_.plain.empty()) {
            parts_.plain =
                utf8_text(bytes_of(part).substr(0, most_text), parameter(part, "charset"));
        } else if (type == "text/html" && parts_.html.empty()) {
            parts_.html =
                utf8_text(bytes_of(part).substr(0, most_text), parameter(part, "charset"));
        }
    }

    const MailLimits& limits_;
    int seen_ = 0;
    bool has_status_ = false;
    MailParts parts_;
    std::vector<std::pair<CalendarKind, CalendarText>> found_;
};

// The value of a field, in small letters; each line is looked at on its own.
std::string field_in(std::string_view text, std::string_view name, std::string_view wanted = {})
{
    for (const std::string& line : core::split(text, '\n')) {
        const std::string lower = core::lower_case(core::trimmed(line));
        if (!lower.starts_with(name)) continue;
        std::string value = core::trimmed(lower.substr(name.size()));
        if (wanted.empty() || value.starts_with(wanted)) return value;
    }
    return {};
}

}  // namespace

bool says_failed(std::string_view report)
{
    return !field_in(report, "action:", "failed").empty();
}

std::string status_in(std::string_view report)
{
    const std::string value = field_in(report, "status:");
    const std::string status = value.substr(0, value.find_first_not_of("0123456789."));
    return status.size() <= 9 ? status : std::string{};
}

std::string message_id_in(std::string_view header)
{
    const std::string id = field_in(header, "message-id:");
    const auto begin = id.find('<');
    if (begin == std::string::npos) return {};
    return id.substr(begin + 1, id.find('@') - begin - 1);
}

MailParts parts_of(GMimeMessage* message, const MailLimits& limits)
{
    Walk walk{limits};
    walk.see(g_mime_message_get_mime_part(message), 0);
    return std::move(walk).finish();
}

}  // namespace quorate::server
