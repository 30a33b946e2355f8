#include "server/pages/scheduling/times_import_pages.hpp"

#include <set>

#include "core/availability/availability_access.hpp"
#include "core/availability/busy_csv.hpp"
#include "core/dates/date_text.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/scheduling/calendar_urls.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t faults_shown = 200;

struct TypedFile {
    std::string csv = {};
    std::vector<core::FieldError> faults = {};
    int status = 200;
};

// "10 lines must be put right": a line may have several faults, "Line 2, date: ..." each.
std::string lines_text(const std::vector<core::FieldError>& faults)
{
    std::set<std::string> lines;
    bool all_told = true;
    for (const core::FieldError& each : faults)
        if (each.message.starts_with("Line "))
            lines.insert(each.message.substr(0, each.message.find(',')));
        else
            all_told = false;
    return (all_told ? "" : "At least ") + counted(lines.size(), "line", "lines") +
           " must be put right";
}

View notice_of(const core::ImportedBusyTimes& imported)
{
    return alert(Alert::success,
                 {.strong = counted(imported.times, "time is", "times are") + " taken for " +
                            counted(imported.owners, "person or room", "people or rooms") + ".",
                  .text = "What earlier files said of them from " + core::long_date(imported.from) +
                          " to " + core::long_date(imported.until) + " is replaced."});
}

Table faults_table(const std::vector<core::FieldError>& faults)
{
    Table list{
        .caption = "Lines to put right", .columns = {"What is wrong"}, .caption_shown = true};
    for (const core::FieldError& each : faults) {
        if (list.rows.size() == faults_shown) {
            list.rows.push_back({.cells = {{.text = "And " + counted(faults.size() - faults_shown,
                                                                     "more line",
                                                                     "more lines")}}});
            break;
        }
        list.rows.push_back({.cells = {{.text = each.message}}, .tone = RowTone::late});
    }
    return list;
}

Response import_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const TypedFile& typed,
                     View notice = View{false})
{
    const bool faulty = !typed.faults.empty();
    // What is no text cannot be given back.
    const std::string kept =
        core::is_plain_text(typed.csv, core::Lines::many) ? typed.csv : std::string{};
    const std::string told = typed.faults.size() == 1 ? typed.faults.front().message
                             : faulty                 ? lines_text(typed.faults)
                                                      : std::string{};
    View page;
    page["error_summary"] = error_summary(faulty ? std::vector<core::FieldError>{{"csv", told}}
                                                 : std::vector<core::FieldError>{});
    page["head"] = page_head({.heading = "Times from a file"});
    page["notice"] = std::move(notice);
    page["example_url"] = times_import_url() + "/example.csv";
    page["found"] = typed.faults.size() > 1 ? table(faults_table(typed.faults)) : View{false};
    page["save_url"] = times_import_url();
    page["fields"] = std::vector<View>{
        file_input({.name = "file",
                    .label = "CSV file",
                    .hint = "Saved from a spreadsheet as “CSV UTF-8”. At most 5,000 lines",
                    .accept = ".csv,text/csv"}),
        textarea({.name = "csv",
                  .label = "Or paste the lines",
                  .value = kept,
                  .hint = "The first line names the columns",
                  .error = told,
                  .rows = 8})};
    page["save"] = button({.label = "Take these times"});
    page["cancel_url"] =
        core::permit_role(actor, core::Action::meeting_create) ? "/calendar/my-times" : "/";
    return html_page(app,
                     request,
                     actor,
                     "scheduling/times_import",
                     {.title = "Times from a file",
                      .section = Section::calendar,
                      .back = core::permit_role(actor, core::Action::meeting_list_diary)
                                  ? Link{"Calendar", "/calendar"}
                                  : Link{"Children’s meetings", "/"},
                      .status = typed.status},
                     std::move(page));
}

}  // namespace

Response get_import_times(App& app, const Request& request, const core::Actor& actor)
{
    const auto allowed = core::permit_to_keep_some(actor);
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return import_page(app, request, actor, {.csv = "owner,date,from,until,kind\n"});
}

Response post_import_times(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    // The file wins over the box: a person who chose one means it.
    const std::string& file = form.get("file");
    TypedFile typed{.csv = file.empty() ? form.get("csv") : file};
    const auto imported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::import_busy_csv(work, app.clock, app.random, actor, typed.csv);
    });
    if (imported)
        return import_page(
            app, request, actor, {.csv = "owner,date,from,until,kind\n"}, notice_of(*imported));
    if (!belongs_in_form(imported.error()))
        return refusal_page(app, request, actor, imported.error());
    typed.faults = form_errors(imported.error());
    typed.status = refusal_status(imported.error().refusal);
    return import_page(app, request, actor, typed);
}

Response get_times_example(App&, const Request&, const core::Actor&)
{
    Response response = text_response(200,
                                      "owner,date,from,until,kind\r\n"
                                      "robin.okafor@police.example,2026-11-25,09:00,12:00,busy\r\n"
                                      "robin.okafor@police.example,2026-11-26,,,leave\r\n"
                                      "Room Oak,2026-11-27,13:00,17:00,busy\r\n");
    response.headers.clear();
    response.with("Content-Type", "text/csv; charset=utf-8");
    response.with("Content-Disposition", "attachment; filename=\"times-example.csv\"");
    return response;
}

}  // namespace quorate::server
