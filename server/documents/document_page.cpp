#include "server/documents/document_page.hpp"

#include <functional>
#include <vector>

#include "server/app/page.hpp"
#include "server/documents/document_words.hpp"
#include "server/templates/form_components.hpp"
#include "server/templates/renderer.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

// Letters, digits and hyphens: a header takes nothing else for granted.
std::string plain_name(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        const bool kept =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        plain += kept ? c : '-';
    }
    return plain;
}

int status_of(PdfEnd end)
{
    switch (end) {
        case PdfEnd::made:
            return 200;
        case PdfEnd::not_installed:
            return 404;
        case PdfEnd::too_many:
            return 503;
        case PdfEnd::too_large:
        case PdfEnd::too_slow:
        case PdfEnd::crashed:
            break;
    }
    return 502;
}

std::string_view why(PdfEnd end, const DocumentWords& words)
{
    if (end == PdfEnd::not_installed) return words.not_installed;
    return end == PdfEnd::too_many ? words.too_many : words.not_made;
}

Response no_pdf(App& app,
                const Request& request,
                const core::Actor& actor,
                const Document& document,
                PdfEnd end)
{
    const DocumentWords& words = document_words(document.around.language);
    const MessagePage page{
        .heading = std::string{words.no_pdf},
        .paragraphs = {std::string{why(end, words)}, std::string{words.print_instead}},
        .link = {.label = std::string{words.back}, .url = document.page_url}};
    Response response =
        html_response(status_of(end),
                      message_page(frame_for(app, request, actor, {.in = document.around}), page));
    if (end == PdfEnd::too_many) response.with("Retry-After", "60");
    response.code = code(end);
    return response;
}

View way(const std::string& url, std::string_view label)
{
    View view;
    view["way_url"] = url;
    view["way_label"] = text(label);
    view["way_button"] = button({.label = std::string{label}, .look = ButtonLook::secondary});
    return view;
}

}  // namespace

Response pdf_response(
    App& app, const Request& request, const core::Actor& actor, const Document& document, View view)
{
    if (!app.pdf->is_installed())
        return no_pdf(app, request, actor, document, PdfEnd::not_installed);
    view["lang"] = text(core::code(document.language));
    view["title"] = document.title;
    view["is_large"] = is_large(request);
    view["organisation"] = frame_for(app, request, actor, {.in = document.around}).organisation;
    PdfOutcome outcome = app.pdf->render(render(document.name, view));
    app.metrics.count("pdf_total", "end=\"" + std::string{code(outcome.end)} + "\"");
    if (outcome.end != PdfEnd::made) return no_pdf(app, request, actor, document, outcome.end);

    Response response{.status = 200, .headers = {}, .body = std::move(outcome.pdf)};
    response.with("Content-Type", "application/pdf");
    response.with("Content-Disposition",
                  "attachment; filename=\"" + plain_name(document.file) +
                      (is_large(request) ? "-large.pdf\"" : ".pdf\""));
    response.with("Content-Language", std::string{core::code(document.language)});
    response.with("Cache-Control", "no-store");
    return response;
}

bool is_large(const Request& request)
{
    return request.query.get("size") == "large";
}

std::string sized(std::string url, bool large, const PageLanguage& in)
{
    url += in.query;
    if (large) url += in.query.empty() ? "?size=large" : "&size=large";
    return url;
}

void add_ways(View& page, const App& app, const Request& request, const Ways& ways)
{
    const DocumentWords& words = document_words(ways.in.language);
    const bool large = is_large(request);
    const bool has_pdf = app.pdf->is_installed() && !ways.pdf_url.empty();
    page["is_large"] = large;
    page["word_print_or_keep"] = text(words.print_or_keep);
    page["word_print_it"] = text(words.print_it);
    page["word_file_stays"] = text(has_pdf ? words.file_stays : "");
    std::vector<View> offered{
        way(sized(ways.page_url, !large, ways.in), large ? words.usual : words.large)};
    if (has_pdf) {
        offered.push_back(way(sized(ways.pdf_url, false, ways.in), words.pdf));
        offered.push_back(way(sized(ways.pdf_url, true, ways.in), words.large_pdf));
    }
    page["has_posted_ways"] = ways.is_posted;
    page[ways.is_posted ? "posted_ways" : "linked_ways"] = view_list(offered, std::identity{});
    page[ways.is_posted ? "linked_ways" : "posted_ways"] = false;
}

}  // namespace quorate::server
