#include "server/api/dates_settings_api.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/local_closures.hpp"
#include "core/due_dates/local_rules.hpp"
#include "server/api/case_json.hpp"
#include "server/api/directory_json.hpp"
#include "server/api/given_members.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

json::value when(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value{};
}

json::object to_json(const core::Closure& closure)
{
    return {{"on", core::iso(closure.on)},
            {"name", closure.name},
            {"owner", closure.owner.reveal()},
            {"decided_by", closure.decided_by.text()},
            {"decided_at", core::iso_utc(closure.decided_at)},
            {"version", closure.version}};
}

json::object to_json(const core::DatesChange& change)
{
    return {{"id", change.id.text()},
            {"kind", code(change.kind)},
            {"status", code(change.status)},
            {"from", core::iso(change.from)},
            {"until", core::iso(change.until)},
            {"name", change.name},
            {"rule_id", change.rule_id},
            {"in_use", change.in_use},
            {"owner", change.owner.reveal()},
            {"reason", change.reason},
            {"proposed_by", change.proposed_by.text()},
            {"proposed_at", core::iso_utc(change.proposed_at)},
            {"decided_by", change.decided_by.text()},
            {"decided_at", when(change.decided_at)},
            {"moved_dates", change.moved_dates},
            {"moved_families", change.moved_families}};
}

json::object to_json(const core::DecidedLocalRule& decided)
{
    return {{"rule_id", decided.choice.rule_id},
            {"in_use", decided.choice.in_use},
            {"from", core::iso(decided.choice.from)},
            {"owner", decided.owner.reveal()},
            {"reason", decided.reason},
            {"decided_by", decided.decided_by.text()},
            {"decided_at", core::iso_utc(decided.decided_at)}};
}

json::object to_json(const core::LocalStandard& standard)
{
    json::array variants, to_come;
    for (const core::StatutoryRule* each : standard.variants)
        variants.push_back({{"rule_id", each->id},
                            {"label", each->label},
                            {"level", code(each->level)},
                            {"limit", core::offset_text(*each)},
                            {"source", each->source},
                            {"in_use", each == standard.in_use}});
    for (const core::DecidedLocalRule& each : standard.to_come)
        to_come.push_back(to_json(each));
    return {{"id", standard.id},
            {"jurisdiction", code(standard.jurisdiction)},
            {"variants", std::move(variants)},
            {"may_be_left_out", standard.may_be_left_out()},
            {"decided", standard.decided ? to_json(*standard.decided) : json::value{}},
            {"to_come", std::move(to_come)}};
}

// Answers with a change as it stands now.
ApiAnswer made(const core::DatesChange& change)
{
    return {.body = to_json(change),
            .status = 201,
            .location = "/api/v1/dates-changes/" + change.id.text()};
}

core::DatesChangeId change_of(const Request& request)
{
    return core::DatesChangeId{request.value(0)};
}

// Runs a use case that puts a change forward and gives the change.
template <class UseCase>
core::Result<core::DatesChange> put_forward(core::UnitOfWork& work,
                                            const App& app,
                                            const core::Actor& actor,
                                            UseCase use_case)
{
    const core::Result<core::DatesOutcome> outcome = use_case();
    if (!outcome) return outcome.error();
    return core::view_dates_change(work, app.clock, actor, outcome->id);
}

template <class Items>
Response items_response(const Request& request, const Items& items)
{
    json::array rows;
    for (const auto& each : items)
        rows.push_back(to_json(each));
    return list_response(request, std::move(rows), "");
}

}  // namespace

Response get_api_closures(App& app, const Request& request, const core::Actor& actor)
{
    const auto closures = app.read(
        actor, [&](core::UnitOfWork& work) { return core::view_closures(work, app.clock, actor); });
    return closures ? items_response(request, *closures) : problem(closures.error());
}

Response get_api_closure(App& app, const Request& request, const core::Actor& actor)
{
    const auto day = core::parse_date(request.value(0));
    if (!day) return problem({core::Refusal::not_found});
    const auto closure = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_closure(work, app.clock, actor, *day);
    });
    if (!closure) return problem(closure.error());
    return api_response({.body = to_json(*closure), .version = closure->version});
}

Response post_api_closure(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::KeepClosure command{.on = date_member(*body, "on", errors),
                                    .until = date_member(*body, "until", errors),
                                    .name = text_member(*body, "name", errors),
                                    .owner = core::PersonName{text_member(*body, "owner", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return put_forward(work, app, actor, [&] {
                return core::keep_closure(work, case_tools(app), actor, command);
            });
        },
        made);
}

Response delete_api_closure(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto day = core::parse_date(request.value(0));
    if (!day) return problem({core::Refusal::not_found});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::DatesChange> {
            const auto closure = core::view_closure(work, app.clock, actor, *day);
            if (!closure) return closure.error();
            if (closure->version != named->among(closure->version))
                return core::Refusal::stale_version;
            return put_forward(work, app, actor, [&] {
                return core::remove_closure(work, case_tools(app), actor, *day);
            });
        },
        [](const core::DatesChange& change) { return ApiAnswer{.body = to_json(change)}; });
}

Response get_api_local_rules(App& app, const Request& request, const core::Actor& actor)
{
    const auto standards = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_local_rules(work, app.clock, actor);
    });
    return standards ? items_response(request, *standards) : problem(standards.error());
}

Response post_api_local_rule(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ChooseLocalRule command{
        .rule_id = text_member(*body, "rule_id", errors),
        .in_use = patched_flag(*body, "in_use", true, errors),
        .from = date_member(*body, "from", errors),
        .owner = core::PersonName{text_member(*body, "owner", errors)},
        .reason = text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return put_forward(work, app, actor, [&] {
                return core::choose_local_rule(work, case_tools(app), actor, command);
            });
        },
        made);
}

Response get_api_dates_changes(App& app, const Request& request, const core::Actor& actor)
{
    const auto changes = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_dates_changes(work, app.clock, actor);
    });
    if (!changes) return problem(changes.error());
    std::vector<core::DatesChange> all = changes->waiting;
    if (request.query.get("history") == "true")
        all.insert(all.end(), changes->decided.begin(), changes->decided.end());
    return items_response(request, all);
}

Response get_api_dates_change(App& app, const Request& request, const core::Actor& actor)
{
    const auto change = app.read(actor, [&](core::UnitOfWork& work) {
        return core::view_dates_change(work, app.clock, actor, change_of(request));
    });
    return change ? api_response({.body = to_json(*change)}) : problem(change.error());
}

Response post_api_confirm_dates_change(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::DatesChange> {
            const auto moved =
                core::confirm_dates_change(work, case_tools(app), actor, change_of(request));
            if (!moved) return moved.error();
            return core::view_dates_change(work, app.clock, actor, change_of(request));
        },
        [](const core::DatesChange& change) { return ApiAnswer{.body = to_json(change)}; });
}

Response post_api_turn_down_dates_change(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::DatesChange> {
            const auto done =
                core::turn_down_dates_change(work, app.clock, actor, change_of(request));
            if (!done) return done.error();
            return core::view_dates_change(work, app.clock, actor, change_of(request));
        },
        [](const core::DatesChange& change) { return ApiAnswer{.body = to_json(change)}; });
}

}  // namespace quorate::server
