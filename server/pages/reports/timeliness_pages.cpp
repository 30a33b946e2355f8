#include "server/pages/reports/timeliness_pages.hpp"

#include <cmath>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/reports/timeliness_csv.hpp"
#include "core/reports/view_timeliness.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/reports/timeliness_drawing.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::MeasuredTimeliness;
using core::Tally;

constexpr int months_offered = 60;

struct Asked {
    core::TimelinessFilter filter = {};
    bool by_meeting = false;
    std::vector<core::FieldError> errors = {};

    Tally core::Tallies::* unit() const
    {
        return by_meeting ? &core::Tallies::by_meeting : &core::Tallies::by_child;
    }
};

// A month as the page writes it, or any day of one.
std::optional<core::Date> month_from(const std::string& text)
{
    return core::parse_date(text.size() == 7 ? text + "-01" : text);
}

core::Date month_or(Asked& asked, const Request& request, const char* name, core::Date otherwise)
{
    const std::string& text = request.query.get(name);
    if (text.empty()) return otherwise;
    const auto month = month_from(text);
    if (!month) asked.errors.push_back({name, "Choose a month"});
    return month.value_or(otherwise);
}

Asked asked_of(const Request& request, core::Date today)
{
    Asked asked{.by_meeting = request.query.get("by") == "meetings"};
    const core::ReportPeriod usual = period_of(core::UsualPeriod::six_months, today);
    asked.filter.team = core::TeamId{request.query.get("team")};
    const core::Date from = month_or(asked, request, "from", usual.from);
    const core::Date until = month_or(asked, request, "until", usual.until);
    const auto period = core::whole_months(from, until);
    asked.filter.period = period ? *period : usual;
    if (!period)
        for (const core::FieldError& error : period.error().fields)
            asked.errors.push_back(error);
    return asked;
}

std::string url_of(const char* path, const Asked& asked, const core::ReportPeriod& period)
{
    return with_query(path,
                      {{"from", core::month_code(period.from)},
                       {"until", core::month_code(period.until)},
                       {"team", asked.filter.team.text()},
                       {"by", asked.by_meeting ? "meetings" : ""}});
}

// The months that the lists offer: five years back, and to the end of the year of the returns.
std::vector<Option> month_options(const core::ReportPeriod& asked, core::Date today)
{
    const core::Date last =
        std::max(asked.until, period_of(core::UsualPeriod::this_year, today).until);
    const std::chrono::year_month_day day{last};
    const auto begin = day.year() / day.month() - std::chrono::months{months_offered - 1};
    const core::Date first = std::min(asked.from, core::Date{begin / 1});
    std::vector<Option> options;
    for (const core::Date month : core::months_of({first, last}))
        options.insert(options.begin(), {core::month_code(month), core::month_label(month)});
    return options;
}

View filters(const Asked& asked, const std::vector<core::Team>& teams, core::Date today)
{
    std::vector<Option> team_options;
    for (const core::Team& team : teams)
        team_options.push_back({team.id.text(), team.name});
    const core::ReportPeriod& period = asked.filter.period;
    const std::vector<View> fields{
        select({.name = "from",
                .label = "First month",
                .options = month_options(period, today),
                .chosen = core::month_code(period.from),
                .error = error_for(asked.errors, "from")}),
        select({.name = "until",
                .label = "Last month",
                .options = month_options(period, today),
                .chosen = core::month_code(period.until),
                .error = error_for(asked.errors, "until")}),
        select({.name = "team",
                .label = "Team",
                .options = std::move(team_options),
                .chosen = asked.filter.team.text(),
                .prompt = "All teams",
                .error = error_for(asked.errors, "team")}),
        select({.name = "by",
                .label = "Count",
                .options = {{"children", "Children"}, {"meetings", "Conferences"}},
                .chosen = asked.by_meeting ? "meetings" : "children"})};
    return view_list(fields, [](const View& field) { return field; });
}

