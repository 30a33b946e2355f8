#include "server/feeds/feed_answer.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <system_error>

#include "server/http/gzip.hpp"
#include "server/http/response.hpp"
#include "server/http/words.hpp"

namespace quorate::server {
namespace {

std::string digest(std::string_view text)
{
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(),
                       hash.size(),
                       reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(),
                       nullptr,
                       0);
    std::array<char, 2 * hash.size() + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
}

// Outlook has been seen to drop compressed calendars, though it asks for them.
bool reads_gzip(const LeanRequest& request)
{
    if (!accepts_gzip(request.accept_encoding)) return false;
    for (const std::string_view name : {"Outlook", "Microsoft"})
        if (request.user_agent.find(name) != std::string_view::npos) return false;
    return true;
}

// Only a faster way: without a handle to spare the feed is sent from memory.
std::shared_ptr<const StoredBytes> stored_copy(const std::string& body)
{
    try {
        return std::make_shared<const StoredBytes>(body);
    } catch (const std::system_error&) {
        return nullptr;
    }
}

FeedAnswer::Variant ready(FeedAnswer::Variant variant,
                          const std::shared_ptr<const std::string>& body,
                          bool always_secure)
{
    std::string& head = variant.prepared.head;
    head = "HTTP/1.1 " + std::to_string(variant.status) + ' ';
    head.append(reason_phrase(variant.status)).append("\r\n");
    for (const auto& [name, value] : variant.headers)
        head.append(name).append(": ").append(value).append("\r\n");
    head += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n";
    if (always_secure) head += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
    if (variant.status == 200) {
        head += "Content-Length: " + std::to_string(body->size()) + "\r\n";
        variant.prepared.body = body;
        if (!always_secure && body->size() >= StoredBytes::worth_it)
            variant.prepared.stored = stored_copy(*body);
    }
    return variant;
}

}  // namespace

FeedAnswer::FeedAnswer(std::string text,
                       core::Instant changed_at,
                       bool always_secure,
                       DateTells date)
    : changed_at_{changed_at},
      date_{date},
      text_{std::make_shared<const std::string>(std::move(text))},
      gzip_{std::make_shared<const std::string>(gzipped(*text_))}
{
    const std::string hash = digest(*text_);
    plain_ = form('"' + hash + '"', "", text_, always_secure);
    zipped_ = form('"' + hash + "-gzip\"", "gzip", gzip_, always_secure);
}

FeedAnswer::Form FeedAnswer::form(std::string tag,
                                  std::string_view encoding,
                                  const std::shared_ptr<const std::string>& body,
                                  bool always_secure) const
{
    Variant unchanged{
        .status = 304,
        .headers = {{"ETag", tag},
                    {"Last-Modified", http_date(changed_at_.time_since_epoch().count())},
                    {"Cache-Control", "private, no-cache"},
                    {"Vary", "Accept-Encoding"},
                    {"X-Robots-Tag", "noindex"}},
        .prepared = {}};
    Variant whole = unchanged;
    whole.status = 200;
    whole.headers.emplace_back("Content-Type", "text/calendar; charset=utf-8");
    whole.headers.emplace_back("Content-Disposition", "inline; filename=\"calendar.ics\"");
    if (!encoding.empty()) whole.headers.emplace_back("Content-Encoding", encoding);
    return {.tag = std::move(tag),
            .whole = ready(std::move(whole), body, always_secure),
            .unchanged = ready(std::move(unchanged), body, always_secure)};
}

const FeedAnswer::Variant& FeedAnswer::choose(const LeanRequest& request, core::Instant now) const
{
    const Form& form = reads_gzip(request) ? zipped_ : plain_;
    const std::string_view tags = request.if_none_match;
    if (!tags.empty()) return names_tag(tags, form.tag) ? form.unchanged : form.whole;
    const std::string_view since = request.if_modified_since;
    if (since.empty() || date_ == DateTells::nothing) return form.whole;
    const auto known = http_date_value(since);
    return known && changed_at_ <= *known && *known <= now ? form.unchanged : form.whole;
}

std::size_t FeedAnswer::size() const
{
    constexpr std::size_t heads = 4096;
    const auto stored = [](const Form& form) {
        return form.whole.prepared.stored ? form.whole.prepared.stored->size() : 0;
    };
    return text_->size() + gzip_->size() + stored(plain_) + stored(zipped_) + heads;
}

bool names_tag(std::string_view list, std::string_view tag)
{
    const auto skip = [&list](std::string_view what) {
        const auto at = list.find_first_not_of(what);
        list.remove_prefix(at == std::string_view::npos ? list.size() : at);
    };
    if (without_spaces(list) == "*") return true;
    for (skip(" \t,"); !list.empty(); skip(" \t,")) {
        if (list.starts_with("W/")) list.remove_prefix(2);
        if (list.front() != '"') return false;
        const auto end = list.find('"', 1);
        if (end == std::string_view::npos) return false;
        if (list.substr(0, end + 1) == tag) return true;
        list.remove_prefix(end + 1);
    }
    return false;
}

std::optional<core::Instant> http_date_value(std::string_view text)
{
    std::array<char, 64> given{};
    if (text.size() >= given.size()) return std::nullopt;
    std::ranges::copy(text, given.begin());
    for (const char* form :
         {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"}) {
        std::tm parts{};
        const char* end = ::strptime(given.data(), form, &parts);
        if (end == nullptr || end != given.data() + text.size()) continue;
        const int day = parts.tm_mday;
        const std::time_t moment = ::timegm(&parts);
        if (parts.tm_mday != day) return std::nullopt;  // 31 February
        return core::Instant{std::chrono::seconds{moment}};
    }
    return std::nullopt;
}

}  // namespace quorate::server
