#include "core/actions/adjourn_with_actions.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/before_closing.hpp"
#include "core/minutes/close_meeting.hpp"
#include "core/minutes/open_meeting.hpp"
#include "core/minutes/register.hpp"
#include "server/api/action_api.hpp"
#include "server/api/record_api.hpp"
#include "server/api/record_json.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

core::MeetingId meeting_of(const Request& request)
{
    return core::MeetingId{request.value(0)};
}

// {"attendance":{"<invitee>":"present", …}}
void read_attendance(const json::object& body,
                     core::TakeRegister& command,
                     std::vector<core::FieldError>& errors)
{
    const json::value* given = body.if_contains("attendance");
    if (given == nullptr || !given->is_object()) {
        errors.push_back({"attendance", "Give an object of invitee ids and attendances"});
        return;
    }
    for (const auto& [seat, value] : given->as_object()) {
        if (value.is_null()) continue;
        const auto attendance = value.is_string()
                                    ? core::attendance_from(std::string{value.as_string()})
                                    : std::nullopt;
        if (!attendance)
            errors.push_back(
                {"attendance." + std::string{seat},
                 "Must be unknown, present, remote, apologies, report_only or absent"});
        else
            command.attendance[core::InviteeId{std::string{seat}}] = *attendance;
    }
}

// {"arrived":{"<invitee>":"10:40", …}}, and the same of "left"; null takes a time back.
void read_times(const json::object& body,
                const char* member,
                std::map<core::InviteeId, std::string>& times,
                std::vector<core::FieldError>& errors)
{
    const json::value* given = body.if_contains(member);
    if (given == nullptr || given->is_null()) return;
    if (!given->is_object()) {
        errors.push_back({member, "Give an object of invitee ids and times of day"});
        return;
    }
    for (const auto& [seat, value] : given->as_object()) {
        const core::InviteeId id{std::string{seat}};
        if (value.is_null())
            times[id] = "";
        else if (value.is_string() && core::parse_time_of_day(value.as_string()))
            times[id] = std::string{value.as_string()};
        else
            errors.push_back(
                {std::string{member} + '.' + id.text(), "Must be a time of day as HH:MM, or null"});
    }
}

// {"interim_actions":[{"what":"…","owner":{…},"due_on":"…"}, …]}
std::vector<core::ActionForm> interim_actions_member(const json::object& body,
                                                     std::vector<core::FieldError>& errors)
{
    std::vector<core::ActionForm> forms;
    const json::value* given = body.if_contains("interim_actions");
    if (given == nullptr) return forms;
    if (!given->is_array() || given->as_array().size() > core::most_interim_actions) {
        errors.push_back({"interim_actions", "Give a list of no more than ten action points"});
        return forms;
    }
    for (const json::value& each : given->as_array()) {
        if (!each.is_object()) {
            errors.push_back({"interim_actions", "Each is an object with what and owner"});
            return forms;
        }
        forms.push_back(action_form_member(each.as_object(), {}, errors));
    }
    return forms;
}

// "action_2_what" as the request has it: "interim_actions.1.what".
core::Error of_interim_actions(core::Error error)
{
    for (core::FieldError& each : error.fields)
        for (std::size_t number = core::most_interim_actions; number > 0; --number) {
            const std::string start = core::interim_action_field(number, "");
            if (!each.field.starts_with(start)) continue;
            each.field = "interim_actions." + std::to_string(number - 1) + '.' +
                         each.field.substr(start.size());
            break;
        }
    return error;
}

ApiAnswer register_answer(const core::Register& roll)
{
    return {.body = register_json(roll)};
}

ApiAnswer meeting_answer(const core::Meeting& meeting)
{
    return {.body = meeting_state_json(meeting), .version = meeting.version};
}

}  // namespace

Response get_api_register(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_register(work, app.clock, actor, meeting_of(request));
    };
    return api_transact(app, request, actor, look, register_answer);
}

Response post_api_register(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    core::TakeRegister command{.meeting = meeting_of(request), .attendance = {}};
    read_attendance(*body, command, errors);
    read_times(*body, "arrived", command.arrived, errors);
    read_times(*body, "left", command.left, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    const auto take = [&](core::UnitOfWork& work) {
        return core::take_register(work, app.clock, actor, command);
    };
    return api_transact(app, request, actor, take, register_answer);
}

Response post_api_meeting_open(App& app, const Request& request, const core::Actor& actor)
{
    const auto early = request.query.get("confirmed").empty() ? core::EarlyOpening::ask
                                                              : core::EarlyOpening::confirmed;
    const auto open = [&](core::UnitOfWork& work) {
        return core::open_meeting(work, app.clock, actor, meeting_of(request), early);
    };
    return api_transact(app, request, actor, open, meeting_answer, [](core::Error error) {
        return renamed(std::move(error), {{"opened", ""}});
    });
}

Response post_api_meeting_undo_open(App& app, const Request& request, const core::Actor& actor)
{
    const auto undo = [&](core::UnitOfWork& work) {
        return core::undo_opening(work, app.clock, actor, meeting_of(request));
    };
    return api_transact(app, request, actor, undo, meeting_answer, [](core::Error error) {
        return renamed(std::move(error), {{"opened", ""}});
    });
}

Response post_api_meeting_close(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const bool is_confirmed = flag_member(*body, "confirmed", errors);
    const core::CloseMeeting command{
        .meeting = meeting_of(request),
        .version = version_member(*body, errors),
        .proceed_reason = text_member(*body, "proceed_reason", errors),
        .adjourns = flag_member(*body, "adjourn", errors),
        .interim_plan = text_member(*body, "interim_plan", errors),
        .allowed_by = core::UserId{text_member(*body, "allowed_by", errors)},
        .allowed_reason = text_member(*body, "allowed_reason", errors),
        .is_sure_early = is_confirmed};
    const auto actions = interim_actions_member(*body, errors);
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    // What would be refused is told first; asking rolls back what was tried.
    const auto close = [&](core::UnitOfWork& work) -> core::Result<core::Meeting> {
        const auto roll = core::view_register(work, app.clock, actor, command.meeting);
        if (!roll) return roll.error();
        const core::BeforeClosing before = core::before_closing(work, *roll);
        auto ended = core::adjourn_with_actions(work, meeting_tools(app), actor, command, actions);
        if (!ended || command.adjourns || is_confirmed) return ended;
        if (const auto sure = core::confirm_closing(before); !sure) return sure.error();
        return ended;
    };
    return api_transact(app, request, actor, close, meeting_answer, [](core::Error error) {
        return renamed(of_interim_actions(std::move(error)),
                       {{"decisions", ""}, {"confirm_early", "confirmed"}});
    });
}

}  // namespace quorate::server
