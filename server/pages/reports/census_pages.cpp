#include "server/pages/reports/census_pages.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/returns/census_gaps.hpp"
#include "core/returns/safeguarding_dataset.hpp"
#include "core/returns/view_census.hpp"
#include "server/app/page.hpp"
#include "server/exports/return_tools.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

constexpr int years_offered = 6;
constexpr std::size_t findings_on_a_page = 50;
constexpr const char* census_page = "/reports/census";

core::Result<core::CensusReport> report_for(App& app, const core::Actor& actor, int year)
{
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_census(work, return_tools(app), actor, year);
    });
}

std::string with_year(const char* path, int year)
{
    return with_query(path, {{"year", number_text(year)}});
}

View year_field(const App& app, int year, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const int each : core::census_years(years_offered, core::london_date(app.now())))
        options.push_back({number_text(each),
                           "April " + number_text(each - 1) + " to March " + number_text(each)});
    return select({.name = "year",
                   .label = "Year",
                   .options = std::move(options),
                   .chosen = number_text(year),
                   .error = error_for(errors, "year")});
}

View totals_view(const core::CensusTotals& totals)
{
    return summary_list({{"Children", number_text(totals.children)},
                         {"Episodes of need", number_text(totals.episodes)},
                         {"Assessments", number_text(totals.assessments)},
                         {"Child in need plans", number_text(totals.need_plans)},
                         {"Section 47 enquiries", number_text(totals.enquiries)},
                         {"Initial conferences", number_text(totals.conferences)},
                         {"Child protection plans", number_text(totals.plans)},
                         {"Review conferences", number_text(totals.reviews)}});
}

std::string level_words(core::CensusLevel level)
{
    return level == core::CensusLevel::error ? "Error" : "Query";
}

View rules_view(const core::CensusReport& report)
{
    Table rules{.caption = "Rules that were broken",
                .columns = {"Rule", "What is wrong", "Field", "Kind", "Found"},
                .rows = {},
                .caption_shown = true};
    for (const core::CensusRuleCount& broken : report.rules) {
        const core::CensusRuleText& text = text_of(broken.rule);
        rules.rows.push_back(
            {.cells = {{.text = std::string{text.number}},
                       {.text = std::string{text.what}, .sub = std::string{text.advice}},
                       {.text = std::string{text.field}},
                       {.text = level_words(text.level)},
                       {.text = number_text(broken.findings), .number = true}}});
    }
    return rules.rows.empty() ? View{false} : table(rules);
}

View findings_view(const core::CensusReport& report, std::size_t first)
{
    Table found{.caption = "What was found, by family",
                .columns = {"Child", "Rule", "What was found"},
                .rows = {},
                .caption_shown = true};
    const std::size_t last = std::min(first + findings_on_a_page, report.findings.size());
    for (std::size_t i = first; i < last; ++i) {
        const core::CensusFinding& finding = report.findings[i];
        const core::CensusRuleText& text = text_of(finding.rule);
        found.rows.push_back(
            {.cells = {
                 {.text = finding.reference,
                  .url = finding.case_id.empty() ? std::string{} : dates_url(finding.case_id)},
                 {.text = std::string{text.number}, .sub = level_words(text.level)},
                 {.text = std::string{text.what}, .sub = finding.sentence}}});
    }
    return found.rows.empty() ? View{false} : table(found);
}

std::string page_url(int year, std::size_t page)
{
    return with_query(
        census_page,
        {{"year", number_text(year)}, {"page", page == 1 ? std::string{} : std::to_string(page)}});
}

View gaps_view()
{
    Table gaps{.caption = "What the file lacks",
               .columns = {"Group", "Field", "Why"},
               .rows = {},
               .caption_shown = true};
    for (const core::CensusGap& gap : core::census_gaps())
        gaps.rows.push_back({.cells = {{.text = std::string{gap.group}},
                                       {.text = std::string{gap.field}},
                                       {.text = std::string{gap.why}}}});
    return table(gaps);
}

View verdict(const core::CensusReport& report)
{
    const std::string queries = counted(report.queries, "query", "queries");
    if (report.errors > 0)
        return alert(Alert::error,
                     {.strong = counted(report.errors, "error", "errors") + " and " + queries + ".",
                      .text = "The Department's system refuses a file with errors. Put them right "
                              "before you send it."});
    if (report.queries > 0)
        return alert(Alert::warning,
                     {.strong = "No errors and " + queries + ".",
                      .text = "Put right what is wrong, and explain the rest when you send it."});
    return alert(
        Alert::success,
        {.strong = "No errors and no queries.",
         .text = "These are the rules about what Quorate holds; the rest of the return has "
                 "rules of its own."});
}

