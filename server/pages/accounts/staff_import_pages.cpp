#include "server/pages/accounts/staff_import_pages.hpp"

#include "core/access/permission.hpp"
#include "core/identity/staff_import.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::StaffLine;
using core::StaffOutcome;
using core::StaffPlan;

constexpr std::size_t lines_shown = 200;

// What somebody sent: the file wins over the box.
struct SentList {
    std::string csv = {};
    bool closes_absent = false;

    core::Absent absent() const
    {
        return closes_absent ? core::Absent::are_closed : core::Absent::stay;
    }
};

SentList list_of(const Request& request)
{
    const Fields form = form_of(request);
    const std::string& file = form.get("file");
    return {.csv = file.empty() ? form.get("csv") : file,
            .closes_absent = form.get("close_absent") == "yes"};
}

std::vector<View> fields_of(const SentList& list, const std::string& error)
{
    return {file_input({.name = "file",
                        .label = "CSV file",
                        .hint = "Saved from a spreadsheet as “CSV UTF-8”. At most 1,000 lines.",
                        .accept = ".csv,text/csv"}),
            textarea({.name = "csv",
                      .label = "Or paste the lines",
                      .value = list.csv,
                      .hint = "The first line names the columns",
                      .error = error,
                      .rows = 8}),
            checkboxes({.name = "close_absent",
                        .legend = "Who is not in the list?",
                        .options = {{"yes",
                                     "Close the accounts of staff who are not in the list",
                                     "Only with a list of all your staff. Your own account and "
                                     "those of agencies’ people stay"}},
                        .chosen = {list.closes_absent ? "yes" : ""}})};
}

Response start_form(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    SentList list,
                    const std::vector<core::FieldError>& errors = {},
                    int status = 200)
{
    // What is no text cannot be given back.
    if (!core::is_plain_text(list.csv, core::Lines::many)) list.csv.clear();
    return directory_form(
        app,
        request,
        actor,
        {.heading = "Import staff",
         .paragraphs =
             {"You will see what would be added, changed and closed before anything is done.",
              "Columns: name, email, role (such as Social worker, or SW), team (may be empty), and "
              "if you like job_title. Somebody with the same e-mail address is changed, not added "
              "again. At most 50 people can be added at once: you are shown a password for each.",
              "Administrators, managers and chairs who are new wait until another administrator "
              "confirms each of them."},
         .fields = fields_of(list, error_for(errors, "csv")),
         .save_label = "See what would happen",
         .save_url = staff_import_url(),
         .cancel_url = accounts_url(),
         .sends_file = true,
         .errors = errors,
         .status = status});
}

TableRow row_of(const StaffLine& line)
{
    std::string faults;
    for (const core::FieldError& fault : line.faults)
        faults += (faults.empty() ? "" : ". ") + fault.message;
    const Chip kind = line.outcome == StaffOutcome::refused     ? Chip::late
                      : line.outcome == StaffOutcome::close     ? Chip::soon
                      : line.outcome == StaffOutcome::unchanged ? Chip::none
                                                                : Chip::ok;
    const bool is_in_list = line.line > 0;
    return {.cells = {{.text = is_in_list ? "Line " + std::to_string(line.line)
                                          : std::string{"Not in it"}},
                      {.text = line.user.name.reveal(), .sub = line.user.job_title},
                      {.text = line.outcome == StaffOutcome::refused
                                   ? std::string{}
                                   : std::string{core::role_label(line.user.role)}},
                      {.text = line.team_name},
                      {.text = line.user.email.reveal()},
                      {.text = faults, .chips = {chip(kind, core::label(line.outcome))}}},
            .tone = kind == Chip::late ? RowTone::late : RowTone::plain};
}

// What is wrong, when anything is; else what would change.
Table lines_table(const StaffPlan& plan)
{
    const bool only_faults = !plan.can_be_carried_out();
    Table table{.caption = only_faults ? "Lines to put right" : "What would happen",
                .columns = {"Line", "Person", "Role", "Team", "E-mail", "Result"},
                .rows = {},
                .caption_shown = true};
    for (const StaffLine& line : plan.lines) {
        const bool shown = only_faults ? line.outcome == StaffOutcome::refused
                                       : line.outcome != StaffOutcome::unchanged;
        if (shown && table.rows.size() < lines_shown) table.rows.push_back(row_of(line));
    }
    return table;
}

View notice_for(const StaffPlan& plan)
{
    const int refused = plan.count(StaffOutcome::refused);
    if (refused == 0)
        return alert(Alert::information,
                     {.strong = "Nothing has been changed yet.",
                      .text = "Look at the lines, then import all of them."});
    return alert(Alert::error,
                 {.strong = std::to_string(refused) +
                            (refused == 1 ? " line needs" : " lines need") + " to be put right.",
                  .text = "Nothing is imported until every line is right."});
}

