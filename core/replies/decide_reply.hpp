#pragma once

#include <vector>

#include "core/meetings/meeting.hpp"
#include "core/replies/mailed_reply.hpp"

namespace quorate::core {

/// One version of a meeting that a seat was told of, or is to be told of.
struct ToldVersion {
    int sequence = 0;
    Instant at = {};
    Instant starts_at = {};
    Instant ends_at = {};
};

/// All of a seat that decides about a reply to it.
struct ReplyingSeat {
    Email email;
    std::string uid;
    bool is_family = false;
    MeetingMode mode = MeetingMode::hybrid;
    bool takes_replies = true;  // the meeting is to come, and they are invited to it
    WaitReason late = WaitReason::after_begun;  // why it takes none
    Instant starts_at = {};                     // as the seat is told now
    Instant ends_at = {};
    std::vector<ToldVersion> told = {};  // in order of sequence
    Reply reply = Reply::none;
    std::optional<Instant> replied_at = {};
    SeatMailState mail = {};
    Email own = {};  // in the directory, where it is another now
};

/// What is to be done about a mail.
struct ReplyDecision {
    ReplyOutcome outcome = ReplyOutcome::waits;
    WaitReason reason = WaitReason::none;
    Reply reply = Reply::none;  // of one that is applied
    int sequence = 0;           // as it counts: never above what they were told
    Instant stamp = {};

    friend bool operator==(const ReplyDecision&, const ReplyDecision&) = default;
};

/// How often an invitation is sent again for the asking.
inline constexpr std::chrono::hours refresh_every{1};

/// What a mail to a seat's own address comes to. The address fixes seat and meeting; the mail can
/// only answer for that seat, and changes neither time nor place. The latest answer counts, by
/// SEQUENCE and then DTSTAMP (RFC 5546 2.1.5); one to an earlier time does not. Where none counts
/// any more, what a person wrote still has a reason to be read.
ReplyDecision decide_reply(const IncomingReply& mail, const ReplyingSeat& seat, Instant now);

/// The first sequence from which on everything the seat was told speaks of the time that holds now:
/// answers to what came before do not count.
int asked_since(const ReplyingSeat& seat);

/// The time that an answer to this sequence speaks of; nothing when they had been told of none.
std::optional<ToldVersion> told_of(const ReplyingSeat& seat, int sequence);

}  // namespace quorate::core
