#include "db/stores/audit_log_store.hpp"

#include <chrono>

#include "db/stores/asked.hpp"

namespace quorate::db {
namespace {

// Entries are numbered as they are written, which is the order of their times but where a clock
// was put back. A search between two days goes by numbers, from the last entry that is this much
// before them to the first that is this much after.
constexpr std::chrono::hours clock_slack{24};

constexpr const char* found_columns =
    "select e.number, e.at, e.actor, e.actor_role, e.session, e.network, e.action, e.object, "
    "e.case_id, e.result, e.detail, e.hash, coalesce(c.reference, '') from audit_entry e "
    "left join family_case c on c.authority_id = e.authority_id and c.id = e.case_id "
    "where e.authority_id = :a ";

// The actions with which something leaves as a file, written as the index on them is.
constexpr const char* exports =
    "and e.action in ('audit.export', 'export.case_bundle', 'export.diary_csv', "
    "'export.statutory_return') ";

}  // namespace

std::optional<std::int64_t> AuditLogStore::first_since(const core::AuthorityId& authority,
                                                       core::Instant from)
{
    const auto found = sql_.find<std::int64_t>(
        "select number from audit_entry where authority_id = :a and at >= :f "
        "order by at, number limit 1",
        authority,
        from);
    return found ? std::optional{std::get<0>(*found)} : std::nullopt;
}

std::optional<std::int64_t> AuditLogStore::last_before(const core::AuthorityId& authority,
                                                       core::Instant until)
{
    const auto found = sql_.find<std::int64_t>(
        "select number from audit_entry where authority_id = :a and at < :u "
        "order by at desc, number desc limit 1",
        authority,
        until);
    return found ? std::optional{std::get<0>(*found)} : std::nullopt;
}

std::vector<core::FoundEntry> AuditLogStore::find(const core::AuthorityId& authority,
                                                  const core::AuditQuery& query)
{
    // Conditions are written only where something was asked for, so that each has its index.
    Asked asked{found_columns};
    asked.bind(authority);
    if (!query.case_id.empty()) {
        asked.text += "and e.case_id = :c ";
        asked.bind(query.case_id);
    }
    if (!query.actor.empty()) {
        asked.text += "and e.actor = :u ";
        asked.bind(query.actor);
    }
    if (!query.action.empty()) {
        asked.text += "and e.action = :x ";
        asked.bind(query.action);
    }
    if (query.part == core::LogPart::refusals) asked.text += "and e.result <> 'ok' ";
    if (query.part == core::LogPart::exports) asked.text += exports;
    if (query.from) {
        asked.text += "and e.at >= :f ";
        asked.bind(*query.from);
        if (const auto earlier = last_before(authority, *query.from - clock_slack)) {
            asked.text += "and e.number > :n ";
            asked.bind(*earlier);
        }
    }
    if (query.until) {
        asked.text += "and e.at < :t ";
        asked.bind(*query.until);
        if (const auto later = first_since(authority, *query.until + clock_slack)) {
            asked.text += "and e.number < :m ";
            asked.bind(*later);
        }
    }
    if (query.before > 0) {
        asked.text += "and e.number < :b ";
        asked.bind(query.before);
    }
    asked.text += "order by e.number desc limit :l";
    asked.bind(query.limit);

    std::vector<core::FoundEntry> found;
    for (auto& [number,
                at,
                actor,
                role,
                session,
                network,
                action,
                object,
                id,
                result,
                detail,
                hash,
                reference] : sql_.select<std::int64_t,
                                         core::Instant,
                                         std::string,
                                         std::string,
                                         std::string,
                                         std::string,
                                         std::string,
                                         std::string,
                                         core::CaseId,
                                         std::string,
                                         std::string,
                                         std::string,
                                         std::string>(asked.text.c_str(), asked.values))
        found.push_back({{number,
                          {at, actor, role, session, network, action, object, id, result, detail},
                          hash},
                         reference});
    for (core::FoundEntry& each : found)
        reasons_.open_in(each.entry.record);
    return found;
}

std::vector<core::Sighting> AuditLogStore::sightings(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    std::vector<core::Sighting> found;
    sql_.each<std::string, std::string, std::int64_t, core::Instant, core::Instant, std::int64_t>(
        // Not by the bare column: SQLite would read all of the authority in the order of its
        // actors.
        "select coalesce(actor, ''), actor_role, count(*), min(at), max(at), "
        "sum(case when action = 'case.break_glass' then 1 else 0 end) from audit_entry "
        "where authority_id = :a and case_id = :c and result = 'ok' "
        "group by coalesce(actor, ''), actor_role order by max(at) desc, coalesce(actor, ''), "
        "actor_role",
        [&found](std::string actor,
                 std::string role,
                 std::int64_t times,
                 core::Instant first,
                 core::Instant last,
                 std::int64_t by_break_glass) {
            found.push_back(
                {std::move(actor), std::move(role), times, first, last, by_break_glass});
        },
        authority,
        id);
    return found;
}

std::vector<core::RefusedSight> AuditLogStore::refused_sightings(const core::AuthorityId& authority,
                                                                 const core::CaseId& id)
{
    std::vector<core::RefusedSight> found;
    sql_.each<std::string, std::string, std::int64_t, core::Instant>(
        "select coalesce(actor, ''), actor_role, count(*), max(at) from audit_entry "
        "where authority_id = :a and object = :o and result <> 'ok' "
        "group by coalesce(actor, ''), actor_role order by max(at) desc, coalesce(actor, ''), "
        "actor_role",
        [&found](std::string actor, std::string role, std::int64_t times, core::Instant last) {
            found.push_back({std::move(actor), std::move(role), times, last});
        },
        authority,
        id.text());
    return found;
}

std::vector<core::UserId> AuditLogStore::ever_listed(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    std::vector<core::UserId> found;
    for (auto& [user] : sql_.select<core::UserId>(
             "select user_id from case_involvement where authority_id = :a and case_id = :c "
             "order by user_id",
             authority,
             id))
        found.push_back(std::move(user));
    return found;
}

std::optional<core::ChainHead> AuditLogStore::head(const core::AuthorityId& authority)
{
    auto found = sql_.find<std::int64_t, std::string>(
        "select number, hash from audit_head where authority_id = :a and number > 0", authority);
    if (!found) return std::nullopt;
    return core::ChainHead{std::get<0>(*found), std::move(std::get<1>(*found))};
}

std::optional<std::string> AuditLogStore::hash_of(const core::AuthorityId& authority,
                                                  std::int64_t number)
{
    auto found = sql_.find<std::string>(
        "select hash from audit_entry where authority_id = :a and number = :n", authority, number);
    if (!found) return std::nullopt;
    return std::move(std::get<0>(*found));
}

}  // namespace quorate::db
