#include "server/pages/operation/alert_pages.hpp"

#include "core/audit/alerts.hpp"
#include "core/dates/date_text.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/account_urls.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/operation/audit_words.hpp"

namespace quorate::server {
namespace {

/// The note that somebody tried to write, and what was wrong with it.
struct NoteForm {
    core::AuditAlertId alert = {};
    std::string note = {};
    std::vector<core::FieldError> errors = {};
    int status = 200;
};

// Every alert has a field of its own.
std::string field_name(const core::AuditAlertId& id)
{
    return "note-" + id.text();
}

View seen_form(const core::AuditAlert& alert, const NoteForm& form)
{
    const bool is_this = form.alert == alert.id;
    View view;
    view["seen_url"] = seen_alert_url(alert.id);
    view["note_field"] =
        textarea({.name = field_name(alert.id),
                  .label = "What came of it",
                  .value = is_this ? form.note : std::string{},
                  .error = is_this ? error_for(form.errors, field_name(alert.id)) : std::string{},
                  .rows = 2});
    view["seen"] = button({.label = "I have looked at this", .look = ButtonLook::secondary});
    return view;
}

View alert_view(const core::AlertsPage& alerts, const core::AuditAlert& alert, const NoteForm& form)
{
    std::vector<SummaryRow> rows;
    const bool is_chain = alert.kind == core::AlertKind::chain_broken;
    if (!is_chain) rows.push_back({"Who", who_logged(alerts.names, alert.subject)});
    rows.push_back({"Day", core::long_date(alert.day)});
    rows.push_back({is_chain ? "First entry that does not fit" : "Counted when it was raised",
                    number_text(alert.times)});
    if (alert.seen_by) {
        rows.push_back({"Looked at by",
                        who_logged(alerts.names, alert.seen_by->text()) + ", " +
                            when_logged(alert.seen_at.value())});
        rows.push_back({"What came of it", alert.note.reveal()});
    }
    View view;
    view["heading"] = text(core::label(alert.kind));
    view["state"] = alert.seen_by ? chip(Chip::done, "Looked at") : chip(Chip::late, "New");
    view["details"] = summary_list(rows);
    view["form"] = alert.seen_by ? View{false} : seen_form(alert, form);
    return view;
}

Response alerts_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const NoteForm& form)
{
    const core::Stretch stretch{.after = request.query.get("after"), .limit = 25};
    const auto alerts = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_alerts(work, actor, stretch); });
    if (!alerts) return refusal_page(app, request, actor, alerts.error());
    const auto& entries = alerts->page.entries;
    View page;
    page["error_summary"] = error_summary(form.errors);
    page["head"] = page_head({.heading = "Alerts",
                              .sub = "What the service has counted in the log that somebody should "
                                     "look at. An alert is no proof of anything."});
    page["alerts"] = view_list(
        entries, [&](const core::AuditAlert& alert) { return alert_view(*alerts, alert, form); });
    page["nothing"] =
        entries.empty()
            ? empty_state({.heading = "No alerts", .text = "Nothing unusual was counted."})
            : View{false};
    page["pages"] = pagination("",
                               alerts->page.has_more
                                   ? with_query(alerts_url(), {{"after", entries.back().id.text()}})
                                   : std::string{});
    return html_page(app,
                     request,
                     actor,
                     "audit/alerts",
                     {.title = "Alerts", .back = {"Back", audit_url()}, .status = form.status},
                     std::move(page));
}

}  // namespace

Response get_alerts(App& app, const Request& request, const core::Actor& actor)
{
    return alerts_page(app, request, actor, {});
}

Response post_seen_alert(App& app, const Request& request, const core::Actor& actor)
{
    const core::AuditAlertId id{request.value(0)};
    const Fields fields = form_of(request);
    const std::string& note = fields.get(field_name(id));
    const auto seen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::see_alert(work, app.clock, actor, id, note);
    });
    if (seen) return done(alerts_url(), "alert-seen");
    if (!belongs_in_form(seen.error())) return refusal_page(app, request, actor, seen.error());
    NoteForm form{.alert = id, .note = note, .status = refusal_status(seen.error().refusal)};
    for (const core::FieldError& error : form_errors(seen.error()))
        form.errors.push_back({field_name(id), error.message});
    return alerts_page(app, request, actor, form);
}

}  // namespace quorate::server
