#include "core/meetings/chair_parts.hpp"

#include <algorithm>

#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"

namespace quorate::core {
namespace {

bool invites_who_must_not_meet(UnitOfWork& work, const Meeting& meeting)
{
    const auto pairs = work.must_not_meet.of_case(meeting.authority, meeting.case_id);
    if (pairs.empty()) return false;
    const auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    const auto has_seat = [&](const FamilyMemberId& member) {
        return std::ranges::any_of(
            seats, [&](const InviteeEntry& seat) { return seat.invitee.holder.member == member; });
    };
    return std::ranges::any_of(
        pairs, [&](const MustNotMeet& pair) { return has_seat(pair.one) && has_seat(pair.other); });
}

struct Words {
    std::string_view meeting;
    std::string_view until;
    std::string_view family_from;
    std::string_view needed_from;
    std::string_view and_until;
    std::string_view needed_until;
    std::string_view afterwards;
};

constexpr Words english{.meeting = "Meeting ",
                        .until = " to ",
                        .family_from = " Time with the family from ",
                        .needed_from = " You are needed from ",
                        .and_until = "; until ",
                        .needed_until = " You are needed until ",
                        .afterwards = " afterwards"};

constexpr Words welsh{.meeting = "Cyfarfod: ",
                      .until = " tan ",
                      .family_from = " Amser gyda'r teulu: o ",
                      .needed_from = " Mae eich angen o ",
                      .and_until = "; tan ",
                      .needed_until = " Mae eich angen tan ",
                      .afterwards = " wedyn"};

}  // namespace

std::string chair_parts(UnitOfWork& work, const Meeting& meeting, Language language)
{
    if (meeting.family_minutes_before == 0 && meeting.debrief_minutes_after == 0) return {};
    const Words& says = language == Language::welsh ? welsh : english;
    std::string words = std::string{says.meeting} + london_clock_time(meeting.starts_at) +
                        std::string{says.until} + london_clock_time(meeting.ends_at) + ".";
    if (meeting.family_minutes_before > 0)
        words += std::string{invites_who_must_not_meet(work, meeting) ? says.needed_from
                                                                      : says.family_from} +
                 london_clock_time(needed_from(meeting));
    if (meeting.debrief_minutes_after > 0)
        words +=
            std::string{meeting.family_minutes_before > 0 ? says.and_until : says.needed_until} +
            london_clock_time(needed_until(meeting)) + std::string{says.afterwards};
    return words;
}

}  // namespace quorate::core
