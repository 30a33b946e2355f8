#include "server/pages/operation/feed_pages.hpp"

namespace quorate::server {

Response get_feed(App& app, const Request& request, const core::Actor&)
{
    LeanRequest lean = lean_view(request);
    lean.remote = sender_of(lean, app.settings.behind_proxy);
    const auto opened = app.feeds.open(app.database, lean, request.value(0));
    // Thunderbird then asks no more. Until a month ago it got an empty calendar, so it shows none.
    if (opened.is_gone) return text_response(410, "This calendar has ended. Remove it.\n");
    if (!opened.answer) return text_response(404, "There is no calendar at this address.\n");
    const FeedAnswer::Variant& chosen = opened.answer->choose(lean, app.now());
    Response response;
    response.status = chosen.status;
    response.headers = chosen.headers;
    response.shared_body = chosen.prepared.body;
    return response;
}

}  // namespace quorate::server
