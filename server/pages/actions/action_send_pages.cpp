#include "server/pages/actions/action_send_pages.hpp"

#include "core/circulation/send_papers.hpp"
#include "core/dates/date_text.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string who_do_not_know(int number)
{
    return counted(number,
                   "person does not know of their action yet.",
                   "people do not know of their actions yet.");
}

}  // namespace

Response post_meeting_actions_send(App& app, const Request& request, const core::Actor& actor)
{
    const core::MeetingId meeting{request.value(0)};
    const auto sent = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::send_actions(work, case_tools(app), app.links, actor, meeting);
    });
    if (!sent) return refusal_page(app, request, actor, sent.error());
    return done(record_url(meeting, "actions"), "action-links-sent");
}

void add_owners_to_tell(View& page, int number, const core::MeetingId& meeting)
{
    page["send_url"] = number > 0 ? record_url(meeting, "actions/send") : std::string{};
    page["to_tell"] = who_do_not_know(number);
    page["send"] = button({.label = "Send them their action links now"});
}

View owners_to_tell_alert(App& app, const core::Actor& actor, const core::MeetingId& meeting)
{
    const int number = app.database.read([&](core::UnitOfWork& work) {
        return core::owners_to_tell(work, app.clock, actor, meeting);
    });
    if (number == 0) return View{false};
    return alert(Alert::warning,
                 {.strong = who_do_not_know(number),
                  .link = "Send them their action links",
                  .link_url = record_url(meeting, "actions")});
}

View corrected_action_alert(const core::ActionPoint& action)
{
    const bool has_moved = action.agreed_due_on && action.agreed_due_on != action.due_on;
    return alert(
        Alert::information,
        {.strong = "The record of this action point was put right.",
         .text = has_moved ? "The date was changed from " + core::long_date(*action.agreed_due_on) +
                                 " to " + core::long_date(action.due_on) +
                                 ": its owner is told, and asked by the new day. All else stays "
                                 "as it was agreed."
                           : "The action point itself stays as it was agreed. Read the "
                             "correction, and tell its owner.",
         .link = "Read the minutes with their corrections",
         .link_url = record_url(action.meeting, "minutes/agree")});
}

}  // namespace quorate::server
