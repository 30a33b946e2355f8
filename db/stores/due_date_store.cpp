#include "db/stores/due_date_store.hpp"

#include <map>

#include "core/dates/london_time.hpp"
#include "db/session/many_rows.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/first_found.hpp"
#include "db/stores/raise_feeds.hpp"

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

using Answers = std::map<core::DueDateId, std::vector<core::ChildAnswer>>;

// By due date, the answers for each of its children.
template <class... In>
Answers answers(Sql& sql, const std::string& condition, const In&... in)
{
    const std::string text =
        "select k.due_date_id, k.child_id, k.status, k.met_on from due_date_child k "
        "join due_date d on d.id = k.due_date_id where k.authority_id = :a and " +
        condition + " order by k.due_date_id, k.child_id";
    Answers found;
    for (auto& [due, child, status, met_on] :
         sql.select<core::DueDateId, core::ChildId, std::string, std::optional<core::Date>>(
             text.c_str(), in...))
        found[due].push_back({child, core::due_status_from(status).value(), met_on});
    return found;
}

std::vector<core::CaseDueDate> with_answers(std::vector<core::CaseDueDate> due_dates,
                                            Answers answers)
{
    for (core::CaseDueDate& due : due_dates)
        due.children = std::move(answers[due.id]);
    return due_dates;
}

// One due date, or none, with its answers.
std::optional<core::CaseDueDate> first_with_answers(Sql& sql,
                                                    const core::AuthorityId& authority,
                                                    std::vector<core::CaseDueDate> due_dates)
{
    auto due = first(std::move(due_dates));
    if (due) due->children = std::move(answers(sql, "d.id = :i", authority, due->id)[due->id]);
    return due;
}

std::optional<core::Instant> start_of(Sql& sql, const core::MeetingId& meeting)
{
    const auto row =
        sql.find<core::Instant>("select starts_at from meeting where id = :i", meeting);
    if (!row) return std::nullopt;
    return std::get<0>(*row);
}

// Whether the meeting starts after the limit, which stands beside its id.
bool is_booked_late(Sql& sql, const core::CaseDueDate& due)
{
    const auto starts = due.meeting ? start_of(sql, *due.meeting) : std::nullopt;
    return starts && !core::is_kept_at(due, *starts);
}

std::string type_code(const std::optional<core::MeetingType>& type)
{
    return type ? std::string{core::code(*type)} : std::string{};
}

void add_answers(Sql& sql,
                 const core::AuthorityId& authority,
                 const core::DueDateId& id,
                 const std::vector<core::ChildAnswer>& answers)
{
    ManyRows rows{
        "insert into due_date_child (due_date_id, child_id, authority_id, status, met_on)"};
    for (const core::ChildAnswer& answer : answers)
        rows.row(
            id, answer.child, authority, std::string{core::code(answer.status)}, answer.met_on);
    rows.flush(sql);
}

}  // namespace

std::vector<core::CaseDueDate> DueDateStore::of_case(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    return with_answers(
        due_dates(sql_,
                  "where d.authority_id = :a and d.case_id = :c and d.status <> 'superseded' "
                  "order by d.limit_date, d.created_at, d.id",
                  authority,
                  id),
        answers(sql_, "d.case_id = :c and d.status <> 'superseded'", authority, id));
}

std::vector<core::CaseDueDate> DueDateStore::superseded_of(const core::AuthorityId& authority,
                                                           const core::CaseId& id)
{
    return with_answers(
        due_dates(sql_,
                  "where d.authority_id = :a and d.case_id = :c and d.status = 'superseded' "
                  "order by d.created_at desc, d.id desc",
                  authority,
                  id),
        answers(sql_, "d.case_id = :c and d.status = 'superseded'", authority, id));
}

std::optional<core::CaseDueDate> DueDateStore::find(const core::AuthorityId& authority,
                                                    const core::DueDateId& id)
{
    return first_with_answers(
        sql_, authority, due_dates(sql_, "where d.authority_id = :a and d.id = :i", authority, id));
}

