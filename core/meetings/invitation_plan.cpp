#include "core/meetings/invitation_plan.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"

namespace quorate::core {
namespace {

const PlannedSeat* seat_of(const MeetingPlan& plan, const InviteeId& id)
{
    const auto found = std::ranges::find(plan.seats, id, &PlannedSeat::id);
    return found == plan.seats.end() ? nullptr : &*found;
}

PlannedMessage cancellation(const PlannedSeat& seat, int sequence)
{
    return {.seat = seat.id,
            .kind = MessageKind::cancel,
            .sequence = std::max(sequence, seat.sequence + 1),
            .leaves = seat.was_told};
}

std::string time_change(const MeetingPlan& before, const MeetingPlan& after)
{
    return "It is now on " + london_long_time(after.starts_at) + " to " +
           london_clock_time(after.ends_at) + ". It was on " + london_long_time(before.starts_at) +
           " to " + london_clock_time(before.ends_at) + ". Please reply again.";
}

std::string family_time_change(const MeetingPlan& before, const MeetingPlan& after)
{
    return "It is now on " + long_date(london_date(after.starts_at)) + ", from " +
           london_spoken_times(after.starts_at, after.ends_at) + ". It was on " +
           long_date(london_date(before.starts_at)) + ", from " +
           london_spoken_times(before.starts_at, before.ends_at) + ". Please tell us again if " +
           "you can come.";
}

}  // namespace

bool asks_again(const MeetingPlan& before, const MeetingPlan& after)
{
    return before.starts_at != after.starts_at || before.ends_at != after.ends_at;
}

std::vector<std::string> changes_between(const MeetingPlan& before,
                                         const MeetingPlan& after,
                                         RecipientClass recipient)
{
    const bool family = recipient == RecipientClass::family;
    std::vector<std::string> changes;
    if (asks_again(before, after))
        changes.push_back(family ? family_time_change(before, after) : time_change(before, after));
    if (before.place != after.place)
        changes.push_back(family ? "The place has changed. Please ask us where it is now."
                                 : "The place is now: " + after.place + '.');
    if (before.video_link != after.video_link)
        changes.push_back("The link to join by video has changed. Please ask for the new one.");
    return changes;
}

std::vector<PlannedMessage> invitation_plan(const std::optional<MeetingPlan>& before,
                                            const MeetingPlan& after)
{
    std::vector<PlannedMessage> messages;
    using Changes = std::vector<std::string>;
    const auto changes_for = [&](RecipientClass recipient) {
        return before ? changes_between(*before, after, recipient) : Changes{};
    };
    const Changes for_professionals = changes_for(RecipientClass::professional);
    const Changes for_family = changes_for(RecipientClass::family);

    for (const PlannedSeat& seat : after.seats) {
        if (!seat.by_mail) continue;
        const Changes& changes =
            seat.recipient == RecipientClass::family ? for_family : for_professionals;
        const PlannedSeat* known = before ? seat_of(*before, seat.id) : nullptr;
        if (after.is_cancelled) {
            if (known && !before->is_cancelled)
                messages.push_back(cancellation(*known, after.sequence));
        } else if (!known) {
            messages.push_back(
                {.seat = seat.id, .kind = MessageKind::request, .sequence = after.sequence});
        } else if (!changes.empty()) {
            messages.push_back({.seat = seat.id,
                                .kind = MessageKind::request,
                                .sequence = after.sequence,
                                .changes = changes});
        }
    }
    if (!before) return messages;
    for (const PlannedSeat& seat : before->seats)
        if (seat.by_mail && !seat_of(after, seat.id))
            messages.push_back(cancellation(seat, seat.sequence + 1));
    return messages;
}

}  // namespace quorate::core
