#include "server/pages/meetings/meeting_warnings.hpp"

#include "core/polls/poll_notes.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/seat_ledger_views.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

void add_who_died(const core::MeetingView& view, std::vector<View>& warnings)
{
    if (view.meeting.status != core::MeetingStatus::scheduled) return;
    for (const core::Child& child : view.children)
        if (child.date_of_death)
            warnings.push_back(
                alert(Alert::warning,
                      {.strong = child.given_name.reveal() + " has died.",
                       .text = "Look whether this meeting goes ahead. Mail about it is held until "
                               "somebody lets it go; that it is cancelled is told at once.",
                       .link = "What has been sent",
                       .link_url = meeting_url(view.meeting.id, "sent")}));
}

void add_not_told(const core::MeetingView& view, std::vector<View>& warnings)
{
    if (view.meeting.status == core::MeetingStatus::cancelled) return;
    for (const core::NotTold& each : view.not_told)
        warnings.push_back(alert(Alert::warning,
                                 {.strong = not_told_text(each),
                                  .text = "Ring them about the change, and note that they know.",
                                  .link = "Note who knows",
                                  .link_url = meeting_url(view.meeting.id, "invitees")}));
}

void add_poll_notes(App& app,
                    const core::Actor& actor,
                    const core::Meeting& meeting,
                    std::vector<View>& warnings)
{
    const auto left = app.database.read([&](core::UnitOfWork& work) {
        return core::notes_left_of(work, actor, meeting, app.now());
    });
    if (!left) return;
    warnings.push_back(
        alert(Alert::warning,
              {.strong = counted(left->count, "note", "notes") +
                         " of those who were asked for a time to look at.",
               .text = "It came with their answers or by e-mail, and nobody has dealt with it.",
               .link = "Read what they wrote",
               .link_url = poll_url(left->poll) + "#notes"}));
}

}  // namespace quorate::server
