#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/meetings/confirmed.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// How many times one poll may offer. Each is kept free meanwhile.
inline constexpr std::size_t most_poll_choices = 5;

/// Between the moment at which a poll ends and the first of its times, at least: the invitations
/// have to arrive.
inline constexpr std::chrono::hours poll_notice{2};

/// The purpose of the link with which one person answers, for LinkTokens.
inline constexpr const char* poll_link_purpose = "poll";

/// What somebody says of one of the times.
enum class PollAnswer { none, best, possible, cannot };

/// Where a poll stands.
enum class PollStatus {
    open,     // people answer
    waiting,  // nothing settled it: its maker has to choose
    settled,  // a meeting is booked at one of its times
    stopped,  // nothing came of it
};

/// Why a poll waits for its maker.
enum class PollDoubt {
    none,
    quorum,    // no time at which quorum is sure
    required,  // at the best time somebody who must be there cannot come, or did not answer
    refused,   // the meeting could not be booked
};

// Stable codes: "possible", "waiting", "quorum" ...
std::string_view code(PollAnswer answer);
std::string_view code(PollStatus status);
std::string_view code(PollDoubt doubt);
std::optional<PollAnswer> poll_answer_from(std::string_view code);
std::optional<PollStatus> poll_status_from(std::string_view code);
std::optional<PollDoubt> poll_doubt_from(std::string_view code);

std::string_view label(PollAnswer answer);  // "Suits me best", "Possible" ...
std::string_view label(PollStatus status);  // "Waiting for answers" ...

/// What a poll's maker is told: a sentence without full stop.
std::string_view sentence(PollDoubt doubt);

/// The answers that can be given, in the order in which they are offered.
std::span<const PollAnswer> all_poll_answers();

/// One of the times, kept free by a hold of its own.
struct PollChoice {
    HoldId hold = {};
    UserId chair = {};
    std::optional<RoomId> room = {};
    Instant starts_at = {};
    Instant ends_at = {};
};

/// Somebody who is to be at the meeting, and what they said if they were asked.
struct PollSeat {
    PollSeatId id;
    SeatHolder holder = {};
    Requirement requirement = Requirement::required;
    std::optional<AttendanceWindow> window = {};  // the part they come for; nothing: all of it
    bool is_asked = false;
    Email email = {};            // where they were asked
    std::string reference = {};  // that their mail and page name; nobody else's is the same
    std::string link_hash = {};
    std::vector<PollAnswer> answers = {};  // to each choice; none until they answered
    std::optional<Instant> answered_at = {};
    std::optional<UserId> answered_by = {};  // of the staff, who wrote down what they were told
    std::optional<Instant> wrong_person_at = {};  // when the link's bearer said it is not for them
    int link_generation = 1;  // of LinkTokens: another address gets another link
};

/// A question to people whose calendars are not shared: which of these times suits them.
struct Poll {
    PollId id;
    AuthorityId authority;
    CaseId case_id;
    MeetingType type = MeetingType::core_group;
    std::vector<ChildId> children = {};
    MeetingMode mode = MeetingMode::in_person;
    std::string venue = {};
    std::string video_link = {};
    std::optional<UserId> minute_taker = {};
    int family_minutes_before = 0;           // chair and room, with the family
    int debrief_minutes_after = 0;           // chair and room
    Confirmed confirmed = {};                // but not that people may meet: those are named
    std::vector<std::string> may_meet = {};  // notes of pairs that somebody who may let meet
    std::vector<PollChoice> choices = {};    // by time
    std::vector<PollSeat> seats = {};
    PollStatus status = PollStatus::open;
    PollDoubt doubt = PollDoubt::none;
    Instant deadline = {};
    int round = 1;  // one more each time that people are asked again
    UserId created_by = {};
    Instant created_at = {};
    std::optional<Instant> ended_at = {};
    std::optional<MeetingId> meeting = {};  // that came of it
    int chosen = -1;                        // which of the choices it is at
    int version = 1;
};

/// Whether it still can be settled or stopped.
bool is_undecided(const Poll& poll);

/// Whether people may answer, and change what they answered.
bool takes_answers(const Poll& poll, Instant now);

/// Whether everybody who was asked has answered.
bool all_answered(const Poll& poll);

/// How many were asked, and how many of them have answered.
int asked_count(const Poll& poll);
int answered_count(const Poll& poll);

/// What a seat says of one of the choices.
PollAnswer answer_to(const PollSeat& seat, std::size_t choice);

}  // namespace quorate::core
