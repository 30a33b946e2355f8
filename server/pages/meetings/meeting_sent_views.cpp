#include "server/pages/meetings/meeting_sent_views.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitation_plan.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::MessageKind;
using core::MessageState;
using core::OutboxMessage;

std::string at_text(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

bool is_update(const OutboxMessage& message)
{
    return message.kind == MessageKind::request && !message.change_summary.empty();
}

std::string reminder_text(const OutboxMessage& message, std::size_t number)
{
    switch (core::reminder_of(message)) {
        case core::ReminderOf::pack:
            return counted(number, "link to the pack", "links to the pack");
        case core::ReminderOf::report:
            return counted(number, "request for the report", "requests for the reports");
        case core::ReminderOf::meeting:
            break;
    }
    return counted(number, "reminder", "reminders");
}

std::string what_text(const OutboxMessage& message, std::size_t number)
{
    switch (message.kind) {
        case MessageKind::request:
            return is_update(message) ? counted(number, "update", "updates")
                                      : counted(number, "invitation", "invitations");
        case MessageKind::cancel:
            return counted(number, "cancellation", "cancellations");
        case MessageKind::minutes:
            return counted(number, "link to the papers", "links to the papers");
        case MessageKind::actions:
            return counted(number, "link to actions", "links to actions");
        case MessageKind::reminder:
            return reminder_text(message, number);
        case MessageKind::time_declined:
            return counted(number, "answer to a proposed time", "answers to proposed times");
        case MessageKind::moved_dates:
        case MessageKind::poll:
        case MessageKind::poll_outcome:
        case MessageKind::actions_due:
        case MessageKind::reader_code:
        case MessageKind::account:
        case MessageKind::second_person:
        case MessageKind::account_dormant:
        case MessageKind::emergency_access:
        case MessageKind::address_check:
        case MessageKind::excluded_attempt:
        case MessageKind::staff_notice:
            break;  // about no meeting
    }
    return {};
}

std::string_view stage(const OutboxMessage& message)
{
    if (message.state == MessageState::cancelled && core::may_have_left(message)) return "in doubt";
    if (message.state == MessageState::cancelled && message.last_code == core::meeting_had_started)
        return "not sent, as the meeting had started";
    if (core::waits_for_address(message)) return "held";
    switch (message.state) {
        case MessageState::sent:
            return "sent";
        case MessageState::pending:
        case MessageState::leased:
        case MessageState::sending:
        case MessageState::retry:
            return "waiting";
        case MessageState::held:
        case MessageState::in_doubt:
            return "in doubt";
        case MessageState::failed:
            return "not delivered";
        case MessageState::bounced:
            return "came back";
        case MessageState::cancelled:
            break;
    }
    return "not needed any more";
}

std::string results_text(const std::vector<const OutboxMessage*>& group)
{
    std::map<std::string_view, int> counts;
    for (const OutboxMessage* message : group)
        ++counts[stage(*message)];
    if (counts.size() == 1)
        return (group.size() == 1 ? "" : "all ") + std::string{counts.begin()->first};
    std::string words;
    for (const auto& [name, number] : counts)
        words += (words.empty() ? "" : ", ") + std::to_string(number) + ' ' + std::string{name};
    return words;
}

std::string first_line(const std::string& lines)
{
    return lines.substr(0, lines.find('\n'));
}

// Whether a time has changed, and not the same one for all: some come for a part.
bool tell_own_times(const std::vector<const OutboxMessage*>& group)
{
    const OutboxMessage& one = *group.front();
    const bool differ = std::ranges::any_of(group, [&](const OutboxMessage* each) {
        return each->starts_at != one.starts_at || each->ends_at != one.ends_at;
    });
    return differ && std::ranges::any_of(group, [](const OutboxMessage* each) {
               return core::asks_again({first_line(each->change_summary)});
           });
}

std::string_view words_for(core::InvitationChange change)
{
    switch (change) {
        case core::InvitationChange::time:
            return "the time";
        case core::InvitationChange::way:
            return "how to take part";
        case core::InvitationChange::place:
            return "the place";
        case core::InvitationChange::access:
            return "access";
        case core::InvitationChange::video_link:
            break;
    }
    return "the video link";
}

// Not everybody is told of a change in the same words: a family is not told where it is.
std::string change_text(const std::vector<const OutboxMessage*>& group)
{
    if (tell_own_times(group)) return "each their own time";
    const std::string& one = group.front()->change_summary;
    if (std::ranges::all_of(group,
                            [&](const OutboxMessage* each) { return each->change_summary == one; }))
        return first_line(one);
    std::set<core::InvitationChange> changes;
    for (const OutboxMessage* each : group)
        for (const core::InvitationChange change : core::changes_told(each->change_summary))
            changes.insert(change);
    std::string words;
    for (const core::InvitationChange change : changes)
        words += (words.empty() ? "Changed: " : ", ") + std::string{words_for(change)};
    return words.empty() ? first_line(one) : words;
}

Chip chip_for(MessageState state)
{
    switch (state) {
        case MessageState::sent:
            return Chip::done;
        case MessageState::failed:
        case MessageState::bounced:
            return Chip::late;
        case MessageState::held:
        case MessageState::in_doubt:
        case MessageState::retry:
            return Chip::soon;
        case MessageState::cancelled:
            return Chip::none;
        default:
            return Chip::ok;
    }
}

// When the mail server took it over, where that was not when it was written.
std::string left_text(const OutboxMessage& message)
{
    const bool has_left = message.state == MessageState::sent && message.terminal_at;
    if (!has_left || at_text(*message.terminal_at) == at_text(message.created_at)) return {};
    return at_text(*message.terminal_at);
}

bool can_be_released(const OutboxMessage& message, bool has_started)
{
    if (has_started && core::is_about_coming(message.kind)) return false;
    if (core::waits_for_address(message)) return false;
    return message.state == MessageState::held || message.state == MessageState::failed ||
           message.state == MessageState::bounced;
}

bool was_recalled(const core::MeetingView& view, const OutboxMessage& message)
{
    for (const auto& [holder, lines] : view.ledgers)
        for (const core::LedgerLine& line : lines)
            if (line.step == core::DeliveryStep::recalled && message.invitee == line.seat)
                return true;
    return false;
}

}  // namespace

