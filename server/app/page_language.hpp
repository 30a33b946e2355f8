#pragma once

#include <optional>
#include <string>

#include "core/dates/language.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

/// The language of a page behind a link in a mail. Whoever has the link may ask for the other, by
/// `?lang=en` or `?lang=cy`.
struct PageLanguage {
    core::Language language = core::Language::english;
    /// Of the page in either language, before the query, as seen from the page itself; nothing when
    /// it comes in one.
    std::optional<std::string> page_url = {};
    std::string query = {};  // after the addresses of its forms and where they lead: "?lang=cy"
};

/// What the address asks for; nothing when it asks for none that there is.
std::optional<core::Language> asked_language(const Request& request);

/// Of a page in `language`, which is the one that was asked for if any was.
PageLanguage page_language(const Request& request, core::Language language);

/// The same for a page that knows no more than its address; nothing when it is not behind a link.
std::optional<PageLanguage> language_by_address(const Request& request);

}  // namespace quorate::server
