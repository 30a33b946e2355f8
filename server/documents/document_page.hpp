#pragma once

#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// A document that can be had as a PDF.
struct Document {
    std::string_view name;     // its template, in documents/
    std::string title;         // never personal: programs show it, and keep it
    std::string file;          // what it is saved as, likewise: "papers-4MQ7", and "-large"
    core::Language language;   // of its words
    std::string page_url;      // where the same is read as a page
    PageLanguage around = {};  // the language of a page that says that it cannot be had
};

/// The document as a PDF for its reader to keep, in large print when the address asks for it. Where
/// none can be made, a page that says so, how to print the document, and leads back to it.
Response pdf_response(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const Document& document,
                      View view);

/// Whether the address asks for large print: `?size=large`.
bool is_large(const Request& request);

/// The address of a page or PDF in large print or not, in the language of `in`.
std::string sized(std::string url, bool large, const PageLanguage& in = {});

/// How a page offers what documents/ways says.
struct Ways {
    std::string page_url;      // of the document itself
    std::string pdf_url = {};  // empty: there is none of this
    bool is_posted = false;    // by buttons: whoever follows links is shown nothing
    PageLanguage in = {};
};

/// For documents/ways: large print, or what is usual again; the PDF, where one can be made; how the
/// page is printed. Says as `is_large` which of the two it is.
void add_ways(View& page, const App& app, const Request& request, const Ways& ways);

}  // namespace quorate::server
