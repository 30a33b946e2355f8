#include "server/pages/retention/information_use_pages.hpp"

#include "core/retention/information_use.hpp"
#include "server/app/page.hpp"

namespace quorate::server {
namespace {

View use_view(const core::InformationUseRow& row)
{
    View view;
    view["use_id"] = std::string{row.code};
    view["label"] = std::string{row.label};
    view["details"] =
        summary_list({{.key = "What for", .value = std::string{row.purpose}},
                      {.key = "Lawful basis", .value = std::string{row.basis}},
                      {.key = "Sensitive information", .value = std::string{row.condition}},
                      {.key = "Who gets it", .value = std::string{row.shared_with}},
                      {.key = "How long it is kept", .value = std::string{row.kept}}});
    return view;
}

}  // namespace

Response get_information_use(App& app, const Request& request, const core::Actor& actor)
{
    View page;
    page["head"] =
        page_head({.heading = "How we use information",
                   .sub = "What for, on which lawful basis, and how long",
                   .buttons = {{.label = "Download as a table", .url = "/information-use.csv"}}});
    page["uses"] = view_list(core::information_uses(), use_view);
    return html_page(app,
                     request,
                     actor,
                     "retention/information_use",
                     {.title = "How we use information",
                      .section = Section::directory,
                      .back = {"Directory", "/directory"}},
                     std::move(page));
}

Response get_information_use_csv(App&, const Request&, const core::Actor&)
{
    Response response{.status = 200, .headers = {}, .body = core::information_uses_csv()};
    response.with("Content-Type", "text/csv; charset=utf-8");
    response.with("Cache-Control", "no-store");
    response.with("Content-Disposition", "attachment; filename=\"information-use.csv\"");
    return response;
}

}  // namespace quorate::server
