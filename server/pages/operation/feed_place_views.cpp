#include "server/pages/operation/feed_place_views.hpp"

#include <string>
#include <utility>

#include "core/dates/london_time.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// So many are named; of more it is said that there are.
constexpr int most_named = 3;

std::string place_text(const core::FeedPlace& place)
{
    return place.client + " from the network " + place.network + ", first " +
           core::london_long_time(place.first_at);
}

// Empty when there is no new place.
std::string said_of(const core::FeedId& feed, const std::vector<core::FeedPlace>& places)
{
    std::string said;
    int number = 0;
    for (const core::FeedPlace& each : places) {
        if (each.feed != feed || ++number > most_named) continue;
        said += (said.empty() ? "" : "; ") + place_text(each);
    }
    if (said.empty()) return said;
    if (number > most_named) said += "; and others";
    return "It was fetched from a new place: " + said + ".";
}

}  // namespace

View elsewhere_views(const std::vector<core::FeedRow>& feeds,
                     const std::vector<core::FeedPlace>& places)
{
    kainjow::mustache::list views;
    for (const core::FeedRow& row : feeds) {
        const std::string said = said_of(row.feed.id, places);
        if (said.empty()) continue;
        View view;
        view["label"] = text(row.feed.label.reveal());
        view["said"] = said;
        view["known_url"] = "/feeds/" + row.feed.id.text() + "/known";
        view["known"] = button({.label = "This was me",
                                .look = ButtonLook::secondary,
                                .about = row.feed.label.reveal()});
        view["rotate_url"] = "/feeds/" + row.feed.id.text() + "/rotate";
        views.push_back(std::move(view));
    }
    return View{views};
}

}  // namespace quorate::server
