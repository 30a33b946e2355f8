// The part of DueDateStore that lists what has to be booked.
#include "db/stores/case_visibility.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/due_date_store.hpp"
#include "db/stores/waiting_children.hpp"

namespace quorate::db {
namespace {

// An empty team or type matches all: text is compared with itself then.
const std::string conditions =
    std::string{
        " where d.authority_id = :a and d.status = 'open' and d.meeting_type <> '' "
        "and d.meeting_id is null and c.is_open = 1 and "} +
    case_is_visible +
    "and c.team_id = coalesce(nullif(:team, ''), c.team_id) "
    "and d.meeting_type = coalesce(nullif(:type, ''), d.meeting_type) ";

// How a row is placed among those with the same last day.
const std::string placed =
    "case when d.meeting_type in ('initial_cp_conference', 'transfer_in_conference', "
    "'pre_birth_conference', 'strategy_discussion') then 0 else 1 end as risk, "
    "coalesce((select max(coalesce(k.date_of_birth, '9999')) from child k "
    "where k.case_id = d.case_id), '') as youngest";

std::string type_code(const core::QueueFilter& filter)
{
    return filter.meeting_type ? std::string{core::code(*filter.meeting_type)} : std::string{};
}

}  // namespace

int DueDateStore::count_needing_a_date(const core::Actor& actor,
                                       core::Reach reach,
                                       core::Instant now,
                                       const core::QueueFilter& filter)
{
    static const std::string text =
        "select count(*) from due_date d join family_case c on c.id = d.case_id" + conditions;
    const CaseReach within = case_reach(actor, reach);
    return sql_.value<int>(text.c_str(),
                           actor.authority,
                           actor.user,
                           actor.user,
                           now,
                           actor.user,
                           within.every_open_case,
                           within.open_cases_of_teams,
                           actor.user,
                           filter.team,
                           type_code(filter));
}

std::vector<core::QueueRow> DueDateStore::needing_a_date(const core::Actor& actor,
                                                         core::Reach reach,
                                                         core::Instant now,
                                                         const core::QueueFilter& filter)
{
    static const std::string rows =
        due_date_columns + ", c.reference, c.family_name, t.name as team_name, " + placed +
        " from due_date d join case_event e on e.id = d.event_id "
        "join family_case c on c.id = d.case_id join team t on t.id = c.team_id" +
        conditions;
    static const std::string columns =
        "select q.id, q.case_id, q.event_id, q.happened_on, q.happened_at, q.rule_id, "
        "q.meeting_type, q.limit_date, q.schedule_by, q.limit_at, q.provisional, q.status, "
        "q.met_on, q.met_at, q.meeting_id, "
        "q.booked_for, q.settled_reason, q.created_at, q.reference, q.family_name, q.team_name, "
        "(select count(*) from child k where k.case_id = q.case_id), "
        "(select count(*) from child k where k.case_id = q.case_id and k.date_of_birth is null), "
        "(select max(m.starts_at) from meeting m where m.due_date_id = q.id "
        "and m.status = 'cancelled') from (";
    static const std::string in_order =
        " order by q.schedule_by, q.risk, q.youngest desc, q.id limit :n";
    // The page before may have ended with a row that is booked by now, so its place is worked out
    // from the row itself. A place holds a date of birth, which is why no address does.
    static const std::string following =
        ", (select d.schedule_by, d.id, " + placed +
        " from due_date d where d.authority_id = :b and d.id = :p) last "
        "where q.schedule_by > last.schedule_by or (q.schedule_by = last.schedule_by and "
        "(q.risk > last.risk or (q.risk = last.risk and (q.youngest < last.youngest or "
        "(q.youngest = last.youngest and q.id > last.id)))))";

    const CaseReach within = case_reach(actor, reach);
    const auto page = [&](const std::string& rest, const auto&... in) {
        return select_due_dates<std::string,
                                core::PersonName,
                                std::string,
                                int,
                                int,
                                std::optional<core::Instant>>(
            sql_,
            columns + rows + ") q" + rest + in_order,
            actor.authority,
            actor.user,
            actor.user,
            now,
            actor.user,
            within.every_open_case,
            within.open_cases_of_teams,
            actor.user,
            filter.team,
            type_code(filter),
            in...,
            filter.limit);
    };

    std::vector<core::QueueRow> found;
    for (auto& [due, more] :
         filter.after.empty() ? page("") : page(following, actor.authority, filter.after)) {
        auto& [reference, family, team, children, unborn, cancelled] = more;
        found.push_back({.due = std::move(due),
                         .reference = reference,
                         .family_name = family,
                         .team_name = team,
                         .children = children,
                         .unborn = unborn,
                         .last_cancelled_for = cancelled});
    }
    add_waiting_children(sql_, actor.authority, found);
    return found;
}

}  // namespace quorate::db
