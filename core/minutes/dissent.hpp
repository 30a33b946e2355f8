#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// That an agency formally dissents from the decision about a child. It does not suspend the
/// decision; the agency says it in writing in time, and the chair sees that somebody answers.
struct Dissent {
    DissentId id = {};
    MeetingId meeting = {};
    ChildId child = {};
    InviteeId invitee = {};  // who said so, for the agency
    std::string agency = {};
    FreeText reason = {};
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<Date> written_on = {};  // when it came in writing
    FreeText statement = {};              // as it was written
    std::optional<Date> answered_on = {};
    FreeText answer = {};  // what the chair did with it
    int version = 0;
};

enum class DissentState {
    said,      // still to be put in writing
    overdue,   // it was not, in time
    written,   // the chair has to see to it
    answered,  // and has
};

std::string_view code(DissentState state);   // "said": used by the API. Never changes.
std::string_view label(DissentState state);  // "To be put in writing"

/// `due` is the last moment at which it may come in writing.
DissentState state_of(const Dissent& dissent, Instant due, Instant now);

}  // namespace quorate::core
