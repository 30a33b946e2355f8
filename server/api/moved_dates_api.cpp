#include "server/api/moved_dates_api.hpp"

#include "core/cases/view_case.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/view_moved_dates.hpp"
#include "core/rules/statutory_rule.hpp"
#include "server/api/case_json.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

json::object moved_json(const core::MovedDateEntry& entry)
{
    const core::ToldDate& told = entry.told;
    const core::CaseDueDate& date = told.date;
    return {{"id", date.id.text()},
            {"move", told.move.id.text()},
            {"cause", code(told.move.reason.cause)},
            {"changed_by", told.move.made_by.text()},
            {"changed_at", core::iso_utc(told.move.made_at)},
            {"seen_at", instant_or_null(told.seen_at)},
            {"case", date.case_id.text()},
            {"reference", told.reference},
            {"family_name", told.family_name.reveal()},
            {"rule_id", date.rule_id},
            {"label", rule_of(date).label},
            {"old_limit_date", core::iso(told.old_limit)},
            {"old_schedule_by", core::iso(told.old_schedule_by)},
            {"limit_date", core::iso(date.limit_date)},
            {"schedule_by", core::iso(date.schedule_by)},
            {"old_limit_at", instant_or_null(told.old_limit_at)},
            {"limit_at", instant_or_null(date.limit_at)},
            {"status", code(date.status)},
            {"no_longer_runs", told.no_longer_runs},
            {"meeting", id_or_null(date.meeting)},
            {"booked_for",
             date.booked_for ? json::value(core::rfc3339(*date.booked_for)) : json::value{}},
            {"booked_late", entry.is_booked_late},
            {"booked_on_a_day_off", entry.is_on_a_day_off}};
}

json::object replaced_json(const core::ReplacedDate& replaced)
{
    const core::CaseDueDate& date = replaced.date;
    json::array told;
    for (const core::ToldPerson& each : replaced.told)
        told.push_back({{"user", each.user.text()},
                        {"name", each.name.reveal()},
                        {"told_at", instant_or_null(replaced.at)},
                        {"seen_at", instant_or_null(each.seen_at)}});
    json::value by;
    if (replaced.by)
        by = json::object{{"id", replaced.by->id.text()},
                          {"limit_date", core::iso(replaced.by->limit_date)},
                          {"schedule_by", core::iso(replaced.by->schedule_by)},
                          {"status", code(replaced.by->status)}};
    return {{"id", date.id.text()},
            {"rule_id", date.rule_id},
            {"label", rule_of(date).label},
            {"event", date.event.text()},
            {"counted_from", core::iso(date.counted_from)},
            {"limit_date", core::iso(date.limit_date)},
            {"schedule_by", core::iso(date.schedule_by)},
            {"replaced_by", std::move(by)},
            {"replaced_at", instant_or_null(replaced.at)},
            {"cause", replaced.cause ? json::value(code(*replaced.cause)) : json::value{}},
            {"reason", replaced.reason},
            {"told", std::move(told)}};
}

}  // namespace

Response get_api_moved_dates(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const core::ToldDateQuery query{.with_seen = request.query.get("seen") == "true",
                                    .after = core::DueDateId{paging->after},
                                    .limit = paging->limit};
    const auto list = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_moved_dates(work, app.clock, actor, query);
    });
    if (!list) return problem(list.error());
    json::array items;
    for (const core::MovedDateEntry& entry : list->page.entries)
        items.push_back(moved_json(entry));
    const std::string next =
        list->page.has_more ? list->page.entries.back().told.date.id.text() : "";
    return list_response(request, std::move(items), next);
}

Response post_api_moved_dates_seen(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::mark_moved_dates_seen(
                work, app.clock, actor, core::DateMoveId{request.value(0)});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_replaced_dates(App& app, const Request& request, const core::Actor& actor)
{
    const auto dates = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_dates(work, case_tools(app), actor, core::CaseId{request.value(0)});
    });
    if (!dates) return problem(dates.error());
    json::array items;
    for (const core::ReplacedDate& each : dates->replaced)
        items.push_back(replaced_json(each));
    return list_response(request, std::move(items), "");
}

}  // namespace quorate::server
