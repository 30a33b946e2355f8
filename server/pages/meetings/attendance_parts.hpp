#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/who_meets.hpp"
#include "server/http/request.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// Who comes for which part of a meeting, as a form has it: "part.member:…" is empty for all of it,
/// "first" or "second", or "30-60" for minutes that are neither; "first_part_minutes" says where it
/// is split, in the middle when it is empty.
struct AttendanceParts {
    std::map<core::SeatHolder, std::string> chosen = {};
    std::string first_minutes = {};
};

AttendanceParts parts_in(const Fields& form);

/// The parts that these windows come to in a meeting of the length.
AttendanceParts parts_of(const core::SeatWindows& windows, std::chrono::minutes length);

/// The windows of a list of seats, needed or asked for.
template <class Seat>
core::SeatWindows windows_of(const std::vector<Seat>& seats)
{
    core::SeatWindows windows;
    for (const Seat& seat : seats)
        if (seat.window) windows.emplace(seat.holder, *seat.window);
    return windows;
}

/// What a person comes for. What cannot be read comes to a window that no meeting has, so that it
/// is refused at its field and nobody is asked to all of a meeting by mistake.
std::optional<core::AttendanceWindow> window_of(const AttendanceParts& parts,
                                                const core::SeatHolder& holder,
                                                std::chrono::minutes length);

/// Whether a form asks which part they come for: the family, and those who come for it.
bool may_come_for_a_part(const core::Candidate& candidate);

/// The list of one person in a row of people: part_field, part_label and part_options.
void set_part_list(View& row,
                   const core::SeatHolder& holder,
                   const std::string& name,
                   const AttendanceParts& parts);

/// What is wrong with the minutes of the first part, also when nobody comes for the first or
/// second.
std::optional<core::FieldError> first_part_fault(const AttendanceParts& parts,
                                                 std::chrono::minutes length);

/// The field for the minutes of the first part.
View first_part_field(const AttendanceParts& parts, const std::vector<core::FieldError>& errors);

/// "Must not meet Kit Placeholder", or nothing.
std::string must_not_meet_text(const std::vector<core::MustNotMeet>& pairs,
                               const core::SeatHolder& holder,
                               const std::vector<core::Candidate>& people);

/// "Glen Testwood and Hazel Testwood"
std::string names_text(const core::PairNames& pair);

/// "... must not meet, and are invited to the same time."
std::string who_meets_text(const core::PairNames& pair);

/// A red warning for each two, with the way to their parts while somebody may choose them.
std::vector<View> who_meets_alerts(const std::vector<core::PairNames>& pairs,
                                   const core::Meeting& meeting,
                                   bool may_change);

/// "Comes from 10:00 to 10:50 only", or nothing for all of a meeting.
std::string part_text(const core::Meeting& meeting,
                      const std::optional<core::AttendanceWindow>& window);

}  // namespace quorate::server
