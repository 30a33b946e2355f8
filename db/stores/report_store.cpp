#include "db/stores/report_store.hpp"

#include "db/stores/case_visibility.hpp"

namespace quorate::db {
namespace {

// The children of the meeting that met the limit; when no meeting did, or it names none, those of
// the family. An empty team matches all: text is compared with itself then.
const std::string limits =
    "select d.rule_id, d.limit_date, d.status, d.met_on, c.team_id, t.name, "
    "coalesce(nullif((select count(*) from meeting_child mc where mc.meeting_id = d.meeting_id), "
    "0), (select count(*) from child k where k.case_id = d.case_id)), "
    "coalesce(m.late_reason_code, '') "
    "from due_date d join family_case c on c.id = d.case_id join team t on t.id = c.team_id "
    "left join meeting m on m.id = d.meeting_id "
    "where d.authority_id = :a and d.limit_date >= :from and d.limit_date <= :until "
    "and d.status <> 'superseded' and c.team_id = coalesce(nullif(:team, ''), c.team_id)";

}  // namespace

std::vector<core::TimelinessRow> ReportStore::timeliness(const core::Actor& actor,
                                                         core::Reach reach,
                                                         core::Instant now,
                                                         const core::TimelinessFilter& filter)
{
    static const std::string visible = limits + " and " + case_is_visible;
    const CaseReach within = case_reach(actor, reach);
    const auto rows = [&](const std::string& text, const auto&... viewer) {
        return sql_.select<std::string,
                           core::Date,
                           std::string,
                           std::optional<core::Date>,
                           core::TeamId,
                           std::string,
                           int,
                           std::string>(text.c_str(),
                                        actor.authority,
                                        filter.period.from,
                                        filter.period.until,
                                        filter.team,
                                        viewer...);
    };
    std::vector<core::TimelinessRow> found;
    for (auto& [rule, limit, status, met_on, team, team_name, children, reason] :
         actor.is_system ? rows(limits)
                         : rows(visible,
                                actor.user,
                                actor.user,
                                now,
                                actor.user,
                                within.every_open_case,
                                within.open_cases_of_teams,
                                actor.user))
        found.push_back({.rule_id = std::move(rule),
                         .limit_date = limit,
                         .status = core::due_status_from(status).value(),
                         .met_on = met_on,
                         .team = std::move(team),
                         .team_name = std::move(team_name),
                         .children = children,
                         .late_reason = core::late_reason_from(reason)});
    return found;
}

}  // namespace quorate::db
