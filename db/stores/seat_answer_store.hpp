#pragma once

#include "core/meetings/seat_answer_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What people said of a place and of a language, in the table `seat_answer`.
class SeatAnswerStore final : public core::SeatAnswerStore {
public:
    explicit SeatAnswerStore(Sql& sql) : sql_{sql} {}

    void add(const core::AuthorityId& authority,
             const core::InviteeId& seat,
             const core::SaidAnswer& said) override;
    core::SaidAnswers of_seat(const core::AuthorityId& authority,
                              const core::InviteeId& seat) override;
    std::map<core::InviteeId, core::SaidAnswers> of_meeting(
        const core::AuthorityId& authority, const core::MeetingId& meeting) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
