#include "server/pages/operation/audit_pages.hpp"

#include "core/access/permission.hpp"
#include "core/audit/alerts.hpp"
#include "core/audit/find_entries.hpp"
#include "core/audit/view_audit.hpp"
#include "server/app/api.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/operation/audit_words.hpp"
#include "server/pages/operation/who_saw_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;

const auto same = [](const View& view) { return view; };

struct AuditForm {
    std::string reference = {};
    std::string reason = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

View case_fields(const core::Actor& actor, const AuditForm& form)
{
    std::vector<View> fields{text_input({.name = "reference",
                                         .label = "Reference of the case",
                                         .value = form.reference,
                                         .error = error_for(form.errors, "reference"),
                                         .width = 10,
                                         .autocomplete = "off"})};
    if (actor.role == core::Role::auditor)
        fields.push_back(textarea(
            {.name = "reason",
             .label = "Why you need it",
             .value = form.reason,
             .hint = "At least 15 characters. Name nobody: it is kept in the log for good.",
             .error = error_for(form.errors, "reason"),
             .rows = 3}));
    return view_list(fields, same);
}

View alerts_part(App& app, const core::Actor& actor)
{
    if (!core::may_see_alerts(actor)) return View{false};
    const auto unseen =
        app.read(actor, [&](core::UnitOfWork& work) { return core::unseen_alerts(work, actor); });
    if (!unseen) return View{false};
    View part;
    part["alerts_url"] = alerts_url();
    part["unseen"] = *unseen == 0 ? std::string{"Nothing new to look at."}
                                  : counted(*unseen, "alert", "alerts") + " to look at.";
    return part;
}

Response audit_page(App& app,
                    const Request& request,
                    const core::Actor& actor,
                    const AuditForm& form,
                    View notice = View{false})
{
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "Audit"});
    page["notice"] = std::move(notice);
    const auto length = core::permit_role(actor, Action::audit_verify_chain)
                            ? app.read(actor,
                                       [&](core::UnitOfWork& work) {
                                           return core::chain_length(work, app.clock, actor);
                                       })
                            : core::Result<std::int64_t>{core::Refusal::not_permitted};
    View chain{false};
    if (length) {
        chain = View{};
        chain["length"] = counted(*length, "entry", "entries");
        chain["verify_url"] = verify_chain_url();
        chain["verify"] = button({.label = "Check the whole chain", .look = ButtonLook::secondary});
    }
    page["chain"] = std::move(chain);
    View case_form{false};
    if (core::permit_role(actor, Action::audit_view_case_log)) {
        case_form = View{};
        case_form["case_url"] = case_log_url();
        case_form["fields"] = case_fields(actor, form);
        const std::vector<View> buttons{button({.label = "Show the log"}),
                                        button({.label = "Show who has seen the record",
                                                .look = ButtonLook::secondary,
                                                .name = "show",
                                                .value = "people"})};
        case_form["buttons"] = view_list(buttons, same);
    }
    page["case_form"] = std::move(case_form);
    page["alerts"] = alerts_part(app, actor);
    page["find_url"] = core::may_find_entries(actor, app.now()) ? log_search_url() : std::string{};
    page["reviews_url"] = core::permit_role(actor, Action::case_break_glass_review)
                              ? emergency_reviews_url()
                              : std::string{};
    page["own_log_url"] = own_log_url();
    return html_page(app,
                     request,
                     actor,
                     "audit/audit",
                     {.title = "Audit", .status = form.status},
                     std::move(page));
}

View log_table(const core::LogPage& page, const std::string& caption, Codes codes)
{
    Table log{
        .caption = caption, .columns = {"When", "Who", "What", "Outcome", "From"}, .rows = {}};
    for (const core::AuditEntry& entry : page.entries) {
        const core::AuditRecord& record = entry.record;
        log.rows.push_back({.cells = {{.text = when_logged(record.at),
                                       .sub = "Entry " + number_text(entry.number)},
                                      {.text = who_logged(page.names, record.actor),
                                       .sub = role_logged(record.actor_role)},
                                      what_logged(record, codes),
                                      {.text = outcome_logged(record, codes)},
                                      {.text = record.network}},
                            .tone = record.result == "ok" ? RowTone::plain : RowTone::soon});
    }
    return log.rows.empty() ? View{false} : table(log);
}

