#include "server/api/availability_api.hpp"

#include "core/availability/busy_csv.hpp"
#include "core/availability/busy_times.hpp"
#include "core/availability/calendar_sharing.hpp"
#include "core/dates/london_time.hpp"
#include "server/api/availability_json.hpp"
#include "server/api/directory_json.hpp"

namespace quorate::server {
namespace {

core::Error of_owner(core::Error error)
{
    return of_member(std::move(error), "owner", no_such_owner);
}

std::optional<core::Instant> moment_member(const json::object& body,
                                           std::string_view name,
                                           std::vector<core::FieldError>& errors)
{
    return core::parse_instant(text_member(body, name, errors));
}

core::Result<core::BusyTimeQuery> query_from(const Request& request)
{
    const auto owner = core::calendar_owner_from(request.query.get("owner"));
    if (!owner) return core::invalid("owner", std::string{no_such_owner});
    const auto paging = paging_of(request);
    if (!paging) return paging.error();
    return core::BusyTimeQuery{.owner = *owner,
                               .from = core::parse_instant(request.query.get("from")),
                               .until = core::parse_instant(request.query.get("until")),
                               .stretch = {.after = paging->after, .limit = paging->limit}};
}

ApiAnswer answer(const core::BusyTime& time)
{
    return {.body = to_json(time), .version = busy_time_version};
}

core::BusyTimeId time_of(const Request& request)
{
    return core::BusyTimeId{request.value(0)};
}

using SharingUseCase = core::Result<core::CalendarSharing>(core::UnitOfWork&,
                                                           const core::Clock&,
                                                           const core::Actor&,
                                                           const core::CalendarOwner&);

Response sharing_response(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          SharingUseCase& use_case)
{
    const auto owner = core::calendar_owner_from(request.value(0));
    if (!owner) return problem({core::Refusal::not_found});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) { return use_case(work, app.clock, actor, *owner); },
        [](const core::CalendarSharing& sharing) { return ApiAnswer{.body = to_json(sharing)}; },
        // The owner is the address itself, no member of what is sent.
        [](core::Error error) { return renamed(std::move(error), {{"owner", ""}}); });
}

}  // namespace

Response get_api_busy_times(App& app, const Request& request, const core::Actor& actor)
{
    const auto query = query_from(request);
    if (!query) return problem(query.error());
    const auto page = app.read(actor, [&](core::UnitOfWork& work) {
        return core::list_busy_times(work, app.clock, actor, *query);
    });
    if (!page) return problem(of_owner(page.error()));
    return page_response(request, page);
}

Response post_api_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string kind = text_member(*body, "kind", errors);
    const core::AddBusyTime command{
        .owner = owner_member(*body, errors),
        .starts_at = moment_member(*body, "starts_at", errors),
        .ends_at = moment_member(*body, "ends_at", errors),
        .kind = kind.empty() ? core::BusyKind::busy : core::busy_kind_from(kind)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::add_busy_time(work, app.clock, app.random, actor, command);
        },
        [](const core::BusyTime& time) {
            return created(answer(time), "/api/v1/busy-times/" + time.id.text());
        },
        of_owner);
}

Response post_api_busy_times_import(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string csv = text_member(*body, "csv", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::import_busy_csv(work, app.clock, app.random, actor, csv);
        },
        [](const core::ImportedBusyTimes& imported) {
            return ApiAnswer{.body = to_json(imported)};
        });
}

Response get_api_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto time = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_busy_time(work, app.clock, actor, time_of(request));
    });
    return time ? api_response(answer(*time)) : problem(time.error());
}

Response delete_api_busy_time(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto time = core::find_busy_time(work, app.clock, actor, time_of(request));
            if (!time) return time.error();
            if (named->among(busy_time_version) != busy_time_version)
                return core::Refusal::stale_version;
            return core::remove_busy_time(work, app.clock, actor, time->id);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_calendar_sharing(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = core::calendar_owner_from(request.value(0));
    if (!owner) return problem({core::Refusal::not_found});
    const auto sharing = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_sharing(work, app.clock, actor, *owner);
    });
    return sharing ? api_response({.body = to_json(*sharing)}) : problem(sharing.error());
}

Response post_api_calendar_kept(App& app, const Request& request, const core::Actor& actor)
{
    return sharing_response(app, request, actor, core::say_calendar_is_kept);
}

Response post_api_calendar_stop(App& app, const Request& request, const core::Actor& actor)
{
    return sharing_response(app, request, actor, core::stop_sharing);
}

}  // namespace quorate::server
