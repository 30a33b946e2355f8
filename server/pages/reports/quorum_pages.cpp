#include "server/pages/reports/quorum_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/reports/attendance_csv.hpp"
#include "core/reports/csv_lines.hpp"
#include "core/reports/timeliness.hpp"
#include "core/reports/view_attendance.hpp"
#include "server/app/page.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

std::string shown(const std::optional<int>& number)
{
    return number ? number_text(*number) : std::string{core::not_shown};
}

std::string percent_cell(const core::Portion& share)
{
    if (const auto percent = core::percent_of(share)) return core::percent_text(*percent) + "%";
    return share.whole == 0 ? "" : core::not_shown;
}

// "86.4% of the meetings that were held: 19 of 22."
std::string in_words(const core::Portion& share, const std::string& of)
{
    if (share.whole == 0) return "None";
    const auto percent = core::percent_of(share);
    if (!percent) return "Not shown";
    return core::percent_text(*percent) + "% of " + of + ": " + shown(share.part) + " of " +
           shown(share.whole) + ".";
}

View lines_table(const std::string& caption,
                 std::vector<std::string> columns,
                 const std::vector<core::PortionLine>& lines)
{
    Table made{
        .caption = caption, .columns = std::move(columns), .rows = {}, .caption_shown = true};
    for (const core::PortionLine& line : lines)
        made.rows.push_back({.cells = {{.text = line.label},
                                       {.text = shown(line.share.whole), .number = true},
                                       {.text = shown(line.share.part), .number = true},
                                       {.text = percent_cell(line.share), .number = true}}});
    return made.rows.empty() ? View{false} : table(made);
}

View period_tabs(const core::ReportPeriod& asked, core::Date today)
{
    std::vector<Tab> tabs;
    for (const core::UsualPeriod usual : core::all_usual_periods()) {
        const core::ReportPeriod period = period_of(usual, today);
        tabs.push_back({.label = label(usual, today),
                        .url = with_query(
                            "/reports/quorum",
                            {{"from", core::iso(period.from)}, {"until", core::iso(period.until)}}),
                        .current = period == asked});
    }
    return subnav("Period", tabs);
}

core::Result<core::AttendanceReport> report_of(App& app,
                                               const Request& request,
                                               const core::Actor& actor)
{
    const core::ReportPeriod usual =
        period_of(core::UsualPeriod::six_months, core::london_date(app.now()));
    const core::ReportPeriod asked{
        .from = core::parse_date(request.query.get("from")).value_or(usual.from),
        .until = core::parse_date(request.query.get("until")).value_or(usual.until)};
    return app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_attendance(work, app.clock, actor, asked);
    });
}

}  // namespace

Response get_quorum_report(App& app, const Request& request, const core::Actor& actor)
{
    const core::Date today = core::london_date(app.now());
    const auto report = report_of(app, request, actor);
    if (!report) return refusal_page(app, request, actor, report.error());
    const bool nothing = report->quorate.whole == 0;
    View page;
    page["head"] = page_head({.heading = "Did meetings have their quorum, and who came?",
                              .sub = core::month_label(report->period.from) + " to " +
                                     core::month_label(report->period.until)});
    page["tabs"] = period_tabs(report->period, today);
    page["has_any"] = !nothing;
    page["quorate"] = in_words(report->quorate, "the meetings that were held");
    page["came"] = in_words(report->came, "the times that an agency was asked");
    page["months"] = nothing ? View{false}
                             : lines_table("By month",
                                           {"Month", "Held", "Had quorum", "Had quorum, percent"},
                                           report->months);
    page["agencies"] = lines_table("By agency, of the meetings to which it was asked",
                                   {"Agency", "Asked", "Came", "Came, percent"},
                                   report->agencies);
    page["nothing"] =
        nothing ? empty_state({.heading = "No meeting with a quorum was held in these months",
                               .text = "Choose another period.",
                               .icon = "none"})
                : View{false};
    page["csv_url"] = nothing ? std::string{}
                              : with_query("/reports/quorum.csv",
                                           {{"from", core::iso(report->period.from)},
                                            {"until", core::iso(report->period.until)}});
    page["hides"] = report->hides_small_numbers;
    return html_page(app,
                     request,
                     actor,
                     "reports/quorum",
                     {.title = "Quorum and who came",
                      .section = Section::performance,
                      .back = {"Performance", "/reports/timeliness"}},
                     std::move(page));
}

Response get_quorum_csv(App& app, const Request& request, const core::Actor& actor)
{
    const auto report = report_of(app, request, actor);
    if (!report) return refusal_page(app, request, actor, report.error());
    return Response{.status = 200, .headers = {}, .body = core::attendance_csv(*report)}
        .with("Content-Type", "text/csv; charset=utf-8")
        .with("Cache-Control", "no-store")
        .with("Content-Disposition",
              "attachment; filename=\"quorum-" + core::month_code(report->period.from) + "-to-" +
                  core::month_code(report->period.until) + ".csv\"");
}

}  // namespace quorate::server
