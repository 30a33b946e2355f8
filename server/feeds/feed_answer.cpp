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

FeedAnswer::Variant ready_to_send(FeedAnswer::Variant variant,
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
      always_secure_{always_secure},
      date_{date},
      text_{std::make_shared<const std::string>(std::move(text))}
{
    const std::string hash = digest(*text_);
    plain_ = form('"' + hash + '"', "");
    plain_.whole = ready_to_send(std::move(plain_.whole), text_, always_secure_);
    zipped_ = form('"' + hash + "-gzip\"", "gzip");
}

FeedAnswer::Form FeedAnswer::form(std::string tag, std::string_view encoding) const
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
            .whole = std::move(whole),
            .unchanged = ready_to_send(std::move(unchanged), nullptr, always_secure_)};
}

// Compressing takes as long as all the rest, and half of the programs do not ask for it.
void FeedAnswer::zip() const
{
    std::call_once(zip_once_, [this] {
        const auto body = std::make_shared<const std::string>(gzipped(*text_));
        zipped_.whole = ready_to_send(std::move(zipped_.whole), body, always_secure_);
        is_zipped_.store(true, std::memory_order_release);
    });
}

const FeedAnswer::Variant& FeedAnswer::choose(const LeanRequest& request, core::Instant now) const
{
    if (const Variant* const chosen = ready(request, now)) return *chosen;
    zip();
    return zipped_.whole;
}

const FeedAnswer::Variant* FeedAnswer::ready(const LeanRequest& request, core::Instant now) const
{
    const bool zipped = reads_gzip(request);
    const Form& form = zipped ? zipped_ : plain_;
    if (is_known(request, form.tag, now)) return &form.unchanged;
    if (zipped && !is_zipped_.load(std::memory_order_acquire)) return nullptr;
    return &form.whole;
}

bool FeedAnswer::is_known(const LeanRequest& request, std::string_view tag, core::Instant now) const
{
    if (!request.if_none_match.empty()) return names_tag(request.if_none_match, tag);
    if (request.if_modified_since.empty() || date_ == DateTells::nothing) return false;
    const auto known = http_date_value(request.if_modified_since);
    return known && changed_at_ <= *known && *known <= now;
}

std::size_t FeedAnswer::size() const
{
    constexpr std::size_t heads = 4096;
    constexpr std::size_t gzip_takes = 8;  // a part of the text at most
    const std::size_t zipped = text_->size() / gzip_takes;
    const auto twice = [](std::size_t bytes) {
        return bytes >= StoredBytes::worth_it ? 2 * bytes : bytes;
    };
    const bool is_stored = plain_.whole.prepared.stored != nullptr;
    return is_stored ? twice(text_->size()) + twice(zipped) + heads
                     : text_->size() + zipped + heads;
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
