#include "core/actions/correct_due_day.hpp"
#include "core/circulation/corrections.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/minutes/closed_part.hpp"
#include "core/minutes/decisions.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/write_minutes.hpp"
#include "server/api/record_api.hpp"
#include "server/api/record_json.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

ApiAnswer minutes_answer(const core::MinutesFile& file)
{
    return {.body = minutes_json(file), .version = file.minutes ? file.minutes->version : 0};
}

// What keeps an amendment waiting, with the key of each finding: it says nothing of the words.
core::Error with_keys(core::UnitOfWork& work,
                      const App& app,
                      const core::Actor& actor,
                      const core::AmendMinutes& command,
                      core::Error error)
{
    const auto file = core::view_minutes(work, app.clock, actor, command.meeting);
    if (!file) return error;
    for (const core::Finding& each :
         core::unconfirmed(core::findings_in(work, *file, command), command.confirmed))
        error.fields.push_back(
            {"confirmed", std::string{core::label(each.kind)} + ": " + each.key});
    return error;
}

}  // namespace

Response get_api_minutes(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_minutes(work, app.clock, actor, meeting_of(request));
    };
    return api_transact(app, request, actor, look, minutes_answer);
}

Response post_api_minutes(App& app, const Request& request, const core::Actor& actor)
{
    const auto open = [&](core::UnitOfWork& work) {
        return core::open_minutes(work, app.clock, app.random, actor, meeting_of(request));
    };
    return api_transact(app, request, actor, open, minutes_answer);
}

Response post_api_closed_part(App& app, const Request& request, const core::Actor& actor)
{
    const auto add = [&](core::UnitOfWork& work) {
        return core::add_closed_part(work, app.clock, app.random, actor, meeting_of(request));
    };
    const auto render = [](const core::MinuteSection& section) {
        return ApiAnswer{.body = section_json(section), .version = section.version};
    };
    return api_transact(app, request, actor, add, render);
}

Response get_api_section(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) -> core::Result<core::MinuteSection> {
        const auto file = core::view_minutes(work, app.clock, actor, meeting_of(request));
        if (!file) return file.error();
        for (const core::MinuteSection& section : file->sections)
            if (section.id.text() == request.value(1)) return section;
        return core::Refusal::not_found;
    };
    const auto render = [](const core::MinuteSection& section) {
        return ApiAnswer{.body = section_json(section), .version = section.version};
    };
    return api_transact(app, request, actor, look, render);
}

Response patch_api_section(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const core::MinuteSectionId id{request.value(1)};
    const auto save = [&](core::UnitOfWork& work) -> core::Result<core::MinuteSection> {
        const auto kept = work.minutes.find_section(actor.authority, id);
        std::vector<core::FieldError> errors;
        core::SaveSection command{
            .meeting = meeting_of(request),
            .section = id,
            .version = named->among(kept ? kept->version : 0),
            .body = text_member(*body, "body", errors),
            .visible_to_family = flag_member(*body, "visible_to_family", errors)};
        // What is not named stays as it is.
        if (kept && !body->contains("body")) command.body = kept->body.reveal();
        if (kept && !body->contains("visible_to_family"))
            command.visible_to_family = kept->visible_to_family;
        if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
        return core::save_section(work, app.clock, actor, command);
    };
    const auto render = [](const core::MinuteSection& section) {
        return ApiAnswer{.body = section_json(section), .version = section.version};
    };
    return api_transact(app, request, actor, save, render);
}

Response post_api_approve(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::ApproveMinutes command{.meeting = meeting_of(request),
                                       .version = version_member(*body, errors),
                                       .confirmed = texts_member(*body, "confirmed", errors)};
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto approve = [&](core::UnitOfWork& work) -> core::Result<core::MinutesFile> {
        const auto approved = core::approve_minutes(work, app.clock, app.digest, actor, command);
        if (!approved) return approved.error();
        return core::view_minutes(work, app.clock, actor, command.meeting);
    };
    return api_transact(app, request, actor, approve, minutes_answer, [](core::Error error) {
        return renamed(std::move(error), {{"decisions", ""}, {"sections", ""}});
    });
}