View nothing_logged(const core::LogPage& page)
{
    if (!page.entries.empty()) return View{false};
    return empty_state({.heading = "Nothing is logged", .text = "There are no entries here."});
}

std::int64_t before_of(const std::string& text)
{
    return whole_number(text).value_or(0);
}

}  // namespace

Response get_audit(App& app, const Request& request, const core::Actor& actor)
{
    return audit_page(app, request, actor, {});
}

Response post_verify_chain(App& app, const Request& request, const core::Actor& actor)
{
    const auto status = app.transact(
        actor, [&](core::UnitOfWork& work) { return core::verify_chain(work, app.clock, actor); });
    if (!status) return refusal_page(app, request, actor, status.error());
    if (status->first_broken)
        return audit_page(app,
                          request,
                          actor,
                          {},
                          alert(Alert::error,
                                {.strong = "The chain is broken.",
                                 .text = "Entry " + number_text(*status->first_broken) +
                                         " does not fit. Tell the data protection officer and "
                                         "keep the last backup."}));
    return audit_page(
        app,
        request,
        actor,
        {},
        alert(Alert::success,
              {.strong = "The chain is whole.",
               .text = counted(status->entries, "entry was", "entries were") + " checked."}));
}

Response get_own_log(App& app, const Request& request, const core::Actor& actor)
{
    const auto log = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_own_log(
            work, app.clock, actor, {.before = before_of(request.query.get("before"))});
    });
    if (!log) return refusal_page(app, request, actor, log.error());
    View page;
    page["head"] = page_head({.heading = "What was logged of you"});
    page["found"] = log_table(*log, "What was logged of you, newest first", Codes::left_out);
    page["nothing"] = nothing_logged(*log);
    page["older_form"] = false;
    const std::string older =
        log->has_more
            ? with_query(own_log_url(), {{"before", number_text(log->entries.back().number)}})
            : std::string{};
    page["pages"] = pagination("", older);
    return html_page(app,
                     request,
                     actor,
                     "audit/log",
                     {.title = "Your log", .back = {"Back", own_account_url()}},
                     std::move(page));
}

namespace {

// What of the two forms about a case was wrong.
Response case_form_with(App& app,
                        const Request& request,
                        const core::Actor& actor,
                        const Fields& form,
                        const core::Error& refused)
{
    const core::Error error = of_member(refused, "reference", core::no_case_of_reference);
    if (!belongs_in_form(error)) return refusal_page(app, request, actor, error);
    return audit_page(app,
                      request,
                      actor,
                      {.reference = form.get("reference"),
                       .reason = form.get("reason"),
                       .errors = form_errors(error),
                       .status = refusal_status(error.refusal)});
}

}  // namespace

Response post_case_log(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& reference = form.get("reference");
    const std::string& reason = form.get("reason");
    if (form.get("show") == "people") {
        const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
            return core::who_saw(work, app.clock, actor, {.reference = reference}, reason);
        });
        return seen ? who_saw_page(app, request, actor, *seen, {"Back", audit_url()})
                    : case_form_with(app, request, actor, form, seen.error());
    }
    const auto log = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_log(work,
                                   app.clock,
                                   actor,
                                   {.reference = reference},
                                   reason,
                                   {.before = before_of(form.get("before"))});
    });
    if (!log) return case_form_with(app, request, actor, form, log.error());

    View page;
    page["head"] = page_head({.heading = "Log of " + log->reference});
    page["found"] = log_table(log->page,
                              "Who did what, newest first",
                              actor.role == core::Role::auditor ? Codes::shown : Codes::left_out);
    page["nothing"] = nothing_logged(log->page);
    View older_form{false};
    if (log->page.has_more) {
        older_form = View{};
        older_form["older_url"] = case_log_url();
        older_form["fields"] = view_list(
            std::vector{hidden_input("reference", reference),
                        hidden_input("reason", reason),
                        hidden_input("before", number_text(log->page.entries.back().number))},
            same);
        older_form["older"] =
            button({.label = "Show older entries", .look = ButtonLook::secondary});
    }
    page["older_form"] = std::move(older_form);
    page["pages"] = false;
    return html_page(app,
                     request,
                     actor,
                     "audit/log",
                     {.title = "Log of a case", .back = {"Back", audit_url()}},
                     std::move(page));
}

}  // namespace quorate::server
