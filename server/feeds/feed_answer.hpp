#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/clock.hpp"
#include "server/http/site.hpp"

namespace quorate::server {

/// Whether If-Modified-Since is heeded: not when another text had the same Last-Modified.
enum class DateTells { all, nothing };

/// Everything a feed's address can answer while its content stays the same: made once, then shared
/// by all who ask. The text and its gzip form are two representations, each with its strong ETag;
/// the second is made when it is first asked for.
class FeedAnswer {
public:
    /// One of the ready answers.
    struct Variant {
        int status = 200;
        std::vector<std::pair<std::string, std::string>> headers;
        Prepared prepared;
    };

    /// `changed_at` becomes Last-Modified. `always_secure` says that only TLS leads here.
    FeedAnswer(std::string text,
               core::Instant changed_at,
               bool always_secure,
               DateTells date = DateTells::all);

    /// What a GET or HEAD with these headers gets: the text, its gzip form, or 304 where the client
    /// has what it would get. If-Modified-Since counts only without If-None-Match (RFC
    /// 9110 13.2.2), and not when it lies after `now`: that is no time at which anything was got.
    const Variant& choose(const LeanRequest& request,
                          core::Instant now = core::Instant::max()) const;

    /// The same, or nothing when the text would have to be compressed first. Allocates nothing.
    const Variant* ready(const LeanRequest& request,
                         core::Instant now = core::Instant::max()) const;

    const std::string& text() const { return *text_; }
    core::Instant changed_at() const { return changed_at_; }

    /// How much memory it takes, or will.
    std::size_t size() const;

private:
    struct Form {
        std::string tag;
        Variant whole;
        Variant unchanged;
    };

    Form form(std::string tag, std::string_view encoding) const;
    bool is_known(const LeanRequest& request, std::string_view tag, core::Instant now) const;
    void zip() const;

    core::Instant changed_at_;
    bool always_secure_;
    DateTells date_;
    std::shared_ptr<const std::string> text_;
    Form plain_;
    mutable Form zipped_;  // what is to be sent whole is there once is_zipped_ says so
    mutable std::once_flag zip_once_;
    mutable std::atomic<bool> is_zipped_{false};
};

/// Whether an If-None-Match value names `tag`: a list of tags, weak or not, or "*"
/// alone.
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// The moment in an HTTP date of any of the three forms; nothing for another text. Allocates
/// nothing.
std::optional<core::Instant> http_date_value(std::string_view text);

}  // namespace quorate::server
