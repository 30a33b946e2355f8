#pragma once

#include "core/replies/reply_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Replies by mail, in the tables `seat_mail`, `mailed_reply` and `unmatched_mail`.
class ReplyStore final : public core::ReplyStore {
public:
    explicit ReplyStore(Sql& sql) : sql_{sql} {}

    void expect(const core::ReplyAddress& address, const std::string& token_hash) override;
    std::string expected_of(const core::ReplyAddress& address) override;
    std::optional<core::ReplyAddress> find_address(const std::string& token_hash) override;
    core::SeatMailState state_of(const core::ReplyAddress& seat) override;
    void save_state(const core::ReplyAddress& seat, const core::SeatMailState& state) override;
    bool add(const core::MailedReply& reply) override;
    std::optional<core::MailedReply> find(const core::AuthorityId& authority,
                                          const core::MailedReplyId& id) override;
    std::vector<core::MailedReply> of_meeting(const core::AuthorityId& authority,
                                              const core::MeetingId& meeting) override;
    bool settle(const core::AuthorityId& authority,
                const core::MailedReplyId& id,
                core::ReplyState state,
                const core::UserId& by,
                core::Instant at) override;
    std::vector<core::WaitingItem> to_look_at(const core::AuthorityId& authority,
                                              core::Instant now) override;
    bool deal_with_note(const core::ReplyAddress& seat,
                        core::Instant replied_at,
                        const core::UserId& by,
                        core::Instant at) override;
    bool is_note_dealt_with(const core::ReplyAddress& seat, core::Instant replied_at) override;
    void carry_note_dealt_with(const core::ReplyAddress& seat,
                               core::Instant replied_at,
                               const core::InviteeId& to) override;
    bool add_unmatched(const core::UnmatchedMail& mail) override;
    std::vector<core::UnmatchedMail> unmatched(const core::AuthorityId& authority) override;
    bool settle_unmatched(const core::AuthorityId& authority,
                          const core::UnmatchedMailId& id,
                          const core::UserId& by,
                          core::Instant at) override;
    std::optional<core::InboxPlace> place_in(const std::string& inbox) override;
    void save_place(const std::string& inbox, const core::InboxPlace& place) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
