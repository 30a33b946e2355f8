#include "server/api/feed_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/operation/feed_pages.hpp"

namespace quorate::server {
std::vector<Route> feed_routes()
{
    using core::Action;
    constexpr auto open = Entry::public_page;
    constexpr auto in = Entry::signed_in;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    // Who may see and stop feeds is more than one action; the use cases know which.
    constexpr Action look = Action::auth_session_list_end_own;
    constexpr Action make = Action::feed_create_own;
    constexpr Action rotate = Action::feed_rotate_revoke_own;
    return {
        {get, "/feeds/{token}.ics", Action::feed_read_by_token, get_feed, open},
        {get, "/feeds", look, get_feeds},
        {get, "/feeds/new", make, get_new_feed},
        {post, "/feeds/new", make, post_feed},
        {get, "/feeds/{f}/rotate", rotate, get_rotate_feed},
        {post, "/feeds/{f}/rotate", rotate, post_rotate_feed},
        {post, "/feeds/{f}/renew", rotate, post_renew_feed},
        {post, "/feeds/{f}/known", rotate, post_known_feed},
        {get, "/feeds/{f}/stop", look, get_stop_feed},
        {post, "/feeds/{f}/stop", look, post_stop_feed},

        {get,
         "/api/v1/feeds",
         look,
         get_api_feeds,
         in,
         {.summary = "Calendar feeds that you may know of, without their addresses",
          .tag = "feeds",
          .response = "[Feed]"}},
        {post,
         "/api/v1/feeds",
         make,
         post_api_feed,
         in,
         {.summary = "Make a feed; the answer alone holds its address. Without a subject a "
                     "person's feed is your own",
          .tag = "feeds",
          .request = "FeedAdd",
          .response = "NewFeed",
          .status = 201}},
        {get,
         "/api/v1/feeds/{f}",
         look,
         get_api_feed,
         in,
         {.summary = "One feed, without its address", .tag = "feeds", .response = "Feed"}},
        {post,
         "/api/v1/feeds/{f}/rotate",
         rotate,
         post_api_feed_rotate,
         in,
         {.summary = "Replace a feed by one with a new address; the old one stops",
          .tag = "feeds",
          .response = "NewFeed",
          .status = 201}},
        {post,
         "/api/v1/feeds/{f}/renew",
         rotate,
         post_api_feed_renew,
         in,
         {.summary = "Keep a feed that nobody uses, or let one that ended so work again",
          .tag = "feeds",
          .response = "Feed"}},
        {post,
         "/api/v1/feeds/{f}/revoke",
         look,
         post_api_feed_revoke,
         in,
         {.summary = "Stop a feed's address", .tag = "feeds", .status = 204}},
    };
}

}  // namespace quorate::server
