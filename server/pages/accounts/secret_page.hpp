#pragma once

#include <string>

#include "server/app/page.hpp"

namespace quorate::server {

/// A password or token that is shown this once. The page is never stored, here or in the browser.
struct SecretPage {
    std::string heading = {};
    std::string advice = {};  // what to do with it now
    std::string label = {};   // "Password"
    std::string secret = {};
    Link on = {};
};
Response secret_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const SecretPage& page);

}  // namespace quorate::server
