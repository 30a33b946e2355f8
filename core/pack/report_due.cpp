#include "core/pack/report_due.hpp"

#include <stdexcept>
#include <string_view>

#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view initial_standard = "loc-report-share-icpc";
constexpr std::string_view review_standard = "loc-report-share-rcpc-5wd";

std::string_view standard_for(MeetingType type)
{
    return is_initial_conference(type) ? initial_standard : review_standard;
}

const StatutoryRule& rule_for(MeetingType type, Date day, const LocalRules& local)
{
    const std::string_view standard = standard_for(type);
    for (const StatutoryRule* own : local.own_rules(day))
        if (standard_of(*own) == standard) return *own;
    for (const StatutoryRule& rule : all_rules())
        if (standard_of(rule) == standard && is_in_force(rule, day) && local.uses(rule, day))
            return rule;
    const StatutoryRule* usual = rule_or_family(standard, day);
    if (usual == nullptr) throw std::logic_error{"no rule for reports"};
    return *usual;
}

bool is_for_a_person(const InviteeEntry& seat)
{
    if (seat.agency_kind == AgencyKind::legal) return true;
    const std::string job = lower_case(seat.job);
    for (const char* word : {"advocate", "interpreter", "minute taker", "solicitor", "supporter"})
        if (job.find(word) != std::string::npos) return true;
    return false;
}

}  // namespace

bool needs_reports(MeetingType type)
{
    return is_conference(type);
}

bool is_asked_for_report(const Meeting& meeting, const InviteeEntry& seat)
{
    const SeatHolder& holder = seat.invitee.holder;
    if (!needs_reports(meeting.type) || is_family(holder) || is_for_a_person(seat)) return false;
    if (!holder.user) return true;
    if (*holder.user == meeting.chair || holder.user == meeting.minute_taker) return false;
    return !seat.staff_role || *seat.staff_role == Role::social_worker ||
           *seat.staff_role == Role::agency_user;
}

ReportDue report_due(const Meeting& meeting,
                     const LocalRules& local,
                     const Calendars& calendars,
                     Language language)
{
    const Trigger trigger = trigger_at(meeting.starts_at);
    const StatutoryRule& rule = rule_for(meeting.type, trigger.on, local);
    const DueDate due = due_date(rule, trigger, calendars);
    return {.on = due.limit_date,
            .is_provisional = due.is_provisional,
            .rule_id = std::string{rule.id},
            .counted = offset_text(rule, language),
            .source = source_text(rule)};
}

ReportDue report_due(UnitOfWork& work,
                     const MeetingTools& tools,
                     const Meeting& meeting,
                     Language language)
{
    return report_due(meeting,
                      work.local_rules.of(meeting.authority),
                      calendars_of(work, meeting.authority, tools.bank_holidays),
                      language);
}

}  // namespace quorate::core
