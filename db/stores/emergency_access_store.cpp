#include "db/stores/emergency_access_store.hpp"

#include <utility>

namespace quorate::db {
namespace {

#define SELECT_ACCESS                                                                       \
    "select id, authority_id, user_id, case_id, reference, reason, asked_at, approved_by, " \
    "approved_at, opened_at, ends_at, review_by, reviewed_by, reviewed_at, is_justified, "  \
    "review_note, credential, approver_credential from emergency_access "

// Who opened a family before it was sealed has no second person's yes to read it since.
#define STILL_LETS_IN                                                                       \
    "and (approved_by is not null or not exists (select 1 from family_case c where c.id = " \
    "emergency_access.case_id and c.level = 2)) "

template <class... In>
std::vector<core::EmergencyAccess> accesses(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::EmergencyAccess> found;
    for (auto& [id,
                authority,
                user,
                family,
                reference,
                reason,
                asked_at,
                approved_by,
                approved_at,
                opened_at,
                ends_at,
                review_by,
                reviewed_by,
                reviewed_at,
                is_justified,
                note,
                credential,
                approver_credential] : sql.select<core::EmergencyAccessId,
                                                  core::AuthorityId,
                                                  core::UserId,
                                                  std::optional<core::CaseId>,
                                                  std::string,
                                                  core::FreeText,
                                                  core::Instant,
                                                  std::optional<core::UserId>,
                                                  std::optional<core::Instant>,
                                                  std::optional<core::Instant>,
                                                  std::optional<core::Instant>,
                                                  std::optional<core::Date>,
                                                  std::optional<core::UserId>,
                                                  std::optional<core::Instant>,
                                                  bool,
                                                  core::FreeText,
                                                  std::string,
                                                  std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .user = std::move(user),
                         .case_id = std::move(family).value_or(core::CaseId{}),
                         .reference = std::move(reference),
                         .reason = std::move(reason),
                         .asked_at = asked_at,
                         .approved_by = std::move(approved_by),
                         .approved_at = approved_at,
                         .opened_at = opened_at,
                         .ends_at = ends_at,
                         .review_by = review_by,
                         .reviewed_by = std::move(reviewed_by),
                         .reviewed_at = reviewed_at,
                         .is_justified = is_justified,
                         .review_note = std::move(note),
                         .credential = std::move(credential),
                         .approver_credential = std::move(approver_credential)});
    return found;
}

}  // namespace

void EmergencyAccessStore::add(const core::EmergencyAccess& access)
{
    const std::optional<core::CaseId> family =
        access.case_id.empty() ? std::nullopt : std::optional{access.case_id};
    sql_.execute(
        "insert into emergency_access (id, authority_id, user_id, case_id, reference, reason, "
        "asked_at, credential) values (:i, :a, :u, :c, :f, :r, :t, :cr)",
        access.id,
        access.authority,
        access.user,
        family,
        access.reference,
        access.reason,
        access.asked_at,
        access.credential);
}

std::optional<core::EmergencyAccess> EmergencyAccessStore::find(const core::AuthorityId& authority,
                                                                const core::EmergencyAccessId& id)
{
    auto found = accesses(sql_, SELECT_ACCESS "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<core::EmergencyAccessId> EmergencyAccessStore::live(
    const core::AuthorityId& authority,
    const core::UserId& user,
    const core::CaseId& id,
    core::Instant now)
{
    const auto row = sql_.find<core::EmergencyAccessId>(
        "select id from emergency_access where authority_id = :a and user_id = :u "
        "and ends_at > :t and case_id = :c " STILL_LETS_IN "order by ends_at desc, id",
        authority,
        user,
        now,
        id);
    if (!row) return std::nullopt;
    return std::get<0>(*row);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::live_of(const core::AuthorityId& authority,
                                                                 const core::UserId& user,
                                                                 core::Instant now)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where authority_id = :a and user_id = :u and ends_at > :t " STILL_LETS_IN
                    "order by ends_at, id",
                    authority,
                    user,
                    now);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::asked_by(
    const core::AuthorityId& authority, const core::UserId& user, core::Instant since)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where authority_id = :a and user_id = :u and asked_at >= :t "
                    "order by asked_at desc, id desc",
                    authority,
                    user,
                    since);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::waiting(const core::AuthorityId& authority,
                                                                 core::Instant since)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where authority_id = :a and reviewed_at is null and opened_at is null and "
                    "approved_at is null and case_id is not null and asked_at > :t "
                    "order by asked_at, id",
                    authority,
                    since);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::to_review(
    const core::AuthorityId& authority)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where authority_id = :a and reviewed_at is null and opened_at is not null "
                    "order by review_by, opened_at, id",
                    authority);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::reviewed(
    const core::AuthorityId& authority, int limit)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where authority_id = :a and reviewed_at is not null "
                    "order by reviewed_at desc, id desc limit :n",
                    authority,
                    limit);
}