View table_links()
{
    std::vector<View> links;
    for (const core::DatasetTable each : core::all_dataset_tables()) {
        View link;
        link["table_url"] = "/reports/ssd/" + std::string{code(each)} + ".csv";
        link["table_label"] = text(label(each));
        link["table_name"] = text(code(each));
        links.push_back(std::move(link));
    }
    return view_list(links, [](const View& link) { return link; });
}

// Which page of the findings is asked for; the first where there is no such page.
std::size_t page_asked(const Request& request, std::size_t pages)
{
    const int page = whole_number(request.query.get("page")).value_or(1);
    return page < 1 || static_cast<std::size_t>(page) > pages ? 1 : static_cast<std::size_t>(page);
}

// What the page says of its days: until when it is counted, while the year still runs.
std::string days_text(const core::CensusReport& report)
{
    std::string text = "What Quorate holds of the return for England, from " +
                       core::long_date(report.period.from) + " to " +
                       core::long_date(report.period.until) + ". Counted as at " +
                       core::long_date(report.counted_on);
    return text + (report.counted_on < report.period.until ? ": the year is not over yet." : ".");
}

void show_report(View& page,
                 const Request& request,
                 const core::CensusReport& report,
                 const std::vector<core::FieldError>& errors)
{
    const int year = core::year_of(report.period);
    const std::size_t pages =
        (report.findings.size() + findings_on_a_page - 1) / findings_on_a_page;
    const std::size_t number = page_asked(request, pages);
    page["verdict"] = verdict(report);
    page["totals"] = totals_view(report.totals);
    page["rules"] = rules_view(report);
    page["findings"] = findings_view(report, (number - 1) * findings_on_a_page);
    page["pages"] = pagination(number > 1 ? page_url(year, number - 1) : std::string{},
                               number < pages ? page_url(year, number + 1) : std::string{});
    page["has_more"] = report.has_more;
    page["gaps"] = gaps_view();
    page["year"] = number_text(year);
    page["xml_url"] = std::string{"/reports/census.xml"};
    page["lea_field"] = text_input({.name = "lea",
                                    .label = "The Department's number of the council",
                                    .value = request.query.get("lea"),
                                    .hint = "Three digits. The file has none when you leave it "
                                            "empty.",
                                    .error = error_for(errors, "lea"),
                                    .width = 3,
                                    .autocomplete = "off",
                                    .input_mode = "numeric"});
    page["download"] = button(
        {.label = report.errors > 0 ? "Download the file with its errors" : "Download the file",
         .look = report.errors > 0 ? ButtonLook::warning : ButtonLook::primary});
    page["findings_url"] =
        report.findings.empty() ? std::string{} : with_year("/reports/census-findings.csv", year);
    page["restricted"] = report.leaves_out_restricted_families;
}

}  // namespace

int census_year_asked(const App& app, const Request& request)
{
    const std::string& text = request.query.get("year");
    if (text.empty()) return core::usual_census_year(core::london_date(app.now()));
    return whole_number(text).value_or(0);
}

Response get_census(App& app, const Request& request, const core::Actor& actor)
{
    return census_page_with(app, request, actor, {});
}

Response census_page_with(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          std::vector<core::FieldError> errors)
{
    int year = census_year_asked(app, request);
    auto report = report_for(app, actor, year);
    if (!report && belongs_in_form(report.error())) {
        for (core::FieldError& each : form_errors(report.error()))
            errors.push_back(std::move(each));
        year = core::usual_census_year(core::london_date(app.now()));
        report = report_for(app, actor, year);
    }
    if (!report) return refusal_page(app, request, actor, report.error());

    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Children in need census", .sub = days_text(*report)});
    page["year_field"] = year_field(app, year, errors);
    show_report(page, request, *report, errors);
    page["tables"] = table_links();
    return html_page(app,
                     request,
                     actor,
                     "reports/census",
                     {.title = "Statutory returns",
                      .section = Section::performance,
                      .back = {"Performance", "/reports/timeliness"},
                      .status = errors.empty() ? 200 : 422},
                     std::move(page));
}

}  // namespace quorate::server
