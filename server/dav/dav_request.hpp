#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/dav/multistatus.hpp"
#include "server/dav/place.hpp"
#include "server/dav/shelf.hpp"
#include "server/dav/xml.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// A request to a place that is the asker's own.
struct DavRequest {
    const Request& request;
    Shelf& shelf;
    Place place;
};

Response dav_report(const DavRequest& dav);
Response dav_put(const DavRequest& dav);

/// The answer to a free-busy-query: what the calendar's entries take of the span, as a VFREEBUSY.
Response dav_free_busy(const DavRequest& dav, const XmlElement& report);

/// If-Match and If-None-Match against what is there (nothing: empty). False is 412.
bool meets_conditions(const Request& request, const std::optional<std::string>& tag);

/// "Prefer: return=minimal".
bool wants_minimal(const Request& request);

/// A refusal of a use case as a calendar program understands it: what it may not change, it takes
/// back; what has changed meanwhile, it fetches.
Response dav_refusal(const DavRequest& dav, const core::Error& error);

}  // namespace quorate::server
