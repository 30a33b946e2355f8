#pragma once

#include "core/meetings/view_meeting.hpp"
#include "server/api/meeting_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {

inline core::Result<core::MeetingView> viewed_meeting(App& app,
                                                      core::UnitOfWork& work,
                                                      const core::Actor& actor,
                                                      const core::MeetingId& id)
{
    return core::view_meeting(work, meeting_tools(app), actor, id);
}

/// Runs a use case that changes the meeting in the path, and answers with the meeting as it is now.
template <class Change>
Response changed_meeting(
    App& app, const Request& request, const core::Actor& actor, int status, Change change)
{
    const core::MeetingId id{request.value(0)};
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> core::Result<core::MeetingView> {
            const auto done = change(work, id);
            if (!done) return api_error(done.error());
            return viewed_meeting(app, work, actor, id);
        },
        [&](const core::MeetingView& view) {
            return ApiAnswer{
                .body = meeting_json(view), .status = status, .version = view.meeting.version};
        });
}

}  // namespace quorate::server
