#include "server/pages/operation/unused_feed_views.hpp"

#include <string>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

std::string day_text(core::Instant at)
{
    return core::long_date(core::london_date(at));
}

// "Not used since 3 March 2026; it ended on 1 June 2026": nothing of one that is used.
std::string unused_text(const core::Feed& feed, core::Instant now)
{
    const core::Instant used = feed.last_used();
    if (const auto ends = feed.ends_unused_at(now))
        return "Not used since " + day_text(used) + ". It ends on " + day_text(*ends) +
               " unless a calendar fetches it.";
    if (!feed.ended_unused_at || !(feed.planned_end > now)) return {};
    const std::string ended = "it ended on " + day_text(*feed.ended_unused_at) + ".";
    if (used > *feed.ended_unused_at)
        return "Not used for 90 days; " + ended + " A calendar has asked for it since.";
    return "Not used since " + day_text(used) + "; " + ended;
}

}  // namespace

View unused_views(const std::vector<core::FeedRow>& feeds,
                  const core::Actor& actor,
                  core::Instant now)
{
    kainjow::mustache::list views;
    for (const core::FeedRow& row : feeds) {
        const std::string said =
            row.feed.created_by == actor.user ? unused_text(row.feed, now) : std::string{};
        if (said.empty()) continue;
        View view;
        view["label"] = text(row.feed.label.reveal());
        view["said"] = said;
        view["renew_url"] = "/feeds/" + row.feed.id.text() + "/renew";
        view["renew"] = button({.label = row.feed.ended_unused_at ? "Renew it" : "Keep it",
                                .look = ButtonLook::secondary,
                                .about = row.feed.label.reveal()});
        views.push_back(std::move(view));
    }
    return View{views};
}

}  // namespace quorate::server
