#include "server/api/overrun_api.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/overruns.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/pages/families/family_layout.hpp"

namespace quorate::server {
namespace {

json::value id_or_null(const core::UserId& id)
{
    return id.empty() ? json::value() : json::value(id.text());
}

json::object to_json(const core::OverrunEntry& entry)
{
    const core::OverrunRequest& request = entry.request;
    return {
        {"id", request.id.text()},
        {"case", request.case_id.text()},
        {"due_date", request.due_date.text()},
        {"rule_id", request.rule_id},
        {"label", rule_of(entry.due).label},
        {"limit_date", core::iso(request.limit_date)},
        {"expected_on", core::iso(request.expected_on)},
        {"rationale", request.rationale.reveal()},
        {"status", code(request.status)},
        {"approver", code(entry.approval())},
        {"asked_by", request.asked_by.text()},
        {"asked_at", core::iso_utc(request.asked_at)},
        {"decided_by", id_or_null(request.decided_by)},
        {"decided_as",
         request.decided_as ? json::value(core::role_code(*request.decided_as)) : json::value()},
        {"decided_at", instant_or_null(request.decided_at)},
        {"decision_reason", request.decision_reason.reveal()},
        {"agreed_with", id_or_null(request.agreed_with)}};
}

core::OverrunId overrun_of(const Request& request)
{
    return core::OverrunId{request.value(0)};
}

ApiAnswer as_it_stands(const core::OverrunEntry& entry)
{
    return {.body = to_json(entry)};
}

}  // namespace

Response get_api_overruns(App& app, const Request& request, const core::Actor& actor)
{
    const auto entries = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_overruns(work, case_tools(app), actor, core::CaseId{request.value(0)});
    });
    if (!entries) return problem(entries.error());
    json::array items;
    for (const core::OverrunEntry& each : *entries)
        items.push_back(to_json(each));
    return list_response(request, std::move(items), "");
}

Response post_api_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AskForOverrun command{
        .case_id = core::CaseId{request.value(0)},
        .due_date = core::DueDateId{request.value(1)},
        .rationale = core::FreeText{text_member(*body, "rationale", errors)},
        .expected_on = date_member(*body, "expected_on", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::OverrunEntry> {
            const auto id = core::ask_for_overrun(work, case_tools(app), actor, command);
            if (!id) return id.error();
            return core::view_overrun(work, case_tools(app), actor, *id);
        },
        [](const core::OverrunEntry& entry) {
            return ApiAnswer{.body = to_json(entry),
                             .status = 201,
                             .location = "/api/v1/overruns/" + entry.request.id.text()};
        });
}

Response get_api_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_overrun(work, case_tools(app), actor, overrun_of(request));
    };
    return api_transact(app, request, actor, look, as_it_stands);
}

Response post_api_decide_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::DecideOverrun command{
        .overrun = overrun_of(request),
        .as = core::overrun_status_from(text_member(*body, "as", errors)),
        .reason = core::FreeText{text_member(*body, "reason", errors)},
        .agreed_with = core::UserId{text_member(*body, "agreed_with", errors)}};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto decide = [&](core::UnitOfWork& work) -> core::Result<core::OverrunEntry> {
        const auto decided = core::decide_overrun(work, case_tools(app), actor, command);
        if (!decided) return decided.error();
        return core::view_overrun(work, case_tools(app), actor, command.overrun);
    };
    return api_transact(app, request, actor, decide, as_it_stands);
}

Response post_api_withdraw_overrun(App& app, const Request& request, const core::Actor& actor)
{
    const auto take_back = [&](core::UnitOfWork& work) -> core::Result<core::OverrunEntry> {
        const auto id = overrun_of(request);
        const auto withdrawn = core::withdraw_overrun(work, case_tools(app), actor, id);
        if (!withdrawn) return withdrawn.error();
        return core::view_overrun(work, case_tools(app), actor, id);
    };
    return api_transact(app, request, actor, take_back, as_it_stands);
}

}  // namespace quorate::server
