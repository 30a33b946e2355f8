#include "core/cases/case_event_store.hpp"
#include "core/cases/record_event.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/needs_a_date.hpp"
#include "core/due_dates/settle_due_date.hpp"
#include "server/api/case_api.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/api/named_ids.hpp"
#include "server/api/working_json.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

core::CaseId case_of(const Request& request)
{
    return core::CaseId{request.value(0)};
}

std::optional<std::chrono::minutes> time_member(const json::object& body,
                                                std::vector<core::FieldError>& errors)
{
    const std::string text = text_member(body, "time", errors);
    if (text.empty()) return std::nullopt;
    const auto time = core::parse_time_of_day(text);
    if (!time) errors.push_back({"time", "Must be a time, such as 14:30"});
    return time;
}

std::vector<core::ChildId> children_member(const json::object& body,
                                           std::vector<core::FieldError>& errors)
{
    std::vector<core::ChildId> children;
    for (std::string& child : texts_member(body, "children", errors))
        children.emplace_back(std::move(child));
    return children;
}

std::optional<core::EventKind> kind_member(const json::object& body,
                                           std::vector<core::FieldError>& errors)
{
    const std::string text = text_member(body, "kind", errors);
    const auto kind = core::event_kind_from(text);
    // Known from the events of a case, and from the rules that they start.
    if (!kind && core::any_event_kind_from(text))
        errors.push_back({"kind", "This kind is not recorded by hand"});
    return kind;
}

// Whether the event is the one case's whose address was used; if not it is not there.
core::Result<core::Done> belongs(core::UnitOfWork& work,
                                 const core::Actor& actor,
                                 const Request& request)
{
    const auto event = work.case_events.find(actor.authority, core::CaseEventId{request.value(1)});
    if (!event || event->case_id != case_of(request)) return core::Refusal::hidden;
    return core::Done{};
}

std::chrono::minutes time_of_day(core::Instant at)
{
    const core::CivilTime shown = core::london_civil(at);
    return std::chrono::duration_cast<std::chrono::minutes>(
        shown - std::chrono::floor<std::chrono::days>(shown));
}

bool is_left_out(const json::object& body, std::string_view name)
{
    const json::value* value = body.if_contains(name);
    return value == nullptr || value->is_null();
}

// What a correction does not send stays as it was recorded.
core::CorrectEvent with_the_rest(core::UnitOfWork& work,
                                 const core::Actor& actor,
                                 const json::object& body,
                                 core::CorrectEvent sent)
{
    const auto event = work.case_events.find(actor.authority, sent.event);
    if (!event) return sent;
    if (is_left_out(body, "time") && event->at) sent.time = time_of_day(*event->at);
    if (is_left_out(body, "initiates_section_47"))
        sent.initiates_section_47 = event->initiates_section_47;
    if (is_left_out(body, "makes_plan")) sent.makes_plan = event->makes_plan;
    if (is_left_out(body, "note")) sent.note = event->note;
    return sent;
}

}  // namespace

Response get_api_events(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
    if (!file) return problem(file.error());
    const bool with_history = request.query.get("history") == "true";
    json::array items;
    for (const core::CaseEvent& event : file->events)
        if (with_history || !event.replaced_at) items.push_back(to_json(event));
    return list_response(request, std::move(items), "");
}

Response get_api_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto file = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case(work, case_tools(app), actor, case_of(request));
    });
    if (!file) return problem(file.error());
    for (const core::CaseEvent& event : file->events)
        if (event.id.text() == request.value(1)) return api_response({.body = to_json(event)});
    return problem({core::Refusal::not_found});
}

