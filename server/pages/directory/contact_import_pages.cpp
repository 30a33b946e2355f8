#include "server/pages/directory/contact_import_pages.hpp"

#include "core/delivery/wrong_address.hpp"
#include "core/directory/contact_import.hpp"
#include "core/support/text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::ImportLine;
using core::ImportOutcome;
using core::ImportPlan;

constexpr std::size_t lines_shown = 200;

std::string import_url()
{
    return directory_url("contacts") + "/import";
}

// The file wins over the box: a person who chose one means it.
std::string csv_of(const Fields& form)
{
    const std::string& file = form.get("file");
    return file.empty() ? form.get("csv") : file;
}

std::vector<View> csv_fields(const std::string& csv, const std::string& error)
{
    return {file_input({.name = "file",
                        .label = "CSV file",
                        .hint = "Saved from a spreadsheet as “CSV UTF-8”. At most 2,000 lines.",
                        .accept = ".csv,text/csv"}),
            textarea({.name = "csv",
                      .label = "Or paste the lines",
                      .value = csv,
                      .hint = "The first line names the columns",
                      .error = error,
                      .rows = 8})};
}

Response start_form(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const std::string& csv,
                    const std::vector<core::FieldError>& errors = {},
                    int status = 200)
{
    // What is no text cannot be given back.
    const std::string kept = core::is_plain_text(csv, core::Lines::many) ? csv : std::string{};
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Import contacts",
         .paragraphs =
             {"You will see what would be added and changed before anything is done.",
              "Import only what the agencies themselves gave you: their addresses then count as "
              "checked, and mail about families goes there.",
              "Columns: agency, name, job_title and email; if you like also discipline, phone, "
              "duty_mailbox (yes or no), deputy_email, language (English or Welsh) and lead (yes "
              "for "
              "the one who is told of what the agency has overdue). Each agency "
              "must be in the directory. A "
              "contact with the same agency and e-mail address is changed, not added again."},
         .help = {"Download an example file", import_url() + "/example.csv"},
         .fields = csv_fields(kept, error_for(errors, "csv")),
         .save_label = "See what would happen",
         .save_url = import_url(),
         .cancel_url = directory_url("contacts"),
         .sends_file = true,
         .errors = errors,
         .status = status});
}

TableRow row_of(const ImportLine& line)
{
    std::string faults;
    for (const core::FieldError& fault : line.faults)
        faults += (faults.empty() ? "" : ". ") + fault.message;
    const Chip kind = line.outcome == ImportOutcome::refused     ? Chip::late
                      : line.outcome == ImportOutcome::unchanged ? Chip::none
                                                                 : Chip::ok;
    return {.cells = {{.text = "Line " + number_text(line.line)},
                      {.text = line.contact.name.reveal(), .sub = line.contact.job_title},
                      {.text = line.agency_name},
                      {.text = line.contact.email.reveal()},
                      {.text = faults, .chips = {chip(kind, label(line.outcome))}}},
            .tone = kind == Chip::late ? RowTone::late : RowTone::plain};
}

// What is wrong, when anything is; else what would change.
Table lines_table(const ImportPlan& plan)
{
    const bool only_faults = !plan.can_be_carried_out();
    Table table{.caption = only_faults ? "Lines to put right" : "What would happen",
                .columns = {"Line", "Contact", "Agency", "E-mail", "Result"},
                .caption_shown = true};
    for (const ImportLine& line : plan.lines) {
        const bool shown = only_faults ? line.outcome == ImportOutcome::refused
                                       : line.outcome != ImportOutcome::unchanged;
        if (shown && table.rows.size() < lines_shown) table.rows.push_back(row_of(line));
    }
    return table;
}

View notice_for(const ImportPlan& plan)
{
    const int refused = plan.count(ImportOutcome::refused);
    if (refused == 0)
        return alert(Alert::information,
                     {.strong = "Nothing has been changed yet.",
                      .text = "Look at the lines, then import all of them."});
    return alert(Alert::error,
                 {.strong = counted(refused, "line needs", "lines need") + " to be put right.",
                  .text = "Nothing is imported until every line is right. Change the file, or the "
                          "lines below, and look again."});
}

