#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/replies/mailed_reply.hpp"

namespace quorate::core {

/// The seat that an address belongs to.
struct ReplyAddress {
    AuthorityId authority;
    InviteeId seat;
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

    /// Nothing of an inbox that was never read.
    virtual std::optional<InboxPlace> place_in(const std::string& inbox) = 0;
    virtual void save_place(const std::string& inbox, const InboxPlace& place) = 0;
};

}  // namespace quorate::core
