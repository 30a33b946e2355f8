#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/actions/agree_action.hpp"
#include "core/minutes/minutes_file.hpp"
#include "core/minutes/register.hpp"
#include "server/http/request.hpp"

namespace quorate::server {

// The page of minutes is one form for each agenda item, so that no button loses what was typed
// beside it. Each part has its id in the names of its fields, and a hidden field with what stood
// there, which tells a part that was written from one that somebody else changed meanwhile.

/// A field of one part: "body-…", "reasons-…".
std::string part_field(const char* name, const std::string& part);

/// What the hidden field "was-…" of a part holds.
std::string was_text(const core::MinuteSection& section);
std::string was_text(const core::ChildDecision* decision);

struct TypedSection {
    int version = 0;
    std::string body = {};
    bool visible_to_family = false;
};

/// Where two people wrote one part, the form is shown again with both and asks which stays, in the
/// field "keep-…": "mine", "theirs" or "both". Until it is answered the form keeps the version it
/// began with, so that no button passes over the other's words.
std::string keep_field(const std::string& part);

/// What the form says of a section.
TypedSection section_in(const Fields& form, const core::MinuteSectionId& id);

/// What was written into a section; nothing when it was left as it stood.
std::optional<TypedSection> typed_section(const Fields& form, const core::MinuteSection& kept);

struct TypedDecision {
    int version = 0;
    std::string outcome = {};
    std::string category = {};
    std::string reasons = {};
    std::string dissent = {};
    bool visible_to_family = false;
    bool decides = false;   // not only who disagrees
    bool dissents = false;  // who disagrees was changed
};

/// What was decided about a child; nothing when it was left as it stood. `kept` may be null.
std::optional<TypedDecision> typed_decision(const Fields& form,
                                            const core::ChildId& child,
                                            const core::ChildDecision* kept);

/// The action point, once anything of it is filled in or its own button was pressed.
std::optional<core::ActionForm> typed_action(const Fields& form);

/// What was chosen for a seat, when it is another than the page suggested.
std::optional<core::Attendance> typed_attendance(const Fields& form, const core::InviteeId& seat);

/// The register as the form has it: seats that were changed or, with Seats::all, every seat, each
/// with what was shown. Nothing when a choice cannot be read.
enum class Seats { changed, all };
std::optional<core::TakeRegister> typed_register(const Fields& form,
                                                 const core::MeetingId& meeting,
                                                 Seats which);

/// Faults of the register, named after the fields of its seats.
core::Error with_seat_fields(core::Error error);

/// The decision about this child, or null.
const core::ChildDecision* decision_for(const core::MinutesFile& file, const core::ChildId& child);

}  // namespace quorate::server
