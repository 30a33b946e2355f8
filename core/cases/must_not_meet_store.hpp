#pragma once

#include <vector>

#include "core/cases/must_not_meet.hpp"

namespace quorate::core {

/// The pairs of family members who must not meet.
class MustNotMeetStore {
public:
    virtual ~MustNotMeetStore() = default;

    /// Whichever of the two is named first.
    virtual void add(const AuthorityId& authority, const MustNotMeet& pair) = 0;

    /// Those that hold, in the order in which they were noted.
    virtual std::vector<MustNotMeet> of_case(const AuthorityId& authority, const CaseId& id) = 0;

    /// Those that hold in families that have a meeting ahead which begins between two moments.
    virtual std::vector<MustNotMeet> of_meetings(const AuthorityId& authority,
                                                 Instant from,
                                                 Instant until) = 0;

    /// It is kept, but holds no longer.
    virtual void end(const AuthorityId& authority, const EndedMustNotMeet& ended) = 0;
};

}  // namespace quorate::core