std::vector<SummaryRow> counts_of(const StaffPlan& plan)
{
    std::vector<SummaryRow> rows;
    for (const StaffOutcome outcome : {StaffOutcome::add,
                                       StaffOutcome::update,
                                       StaffOutcome::close,
                                       StaffOutcome::unchanged,
                                       StaffOutcome::refused})
        rows.push_back({.key = std::string{core::label(outcome)},
                        .value = std::to_string(plan.count(outcome))});
    return rows;
}

Response preview_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const SentList& list,
                      const StaffPlan& plan,
                      const std::vector<core::FieldError>& errors = {},
                      int status = 200)
{
    const bool ready = plan.can_be_carried_out();
    const std::vector<View> fields =
        ready ? std::vector{hidden_input("csv", list.csv),
                            hidden_input("close_absent", list.closes_absent ? "yes" : ""),
                            hidden_input("agreed", plan.fingerprint)}
              : fields_of(list, {});
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "Import staff"});
    page["notice"] = notice_for(plan);
    page["details"] = summary_list(counts_of(plan));
    const Table lines = lines_table(plan);
    page["found"] = lines.rows.empty() ? View{false} : table(lines);
    page["save_url"] = ready ? staff_import_url() + "/confirm" : staff_import_url();
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["save"] = button({.label = ready ? "Import this list" : "See what would happen"});
    page["cancel_url"] = accounts_url();
    return html_page(app,
                     request,
                     actor,
                     "directory/import_preview",
                     {.title = "Import staff",
                      .section = Section::accounts,
                      .back = {"Back", staff_import_url()},
                      .status = status},
                     std::move(page));
}

core::Result<StaffPlan> planned(App& app, const core::Actor& actor, const SentList& list)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::preview_staff_import(work, app.clock, actor, list.csv, list.absent());
    });
}

// Those who were added, each with the password that they are told.
Response passwords_page(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const StaffPlan& plan,
                        const std::map<std::string, std::string>& passwords)
{
    Table table{.caption = "Passwords", .columns = {"Person", "E-mail", "Password"}, .rows = {}};
    for (const StaffLine& line : plan.lines)
        if (const auto found = passwords.find(line.user.email.reveal()); found != passwords.end())
            table.rows.push_back({.cells = {{.text = line.user.name.reveal()},
                                            {.text = line.user.email.reveal()},
                                            {.text = found->second}}});
    View page;
    page["head"] = page_head({.heading = "The accounts are ready"});
    page["notice"] = alert(Alert::information,
                           {.strong = "Shown this once.",
                            .text = "Tell each person by telephone or in person. They change it "
                                    "after signing in."});
    page["found"] = server::table(table);
    page["on_url"] = accounts_url();
    page["on_label"] = "To the accounts";
    return html_page(app,
                     request,
                     actor,
                     "accounts/passwords",
                     {.title = "The accounts are ready", .section = Section::accounts},
                     std::move(page));
}

}  // namespace

Response get_staff_import(App& app, const Request& request, const core::Actor& actor)
{
    // Asked before the form is shown, because the password page in between would lose a file.
    const auto allowed = core::permit(actor, core::Action::user_create, actor.authority, app.now());
    if (!allowed) return refusal_page(app, request, actor, allowed.error());
    return start_form(app, request, actor, {.csv = "name,email,role,team,job_title\n"});
}

Response post_staff_preview(App& app, const Request& request, const core::Actor& actor)
{
    const SentList list = list_of(request);
    const auto plan = planned(app, actor, list);
    if (plan) return preview_page(app, request, actor, list, *plan);
    if (!belongs_in_form(plan.error())) return refusal_page(app, request, actor, plan.error());
    return start_form(
        app, request, actor, list, form_errors(plan.error()), refusal_status(plan.error().refusal));
}

Response post_staff_import(App& app, const Request& request, const core::Actor& actor)
{
    const SentList list = list_of(request);
    const auto plan = planned(app, actor, list);
    if (!plan && !belongs_in_form(plan.error()))
        return refusal_page(app, request, actor, plan.error());
    if (!plan || !plan->can_be_carried_out()) return post_staff_preview(app, request, actor);
    core::ImportStaff command{
        .csv = list.csv, .absent = list.absent(), .agreed = form_of(request).get("agreed")};
    std::map<std::string, std::string> passwords;
    if (command.agreed == plan->fingerprint)
        for (const StaffLine& line : plan->lines)
            if (line.outcome == StaffOutcome::add) {
                const std::string& email = line.user.email.reveal();
                passwords[email] = core::generated_password(app.random);
                command.password_hash[email] = app.hasher.hash(core::Password{passwords[email]});
            }
    const auto imported = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::import_staff(work, app.clock, app.random, actor, command);
    });
    if (imported && passwords.empty()) return done(accounts_url(), "staff-imported");
    if (imported) return passwords_page(app, request, actor, *imported, passwords);
    if (!belongs_in_form(imported.error()))
        return refusal_page(app, request, actor, imported.error());
    // Somebody changed the accounts since, so what would happen now is shown again.
    return preview_page(app,
                        request,
                        actor,
                        list,
                        *plan,
                        {{"",
                          "The accounts changed while you were looking. See again what would "
                          "happen"}},
                        refusal_status(imported.error().refusal));
}

}  // namespace quorate::server