View sent_ledger(const std::vector<OutboxMessage>& messages)
{
    std::vector<std::vector<const OutboxMessage*>> groups;
    for (const OutboxMessage& message : messages) {
        const bool joins = !groups.empty() &&
                           groups.back().front()->created_at == message.created_at &&
                           groups.back().front()->kind == message.kind &&
                           is_update(*groups.back().front()) == is_update(message) &&
                           core::reminder_of(*groups.back().front()) == core::reminder_of(message);
        if (joins)
            groups.back().push_back(&message);
        else
            groups.push_back({&message});
    }
    return view_list(groups, [](const std::vector<const OutboxMessage*>& group) {
        const OutboxMessage& message = *group.front();
        View row;
        row["at"] = at_text(message.created_at);
        row["what"] = what_text(message, group.size());
        row["change"] = change_text(group);
        row["results"] = results_text(group);
        return row;
    });
}

View sent_rows(const core::MeetingView& view, core::Instant now)
{
    const bool has_started = view.meeting.starts_at <= now;
    return view_list(view.messages, [&](const OutboxMessage& message) {
        const auto seat = std::ranges::find_if(view.seats, [&](const core::InviteeEntry& each) {
            return message.invitee && each.invitee.id == *message.invitee;
        });
        const auto ended = std::ranges::find_if(view.ended, [&](const core::EndedSeat& each) {
            return message.invitee && each.seat.invitee.id == *message.invitee;
        });
        const std::string name = seat != view.seats.end()    ? seat->name.reveal()
                                 : ended != view.ended.end() ? ended->seat.name.reveal()
                                 : message.invitee           ? "Someone no longer invited"
                                                             : "An owner of action points";
        View row;
        row["name"] = name;
        row["to"] = text(message.to.reveal());
        row["what"] = what_text(message, 1).substr(2);
        row["changes"] = message.change_summary;
        row["at"] = at_text(message.created_at);
        row["state"] = chip(chip_for(message.state), label(message));
        row["left"] = left_text(message);
        row["tries"] = message.attempts > 1 ? number_text(message.attempts) + " tries" : "";
        row["again_url"] = can_be_released(message, has_started) && !was_recalled(view, message)
                               ? meeting_url(view.meeting.id, "sent/" + message.id.text())
                               : std::string{};
        row["again"] =
            message.last_code == core::child_died ? "Send it all the same" : "Send again";
        const bool is_stopped =
            seat != view.seats.end() && !has_started && core::waits_for_address(message);
        row["address_url"] =
            is_stopped ? seat_url(view.meeting.id, seat->invitee.id, "address") : std::string{};
        return row;
    });
}

View ended_rows(const core::MeetingView& view)
{
    return view_list(view.ended, [&](const core::EndedSeat& ended) {
        const core::Invitee& invitee = ended.seat.invitee;
        const bool is_told = std::ranges::any_of(view.messages, [&](const OutboxMessage& message) {
            return message.invitee == invitee.id && message.kind == MessageKind::cancel &&
                   message.state != MessageState::cancelled;
        });
        const bool is_recalled =
            std::ranges::any_of(view.messages, [&](const OutboxMessage& message) {
                return was_recalled(view, message) && message.invitee == invitee.id;
            });
        View row;
        row["name"] = ended.seat.name.reveal();
        // A deputy's seat has it, once it was handed on.
        row["wrote"] = ended.handed_to ? std::string{} : invitee.reply_note.reveal();
        row["at"] = invitee.removed_at ? at_text(*invitee.removed_at) : std::string{};
        row["why"] = is_recalled ? "Recalled, as the address was wrong. They are invited "
                                   "again at the right one."
                     : ended.handed_to && !ended.is_back ? "A deputy has the seat now."
                     : ended.is_excluded ? "Must not be at this family’s meetings: the invitation "
                                           "was taken back."
                     : ended.is_back ? "The invitation was taken back, and they are invited again."
                                     : "The invitation was taken back.";
        // As their mail says it: who must be kept away does not learn that it takes place.
        const bool goes_ahead = view.meeting.status == core::MeetingStatus::scheduled &&
                                !core::is_family(invitee.holder) && !ended.is_excluded;
        row["told"] = is_recalled && is_told ? "That address is told not to come, and nothing more."
                      : is_recalled          ? "Nothing more was sent there."
                      : is_told && goes_ahead
                          ? "They are told that the meeting goes ahead without them, and not why."
                      : is_told ? "They are told that they need not come, and not why."
                                : "They were not told of the meeting by e-mail.";
        return row;
    });
}

}  // namespace quorate::server
