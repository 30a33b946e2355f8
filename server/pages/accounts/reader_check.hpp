#pragma once

#include <functional>
#include <string>

#include "core/circulation/reader_codes.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/pages/accounts/reader_check_words.hpp"

namespace quorate::server {

// The page in front of papers, until a code from the reader's own mailbox was typed on this device.
// A GET shows it and changes nothing; the code is asked for and entered by buttons, which post.

/// What the page says of what is behind it: nothing that names anybody.
struct DoorPage {
    std::string title = {};
    std::string heading = {};
    std::string reference = {};
    std::string url = {};        // of the papers; the code is posted to the same with /code
    std::string check_url = {};  // where this page stands, if not at `url`
    BehindCheck behind = BehindCheck::papers;
};

/// The token of this device for the reader of `door`, from its cookie; or empty.
std::string reader_device(const App& app, const Request& request, const core::PapersDoor& door);

/// The page that asks for a code. Where a form led here, what was wrong with what was typed.
Response reader_check_page(App& app,
                           const Request& request,
                           const core::Actor& actor,
                           const core::PapersDoor& door,
                           const DoorPage& about,
                           const PageLanguage& in,
                           int status = 200);

/// What a form on that page asked for: `do` is "send", or `code` holds what was typed. With the
/// right one, gives what `opened` makes of the device's new token, and the cookie with it; else it
/// leads to the page again.
Response answer_reader_check(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const core::PapersDoor& door,
                             const DoorPage& about,
                             const PageLanguage& in,
                             const std::function<Response(const std::string& device)>& opened);

}  // namespace quorate::server