Response post_api_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RecordEvent command{
        .case_id = case_of(request),
        .kind = kind_member(*body, errors),
        .on = date_member(*body, "on", errors),
        .time = time_member(*body, errors),
        .children = children_member(*body, errors),
        .initiates_section_47 = flag_member(*body, "initiates_section_47", errors),
        .makes_plan = flag_member(*body, "makes_plan", errors),
        .note = core::FreeText{text_member(*body, "note", errors)},
        .confirm_unusual = flag_member(*body, "confirm_unusual", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::CaseEvent> {
            const auto id = core::record_event(work, case_tools(app), actor, command);
            if (!id) return id.error();
            return work.case_events.find(actor.authority, *id).value();
        },
        [&request](const core::CaseEvent& event) {
            return ApiAnswer{.body = to_json(event),
                             .status = 201,
                             .location = request.path + "/" + event.id.text()};
        });
}

Response post_api_correct_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::CorrectEvent sent{
        .event = core::CaseEventId{request.value(1)},
        .on = date_member(*body, "on", errors),
        .time = time_member(*body, errors),
        .children = children_member(*body, errors),
        .initiates_section_47 = flag_member(*body, "initiates_section_47", errors),
        .makes_plan = flag_member(*body, "makes_plan", errors),
        .note = core::FreeText{text_member(*body, "note", errors)},
        .reason = text_member(*body, "reason", errors),
        .confirm_unusual = flag_member(*body, "confirm_unusual", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::CaseEvent> {
            if (const auto own = belongs(work, actor, request); !own) return own.error();
            const auto id = core::correct_event(
                work, case_tools(app), actor, with_the_rest(work, actor, *body, sent));
            if (!id) return id.error();
            return work.case_events.find(actor.authority, *id).value();
        },
        [](const core::CaseEvent& event) {
            return ApiAnswer{
                .body = to_json(event),
                .status = 201,
                .location = "/api/v1/cases/" + event.case_id.text() + "/events/" + event.id.text()};
        });
}

Response post_api_withdraw_event(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::WithdrawEvent command{core::CaseEventId{request.value(1)},
                                      text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            if (const auto own = belongs(work, actor, request); !own) return own.error();
            return core::withdraw_event(work, case_tools(app), actor, command);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_due_dates(App& app, const Request& request, const core::Actor& actor)
{
    const auto dates = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_case_dates(work, case_tools(app), actor, case_of(request));
    });
    if (!dates) return problem(dates.error());
    const auto language =
        core::language_from(request.query.get("lang")).value_or(core::Language::english);
    const bool with_working = request.query.get("working") == "true";
    json::array items;
    for (const core::ExplainedDueDate& date : dates->dates) {
        items.push_back(to_json(date, language));
        if (with_working)
            items.back().as_object()["working"] = working_json(date.explanation, language);
    }
    return list_response(request, std::move(items), "");
}

Response post_api_settle_due_date(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::SettleDueDate command{.case_id = case_of(request),
                                      .due_date = core::DueDateId{request.value(1)},
                                      .as = core::due_status_from(text_member(*body, "as", errors)),
                                      .met_on = date_member(*body, "met_on", errors),
                                      .reason = text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::settle_due_date(work, case_tools(app), actor, command);
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

Response get_api_work_queue(App& app, const Request& request, const core::Actor& actor)
{
    const auto paging = paging_of(request);
    if (!paging) return problem(paging.error());
    const std::string& type = request.query.get("type");
    if (!type.empty() && !core::meeting_type_from(type))
        return problem(core::invalid("type", "Must be a type of meeting"));
    if (const auto unknown = unknown_ids(app, request, actor)) return problem(*unknown);
    const core::QueueFilter filter{.team = core::TeamId{request.query.get("team")},
                                   .meeting_type = core::meeting_type_from(type),
                                   .after = core::DueDateId{paging->after},
                                   .limit = paging->limit};
    const auto queue = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::needs_a_date(work, case_tools(app), actor, filter);
    });
    if (!queue) return problem(queue.error());
    json::array items;
    for (const core::NeedsADate& entry : queue->page.entries)
        items.push_back(to_json(entry));
    const std::string next =
        queue->page.has_more ? queue->page.entries.back().row.due.id.text() : "";
    return list_response(request, std::move(items), next);
}

}  // namespace quorate::server
