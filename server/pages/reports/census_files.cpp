#include <sstream>

#include "core/dates/london_time.hpp"
#include "core/returns/census_csv.hpp"
#include "core/returns/safeguarding_dataset.hpp"
#include "core/returns/view_census.hpp"
#include "server/app/page.hpp"
#include "server/exports/census_xml.hpp"
#include "server/exports/return_tools.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/reports/census_pages.hpp"

namespace quorate::server {
namespace {

Response file(std::string body, const char* type, const std::string& name)
{
    Response response{.status = 200, .headers = {}, .body = std::move(body)};
    response.with("Content-Type", type);
    response.with("Cache-Control", "no-store");
    response.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return response;
}

bool is_council_number(const std::string& text)
{
    return text.size() == 3 && text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Response get_census_xml(App& app, const Request& request, const core::Actor& actor)
{
    const int year = census_year_asked(app, request);
    const std::string& lea = request.query.get("lea");
    if (!lea.empty() && !is_council_number(lea))
        return census_page_with(
            app, request, actor, {{"lea", "Enter the three digits of the council's number"}});
    const auto period = core::known_census_year(year, core::london_date(app.now()));
    if (!period) return census_page_with(app, request, actor, {});
    std::string text;
    const auto report =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::CensusReport> {
            std::ostringstream out;
            CensusXml xml{out, {.period = *period, .lea = lea, .made_at = app.now()}};
            auto made = core::view_census(
                work, return_tools(app), actor, year, [&](const core::CensusRecord& record) {
                    xml.add(record);
                });
            xml.finish();
            text = std::move(out).str();
            return made;
        });
    if (!report) return refusal_page(app, request, actor, report.error());
    return file(std::move(text),
                "application/xml; charset=utf-8",
                "cin-census-" + number_text(year) + ".xml");
}

Response get_census_findings(App& app, const Request& request, const core::Actor& actor)
{
    const int year = census_year_asked(app, request);
    const auto report = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_census(work, return_tools(app), actor, year);
    });
    if (!report) return refusal_page(app, request, actor, report.error());
    return file(core::census_findings_csv(*report),
                "text/csv; charset=utf-8",
                "cin-census-" + number_text(year) + "-findings.csv");
}

Response get_dataset_table(App& app, const Request& request, const core::Actor& actor)
{
    constexpr std::string_view ending = ".csv";
    std::string_view name = request.value(0);
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
    const auto asked = core::dataset_table_from(name);
    if (!asked) return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    std::string text;
    const auto children = app.transact(actor, [&](core::UnitOfWork& work) {
        text = dataset_header(*asked);
        return core::view_safeguarding_dataset(
            work, return_tools(app), actor, [&](const core::CensusRecord& record) {
                text += dataset_rows(*asked, record);
            });
    });
    if (!children) return refusal_page(app, request, actor, children.error());
    return file(std::move(text),
                "text/csv; charset=utf-8",
                std::string{code(*asked)} + std::string{ending});
}

}  // namespace quorate::server
