#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/frame.hpp"

namespace quorate::server {

/// What a handler says of its page; the rest of the frame follows from who is signed in.
struct PageInfo {
    std::string title = {};  // never personal: browsers keep it
    Section section = Section::none;
    Link back = {};
    int status = 200;
    PageLanguage in = {};  // of a page behind a link
};

/// The page template `name` in its frame. A `?done=` code in the address is told at the top.
Response html_page(App& app,
                   const Request& request,
                   const core::Actor& actor,
                   std::string_view name,
                   const PageInfo& info,
                   View page);

/// The frame alone, for pages that are rendered by a function of standard_pages.hpp.
Frame frame_for(App& app, const Request& request, const core::Actor& actor, const PageInfo& info);

/// Whole HTML as an answer: no-store, and nothing the page did not ask for may load.
Response html_response(int status, std::string html);

/// The page for a refusal that no form can take in. A missing step-up leads to the page that asks
/// for the password and comes back. Behind a link it is in the language of the address.
Response refusal_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::Error& error);

/// The same in the language of a page behind a link.
Response refusal_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::Error& error,
                      const PageLanguage& in);

/// The fields of the posted form. A body that cannot be read is an empty form, so that the use case
/// names what is missing.
Fields form_of(const Request& request);

/// 303 to `path` with a code from done_messages.cpp, told at the top of the page it leads to.
Response done(std::string path, std::string_view code);

}  // namespace quorate::server
