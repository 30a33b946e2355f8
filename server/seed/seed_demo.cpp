#include "server/seed/seed_demo.hpp"

#include <algorithm>

#include "core/feeds/feed_store.hpp"
#include "core/feeds/feeds.hpp"
#include "core/people/authority_store.hpp"
#include "server/app/demo_people.hpp"
#include "server/feeds/feed_urls.hpp"
#include "server/seed/demo_cast.hpp"
#include "server/seed/demo_families.hpp"
#include "server/seed/demo_story.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// Before anything that the families lived through.
constexpr days before_the_story{420};

bool is_demo_of(const core::Authority& authority, const char* name)
{
    return authority.is_demo && authority.name == name;
}

// Subscriptions to try in a calendar program: one spans both councils.
void tell_of_feeds(DemoStory& story)
{
    story.at(story.ago(20), 13h, [&story] {
        const core::FeedTools tools{story.clock, story.app.random, story.app.links};
        story.must(core::create_feed(story.work,
                                     tools,
                                     story.as("Ash Demosby"),
                                     {.kind = core::FeedKind::agency,
                                      .subject = story.agencies.at("Exampleshire Police").id.text(),
                                      .label = "Exampleshire Police"}),
                   "the feed of the police");
        story.must(
            core::create_feed(story.work, tools, story.as("Gwen Sampleford"), {.label = "Outlook"}),
            "a chair's feed");
    });
}

void tell_all(DemoStory& story, const std::string& password_hash)
{
    story.at(story.today - before_the_story, 9h, [&] { tell_of_directory(story, password_hash); });
    tell_of_beginnings(story);
    tell_of_conferences(story);
    tell_of_plans(story);
    tell_of_reviews(story);
    tell_of_wales(story);
    tell_of_calendars(story);
    tell_of_feeds(story);
    story.tell();
}

}  // namespace

bool has_demo(App& app)
{
    return app.database.read([](core::UnitOfWork& work) {
        return std::ranges::any_of(work.authorities.all(), [](const core::Authority& each) {
            return is_demo_of(each, demo_england);
        });
    });
}

core::Result<core::Done> seed_demo(App& app, core::Date today)
{
    const std::string password_hash = app.hasher.hash(core::Password{demo_password_text});
    return app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
        for (const core::Authority& each : work.authorities.all())
            if (!each.is_demo) return core::Refusal::wrong_state;
        DemoStory story{app, work, today};
        tell_all(story, password_hash);
        return core::Done{};
    });
}

std::vector<DemoAccount> demo_accounts(App& app)
{
    return app.database.read([](core::UnitOfWork& work) {
        std::vector<DemoAccount> accounts;
        const auto authorities = work.authorities.all();
        for (const CastUser& cast : cast_users()) {
            const auto user = work.users.find_by_email(core::Email{cast.email});
            if (!user || !user->active) continue;
            const auto home = std::ranges::find(authorities, user->authority, &core::Authority::id);
            if (home == authorities.end() || !is_demo_of(*home, cast.authority)) continue;
            accounts.push_back({.id = user->id,
                                .name = user->name.reveal(),
                                .email = user->email.reveal(),
                                .role = std::string{core::role_code(user->role)},
                                .job_title = user->job_title,
                                .authority = home->name,
                                .on_sign_in_page = cast.on_sign_in_page});
        }
        return accounts;
    });
}

std::vector<DemoFeed> demo_feeds(App& app)
{
    return app.database.read([&](core::UnitOfWork& work) {
        std::vector<DemoFeed> feeds;
        for (const core::Authority& authority : work.authorities.all()) {
            if (!is_demo_of(authority, demo_england)) continue;
            for (const core::FeedRow& row : work.feeds.list(authority.id, {.everyone = true})) {
                const core::Feed& feed = row.feed;
                const std::string token = core::feed_token(app.links, feed);
                if (app.links.hash(token) != feed.token_hash || !feed.is_live(app.now())) continue;
                feeds.push_back({.path = feed_path(token),
                                 .kind = std::string{core::code(feed.kind)},
                                 .label = feed.label.reveal()});
            }
        }
        return feeds;
    });
}

}  // namespace quorate::server
