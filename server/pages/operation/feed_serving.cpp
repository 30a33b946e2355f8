#include "server/pages/operation/feed_pages.hpp"

namespace quorate::server {

Response get_feed(App& app, const Request& request, const core::Actor&)
{
    const LeanRequest lean = lean_view(request);
    const auto answer = app.feeds.open(app.database, lean, request.value(0));
    // The same words for an address that never was, has run out or was stopped.
    if (!answer) return text_response(404, "There is no calendar at this address.\n");
    const FeedAnswer::Variant& chosen = answer->choose(lean);
    Response response;
    response.status = chosen.status;
    response.headers = chosen.headers;
    response.shared_body = chosen.prepared.body;
    return response;
}

}  // namespace quorate::server
