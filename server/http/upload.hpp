#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.hpp"

namespace quorate::server {

/// A file of a form. The bytes are those of the body that it was read from, as long as that lives.
struct UploadedFile {
    std::string field;
    std::string name;  // as the browser says it: nothing to trust
    std::string_view bytes;
};

struct Upload {
    Fields fields;
    std::vector<UploadedFile> files;  // without those that nobody chose
};

/// A multipart/form-data body (RFC 7578) that holds files, read in place: nothing large is copied.
/// Nothing when it is malformed, encoded in some way, has more than 100 parts, or a field is no
/// text.
std::optional<Upload> parse_upload(std::string_view content_type, std::string_view body);

/// The same of a request; a form without files may also be urlencoded.
std::optional<Upload> upload_of(const Request& request);

}  // namespace quorate::server
