#pragma once

#include <string_view>

namespace quorate::server {

/// A file for the browser, compiled in. Its name holds a hash of its content, so it may be cached
/// for ever and a new version has a new address.
struct Asset {
    std::string_view path;  // "/assets/site-3f9a2c81d0b4.css"
    std::string_view content_type;
    std::string_view etag;  // quoted, strong; for the raw form
    std::string_view raw;
    std::string_view gzip;    // empty when it would not be smaller
    std::string_view brotli;  // likewise
};

/// The asset at `path`, or nothing.
const Asset* find_asset(std::string_view path);

/// The address of the asset that was built from `name` ("site.css"). Throws std::logic_error when
/// there is none.
std::string_view asset_url(std::string_view name);

}  // namespace quorate::server
