#include "core/circulation/record_clocks.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

// The last day that a rule sets for what meets it by this event, counted from the meeting's day.
std::optional<Date> limit_by_rule(const std::vector<CaseDueDate>& dues,
                                  Date held_on,
                                  EventKind kind)
{
    for (const CaseDueDate& due : dues) {
        const bool runs = due.status == DueStatus::open || due.status == DueStatus::met;
        if (runs && due.counted_from == held_on && rule_of(due).met_by.contains(kind))
            return due.limit_date;
    }
    return std::nullopt;
}

// The first day on or after the meeting's on which it was noted that they left.
std::optional<Date> letter_sent_on(UnitOfWork& work, const Meeting& meeting, Date held_on)
{
    std::optional<Date> first;
    for (const CaseEvent& event : work.case_events.of_case(meeting.authority, meeting.case_id))
        if (event.kind == EventKind::decision_letter_sent && event.on >= held_on &&
            std::ranges::any_of(meeting.children,
                                [&](const ChildId& child) { return is_about(event, child); }))
            first = std::min(first.value_or(event.on), event.on);
    return first;
}

LetterClock letter_clock(const RecordCounting& counting,
                         Date held_on,
                         std::optional<Date> limit,
                         std::optional<Date> sent_on,
                         Date today)
{
    const Date own_day = counting.local.advance(held_on, counting.policy.letter);
    const bool by_rule = limit && *limit <= own_day;
    LetterClock clock{
        .last_day = by_rule ? *limit : own_day, .by_rule = by_rule, .sent_on = sent_on};
    clock.left = time_left(counting.local, sent_on.value_or(today), clock.last_day);
    return clock;
}

RecordClocks clocks_of(UnitOfWork& work, const CaseTools& tools, const MeetingFile& file)
{
    const AuthorityId& authority = file.meeting.authority;
    const RecordProgress progress = work.records.progress(authority, file.meeting.id);
    return record_clocks_of(work,
                            record_counting(work, authority, tools.bank_holidays),
                            file,
                            progress,
                            tools.clock.now(),
                            progress.agreed_at ? record_reach_of(work, file) : RecordReach{});
}

FormChecks check(const RecordPolicy& asked)
{
    FormChecks checks;
    for (const RecordPeriod& row : record_periods()) {
        const int days = (asked.*row.days).count;
        if (days < row.least || days > longest_record_period.count)
            checks.refuse(std::string{row.name},
                          "Enter a number of working days from " + std::to_string(row.least) +
                              " to " + std::to_string(longest_record_period.count));
    }
    return checks;
}

}  // namespace

RecordPolicy record_policy_of(UnitOfWork& work, const AuthorityId& authority)
{
    if (const auto own = work.records.policy_of(authority)) return *own;
    const auto council = work.authorities.find(authority);
    return usual_record_policy(council ? council->jurisdiction : Jurisdiction::england);
}

RecordCounting record_counting(UnitOfWork& work,
                               const AuthorityId& authority,
                               const BankHolidays& shipped)
{
    return {.policy = record_policy_of(work, authority),
            .local = calendars_of(work, authority, shipped).local};
}

Result<RecordPolicy> view_record_policy(UnitOfWork& work, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::user_list_directory); !allowed)
        return allowed.error();
    return record_policy_of(work, actor.authority);
}

Result<RecordPolicy> set_record_policy(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const RecordPolicy& asked)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    const FormChecks checks = check(asked);
    if (!checks.passed()) return checks.error();
    RecordPolicy kept = asked;
    const auto version = work.records.set_policy(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    note_policy_set(work, actor.authority, PolicyKind::records, actor.user, now);
    std::string detail = "record_policy";
    for (const RecordPeriod& row : record_periods())
        detail += ' ' + std::string{row.name} + '=' + std::to_string((kept.*row.days).count);
    audit(work,
          actor,
          now,
          {.action = Action::config_mail_secrets,
           .object = actor.authority.text(),
           .detail = std::move(detail)});
    return kept;
}

bool has_record_clocks(const Meeting& meeting, Instant now)
{
    if (meeting.status == MeetingStatus::cancelled) return false;
    return meeting.status == MeetingStatus::held ||
           london_date(meeting.starts_at) < london_date(now);
}

RecordClocks record_clocks_of(UnitOfWork& work,
                              const RecordCounting& counting,
                              const MeetingFile& file,
                              const RecordProgress& progress,
                              Instant now,
                              RecordReach reach)
{
    const Meeting& meeting = file.meeting;
    const Date held_on = london_date(meeting.starts_at);
    const bool is_of_conference = is_conference(meeting.type);
    const bool has_rules = is_of_conference || meeting.type == MeetingType::strategy_discussion;
    std::vector<CaseDueDate> dues;
    if (has_rules) dues = work.due_dates.of_case(meeting.authority, meeting.case_id);
    RecordClocks clocks{.jurisdiction = file.family.jurisdiction};
    clocks.record = record_standing(
        {.type = meeting.type,
         .held_on = held_on,
         .has_words = progress.has_words,
         .agreed_at = progress.agreed_at,
         .copies_due = reach.due,
         .copies_left = reach.left,
         .all_sent_at = reach.all_left_at,
         .limit = limit_by_rule(dues,
                                held_on,
                                is_of_conference ? EventKind::conference_record_sent
                                                 : EventKind::strategy_record_sent)},
        counting.policy,
        counting.local,
        now);
    clocks.reach = std::move(reach);
    if (is_of_conference && is_for_family(meeting.type))
        clocks.letter = letter_clock(counting,
                                     held_on,
                                     limit_by_rule(dues, held_on, EventKind::decision_letter_sent),
                                     letter_sent_on(work, meeting, held_on),
                                     london_date(now));
    return clocks;
}

Result<RecordClocks> view_record_clocks(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_view, meeting, now);
    if (!file) return file.error();
    if (is_reduced(actor, Action::minutes_view)) return Refusal::hidden;
    if (!has_record_clocks(file->meeting, now)) return Refusal::not_found;
    audit(work,
          actor,
          now,
          {.action = Action::minutes_view,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "clocks"});
    return clocks_of(work, tools, *file);
}

std::optional<RecordClocks> record_clocks_beside(UnitOfWork& work,
                                                 const CaseTools& tools,
                                                 const Actor& actor,
                                                 const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_view, meeting, now);
    if (!file || is_reduced(actor, Action::minutes_view)) return std::nullopt;
    if (!has_record_clocks(file->meeting, now)) return std::nullopt;
    return clocks_of(work, tools, *file);
}

}  // namespace quorate::core