View period_tabs(const Asked& asked, core::Date today)
{
    std::vector<Tab> tabs;
    for (const core::UsualPeriod usual : core::all_usual_periods()) {
        const core::ReportPeriod period = period_of(usual, today);
        tabs.push_back({.label = label(usual, today),
                        .url = url_of("/reports/timeliness", asked, period),
                        .current = period == asked.filter.period});
    }
    return subnav("Period", tabs);
}

std::string shown(const std::optional<int>& number)
{
    return number ? number_text(*number) : std::string{core::not_shown};
}

std::string percent_cell(const Tally& tally)
{
    if (const auto percent = core::percent_in_time(tally))
        return core::percent_text(*percent) + "%";
    return tally.counted == 0 ? "" : core::not_shown;
}

// "78.3% of children: 94 of 120 in time, 20 late, 6 not yet done."
std::string in_words(const Tally& tally, std::string_view one, std::string_view many)
{
    if (!tally.counted) return "Fewer than 5 " + std::string{many} + ".";
    const auto percent = core::percent_in_time(tally);
    if (!percent) return counted(*tally.counted, one, many) + "; the parts are not shown.";
    return core::percent_text(*percent) + "% of " + std::string{many} + ": " +
           number_text(*tally.in_time) + " of " + number_text(*tally.counted) + " in time, " +
           number_text(*tally.late) + " late, " + number_text(*tally.not_yet) + " not yet done.";
}

View split_table(const std::string& caption,
                 const std::string& first,
                 const std::vector<core::TimelinessLine>& lines,
                 Tally core::Tallies::* unit)
{
    Table split{
        .caption = caption,
        .columns = {first, "Counted", "In time", "Late", "Not yet done", "In time, percent"},
        .rows = {},
        .caption_shown = true};
    for (const core::TimelinessLine& line : lines) {
        const Tally& tally = line.tallies.*unit;
        split.rows.push_back({.cells = {{.text = line.label},
                                        {.text = shown(tally.counted), .number = true},
                                        {.text = shown(tally.in_time), .number = true},
                                        {.text = shown(tally.late), .number = true},
                                        {.text = shown(tally.not_yet), .number = true},
                                        {.text = percent_cell(tally), .number = true}}});
    }
    return split.rows.empty() ? View{false} : table(split);
}

View reason_table(const MeasuredTimeliness& measured, bool by_meeting)
{
    Table reasons{.caption = "Why they were late",
                  .columns = {"Reason", "Late"},
                  .rows = {},
                  .caption_shown = true};
    for (const core::LateReasonLine& line : measured.reasons)
        reasons.rows.push_back(
            {.cells = {
                 {.text = line.reason ? std::string{label(*line.reason)} : "No reason chosen"},
                 {.text = shown(by_meeting ? line.meetings : line.children), .number = true}}});
    return reasons.rows.empty() ? View{false} : table(reasons);
}

// What is left out of the count.
std::string left_out(const MeasuredTimeliness& measured)
{
    const auto words = [](const std::optional<int>& number, const char* rest) {
        if (number == 0) return std::string{};
        return (number ? number_text(*number) : std::string{"Fewer than 5"}) + rest;
    };
    const std::string to_come = words(measured.to_come, " still to come.");
    const std::string not_needed = words(measured.not_needed, " settled as not needed.");
    const std::string both =
        to_come + (to_come.empty() || not_needed.empty() ? "" : " ") + not_needed;
    return both.empty() ? both : "Not counted: " + both;
}

View measure_view(const MeasuredTimeliness& measured, const Asked& asked, core::Date today)
{
    const auto unit = asked.unit();
    const Tally& tally = measured.all.*unit;
    const core::Noun noun = counted_noun(measured.measure);
    const bool has_any = tally.counted != 0;
    const auto percent = core::percent_in_time(tally);
    View view;
    view["measure_label"] = text(label(measured.measure));
    view["has_any"] = has_any;
    view["number"] = percent ? number_text(std::lround(*percent)) + "%"
                             : std::string{has_any ? "Not shown" : "None"};
    view["by_child"] =
        has_any ? in_words(measured.all.by_child, "child", "children") : std::string{};
    view["by_meeting"] =
        has_any ? in_words(measured.all.by_meeting, noun.one, noun.many) : std::string{};
    view["left_out"] = left_out(measured);
    view["chart_svg"] = has_any ? timeliness_drawing(measured, unit, today) : std::string{};
    view["months"] = split_table("By month of the last day", "Month", measured.months, unit);
    view["teams"] = split_table("By team", "Team", measured.teams, unit);
    view["reasons"] = reason_table(measured, asked.by_meeting);
    return view;
}

