#include "core/meetings/family_arrival.hpp"

#include <algorithm>
#include <string_view>

#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/rules/explanation_words.hpp"

namespace quorate::core {
namespace {

using std::chrono::minutes;

// {time} {start}
struct ArrivalWords {
    std::string_view come;
    std::string_view join;  // by video
};

constexpr ArrivalWords english_words{
    .come = "Please come at {time}: you meet the chair first. The meeting starts at {start}.",
    .join = "Please join at {time}: you meet the chair first. The meeting starts at {start}."};

constexpr ArrivalWords welsh_words{
    .come =
        "Dewch am {time}, os gwelwch yn dda: byddwch yn cwrdd â'r cadeirydd yn gyntaf. Mae'r "
        "cyfarfod yn dechrau am {start}.",
    .join =
        "Ymunwch am {time}, os gwelwch yn dda: byddwch yn cwrdd â'r cadeirydd yn gyntaf. Mae'r "
        "cyfarfod yn dechrau am {start}."};

bool has_who_must_not_meet(UnitOfWork& work,
                           const Meeting& meeting,
                           const std::vector<SeatHolder>& invited)
{
    const auto has_seat = [&](const FamilyMemberId& member) {
        return std::ranges::any_of(
            invited, [&](const SeatHolder& holder) { return holder.member == member; });
    };
    if (meeting.held_together) {
        std::vector<SeatRequest> seats;
        for (const SeatHolder& holder : invited)
            seats.push_back({.holder = holder});
        if (!who_would_meet(work, meeting, seats).empty()) return true;
    }
    return std::ranges::any_of(
        work.must_not_meet.of_case(meeting.authority, meeting.case_id),
        [&](const MustNotMeet& pair) { return has_seat(pair.one) && has_seat(pair.other); });
}

std::vector<SeatHolder> holders_of(UnitOfWork& work, const Meeting& meeting)
{
    std::vector<SeatHolder> holders;
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, meeting.id))
        holders.push_back(seat.invitee.holder);
    return holders;
}

bool may_come_early(const Meeting& meeting,
                    const SeatHolder& holder,
                    const std::optional<AttendanceWindow>& window)
{
    return meeting.family_minutes_before > 0 && is_family(holder) &&
           (!window || window->from == minutes{0});
}

}  // namespace

minutes minutes_with_chair(UnitOfWork& work,
                           const Meeting& meeting,
                           const SeatHolder& holder,
                           const std::optional<AttendanceWindow>& window,
                           const std::vector<SeatHolder>& invited)
{
    if (!may_come_early(meeting, holder, window) || has_who_must_not_meet(work, meeting, invited))
        return minutes{0};
    return minutes{meeting.family_minutes_before};
}

minutes minutes_with_chair(UnitOfWork& work, const Meeting& meeting, const Invitee& seat)
{
    if (!may_come_early(meeting, seat.holder, seat.window)) return minutes{0};
    return minutes_with_chair(work, meeting, seat.holder, seat.window, holders_of(work, meeting));
}

std::string arrival_text(const Meeting& meeting, minutes before, Language language)
{
    if (before == minutes{0}) return {};
    const ArrivalWords& words = language == Language::welsh ? welsh_words : english_words;
    return filled(meeting.mode == MeetingMode::video ? words.join : words.come,
                  {{"time", london_spoken_time(meeting.starts_at - before, language)},
                   {"start", london_spoken_time(meeting.starts_at, language)}});
}

AttendedTime invited_time(UnitOfWork& work, const Meeting& meeting, const Invitee& seat)
{
    if (seat.holder.user == meeting.chair) return {needed_from(meeting), needed_until(meeting)};
    AttendedTime time = attended(meeting, seat.window);
    time.starts_at -= minutes_with_chair(work, meeting, seat);
    return time;
}

bool invites_who_must_not_meet(UnitOfWork& work, const Meeting& meeting)
{
    return has_who_must_not_meet(work, meeting, holders_of(work, meeting));
}

bool invites_who_must_not_meet(UnitOfWork& work,
                               const Meeting& meeting,
                               const std::vector<SeatHolder>& invited)
{
    return has_who_must_not_meet(work, meeting, invited);
}

}  // namespace quorate::core
