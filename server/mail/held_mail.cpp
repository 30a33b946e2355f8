#include "server/mail/held_mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <tuple>

#include "calendar/ical/text.hpp"

namespace quorate::server {
namespace {

struct Unref {
    void operator()(void* object) const noexcept { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

std::string owned_text(char* text)
{
    const std::unique_ptr<char, decltype(&g_free)> held{text, &g_free};
    return held ? std::string{held.get()} : std::string{};
}

std::string addresses(InternetAddressList* list)
{
    return list == nullptr ? std::string{}
                           : owned_text(internet_address_list_to_string(list, nullptr, FALSE));
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

void take_part(GMimeObject*, GMimeObject* part, gpointer into)
{
    if (!GMIME_IS_PART(part)) return;
    auto& mail = *static_cast<HeldMail*>(into);
    GMimeContentType* type = g_mime_object_get_content_type(part);
    if (g_mime_content_type_is_type(type, "text", "plain"))
        mail.text = content_of(GMIME_PART(part));
    else if (g_mime_content_type_is_type(type, "text", "html"))
        mail.html = content_of(GMIME_PART(part));
    else if (g_mime_content_type_is_type(type, "text", "calendar"))
        mail.ics = content_of(GMIME_PART(part));
}

std::vector<std::string> links_in(const std::string& text)
{
    std::vector<std::string> links;
    for (std::size_t at = text.find("http"); at != std::string::npos; at = text.find("http", at)) {
        const auto end = std::min(text.find_first_of(" \r\n\t<>\"", at), text.size());
        const std::string link = text.substr(at, end - at);
        if (calendar::is_web_address(link) && std::ranges::count(links, link) == 0)
            links.push_back(link);
        at = end;
    }
    return links;
}

std::optional<HeldMail> read(const std::filesystem::path& path, bool with_parts)
{
    static std::once_flag started;
    std::call_once(started, [] { g_mime_init(); });
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const Owned<GMimeStream> stream{g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size())};
    const Owned<GMimeParser> parser{g_mime_parser_new_with_stream(stream.get())};
    const Owned<GMimeMessage> message{g_mime_parser_construct_message(parser.get(), nullptr)};
    if (!message) return std::nullopt;

    HeldMail mail;
    mail.name = path.stem().string();
    mail.from = addresses(g_mime_message_get_from(message.get()));
    mail.to = addresses(g_mime_message_get_to(message.get()));
    mail.reply_to = addresses(g_mime_message_get_reply_to(message.get()));
    const char* subject = g_mime_message_get_subject(message.get());
    mail.subject = subject == nullptr ? "(no subject)" : subject;
    if (GDateTime* date = g_mime_message_get_date(message.get()))
        mail.date = core::Instant{std::chrono::seconds{g_date_time_to_unix(date)}};
    if (with_parts) {
        g_mime_message_foreach(
            message.get(),
            [](GMimeObject* parent, GMimeObject* part, gpointer into) {
                take_part(parent, part, into);
            },
            &mail);
        mail.links = links_in(mail.text);
    }
    return mail;
}

}  // namespace

std::vector<HeldMail> held_mails(const std::string& folder, int limit)
{
    std::error_code missing;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing})
        if (entry.path().extension() == ".eml") files.push_back(entry.path());
    // A name begins with the moment the mail was kept.
    std::ranges::sort(files, std::ranges::greater{});
    if (files.size() > static_cast<std::size_t>(limit))
        files.resize(static_cast<std::size_t>(limit));
    std::vector<HeldMail> mails;
    for (const auto& path : files)
        if (auto mail = read(path, false)) mails.push_back(std::move(*mail));
    std::ranges::sort(mails, [](const HeldMail& a, const HeldMail& b) {
        return std::tie(b.date, b.name) < std::tie(a.date, a.name);
    });
    return mails;
}

std::optional<HeldMail> held_mail(const std::string& folder, const std::string& name)
{
    const bool is_name = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-';
    });
    if (!is_name) return std::nullopt;
    return read(std::filesystem::path{folder} / (name + ".eml"), true);
}

}  // namespace quorate::server
