#include "core/meetings/remind_seats.hpp"

#include <algorithm>
#include <functional>

#include "core/access/permission.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

bool is_to_be_held(const Meeting& meeting)
{
    return meeting.status == MeetingStatus::scheduled && !meeting.opened_at;
}

// When the seat was last told of its meeting; nothing while that has not left, or came back.
std::optional<Instant> told_at(const std::vector<OutboxMessage>& newest_first,
                               const InviteeId& seat)
{
    for (const OutboxMessage& each : newest_first) {
        if (each.invitee != seat || each.kind != MessageKind::request) continue;
        const bool is_known = may_have_left(each) && each.state != MessageState::bounced;
        return is_known ? std::optional{each.created_at} : std::nullopt;
    }
    return std::nullopt;
}

SeatToRemind seat_to_remind(const Meeting& meeting, const Invitee& seat)
{
    return {.reply = seat.reply,
            .is_chair = seat.holder.user == meeting.chair,
            .is_removed = seat.removed_at.has_value()};
}

// Named by the time that it tells of: another time is another reminder.
std::string key_of(const MeetingReminder& reminder, const InviteeId& seat)
{
    const std::string recipient =
        reminded(seat.text(),
                 ReminderOf::meeting,
                 std::to_string(reminder.starts_at.time_since_epoch().count()));
    return dedupe_key(MessageKind::reminder, recipient, reminder.before.count);
}

FormChecks check(const std::vector<WorkingDays>& before)
{
    FormChecks checks;
    if (before.size() > most_reminders)
        checks.refuse("working_days_before", "Give at most three reminders");
    for (auto each = before.begin(); each != before.end(); ++each) {
        const std::string field = "working_days_before." + std::to_string(each - before.begin());
        if (each->count < 1 || *each > earliest_reminder)
            checks.refuse(field, "Enter a number of working days from 1 to 20");
        else if (std::find(before.begin(), each, *each) != each)
            checks.refuse(field, "Enter each number of working days once");
    }
    return checks;
}

void record_change(UnitOfWork& work,
                   const Actor& actor,
                   Instant now,
                   const AuthorityId& authority,
                   const ReminderPolicy& policy)
{
    std::string days;
    for (const WorkingDays before : policy.before)
        days += (days.empty() ? "" : ",") + std::to_string(before.count);
    work.audit.record(authority,
                      {.at = now,
                       .actor = actor.user.text(),
                       .actor_role = std::string{role_code(actor.role)},
                       .session = actor.credential,
                       .network = actor.network,
                       .action = "authority.reminders",
                       .object = authority.text(),
                       .result = "ok",
                       .detail = "whom=" + std::string{code(policy.whom)} + " days=" + days});
}

}  // namespace

std::vector<MeetingReminder> due_reminders(UnitOfWork& work, const MeetingTools& tools, int limit)
{
    const Instant now = tools.clock.now();
    std::vector<MeetingReminder> due;
    if (!in_reminder_hours(now)) return due;
    for (const Authority& authority : work.authorities.all()) {
        const WorkingCalendar local = calendars_of(work, authority.id, tools.bank_holidays).local;
        const ReminderPolicy policy = work.reminders.policy_of(authority.id);
        for (const WorkingDays before : policy.before) {
            const auto starts = reminded_starts(local, now, before);
            const int left = limit - static_cast<int>(due.size());
            if (!starts || left <= 0) continue;
            const auto found = work.reminders.due(authority.id, *starts, before, left);
            due.insert(due.end(), found.begin(), found.end());
        }
    }
    return due;
}

Result<int> remind_seats(UnitOfWork& work,
                         const MeetingTools& tools,
                         const MeetingReminder& reminder)
{
    const Instant now = tools.clock.now();
    const auto meeting = work.meetings.find(reminder.authority, reminder.meeting);
    if (!meeting || !is_to_be_held(*meeting) || meeting->starts_at != reminder.starts_at) return 0;
    const WorkingCalendar local = calendars_of(work, reminder.authority, tools.bank_holidays).local;
    const ReminderTime time = reminder_time(local, meeting->starts_at, reminder.before);
    if (now < time.from || now >= time.until) return 0;
    const ReminderPolicy policy = work.reminders.policy_of(reminder.authority);
    if (!reminds_at(policy, reminder.before) || !work.reminders.claim(reminder, now)) return 0;
    if (!reminds_of(policy, meeting->type)) return 0;
    const auto messages = work.outbox.of_meeting(meeting->authority, meeting->id);
    int reminded = 0;
    for (const InviteeEntry& entry : work.invitees.of_meeting(meeting->authority, meeting->id)) {
        const Invitee& seat = entry.invitee;
        SeatToRemind asked = seat_to_remind(*meeting, seat);
        asked.told_at = told_at(messages, seat.id);
        if (seat.email.empty() || !is_reminded(policy, asked, time)) continue;
        const OutboxMessage message = seat_message(work,
                                                   tools,
                                                   *meeting,
                                                   seat,
                                                   MessageKind::reminder,
                                                   seat.sequence,
                                                   key_of(reminder, seat.id),
                                                   messages);
        if (!still_to_be_told(work, message)) continue;
        if (work.outbox.enqueue(message)) ++reminded;
    }
    return reminded;
}

bool reminder_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.invitee) return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto entry = work.invitees.find(message.authority, *message.invitee);
    if (!meeting || !entry || !is_to_be_held(*meeting)) return false;
    const AttendedTime time = invited_time(work, *meeting, entry->invitee);
    if (message.starts_at != time.starts_at || message.ends_at != time.ends_at) return false;
    const ReminderPolicy policy = work.reminders.policy_of(message.authority);
    return reminds_of(policy, meeting->type) &&
           is_reminded(policy, seat_to_remind(*meeting, entry->invitee));
}

Result<ReminderPolicy> view_reminder_policy(UnitOfWork& work, const Actor& actor)
{
    if (auto allowed = permit_role(actor, Action::user_list_directory); !allowed)
        return allowed.error();
    return work.reminders.policy_of(actor.authority);
}

Result<ReminderPolicy> set_reminder_policy(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const ReminderPolicy& asked)
{
    const Instant now = clock.now();
    if (auto allowed = permit(actor, Action::config_mail_secrets, actor.authority, now); !allowed)
        return allowed.error();
    const FormChecks checks = check(asked.before);
    if (!checks.passed()) return checks.error();
    ReminderPolicy kept = asked;
    std::ranges::sort(kept.before, std::greater{});
    const auto version = work.reminders.set_policy(actor.authority, kept);
    if (!version) return version.error();
    kept.version = *version;
    note_policy_set(work, actor.authority, PolicyKind::reminders, actor.user, now);
    record_change(work, actor, now, actor.authority, kept);
    return kept;
}

Result<ReminderPolicy> change_reminders(UnitOfWork& work,
                                        const Clock& clock,
                                        const ChangeReminders& command)
{
    if (!work.authorities.find(command.authority)) return Refusal::not_found;
    ReminderPolicy policy = work.reminders.policy_of(command.authority);
    policy.whom = command.whom.value_or(policy.whom);
    policy.of_strategy_discussions =
        command.of_strategy_discussions.value_or(policy.of_strategy_discussions);
    const auto version = work.reminders.set_policy(command.authority, policy);
    if (!version) return version.error();
    policy.version = *version;
    const Actor system = system_actor(command.authority);
    note_policy_set(work, command.authority, PolicyKind::reminders, system.user, clock.now());
    record_change(work, system, clock.now(), command.authority, policy);
    return policy;
}

}  // namespace quorate::core
