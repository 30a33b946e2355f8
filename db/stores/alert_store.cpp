#include "db/stores/alert_store.hpp"

#include <chrono>
#include <stdexcept>

#include "core/dates/london_time.hpp"

namespace quorate::db {
namespace {

constexpr std::chrono::hours hour{1};
constexpr std::chrono::hours day{24};
constexpr int days_before = 30;

constexpr const char* hidden_code = "QUO-001";
constexpr const char* not_permitted_code = "QUO-002";
constexpr const char* invalid_code = "QUO-010";

}  // namespace

// The last day, counted back from now, and each of those before it on which they looked at any.
void AlertStore::count_families(const core::AuthorityId& authority, core::Instant now, ByActor& to)
{
    const core::Instant from = now - day * (days_before + 1);
    for (const auto& [actor, number, families] :
         sql_.select<std::string, std::int64_t, std::int64_t>(
             "select e.actor, e.number, count(distinct e.case_id) from (select actor, case_id, "
             "(at - :f) / 86400 as number from audit_entry where authority_id = :a and at >= :g "
             "and at < :n and case_id <> '' and result = 'ok' and action in ("
             "'case.view_summary', 'case.view_safe_address', 'meeting.view', 'minutes.view', "
             "'doc.view')) e group by e.actor, e.number",
             from,
             authority,
             from,
             now)) {
        if (number == days_before)
            to[actor].families = families;
        else
            to[actor].families_before.push_back(families);
    }
}

void AlertStore::count_refusals(const core::AuthorityId& authority, core::Instant now, ByActor& to)
{
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select actor, count(*) from audit_entry where authority_id = :a and at >= :f "
             "and at <= :n and result in (:h, :p) group by actor",
             authority,
             core::Instant{now - day},
             now,
             hidden_code,
             not_permitted_code))
        to[actor].refusals = times;
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select actor, count(*) from audit_entry where authority_id = :a and at >= :f "
             "and at <= :n and action = 'participant.add_excluded' and result <> 'ok' "
             "group by actor",
             authority,
             core::Instant{now - day},
             now))
        to[actor].excluded_attempts = times;
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select actor, count(*) from audit_entry where authority_id = :a and at >= :f "
             "and at <= :n and action = 'auth.mfa.passkey_copied' group by actor",
             authority,
             core::Instant{now - day},
             now))
        to[actor].copied_passkeys = times;
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select actor, count(*) from audit_entry where authority_id = :a and at >= :f "
             "and at <= :n and action = 'contact.create_edit' and result = :i group by actor",
             authority,
             core::Instant{now - hour},
             now,
             invalid_code))
        to[actor].misdirected = times;
}

void AlertStore::count_acts(const core::AuthorityId& authority, core::Instant now, ByActor& to)
{
    const auto times_of = [&](const std::string& action, std::chrono::hours within) {
        return sql_.select<std::string, std::int64_t>(
            "select actor, count(*) from audit_entry where authority_id = :a and action = :x "
            "and at >= :f and at <= :n and result = 'ok' group by actor",
            authority,
            action,
            core::Instant{now - within},
            now);
    };
    for (const auto& [actor, times] : times_of("invite.correct_and_recall", hour))
        to[actor].recalls = times;
    for (const auto& [actor, times] : times_of("case.break_glass", day * 7))
        to[actor].break_glass = times;
}

// Of families that were opened in an emergency.
void AlertStore::count_reviews(const core::AuthorityId& authority, core::Instant now, ByActor& to)
{
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select user_id, count(*) from emergency_access where authority_id = :a "
             "and opened_at is not null and reviewed_at is null and review_by < :d "
             "group by user_id",
             authority,
             core::london_date(now)))
        to[actor].not_reviewed = times;
}

