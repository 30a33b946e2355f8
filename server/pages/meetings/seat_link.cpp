#include "server/pages/meetings/seat_link.hpp"

#include <utility>

#include "server/app/page.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

Response seat_link_page(App& app, const Request& request, const SeatLinkPage& page, View view)
{
    Frame frame =
        frame_for(app,
                  request,
                  core::anonymous_actor(),
                  {.title = std::string{page.title}, .status = page.status, .in = page.in});
    frame.organisation = page.authority;
    view["neutral"] = true;
    return html_response(page.status, render_page(page.name, frame, std::move(view)))
        .with("X-Robots-Tag", "noindex, nofollow");
}

Response refuse_seat_link(App& app, const Request& request, const core::Error& error)
{
    return refusal_page(
        app, request, core::anonymous_actor(), error, reply_page_language(app, request));
}

void set_opening(View& view, const std::string& url, std::string_view label, bool is_shown)
{
    view["to_open"] = is_shown;
    view["open_url"] = url;
    view["open"] = button({.label = std::string{label}, .name = "do", .value = "open"});
}

}  // namespace quorate::server
