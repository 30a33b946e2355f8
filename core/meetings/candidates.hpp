#pragma once

#include <optional>
#include <vector>

#include "core/cases/family_member.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether somebody who had a seat works there no more: their account or their entry in the
/// directory is not in use. Of the family nobody leaves.
bool has_left(UnitOfWork& work, const AuthorityId& authority, const SeatHolder& holder);

/// Whether somebody with an account may be given a seat, a task at a meeting, or anything else that
/// shows them a family: not when their role never sees one, as auditors and administrators.
bool may_have_seat(const User& user);

/// The people whom one meeting's seats may be for, with what the case says of them now.
class Candidates {
public:
    Candidates(UnitOfWork& work, const Meeting& meeting);

    /// Whether this person must not be at the family's meetings.
    bool is_excluded(const SeatHolder& holder) const;

    /// Where the person is written to; empty means by hand. Nothing when nobody can be invited.
    std::optional<Email> address(const SeatHolder& holder) const;

    /// The language in which the person is written to: English for the authority's own staff.
    Language language(const SeatHolder& holder) const;

private:
    UnitOfWork& work_;
    AuthorityId authority_;
    std::vector<FamilyMember> members_;
    std::vector<ExcludedPerson> excluded_;
};

}  // namespace quorate::core