// By a program that never fetched that feed before: telephones change their network all day.
void AlertStore::count_feeds(const core::AuthorityId& authority, core::Instant now, ByActor& to)
{
    for (const auto& [actor, times] : sql_.select<std::string, std::int64_t>(
             "select f.created_by, count(distinct f.id) from feed_place p "
             "join feed f on f.id = p.feed_id where f.authority_id = :a and p.is_known = 0 "
             "and p.first_at >= :f and p.first_at <= :n and not exists (select 1 from feed_place b "
             "where b.feed_id = p.feed_id and b.client = p.client and b.network <> p.network "
             "and b.first_at <= p.first_at) group by f.created_by",
             authority,
             core::Instant{now - day},
             now))
        to[actor].feeds_elsewhere = times;
}

std::vector<core::ActorCounts> AlertStore::counts(const core::AuthorityId& authority,
                                                  core::Instant now)
{
    ByActor by_actor;
    count_families(authority, now, by_actor);
    count_refusals(authority, now, by_actor);
    count_acts(authority, now, by_actor);
    count_reviews(authority, now, by_actor);
    count_feeds(authority, now, by_actor);
    std::vector<core::ActorCounts> found;
    for (auto& [actor, counts] : by_actor) {
        // Neither the service itself nor whoever is behind a link is one of the staff.
        if (actor.empty() || actor == "system" || actor.starts_with("link:")) continue;
        counts.actor = actor;
        found.push_back(std::move(counts));
    }
    return found;
}

bool AlertStore::raise(const core::AuditAlert& alert)
{
    return sql_.execute(
               "insert into audit_alert (id, authority_id, kind, subject, day, times, raised_at) "
               "values (:i, :a, :k, :s, :d, :t, :r) "
               "on conflict (authority_id, kind, subject, day) do nothing",
               alert.id,
               alert.authority,
               std::string{core::code(alert.kind)},
               alert.subject,
               alert.day,
               alert.times,
               alert.raised_at) > 0;
}

std::vector<core::AuditAlert> AlertStore::list(const core::AuthorityId& authority,
                                               const core::AuditAlertId& before,
                                               int limit)
{
    std::vector<core::AuditAlert> found;
    for (auto& [id, kind, subject, on, times, raised_at, seen_by, seen_at, note] :
         sql_.select<core::AuditAlertId,
                     std::string,
                     std::string,
                     core::Date,
                     std::int64_t,
                     core::Instant,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>,
                     core::FreeText>(
             "select id, kind, subject, day, times, raised_at, seen_by, seen_at, note "
             "from audit_alert where authority_id = :a and (:b = '' or (raised_at, id) < "
             "(select b.raised_at, b.id from audit_alert b where b.authority_id = :c "
             "and b.id = :d)) order by raised_at desc, id desc limit :l",
             authority,
             before,
             authority,
             before,
             limit)) {
        const auto known = core::alert_kind_from(kind);
        if (!known) throw std::logic_error{"an alert of no kind"};
        found.push_back({.id = id,
                         .authority = authority,
                         .kind = *known,
                         .subject = subject,
                         .day = on,
                         .times = times,
                         .raised_at = raised_at,
                         .seen_by = seen_by,
                         .seen_at = seen_at,
                         .note = note});
    }
    return found;
}

int AlertStore::unseen(const core::AuthorityId& authority)
{
    return sql_.value<int>(
        "select count(*) from audit_alert where authority_id = :a and seen_at is null", authority);
}

bool AlertStore::mark_seen(const core::AuthorityId& authority,
                           const core::AuditAlertId& id,
                           const core::UserId& by,
                           core::Instant at,
                           const core::FreeText& note)
{
    return sql_.execute(
               "update audit_alert set seen_by = :u, seen_at = :t, note = :n "
               "where authority_id = :a and id = :i and seen_at is null",
               by,
               at,
               note,
               authority,
               id) > 0;
}

int AlertStore::claim_untold(const core::AuthorityId& authority, core::Instant at)
{
    return static_cast<int>(
        sql_.execute("update audit_alert set told_at = :t where authority_id = :a "
                     "and told_at is null and seen_at is null",
                     at,
                     authority));
}

void AlertStore::unclaim(const core::AuthorityId& authority, core::Instant at)
{
    sql_.execute("update audit_alert set told_at = null where authority_id = :a and told_at = :t",
                 authority,
                 at);
}

}  // namespace quorate::db