bool is_empty(const core::TimelinessReport& report)
{
    for (const MeasuredTimeliness& measured : report.measures)
        if (measured.all.by_meeting.counted != 0) return false;
    return true;
}

std::string period_words(const core::ReportPeriod& period)
{
    const std::string from = core::month_label(period.from);
    const std::string until = core::month_label(period.until);
    return from == until ? from : from + " to " + until;
}

struct Found {
    core::TimelinessReport report;
    std::vector<core::Team> teams;
};

core::Result<Found> found_for(App& app, const core::Actor& actor, const Asked& asked)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        const auto report = core::view_timeliness(work, app.clock, actor, asked.filter);
        if (!report) return report.error();
        return Found{*report, core::teams_to_report_on(work, app.clock, actor)};
    });
}

}  // namespace

Response get_timeliness(App& app, const Request& request, const core::Actor& actor)
{
    const core::Date today = core::london_date(app.now());
    Asked asked = asked_of(request, today);
    auto found = found_for(app, actor, asked);
    if (!found && belongs_in_form(found.error())) {
        // Such as a team that is not the person's: say so, beside what they may see.
        for (const core::FieldError& error : found.error().fields)
            asked.errors.push_back(error);
        asked.filter.team = {};
        found = found_for(app, actor, asked);
    }
    if (!found) return refusal_page(app, request, actor, found.error());

    const core::TimelinessReport& report = found->report;
    const bool nothing = is_empty(report);
    View page;
    page["error_summary"] = error_summary(asked.errors);
    page["head"] =
        page_head({.heading = "Are we on time for children?",
                   .sub = period_words(report.period) + ". A month that is not over is slanted."});
    page["tabs"] = period_tabs(asked, today);
    page["filters"] = filters(asked, found->teams, today);
    page["measures"] =
        nothing ? View{false} : view_list(report.measures, [&](const MeasuredTimeliness& each) {
            return measure_view(each, asked, today);
        });
    page["nothing"] = nothing ? empty_state({.heading = "Nothing was due in these months",
                                             .text = "Choose other months, or another team.",
                                             .icon = "none"})
                              : View{false};
    page["csv_url"] =
        nothing ? std::string{} : url_of("/reports/timeliness.csv", asked, report.period);
    page["hides"] = report.hides_small_numbers;
    page["returns_url"] = may(app, actor, core::Action::export_statutory_return)
                              ? std::string{"/reports/census"}
                              : std::string{};
    return html_page(app,
                     request,
                     actor,
                     "reports/timeliness",
                     {.title = "Performance",
                      .section = Section::performance,
                      .status = asked.errors.empty() ? 200 : 422},
                     std::move(page));
}

Response get_timeliness_csv(App& app, const Request& request, const core::Actor& actor)
{
    const Asked asked = asked_of(request, core::london_date(app.now()));
    if (!asked.errors.empty())
        return refusal_page(
            app, request, actor, core::Error{core::Refusal::invalid_input, asked.errors});
    const auto report = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_timeliness(work, app.clock, actor, asked.filter);
    });
    if (!report) return refusal_page(app, request, actor, report.error());
    Response response{.status = 200, .headers = {}, .body = core::timeliness_csv(*report)};
    response.with("Content-Type", "text/csv; charset=utf-8");
    response.with("Cache-Control", "no-store");
    response.with("Content-Disposition",
                  "attachment; filename=\"timeliness-" + core::month_code(report->period.from) +
                      "-to-" + core::month_code(report->period.until) + ".csv\"");
    return response;
}

}  // namespace quorate::server
