#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/dates/working_calendar.hpp"
#include "core/meetings/meeting_choices.hpp"
#include "server/pages/meetings/meeting_form.hpp"

namespace quorate::server {

/// Which of the people who can be invited: those who are chosen and all of the family, or whoever
/// is left.
enum class InviteeGroup { everybody, chosen_and_family, others };

/// The people who can be invited, in groups: the family, our staff, then each kind of agency. Each
/// row has a list with "Not invited" and how much they are needed. `find` keeps those whose name,
/// job or agency holds it, and those chosen already. `taken` are the times shown as busy.
View invitee_groups(const core::MeetingChoices& choices,
                    const MeetingForm& form,
                    std::string_view find,
                    const std::vector<core::TakenTime>& taken,
                    InviteeGroup which = InviteeGroup::everybody);

/// {{#day_box}}{{> meetings/day_box}}{{/day_box}}: who is taken on the day typed. Nothing without a
/// day.
View day_box(const core::MeetingChoices& choices,
             const MeetingForm& form,
             const std::vector<core::TakenTime>& taken);

/// Which last day the time is after, as a sentence, when that is all that is in the way of booking
/// it and nobody has said yet who allowed it; else empty.
std::string only_late_words(const core::Error& refused, const MeetingForm& form);

/// That the time can be booked as it was typed, whom of those invited it clashes with, and what is
/// unusual about it by the authority's own calendar. With `late_words` that it can be booked once
/// somebody allowed it, with a link to where that is said.
std::vector<View> booking_notices(const core::MeetingChoices& choices,
                                  const MeetingForm& form,
                                  const std::vector<core::TakenTime>& taken,
                                  const core::WorkingCalendar& local,
                                  const std::string& late_words = {});

}  // namespace quorate::server
