#pragma once

#include "core/delivery/delivery.hpp"
#include "core/outbox/outbox.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class OutboxStore : public core::Outbox {
public:
    explicit OutboxStore(Sql& sql) : sql_{sql} {}

    bool enqueue(const core::OutboxMessage& message) override;
    std::optional<core::OutboxMessage> find(const core::AuthorityId& authority,
                                            const core::OutboxMessageId& id) override;
    std::optional<core::OutboxMessage> find_by_message_id(const std::string& message_id) override;
    std::vector<core::OutboxMessage> of_meeting(const core::AuthorityId& authority,
                                                const core::MeetingId& meeting) override;
    std::vector<core::OutboxMessage> written_to(const core::AuthorityId& authority,
                                                const core::CaseId& id,
                                                const core::SeatHolder& holder) override;
    std::set<core::InviteeId> seats_told(const core::AuthorityId& authority,
                                         const core::MeetingId& meeting) override;
    bool release(const core::AuthorityId& authority,
                 const core::OutboxMessageId& id,
                 core::Instant now) override;
    int release_address(const core::AuthorityId& authority,
                        const core::Email& to,
                        core::Instant now) override;
    std::vector<core::OutboxMessage> held_for_address(const core::AuthorityId& authority) override;
    bool drop_held(const core::AuthorityId& authority,
                   const core::OutboxMessageId& id,
                   const std::string& last_code,
                   core::Instant now) override;
    bool mark_bounced(const core::AuthorityId& authority,
                      const core::OutboxMessageId& id,
                      const std::string& last_code,
                      core::Instant now) override;
    int withdraw(const core::AuthorityId& authority,
                 const core::InviteeId& seat,
                 const std::string& last_code,
                 core::Instant now) override;
    core::OutboxCounts counts() override;

    bool has_due(core::Instant now) override;
    std::vector<core::OutboxMessage> lease(core::Instant now,
                                           core::Instant until,
                                           const std::string& lease_token,
                                           int limit) override;
    int recover_expired(core::Instant now) override;
    int give_back(const std::string& lease_token) override;
    bool is_superseded(const core::OutboxMessage& message) override;
    bool was_told_before(const core::OutboxMessage& message) override;
    bool mark_sending(const core::OutboxMessageId& id,
                      const std::string& lease_token,
                      const std::string& rendered,
                      core::Instant until) override;
    bool mark_sent(const core::OutboxMessageId& id,
                   const std::string& lease_token,
                   const std::string& last_code,
                   const std::string& queue_id,
                   core::Instant now) override;
    bool mark_retry(const core::OutboxMessageId& id,
                    const std::string& lease_token,
                    const std::string& last_code,
                    core::Instant next_at,
                    core::Instant now) override;
    bool mark_held(const core::OutboxMessageId& id,
                   const std::string& lease_token,
                   const std::string& last_code,
                   core::Instant next_at,
                   core::Instant now) override;
    bool mark_in_doubt(const core::OutboxMessageId& id,
                       const std::string& lease_token,
                       const std::string& last_code,
                       core::Instant now) override;
    bool mark_failed(const core::OutboxMessageId& id,
                     const std::string& lease_token,
                     const std::string& last_code,
                     core::Instant now) override;
    bool mark_cancelled(const core::OutboxMessageId& id,
                        const std::string& lease_token,
                        const std::string& last_code,
                        core::Instant now) override;

private:
    // Adds to the ledger of the seat, if `changed`, which it gives.
    bool noted(bool changed,
               const core::OutboxMessageId& id,
               core::DeliveryStep step,
               const std::string& code,
               core::Instant at,
               const std::optional<core::Instant>& next_at = {});
    bool end(const char* state,
             const core::OutboxMessageId& id,
             const std::string& lease_token,
             const std::string& last_code,
             core::Instant now);

    Sql& sql_;
};

}  // namespace quorate::db
