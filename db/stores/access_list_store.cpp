#include "db/stores/access_list_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

#define SELECT_ENTRIES                                                               \
    "select authority_id, case_id, user_id, expires_at, reason, added_by, added_at " \
    "from case_involvement "
#define SELECT_RESTRICTED                                                                        \
    "select c.id, c.reference, c.level, coalesce(l.looked_at, c.created_at) from family_case c " \
    "left join case_level_look l on l.case_id = c.id "

template <class... In>
std::vector<std::pair<core::AuthorityId, core::AccessEntry>> entries(Sql& sql,
                                                                     const char* text,
                                                                     const In&... in)
{
    std::vector<std::pair<core::AuthorityId, core::AccessEntry>> found;
    for (auto& [authority, family, user, expires_at, reason, added_by, added_at] :
         sql.select<core::AuthorityId,
                    core::CaseId,
                    core::UserId,
                    core::Instant,
                    core::FreeText,
                    core::UserId,
                    std::optional<core::Instant>>(text, in...))
        found.emplace_back(std::move(authority),
                           core::AccessEntry{.case_id = std::move(family),
                                             .user = std::move(user),
                                             .expires_at = expires_at,
                                             .reason = std::move(reason),
                                             .added_by = std::move(added_by),
                                             .added_at = added_at});
    return found;
}

template <class... In>
std::vector<core::RestrictedCase> restrictions(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::RestrictedCase> found;
    for (auto& [id, reference, level, looked_at] :
         sql.select<core::CaseId, std::string, int, core::Instant>(text, in...))
        found.push_back({.id = std::move(id),
                         .reference = std::move(reference),
                         .level = level,
                         .looked_at = looked_at});
    return found;
}

}  // namespace

std::vector<core::AccessEntry> AccessListStore::of_case(const core::AuthorityId& authority,
                                                        const core::CaseId& id,
                                                        core::Instant now)
{
    std::vector<core::AccessEntry> found;
    for (auto& each :
         entries(sql_,
                 SELECT_ENTRIES "where authority_id = :a and case_id = :c and expires_at > :t "
                                "order by expires_at, user_id",
                 authority,
                 id,
                 now))
        found.push_back(std::move(each.second));
    return found;
}

void AccessListStore::put(const core::AuthorityId& authority, const core::AccessEntry& entry)
{
    sql_.execute(
        "insert into case_involvement (authority_id, case_id, user_id, expires_at, reason, "
        "added_by, added_at) values (:a, :c, :u, :e, :r, :b, :t) on conflict (case_id, user_id) "
        "do update set expires_at = excluded.expires_at, reason = excluded.reason, "
        "added_by = excluded.added_by, added_at = excluded.added_at, end_noted_at = null",
        authority,
        entry.case_id,
        entry.user,
        entry.expires_at,
        entry.reason,
        entry.added_by,
        entry.added_at);
}

bool AccessListStore::end(const core::AuthorityId& authority,
                          const core::CaseId& id,
                          const core::UserId& user,
                          core::Instant at)
{
    return sql_.execute(
               "update case_involvement set expires_at = :t, end_noted_at = :n "
               "where authority_id = :a and case_id = :c and user_id = :u and expires_at > :now",
               at,
               at,
               authority,
               id,
               user,
               at) == 1;
}

std::vector<std::pair<core::AuthorityId, core::AccessEntry>> AccessListStore::expired(
    core::Instant now)
{
    return entries(sql_,
                   SELECT_ENTRIES
                   "where end_noted_at is null and expires_at <= :t "
                   "order by expires_at, case_id, user_id",
                   now);
}

bool AccessListStore::note_end(const core::AuthorityId& authority,
                               const core::CaseId& id,
                               const core::UserId& user,
                               core::Instant at)
{
    return sql_.execute(
               "update case_involvement set end_noted_at = :t where authority_id = :a and "
               "case_id = :c and user_id = :u and end_noted_at is null",
               at,
               authority,
               id,
               user) == 1;
}

std::vector<core::RestrictedCase> AccessListStore::restricted(const core::AuthorityId& authority)
{
    return restrictions(sql_,
                        SELECT_RESTRICTED
                        "where c.authority_id = :a and c.level > 0 and c.is_open = 1 "
                        "order by 4, c.id",
                        authority);
}

std::optional<core::RestrictedCase> AccessListStore::find(const core::AuthorityId& authority,
                                                          const core::CaseId& id)
{
    auto found = restrictions(
        sql_, SELECT_RESTRICTED "where c.authority_id = :a and c.id = :c", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void AccessListStore::note_look(const core::AuthorityId& authority,
                                const core::CaseId& id,
                                const core::UserId& by,
                                core::Instant at)
{
    sql_.execute(
        "insert into case_level_look (case_id, authority_id, looked_by, looked_at) values "
        "(:c, :a, :u, :t) on conflict (case_id) do update set looked_by = excluded.looked_by, "
        "looked_at = excluded.looked_at",
        id,
        authority,
        by,
        at);
}

}  // namespace quorate::db
