#pragma once

#include <string>
#include <string_view>

#include "core/circulation/reader_codes.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/pages/accounts/reader_check.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// What the pages behind the link of a seat have in common: the answer, the poll, and the people,
// the papers and the report of a meeting. Nobody is signed in, and no search engine keeps them.
// What is behind the last three shows on a device only after a code from the reader's own mailbox
// was typed there.

/// One of these pages.
struct SeatLinkPage {
    std::string_view name;  // of its template
    std::string_view title;
    std::string authority = {};  // stands at the top
    PageLanguage in = {};
    int status = 200;
};

Response seat_link_page(App& app, const Request& request, const SeatLinkPage& page, View view);

/// The page of a link that shows nothing, in the language of its seat.
Response refuse_seat_link(App& app, const Request& request, const core::Error& error);

/// The button that opens what is behind the link ("to_open"), and where it posts: a GET never opens
/// anything, because programs that check mail follow links.
void set_opening(View& view, const std::string& url, std::string_view label, bool is_shown);

/// What somebody sees who has not opened anything, and what stands between.
template <class Behind>
struct SeenBehind {
    Behind behind;
    core::PapersDoor door;
    std::string device = {};
    bool is_trusted = false;
};

/// Reads both: `view` gives what is behind, `door` what stands before it, each from the database.
template <class Behind, class ViewIt, class FindDoor>
core::Result<SeenBehind<Behind>> see_behind(App& app,
                                            const Request& request,
                                            const ViewIt& view,
                                            const FindDoor& find_door)
{
    return app.read(
        core::anonymous_actor(), [&](core::UnitOfWork& work) -> core::Result<SeenBehind<Behind>> {
            core::Result<Behind> behind = view(work);
            if (!behind) return behind.error();
            core::Result<core::PapersDoor> door = find_door(work);
            if (!door) return door.error();
            SeenBehind<Behind> seen{.behind = *std::move(behind), .door = *std::move(door)};
            seen.device = reader_device(app, request, seen.door);
            seen.is_trusted = core::is_trusted(work, app.links, seen.door, seen.device, app.now());
            return seen;
        });
}

}  // namespace quorate::server
