#include "core/actions/chase_actions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/actions/action_store.hpp"
#include "core/actions/chase_days.hpp"
#include "core/actions/escalation_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/reminders.hpp"
#include "core/pack/lead_reports.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

constexpr WorkingDays ask_before{2};

// Who is told of what today, in one authority.
class Chase {
public:
    Chase(UnitOfWork& work, const AuthorityId& authority, Instant now)
        : work_{work},
          authority_{authority},
          now_{now},
          policy_{work.escalations.policy_of(authority)},
          staff_{work.users.of_authority(authority)}
    {
        for (const Contact& lead : work.contacts.leads(authority))
            leads_.emplace(lead.agency, ActionOwner{.contact = lead.id});
        for (const Escalation& each : work.escalations.of_open(authority))
            told_.emplace(each.action, each.level);
    }

    // `days`: today, and those that were missed before it.
    void see(const DueAction& due, const WorkingCalendar& local, const std::vector<Date>& days)
    {
        const auto on_one_of_them = [&](auto is_meant) {
            return std::ranges::any_of(
                days, [&](Date day) { return is_meant(days_late(local, due.due_on, day)); });
        };
        if (on_one_of_them([&](int late) { return is_asked_about(policy_, late); })) {
            if (days_late(local, due.due_on, days.back()) > 0)
                tell(due, EscalationLevel::owner);
            else
                owners_.insert(owner_text(due.owner));
        }
        for (const EscalationLevel level : {EscalationLevel::lead, EscalationLevel::service}) {
            const bool is_first = !told_.contains({due.id, level});
            if (due.is_open && on_one_of_them([&](int late) {
                    return is_escalated(policy_, level, late, is_first);
                }))
                tell(due, level);
        }
    }

    void see_agencies(const WorkingCalendar& local, Date today)
    {
        if (!is_digest_due(work_, authority_, policy_, local, today)) return;
        for (const auto& [agency, lead] : leads_)
            if (!work_.actions.open_of_agency(authority_, agency, today).empty())
                owners_.insert(owner_text(lead));
    }

    // On the working day after a writer was reminded, their agency's lead is told.
    void see_reports(const WorkingCalendar& local, const std::vector<Date>& days)
    {
        const Date before = local.retreat(days.front(), {1});
        const Instant since = london_instant(before + std::chrono::hours{0});
        for (const auto& [agency, lead] : leads_)
            for (const LeadReport& report :
                 reports_for_lead(work_, authority_, agency, *lead.contact, now_))
                if (report.reminded_at >= since) owners_.insert(owner_text(lead));
    }

    const std::set<std::string>& owners() const { return owners_; }

private:
    void tell(const DueAction& due, EscalationLevel level)
    {
        std::vector<ActionOwner> people = people_at(due, level);
        std::erase_if(people, [&](const ActionOwner& each) {
            return action_address(work_, authority_, each).empty() ||
                   must_keep_away(work_, authority_, each, due.case_id);
        });
        if (people.empty()) return;
        for (const ActionOwner& each : people)
            owners_.insert(owner_text(each));
        if (!told_.emplace(due.id, level).second) return;
        work_.escalations.record(
            authority_, {.action = due.id, .level = level, .told = std::move(people), .at = now_});
    }

    std::vector<ActionOwner> people_at(const DueAction& due, EscalationLevel level) const
    {
        switch (level) {
            case EscalationLevel::owner:
                return {due.owner};
            case EscalationLevel::lead:
                return lead_over(due);
            case EscalationLevel::service:
                return managers_over(due);
        }
        return {};
    }

    std::vector<ActionOwner> lead_over(const DueAction& due) const
    {
        if (due.owner.contact) {
            const auto lead = leads_.find(due.agency);
            if (lead == leads_.end() || lead->second == due.owner) return {};
            return {lead->second};
        }
        if (!due.owner.user) return {};
        const auto owner = std::ranges::find(staff_, *due.owner.user, &User::id);
        if (owner == staff_.end() || !owner->line_manager) return {};
        return {ActionOwner{.user = owner->line_manager}};
    }

    std::vector<ActionOwner> managers_over(const DueAction& due) const
    {
        std::vector<ActionOwner> managers;
        for (const User& user : staff_) {
            const bool is_teams = user.role == Role::team_manager &&
                                  std::ranges::find(user.teams, due.team) != user.teams.end();
            if (!user.active || due.owner.user == user.id) continue;
            if (is_teams || user.role == Role::service_manager)
                managers.push_back({.user = user.id});
        }
        return managers;
    }

    UnitOfWork& work_;
    const AuthorityId& authority_;
    Instant now_;
    EscalationPolicy policy_;
    std::vector<User> staff_;
    std::map<AgencyId, ActionOwner> leads_;
    std::set<std::pair<ActionPointId, EscalationLevel>> told_;
    std::set<std::string> owners_;
};

}  // namespace

bool chase_is_due(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority)
{
    const Instant now = tools.clock.now();
    if (!in_reminder_hours(now)) return false;
    const Date today = london_date(now);
    return !work.actions.was_chased(authority, today) &&
           calendars_of(work, authority, tools.bank_holidays).local.is_working_day(today);
}

Result<int> chase_actions(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority)
{
    const Instant now = tools.clock.now();
    const Date today = london_date(now);
    if (!chase_is_due(work, tools, authority) || !work.actions.claim_chase(authority, today, now))
        return 0;
    const WorkingCalendar local = calendars_of(work, authority, tools.bank_holidays).local;
    const std::vector<Date> days = chase_days(work, authority, local, today);
    Chase chase{work, authority, now};
    for (const DueAction& each :
         work.actions.to_do_by(authority, local.advance(today, ask_before), today))
        chase.see(each, local, days);
    chase.see_agencies(local, today);
    chase.see_reports(local, days);
    int queued = 0;
    for (const std::string& owner : chase.owners())
        if (queue_digest(work, tools, authority, owner_from_text(owner).value())) ++queued;
    return queued;
}

}  // namespace quorate::core
