#include "core/due_dates/due_list.hpp"
#include "server/api/case_api.hpp"
#include "server/api/case_json.hpp"
#include "server/api/named_ids.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::BookedOrNot booking_of(const std::string& booked)
{
    if (booked.empty()) return core::BookedOrNot::any;
    return booked == "true" ? core::BookedOrNot::booked : core::BookedOrNot::not_booked;
}

}  // namespace

Response get_api_due_list(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    if (const auto unknown = unknown_ids(app, request, actor)) return problem(*unknown);
    const std::string& awaiting = request.query.get("awaiting_approval");
    const core::DueFilter filter{.team = core::TeamId{request.query.get("team")},
                                 .chair = core::UserId{request.query.get("chair")},
                                 .rule = request.query.get("rule"),
                                 .booking = booking_of(request.query.get("booked")),
                                 .standing = core::due_standing_from(request.query.get("standing")),
                                 .provisional_only = request.query.get("provisional") == "true",
                                 .awaiting_approval_only = awaiting == "true",
                                 .after = core::DueDateId{paging->after},
                                 .limit = paging->limit};
    const auto list = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_due_list(work, case_tools(app), actor, filter);
    });
    if (!list) return problem(list.error());
    json::array items;
    for (const core::DueEntry& entry : list->page.entries)
        items.push_back(to_json(entry));
    const std::string next = list->page.has_more ? list->page.entries.back().row.due.id.text() : "";
    return list_response(request, std::move(items), next);
}

}  // namespace quorate::server
