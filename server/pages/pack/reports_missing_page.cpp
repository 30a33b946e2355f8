#include "core/pack/reports_missing.hpp"

#include "core/dates/date_text.hpp"
#include "server/app/page.hpp"
#include "server/pages/dates/due_list_page.hpp"
#include "server/pages/directory/listed_from.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_pages.hpp"

namespace quorate::server {
namespace {

std::string joined(const std::vector<std::string>& names)
{
    std::string all;
    for (const std::string& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

TableRow row_of(const core::MissingReports& entry)
{
    const core::Meeting& meeting = entry.listing.meeting;
    return {
        .cells = {{.text = reference_text(entry.listing),
                   .url = reports_url(meeting.id),
                   .sub = kind_text(entry.listing)},
                  {.text = when_text(meeting)},
                  {.text = "",
                   .sub = "Due " + core::short_date(entry.due.on),
                   .chips = {deadline_chip(entry.left)}},
                  {.text = number_text(entry.missing.size()) + " of " + number_text(entry.asked),
                   .sub = joined(entry.missing)}},
        .tone = entry.left.is_late ? RowTone::late : RowTone::plain};
}

}  // namespace

Response get_reports_missing(App& app, const Request& request, const core::Actor& actor)
{
    core::Stretch stretch{.after = request.query.get("after")};
    const auto found = listed_from(stretch.after, [&] {
        return app.transact(actor, [&](core::UnitOfWork& work) {
            return core::list_missing_reports(work, meeting_tools(app), actor, stretch);
        });
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    Table rows{.caption = "Meetings whose reports are missing, the first meeting on top",
               .columns = {"Meeting", "When", "Time left", "Missing"},
               .rows = {}};
    for (const core::MissingReports& entry : found->entries)
        rows.rows.push_back(row_of(entry));
    View page;
    page["head"] = page_head({.heading = "Reports missing",
                              .sub = "Meetings ahead that still wait for an agency’s report"});
    page["lists"] = work_tabs(WorkList::reports_missing);
    page["found"] = rows.rows.empty() ? View{false} : table(rows);
    page["nothing"] = rows.rows.empty()
                          ? empty_state({.heading = "No report is missing",
                                         .text = "Agencies are asked when a conference is booked."})
                          : View{false};
    page["pages"] =
        found->has_more
            ? pagination(
                  "", "/reports-missing?after=" + found->entries.back().listing.meeting.id.text())
            : View{false};
    return html_page(app,
                     request,
                     actor,
                     "pack/missing",
                     {.title = "Reports missing", .section = Section::needs_a_date},
                     std::move(page));
}

}  // namespace quorate::server
