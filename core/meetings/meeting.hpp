#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/language.hpp"
#include "core/meetings/late_reason.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/meetings/recipient_class.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

enum class MeetingStatus { scheduled, held, cancelled };
enum class MeetingMode { in_person, video, hybrid };

// Stable codes: "scheduled", "in_person" ...
std::string_view code(MeetingStatus status);
std::string_view code(MeetingMode mode);
std::optional<MeetingStatus> meeting_status_from(std::string_view code);
std::optional<MeetingMode> meeting_mode_from(std::string_view code);

/// "In person", "By video", "In person or by video": the class of place, which anyone may know.
std::string_view label(MeetingMode mode, Language language = Language::english);

/// A meeting about one or several children of one family.
struct Meeting {
    MeetingId id;
    AuthorityId authority;
    CaseId case_id;
    MeetingType type = MeetingType::core_group;
    std::string reference = {};  // random, the only name that may leave; see seat_reference()
    std::string feed_uid = {};   // of its entry in feeds, for all subscribers the same
    MeetingStatus status = MeetingStatus::scheduled;
    Instant starts_at = {};
    Instant ends_at = {};
    int family_minutes_before = 0;  // chair and room, with the family
    int debrief_minutes_after = 0;  // chair and room
    MeetingMode mode = MeetingMode::in_person;
    UserId chair = {};
    std::optional<UserId> minute_taker = {};
    std::optional<RoomId> room = {};
    std::string venue = {};       // where it is when no room of ours is taken
    std::string video_link = {};  // never in mail, feeds or pages without sign-in
    std::optional<DueDateId> due_date = {};
    std::optional<LateReason> late_reason_code = {};
    FreeText late_reason = {};
    std::optional<UserId> late_authoriser = {};
    FreeText change_reason = {};  // of the last move or the cancellation
    int sequence = 0;             // one more with every change that invitees are told of
    UserId created_by = {};
    Instant created_at = {};
    Instant changed_at = {};
    std::optional<Instant> opened_at = {};
    std::optional<Instant> closed_at = {};
    int version = 1;
    int replies_version = 1;  // raised by every reply, so that pages know to look
    std::optional<HeldTogetherId> held_together = {};  // the same for those of other families
    std::vector<ChildId> children = {};                // those it is about
};

/// Whether the meeting is still ahead at `now`: not cancelled, not opened, and not begun.
bool is_to_come(const Meeting& meeting, Instant now);

/// Chair and room are needed from here to there; everybody else from start to end.
Instant needed_from(const Meeting& meeting);
Instant needed_until(const Meeting& meeting);

class LinkTokens;

/// Six letters and digits for the mails of the family; professionals get Meeting::reference. Two
/// who compare their mails cannot tell that they are about the same meeting.
std::string seat_reference(const Meeting& meeting,
                           RecipientClass recipient,
                           const LinkTokens& links);

/// The place as professionals' mails may name it: the room or venue, or that it is online. Never a
/// video link. `room_name` is empty without a room.
std::string place_text(const Meeting& meeting,
                       std::string_view room_name,
                       Language language = Language::english);

}  // namespace quorate::core
