#include "server/pages/operation/feed_pages.hpp"

#include "core/access/permission.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/feeds/feeds.hpp"
#include "core/requests/idempotency_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/feeds/feed_urls.hpp"
#include "server/pages/operation/feed_place_views.hpp"
#include "server/pages/operation/unused_feed_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::Action;
using core::FeedId;
using core::FeedKind;

const Link back_to_feeds{"Calendar feeds", "/feeds"};

std::string rotate_url(const FeedId& id)
{
    return "/feeds/" + id.text() + "/rotate";
}

std::string stop_url(const FeedId& id)
{
    return "/feeds/" + id.text() + "/stop";
}

core::FeedTools tools_of(const App& app)
{
    return {app.clock, app.random, app.links};
}

std::string shows(const core::FeedRow& row)
{
    switch (row.feed.kind) {
        case FeedKind::agency:
            return "Meetings of " + row.subject_name + ", in every authority";
        case FeedKind::team:
            return "Meetings of the cases of " + row.subject_name;
        case FeedKind::room:
            return "When " + row.subject_name + " is taken";
        case FeedKind::tasks:
            return "Action points, as tasks";
        case FeedKind::task_days:
            return "Action points, as days";
        case FeedKind::person:
            break;
    }
    return "Meetings chaired or attended, and last days of families led";
}

// The last day on which it works: it ends when that is over, or in its course.
std::string last_day_of(const core::Feed& feed)
{
    return core::long_date(core::london_date(feed.expires_at - std::chrono::seconds{1}));
}

// Who fetched is written down within half a minute; of an address before this one nothing counts.
Cell fetched_cell(const core::Feed& feed)
{
    if (!feed.last_fetched_at)
        return {.text = "Not yet, or within the last minute",
                .sub = "Address made " + core::london_short_time(feed.created_at)};
    return {.text = core::london_long_time(*feed.last_fetched_at), .sub = feed.last_client};
}

bool ends_soon(const core::Feed& feed, core::Instant now)
{
    return feed.ends_within(core::feed_end_is_warned_of, now);
}

// The first of the actor's own that needs them soon.
View ending_notice(const std::vector<core::FeedRow>& feeds,
                   const core::Actor& actor,
                   core::Instant now)
{
    const core::Feed* first = nullptr;
    for (const core::FeedRow& row : feeds)
        if (row.feed.created_by == actor.user && ends_soon(row.feed, now) &&
            (first == nullptr || row.feed.expires_at < first->expires_at))
            first = &row.feed;
    if (first == nullptr) return View{false};
    return alert(Alert::warning,
                 {.strong = "“" + first->label.reveal() + "” ends on " + last_day_of(*first) + ".",
                  .text = "Give it a new address, and put that into the calendars that use it."});
}

TableRow row_of(const core::FeedRow& row, const core::Actor& actor, core::Instant now)
{
    const core::Feed& feed = row.feed;
    const bool own = feed.created_by == actor.user;
    const bool over = now >= feed.expires_at;
    Cell until{.text = last_day_of(feed)};
    if (over) until.chips.push_back(chip(Chip::late, "Over"));
    if (ends_soon(feed, now)) until.chips.push_back(chip(Chip::soon, "Ends soon"));
    Cell buttons;
    if (own)
        buttons.buttons.push_back(
            {"New address", rotate_url(feed.id), "for " + feed.label.reveal()});
    const bool may_stop =
        own || core::permit(actor, Action::feed_revoke_other, feed.authority, now).has_value();
    if (may_stop) buttons.buttons.push_back({"Stop", stop_url(feed.id), feed.label.reveal()});
    Cell name{.text = feed.label.reveal(), .sub = shows(row)};
    if (!own) name.sub += ". Made by " + row.owner_name.reveal();
    return {.cells = {std::move(name), fetched_cell(feed), std::move(until), std::move(buttons)},
            .tone = over ? RowTone::quiet : RowTone::plain};
}

Table table_of(std::string caption)
{
    return {.caption = std::move(caption),
            .columns = {"Feed", "Last fetched", "Works until", ""},
            .rows = {},
            .caption_shown = true};
}

// Says that a form was sent before, so that sending it again (a reload of the page with the
// address) gives the same feed instead of another. Links can be made again, so that the page is
// the same too.
constexpr const char* once_field = "once";

View once_input(App& app, const Fields& form)
{
    const std::string& given = form.get(once_field);
    return hidden_input(once_field, given.empty() ? app.random.token() : given);
}

