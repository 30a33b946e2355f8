#include "db/stores/dates_change_store.hpp"

#define DATES_CHANGE_COLUMNS                                                              \
    "id, authority_id, kind, status, from_day, until_day, name, rule_id, in_use, owner, " \
    "reason, proposed_by, credential, proposed_at, decided_by, decided_at, moved_dates, " \
    "moved_families"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::DatesChange> changes(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::DatesChange> found;
    for (auto& [id,
                authority,
                kind,
                status,
                from,
                until,
                name,
                rule,
                in_use,
                owner,
                reason,
                proposed_by,
                credential,
                proposed_at,
                decided_by,
                decided_at,
                moved_dates,
                moved_families] : sql.select<core::DatesChangeId,
                                             core::AuthorityId,
                                             std::string,
                                             std::string,
                                             core::Date,
                                             core::Date,
                                             std::string,
                                             std::string,
                                             bool,
                                             core::PersonName,
                                             std::string,
                                             core::UserId,
                                             std::string,
                                             core::Instant,
                                             core::UserId,
                                             std::optional<core::Instant>,
                                             int,
                                             int>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .kind = core::dates_change_kind_from(kind).value(),
                         .status = core::dates_change_status_from(status).value(),
                         .from = from,
                         .until = until,
                         .name = std::move(name),
                         .rule_id = std::move(rule),
                         .in_use = in_use,
                         .owner = std::move(owner),
                         .reason = std::move(reason),
                         .proposed_by = std::move(proposed_by),
                         .credential = std::move(credential),
                         .proposed_at = proposed_at,
                         .decided_by = std::move(decided_by),
                         .decided_at = decided_at,
                         .moved_dates = moved_dates,
                         .moved_families = moved_families});
    return found;
}

}  // namespace

std::vector<core::DatesChange> DatesChangeStore::waiting(const core::AuthorityId& authority)
{
    return changes(sql_,
                   "select " DATES_CHANGE_COLUMNS
                   " from dates_change where authority_id = :a and status = 'proposed' "
                   "order by proposed_at, id",
                   authority);
}

std::vector<core::DatesChange> DatesChangeStore::decided(const core::AuthorityId& authority)
{
    return changes(sql_,
                   "select " DATES_CHANGE_COLUMNS
                   " from dates_change where authority_id = :a and status <> 'proposed' "
                   "order by decided_at desc, id desc",
                   authority);
}

std::optional<core::DatesChange> DatesChangeStore::find(const core::AuthorityId& authority,
                                                        const core::DatesChangeId& id)
{
    auto found = changes(sql_,
                         "select " DATES_CHANGE_COLUMNS
                         " from dates_change where authority_id = :a and id = :i",
                         authority,
                         id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void DatesChangeStore::add(const core::DatesChange& change)
{
    sql_.execute("insert into dates_change (" DATES_CHANGE_COLUMNS
                 ") values (:id, :authority, :kind, :status, :from, :until, :name, :rule, "
                 ":in_use, :owner, :reason, :proposed_by, :credential, :proposed_at, :decided_by, "
                 ":decided_at, "
                 ":moved_dates, :moved_families)",
                 change.id,
                 change.authority,
                 std::string{core::code(change.kind)},
                 std::string{core::code(change.status)},
                 change.from,
                 change.until,
                 change.name,
                 change.rule_id,
                 change.in_use,
                 change.owner,
                 change.reason,
                 change.proposed_by,
                 change.credential,
                 change.proposed_at,
                 change.decided_by,
                 change.decided_at,
                 change.moved_dates,
                 change.moved_families);
}

bool DatesChangeStore::decide(const core::AuthorityId& authority,
                              const core::DatesChangeId& id,
                              core::DatesChangeStatus status,
                              const core::UserId& decided_by,
                              core::Instant at)
{
    return sql_.execute(
               "update dates_change set status = :to, decided_by = :by, decided_at = :at "
               "where authority_id = :a and id = :i and status = 'proposed'",
               std::string{core::code(status)},
               decided_by,
               at,
               authority,
               id) == 1;
}

void DatesChangeStore::keep_moved(const core::AuthorityId& authority,
                                  const core::DatesChangeId& id,
                                  int dates,
                                  int families)
{
    sql_.execute(
        "update dates_change set moved_dates = :d, moved_families = :f "
        "where authority_id = :a and id = :i",
        dates,
        families,
        authority,
        id);
}

}  // namespace quorate::db
