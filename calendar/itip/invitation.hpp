#pragma once

#include <string>

#include "core/meetings/invitee.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"

namespace quorate::calendar {

enum class Participation { required, optional };

/// One version of a meeting as one invitee is told of it. Nothing in it may name a child, a family
/// or another invitee; summary and description come from wording.hpp.
struct Invitation {
    std::string uid;   // random; the same for every version
    int sequence = 0;  // one more with every version
    core::Instant starts_at;
    core::Instant ends_at;
    std::string summary;
    std::string location;  // may be empty
    std::string description;
    std::string last_words = {};  // of a cancellation; may be empty
    std::string organiser_name;
    std::string organiser_email;     // the invitee's own token address; never changes
    core::PersonName attendee_name;  // may be empty, and is for a family member
    core::Email attendee_email;
    Participation participation = Participation::required;
    core::Reply reply = core::Reply::none;  // of theirs that still counts
    core::Instant stamp;  // when this version was issued, so that every attempt has the same bytes
    core::Instant created;
    core::Instant last_modified;
};

/// METHOD:REQUEST for a new or changed meeting: one VEVENT, this invitee the only ATTENDEE, no
/// alarm. Throws std::invalid_argument for an address, UID, sequence or time that cannot be sent.
std::string request_text(const Invitation& invitation);

/// METHOD:CANCEL: as request_text, without place, and with the last words for a description. Needs
/// a higher sequence than the last request had.
std::string cancel_text(const Invitation& invitation);

}  // namespace quorate::calendar
