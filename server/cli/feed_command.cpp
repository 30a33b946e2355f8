#include "server/cli/feed_command.hpp"

#include <iostream>

#include "core/dates/london_time.hpp"
#include "core/feeds/feeds.hpp"
#include "core/identity/user_store.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/room_store.hpp"
#include "core/people/team_store.hpp"
#include "core/support/text.hpp"
#include "server/cli/installation.hpp"
#include "server/feeds/feed_urls.hpp"

namespace quorate::server {
namespace {

struct FeedOptions {
    std::string authority, agency, team, room, user, label, feed;
    bool as_json = false;
};

// What the options name, with its id as the subject.
core::Result<core::CreateFeed> command_of(core::UnitOfWork& work,
                                          const core::Authority& authority,
                                          const FeedOptions& options)
{
    core::CreateFeed command{.label = options.label};
    if (!options.agency.empty()) {
        auto agency = work.agencies.find(authority.id, core::AgencyId{options.agency});
        if (!agency) agency = work.agencies.find_by_name(authority.id, options.agency);
        if (!agency) return core::invalid("agency", "There is no agency with this name or id");
        command.kind = core::FeedKind::agency;
        command.subject = agency->id.text();
        if (command.label.empty()) command.label = agency->name;
    } else if (!options.team.empty()) {
        auto team = work.teams.find(authority.id, core::TeamId{options.team});
        if (!team) team = work.teams.find_by_name(authority.id, options.team);
        if (!team) return core::invalid("team", "There is no team with this name or id");
        command.kind = core::FeedKind::team;
        command.subject = team->id.text();
        if (command.label.empty()) command.label = team->name;
    } else if (!options.room.empty()) {
        auto room = work.rooms.find(authority.id, core::RoomId{options.room});
        if (!room) room = work.rooms.find_by_name(authority.id, options.room);
        if (!room) return core::invalid("room", "There is no room with this name or id");
        command.kind = core::FeedKind::room;
        command.subject = room->id.text();
        if (command.label.empty()) command.label = room->name;
    } else {
        const auto user = work.users.find_by_email(core::Email{core::lower_case(options.user)});
        if (!user || user->authority != authority.id)
            return core::invalid("user", "There is no account with this address");
        command.kind = core::FeedKind::person;
        command.subject = user->id.text();
        if (command.label.empty()) command.label = "Made by command";
    }
    return command;
}

int create(const CommonOptions& common, const FeedOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto made =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::NewFeed> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            const auto command = command_of(work, *authority, options);
            if (!command) return command.error();
            return core::create_feed(work,
                                     {app.clock, app.random, app.links},
                                     core::system_actor(authority->id),
                                     *command);
        });
    if (!made) return refused(made.error());
    const std::string url = feed_url(app.settings.public_url(), made->token);
    if (options.as_json)
        print_json({{"id", made->feed.id.text()},
                    {"kind", code(made->feed.kind)},
                    {"path", feed_path(made->token)},
                    {"url", url},
                    {"expires_at", core::iso_utc(made->feed.expires_at)}});
    else
        std::cout << url << "\nid " << made->feed.id.text() << ", expires "
                  << core::iso_utc(made->feed.expires_at) << ". The address is shown this once.\n";
    return 0;
}

// An id, an address or the token in it.
std::string token_in(const std::string& text)
{
    const auto slash = text.rfind('/');
    std::string token = slash == std::string::npos ? text : text.substr(slash + 1);
    if (token.ends_with(".ics")) token.resize(token.size() - 4);
    return token;
}

int revoke(const CommonOptions& common, const FeedOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto revoked =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            auto feed = work.feeds.find_by_token_hash(app.links.hash(token_in(options.feed)));
            for (const core::Authority& each : work.authorities.all())
                if (!feed) feed = work.feeds.find(each.id, core::FeedId{options.feed});
            if (!feed) return core::invalid("feed", "There is no feed with this id or address");
            return core::revoke_feed(
                work, app.clock, core::system_actor(feed->authority), feed->id);
        });
    if (!revoked) return refused(revoked.error());
    std::cout << "The feed no longer works.\n";
    return 0;
}

}  // namespace

void add_feed_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("feed", "Calendar feeds: create, revoke");
    group.require_subcommand(1);
    const auto options = std::make_shared<FeedOptions>();

    CLI::App& creating = *group.add_subcommand("create", "Make a feed and print its address");
    const auto creating_common = add_common_options(creating);
    add_setting_option(
        creating, creating_common, "--base-url", "base_url", "How the address begins");
    CLI::Option_group& whose = *creating.add_option_group("whose", "Whose meetings it shows");
    whose.add_option("--agency", options->agency, "An agency, by name or id");
    whose.add_option("--team", options->team, "A team, by name or id");
    whose.add_option("--room", options->room, "A room, by name or id");
    whose.add_option("--user", options->user, "A member of staff, by e-mail address");
    whose.require_option(1);
    creating.add_option("--authority", options->authority, "Which authority, by name or id");
    creating.add_option("--label", options->label, "What it is for");
    creating.add_flag("--json", options->as_json, "Answer in JSON");
    creating.callback([creating_common, options, &exit_code] {
        exit_code = run_guarded([&] { return create(*creating_common, *options); });
    });

    CLI::App& revoking = *group.add_subcommand("revoke", "Stop a feed");
    const auto revoking_common = add_common_options(revoking);
    revoking.add_option("feed", options->feed, "The feed's id or address")->required();
    revoking.callback([revoking_common, options, &exit_code] {
        exit_code = run_guarded([&] { return revoke(*revoking_common, *options); });
    });
}

}  // namespace quorate::server
