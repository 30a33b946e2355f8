#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/dav/xml.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// What of a resource is known, and what is not.
struct PropAnswer {
    std::string known = {};             // elements, written
    std::vector<XmlName> unknown = {};  // told as 404
    std::vector<XmlName> refused = {};  // told as 403
};

/// A 207 answer, put together a resource at a time.
class Multistatus {
public:
    /// `minimal`: what is unknown is left out (Prefer: return=minimal, RFC 8144).
    explicit Multistatus(bool minimal = false);

    void add(std::string_view href, const PropAnswer& answer);

    /// A resource that is gone, or not there: no more is said of it.
    void add_status(std::string_view href, int status);

    /// Something after the resources, such as the next sync token.
    void append(std::string_view text) { body_ += text; }

    Response finish() &&;

private:
    std::string body_;
    bool minimal_ = false;
};

/// A refusal with the precondition that failed, as RFC 4918 16 has it. `inner` is written XML.
Response dav_error(int status, std::string_view inner);

/// The same that is the same for everything that is not there, and for what is somebody else's.
Response dav_not_found();

}  // namespace quorate::server
