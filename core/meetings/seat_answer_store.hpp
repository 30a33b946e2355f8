#pragma once

#include <map>

#include "core/meetings/seat_answer.hpp"

namespace quorate::core {

/// What people said of a private place and of the language they want to speak.
class SeatAnswerStore {
public:
    virtual ~SeatAnswerStore() = default;

    /// In the place of what they said before to the same question, which is kept.
    virtual void add(const AuthorityId& authority,
                     const InviteeId& seat,
                     const SaidAnswer& said) = 0;

    virtual SaidAnswers of_seat(const AuthorityId& authority, const InviteeId& seat) = 0;

    /// Of the seats that are not removed. Who said nothing is not there.
    virtual std::map<InviteeId, SaidAnswers> of_meeting(const AuthorityId& authority,
                                                        const MeetingId& meeting) = 0;
};

}  // namespace quorate::core
