#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/dates/language.hpp"
#include "core/meetings/attendance_window.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/meetings/room_access.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What may change for somebody who is invited, in the order in which they are told of it.
enum class InvitationChange { time, way, place, access, video_link };

/// After one of these an answer that was given before counts no longer, and all are asked again.
/// Every message of ours has a higher SEQUENCE than the one before all the same: some calendars
/// take no notice of one that has not (RFC 5546 2.1.4 asks for it when time or status change).
inline constexpr std::array significant_changes{InvitationChange::time};

/// Why somebody is written to, and with that the METHOD.
enum class MessageReason {
    invited,          // REQUEST: a new seat
    invited_again,    // REQUEST: a seat that was taken back before
    changed,          // REQUEST: something is different for a seat that stays
    called_off,       // CANCEL: the meeting does not take place
    seat_taken_back,  // CANCEL: of one seat, also when somebody else gets it; the others meet
};
MessageKind kind_of(MessageReason reason);

/// A seat as far as messages go.
struct PlannedSeat {
    InviteeId id;
    bool by_mail = true;  // false: told by hand, so no message
    RecipientClass recipient = RecipientClass::professional;
    bool was_told = false;                        // a request has left, or may have
    int sequence = 0;                             // of the last message
    std::optional<AttendanceWindow> window = {};  // theirs; they know of no other time
    int minutes_before = 0;                       // with the family: the chair's, and theirs
    int minutes_after = 0;                        // the chair's
    Language language = Language::english;        // of what it is told
};

/// A meeting as its invitees know it, and who they are.
struct MeetingPlan {
    Instant starts_at = {};
    Instant ends_at = {};
    std::string place = {};
    std::string place_in_welsh = {};  // the same
    std::string site = {};            // the room or the venue alone, compared and never told
    RoomAccess access = {};
    std::string video_link = {};  // compared, never told
    MeetingMode mode = MeetingMode::in_person;
    bool is_cancelled = false;
    int sequence = 0;
    std::vector<PlannedSeat> seats = {};
};

/// One message to one seat.
struct PlannedMessage {
    InviteeId seat;
    MessageReason reason = MessageReason::invited;
    int sequence = 0;
    std::vector<std::string> changes = {};  // of an update: one plain sentence each
    bool leaves = true;                     // false: a cancellation for someone who was never told

    friend bool operator==(const PlannedMessage&, const PlannedMessage&) = default;
};

/// The meeting as one seat knows it: its times are those of the seat.
MeetingPlan as_seen_from(const MeetingPlan& plan, const PlannedSeat& seat);

/// What differs for whoever sees it as these two do.
std::vector<InvitationChange> changed_between(const MeetingPlan& before, const MeetingPlan& after);

/// The same, in sentences that name nobody and, for a family, no place.
std::vector<std::string> changes_between(const MeetingPlan& before,
                                         const MeetingPlan& after,
                                         RecipientClass recipient,
                                         Language language = Language::english);

/// `changes` for someone whom the update before, which said `untold` (one sentence a line), never
/// reached: what differs from what they know. Each sentence replaces the untold one about the same
/// thing, and a time is compared with the one they know, if both are in one language.
std::vector<std::string> changes_since_told(const std::string& untold,
                                            std::vector<std::string> changes);

/// Whether the answers given for `before` hold no longer.
bool asks_again(const MeetingPlan& before, const MeetingPlan& after);

/// The same, told from the sentences of changes_between().
bool asks_again(const std::vector<std::string>& changes);

/// What an update told of, from its sentences (one a line) in whichever language.
std::vector<InvitationChange> changes_told(const std::string& sentences);

/// The SEQUENCE of what a seat is told next: that of the meeting, and never one that it has seen.
int next_sequence(const PlannedSeat& seat, int meeting_sequence);

/// The DTSTAMP of what is told next (RFC 5546 2.1.5): now, and always after the last one, also when
/// both are told within a second or the clock was put back.
Instant next_stamp(Instant now, const std::optional<Instant>& last);

/// Who is told what when `before` (nothing for a new meeting) becomes `after`. New seats get a
/// request with the current sequence; seats that are gone, and everyone when the meeting is
/// cancelled, a cancellation with a higher sequence than their last message; all others an update
/// when time, place or video link changed, for which `after.sequence` must be higher.
std::vector<PlannedMessage> invitation_plan(const std::optional<MeetingPlan>& before,
                                            const MeetingPlan& after);

}  // namespace quorate::core
