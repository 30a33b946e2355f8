#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/replies/mailed_reply.hpp"
#include "core/replies/unmatched_mail.hpp"

namespace quorate::core {

/// The seat that an address belongs to.
struct ReplyAddress {
    AuthorityId authority;
    InviteeId seat;
};

/// What somebody has to look at: a mail that is not counted by itself, or a note with a reply.
enum class WaitingKind { mail, note };

std::string_view code(WaitingKind kind);

struct WaitingItem {
    std::string id = {};  // of the mail, or of the seat
    WaitingKind kind = WaitingKind::mail;
    MeetingId meeting = {};
    Instant starts_at = {};
    InviteeId seat = {};
    int version = 0;  // of the seat
    PersonName name = {};
    bool is_family = false;
    Instant at = {};  // when it came
    FreeText note = {};
    Reply reply = Reply::none;                  // of the seat now
    std::optional<MailedReplyId> mail = {};     // of a mail
    WaitReason reason = WaitReason::none;       // of a mail
    std::optional<Instant> proposed_from = {};  // of a mail that proposes another time
    // The time that they had been told of: of a mail, and of a note whose reply has lapsed.
    std::optional<Instant> answered_from = {};
    std::optional<Instant> answered_until = {};
    // Told by waiting_replies():
    bool has_moved = false;       // the meeting, since they were told of that time
    bool is_called_off = false;   // the meeting
    PersonName deputy_name = {};  // whom their reply names
    std::string reference = {};   // of the meeting
};

/// How far a mail server's folder has been read. UIDs mean nothing under another validity.
struct InboxPlace {
    std::int64_t validity = 0;
    std::int64_t last_uid = 0;

    friend bool operator==(const InboxPlace&, const InboxPlace&) = default;
};

/// Where replies are expected, and those that came by mail.
class ReplyStore {
public:
    virtual ~ReplyStore() = default;

    /// A mail with this address has been made for the seat. Does nothing when that is known.
    virtual void expect(const ReplyAddress& address, const std::string& token_hash) = 0;

    /// What expect() was told of the seat; empty before.
    virtual std::string expected_of(const ReplyAddress& address) = 0;

    /// In any authority: the address is all that a mail has.
    virtual std::optional<ReplyAddress> find_address(const std::string& token_hash) = 0;

    virtual SeatMailState state_of(const ReplyAddress& seat) = 0;
    virtual void save_state(const ReplyAddress& seat, const SeatMailState& state) = 0;

    /// False when a mail with its key is known of that seat already; it is not added then.
    virtual bool add(const MailedReply& reply) = 0;

    virtual std::optional<MailedReply> find(const AuthorityId& authority,
                                            const MailedReplyId& id) = 0;

    /// Those of a meeting, the last one first.
    virtual std::vector<MailedReply> of_meeting(const AuthorityId& authority,
                                                const MeetingId& meeting) = 0;

    /// Notes what somebody decided about one that waits, and forgets who it came from; false when
    /// it waits no longer.
    virtual bool settle(const AuthorityId& authority,
                        const MailedReplyId& id,
                        ReplyState state,
                        const UserId& by,
                        Instant at) = 0;

    /// Of meetings that are still to come at `now`, or would be had they not been cancelled, the
    /// soonest first: mails that wait, also when nothing counts any more, and the notes of replies
    /// that nobody has dealt with. Mails that
    /// came too late wait whenever the meeting was.
    virtual std::vector<WaitingItem> to_look_at(const AuthorityId& authority, Instant now) = 0;

    /// Notes that somebody saw to what was written with the reply of `replied_at`; false when
    /// somebody had.
    virtual bool deal_with_note(const ReplyAddress& seat,
                                Instant replied_at,
                                const UserId& by,
                                Instant at) = 0;

    virtual bool is_note_dealt_with(const ReplyAddress& seat, Instant replied_at) = 0;

    /// What was written in one seat stands in `to` now: dealt with there if it was.
    virtual void carry_note_dealt_with(const ReplyAddress& seat,
                                       Instant replied_at,
                                       const InviteeId& to) = 0;

    /// False when a mail with its key is known there already.
    virtual bool add_unmatched(const UnmatchedMail& mail) = 0;

    /// Those that wait, the last one first.
    virtual std::vector<UnmatchedMail> unmatched(const AuthorityId& authority) = 0;

    /// Notes that somebody dealt with one, and forgets who it came from; false when it waits no
    /// longer.
    virtual bool settle_unmatched(const AuthorityId& authority,
                                  const UnmatchedMailId& id,
                                  const UserId& by,
                                  Instant at) = 0;

    /// Nothing of an inbox that was never read.
    virtual std::optional<InboxPlace> place_in(const std::string& inbox) = 0;
    virtual void save_place(const std::string& inbox, const InboxPlace& place) = 0;
};

}  // namespace quorate::core
