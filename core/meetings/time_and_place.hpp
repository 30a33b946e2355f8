#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/case_due_date.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

inline constexpr std::chrono::minutes shortest_meeting{15};
inline constexpr std::chrono::minutes longest_meeting{8 * 60};

/// Before or after a meeting, chair and room can be needed for so long, and no longer, in steps.
inline constexpr std::chrono::minutes longest_block{2 * 60};
inline constexpr std::chrono::minutes block_step{5};

/// How far ahead a meeting may be.
inline constexpr std::chrono::days furthest_ahead{2 * 366};

/// When and where, as a person asks for it: London's date and time.
struct TimeAndPlace {
    std::optional<Date> date = {};
    std::optional<std::chrono::minutes> time = {};  // after midnight
    std::optional<bool> second_of_two = {};  // where clocks show the time twice; else as it was
    int length_minutes = 0;
    std::optional<int> family_minutes_before = {};  // without an answer as it was, or none
    std::optional<int> debrief_minutes_after = {};
    std::string mode = {};
    UserId chair = {};
    std::optional<UserId> minute_taker = {};  // empty for nobody; without an answer as it was
    RoomId room = {};                         // empty for none
    std::string venue = {};
    std::string video_link = {};  // wanted unless all meet in person
    UserId late_authoriser = {};  // who allowed a day after the limit
    std::string late_reason_code = {};
    std::string late_reason = {};
};

/// What `meeting` says now, for a change of some of it.
TimeAndPlace time_and_place_of(const Meeting& meeting);

/// Who and what, besides time and place, a meeting is held against others for.
struct AlsoNeeded {
    std::vector<SeatHolder> required = {};  // who have to be there
    SeatWindows windows = {};               // of those who come for a part of it
    std::optional<HoldId> hold = {};        // what was kept free for this meeting
};

/// Writes what was asked for into `meeting`, whose id, authority, case, type and due date are set,
/// and complains of all that cannot be, and of everybody and everything that is taken at that time.
/// `due` is the limit the meeting has to keep, if any. A meeting that keeps its time may have it in
/// the past.
void apply(UnitOfWork& work,
           Instant now,
           const TimeAndPlace& asked,
           const std::optional<CaseDueDate>& due,
           const AlsoNeeded& also,
           Meeting& meeting,
           Complaints& complaints);

/// Complains, at the fields of these names, of times before and after a meeting of the type in
/// which chair and room cannot be needed.
void check_blocks(MeetingType type,
                  int family_minutes_before,
                  int debrief_minutes_after,
                  Complaints& complaints);

/// Who may chair a meeting of the type: those marked as chairs; other meetings than conferences and
/// reviews of looked-after children may be led by any social worker or manager.
bool may_chair(const User& user, MeetingType type);

/// The authority's own staff, but for those whose role sees no family.
bool may_take_minutes(const User& user);

/// Whether it is a conference on a Saturday or Sunday, which there is not.
bool is_weekend_conference(MeetingType type, Date on);

/// Team and service managers of the authority.
bool may_authorise_late(const User& user);

}  // namespace quorate::core
