#include "core/meetings/invitation_plan.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view now_on = "It is now on ";
constexpr std::string_view was_on = ". It was on ";

// How the sentence about a change begins, in the order in which they are told.
struct Opening {
    InvitationChange change;
    std::string_view words;
};
constexpr std::array openings{Opening{InvitationChange::time, now_on},
                              Opening{InvitationChange::way, "You now take part "},
                              Opening{InvitationChange::place, "The place "},
                              Opening{InvitationChange::video_link, "The link "}};

bool is_significant(InvitationChange change)
{
    return std::ranges::find(significant_changes, change) != significant_changes.end();
}

const PlannedSeat* seat_of(const MeetingPlan& plan, const InviteeId& id)
{
    const auto found = std::ranges::find(plan.seats, id, &PlannedSeat::id);
    return found == plan.seats.end() ? nullptr : &*found;
}

PlannedMessage cancellation(const PlannedSeat& seat, MessageReason reason, int meeting_sequence)
{
    return {.seat = seat.id,
            .reason = reason,
            .sequence = next_sequence(seat, meeting_sequence),
            .leaves = seat.was_told};
}

// A new seat knows nothing of what came before; one that comes back has a cancellation to outrank.
PlannedMessage invitation(const PlannedSeat& seat, int meeting_sequence)
{
    if (!seat.was_told) return {.seat = seat.id, .sequence = meeting_sequence};
    return {.seat = seat.id,
            .reason = MessageReason::invited_again,
            .sequence = next_sequence(seat, meeting_sequence)};
}

std::string day_and_times(const MeetingPlan& plan)
{
    return long_date(london_date(plan.starts_at)) + ", " + london_clock_time(plan.starts_at) +
           " to " + london_clock_time(plan.ends_at);
}

std::string time_change(const MeetingPlan& before, const MeetingPlan& after)
{
    return std::string{now_on} + day_and_times(after) + std::string{was_on} +
           day_and_times(before) + ". Please reply again.";
}

std::string family_time_change(const MeetingPlan& before, const MeetingPlan& after)
{
    return std::string{now_on} + long_date(london_date(after.starts_at)) + ", from " +
           london_spoken_times(after.starts_at, after.ends_at) + std::string{was_on} +
           long_date(london_date(before.starts_at)) + ", from " +
           london_spoken_times(before.starts_at, before.ends_at) + ". Please tell us again if " +
           "you can come.";
}

std::string way_change(MeetingMode mode)
{
    return "You now take part " + lower_case(label(mode)) + '.';
}

std::string sentence(InvitationChange change,
                     const MeetingPlan& before,
                     const MeetingPlan& after,
                     bool family)
{
    switch (change) {
        case InvitationChange::time:
            return family ? family_time_change(before, after) : time_change(before, after);
        case InvitationChange::way:
            return way_change(after.mode);
        case InvitationChange::place:
            return family ? "The place has changed. Please ask us where it is now."
                          : "The place is now: " + after.place + '.';
        case InvitationChange::video_link:
            break;
    }
    return "The link to join by video has changed. Please ask for the new one.";
}

// The sentence of `now` with the time before as `untold` has it; without one when that is the time
// now, since then they were told no other.
std::string with_known_time(const std::string& now, const std::string& untold)
{
    const auto told = untold.find(was_on);
    const auto here = now.find(was_on);
    const auto please = now.find(". Please ", here + 1);
    const auto until = untold.find(". Please ", told + 1);
    if (std::max({told, here, please, until}) == std::string::npos) return now;
    const std::string known = untold.substr(told + was_on.size(), until - told - was_on.size());
    const std::string head = now.substr(0, here);
    const bool is_back = head.substr(now_on.size()) == known;
    return head + (is_back ? std::string{} : std::string{was_on} + known) + now.substr(please);
}

}  // namespace

MeetingPlan as_seen_from(const MeetingPlan& plan, const PlannedSeat& seat)
{
    const AttendedTime time = attended(plan.starts_at, plan.ends_at, seat.window);
    return {.starts_at = time.starts_at - std::chrono::minutes{seat.minutes_before},
            .ends_at = time.ends_at + std::chrono::minutes{seat.minutes_after},
            .place = plan.place,
            .video_link = plan.video_link,
            .mode = plan.mode,
            .is_cancelled = plan.is_cancelled,
            .sequence = plan.sequence};
}

