#include "server/api/message_api.hpp"

#include "core/dates/london_time.hpp"
#include "core/meetings/resend_message.hpp"
#include "core/meetings/view_meeting.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

// Without the address: the seat says who it is for.
json::object message_json(const core::OutboxMessage& message)
{
    return {
        {"id", message.id.text()},
        {"kind", code(message.kind)},
        {"invitee", message.invitee ? json::value(message.invitee->text()) : json::value()},
        {"state", code(message.state)},
        {"sequence", message.sequence},
        {"attempts", message.attempts},
        {"created_at", core::iso_utc(message.created_at)},
        {"ended_at",
         message.terminal_at ? json::value(core::iso_utc(*message.terminal_at)) : json::value()}};
}

}  // namespace

Response get_api_messages(App& app, const Request& request, const core::Actor& actor)
{
    const auto view = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_meeting(
            work, meeting_tools(app), actor, core::MeetingId{request.value(0)});
    });
    if (!view) return problem(view.error());
    if (view->is_reduced) return problem({core::Refusal::not_permitted});
    json::array items;
    for (const auto& message : view->messages)
        items.push_back(message_json(message));
    return list_response(request, std::move(items), "");
}

Response post_api_message_again(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::resend_message(work,
                                        meeting_tools(app),
                                        actor,
                                        core::MeetingId{request.value(0)},
                                        core::OutboxMessageId{request.value(1)});
        },
        [](const core::Done&) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
