#include "tests/support/mail_reader.hpp"

#include <gmime/gmime.h>

namespace quorate::test {
namespace {

std::string decoded(GMimeObject* object)
{
    std::string text;
    if (GMIME_IS_MULTIPART(object)) {
        for (int i = 0; i < g_mime_multipart_get_count(GMIME_MULTIPART(object)); ++i)
            text += decoded(g_mime_multipart_get_part(GMIME_MULTIPART(object), i));
        return text;
    }
    GMimeStream* memory = g_mime_stream_mem_new();
    g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(object)), memory);
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
    text.assign(reinterpret_cast<const char*>(bytes->data), bytes->len);
    g_object_unref(memory);
    return text;
}

}  // namespace

std::string mail_content(const std::string& bytes)
{
    g_mime_init();
    GMimeStream* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
    GMimeParser* parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
    std::string text = bytes + '\n' + g_mime_message_get_subject(message) + '\n' +
                       decoded(g_mime_message_get_mime_part(message));
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
    for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;)
        text.erase(at, 3);
    return text;
}

}  // namespace quorate::test
