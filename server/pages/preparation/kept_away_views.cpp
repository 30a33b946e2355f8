#include "server/pages/preparation/kept_away_views.hpp"

#include "core/preparation/kept_away.hpp"
#include "server/pages/meetings/meeting_urls.hpp"

namespace quorate::server {

std::vector<View> kept_away_alerts(App& app,
                                   const core::Actor& actor,
                                   const core::MeetingFile& file)
{
    const auto all =
        app.read(actor, [&](core::UnitOfWork& work) -> core::Result<std::vector<core::KeptAway>> {
            return core::family_kept_away(work, actor, file, app.now());
        });
    std::vector<View> alerts;
    if (!all) return alerts;
    for (const core::KeptAway& each : *all) {
        const std::string who = each.name.empty() ? "One of the family" : each.name.reveal();
        alerts.push_back(alert(
            each.is_told_how ? Alert::information : Alert::warning,
            {.strong = who + ", excluded: nothing goes to them.",
             .text = each.is_told_how ? "The chair recorded how they are told."
                                      : "Decide how they are told: nothing is recorded of it.",
             .link = each.name.empty() ? "" : "Keeping somebody out",
             .link_url = each.name.empty()
                             ? ""
                             : meeting_url(file.meeting.id, "preparation") + "#kept-out"}));
    }
    return alerts;
}

}  // namespace quorate::server
