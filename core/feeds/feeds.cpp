#include "core/feeds/feeds.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/directory/directory_access.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/room_store.hpp"
#include "core/people/team_store.hpp"
#include "core/support/form_check.hpp"

namespace quorate::core {
namespace {

Error hidden(Action action, const std::string& id)
{
    return Error{
        .refusal = Refusal::hidden, .action = std::string{action_name(action)}, .object = id};
}

Result<Done> permit_team(const Actor& actor, const TeamId& team, Instant now)
{
    const std::string owner = actor.is_in_team(team) ? actor.user.text() : std::string{};
    return permit_own(actor, Action::feed_create_own, {team.text(), owner, actor.authority}, now);
}

// Who may make a feed of this subject. Nothing that is not there can be told from what is hidden.
Result<Done> permit_subject(
    UnitOfWork& work, const Actor& actor, FeedKind kind, const std::string& subject, Instant now)
{
    switch (kind) {
        case FeedKind::tasks:
        case FeedKind::task_days:
            if (const auto has = permit_role(actor, Action::action_update_own); !has) return has;
            [[fallthrough]];
        case FeedKind::person:
            return permit_own(
                actor, Action::feed_create_own, {subject, subject, actor.authority}, now);
        case FeedKind::room:
            if (!work.rooms.find(actor.authority, RoomId{subject}))
                return invalid("subject", "Choose a room from the list");
            return permit(actor, Action::room_edit, actor.authority, now);
        case FeedKind::team:
            if (!work.teams.find(actor.authority, TeamId{subject}))
                return invalid("subject", "Choose a team from the list");
            return permit_team(actor, TeamId{subject}, now);
        case FeedKind::agency:
            if (!work.agencies.find(actor.authority, AgencyId{subject}))
                return invalid("subject", "Choose an agency from the list");
            return permit_contacts_of(actor, AgencyId{subject}, now);
    }
    return Refusal::not_permitted;
}

// When a feed ends that is to work up to and including that day, or a year.
Instant end_of(const std::optional<Date>& last_day, Instant now)
{
    if (!last_day) return now + feed_lasts;
    return london_instant(CivilTime{*last_day + std::chrono::days{1}});
}

void check_last_day(FormCheck& form, const std::optional<Date>& day, Instant now)
{
    const Date today = london_date(now);
    if (day && (*day <= today || *day >= today + feed_lasts))
        form.fault("last_day",
                   "Enter a day after today and before " + long_date(today + feed_lasts));
}

// `feed.expires_at` says when it ends.
NewFeed issue(UnitOfWork& work, const FeedTools& tools, Feed feed)
{
    feed.id = FeedId{tools.random.id()};
    const std::string token = feed_token(tools.links, feed);
    feed.token_hash = tools.links.hash(token);
    feed.created_at = tools.clock.now();
    feed.revoked_at = {};
    feed.last_fetched_at = {};
    feed.last_client.clear();
    feed.renewed_at = feed.unused_warned_at = feed.ended_unused_at = feed.planned_end = {};
    work.feeds.add(feed);
    return {feed, token};
}

void stop(UnitOfWork& work, const Feed& feed, Instant now)
{
    if (!work.feeds.revoke(feed.authority, feed.id, now)) return;
    work.feed_versions.bump(FeedSubject::feed, feed.id.text());
}

Result<Done> permit_own_feed(const Actor& actor, const Feed& feed, Instant now)
{
    return permit_own(actor,
                      Action::feed_rotate_revoke_own,
                      {feed.id.text(), feed.created_by.text(), feed.authority},
                      now);
}

bool may_stop(const Actor& actor, const Feed& feed, Instant now)
{
    return permit_own_feed(actor, feed, now) ||
           permit(actor, Action::feed_revoke_other, feed.authority, now);
}

// Which feeds the actor's list holds.
FeedQuery query_for(const Actor& actor, Instant now)
{
    const auto scope = directory_scope(actor, now);
    const bool edits_contacts = permit_role(actor, Action::contact_create_edit).has_value();
    return {.user = actor.user,
            .agency = edits_contacts && scope ? scope->only : std::nullopt,
            .all_agencies = edits_contacts && scope && !scope->only,
            .everyone = permit(actor, Action::feed_revoke_other, actor.authority, now).has_value(),
            .ended_by = now - std::chrono::days{30}};
}

}  // namespace

std::string feed_token(const LinkTokens& links, const Feed& feed)
{
    return links.known_token("feed", feed.id.text(), 1, feed.token_hash);
}

Result<NewFeed> create_feed(UnitOfWork& work,
                            const FeedTools& tools,
                            const Actor& actor,
                            const CreateFeed& command)
{
    const Instant now = tools.clock.now();
    const Action action =
        command.kind == FeedKind::agency ? Action::contact_create_edit : Action::feed_create_own;
    if (const auto allowed = permit_role(actor, action); !allowed) return allowed.error();

    FormCheck form;
    const std::string label =
        form.line(command.label, {.field = "label", .noun = "name for the feed", .longest = 80});
    const std::string subject =
        is_of_person(command.kind) && command.subject.empty() ? actor.user.text() : command.subject;
    check_last_day(form, command.last_day, now);
    const auto allowed = permit_subject(work, actor, command.kind, subject, now);
    if (!allowed && allowed.error().refusal != Refusal::invalid_input) return allowed.error();
    if (!allowed)
        for (const FieldError& fault : allowed.error().fields)
            form.fault(fault.field, fault.message);
    if (!form.passed()) return form.error();

    Feed feed;
    feed.authority = actor.authority;
    feed.kind = command.kind;
    feed.subject = subject;
    feed.label = FreeText{label};
    feed.created_by = actor.user;
    feed.expires_at = end_of(command.last_day, now);
    const NewFeed made = issue(work, tools, feed);
    audit(work,
          actor,
          now,
          {.action = Action::feed_create_own,
           .object = made.feed.id.text(),
           .detail = "kind=" + std::string{code(command.kind)} + " subject=" + subject});
    return made;
}

Result<NewFeed> rotate_feed(UnitOfWork& work,
                            const FeedTools& tools,
                            const Actor& actor,
                            const FeedId& id)
{
    const Instant now = tools.clock.now();
    const Action action = Action::feed_rotate_revoke_own;
    if (const auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    const auto feed = work.feeds.find(actor.authority, id);
    if (!feed) return hidden(action, id.text());
    if (!permit_own_feed(actor, *feed, now)) return hidden(action, id.text());
    if (feed->revoked_at) return Refusal::wrong_state;
    // Who has left a team or an agency does not get a new address for its meetings.
    const auto still = permit_subject(work, actor, feed->kind, feed->subject, now);
    if (!still) return still.error();

    stop(work, *feed, now);
    Feed next = *feed;
    next.expires_at = now + (feed->planned_end.value_or(feed->expires_at) - feed->created_at);
    const NewFeed made = issue(work, tools, std::move(next));
    audit(work,
          actor,
          now,
          {.action = action,
           .object = made.feed.id.text(),
           .detail = "change=rotated replaces=" + id.text()});
    return made;
}

Result<Done> revoke_feed(UnitOfWork& work, const Clock& clock, const Actor& actor, const FeedId& id)
{
    const Instant now = clock.now();
    const auto feed = work.feeds.find(actor.authority, id);
    if (!feed || !may_stop(actor, *feed, now)) return hidden(Action::feed_revoke_other, id.text());
    const bool own = feed->created_by == actor.user;
    stop(work, *feed, now);
    audit(work,
          actor,
          now,
          {.action = own ? Action::feed_rotate_revoke_own : Action::feed_revoke_other,
           .object = id.text(),
           .detail = "change=revoked"});
    return Done{};
}

Result<Feed> renew_feed(UnitOfWork& work, const Clock& clock, const Actor& actor, const FeedId& id)
{
    const Instant now = clock.now();
    const Action action = Action::feed_rotate_revoke_own;
    if (const auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    const auto found = work.feeds.find(actor.authority, id);
    if (!found || !permit_own_feed(actor, *found, now)) return hidden(action, id.text());
    const auto still = permit_subject(work, actor, found->kind, found->subject, now);
    if (!still) return still.error();
    const bool can_return = found->ended_unused_at && found->planned_end > now;
    if (found->revoked_at || (!can_return && !found->ends_unused_at(now)))
        return Refusal::wrong_state;

    Feed feed = *found;
    if (can_return) feed.expires_at = *feed.planned_end;
    feed.renewed_at = now;
    feed.unused_warned_at = feed.ended_unused_at = feed.planned_end = {};
    if (!work.feeds.save_use(feed)) return Refusal::wrong_state;
    work.feed_versions.bump(FeedSubject::feed, id.text());
    audit(work, actor, now, {.action = action, .object = id.text(), .detail = "change=renewed"});
    return feed;
}

std::vector<FeedPlace> new_feed_places(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    return work.feeds.new_places(actor.authority, actor.user, clock.now());
}

Result<Done> know_feed_places(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const FeedId& id)
{
    const Instant now = clock.now();
    const Action action = Action::feed_rotate_revoke_own;
    if (const auto allowed = permit_role(actor, action); !allowed) return allowed;
    const auto found = work.feeds.find(actor.authority, id);
    if (!found || !permit_own_feed(actor, *found, now)) return hidden(action, id.text());
    if (!work.feeds.know_places(actor.authority, id)) return Refusal::wrong_state;
    audit(work, actor, now, {.action = action, .object = id.text(), .detail = "change=known"});
    return Done{};
}

Result<std::vector<FeedRow>> list_feeds(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    const auto own = permit_role(actor, Action::feed_create_own);
    if (!own && !permit_role(actor, Action::feed_revoke_other)) return own.error();
    return work.feeds.list(actor.authority, query_for(actor, now));
}

Result<FeedRow> find_feed(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const FeedId& id)
{
    const auto listed = list_feeds(work, clock, actor);
    if (!listed) return listed.error();
    for (const FeedRow& row : *listed)
        if (row.feed.id == id) return row;
    return hidden(Action::feed_revoke_other, id.text());
}

Result<FeedChoices> feed_choices(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const Instant now = clock.now();
    FeedChoices choices;
    for (const Agency& agency : work.agencies.choices(actor.authority))
        if (permit_contacts_of(actor, agency.id, now))
            choices.agencies.emplace_back(agency.id.text(), agency.name);
    for (const Team& team : work.teams.choices(actor.authority))
        if (permit_team(actor, team.id, now)) choices.teams.emplace_back(team.id.text(), team.name);
    if (permit(actor, Action::room_edit, actor.authority, now))
        for (const Room& room : work.rooms.choices(actor.authority))
            choices.rooms.emplace_back(room.id.text(), full_name(room));
    choices.has_actions = permit_role(actor, Action::action_update_own).has_value();
    return choices;
}

std::optional<OpenFeed> open_feed(UnitOfWork& work, Instant now, const std::string& token_hash)
{
    auto feed = work.feeds.find_by_token_hash(token_hash);
    if (!feed) return std::nullopt;
    FeedSource source = work.feeds.source_of(*feed);
    const std::int64_t version = work.feed_versions.version(source.subject, source.id);
    const FeedState state = feed->state(now);
    return OpenFeed{std::move(*feed), std::move(source), version, state};
}

FeedContent feed_content(UnitOfWork& work, const OpenFeed& opened, const FeedWindow& window)
{
    const UserId user{is_of_person(opened.feed.kind) ? opened.feed.subject : std::string{}};
    switch (opened.feed.kind) {
        case FeedKind::tasks:
        case FeedKind::task_days:
            return {.actions = work.feeds.actions(user, window.from)};
        case FeedKind::person:
            return {.meetings = work.feeds.meetings(opened.source, window),
                    .last_days = work.feeds.last_days(
                        user, london_date(window.from), london_date(window.until))};
        case FeedKind::agency:
        case FeedKind::team:
        case FeedKind::room:
            break;
    }
    return {.meetings = work.feeds.meetings(opened.source, window)};
}

}  // namespace quorate::core
