// What managers and auditors see of families that were opened in an emergency.
#include "core/cases/emergency_review.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/families/emergency_pages.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/operation/audit_words.hpp"

namespace quorate::server {
namespace {

using core::EmergencyAccess;
using core::EmergencyEntry;

core::EmergencyAccessId access_of(const Request& request)
{
    return core::EmergencyAccessId{request.value(0)};
}

View approval_view(const EmergencyEntry& entry)
{
    const EmergencyAccess& access = entry.access;
    View view;
    view["details"] =
        summary_list({{.key = "Reference", .value = access.reference},
                      {.key = "Who asks", .value = entry.asked_by.reveal()},
                      {.key = "When", .value = core::london_short_time(access.asked_at)},
                      {.key = "Why", .value = access.reason.reveal()}});
    view["approve_url"] = approve_emergency_url(access.id.text());
    view["approve"] = button({.label = "Let them open it", .about = access.reference});
    return view;
}

TableRow row_of(const EmergencyEntry& entry)
{
    const EmergencyAccess& access = entry.access;
    std::vector<View> chips;
    if (entry.is_overdue) chips.push_back(chip(Chip::late, "Late"));
    std::string by;
    if (access.reviewed_at)
        by = access.is_justified ? "Justified" : "Not justified";
    else if (access.review_by)
        by = core::short_date(*access.review_by);
    return {.cells = {{.text = access.reference, .url = review_emergency_url(access.id.text())},
                      {.text = entry.asked_by.reveal()},
                      {.text = core::london_short_time(access.opened_at.value_or(access.asked_at))},
                      {.text = by, .chips = std::move(chips)}},
            .tone = entry.is_overdue ? RowTone::late : RowTone::plain};
}

View entries_table(const std::vector<EmergencyEntry>& entries,
                   const std::string& caption,
                   const std::string& last_column)
{
    if (entries.empty()) return View{false};
    Table table{.caption = caption, .columns = {"Reference", "Who opened it", "When", last_column}};
    for (const EmergencyEntry& each : entries)
        table.rows.push_back(row_of(each));
    return server::table(table);
}

std::vector<SummaryRow> details_of(const EmergencyEntry& entry)
{
    const EmergencyAccess& access = entry.access;
    std::vector<SummaryRow> rows{
        {.key = "Reference", .value = access.reference},
        {.key = "Who opened it", .value = entry.asked_by.reveal()},
        {.key = "Why", .value = access.reason.reveal()},
        {.key = "From", .value = core::london_short_time(*access.opened_at)},
        {.key = "Until", .value = core::london_short_time(*access.ends_at)}};
    if (access.approved_by)
        rows.push_back({.key = "Who approved it", .value = entry.approved_by.reveal()});
    if (access.reviewed_at) {
        rows.push_back(
            {.key = "Outcome", .value = access.is_justified ? "Justified" : "Not justified"});
        rows.push_back({.key = "What was found", .value = access.review_note.reveal()});
    } else if (access.review_by) {
        rows.push_back({.key = "To be reviewed by", .value = core::long_date(*access.review_by)});
    }
    return rows;
}

View done_table(const std::vector<core::AuditEntry>& done)
{
    if (done.empty()) return View{false};
    Table table{.caption = "What they did meanwhile, in order", .columns = {"When", "What"}};
    for (const core::AuditEntry& each : done)
        table.rows.push_back({.cells = {{.text = core::london_short_time(each.record.at)},
                                        what_logged(each.record, Codes::left_out)}});
    return server::table(table);
}

// Why the actor cannot say whether it was right, if they cannot.
View why_not(const EmergencyEntry& entry, core::Instant now)
{
    if (entry.access.reviewed_at) return View{false};
    if (!entry.may_decide)
        return alert(Alert::information,
                     {.strong = "Somebody else has to review it.",
                      .text = "You opened it yourself, or approved it."});
    if (state_of(entry.access, now) == core::EmergencyState::open)
        return alert(
            Alert::information,
            {.strong = "It has not ended yet.",
             .text = "Come back after " + core::london_clock_time(*entry.access.ends_at) + "."});
    return View{false};
}

View often_alert(const EmergencyEntry& entry)
{
    if (entry.by_them_this_week <= core::many_a_week) return View{false};
    return alert(
        Alert::warning,
        {.strong = "They opened " + counted(entry.by_them_this_week, "family", "families") +
                   " in an emergency within a week.",
         .text = "Ask why, and whether their work should be arranged differently."});
}

Response review_page(App& app,
                     const Request& request,
                     const core::Actor& actor,
                     const Fields& typed,
                     const FormTrouble& trouble = {{}, 200})
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_emergency_review(work, case_tools(app), actor, access_of(request));
    });
    if (!found) return refusal_page(app, request, actor, found.error());

    const EmergencyEntry& entry = found->entry;
    View notice = why_not(entry, app.now());
    const bool may_review = notice.is_false() && !entry.access.reviewed_at;
    const auto wrong = [&](const char* field) { return error_for(trouble.errors, field); };
    View page;
    page["error_summary"] = error_summary(trouble.errors);
    page["head"] = page_head({.heading = "Emergency access", .eyebrow = entry.access.reference});
    page["often"] = often_alert(entry);
    page["details"] = summary_list(details_of(entry));
    page["done_rows"] = done_table(found->done);
    page["nothing_done"] = found->done.empty();
    page["notice"] = std::move(notice);
    page["review_url"] = may_review ? review_emergency_url(entry.access.id.text()) : std::string{};
    const std::vector<View> fields{
        radios({.name = "outcome",
                .legend = "Was it right to open this record?",
                .options = {{"justified", "Justified", ""}, {"not_justified", "Not justified", ""}},
                .chosen = typed.get("outcome"),
                .error = wrong("outcome")}),
        textarea({.name = "note",
                  .label = "What you found",
                  .value = typed.get("note"),
                  .hint = "At least 15 characters. Do not write here what the record is about.",
                  .error = wrong("note"),
                  .rows = 3})};
    page["fields"] = view_list(fields, [](const View& field) { return field; });
    page["save"] = button({.label = "Save what you found"});
    return html_page(app,
                     request,
                     actor,
                     "emergency/review",
                     {.title = "Emergency access",
                      .back = {.label = "Emergency access", .url = emergency_reviews_url()},
                      .status = trouble.status},
                     std::move(page));
}

}  // namespace