template <class Make>
core::Result<core::NewFeed> make_once(
    App& app, const core::Actor& actor, const Fields& form, const char* what, Make make)
{
    const std::string& once = form.get(once_field);
    const std::string key = app.digest.sha256(std::string{what} + once);
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::NewFeed> {
        const auto earlier = once.empty() ? std::nullopt : work.idempotency.find(actor.user, key);
        if (earlier) {
            const auto feed = work.feeds.find(actor.authority, FeedId{earlier->body});
            if (!feed) return core::Refusal::not_found;
            return core::NewFeed{*feed, core::feed_token(app.links, *feed)};
        }
        const core::Result<core::NewFeed> made = make(work);
        if (made && !once.empty())
            work.idempotency.save(
                actor.authority,
                actor.user,
                key,
                {.request_hash = key, .status = 200, .headers = {}, .body = made->feed.id.text()},
                app.now());
        return made;
    });
}

// "person", "tasks", "team:ID" or "agency:ID", as the form names what a feed is of.
core::CreateFeed typed(const Fields& form)
{
    const std::string& what = form.get("what");
    const auto colon = what.find(':');
    core::CreateFeed command{.kind = FeedKind::person,
                             .label = form.get("label"),
                             .last_day = core::parse_typed_date(form.get("last_day"))};
    if (colon == std::string::npos) {
        command.kind = core::feed_kind_from(what).value_or(FeedKind::person);
        return command;
    }
    command.kind = core::feed_kind_from(what.substr(0, colon)).value_or(FeedKind::person);
    command.subject = what.substr(colon + 1);
    return command;
}

Response new_form(App& app,
                  const Request& request,
                  const core::Actor& actor,
                  const Fields& form,
                  std::vector<core::FieldError> errors = {},
                  int status = 200)
{
    const auto choices = app.read(
        actor, [&](core::UnitOfWork& work) { return core::feed_choices(work, app.clock, actor); });
    if (!choices) return refusal_page(app, request, actor, choices.error());
    for (core::FieldError& error : errors)
        if (error.field == "subject" || error.field == "kind") error.field = "what";

    std::vector<Option> options{{"person", "My own meetings"}};
    if (choices->has_actions) {
        options.push_back({"tasks", "My action points, as tasks"});
        options.push_back({"task_days", "My action points, as days in the calendar"});
    }
    for (const auto& [id, name] : choices->teams)
        options.push_back({"team:" + id, "Meetings of " + name});
    for (const auto& [id, name] : choices->agencies)
        options.push_back({"agency:" + id, name + " (agency)"});
    for (const auto& [id, name] : choices->rooms)
        options.push_back({"room:" + id, "When " + name + " is taken"});
    const std::vector<View> fields{select({.name = "what",
                                           .label = "Whose meetings?",
                                           .options = std::move(options),
                                           .chosen = form.get("what"),
                                           .hint = "Google Calendar and Outlook show no tasks: "
                                                   "choose days for those",
                                           .error = error_for(errors, "what")}),
                                   text_input({.name = "label",
                                               .label = "Name for the feed",
                                               .value = form.get("label"),
                                               .hint = "Who or what will use it, so that you know "
                                                       "which to stop: “My phone”, “Reception”",
                                               .error = error_for(errors, "label"),
                                               .autocomplete = "off"}),
                                   date_input({.name = "last_day",
                                               .label = "Last day (optional)",
                                               .value = form.get("last_day"),
                                               .hint = "Without one the feed works for a year",
                                               .error = error_for(errors, "last_day")}),
                                   once_input(app, form)};
    ConfirmPage page{.heading = "Make a calendar feed",
                     .fields = fields,
                     .button = {.label = "Make the feed"},
                     .action_url = "/feeds/new",
                     .cancel_url = "/feeds",
                     .errors = std::move(errors)};
    return html_response(
        status,
        confirm_page(
            frame_for(app,
                      request,
                      actor,
                      {.title = page.heading, .section = Section::feeds, .back = back_to_feeds}),
            page));
}

// The only time the address is seen: it is not kept.
Response made(App& app, const Request& request, const core::Actor& actor, const core::NewFeed& feed)
{
    const std::string base = app.settings.public_url();
    View page;
    page["head"] = page_head({.heading = "The feed is ready", .sub = feed.feed.label.reveal()});
    page["notice"] = alert(Alert::warning,
                           {.strong = "Copy this address now.",
                            .text = "It is shown this once. If it is lost, ask for a new address; "
                                    "the old one then stops."});
    page["feed_url"] = feed_url(base, feed.token);
    page["webcal_url"] = webcal_url(base, feed.token);
    return html_page(app,
                     request,
                     actor,
                     "feeds/made",
                     {.title = "The feed is ready", .section = Section::feeds},
                     std::move(page));
}

Response ask(App& app, const Request& request, const core::Actor& actor, ConfirmPage page)
{
    page.cancel_url = "/feeds";
    return html_response(
        200,
        confirm_page(
            frame_for(app,
                      request,
                      actor,
                      {.title = page.heading, .section = Section::feeds, .back = back_to_feeds}),
            page));
}

core::Result<core::FeedRow> found(App& app, const Request& request, const core::Actor& actor)
{
    return app.read(actor, [&](core::UnitOfWork& work) {
        return core::find_feed(work, app.clock, actor, FeedId{request.value(0)});
    });
}

}  // namespace

