#include "db/stores/holiday_list_store.hpp"

#include "core/rules/bank_holidays.hpp"
#include "db/session/failure.hpp"
#include "db/stores/first_found.hpp"

#define HOLIDAY_LIST_COLUMNS                                                             \
    "id, authority_id, status, list_csv, source, proposed_by, credential, proposed_at, " \
    "decided_by, "                                                                       \
    "decided_at"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::HolidayList> lists(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::HolidayList> found;
    for (auto& [id,
                authority,
                status,
                csv,
                source,
                proposed_by,
                credential,
                proposed_at,
                decided_by,
                decided_at] : sql.select<core::HolidayListId,
                                         core::AuthorityId,
                                         std::string,
                                         std::string,
                                         std::string,
                                         core::UserId,
                                         std::string,
                                         core::Instant,
                                         core::UserId,
                                         std::optional<core::Instant>>(text, in...)) {
        auto holidays = core::parse_bank_holidays(csv);
        if (!holidays) throw Failure{FailureKind::other, "a stored list of bank holidays"};
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .status = core::holiday_list_status_from(status).value(),
                         .holidays = *std::move(holidays),
                         .source = std::move(source),
                         .proposed_by = std::move(proposed_by),
                         .credential = std::move(credential),
                         .proposed_at = proposed_at,
                         .decided_by = std::move(decided_by),
                         .decided_at = decided_at});
    }
    return found;
}

}  // namespace

std::optional<core::HolidayList> HolidayListStore::in_force(const core::AuthorityId& authority)
{
    return with_status(authority, core::HolidayListStatus::in_force);
}

std::optional<core::HolidayList> HolidayListStore::proposed(const core::AuthorityId& authority)
{
    return with_status(authority, core::HolidayListStatus::proposed);
}

std::optional<core::HolidayList> HolidayListStore::with_status(const core::AuthorityId& authority,
                                                               core::HolidayListStatus status)
{
    return first(lists(sql_,
                       "select " HOLIDAY_LIST_COLUMNS " from holiday_list "
                       "where authority_id = :authority and status = :status",
                       authority,
                       std::string{core::code(status)}));
}

std::optional<core::HolidayList> HolidayListStore::find(const core::AuthorityId& authority,
                                                        const core::HolidayListId& id)
{
    return first(lists(sql_,
                       "select " HOLIDAY_LIST_COLUMNS " from holiday_list "
                       "where authority_id = :authority and id = :id",
                       authority,
                       id));
}

void HolidayListStore::add(const core::HolidayList& list)
{
    sql_.execute("insert into holiday_list (" HOLIDAY_LIST_COLUMNS
                 ") values (:id, :authority, :status, :csv, :source, "
                 ":proposed_by, :credential, :proposed_at, :decided_by, :decided_at)",
                 list.id,
                 list.authority,
                 std::string{core::code(list.status)},
                 core::bank_holidays_to_csv(list.holidays),
                 list.source,
                 list.proposed_by,
                 list.credential,
                 list.proposed_at,
                 list.decided_by,
                 list.decided_at);
}

bool HolidayListStore::move(const core::AuthorityId& authority,
                            const core::HolidayListId& id,
                            core::HolidayListStatus from,
                            core::HolidayListStatus to,
                            const core::UserId& decided_by,
                            core::Instant at)
{
    return sql_.execute(
               "update holiday_list set status = :to, decided_by = :by, decided_at = :at "
               "where authority_id = :authority and id = :id and status = :from",
               std::string{core::code(to)},
               decided_by,
               at,
               authority,
               id,
               std::string{core::code(from)}) == 1;
}

}  // namespace quorate::db
