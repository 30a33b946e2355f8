#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/cases/case_event.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/meetings/quorum.hpp"
#include "core/minutes/outcome.hpp"

namespace quorate::core {

/// A child as returns know one: without a name.
struct CensusChild {
    ChildId id = {};
    std::optional<Date> born = {};
    std::optional<Date> expected = {};
};

/// A meeting that was held, and what it decided about each child.
struct CensusMeeting {
    MeetingId id = {};
    MeetingType type = MeetingType::initial_cp_conference;
    Date on = {};
    std::optional<QuorumState> quorum = {};

    struct Decided {
        ChildId child = {};
        Outcome outcome = Outcome::adjourned;
        std::string category = {};
    };
    std::vector<Decided> decisions = {};
};

/// All that returns are made from, of one family.
struct CensusFamily {
    CaseId id = {};
    std::string reference = {};
    TeamId team = {};
    UserId lead_worker = {};
    bool is_open = true;
    std::vector<CensusChild> children = {};    // in the order in which pages list them
    std::vector<CaseEvent> events = {};        // what holds now, by day; without notes
    std::vector<CensusMeeting> meetings = {};  // by day
    // Strategy discussions whose conference a person settled as not needed, and for which child; an
    // empty child stands for all.
    std::vector<std::pair<CaseEventId, ChildId>> conference_not_needed = {};
};

}  // namespace quorate::core
