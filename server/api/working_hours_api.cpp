#include "core/availability/service_times.hpp"
#include "core/availability/working_patterns.hpp"
#include "server/api/availability_api.hpp"
#include "server/api/availability_json.hpp"

namespace quorate::server {
namespace {

template <class Kept>
ApiAnswer answer(const Kept& kept)
{
    return {.body = to_json(kept), .version = kept.version};
}

template <class Kept>
Response kept_response(const core::Result<Kept>& kept)
{
    return kept ? api_response(answer(*kept)) : problem(kept.error());
}

// Replaces what `view` gives by what `read` makes of the body, under the version that is kept: 0 as
// long as nothing is.
template <class View, class Read, class Set>
Response put(
    App& app, const Request& request, const core::Actor& actor, View view, Read read, Set set)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    auto command = read(*body, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    using Kept = decltype(command);
    const auto replace = [&](core::UnitOfWork& work) -> core::Result<Kept> {
        const auto kept = view(work);
        if (!kept) return kept.error();
        command.version = named->among(kept->version);
        return set(work, app.clock, actor, command);
    };
    return api_transact(app, request, actor, replace, answer<Kept>);
}

core::Result<core::OwnersPatterns> patterns_of(core::UnitOfWork& work,
                                               App& app,
                                               const core::Actor& actor,
                                               const std::optional<core::CalendarOwner>& owner)
{
    if (!owner) return core::Refusal::not_found;
    return core::view_working_pattern(work, app.clock, actor, *owner);
}

}  // namespace

Response get_api_working_patterns(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = core::calendar_owner_from(request.value(0));
    return kept_response(app.read(
        actor, [&](core::UnitOfWork& work) { return patterns_of(work, app, actor, owner); }));
}

Response put_api_working_patterns(App& app, const Request& request, const core::Actor& actor)
{
    const auto owner = core::calendar_owner_from(request.value(0));
    return put(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) { return patterns_of(work, app, actor, owner); },
        [&](const json::object& body, std::vector<core::FieldError>& errors) {
            return core::OwnersPatterns{.owner = owner.value_or(core::CalendarOwner{}),
                                        .patterns = patterns_from(body, errors)};
        },
        core::set_working_pattern);
}

Response get_api_school_holidays(App& app, const Request&, const core::Actor& actor)
{
    return kept_response(app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_school_holidays(work, app.clock, actor);
    }));
}

Response put_api_school_holidays(App& app, const Request& request, const core::Actor& actor)
{
    return put(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) { return core::view_school_holidays(work, app.clock, actor); },
        [](const json::object& body, std::vector<core::FieldError>& errors) {
            return core::SchoolHolidays{.holidays = holidays_from(body, errors)};
        },
        core::set_school_holidays);
}

Response get_api_service_hours(App& app, const Request&, const core::Actor& actor)
{
    return kept_response(app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_service_hours(work, app.clock, actor);
    }));
}

Response put_api_service_hours(App& app, const Request& request, const core::Actor& actor)
{
    return put(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) { return core::view_service_hours(work, app.clock, actor); },
        service_hours_from,
        core::set_service_hours);
}

}  // namespace quorate::server