Response get_feeds(App& app, const Request& request, const core::Actor& actor)
{
    const auto feeds = app.read(
        actor, [&](core::UnitOfWork& work) { return core::list_feeds(work, app.clock, actor); });
    if (!feeds) return refusal_page(app, request, actor, feeds.error());

    Table own = table_of("Feeds you made");
    Table others = table_of("Feeds made by others");
    for (const core::FeedRow& row : *feeds)
        (row.feed.created_by == actor.user ? own : others)
            .rows.push_back(row_of(row, actor, app.now()));
    PageHead head{.heading = "Calendar feeds"};
    const Link make{"Make a feed", "/feeds/new"};
    const bool may_make = core::permit_role(actor, Action::feed_create_own).has_value();
    if (may_make) head.buttons = {make};

    View page;
    page["head"] = page_head(head);
    page["notice"] = ending_notice(*feeds, actor, app.now());
    page["unused"] = unused_views(*feeds, actor, app.now());
    page["unused_some"] = !page.get("unused")->list_value().empty();
    page["elsewhere"] = elsewhere_views(*feeds, app.database.read([&](core::UnitOfWork& work) {
        return core::new_feed_places(work, app.clock, actor);
    }));
    page["elsewhere_some"] = !page.get("elsewhere")->list_value().empty();
    page["own"] = own.rows.empty() ? View{false} : table(own);
    page["others"] = others.rows.empty() ? View{false} : table(others);
    page["nothing"] = own.rows.empty() && may_make
                          ? empty_state({.heading = "You have made no feed yet",
                                         .text = "Make one for each calendar you use, so that each "
                                                 "can be stopped by itself.",
                                         .link = make,
                                         .icon = "none"})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "feeds/feeds",
                     {.title = "Calendar feeds", .section = Section::feeds},
                     std::move(page));
}

Response get_new_feed(App& app, const Request& request, const core::Actor& actor)
{
    return new_form(app, request, actor, request.query);
}

Response post_feed(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const std::string& last_day = form.get("last_day");
    if (!last_day.empty() && !core::parse_typed_date(last_day))
        return new_form(
            app, request, actor, form, {{"last_day", core::typed_date_fault(last_day)}}, 422);
    const auto feed = make_once(app, actor, form, "create", [&](core::UnitOfWork& work) {
        return core::create_feed(work, tools_of(app), actor, typed(form));
    });
    if (feed) return made(app, request, actor, *feed);
    if (feed.error().refusal != core::Refusal::invalid_input)
        return refusal_page(app, request, actor, feed.error());
    return new_form(app, request, actor, form, feed.error().fields, 422);
}

Response get_rotate_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto feed = found(app, request, actor);
    if (!feed) return refusal_page(app, request, actor, feed.error());
    return ask(app,
               request,
               actor,
               {.eyebrow = feed->feed.label.reveal(),
                .heading = "Give this feed a new address?",
                .paragraphs = {"Calendars that use the old address stop at once. You get the new "
                               "address on the next page and put it into them."},
                .fields = {once_input(app, {})},
                .button = {.label = "Give it a new address"},
                .action_url = rotate_url(feed->feed.id)});
}

Response post_rotate_feed(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto feed = make_once(app, actor, form, "rotate", [&](core::UnitOfWork& work) {
        return core::rotate_feed(work, tools_of(app), actor, FeedId{request.value(0)});
    });
    if (!feed) return refusal_page(app, request, actor, feed.error());
    return made(app, request, actor, *feed);
}

Response post_renew_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto renewed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::renew_feed(work, app.clock, actor, FeedId{request.value(0)});
    });
    if (!renewed) return refusal_page(app, request, actor, renewed.error());
    return done("/feeds", "feed-renewed");
}

Response post_known_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto known = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::know_feed_places(work, app.clock, actor, FeedId{request.value(0)});
    });
    if (!known) return refusal_page(app, request, actor, known.error());
    return done("/feeds", "feed-known");
}

Response get_stop_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto feed = found(app, request, actor);
    if (!feed) return refusal_page(app, request, actor, feed.error());
    return ask(app,
               request,
               actor,
               {.eyebrow = feed->feed.label.reveal(),
                .heading = "Stop this feed?",
                .paragraphs = {"Its address stops at once, for everyone who uses it. A "
                               "calendar may keep what it showed last: remove it there as well. "
                               "This cannot be undone."},
                .button = {.label = "Stop the feed", .look = ButtonLook::warning},
                .action_url = stop_url(feed->feed.id)});
}

Response post_stop_feed(App& app, const Request& request, const core::Actor& actor)
{
    const auto stopped = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::revoke_feed(work, app.clock, actor, FeedId{request.value(0)});
    });
    if (!stopped) return refusal_page(app, request, actor, stopped.error());
    return done("/feeds", "feed-stopped");
}

}  // namespace quorate::server
