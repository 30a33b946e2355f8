#include "server/pages/operation/audit_find_pages.hpp"

#include <memory>
#include <utility>

#include "core/audit/find_entries.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "db/session/confinement.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/operation/audit_words.hpp"
#include "server/pages/operation/log_search_form.hpp"

namespace quorate::server {
namespace {

constexpr int entries_at_a_time = 1000;

// The last line of a file whose rest could not be read, so that nobody takes it for whole.
constexpr const char* cut_short = "The database could not be read. Take this file again\r\n";

const auto same = [](const View& view) { return view; };

View found_table(const core::FoundEntries& found)
{
    Table log{.caption = "Who did what, newest first",
              .columns = {"When", "Who", "What", "Family", "Outcome", "From"},
              .rows = {}};
    for (const core::FoundEntry& each : found.entries) {
        const core::AuditRecord& record = each.entry.record;
        log.rows.push_back({.cells = {{.text = when_logged(record.at),
                                       .sub = "Entry " + number_text(each.entry.number)},
                                      {.text = who_logged(found.names, record.actor),
                                       .sub = role_logged(record.actor_role)},
                                      what_logged(record, Codes::shown),
                                      {.text = each.reference},
                                      {.text = outcome_logged(record, Codes::shown)},
                                      {.text = record.network}},
                            .tone = record.result == "ok" ? RowTone::plain : RowTone::soon});
    }
    return log.rows.empty() ? View{false} : table(log);
}

View older_form(const core::FoundEntries& found, const LogSearchForm& form)
{
    if (!found.has_more) return View{false};
    std::vector<View> fields = hidden_log_search(form);
    fields.push_back(hidden_input("reason", form.reason));
    fields.push_back(hidden_input("before", number_text(found.entries.back().entry.number)));
    View older;
    older["older_url"] = log_search_url();
    older["fields"] = view_list(fields, same);
    older["older"] = button({.label = "Show older entries", .look = ButtonLook::secondary});
    return older;
}

View export_form(const LogSearchForm& form)
{
    View download;
    download["export_url"] = log_export_url();
    download["fields"] = view_list(hidden_log_search(form), same);
    download["download"] =
        button({.label = "Download all of these as CSV", .look = ButtonLook::secondary});
    return download;
}

Response search_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const LogSearchForm& form,
                     const core::FoundEntries* found = nullptr)
{
    const auto people = app.read(
        actor, [&](core::UnitOfWork& work) { return core::people_in_log(work, app.clock, actor); });
    if (!people) return refusal_page(app, request, actor, people.error());
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "Search the log",
                              .sub = "Who did, saw and was refused what in the whole authority. "
                                     "That you look is logged as well."});
    page["search_url"] = log_search_url();
    page["fields"] = log_search_fields(*people, form);
    page["look"] = button({.label = "Search"});
    page["found"] = found ? found_table(*found) : View{false};
    page["nothing"] =
        found && found->entries.empty()
            ? empty_state({.heading = "Nothing is logged", .text = "No entry is as you asked."})
            : View{false};
    page["older_form"] = found ? older_form(*found, form) : View{false};
    page["export_form"] = found && !found->entries.empty() ? export_form(form) : View{false};
    return html_page(
        app,
        request,
        actor,
        "audit/search",
        {.title = "Search the log", .back = {"Back", audit_url()}, .status = form.status},
        std::move(page));
}

Response search_page_with(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          LogSearchForm form,
                          const core::Error& error)
{
    for (core::FieldError& each : form_errors(error))
        form.errors.push_back(std::move(each));
    form.status = refusal_status(error.refusal);
    return search_page(app, request, actor, form);
}

// Sends stretch after stretch, each read in a transaction of its own on a worker thread.
Task<void> send_log(EventSink& sink, App* app, core::LogExport exported)
{
    const auto stretch = std::make_shared<std::string>(core::log_csv_header());
    bool goes_on = true;
    while (goes_on) {
        std::string text = std::move(*stretch);
        stretch->clear();
        const bool sent = co_await sink.send(std::move(text));
        if (!sent) co_return;
        const std::function<int()> read = [app, &exported, stretch] {
            // The stream goes on after its request, on another thread.
            const db::Confinement confined{exported.authority};
            try {
                const auto found = app->database.read([&](core::UnitOfWork& work) {
                    return core::next_exported(work, exported, entries_at_a_time);
                });
                for (const core::FoundEntry& each : found)
                    *stretch += core::log_csv_row(exported, each);
                return static_cast<int>(found.size());
            } catch (const db::Failure&) {
                *stretch = cut_short;
                return 0;
            }
        };
        const int rows = co_await sink.on_worker(read);
        goes_on = rows > 0;
        // What is left is why it ends here.
        if (!goes_on && !stretch->empty()) co_await sink.send(*stretch);
    }
}

}  // namespace

Response get_log_search(App& app, const Request& request, const core::Actor& actor)
{
    return search_page(app, request, actor, {});
}

Response post_log_search(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    LogSearchForm form = read_log_search(fields);
    const core::LogSearch search = search_of(form, fields);
    const auto unread = std::exchange(form.errors, {});
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::find_entries(work, app.clock, actor, search, form.reason));
    });
    if (!found && belongs_in_form(found.error()))
        return search_page_with(app, request, actor, form, found.error());
    if (!found) return refusal_page(app, request, actor, found.error());
    return search_page(app, request, actor, form, &*found);
}

Response post_log_export(App& app, const Request& request, const core::Actor& actor)
{
    const Fields fields = form_of(request);
    LogSearchForm form = read_log_search(fields);
    const core::LogSearch search = search_of(form, fields);
    const auto unread = std::exchange(form.errors, {});
    const auto exported = app.transact(actor, [&](core::UnitOfWork& work) {
        return with_unread(unread, core::begin_log_export(work, app.clock, actor, search));
    });
    if (!exported && belongs_in_form(exported.error()))
        return search_page_with(app, request, actor, form, exported.error());
    if (!exported) return refusal_page(app, request, actor, exported.error());

    Response response;
    response.with("Content-Type", "text/csv; charset=utf-8").with("Cache-Control", "no-store");
    response.with(
        "Content-Disposition",
        "attachment; filename=\"audit-" + core::iso(core::london_date(app.now())) + ".csv\"");
    response.events = [app = &app, exported = *exported](EventSink& sink) {
        return send_log(sink, app, exported);
    };
    return response;
}

}  // namespace quorate::server
