#include "db/stores/feed_store.hpp"

#include "core/own_calendar/own_calendars.hpp"
#include "db/stores/by_name.hpp"
#include "db/stores/feed_meetings.hpp"

namespace quorate::db {
namespace {

#define FEED_COLUMNS                                                                    \
    "f.id, f.authority_id, f.kind, f.subject_id, f.label, f.token_hash, f.created_by, " \
    "f.created_at, f.expires_at, f.revoked_at, f.last_fetched_at, f.last_client, "      \
    "f.renewed_at, f.unused_warned_at, f.ended_unused_at, f.planned_end"

template <class... Out, class... In>
std::vector<std::pair<core::Feed, std::tuple<Out...>>> feeds(Sql& sql,
                                                             const char* text,
                                                             const In&... in)
{
    std::vector<std::pair<core::Feed, std::tuple<Out...>>> found;
    for (auto& row : sql.select<core::FeedId,
                                core::AuthorityId,
                                std::string,
                                std::string,
                                core::FreeText,
                                std::string,
                                core::UserId,
                                core::Instant,
                                core::Instant,
                                std::optional<core::Instant>,
                                std::optional<core::Instant>,
                                std::string,
                                std::optional<core::Instant>,
                                std::optional<core::Instant>,
                                std::optional<core::Instant>,
                                std::optional<core::Instant>,
                                Out...>(text, in...)) {
        std::apply(
            [&](core::FeedId& id,
                core::AuthorityId& authority,
                std::string& kind,
                std::string& subject,
                core::FreeText& label,
                std::string& hash,
                core::UserId& creator,
                core::Instant created,
                core::Instant expires,
                std::optional<core::Instant> revoked,
                std::optional<core::Instant> fetched,
                std::string& client,
                std::optional<core::Instant> renewed,
                std::optional<core::Instant> warned,
                std::optional<core::Instant> ended_unused,
                std::optional<core::Instant> planned_end,
                auto&... rest) {
                found.emplace_back(core::Feed{.id = std::move(id),
                                              .authority = std::move(authority),
                                              .kind = core::feed_kind_from(kind).value(),
                                              .subject = std::move(subject),
                                              .label = std::move(label),
                                              .token_hash = std::move(hash),
                                              .created_by = std::move(creator),
                                              .created_at = created,
                                              .expires_at = expires,
                                              .revoked_at = revoked,
                                              .last_fetched_at = fetched,
                                              .last_client = std::move(client),
                                              .renewed_at = renewed,
                                              .unused_warned_at = warned,
                                              .ended_unused_at = ended_unused,
                                              .planned_end = planned_end},
                                   std::tuple<Out...>{std::move(rest)...});
            },
            row);
    }
    return found;
}

}  // namespace

void FeedStore::add(const core::Feed& feed)
{
    sql_.execute(
        "insert into feed (id, authority_id, kind, subject_id, label, token_hash, created_by, "
        "created_at, expires_at) values (:i, :a, :k, :s, :l, :h, :u, :t, :e)",
        feed.id,
        feed.authority,
        std::string{code(feed.kind)},
        feed.subject,
        feed.label,
        feed.token_hash,
        feed.created_by,
        feed.created_at,
        feed.expires_at);
}

std::optional<core::Feed> FeedStore::find(const core::AuthorityId& authority,
                                          const core::FeedId& id)
{
    auto found =
        feeds(sql_,
              "select " FEED_COLUMNS " from feed f where f.authority_id = :a and f.id = :i",
              authority,
              id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front().first);
}

std::optional<core::Feed> FeedStore::find_by_token_hash(const std::string& hash)
{
    auto found = feeds(
        sql_,
        "select " FEED_COLUMNS
        " from feed f where f.token_hash = :h and f.revoked_at is null and (f.kind = 'agency' or "
        "(f.kind = 'room' and exists (select 1 from room r where r.id = f.subject_id and "
        "r.active = 1)) or (f.kind in ('person', 'tasks', 'task_days') and exists (select 1 from "
        "staff_user u where u.id = f.subject_id and u.active = 1)) or "
        "(f.kind = 'team' and (f.created_by = 'system' or exists (select 1 from team_member m "
        "join staff_user u on u.id = m.user_id where m.team_id = f.subject_id and m.user_id = "
        "f.created_by and u.active = 1))))",
        hash);
    if (found.empty()) return std::nullopt;
    return std::move(found.front().first);
}

std::vector<core::FeedRow> FeedStore::list(const core::AuthorityId& authority,
                                           const core::FeedQuery& query)
{
    const core::Instant ended_by = query.ended_by.value_or(core::Instant::min());
    std::vector<core::FeedRow> rows;
    for (auto& [feed, names] : feeds<std::string, core::PersonName>(
             sql_,
             "select " FEED_COLUMNS
             ", coalesce(a.name, t.name, r.name, ''), coalesce(u.name, '') from feed f "
             "left join agency a on f.kind = 'agency' and a.id = f.subject_id "
             "left join team t on f.kind = 'team' and t.id = f.subject_id "
             "left join room r on f.kind = 'room' and r.id = f.subject_id "
             "left join staff_user u on u.id = f.created_by "
             "where f.authority_id = :a and f.revoked_at is null and f.expires_at > :e and "
             "(:everyone = 1 or f.created_by = :u or (f.kind = 'agency' and (:agencies = 1 or "
             "f.subject_id = :agency)) or (f.kind = 'team' and f.subject_id in "
             "(select m.team_id from team_member m where m.user_id = :v))) "
             "order by f.kind, f.id",
             authority,
             ended_by,
             query.everyone ? 1 : 0,
             query.user,
             query.all_agencies ? 1 : 0,
             query.agency ? query.agency->text() : std::string{},
             query.user))
        rows.push_back({.feed = std::move(feed),
                        .subject_name = std::move(std::get<0>(names)),
                        .owner_name = std::move(std::get<1>(names))});
    sort_by(rows, [](const core::FeedRow& row) {
        return std::pair{std::string{code(row.feed.kind)}, core::folded(row.feed.label.reveal())};
    });
    return rows;
}

bool FeedStore::revoke(const core::AuthorityId& authority, const core::FeedId& id, core::Instant at)
{
    return sql_.execute(
               "update feed set revoked_at = :t where authority_id = :a and id = :i "
               "and revoked_at is null",
               at,
               authority,
               id) == 1;
}

std::vector<core::Feed> FeedStore::unused_since(core::Instant used_by, core::Instant now)
{
    std::vector<core::Feed> found;
    for (auto& [feed, none] : feeds(sql_,
                                    "select " FEED_COLUMNS
                                    " from feed f where f.revoked_at is null and f.expires_at > :n "
                                    "and f.created_at <= :t and coalesce(f.last_fetched_at, 0) <= "
                                    ":u and coalesce(f.renewed_at, 0) <= :v order by f.id",
                                    now,
                                    used_by,
                                    used_by,
                                    used_by))
        found.push_back(std::move(feed));
    return found;
}

bool FeedStore::save_use(const core::Feed& feed)
{
    return sql_.execute(
               "update feed set expires_at = :e, renewed_at = :r, unused_warned_at = :w, "
               "ended_unused_at = :u, planned_end = :p where authority_id = :a and id = :i and "
               "revoked_at is null and coalesce(last_fetched_at, 0) <= :f",
               feed.expires_at,
               feed.renewed_at,
               feed.unused_warned_at,
               feed.ended_unused_at,
               feed.planned_end,
               feed.authority,
               feed.id,
               feed.last_fetched_at.value_or(core::Instant{})) == 1;
}

core::FeedSource FeedStore::source_of(const core::Feed& feed)
{
    switch (feed.kind) {
        case core::FeedKind::person:
        case core::FeedKind::tasks:
        case core::FeedKind::task_days:
            return {core::FeedSubject::user, feed.subject};
        case core::FeedKind::team:
            return {core::FeedSubject::team, feed.subject};
        case core::FeedKind::room:
            return {core::FeedSubject::room, feed.subject};
        case core::FeedKind::agency:
            break;
    }
    const auto organisation = sql_.find<std::string>(
        "select organisation_id from agency where authority_id = :a and id = :i",
        feed.authority,
        feed.subject);
    return {core::FeedSubject::organisation,
            organisation ? std::get<0>(*organisation) : std::string{}};
}

std::vector<core::FeedMeeting> FeedStore::meetings(const core::FeedSource& source,
                                                   const core::FeedWindow& window)
{
    return feed_meetings(sql_, source, window);
}

std::vector<core::FeedAction> FeedStore::actions(const core::UserId& user, core::Instant done_since)
{
    std::vector<core::FeedAction> found;
    // Of what was reported no more is read than how far it is: "50% done".
    for (auto& [id, reference, number, due_on, progress, status, created, done, version] :
         sql_.select<core::ActionPointId,
                     std::string,
                     int,
                     core::Date,
                     core::FreeText,
                     std::string,
                     core::Instant,
                     std::optional<core::Instant>,
                     int>(
             "select a.id, m.reference, (select count(*) from action_point b where b.meeting_id = "
             "a.meeting_id and (b.created_at < a.created_at or (b.created_at = a.created_at and "
             "b.id <= a.id))), a.due_on, a.progress, a.status, a.created_at, "
             "a.done_at, a.version from action_point a join meeting m on m.id = a.meeting_id "
             "where (a.owner_user_id = :u or (a.owner_contact_id = (select s.contact_id from "
             "staff_user s where s.id = :s) and not exists (select 1 from excluded_person x where "
             "x.case_id = a.case_id and x.contact_id = a.owner_contact_id))) "
             "and (a.status = 'open' or (a.status = 'done' and a.done_at > :d)) "
             "order by a.due_on, a.id",
             user,
             user,
             done_since)) {
        const bool is_done = status == "done";
        found.push_back({.id = std::move(id),
                         .reference = std::move(reference),
                         .number = number,
                         .due_on = due_on,
                         .percent = is_done ? 100 : core::percent_of(progress.reveal()),
                         .is_done = is_done,
                         .created_at = created,
                         .done_at = done,
                         .version = version});
    }
    return found;
}

std::vector<core::FeedLastDay> FeedStore::last_days(const core::UserId& user,
                                                    core::Date from,
                                                    core::Date until)
{
    std::vector<core::FeedLastDay> found;
    for (auto& [id, on, provisional, reference, created, changed] :
         sql_.select<core::DueDateId,
                     core::Date,
                     int,
                     std::string,
                     core::Instant,
                     std::optional<core::Instant>>(
             "select d.id, d.limit_date, d.provisional, coalesce(m.reference, ''), d.created_at, "
             "m.changed_at from family_case c join due_date d on d.case_id = c.id and "
             "d.authority_id = c.authority_id left join meeting m on m.id = d.meeting_id "
             "where c.lead_worker_id = :u and c.is_open = 1 and d.status = 'open' "
             "and d.limit_date >= :f and d.limit_date < :t order by d.limit_date, d.id",
             user,
             from,
             until))
        found.push_back({.id = std::move(id),
                         .on = on,
                         .is_provisional = provisional == 1,
                         .reference = std::move(reference),
                         .changed_at = std::max(created, changed.value_or(created))});
    return found;
}

void FeedStore::note_fetches(std::span<const core::FeedFetch> fetches)
{
    for (const core::FeedFetch& fetch : fetches) {
        sql_.execute(
            "update feed set last_fetched_at = :t, last_client = :c where id = :i "
            "and (last_fetched_at is null or last_fetched_at <= :u)",
            fetch.at,
            fetch.client,
            fetch.feed,
            fetch.at);
        if (fetch.network.empty()) continue;
        // The first place of a feed is its owner's.
        const bool has_places =
            sql_.find<int>("select 1 from feed_place where feed_id = :i limit 1", fetch.feed)
                .has_value();
        sql_.execute(
            "insert into feed_place (feed_id, network, client, first_at, last_at, is_known) "
            "values (:i, :n, :c, :t, :l, :k) "
            "on conflict (feed_id, network, client) do update set last_at = excluded.last_at",
            fetch.feed,
            fetch.network,
            fetch.client,
            fetch.at,
            fetch.at,
            has_places ? 0 : 1);
    }
}

int FeedStore::forget_places_before(core::Instant oldest)
{
    const auto ended = sql_.execute(
        "delete from feed_place where feed_id in "
        "(select id from feed where revoked_at < :r or expires_at < :e)",
        oldest,
        oldest);
    // The first place of a feed is its owner's: with another left, it may go.
    const auto unseen = sql_.execute(
        "delete from feed_place where last_at < :t and exists (select 1 from feed_place o where "
        "o.feed_id = feed_place.feed_id and o.last_at >= :u)",
        oldest,
        oldest);
    return static_cast<int>(ended + unseen);
}

std::vector<core::FeedPlace> FeedStore::new_places(const core::AuthorityId& authority,
                                                   const core::UserId& owner,
                                                   core::Instant now)
{
    std::vector<core::FeedPlace> found;
    for (auto& [feed, network, client, first_at] :
         sql_.select<core::FeedId, std::string, std::string, core::Instant>(
             "select p.feed_id, p.network, p.client, p.first_at from feed_place p "
             "join feed f on f.id = p.feed_id where f.authority_id = :a and f.created_by = :u "
             "and f.revoked_at is null and f.expires_at > :n and p.is_known = 0 "
             "order by p.first_at desc, p.feed_id, p.network, p.client",
             authority,
             owner,
             now))
        found.push_back({.feed = std::move(feed),
                         .network = std::move(network),
                         .client = std::move(client),
                         .first_at = first_at});
    return found;
}

bool FeedStore::know_places(const core::AuthorityId& authority, const core::FeedId& feed)
{
    return sql_.execute(
               "update feed_place set is_known = 1 where is_known = 0 and feed_id in "
               "(select id from feed where authority_id = :a and id = :i)",
               authority,
               feed) > 0;
}

}  // namespace quorate::db
