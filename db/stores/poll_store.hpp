#pragma once

#include "core/polls/poll_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Polls, in the table `availability_poll` and those that hang on it.
class PollStore final : public core::PollStore {
public:
    explicit PollStore(Sql& sql) : sql_{sql} {}

    void add(const core::Poll& poll) override;
    std::optional<core::Poll> find(const core::AuthorityId& authority,
                                   const core::PollId& id) override;
    std::optional<core::PollSeatKey> find_by_link(const std::string& link_hash) override;
    std::optional<core::PollSeatKey> find_seat(const core::AuthorityId& authority,
                                               const core::PollSeatId& seat) override;
    std::vector<core::Poll> made_by(const core::AuthorityId& authority,
                                    const core::UserId& maker,
                                    int limit) override;
    std::vector<core::Poll> of_case(const core::AuthorityId& authority,
                                    const core::CaseId& id) override;
    int count_waiting(const core::AuthorityId& authority, const core::UserId& maker) override;
    std::vector<core::PollKey> due(core::Instant now, int limit) override;
    core::Result<int> save(const core::Poll& poll) override;
    void give_to(const core::AuthorityId& authority,
                 const core::PollId& poll,
                 const core::UserId& maker) override;
    void save_answers(const core::AuthorityId& authority,
                      const core::PollId& poll,
                      const core::PollSeat& seat) override;
    void save_address(const core::AuthorityId& authority, const core::PollSeat& seat) override;
    std::vector<core::PollSeatKey> asked_of(const core::AuthorityId& authority,
                                            const core::SeatHolder& holder) override;
    void expect_mail(const core::AuthorityId& authority,
                     const core::PollSeatId& seat,
                     const std::string& token_hash) override;
    std::string expected_mail_of(const core::AuthorityId& authority,
                                 const core::PollSeatId& seat) override;
    std::optional<core::PollSeatKey> find_by_mail(const std::string& token_hash) override;
    bool add_note(const core::PollNote& note) override;
    std::vector<core::PollNote> notes_of(const core::AuthorityId& authority,
                                         const core::PollId& poll) override;
    bool deal_with_note(const core::AuthorityId& authority,
                        const core::PollNoteId& id,
                        const core::UserId& by,
                        core::Instant at) override;
    int count_notes(const core::AuthorityId& authority, const core::UserId& maker) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
