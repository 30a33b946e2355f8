#include "server/http/multipart.hpp"

#include <gmime/gmime.h>

#include <memory>
#include <mutex>
#include <string>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};

template <class T>
using Owned = std::unique_ptr<T, Unref>;

constexpr int most_parts = 100;

void start_gmime()
{
    static std::once_flag once;
    std::call_once(once, [] { g_mime_init(); });
}

std::string content_of(GMimePart* part)
{
    GMimeDataWrapper* wrapper = g_mime_part_get_content(part);
    if (wrapper == nullptr) return {};
    const Owned<GMimeStream> memory{g_mime_stream_mem_new()};
    g_mime_data_wrapper_write_to_stream(wrapper, memory.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
    return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

std::optional<Fields> parse_multipart(std::string_view content_type, std::string_view body)
{
    start_gmime();
    if (!core::is_plain_text(content_type, core::Lines::one)) return std::nullopt;
    std::string text = "MIME-Version: 1.0\r\nContent-Type: ";
    text.append(content_type).append("\r\n\r\n").append(body);

    const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(text.data(), text.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeObject> object{g_mime_parser_construct_part(parser.get(), nullptr)};
    if (!object || !GMIME_IS_MULTIPART(object.get())) return std::nullopt;

    Fields fields;
    GMimeMultipart* parts = GMIME_MULTIPART(object.get());
    const int count = g_mime_multipart_get_count(parts);
    if (count > most_parts) return std::nullopt;
    for (int i = 0; i < count; ++i) {
        GMimeObject* part = g_mime_multipart_get_part(parts, i);
        if (!GMIME_IS_PART(part)) return std::nullopt;
        const char* name = g_mime_object_get_content_disposition_parameter(part, "name");
        if (name == nullptr) return std::nullopt;
        std::string value = content_of(GMIME_PART(part));
        // Spreadsheets save CSV with a byte order mark.
        if (value.starts_with("\xEF\xBB\xBF")) value.erase(0, 3);
        const bool is_file = g_mime_part_get_filename(GMIME_PART(part)) != nullptr;
        if (!is_file && !core::is_plain_text(value, core::Lines::many)) return std::nullopt;
        fields.add(name, std::move(value));
    }
    return fields;
}

}  // namespace quorate::server
