#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/outbox/outbox_message.hpp"

namespace quorate::core {

/// How many messages stand where, for /readyz, /metrics and the page about deliveries.
struct OutboxCounts {
    std::map<MessageState, std::int64_t> by_state;
    std::optional<Instant> oldest_due;  // next_at of the longest waiting one
};

/// What is to be told to whom. Written in the transaction of the change it tells of, sent by a
/// worker. For one seat, at most one message is under way and lower sequences go first. What
/// becomes of a seat's messages is kept step by step, see DeliveryStore.
class Outbox {
public:
    virtual ~Outbox() = default;

    /// Adds `message`, unless one with its dedupe key exists; false then. A request or cancel
    /// cancels the seat's lower requests that have not left; a cancel is never replaced.
    virtual bool enqueue(const OutboxMessage& message) = 0;

    virtual std::optional<OutboxMessage> find(const AuthorityId& authority,
                                              const OutboxMessageId& id) = 0;

    /// In any authority, by its Message-ID before the @: a reply may have nothing else.
    virtual std::optional<OutboxMessage> find_by_message_id(const std::string& message_id) = 0;

    /// A meeting's messages, newest first, without their rendered bytes.
    virtual std::vector<OutboxMessage> of_meeting(const AuthorityId& authority,
                                                  const MeetingId& meeting) = 0;

    /// What was written to one person, oldest first, without its rendered bytes: of every kind, as
    /// far as it is about this case or about none. See mails_to().
    virtual std::vector<OutboxMessage> written_to(const AuthorityId& authority,
                                                  const CaseId& id,
                                                  const SeatHolder& holder) = 0;

    /// The seats of a meeting for which a request has left, may have left or is leaving.
    virtual std::set<InviteeId> seats_told(const AuthorityId& authority,
                                           const MeetingId& meeting) = 0;

    /// Lets a held, failed or bounced message be tried now; false when it is none of these.
    virtual bool release(const AuthorityId& authority, const OutboxMessageId& id, Instant now) = 0;

    /// Lets everything to this address, in whatever case, be tried now that is held because the
    /// address or its reader was said to be wrong, or its reader had left; gives how many.
    virtual int release_address(const AuthorityId& authority, const Email& to, Instant now) = 0;

    /// What is held because the address or its reader was said to be wrong, oldest first, without
    /// its rendered bytes.
    virtual std::vector<OutboxMessage> held_for_address(const AuthorityId& authority) = 0;

    /// Ends a message that is held, as another took its place; false when it is not held.
    virtual bool drop_held(const AuthorityId& authority,
                           const OutboxMessageId& id,
                           const std::string& last_code,
                           Instant now) = 0;

    /// A message that left has come back; false when it had not left.
    virtual bool mark_bounced(const AuthorityId& authority,
                              const OutboxMessageId& id,
                              const std::string& last_code,
                              Instant now) = 0;

    /// Stops everything of the seat that has not begun to leave; gives how many.
    virtual int withdraw(const AuthorityId& authority,
                         const InviteeId& seat,
                         const std::string& last_code,
                         Instant now) = 0;

    virtual OutboxCounts counts() = 0;

    // For the worker, across all authorities. Each step but the first two takes effect only while
    // `lease_token` is still the message's own; false says that somebody else took over.

    /// Whether there is anything to lease at `now`. Only reads.
    virtual bool has_due(Instant now) = 0;

    /// Takes up to `limit` messages that are due at `now`, oldest first, until `until`.
    virtual std::vector<OutboxMessage> lease(Instant now,
                                             Instant until,
                                             const std::string& lease_token,
                                             int limit) = 0;

    /// Returns what a worker that died left: leased ones are pending again, those being sent are in
    /// doubt. What mark_held() held until now is pending again too. Gives how many the workers
    /// left.
    virtual int recover_expired(Instant now) = 0;

    /// Puts what is still leased under `lease_token` back, as when the worker stops.
    virtual int give_back(const std::string& lease_token) = 0;

    /// Whether the seat was told, or is to be told, something later than this request.
    virtual bool is_superseded(const OutboxMessage& message) = 0;

    /// Whether an earlier request to the same seat has left, or may have left.
    virtual bool was_told_before(const OutboxMessage& message) = 0;

    /// Leased to sending until `until`, keeping the bytes. Commit before the mail server is given
    /// the last one.
    virtual bool mark_sending(const OutboxMessageId& id,
                              const std::string& lease_token,
                              const std::string& rendered,
                              Instant until) = 0;
    virtual bool mark_sent(const OutboxMessageId& id,
                           const std::string& lease_token,
                           const std::string& last_code,
                           const std::string& queue_id,
                           Instant now) = 0;
    virtual bool mark_retry(const OutboxMessageId& id,
                            const std::string& lease_token,
                            const std::string& last_code,
                            Instant next_at,
                            Instant now) = 0;

    /// It may not leave as things are: held. What waits for a relay that encrypts is tried again by
    /// itself at `next_at`.
    virtual bool mark_held(const OutboxMessageId& id,
                           const std::string& lease_token,
                           const std::string& last_code,
                           Instant next_at,
                           Instant now) = 0;

    /// In doubt: once more in 15 minutes; the second time, held for a person.
    virtual bool mark_in_doubt(const OutboxMessageId& id,
                               const std::string& lease_token,
                               const std::string& last_code,
                               Instant now) = 0;
    virtual bool mark_failed(const OutboxMessageId& id,
                             const std::string& lease_token,
                             const std::string& last_code,
                             Instant now) = 0;

    /// A leased message that turned out to have nobody to tell any more.
    virtual bool mark_cancelled(const OutboxMessageId& id,
                                const std::string& lease_token,
                                const std::string& last_code,
                                Instant now) = 0;
};

}  // namespace quorate::core
