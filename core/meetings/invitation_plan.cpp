#include "core/meetings/invitation_plan.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// How the sentences begin, by what they are about.
constexpr std::string_view now_on = "It is now on ";
constexpr std::string_view was_on = ". It was on ";
constexpr std::string_view subjects[] = {now_on, "The place ", "The link "};

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
            .is_cancelled = plan.is_cancelled,
            .sequence = plan.sequence};
}

std::vector<std::string> changes_since_told(const std::string& untold,
                                            std::vector<std::string> changes)
{
    const auto unknown = split(untold, '\n');
    std::vector<std::string> all;
    for (const std::string_view subject : subjects) {
        const auto about = [subject](const std::string& line) { return line.starts_with(subject); };
        const auto now = std::ranges::find_if(changes, about);
        const auto old = std::ranges::find_if(unknown, about);
        if (now != changes.end() && old != unknown.end() && subject == now_on)
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
    return before.starts_at != after.starts_at || before.ends_at != after.ends_at;
}

bool asks_again(const std::vector<std::string>& changes)
{
    return std::ranges::any_of(
        changes, [](const std::string& sentence) { return sentence.starts_with(now_on); });
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
