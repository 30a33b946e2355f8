#include "server/seed/seed_load.hpp"

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/dates/london_time.hpp"
#include "core/feeds/feeds.hpp"
#include "core/identity/api_tokens.hpp"
#include "core/people/authority_store.hpp"
#include "db/session/transaction.hpp"
#include "db/stores/action_words.hpp"
#include "server/app/demo_people.hpp"
#include "server/feeds/feed_urls.hpp"
#include "server/seed/load_council.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// Feeds show 30 days back and 12 months ahead. All the meetings that were asked for are in that,
// with some days to spare so that it stays so for a while; a quarter as many again lie before it.
constexpr days shown_from{26};
constexpr days shown_until{358};
constexpr days history_from{365};
constexpr days history_until{32};

int share(int all, int parts, int part)
{
    return all / parts + (part < all % parts ? 1 : 0);
}

core::Result<core::Done> check_place(App& app)
{
    return app.database.read([](core::UnitOfWork& work) -> core::Result<core::Done> {
        for (const core::Authority& each : work.authorities.all()) {
            if (!each.is_demo) return core::Refusal::wrong_state;
            if (each.name.starts_with("Loadshire ")) return core::Refusal::already_exists;
        }
        return core::Done{};
    });
}

void write(LoadRun& run)
{
    db::Transaction transaction{run.app.pool, db::Access::write};
    run.tables.flush(transaction.sql());
    transaction.commit();
}

// The rows went past the store that does this for each.
void let_actions_be_found(App& app)
{
    db::Transaction transaction{app.pool, db::Access::write};
    db::index_all_action_words(transaction.sql());
    transaction.commit();
}

// SQLite's own settings suit a few rows at a time: this much is written faster with room to keep
// pages, and with fewer moves from the log into the database.
void make_room(App& app)
{
    if (app.pool.url().dialect != db::Dialect::sqlite) return;
    db::Pool::Lease lease = app.pool.take(db::Access::write);
    lease.sql().run_once("pragma cache_size = -262144");
    lease.sql().run_once("pragma wal_autocheckpoint = 50000");
}

LoadedFeed add_feed(LoadRun& run,
                    const LoadCouncil& council,
                    const std::string& kind,
                    const std::string& subject)
{
    const std::string id = run.dice.id();
    core::Feed feed;
    feed.id = core::FeedId{id};
    const std::string token = core::feed_token(run.app.links, feed);
    run.tables.feed.row(id,
                        council.id,
                        kind,
                        subject,
                        core::FreeText{"Load"},
                        run.app.links.hash(token),
                        council.users_by_role.at("BS"),
                        run.now,
                        run.now + days{365});
    return {.path = feed_path(token), .kind = kind};
}

LoadedToken add_token(LoadRun& run, const LoadCouncil& council, const std::string& role)
{
    const std::string id = run.dice.id();
    const std::string text =
        std::string{core::api_token_prefix} + run.app.links.token("load", id, 1);
    run.tables.api_token.row(id,
                             run.app.digest.sha256(text),
                             council.id,
                             council.users_by_role.at(role),
                             core::FreeText{"Load"},
                             run.now,
                             run.now + days{365});
    return {.token = text, .role = role};
}

void note_in_audit(LoadRun& run, const LoadCouncil& council)
{
    run.app.database.write([&](core::UnitOfWork& work) {
        const core::Actor system = core::system_actor(core::AuthorityId{council.id});
        work.audit.record(system.authority,
                          {.at = run.now,
                           .actor = system.user.text(),
                           .actor_role = std::string{core::role_code(system.role)},
                           .session = system.credential,
                           .network = {},
                           .action = "seed.load",
                           .object = council.id,
                           .result = "ok"});
        return true;
    });
}

// How many meetings of the chair a feed shows.
int meetings_chaired(App& app, const std::string& chair, core::Instant since)
{
    db::Transaction transaction{app.pool, db::Access::read};
    return transaction.sql().value<int>(
        "select count(*) from meeting where chair_id = :c and starts_at >= :s", chair, since);
}

void write_ways_in(LoadRun& run, const LoadCouncil& first, Loaded& loaded)
{
    LoadedFeed police = add_feed(run, first, "agency", first.police_agency);
    police.meetings = run.size.meetings;
    LoadedFeed health = add_feed(run, first, "agency", first.health_agency);
    health.meetings = run.size.meetings;
    LoadedFeed chair = add_feed(run, first, "person", first.chairs.front());
    loaded.feeds = {police, health, chair};
    for (const char* role : {"CC", "SW", "TM", "SM", "BS", "AD", "AM"})
        loaded.sign_ins.push_back({first.emails_by_role.at(role), role});
    for (const char* role : {"BS", "SW", "CC", "SM"})
        loaded.tokens.push_back(add_token(run, first, role));
    run.tables.feed_version.row("organisation", run.police_organisation, 1);
    run.tables.feed_version.row("organisation", run.health_organisation, 1);
    write(run);
    loaded.feeds.back().meetings = meetings_chaired(
        run.app, first.chairs.front(), core::london_instant(run.today - shown_from));
}

}  // namespace

core::Result<Loaded> seed_load(App& app, const LoadSize& size, const LoadProgress& progress)
{
    if (const auto fits = check_place(app); !fits) return fits.error();
    make_room(app);
    const core::Instant now = app.now();
    LoadRun run{.app = app,
                .size = size,
                .today = core::london_date(now),
                .now = now,
                .calendars = core::calendars_with(app.bank_holidays),
                .dice = Dice{size.seed},
                .password_hash = app.hasher.hash(core::Password{demo_password_text})};
    run.police_organisation = run.dice.id();
    run.health_organisation = run.dice.id();
    run.tables.organisation.row(run.police_organisation, run.police_organisation);
    run.tables.organisation.row(run.health_organisation, run.health_organisation);

    Loaded loaded;
    std::optional<LoadCouncil> first;
    for (int i = 0; i < size.authorities; ++i) {
        const int meetings = share(size.meetings, size.authorities, i);
        const LoadStretch shown{
            .from = run.today - shown_from, .until = run.today + shown_until, .meetings = meetings};
        const LoadStretch history{.from = run.today - history_from,
                                  .until = run.today - history_until,
                                  .meetings = meetings / 4,
                                  .is_over = true};
        const LoadCouncil council = load_council(
            run, i + 1, std::max(chairs_needed(run, shown), chairs_needed(run, history)));
        const auto made = [&] {
            write(run);
            progress(run.meetings_made);
        };
        load_families(run, council, history, made);
        load_families(run, council, shown, made);
        note_in_audit(run, council);
        if (!first) first = council;
    }
    write_ways_in(run, *first, loaded);
    let_actions_be_found(app);
    return loaded;
}

}  // namespace quorate::server
