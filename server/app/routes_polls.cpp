#include "server/api/polls_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/scheduling/poll_link_pages.hpp"
#include "server/pages/scheduling/poll_pages.hpp"
#include "server/pages/scheduling/poll_seat_pages.hpp"
#include "server/pages/scheduling/start_poll_pages.hpp"

namespace quorate::server {
namespace {

Route row(
    Method method, std::string_view pattern, core::Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "scheduling";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> poll_routes()
{
    using core::Action;
    constexpr Action book = Action::meeting_create;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    constexpr auto open = Entry::public_page;
    return {
        {get, "/meetings/new/poll", book, get_start_poll},
        {post, "/meetings/new/poll", book, post_start_poll},
        {get, "/polls", Action::case_view_summary, get_polls},
        {get, "/polls/{p}", book, get_poll},
        {post, "/polls/{p}/settle", book, post_settle_poll},
        {post, "/polls/{p}/again", book, post_ask_again},
        {get, "/polls/{p}/seats/{s}", book, get_poll_seat},
        {post, "/polls/{p}/seats/{s}", book, post_poll_seat},
        {post, "/polls/{p}/notes/{n}/dealt-with", book, post_poll_note_dealt_with},
        {get, "/polls/{p}/stop", book, get_stop_poll},
        {post, "/polls/{p}/stop", book, post_stop_poll},
        {get, "/t/{token}", Action::rsvp_respond_own, get_poll_link, open},
        {post, "/t/{token}", Action::rsvp_respond_own, post_poll_link, open},
        {get, "/t/{token}/done", Action::rsvp_respond_own, get_poll_link_done, open},
    };
}

std::vector<Route> poll_api_routes()
{
    constexpr core::Action book = core::Action::meeting_create;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        row(post,
            "/api/v1/polls",
            book,
            post_api_poll,
            {.summary = "Keep up to five times free and ask people which of them suits",
             .request = "PollStart",
             .response = "Poll",
             .status = 201}),
        row(get,
            "/api/v1/polls",
            book,
            get_api_polls,
            {.summary = "What you have asked people about, what waits for you first",
             .response = "[PollListing]"}),
        row(get,
            "/api/v1/polls/{poll}",
            book,
            get_api_poll,
            {.summary = "Who answered what, and how each time stands", .response = "Poll"}),
        row(post,
            "/api/v1/polls/{poll}/settle",
            book,
            post_api_settle_poll,
            {.summary = "Book the meeting at one of the times; 409 once it is decided",
             .request = "PollSettle",
             .response = "Poll"}),
        row(post,
            "/api/v1/polls/{poll}/seats/{seat}/answers",
            book,
            post_api_poll_answers,
            {.summary = "Write down what somebody who was asked said on the telephone; 409 once it "
                        "is decided",
             .request = "PollSeatAnswers",
             .response = "Poll"}),
        row(post,
            "/api/v1/polls/{poll}/notes/{note}/dealt-with",
            book,
            post_api_poll_note_dealt_with,
            {.summary = "Say that somebody saw to what was written; 409 when somebody had said so",
             .response = "Poll"}),
        row(post,
            "/api/v1/polls/{poll}/ask-again",
            book,
            post_api_ask_again,
            {.summary = "Give people until the next working day, and write again to those who have "
                        "not answered",
             .response = "Poll"}),
        row(post,
            "/api/v1/polls/{poll}/stop",
            book,
            post_api_stop_poll,
            {.summary = "Give every time back, and tell everybody asked", .response = "Poll"}),
    };
}

}  // namespace quorate::server
