#include "server/api/family_plan_api.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/minutes/plan_store.hpp"
#include "core/minutes/write_plan.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

json::object part_json(const core::PlanPart& part)
{
    json::array children;
    for (const core::ChildId& child : part.children)
        children.emplace_back(child.text());
    json::object body{{"id", part.id.text()},
                      {"meeting", part.meeting.text()},
                      {"position", part.position},
                      {"children", std::move(children)},
                      {"visible_to_family", part.visible_to_family},
                      {"ended", part.is_ended},
                      {"written_at", core::iso_utc(part.written_at)},
                      {"version", part.version}};
    for (const core::PlanField& field : core::plan_fields)
        body[field.name] = (part.*field.text).reveal();
    return body;
}

json::object progress_json(const core::PartProgress& said)
{
    return {{"part", said.part.text()},
            {"progress", core::code(said.progress)},
            {"words", said.words.reveal()},
            {"version", said.version}};
}

json::object agreement_json(const core::PlanAgreement& said)
{
    return {{"family_member", said.member.text()},
            {"agreement", core::code(said.agreement)},
            {"reason", said.reason.reveal()},
            {"version", said.version}};
}

template <class Rows, class Render>
json::array list_of(const Rows& rows, Render render)
{
    json::array all;
    for (const auto& row : rows)
        all.push_back(render(row));
    return all;
}

ApiAnswer part_answer(const core::PlanPart& part)
{
    return {.body = part_json(part), .version = part.version};
}

// What the body says; what it does not name is empty.
core::PlanPart part_in(const json::object& body, std::vector<core::FieldError>& errors)
{
    core::PlanPart part;
    for (const core::PlanField& field : core::plan_fields)
        part.*field.text = core::FreeText{text_member(body, field.name, errors)};
    for (std::string& child : texts_member(body, "children", errors))
        part.children.emplace_back(std::move(child));
    part.visible_to_family = flag_member(body, "visible_to_family", errors);
    part.is_ended = flag_member(body, "ended", errors);
    return part;
}

}  // namespace

Response get_api_case_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_plan(work, app.clock, actor, core::CaseId{request.value(0)});
    };
    const auto render = [](const core::CasePlan& plan) {
        return ApiAnswer{.body = json::object{{"items", list_of(plan.parts, part_json)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_meeting_plan(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_minutes(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const core::MinutesFile& file) {
        return ApiAnswer{
            .body = json::object{{"written", list_of(file.plan.written, part_json)},
                                 {"before", list_of(file.plan.before, part_json)},
                                 {"progress", list_of(file.plan.progress, progress_json)},
                                 {"agreements", list_of(file.plan.agreements, agreement_json)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response post_api_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::SavePlanPart command{.meeting = meeting_of(request),
                                     .part = part_in(*body, errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto add = [&](core::UnitOfWork& work) {
        return core::save_plan_part(work, app.clock, app.random, actor, command);
    };
    const auto render = [&](const core::PlanPart& part) {
        ApiAnswer answer = part_answer(part);
        answer.status = 201;
        answer.location = "/api/v1/meetings/" + command.meeting.text() + "/plan";
        return answer;
    };
    return api_transact(app, request, actor, add, render);
}

Response put_api_plan_part(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::SavePlanPart command{.meeting = meeting_of(request), .part = part_in(*body, errors)};
    command.part.id = core::PlanPartId{request.value(1)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) -> core::Result<core::PlanPart> {
        int kept = 0;
        if (const auto file = core::view_minutes(work, app.clock, actor, command.meeting)) {
            const auto& family = file->file.family;
            for (const auto& part : core::newest(work.plans.of_case(actor.authority, family.id)))
                if (part.id == command.part.id) kept = part.version;
        }
        command.part.version = named->among(kept);
        return core::save_plan_part(work, app.clock, app.random, actor, command);
    };
    return api_transact(app, request, actor, save, part_answer);
}

Response put_api_plan_progress(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::SayProgress command{.meeting = meeting_of(request),
                              .part = core::PlanPartId{request.value(1)},
                              .progress = text_member(*body, "progress", errors),
                              .words = text_member(*body, "words", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) {
        int kept = 0;
        for (const auto& said : work.plans.progress(actor.authority, command.meeting))
            if (said.part == command.part) kept = said.version;
        command.version = named->among(kept);
        return core::record_progress(work, app.clock, actor, command);
    };
    const auto render = [](const core::PartProgress& said) {
        return ApiAnswer{.body = progress_json(said), .version = said.version};
    };
    return api_transact(app, request, actor, save, render);
}

Response put_api_plan_agreement(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::RecordAgreement command{.meeting = meeting_of(request),
                                  .member = core::FamilyMemberId{request.value(1)},
                                  .agreement = text_member(*body, "agreement", errors),
                                  .reason = text_member(*body, "reason", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto save = [&](core::UnitOfWork& work) {
        int kept = 0;
        for (const auto& said : work.plans.agreements(actor.authority, command.meeting))
            if (said.member == command.member) kept = said.version;
        command.version = named->among(kept);
        return core::record_agreement(work, app.clock, actor, command);
    };
    const auto render = [](const core::PlanAgreement& said) {
        return ApiAnswer{.body = agreement_json(said), .version = said.version};
    };
    return api_transact(app, request, actor, save, render);
}

}  // namespace quorate::server
