#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/polls/poll.hpp"
#include "core/polls/poll_note.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Which poll, for those who look across authorities.
struct PollKey {
    AuthorityId authority;
    PollId poll;
};

/// One person's part in a poll.
struct PollSeatKey {
    AuthorityId authority;
    PollId poll;
    PollSeatId seat;
};

/// The questions to people whose calendars are not shared.
class PollStore {
public:
    virtual ~PollStore() = default;

    /// With all its choices and seats. The choices' holds are kept by HoldStore.
    virtual void add(const Poll& poll) = 0;

    virtual std::optional<Poll> find(const AuthorityId& authority, const PollId& id) = 0;

    /// Whose link it is, in whatever authority.
    virtual std::optional<PollSeatKey> find_by_link(const std::string& link_hash) = 0;

    virtual std::optional<PollSeatKey> find_seat(const AuthorityId& authority,
                                                 const PollSeatId& seat) = 0;

    /// What `maker` has asked, undecided ones first, those by deadline; then the latest others.
    virtual std::vector<Poll> made_by(const AuthorityId& authority,
                                      const UserId& maker,
                                      int limit) = 0;

    /// Of a case, the latest first.
    virtual std::vector<Poll> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// How many of theirs wait for `maker`.
    virtual int count_waiting(const AuthorityId& authority, const UserId& maker) = 0;

    /// Those that are to be settled, in every authority: open, and past their deadline or answered
    /// by everybody who was asked.
    virtual std::vector<PollKey> due(Instant now, int limit) = 0;

    /// Saves where it stands, its deadline, round, outcome and holds when the stored version is
    /// still `poll.version`, and gives the next one; `stale_version` otherwise.
    virtual Result<int> save(const Poll& poll) = 0;

    /// Makes it another's: what it comes to, and what people write, is for them from now on.
    virtual void give_to(const AuthorityId& authority, const PollId& poll, const UserId& maker) = 0;

    /// Saves what one seat answered and who wrote it down, in the place of what it said before, and
    /// whether its link reached the wrong person.
    virtual void save_answers(const AuthorityId& authority,
                              const PollId& poll,
                              const PollSeat& seat) = 0;

    /// Saves where one seat is asked, with the link that goes there.
    virtual void save_address(const AuthorityId& authority, const PollSeat& seat) = 0;

    /// The seats of somebody who is asked in polls that are undecided.
    virtual std::vector<PollSeatKey> asked_of(const AuthorityId& authority,
                                              const SeatHolder& holder) = 0;

    /// Where replies to its mails go: told when one is made.
    virtual void expect_mail(const AuthorityId& authority,
                             const PollSeatId& seat,
                             const std::string& token_hash) = 0;

    /// What expect_mail() was told of the seat; empty before.
    virtual std::string expected_mail_of(const AuthorityId& authority, const PollSeatId& seat) = 0;

    /// In any authority: the address is all that a mail has.
    virtual std::optional<PollSeatKey> find_by_mail(const std::string& token_hash) = 0;

    /// False when one with its key is known of that seat already; it is not added then.
    virtual bool add_note(const PollNote& note) = 0;

    /// Of every seat of a poll, the last one first.
    virtual std::vector<PollNote> notes_of(const AuthorityId& authority, const PollId& poll) = 0;

    /// Notes that somebody saw to one; false when somebody had.
    virtual bool deal_with_note(const AuthorityId& authority,
                                const PollNoteId& id,
                                const UserId& by,
                                Instant at) = 0;

    /// How many notes in polls of `maker` nobody has dealt with.
    virtual int count_notes(const AuthorityId& authority, const UserId& maker) = 0;
};

}  // namespace quorate::core