std::vector<std::string> changes_since_told(const std::string& untold,
                                            std::vector<std::string> changes)
{
    const auto unknown = split(untold, '\n');
    std::vector<std::string> all;
    for (const auto& [change, subject] : openings) {
        const auto about = [subject](const std::string& line) { return line.starts_with(subject); };
        const auto now = std::ranges::find_if(changes, about);
        const auto old = std::ranges::find_if(unknown, about);
        if (now != changes.end() && old != unknown.end() && change == InvitationChange::time)
            all.push_back(with_known_time(*now, *old));
        else if (now != changes.end())
            all.push_back(*now);
        else if (old != unknown.end())
            all.push_back(*old);
    }
    return all;
}

bool asks_again(const MeetingPlan& before, const MeetingPlan& after)
{
    return std::ranges::any_of(changed_between(before, after), is_significant);
}

bool asks_again(const std::vector<std::string>& changes)
{
    return std::ranges::any_of(openings, [&](const Opening& opening) {
        return is_significant(opening.change) &&
               std::ranges::any_of(changes, [&](const std::string& line) {
                   return line.starts_with(opening.words);
               });
    });
}

std::vector<InvitationChange> changed_between(const MeetingPlan& before, const MeetingPlan& after)
{
    std::vector<InvitationChange> changes;
    const auto add = [&](InvitationChange change, bool is_made) {
        if (is_made) changes.push_back(change);
    };
    // Where there is a link only before or only after, it is the way that has changed.
    const bool has_other_link = before.video_link != after.video_link;
    const bool had_link = !before.video_link.empty() && !after.video_link.empty();
    add(InvitationChange::time,
        before.starts_at != after.starts_at || before.ends_at != after.ends_at);
    add(InvitationChange::way, before.mode != after.mode);
    add(InvitationChange::place, before.place != after.place);
    add(InvitationChange::video_link, has_other_link && (had_link || before.mode == after.mode));
    return changes;
}

std::vector<std::string> changes_between(const MeetingPlan& before,
                                         const MeetingPlan& after,
                                         RecipientClass recipient)
{
    std::vector<std::string> sentences;
    for (const InvitationChange change : changed_between(before, after))
        sentences.push_back(sentence(change, before, after, recipient == RecipientClass::family));
    return sentences;
}

MessageKind kind_of(MessageReason reason)
{
    switch (reason) {
        case MessageReason::invited:
        case MessageReason::invited_again:
        case MessageReason::changed:
            return MessageKind::request;
        case MessageReason::called_off:
        case MessageReason::seat_taken_back:
            break;
    }
    return MessageKind::cancel;
}

int next_sequence(const PlannedSeat& seat, int meeting_sequence)
{
    return std::max(meeting_sequence, seat.sequence + 1);
}

Instant next_stamp(Instant now, const std::optional<Instant>& last)
{
    if (!last || *last < now) return now;
    return *last + std::chrono::seconds{1};
}

std::vector<PlannedMessage> invitation_plan(const std::optional<MeetingPlan>& before,
                                            const MeetingPlan& after)
{
    std::vector<PlannedMessage> messages;
    using Changes = std::vector<std::string>;
    const auto changes_for = [&](const PlannedSeat* known, const PlannedSeat& now) {
        if (!known) return Changes{};
        return changes_between(
            as_seen_from(*before, *known), as_seen_from(after, now), now.recipient);
    };

    for (const PlannedSeat& seat : after.seats) {
        if (!seat.by_mail) continue;
        const PlannedSeat* known = before ? seat_of(*before, seat.id) : nullptr;
        const Changes changes = changes_for(known, seat);
        if (after.is_cancelled) {
            if (known && !before->is_cancelled)
                messages.push_back(cancellation(*known, MessageReason::called_off, after.sequence));
        } else if (!known) {
            messages.push_back(invitation(seat, after.sequence));
        } else if (!changes.empty()) {
            messages.push_back({.seat = seat.id,
                                .reason = MessageReason::changed,
                                .sequence = next_sequence(*known, after.sequence),
                                .changes = changes});
        }
    }
    if (!before) return messages;
    for (const PlannedSeat& seat : before->seats)
        if (seat.by_mail && !seat_of(after, seat.id))
            messages.push_back(
                cancellation(seat, MessageReason::seat_taken_back, seat.sequence + 1));
    return messages;
}

}  // namespace quorate::core
