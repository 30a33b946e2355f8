#pragma once

#include <string>
#include <vector>

#include "core/meetings/meeting_choices.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "server/http/request.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// The form for a meeting, as it was typed.
struct MeetingForm {
    std::string family = {};
    std::string type = {};
    std::vector<std::string> children = {};
    std::string chair = {};
    std::string date = {};
    std::string time = {};
    std::string length = "120";  // minutes
    std::string mode = "in_person";
    std::string room = {};
    std::string venue = {};
    std::string video_link = {};
    std::string late_authoriser = {};
    std::string late_reason_code = {};
    std::string late_reason = {};
    std::string reason = {};
    std::string held_together = {};  // what becomes of those it is held together with
    int version = 0;
    std::vector<core::SeatRequest> invitees = {};  // without the parts that they come for
    AttendanceParts parts = {};
    core::Confirmed confirmed = {};
};

MeetingForm meeting_form_of(const Fields& form);

core::TimeAndPlace time_and_place_of(const MeetingForm& form);
core::MeetingDraft draft_of(const MeetingForm& form);

/// How long the meeting lasts by the form; nothing is no length.
std::chrono::minutes length_of(const MeetingForm& form);

/// The form of a meeting that is there.
MeetingForm form_of_meeting(const core::Meeting& meeting);

/// What the form is told of a refusal: each fault at its field, and of a date that could not be
/// read, why.
core::Error meeting_form_error(const core::Error& refused, const MeetingForm& form);

/// Who may allow a day after the last one, and the reasons that reports count.
std::vector<Option> late_authorisers(const core::MeetingChoices& choices);
std::vector<Option> late_reasons();

/// Who allowed a time that is known to be after the last day, and why.
std::vector<View> late_fields(const MeetingForm& form,
                              const core::MeetingChoices& choices,
                              const core::CaseDueDate& due,
                              const std::vector<core::FieldError>& errors);

/// The boxes for what has to be confirmed: those asked about in `errors`, and those ticked already.
std::vector<View> confirm_fields(const MeetingForm& form,
                                 const std::vector<core::FieldError>& errors);

/// The fields of when, where and who chairs. With a limit, also who allowed a later day and why.
std::vector<View> time_and_place_fields(const MeetingForm& form,
                                        const core::MeetingChoices& choices,
                                        core::MeetingType type,
                                        const std::optional<core::CaseDueDate>& due,
                                        const std::vector<core::FieldError>& errors,
                                        const std::string& date_hint = {});

/// Which kinds of meeting there are, and which of the children it is about.
std::vector<View> subject_fields(const MeetingForm& form,
                                 const core::MeetingChoices& choices,
                                 const std::vector<core::FieldError>& errors);

}  // namespace quorate::server
