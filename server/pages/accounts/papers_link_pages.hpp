#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Papers, for whoever was mailed a link to them. They open on a device on which a code from the
// recipient's own mailbox was typed, see reader_check.hpp. GET and HEAD change and record nothing.
// A form opens them and leads to ?opened=…, which shows them on that device for a quarter of an
// hour: the browser's Back comes to our page, and there is no form to be sent again.

/// GET /d/{token}: the papers before they are opened; with the mark of a form that opened them on
/// this device just now, the papers.
Response get_papers_link(App& app, const Request& request, const core::Actor& actor);
/// POST /d/{token}: notes that they are opened, and leads to them.
Response post_papers_link(App& app, const Request& request, const core::Actor& actor);

/// POST /d/{token}/code: sends a code, or takes one and opens the papers
Response post_papers_code(App& app, const Request& request, const core::Actor& actor);

/// GET /d/{token}/pdf: the buttons that have the papers made into a PDF; nothing is opened.
Response get_papers_link_pdf(App& app, const Request& request, const core::Actor& actor);

/// POST /d/{token}/pdf: opens the papers, and gives what their page would show as a PDF.
Response post_papers_link_pdf(App& app, const Request& request, const core::Actor& actor);

/// POST /d/{token}/corrections: says that something in these papers is wrong.
Response post_correction_by_link(App& app, const Request& request, const core::Actor& actor);

/// The page of opened papers as their reader will see it, for whoever looks at it before it leaves:
/// made by what makes it for them, with nobody signed in. `page_url` is where it is looked at,
/// `pdf_url` where that is had as a PDF.
Response papers_page_as_seen(App& app,
                             const Request& request,
                             const core::PapersByLink& papers,
                             core::Language language,
                             const std::string& page_url,
                             const std::string& pdf_url = {});

/// The same papers as a PDF; `page_url` leads back to the page.
Response papers_as_pdf(App& app,
                       const Request& request,
                       const core::Actor& actor,
                       const core::PapersByLink& papers,
                       const std::string& page_url,
                       const PageLanguage& in);

}  // namespace quorate::server
