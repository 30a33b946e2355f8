#include "server/app/assets_site.hpp"

#include <map>
#include <mutex>
#include <string>

#include "server/app/security_headers.hpp"
#include "server/static/assets.hpp"

namespace quorate::server {
namespace {

struct Forms {
    std::shared_ptr<const Prepared> raw, gzip, brotli, unchanged;
};

std::string common_headers(const Asset& asset, std::string_view encoding)
{
    std::string tag{asset.etag};
    if (!encoding.empty()) tag.insert(tag.size() - 1, "-" + std::string{encoding});
    std::string head = "ETag: " + tag +
                       "\r\nCache-Control: public, max-age=31536000, immutable"
                       "\r\nVary: Accept-Encoding\r\nX-Content-Type-Options: nosniff"
                       "\r\nContent-Security-Policy: " +
                       std::string{content_security_policy} + "\r\n";
    if (!encoding.empty()) head += "Content-Encoding: " + std::string{encoding} + "\r\n";
    return head;
}

std::shared_ptr<const Prepared> form(const Asset& asset,
                                     std::string_view bytes,
                                     std::string_view encoding)
{
    if (bytes.empty()) return nullptr;
    auto prepared = std::make_shared<Prepared>();
    prepared->head = "HTTP/1.1 200 OK\r\nContent-Type: " + std::string{asset.content_type} +
                     "\r\n" + common_headers(asset, encoding) +
                     "Content-Length: " + std::to_string(bytes.size()) + "\r\n";
    prepared->body = std::make_shared<const std::string>(bytes);
    return prepared;
}

Forms forms_of(const Asset& asset)
{
    auto unchanged = std::make_shared<Prepared>();
    unchanged->head = "HTTP/1.1 304 Not Modified\r\n" + common_headers(asset, "");
    return {form(asset, asset.raw, ""),
            form(asset, asset.gzip, "gzip"),
            form(asset, asset.brotli, "br"),
            std::move(unchanged)};
}

const Forms& cached_forms(const Asset& asset)
{
    static std::mutex mutex;
    static std::map<const Asset*, Forms> all;
    const std::lock_guard lock{mutex};
    const auto found = all.find(&asset);
    if (found != all.end()) return found->second;
    return all.emplace(&asset, forms_of(asset)).first->second;
}

}  // namespace

std::shared_ptr<const Prepared> prepared_asset(const Request& request)
{
    if (request.method != Method::get && request.method != Method::head) return nullptr;
    if (!request.path.starts_with("/assets/")) return nullptr;
    const Asset* asset = find_asset(request.path);
    if (asset == nullptr) return nullptr;
    const Forms& forms = cached_forms(*asset);
    // The name holds the content's hash, so any tag the browser kept for it still fits.
    if (!request.header("if-none-match").empty()) return forms.unchanged;
    const std::string_view accepted = request.header("accept-encoding");
    if (forms.brotli && accepted.find("br") != std::string_view::npos) return forms.brotli;
    if (forms.gzip && accepted.find("gzip") != std::string_view::npos) return forms.gzip;
    return forms.raw;
}

}  // namespace quorate::server
