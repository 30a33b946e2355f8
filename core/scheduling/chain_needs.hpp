#pragma once

#include <optional>
#include <vector>

#include "core/scheduling/chain_limits.hpp"
#include "core/scheduling/meeting_needs.hpp"

namespace quorate::core {

/// What the meetings of a chain need: what is stored for each, or what the core group and the
/// review take over from the conference.
class ChainNeeds {
public:
    /// Refuses who may not book for the case, and a type that is no initial conference ("type").
    static Result<ChainNeeds> read(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const CaseId& id,
                                   MeetingType conference,
                                   const std::vector<ChildId>& children);

    const FamilyCase& family() const { return choices_.family; }
    const std::vector<ChildId>& children() const { return conference_.children; }

    /// The last day that waits for the conference, whether a time can be found or not.
    std::optional<CaseDueDate> limit() const;

    /// The conference, when it is booked and still ahead.
    std::optional<Meeting> booked(Instant now) const;

    /// Whether somebody said what this meeting needs; the conference's are never taken over.
    bool is_said(ChainLink link) const;

    /// What it needs when nobody said so: the conference's people and place.
    NeedsDraft like_conference(ChainLink link) const;

    /// As it would be booked.
    Result<MeetingNeeds> of(ChainLink link) const;

private:
    ChainNeeds(UnitOfWork& work,
               const MeetingTools& tools,
               const Actor& actor,
               MeetingChoices choices,
               MeetingNeeds conference);

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    MeetingChoices choices_;
    MeetingNeeds conference_;
};

}  // namespace quorate::core
