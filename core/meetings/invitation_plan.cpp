#include "core/meetings/invitation_plan.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/meetings/change_words.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// How the sentence about a change begins, in the order in which they are told.
struct Opening {
    InvitationChange change;
    std::string_view ChangeWords::* words;
};
constexpr std::array openings{Opening{InvitationChange::time, &ChangeWords::now_on},
                              Opening{InvitationChange::way, &ChangeWords::way},
                              Opening{InvitationChange::place, &ChangeWords::place},
                              Opening{InvitationChange::access, &ChangeWords::access},
                              Opening{InvitationChange::video_link, &ChangeWords::link}};

bool opens(const std::string& line, const Opening& opening)
{
    return line.starts_with(english_changes.*opening.words) ||
           line.starts_with(welsh_changes.*opening.words);
}

bool tells_of(const std::vector<std::string>& changes, InvitationChange change)
{
    return std::ranges::any_of(openings, [&](const Opening& opening) {
        return opening.change == change &&
               std::ranges::any_of(changes,
                                   [&](const std::string& line) { return opens(line, opening); });
    });
}

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

// How somebody is told of changes.
struct Listener {
    bool family = false;
    Language language = Language::english;
};

std::string day_and_times(const MeetingPlan& plan, const Listener& to)
{
    const ChangeWords& words = change_words(to.language);
    const std::string day = long_date(london_date(plan.starts_at), to.language) + ", ";
    if (to.family)
        return day + std::string{words.from} +
               london_spoken_times(plan.starts_at, plan.ends_at, to.language);
    return day + london_clock_time(plan.starts_at) + std::string{words.to} +
           london_clock_time(plan.ends_at);
}

std::string time_change(const MeetingPlan& before, const MeetingPlan& after, const Listener& to)
{
    const ChangeWords& words = change_words(to.language);
    return std::string{words.now_on} + day_and_times(after, to) + std::string{words.was_on} +
           day_and_times(before, to) +
           std::string{to.family ? words.family_reply_again : words.reply_again};
}

std::string access_change(const MeetingPlan& before, const MeetingPlan& after, const Listener& to)
{
    const ChangeWords& words = change_words(to.language);
    const std::string_view lost = to.family ? words.family_access_lost : words.access_lost;
    const std::string_view unknown = to.family ? words.family_access_unknown : words.access_unknown;
    return filled(
        after.access.is_elsewhere ? unknown : lost,
        {{"features",
          lower_case(access_text(lost_access(before.access, after.access), to.language))}});
}

// A family is never told where; that they ask again is only worth it when it is somewhere else.
bool is_news_of_place(const MeetingPlan& before, const MeetingPlan& after, const Listener& to)
{
    if (!to.family || before.mode == after.mode) return true;
    return after.mode != MeetingMode::video && before.site != after.site;
}

std::string sentence(InvitationChange change,
                     const MeetingPlan& before,
                     const MeetingPlan& after,
                     const Listener& to)
{
    const ChangeWords& words = change_words(to.language);
    const bool welsh = to.language == Language::welsh;
    switch (change) {
        case InvitationChange::time:
            return time_change(before, after, to);
        case InvitationChange::way:
            return filled(words.way_now, {{"way", lower_case(label(after.mode, to.language))}});
        case InvitationChange::place:
            return to.family ? std::string{words.family_place}
                             : filled(words.place_now,
                                      {{"place", welsh ? after.place_in_welsh : after.place}});
        case InvitationChange::access:
            return access_change(before, after, to);
        case InvitationChange::video_link:
            break;
    }
    return std::string{words.link_now};
}

// The sentence of `now` with the time before as `untold` has it; without one when that is the time
// now, since then they were told no other.
std::string with_known_time(const std::string& now, const std::string& untold)
{
    const bool welsh = now.starts_with(welsh_changes.now_on);
    const ChangeWords& words = welsh ? welsh_changes : english_changes;
    const std::string_view was_on = words.was_on;
    const auto told = untold.find(was_on);
    const auto here = now.find(was_on);
    const auto please = now.find(words.asking, here + 1);
    const auto until = untold.find(words.asking, told + 1);
    if (std::max({told, here, please, until}) == std::string::npos) return now;
    const std::string known = untold.substr(told + was_on.size(), until - told - was_on.size());
    const std::string head = now.substr(0, here);
    const bool is_back = head.substr(words.now_on.size()) == known;
    return head + (is_back ? std::string{} : std::string{was_on} + known) + now.substr(please);
}

}  // namespace

MeetingPlan as_seen_from(const MeetingPlan& plan, const PlannedSeat& seat)
{
    const AttendedTime time = attended(plan.starts_at, plan.ends_at, seat.window);
    return {.starts_at = time.starts_at - std::chrono::minutes{seat.minutes_before},
            .ends_at = time.ends_at + std::chrono::minutes{seat.minutes_after},
            .place = plan.place,
            .place_in_welsh = plan.place_in_welsh,
            .site = plan.site,
            .access = plan.access,
            .video_link = plan.video_link,
            .mode = plan.mode,
            .is_cancelled = plan.is_cancelled,
            .sequence = plan.sequence};
}

std::vector<std::string> changes_since_told(const std::string& untold,
                                            std::vector<std::string> changes)
{
    const auto unknown = split(untold, '\n');
    const bool is_elsewhere = tells_of(changes, InvitationChange::place);
    std::vector<std::string> all;
    for (const Opening& opening : openings) {
        const auto about = [&opening](const std::string& line) { return opens(line, opening); };
        const auto now = std::ranges::find_if(changes, about);
        const auto old = std::ranges::find_if(unknown, about);
        if (now != changes.end() && old != unknown.end() &&
            opening.change == InvitationChange::time)
            all.push_back(with_known_time(*now, *old));
        else if (now != changes.end())
            all.push_back(*now);
        else if (old != unknown.end() &&
                 !(is_elsewhere && opening.change == InvitationChange::access))
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
    return std::ranges::any_of(significant_changes,
                               [&](InvitationChange change) { return tells_of(changes, change); });
}

std::vector<InvitationChange> changes_told(const std::string& sentences)
{
    const auto lines = split(sentences, '\n');
    std::vector<InvitationChange> told;
    for (const Opening& opening : openings)
        if (std::ranges::any_of(lines, [&](const auto& line) { return opens(line, opening); }))
            told.push_back(opening.change);
    return told;
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
    add(InvitationChange::access, !lost_access(before.access, after.access).empty());
    add(InvitationChange::video_link, has_other_link && (had_link || before.mode == after.mode));
    return changes;
}

std::vector<std::string> changes_between(const MeetingPlan& before,
                                         const MeetingPlan& after,
                                         RecipientClass recipient,
                                         Language language)
{
    const Listener to{.family = recipient == RecipientClass::family, .language = language};
    std::vector<std::string> sentences;
    for (const InvitationChange change : changed_between(before, after)) {
        if (change == InvitationChange::place && !is_news_of_place(before, after, to)) continue;
        sentences.push_back(sentence(change, before, after, to));
    }
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
            as_seen_from(*before, *known), as_seen_from(after, now), now.recipient, now.language);
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
