#pragma once

#include <string>
#include <string_view>

#include "server/app/app.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

// A form that opens something behind a mailed link leads to a page that shows it, so that the
// browser's Back comes to a page of ours and there is no form to be sent again. The address of that
// page has a mark: that this link was opened on this device just now. It lasts a quarter of an
// hour, opens nothing on another device, and nothing that was taken back.

/// `url` with the mark. `purpose` is what the link is for, as "papers-opening"; `link` its token.
std::string opened_address(const App& app,
                           std::string_view purpose,
                           const std::string& url,
                           const std::string& link,
                           const std::string& device);

/// Whether the address that is asked for has a mark of this device that still counts. The link's
/// token is the first value of the route.
bool was_opened_here(const App& app,
                     const Request& request,
                     std::string_view purpose,
                     const std::string& device);

}  // namespace quorate::server