int EmergencyAccessStore::opened_since(const core::AuthorityId& authority,
                                       const core::UserId& user,
                                       core::Instant since)
{
    return sql_.value<int>(
        "select count(*) from emergency_access where authority_id = :a and user_id = :u "
        "and opened_at > :t",
        authority,
        user,
        since);
}

bool EmergencyAccessStore::approve(const core::AuthorityId& authority,
                                   const core::EmergencyAccessId& id,
                                   const core::UserId& by,
                                   const std::string& credential,
                                   core::Instant at)
{
    return sql_.execute(
               "update emergency_access set approved_by = :by, approver_credential = :cr, "
               "approved_at = :t "
               "where authority_id = :a and id = :i and approved_at is null and opened_at is null",
               by,
               credential,
               at,
               authority,
               id) == 1;
}

bool EmergencyAccessStore::open(const core::AuthorityId& authority,
                                const core::EmergencyAccessId& id,
                                core::Instant at,
                                core::Instant until,
                                core::Date review_by)
{
    return sql_.execute(
               "update emergency_access set opened_at = :t, ends_at = :e, review_by = :d "
               "where authority_id = :a and id = :i and opened_at is null and case_id is not null",
               at,
               until,
               review_by,
               authority,
               id) == 1;
}

bool EmergencyAccessStore::end(const core::AuthorityId& authority,
                               const core::EmergencyAccessId& id,
                               core::Instant at)
{
    return sql_.execute(
               "update emergency_access set ends_at = :t, end_noted_at = :n "
               "where authority_id = :a and id = :i and ends_at > :now",
               at,
               at,
               authority,
               id,
               at) == 1;
}

bool EmergencyAccessStore::review(const core::EmergencyAccess& reviewed)
{
    return sql_.execute(
               "update emergency_access set reviewed_by = :by, reviewed_at = :t, is_justified = "
               ":j, review_note = :n where authority_id = :a and id = :i and opened_at is not "
               "null and reviewed_at is null",
               reviewed.reviewed_by,
               reviewed.reviewed_at,
               reviewed.is_justified,
               reviewed.review_note,
               reviewed.authority,
               reviewed.id) == 1;
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::ended(core::Instant now)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where end_noted_at is null and ends_at <= :t order by ends_at, id",
                    now);
}

std::vector<core::EmergencyAccess> EmergencyAccessStore::overdue(core::Date today)
{
    return accesses(sql_,
                    SELECT_ACCESS
                    "where overdue_told_at is null and review_by < :d and reviewed_at is null "
                    "order by review_by, id",
                    today);
}

bool EmergencyAccessStore::note_overdue(const core::AuthorityId& authority,
                                        const core::EmergencyAccessId& id,
                                        core::Instant at)
{
    return sql_.execute(
               "update emergency_access set overdue_told_at = :t where authority_id = :a and "
               "id = :i and overdue_told_at is null",
               at,
               authority,
               id) == 1;
}

bool EmergencyAccessStore::note_end(const core::AuthorityId& authority,
                                    const core::EmergencyAccessId& id,
                                    core::Instant at)
{
    return sql_.execute(
               "update emergency_access set end_noted_at = :t where authority_id = :a and "
               "id = :i and end_noted_at is null",
               at,
               authority,
               id) == 1;
}

}  // namespace quorate::db
