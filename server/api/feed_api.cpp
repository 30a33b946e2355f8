#include "server/api/feed_api.hpp"

#include "core/dates/london_time.hpp"
#include "core/feeds/feeds.hpp"
#include "server/api/case_json.hpp"
#include "server/api/given_members.hpp"
#include "server/app/api.hpp"
#include "server/feeds/feed_urls.hpp"

namespace quorate::server {
namespace {

core::FeedTools tools_of(const App& app)
{
    return {app.clock, app.random, app.links};
}

json::object feed_json(const core::Feed& feed, core::Instant now)
{
    json::object made{{"id", feed.id.text()},
                      {"kind", code(feed.kind)},
                      {"subject", feed.subject},
                      {"label", feed.label.reveal()},
                      {"created_at", core::iso_utc(feed.created_at)},
                      {"expires_at", core::iso_utc(feed.expires_at)},
                      {"last_fetched_at", nullptr},
                      {"last_client", feed.last_client}};
    if (feed.last_fetched_at) made["last_fetched_at"] = core::iso_utc(*feed.last_fetched_at);
    const auto ends = feed.ends_unused_at(now);
    made["ends_unused_at"] = ends ? json::value(core::iso_utc(*ends)) : json::value();
    made["ended_unused_at"] =
        feed.ended_unused_at ? json::value(core::iso_utc(*feed.ended_unused_at)) : json::value();
    return made;
}

// The address is put into the answer after the answer was kept for its Idempotency-Key: what is
// stored never holds it, and the same key still gives the same answer.
Response with_address(App& app, const core::Actor& actor, Response response)
{
    if (response.status != 201) return response;
    json::object body = json::parse(response.body).as_object();
    const core::FeedId id{std::string{body.at("id").as_string()}};
    const auto feed = app.read(
        actor, [&](core::UnitOfWork& work) { return work.feeds.find(actor.authority, id); });
    if (!feed) return response;
    const std::string token = core::feed_token(app.links, *feed);
    body["path"] = feed_path(token);
    body["url"] = feed_url(app.settings.public_url(), token);
    response.body = json::serialize(body);
    return response;
}

std::string_view subject_wanted(core::FeedKind kind)
{
    switch (kind) {
        case core::FeedKind::person:
            return "Give your own id: each person makes the feed of their own meetings";
        case core::FeedKind::tasks:
        case core::FeedKind::task_days:
            return "Give your own id: each person makes the feed of their own action points";
        case core::FeedKind::team:
            return "Give the id of a team that you are in";
        case core::FeedKind::room:
            return "Give the id of a room of your authority";
        case core::FeedKind::agency:
            break;
    }
    return "Give the id of an agency whose contacts you keep";
}

template <class Make, class Tell = std::identity>
Response answer_made(
    App& app, const Request& request, const core::Actor& actor, Make make, Tell tell = {})
{
    const auto outcome = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<Response> {
        auto earlier = earlier_answer(app, request, actor, work);
        if (!earlier) return earlier.error();
        if (*earlier) return **earlier;
        const core::Result<core::NewFeed> made = make(work);
        if (!made) return made.error();
        const Response response =
            api_response({.body = feed_json(made->feed, app.now()),
                          .status = 201,
                          .location = "/api/v1/feeds/" + made->feed.id.text()});
        keep_answer(app, request, actor, work, response);
        return response;
    });
    return outcome ? with_address(app, actor, *outcome) : problem(tell(outcome.error()));
}

}  // namespace

Response get_api_feeds(App& app, const Request& request, const core::Actor& actor)
{
    const auto feeds = app.read(
        actor, [&](core::UnitOfWork& work) { return core::list_feeds(work, app.clock, actor); });
    if (!feeds) return problem(feeds.error());
    json::array items;
    for (const core::FeedRow& row : *feeds)
        items.push_back(feed_json(row.feed, app.now()));
    return list_response(request, std::move(items), "");
}

Response get_api_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto feed = app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_feed(work, app.clock, actor, core::FeedId{request.value(0)});
    });
    if (!feed) return problem(feed.error());
    return api_response({.body = feed_json(feed->feed, app.now())});
}

Response post_api_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const std::string kind = text_member(*body, "kind", errors);
    core::CreateFeed command{.subject = text_member(*body, "subject", errors),
                             .label = text_member(*body, "label", errors)};
    const auto known = core::feed_kind_from(kind);
    command.last_day = date_member(*body, "last_day", errors);
    if (!known) errors.push_back({"kind", "Give agency, person, team, room, tasks or task_days"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    command.kind = *known;
    const auto make = [&](core::UnitOfWork& work) {
        return core::create_feed(work, tools_of(app), actor, command);
    };
    return answer_made(app, request, actor, make, [&](core::Error error) {
        return of_member(std::move(error), "subject", subject_wanted(command.kind));
    });
}

Response post_api_feed_rotate(App& app, const Request& request, const core::Actor& actor)
{
    return answer_made(app, request, actor, [&](core::UnitOfWork& work) {
        return core::rotate_feed(work, tools_of(app), actor, core::FeedId{request.value(0)});
    });
}

Response post_api_feed_renew(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::renew_feed(work, app.clock, actor, core::FeedId{request.value(0)});
        },
        [&](const core::Feed& feed) { return ApiAnswer{.body = feed_json(feed, app.now())}; });
}

Response post_api_feed_revoke(App& app, const Request& request, const core::Actor& actor)
{
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) {
            return core::revoke_feed(work, app.clock, actor, core::FeedId{request.value(0)});
        },
        [](core::Done) { return ApiAnswer{.status = 204}; });
}

}  // namespace quorate::server