Response post_api_amendment(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const core::AmendMinutes command{
        .meeting = meeting_of(request),
        .number = static_cast<int>(number_member(*body, "number", errors).value_or(0)),
        .section = text_member(*body, "section", errors),
        .part = text_member(*body, "part", errors),
        .body = text_member(*body, "body", errors),
        .reason = text_member(*body, "reason", errors),
        .visible_to_family = flag_member(*body, "visible_to_family", errors),
        .confirmed = texts_member(*body, "confirmed", errors)};
    const core::CorrectionId correction{text_member(*body, "correction", errors)};
    const std::string due_on = text_member(*body, "due_on", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto amend = [&](core::UnitOfWork& work) -> core::Result<core::Amendment> {
        auto made = core::amend_minutes(work, app.clock, app.random, app.digest, actor, command);
        if (!made && made.error().refusal == core::Refusal::needs_confirmation)
            return with_keys(work, app, actor, command, made.error());
        if (!made) return made;
        if (const auto moved = core::correct_due_day(
                work,
                meeting_tools(app),
                actor,
                {.meeting = command.meeting, .part = command.part, .due_on = due_on});
            !moved)
            return moved.error();
        if (correction.text().empty()) return made;
        if (!core::settle_correction(
                work, app.clock, actor, correction, command.meeting, made->number))
            return core::invalid("correction",
                                 "Give the id of a correction of this meeting that nobody has "
                                 "answered");
        return made;
    };
    const auto render = [&](const core::Amendment& amendment) {
        return ApiAnswer{.body = amendment_json(amendment),
                         .status = 201,
                         .location = "/api/v1/meetings/" + command.meeting.text() + "/minutes"};
    };
    return api_transact(app, request, actor, amend, render);
}

Response get_api_decisions(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_minutes(work, app.clock, actor, meeting_of(request));
    };
    const auto render = [](const core::MinutesFile& file) {
        json::array items;
        for (const core::ChildDecision& decision : file.decisions)
            items.push_back(decision_json(decision));
        return ApiAnswer{.body = json::object{{"items", std::move(items)}}};
    };
    return api_transact(app, request, actor, look, render);
}

Response get_api_decision(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) -> core::Result<core::ChildDecision> {
        const auto file = core::view_minutes(work, app.clock, actor, meeting_of(request));
        if (!file) return file.error();
        for (const core::ChildDecision& decision : file->decisions)
            if (decision.child.text() == request.value(1)) return decision;
        return core::Refusal::not_found;
    };
    const auto render = [](const core::ChildDecision& decision) {
        return ApiAnswer{.body = decision_json(decision), .version = decision.version};
    };
    return api_transact(app, request, actor, look, render);
}

Response put_api_decision(App& app, const Request& request, const core::Actor& actor)
{
    const auto named = if_match(request);
    if (!named) return problem(named.error());
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::RecordDecision command{.meeting = meeting_of(request),
                                 .child = core::ChildId{request.value(1)},
                                 .outcome = text_member(*body, "outcome", errors),
                                 .category = text_member(*body, "category", errors),
                                 .reasons = text_member(*body, "reasons", errors)};
    const std::string dissent = text_member(*body, "dissent", errors);
    if (body->contains("visible_to_family"))
        command.visible_to_family = flag_member(*body, "visible_to_family", errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto record = [&](core::UnitOfWork& work) -> core::Result<core::ChildDecision> {
        int kept = 0;
        for (const auto& each : work.minutes.decisions(actor.authority, command.meeting))
            if (each.child == command.child) {
                kept = each.version;
                if (!body->contains("visible_to_family"))
                    command.visible_to_family = each.visible_to_family;
            }
        command.version = named->among(kept);
        auto decided = core::record_decision(work, app.clock, app.random, actor, command);
        if (!decided || !body->contains("dissent")) return decided;
        return core::record_dissent(work,
                                    app.clock,
                                    actor,
                                    {.meeting = command.meeting,
                                     .child = command.child,
                                     .version = decided->version,
                                     .dissent = dissent});
    };
    const auto render = [](const core::ChildDecision& decision) {
        return ApiAnswer{.body = decision_json(decision), .version = decision.version};
    };
    return api_transact(app, request, actor, record, render);
}

}  // namespace quorate::server
