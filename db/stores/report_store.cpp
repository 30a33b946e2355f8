#include "db/stores/report_store.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/meetings/quorum.hpp"
#include "db/stores/case_visibility.hpp"

namespace quorate::db {
namespace {

// A row for each child that is named; for a limit without names one row, with how many children
// there were at the meeting that met it, or else in the family. An empty team matches all: text is
// compared with itself then.
const std::string limits =
    "select d.id, d.case_id, d.rule_id, d.limit_date, d.status, d.met_on, c.team_id, t.name, "
    "case when w.due_date_id is null then "
    "coalesce(nullif((select count(*) from meeting_child mc where mc.meeting_id = d.meeting_id), "
    "0), (select count(*) from child k where k.case_id = d.case_id)) else 0 end, "
    "coalesce(m.late_reason_code, ''), w.status, w.met_on "
    "from due_date d join family_case c on c.id = d.case_id join team t on t.id = c.team_id "
    "left join meeting m on m.id = d.meeting_id "
    "left join due_date_child w on w.due_date_id = d.id "
    "where d.authority_id = :a and d.limit_date >= :from and d.limit_date <= :until "
    "and d.status <> 'superseded' and c.team_id = coalesce(nullif(:team, ''), c.team_id)";

// A row for each seat of an agency, and one without for a meeting that has none. Who takes notes or
// advises does not make an agency; nor does the council's own staff, who are at every meeting.
const std::string held =
    "select m.id, m.starts_at, z.quorum, coalesce(g.id, ''), coalesce(g.name, ''), "
    "case when i.attendance in ('present', 'remote') then 1 else 0 end "
    "from meeting m join meeting_closing z on z.meeting_id = m.id "
    "join family_case c on c.id = m.case_id "
    "left join invitee i on i.meeting_id = m.id and i.removed_at is null "
    "and i.requirement <> 'optional' and i.reply <> 'wrong_person' "
    "left join contact k on k.id = i.contact_id left join staff_user u on u.id = i.user_id "
    "left join agency g on g.id = coalesce(k.agency_id, u.agency_id) and g.kind <> 'legal' "
    "where m.authority_id = :a and m.status = 'held' and z.quorum <> 'not_needed' "
    "and m.starts_at >= :from and m.starts_at < :until";

// Several people of one agency are that agency once.
void add_asked(std::vector<core::AskedAgency>& all, core::AskedAgency asked)
{
    const auto known = std::ranges::find(all, asked.agency, &core::AskedAgency::agency);
    if (known == all.end())
        all.push_back(std::move(asked));
    else
        known->came = known->came || asked.came;
}

core::Instant midnight(core::Date day)
{
    return core::london_instant(std::chrono::local_days{day.time_since_epoch()});
}

}  // namespace

std::vector<core::TimelinessRow> ReportStore::timeliness(const core::Actor& actor,
                                                         core::Reach reach,
                                                         core::Instant now,
                                                         const core::TimelinessFilter& filter)
{
    static const std::string in_order = " order by d.limit_date, d.id";
    static const std::string all = limits + in_order;
    static const std::string visible = limits + " and " + case_is_visible + in_order;
    const CaseReach within = case_reach(actor, reach);
    const auto rows = [&](const std::string& text, const auto&... viewer) {
        return sql_.select<core::DueDateId,
                           core::CaseId,
                           std::string,
                           core::Date,
                           std::string,
                           std::optional<core::Date>,
                           core::TeamId,
                           std::string,
                           int,
                           std::string,
                           std::optional<std::string>,
                           std::optional<core::Date>>(text.c_str(),
                                                      actor.authority,
                                                      filter.period.from,
                                                      filter.period.until,
                                                      filter.team,
                                                      viewer...);
    };
    std::vector<core::TimelinessRow> found;
    core::DueDateId last;
    for (auto& [id,
                case_id,
                rule,
                limit,
                status,
                met_on,
                team,
                team_name,
                children,
                reason,
                answer,
                answer_met_on] : actor.is_system ? rows(all)
                                                 : rows(visible,
                                                        actor.user,
                                                        actor.user,
                                                        now,
                                                        actor.user,
                                                        within.every_open_case,
                                                        within.open_cases_of_teams,
                                                        actor.user)) {
        if (id != last)
            found.push_back({.case_id = std::move(case_id),
                             .rule_id = std::move(rule),
                             .limit_date = limit,
                             .status = core::due_status_from(status).value(),
                             .met_on = met_on,
                             .team = std::move(team),
                             .team_name = std::move(team_name),
                             .children = children,
                             .late_reason = core::late_reason_from(reason)});
        last = std::move(id);
        if (answer)
            found.back().answers.push_back({core::due_status_from(*answer).value(), answer_met_on});
    }
    return found;
}

std::vector<core::HeldMeetingRow> ReportStore::held_meetings(const core::Actor& actor,
                                                             core::Reach reach,
                                                             core::Instant now,
                                                             const core::ReportPeriod& period)
{
    static const std::string in_order = " order by m.starts_at, m.id";
    static const std::string all = held + in_order;
    static const std::string visible = held + " and " + case_is_visible + in_order;
    const CaseReach within = case_reach(actor, reach);
    const auto rows = [&](const std::string& text, const auto&... viewer) {
        return sql_
            .select<core::MeetingId, core::Instant, std::string, core::AgencyId, std::string, int>(
                text.c_str(),
                actor.authority,
                midnight(period.from),
                midnight(period.until + std::chrono::days{1}),
                viewer...);
    };
    std::vector<core::HeldMeetingRow> found;
    for (auto& [id, starts_at, quorum, agency, name, came] : actor.is_system
                                                                 ? rows(all)
                                                                 : rows(visible,
                                                                        actor.user,
                                                                        actor.user,
                                                                        now,
                                                                        actor.user,
                                                                        within.every_open_case,
                                                                        within.open_cases_of_teams,
                                                                        actor.user)) {
        if (found.empty() || found.back().meeting != id)
            found.push_back(
                {.meeting = id,
                 .held_on = core::london_date(starts_at),
                 .was_quorate = core::quorum_state_from(quorum) == core::QuorumState::met});
        if (!agency.empty())
            add_asked(found.back().asked,
                      {.agency = std::move(agency), .name = std::move(name), .came = came == 1});
    }
    return found;
}

}  // namespace quorate::db
