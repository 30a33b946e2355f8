#include "server/pages/operation/audit_find_pages.hpp"

#include <memory>
#include <utility>

#include "core/audit/find_entries.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/unread_fields.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/operation/audit_words.hpp"

namespace quorate::server {
namespace {

constexpr int entries_at_a_time = 1000;

// The last line of a file whose rest could not be read, so that nobody takes it for whole.
constexpr const char* cut_short = "The database could not be read. Take this file again\r\n";

const auto same = [](const View& view) { return view; };

/// The form as it was filled in.
struct SearchForm {
    std::string who = {};
    std::string action = {};
    std::string reference = {};
    std::string from = {};
    std::string until = {};
    std::string part = {};
    std::string reason = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

SearchForm read_form(const Fields& form)
{
    return {.who = form.get("who"),
            .action = form.get("action"),
            .reference = form.get("reference"),
            .from = form.get("from"),
            .until = form.get("until"),
            .part = form.get("part"),
            .reason = form.get("reason")};
}

std::optional<core::Date> day(SearchForm& form, const char* name, const std::string& typed)
{
    if (typed.empty()) return std::nullopt;
    const auto found = core::parse_typed_date(typed);
    if (!found) form.errors.push_back({name, core::typed_date_fault(typed)});
    return found;
}

core::LogSearch search_of(SearchForm& form, const Fields& fields)
{
    core::LogSearch search{.who = form.who, .action = form.action, .reference = form.reference};
    search.from = day(form, "from", form.from);
    search.until = day(form, "until", form.until);
    if (form.part == "refusals") search.part = core::LogPart::refusals;
    if (form.part == "exports") search.part = core::LogPart::exports;
    search.before = whole_number(fields.get("before")).value_or(0);
    return search;
}

Select who_field(const std::vector<core::User>& people, const SearchForm& form)
{
    Select who{.name = "who",
               .label = "Who",
               .options = {{"system", "The service"}},
               .chosen = form.who,
               .prompt = "Anybody",
               .error = error_for(form.errors, "who")};
    for (const core::User& user : people)
        who.options.push_back({user.id.text(), user.name.reveal()});
    return who;
}

// By the first word of their names: "case", "meeting".
Select action_field(const SearchForm& form)
{
    Select action{.name = "action",
                  .label = "What",
                  .chosen = form.action,
                  .prompt = "Anything",
                  .error = error_for(form.errors, "action")};
    const auto add = [&action](const std::string& name) {
        const std::string group = name.substr(0, name.find('.'));
        if (action.groups.empty() || action.groups.back().label != group)
            action.groups.push_back({group, {}});
        action.groups.back().options.push_back({name, name});
    };
    for (const core::Action each : core::all_actions())
        add(std::string{core::action_name(each)});
    for (const std::string& event : core::audit_events())
        add(event);
    return action;
}

View fields_of(const std::vector<core::User>& people, const SearchForm& form)
{
    const std::vector<View> fields{
        select(who_field(people, form)),
        select(action_field(form)),
        text_input({.name = "reference",
                    .label = "Reference of the family",
                    .value = form.reference,
                    .error = error_for(form.errors, "reference"),
                    .width = 10,
                    .autocomplete = "off"}),
        date_input({.name = "from",
                    .label = "First day",
                    .value = form.from,
                    .error = error_for(form.errors, "from")},
                   DateExample::past),
        date_input({.name = "until",
                    .label = "Last day",
                    .value = form.until,
                    .error = error_for(form.errors, "until")},
                   DateExample::past),
        radios({.name = "part",
                .legend = "Show",
                .options = {{"everything", "Everything"},
                            {"refusals", "Only what was refused"},
                            {"exports", "Only what left as a file"}},
                .chosen = form.part.empty() ? "everything" : form.part,
                .small = true}),
        textarea({.name = "reason",
                  .label = "Why you need it",
                  .value = form.reason,
                  .hint = "At least 15 characters. It is kept in the log.",
                  .error = error_for(form.errors, "reason"),
                  .rows = 3})};
    return view_list(fields, same);
}

View found_table(const core::FoundEntries& found)
{
    Table log{.caption = "Who did what, newest first",
              .columns = {"When", "Who", "What", "Family", "Outcome", "From"},
              .rows = {}};
    for (const core::FoundEntry& each : found.entries) {
        const core::AuditRecord& record = each.entry.record;
        log.rows.push_back(
            {.cells = {{.text = when_logged(record.at),
                        .sub = "Entry " + number_text(each.entry.number)},
                       {.text = who_logged(found.names, record.actor),
                        .sub = role_logged(record.actor_role)},
                       {.text = record.action, .sub = record.detail},
                       {.text = each.reference},
                       {.text = record.result == "ok" ? "Done" : "Refused " + record.result},
                       {.text = record.network}},
             .tone = record.result == "ok" ? RowTone::plain : RowTone::soon});
    }
    return log.rows.empty() ? View{false} : table(log);
}

// The search again, for the forms below what was found.
std::vector<View> hidden_search(const SearchForm& form)
{
    return {hidden_input("who", form.who),
            hidden_input("action", form.action),
            hidden_input("reference", form.reference),
            hidden_input("from", form.from),
            hidden_input("until", form.until),
            hidden_input("part", form.part)};
}

View older_form(const core::FoundEntries& found, const SearchForm& form)
{
    if (!found.has_more) return View{false};
    std::vector<View> fields = hidden_search(form);
    fields.push_back(hidden_input("reason", form.reason));
    fields.push_back(hidden_input("before", number_text(found.entries.back().entry.number)));
    View older;
    older["older_url"] = log_search_url();
    older["fields"] = view_list(fields, same);
    older["older"] = button({.label = "Show older entries", .look = ButtonLook::secondary});
    return older;
}

View export_form(const SearchForm& form)
{
    View download;
    download["export_url"] = log_export_url();
    download["fields"] = view_list(hidden_search(form), same);
    download["download"] =
        button({.label = "Download all of these as CSV", .look = ButtonLook::secondary});
    return download;
}

Response search_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const SearchForm& form,
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
    page["fields"] = fields_of(*people, form);
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
                          SearchForm form,
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
    SearchForm form = read_form(fields);
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
    SearchForm form = read_form(fields);
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
