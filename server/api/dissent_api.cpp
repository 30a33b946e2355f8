#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/dissent_store.hpp"
#include "core/minutes/record_dissents.hpp"
#include "server/api/family_plan_api.hpp"

namespace quorate::server {
namespace {

core::CaseTools tools_of(const App& app)
{
    return {app.clock, app.random, app.bank_holidays};
}

json::value day_json(const std::optional<core::Date>& day)
{
    return day ? json::value(core::iso(*day)) : json::value(nullptr);
}

json::object dissent_json(const core::DissentRow& row)
{
    const core::Dissent& dissent = row.dissent;
    return {{"id", dissent.id.text()},
            {"child", dissent.child.text()},
            {"invitee", dissent.invitee.text()},
            {"agency", dissent.agency},
            {"reason", dissent.reason.reveal()},
            {"recorded_at", core::iso_utc(dissent.recorded_at)},
            {"state", core::code(row.state)},
            {"written_on", day_json(dissent.written_on)},
            {"statement", dissent.statement.reveal()},
            {"answered_on", day_json(dissent.answered_on)},
            {"answer", dissent.answer.reveal()},
            {"version", dissent.version}};
}

ApiAnswer dissent_answer(const core::DissentRow& row)
{
    return {.body = dissent_json(row), .version = row.dissent.version};
}

}  // namespace

Response get_api_dissents(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_dissents(work, tools_of(app), actor, core::MeetingId{request.value(0)});
    };
    const auto render = [](const core::DissentBoard& board) {
        json::array items;
        for (const core::DissentRow& row : board.rows)
            items.push_back(dissent_json(row));
        return ApiAnswer{.body = json::object{{"due_at", core::iso_utc(board.due.at)},
                                              {"counted", board.due.counted},
                                              {"source", board.due.source},
                                              {"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_dissent(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::RecordAgencyDissent command{
        .meeting = core::MeetingId{request.value(0)},
        .child = core::ChildId{text_member(*body, "child", errors)},
        .invitee = core::InviteeId{text_member(*body, "invitee", errors)},
        .reason = text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto record = [&](core::UnitOfWork& work) {
        return core::record_agency_dissent(work, tools_of(app), actor, command);
    };
    const auto render = [&](const core::DissentRow& row) {
        ApiAnswer answer = dissent_answer(row);
        answer.status = 201;
        answer.location = "/api/v1/meetings/" + command.meeting.text() + "/dissents";
        return answer;
    };
    return api_transact(app, request, actor, record, render);
}

Response put_api_dissent(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::FollowDissent command{.meeting = core::MeetingId{request.value(0)},
                                .dissent = core::DissentId{request.value(1)},
                                .written_on = text_member(*body, "written_on", errors),
                                .statement = text_member(*body, "statement", errors),
                                .answered_on = text_member(*body, "answered_on", errors),
                                .answer = text_member(*body, "answer", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto follow = [&](core::UnitOfWork& work) {
        int kept = 0;
        for (const auto& each : work.dissents.of_meeting(actor.authority, command.meeting))
            if (each.id == command.dissent) kept = each.version;
        command.version = named->among(kept);
        return core::follow_dissent(work, tools_of(app), actor, command);
    };
    return api_transact(app, request, actor, follow, dissent_answer);
}

}  // namespace quorate::server
