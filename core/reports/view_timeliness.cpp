#include "core/reports/view_timeliness.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/people/team_store.hpp"
#include "core/reports/small_numbers.hpp"

namespace quorate::core {
namespace {

constexpr Action report = Action::report_timeliness;

bool may_ask_about(const Actor& actor, Reach reach, const Team& team)
{
    return reach == Reach::authority || actor.is_in_team(team.id);
}

std::string audit_detail(const TimelinessFilter& filter)
{
    std::string detail = "from=" + iso(filter.period.from) + " until=" + iso(filter.period.until);
    if (!filter.team.empty()) detail += " team=" + filter.team.text();
    return detail;
}

}  // namespace

Result<TimelinessReport> view_timeliness(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const TimelinessFilter& filter)
{
    const Instant now = clock.now();
    const auto reach = permit_list(actor, report, now);
    if (!reach) return reach.error();
    const auto period = whole_months(filter.period.from, filter.period.until);
    if (!period) return period.error();
    if (!filter.team.empty()) {
        const auto team = work.teams.find(actor.authority, filter.team);
        if (!team || !may_ask_about(actor, *reach, *team))
            return invalid("team", "Choose one of your teams");
    }
    const TimelinessFilter asked{.period = *period, .team = filter.team};
    TimelinessReport found = report_timeliness(
        work.reports.timeliness(actor, *reach, now, asked), *period, london_date(now));
    if (actor.is_system || is_reduced(actor, report)) hide_small_numbers(found);
    audit(work, actor, now, {.action = report, .detail = audit_detail(asked)});
    return found;
}

std::vector<Team> teams_to_report_on(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto reach = permit_list(actor, report, clock.now());
    if (!reach) return {};
    std::vector<Team> teams = work.teams.choices(actor.authority);
    std::erase_if(teams, [&](const Team& team) { return !may_ask_about(actor, *reach, team); });
    return teams;
}

}  // namespace quorate::core
