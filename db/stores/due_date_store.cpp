#include "db/stores/due_date_store.hpp"

#include "core/dates/london_time.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/first_found.hpp"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::CaseDueDate> due_dates(Sql& sql, const std::string& rest, const In&... in)
{
    std::vector<core::CaseDueDate> found;
    for (auto& [due, none] : select_due_dates(
             sql,
             due_date_columns + " from due_date d join case_event e on e.id = d.event_id " + rest,
             in...))
        found.push_back(std::move(due));
    return found;
}

// The day of the meeting, which stands beside its id.
std::optional<core::Date> day_of(Sql& sql, const std::optional<core::MeetingId>& meeting)
{
    if (!meeting) return std::nullopt;
    const auto row =
        sql.find<core::Instant>("select starts_at from meeting where id = :i", *meeting);
    if (!row) return std::nullopt;
    return core::london_date(std::get<0>(*row));
}

std::string type_code(const std::optional<core::MeetingType>& type)
{
    return type ? std::string{core::code(*type)} : std::string{};
}

}  // namespace

std::vector<core::CaseDueDate> DueDateStore::of_case(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    return due_dates(sql_,
                     "where d.authority_id = :a and d.case_id = :c and d.status <> 'superseded' "
                     "order by d.limit_date, d.created_at, d.id",
                     authority,
                     id);
}

std::vector<core::CaseDueDate> DueDateStore::superseded_of(const core::AuthorityId& authority,
                                                           const core::CaseId& id)
{
    return due_dates(sql_,
                     "where d.authority_id = :a and d.case_id = :c and d.status = 'superseded' "
                     "order by d.created_at desc, d.id desc",
                     authority,
                     id);
}

std::optional<core::CaseDueDate> DueDateStore::find(const core::AuthorityId& authority,
                                                    const core::DueDateId& id)
{
    return first(due_dates(sql_, "where d.authority_id = :a and d.id = :i", authority, id));
}

std::optional<core::CaseDueDate> DueDateStore::find_open(const core::AuthorityId& authority,
                                                         const core::CaseId& id,
                                                         core::MeetingType type)
{
    return first(due_dates(sql_,
                           "where d.authority_id = :a and d.case_id = :c and d.status = 'open' "
                           "and d.meeting_type = :t order by "
                           "case when d.meeting_id is null then 0 else 1 end, d.limit_date, d.id",
                           authority,
                           id,
                           type_code(type)));
}

std::vector<core::CaseId> DueDateStore::cases_open_between(const core::AuthorityId& authority,
                                                           core::Date first,
                                                           core::Date last)
{
    // A rule counts forward from its event or back from it.
    std::vector<core::CaseId> cases;
    for (auto& [id] : sql_.select<core::CaseId>(
             "select distinct d.case_id from due_date d join case_event e on e.id = d.event_id "
             "where d.authority_id = :a and d.status = 'open' "
             "and (e.happened_on <= :from or d.schedule_by <= :early) "
             "and (e.happened_on >= :until or d.limit_date >= :late) order by d.case_id",
             authority,
             last,
             last,
             first,
             first))
        cases.push_back(std::move(id));
    return cases;
}

void DueDateStore::add(const core::AuthorityId& authority, const core::CaseDueDate& due)
{
    sql_.execute(
        "insert into due_date (id, authority_id, case_id, event_id, rule_id, meeting_type, "
        "limit_date, schedule_by, provisional, status, met_on, meeting_id, booked_on, "
        "settled_reason, created_at) "
        "values (:i, :a, :c, :e, :r, :t, :l, :s, :p, :z, :m, :g, :d, :w, :n)",
        due.id,
        authority,
        due.case_id,
        due.event,
        due.rule_id,
        type_code(due.meeting_type),
        due.limit_date,
        due.schedule_by,
        due.is_provisional,
        std::string{core::code(due.status)},
        due.met_on,
        due.meeting,
        day_of(sql_, due.meeting),
        due.settled_reason,
        due.created_at);
}

void DueDateStore::set_status(const core::AuthorityId& authority,
                              const core::DueDateId& id,
                              core::DueStatus status,
                              std::optional<core::Date> met_on,
                              const std::string& settled_reason)
{
    sql_.execute(
        "update due_date set status = :s, met_on = :m, settled_reason = :r "
        "where authority_id = :a and id = :i",
        std::string{core::code(status)},
        met_on,
        settled_reason,
        authority,
        id);
}

bool DueDateStore::book(const core::AuthorityId& authority,
                        const core::DueDateId& id,
                        const core::MeetingId& meeting)
{
    return sql_.execute(
               "update due_date set meeting_id = :m, booked_on = :d where authority_id = :a "
               "and id = :i and status = 'open' and meeting_id is null",
               meeting,
               day_of(sql_, meeting),
               authority,
               id) == 1;
}

void DueDateStore::release(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    sql_.execute(
        "update due_date set meeting_id = null, booked_on = null where authority_id = :a "
        "and meeting_id = :m and status = 'open'",
        authority,
        meeting);
}

void DueDateStore::meet(const core::AuthorityId& authority,
                        const core::MeetingId& meeting,
                        core::Date held_on)
{
    sql_.execute(
        "update due_date set status = 'met', met_on = :d where authority_id = :a "
        "and meeting_id = :m and status = 'open'",
        held_on,
        authority,
        meeting);
}

}  // namespace quorate::db