std::map<core::DueDateId, std::vector<core::ChildAnswer>> DueDateStore::answers_of(
    const core::AuthorityId& authority, const std::vector<core::DueDateId>& ids)
{
    Answers found;
    in_lists(ids, [&](const std::string& list, std::vector<Value> values) {
        values.insert(values.begin(), Column<core::AuthorityId>::to(authority));
        found.merge(answers(sql_, "d.id in " + list, values));
    });
    return found;
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
        "limit_date, schedule_by, limit_at, provisional, status, met_on, met_at, meeting_id, "
        "booked_late, settled_reason, created_at) "
        "values (:i, :a, :c, :e, :r, :t, :l, :s, :h, :p, :z, :m, :j, :g, :d, :w, :n)",
        due.id,
        authority,
        due.case_id,
        due.event,
        due.rule_id,
        type_code(due.meeting_type),
        due.limit_date,
        due.schedule_by,
        due.limit_at,
        due.is_provisional,
        std::string{core::code(due.status)},
        due.met_on,
        due.met_at,
        due.meeting,
        is_booked_late(sql_, due),
        due.settled_reason,
        due.created_at);
    add_answers(sql_, authority, due.id, due.children);
    raise_feed_of_limit(sql_, due.id);
}

void DueDateStore::set_status(const core::AuthorityId& authority,
                              const core::DueDateId& id,
                              core::DueStatus status,
                              std::optional<core::Date> met_on,
                              const std::string& settled_reason,
                              std::optional<core::Instant> met_at)
{
    sql_.execute(
        "update due_date set status = :s, met_on = :m, met_at = :t, settled_reason = :r "
        "where authority_id = :a and id = :i",
        std::string{core::code(status)},
        met_on,
        met_at,
        settled_reason,
        authority,
        id);
    raise_feed_of_limit(sql_, id);
    // What was the answer when the limit was superseded stays beside it.
    if (status == core::DueStatus::superseded) return;
    const std::string now{core::code(status)};
    sql_.execute(
        "update due_date_child set status = :s, met_on = :m where authority_id = :a "
        "and due_date_id = :i and (status = 'open' or :o = 'open')",
        now,
        met_on,
        authority,
        id,
        now);
}

void DueDateStore::set_answers(const core::AuthorityId& authority,
                               const core::DueDateId& id,
                               const std::vector<core::ChildAnswer>& answers)
{
    sql_.execute(
        "delete from due_date_child where authority_id = :a and due_date_id = :i", authority, id);
    add_answers(sql_, authority, id, answers);
}

bool DueDateStore::book(const core::AuthorityId& authority,
                        const core::DueDateId& id,
                        const core::MeetingId& meeting)
{
    static const std::string text =
        "update due_date set meeting_id = :m, booked_late = " + starts_after_limit +
        " where authority_id = :a and id = :i and status = 'open' and meeting_id is null";
    const auto starts = start_of(sql_, meeting);
    const auto day = starts ? std::optional{core::london_date(*starts)} : std::nullopt;
    if (sql_.execute(text.c_str(), meeting, starts, day, authority, id) != 1) return false;
    raise_feed_of_limit(sql_, id);
    return true;
}

void DueDateStore::release(const core::AuthorityId& authority, const core::MeetingId& meeting)
{
    raise_feeds_of_limits_of(sql_, meeting);
    sql_.execute(
        "update due_date set meeting_id = null, booked_late = 0 where authority_id = :a "
        "and meeting_id = :m and status = 'open'",
        authority,
        meeting);
}

void DueDateStore::meet(const core::AuthorityId& authority,
                        const core::MeetingId& meeting,
                        core::Date held_on)
{
    raise_feeds_of_limits_of(sql_, meeting);
    sql_.execute(
        "update due_date_child set status = 'met', met_on = :d where status = 'open' "
        "and authority_id = :a and due_date_id in (select d.id from due_date d "
        "where d.meeting_id = :m and d.status = 'open')",
        held_on,
        authority,
        meeting);
    sql_.execute(
        "update due_date set status = 'met', met_on = :d where authority_id = :a "
        "and meeting_id = :m and status = 'open'",
        held_on,
        authority,
        meeting);
}

}  // namespace quorate::db