std::vector<SummaryRow> counts_of(const ImportPlan& plan)
{
    std::vector<SummaryRow> rows;
    for (const ImportOutcome outcome : {ImportOutcome::add,
                                        ImportOutcome::update,
                                        ImportOutcome::unchanged,
                                        ImportOutcome::refused})
        rows.push_back({.key = std::string{label(outcome)},
                        .value = counted(plan.count(outcome), "contact", "contacts")});
    return rows;
}

Response preview_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const std::string& csv,
                      const ImportPlan& plan,
                      const std::vector<core::FieldError>& errors = {},
                      int status = 200)
{
    const bool ready = plan.can_be_carried_out();
    std::vector<View> fields =
        ready ? std::vector{hidden_input("csv", csv), hidden_input("agreed", plan.fingerprint)}
              : csv_fields(csv, {});

    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Import contacts"});
    page["notice"] = notice_for(plan);
    page["details"] = summary_list(counts_of(plan));
    const Table lines = lines_table(plan);
    page["found"] = lines.rows.empty() ? View{false} : table(lines);
    page["save_url"] = ready ? import_url() + "/confirm" : import_url();
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["save"] = button({.label = ready ? "Import these contacts" : "See what would happen"});
    page["cancel_url"] = directory_url("contacts");
    return html_page(app,
                     request,
                     actor,
                     "directory/import_preview",
                     {.title = "Import contacts",
                      .section = Section::directory,
                      .back = {"Back", import_url()},
                      .status = status},
                     std::move(page));
}

core::Result<ImportPlan> planned(App& app, const core::Actor& actor, const std::string& csv)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::preview_contact_import(work, app.clock, actor, csv);
    });
}

}  // namespace

Response get_import_contacts(App& app, const Request& request, const core::Actor& actor)
{
    return start_form(app, request, actor, "agency,name,job_title,email,phone\n");
}

Response get_import_example(App&, const Request&, const core::Actor&)
{
    Response response = text_response(
        200,
        "agency,name,job_title,email,discipline,phone,duty_mailbox,deputy_email,language,lead\r\n"
        "Northshire Police,Robin Okafor,Detective sergeant,robin.okafor@police.example,,"
        "01632 960123,no,duty@police.example,English,yes\r\n"
        "Northshire Police,Public protection desk,Duty desk,duty@police.example,,"
        "01632 960124,yes,,Welsh,no\r\n");
    response.headers.clear();
    response.with("Content-Type", "text/csv; charset=utf-8");
    response.with("Content-Disposition", "attachment; filename=\"contacts-example.csv\"");
    return response;
}

Response post_import_preview(App& app, const Request& request, const core::Actor& actor)
{
    const std::string csv = csv_of(form_of(request));
    const auto plan = planned(app, actor, csv);
    if (plan) return preview_page(app, request, actor, csv, *plan);
    if (!belongs_in_form(plan.error())) return refusal_page(app, request, actor, plan.error());
    return start_form(
        app, request, actor, csv, form_errors(plan.error()), refusal_status(plan.error().refusal));
}

Response post_import_contacts(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string csv = csv_of(form);
    const auto imported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::import_contacts_and_follow(
            work, meeting_tools(app), actor, {.csv = csv, .agreed = form.get("agreed")});
    });
    if (imported) return done(directory_url("contacts"), "contacts-imported");
    const core::Error& error = imported.error();
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);

    // The directory changed since the person looked, so what would happen now is shown again.
    const auto plan = planned(app, actor, csv);
    if (!plan)
        return start_form(
            app, request, actor, csv, form_errors(plan.error()), refusal_status(error.refusal));
    const std::vector<core::FieldError> changed{
        {"", "The directory changed while you were looking. See again what would happen"}};
    return preview_page(app, request, actor, csv, *plan, changed, refusal_status(error.refusal));
}

}  // namespace quorate::server
