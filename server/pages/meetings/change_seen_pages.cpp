#include "server/pages/meetings/change_seen_pages.hpp"

#include <charconv>

#include "core/meetings/change_seen.hpp"
#include "server/app/page.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/reply_words.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

// Which change was on the page; nothing that we wrote gives another one.
int change_of(const Fields& form)
{
    const std::string& typed = form.get("change");
    int sequence = -1;
    const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), sequence);
    return fault == std::errc{} && end == typed.data() + typed.size() ? sequence : -1;
}

}  // namespace

View change_seen_box(const core::SeatView& seat, const std::string& seen_url)
{
    if (!seat.change || !seat.can_confirm) return View{false};
    View box;
    box["is_off"] = seat.is_cancelled;
    box["is_seen"] = seat.change->seen_at.has_value();
    box["seen_url"] = seen_url;
    box["change"] = std::to_string(seat.change->sequence);
    box["confirm"] = button({.label = std::string{reply_words(seat.language).seen}});
    return box;
}

Response post_change_seen(App& app, const Request& request, const core::Actor& actor)
{
    const int change = change_of(form_of(request));
    const PageLanguage in = reply_page_language(app, request);
    const auto confirmed = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::confirm_change(
            work, meeting_tools(app), request.value(0), actor.network, change);
    });
    // Once it has started, the page says that, and why there is nothing to confirm.
    if (!confirmed && confirmed.error().refusal != core::Refusal::wrong_state)
        return refusal_page(app, request, core::anonymous_actor(), confirmed.error(), in);
    return see_other(reply_url(request.value(0)) + in.query);
}

}  // namespace quorate::server
