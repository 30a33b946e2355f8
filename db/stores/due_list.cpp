// The part of DueDateStore that lists everything due.
#include "db/stores/asked.hpp"
#include "db/stores/due_date_columns.hpp"
#include "db/stores/due_date_store.hpp"
#include "db/stores/waiting_children.hpp"

namespace quorate::db {
namespace {

// From the few requests that wait, whatever the planner thinks of them: a cross join keeps SQLite
// from walking all that is due to find them.
void add_awaiting(Asked& to, const core::Actor& actor)
{
    to.text +=
        " from overrun_request w cross join due_date d join family_case c on c.id = d.case_id "
        "where w.authority_id = :waits and w.status = 'awaiting' and d.id = w.due_date_id and ";
    to.bind(actor.authority);
}

// How the limits are gone through: all of them, only the few for which more time is asked, or in
// order until a page is full. In order the case of each is looked up by itself: as a join
// PostgreSQL would go through all cases for every limit, because it hopes to be done soon.
enum class Walk { all, awaiting, in_order };

// Conditions are written only where something was asked for: with one that always holds the
// database cannot tell a short list from a long one, and walks the wrong way. All that
// due_date_queue does not hold is the case's.
void add_asked(Asked& to,
               const core::Actor& actor,
               core::Reach reach,
               core::Instant now,
               const core::DueQuery& query,
               Walk walk)
{
    if (walk == Walk::awaiting)
        add_awaiting(to, actor);
    else if (walk == Walk::all)
        to.text += " from due_date d join family_case c on c.id = d.case_id where ";
    else
        to.text +=
            " from due_date d where "
            "(select count(*) from family_case c where c.id = d.case_id and ";
    to.text += "c.is_open = 1 and ";
    to.text += case_is_visible;
    to.bind_viewer(actor, reach, now);
    if (!query.team.empty()) {
        to.text += "and c.team_id = :team ";
        to.bind(query.team);
    }
    if (walk == Walk::in_order) to.text += ") > 0 ";
    to.text += "and d.authority_id = :a and d.status = 'open' ";
    to.bind(actor.authority);
    if (!query.chair.empty()) {
        // Inside a case, so that PostgreSQL looks each row up in the chair's meetings: as a join it
        // would start from them, and plans that for far too few.
        to.text +=
            "and case when d.meeting_id in (select cb.id from meeting cb "
            "where cb.chair_id = :chair) then 1 else 0 end = 1 ";
        to.bind(query.chair);
    }
    for (std::size_t i = 0; i < query.rules.size(); ++i) {
        to.text += (i == 0 ? "and d.rule_id in (:rule_" : ", :rule_") + std::to_string(i);
        to.bind(query.rules[i]);
    }
    if (!query.rules.empty()) to.text += ") ";
    if (query.booking == core::BookedOrNot::booked) to.text += "and d.meeting_id is not null ";
    if (query.booking == core::BookedOrNot::not_booked) to.text += "and d.meeting_id is null ";
}

// The same as core::standing_of(), one after the other.
void add_standing(Asked& to, const core::DueQuery& query)
{
    using enum core::DueStanding;
    if (query.provisional_only) to.text += "and d.provisional = 1 ";
    if (!query.standing) return;
    to.text += *query.standing == overdue
                   ? "and (d.limit_date < :today or d.limit_at < :now) "
                   : "and d.limit_date >= :today and (d.limit_at is null or d.limit_at >= :now) ";
    to.bind(query.days.today);
    to.bind(query.days.now);
    switch (*query.standing) {
        case overdue:
            return;
        case booked_late:
            to.text += "and d.booked_late = 1 ";
            return;
        case booked:
            to.text += "and d.meeting_id is not null and d.booked_late = 0 ";
            return;
        case at_risk:
            to.text += "and d.meeting_id is null and d.schedule_by < :safe_from ";
            break;
        case in_time:
            to.text += "and d.meeting_id is null and d.schedule_by >= :safe_from ";
            break;
    }
    to.bind(query.days.safe_from);
}

}  // namespace

core::DueCounts DueDateStore::count_everything_due(const core::Actor& actor,
                                                   core::Reach reach,
                                                   core::Instant now,
                                                   const core::DueQuery& query)
{
    Asked asked{
        "select count(*), "
        "coalesce(sum(case q.standing when 'overdue' then 1 else 0 end), 0), "
        "coalesce(sum(case q.standing when 'booked_late' then 1 else 0 end), 0), "
        "coalesce(sum(case q.standing when 'at_risk' then 1 else 0 end), 0), "
        "coalesce(sum(case q.standing when 'booked' then 1 else 0 end), 0), "
        "coalesce(sum(case q.standing when 'in_time' then 1 else 0 end), 0), "
        "coalesce(sum(q.provisional), 0) from (select d.provisional, "
        "case when d.limit_date < :today or d.limit_at < :now then 'overdue' "
        "when d.booked_late = 1 then 'booked_late' "
        "when d.meeting_id is not null then 'booked' "
        "when d.schedule_by < :safe_from then 'at_risk' else 'in_time' end as standing"};
    asked.bind(query.days.today);
    asked.bind(query.days.now);
    asked.bind(query.days.safe_from);
    add_asked(asked, actor, reach, now, query, Walk::all);
    asked.text += ") q";
    const auto row = sql_.find<int, int, int, int, int, int, int>(asked.text.c_str(), asked.values);
    const auto& [all, overdue, booked_late, at_risk, booked, in_time, provisional] = row.value();

    Asked waiting{"select count(*)"};
    add_asked(waiting, actor, reach, now, query, Walk::awaiting);
    const auto counted = sql_.find<int>(waiting.text.c_str(), waiting.values);

    return {.all = all,
            .overdue = overdue,
            .booked_late = booked_late,
            .at_risk = at_risk,
            .booked = booked,
            .in_time = in_time,
            .provisional = provisional,
            .awaiting_approval = std::get<0>(counted.value())};
}

std::vector<core::DueRow> DueDateStore::everything_due(const core::Actor& actor,
                                                       core::Reach reach,
                                                       core::Instant now,
                                                       const core::DueQuery& query)
{
    // The page's rows are picked first, and only theirs is the rest looked up.
    Asked asked{
        due_date_columns +
        ", c.reference, c.family_name, t.name, "
        "(select count(*) from child k where k.case_id = d.case_id), "
        "(select count(*) from child k where k.case_id = d.case_id and k.date_of_birth is null), "
        "b.chair_id, u.name, o.id, o.asked_by, o.credential, case when " +
        case_is_visible_again() + "then 1 else 0 end from (select d.id"};
    asked.bind_viewer(actor, core::Reach::involved, now);
    add_asked(asked,
              actor,
              reach,
              now,
              query,
              query.awaiting_approval_only ? Walk::awaiting : Walk::in_order);
    add_standing(asked, query);
    if (!query.after.empty()) {
        // The page before may have ended with a row that is met by now, so its place is worked out
        // from the row itself.
        asked.text +=
            "and (d.schedule_by, d.id) > (select l.schedule_by, l.id from due_date l "
            "where l.authority_id = :of and l.id = :last) ";
        asked.bind(actor.authority);
        asked.bind(query.after);
    }
    asked.text +=
        "order by d.schedule_by, d.id limit :n) p join due_date d on d.id = p.id "
        "join case_event e on e.id = d.event_id join family_case c on c.id = d.case_id "
        "join team t on t.id = c.team_id left join meeting b on b.id = d.meeting_id "
        "left join staff_user u on u.id = b.chair_id "
        "left join overrun_request o on o.authority_id = d.authority_id "
        "and o.due_date_id = d.id and o.status = 'awaiting' order by d.schedule_by, d.id";
    asked.bind(query.limit);

    std::vector<core::DueRow> found;
    for (auto& [due, more] : select_due_dates<std::string,
                                              core::PersonName,
                                              std::string,
                                              int,
                                              int,
                                              std::optional<core::UserId>,
                                              std::optional<core::PersonName>,
                                              std::optional<core::OverrunId>,
                                              std::optional<core::UserId>,
                                              std::optional<std::string>,
                                              bool>(sql_, asked.text, asked.values)) {
        auto& [reference,
               family,
               team,
               children,
               unborn,
               chair,
               chair_name,
               overrun,
               overrun_asked_by,
               overrun_credential,
               involved] = more;
        found.push_back({.due = std::move(due),
                         .reference = reference,
                         .family_name = family,
                         .team_name = team,
                         .children = children,
                         .unborn = unborn,
                         .chair = chair,
                         .chair_name = chair_name.value_or(core::PersonName{}),
                         .is_involved = involved,
                         .overrun = overrun,
                         .overrun_asked_by = overrun_asked_by,
                         .overrun_credential = overrun_credential.value_or("")});
    }
    add_waiting_children(sql_, actor.authority, found);
    return found;
}

}  // namespace quorate::db