Response get_emergency_reviews(App& app, const Request& request, const core::Actor& actor)
{
    const auto queue = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_emergency_queue(work, case_tools(app), actor);
    });
    if (!queue) return refusal_page(app, request, actor, queue.error());
    View page;
    page["head"] = page_head({.heading = "Emergency access to review",
                              .sub = "Families that somebody opened who does not work with them"});
    page["to_approve_some"] = !queue->to_approve.empty();
    page["to_approve"] = view_list(queue->to_approve, approval_view);
    page["to_review"] =
        entries_table(queue->to_review, "Emergency access to review", "To be reviewed by");
    page["nothing"] = queue->to_review.empty()
                          ? empty_state({.heading = "Nothing to review",
                                         .text = "Nobody has opened a family in an emergency."})
                          : View{false};
    page["reviewed"] = entries_table(queue->reviewed, "Emergency access, reviewed", "Outcome");
    return html_page(
        app, request, actor, "emergency/reviews", {.title = "Emergency access"}, std::move(page));
}

Response get_emergency_review(App& app, const Request& request, const core::Actor& actor)
{
    return review_page(app, request, actor, {});
}

Response post_emergency_review(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& outcome = form.get("outcome");
    if (outcome != "justified" && outcome != "not_justified")
        return review_page(app,
                           request,
                           actor,
                           form,
                           {{{"outcome", "Say whether it was right to open this record"}}, 422});
    const auto reviewed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::review_emergency_access(work,
                                             case_tools(app),
                                             actor,
                                             {.id = access_of(request),
                                              .is_justified = outcome == "justified",
                                              .note = core::FreeText{form.get("note")}});
    });
    if (reviewed) return done(emergency_reviews_url(), "emergency-reviewed");
    const auto trouble = form_trouble(reviewed.error());
    if (!trouble) return refusal_page(app, request, actor, reviewed.error());
    return review_page(app, request, actor, form, *trouble);
}

View emergency_reviews_notice(App& app, const core::Actor& actor)
{
    const int waiting = app.database.read([&](core::UnitOfWork& work) {
        return core::count_emergency_reviews(work, actor, app.now());
    });
    if (waiting == 0) return View{false};
    return alert(
        Alert::warning,
        {.strong = "Emergency access: " + counted(waiting, "case", "cases") + " to look at.",
         .text = "Somebody opened a family that they do not work with, or asks to.",
         .link = "Look at emergency access",
         .link_url = emergency_reviews_url()});
}

}  // namespace quorate::server
