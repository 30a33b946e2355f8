#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/cases/family_member.hpp"
#include "core/minutes/amendment.hpp"
#include "core/minutes/minutes.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// Where what a part of the record says comes from.
enum class RecordSource { other, agency, strategy_discussion };

/// "other", "agency", "strategy_discussion": stored, and used by the API. Never changes.
std::string_view code(RecordSource source);
std::optional<RecordSource> record_source_from(std::string_view code);

/// "A strategy discussion"
std::string_view label(RecordSource source);

/// Whom a section, a decision or an action point is about.
struct ItemAbout {
    std::string item = {};                     // its id
    std::vector<ChildId> children = {};        // empty: all children of the meeting
    std::vector<FamilyMemberId> persons = {};  // whose health, police record, address or history
                                               // it is
    RecordSource source = RecordSource::other;

    friend bool operator==(const ItemAbout&, const ItemAbout&) = default;
};

/// The children of a family for whom a member of it is a parent, as somebody noted.
struct OwnChildren {
    FamilyMemberId member = {};
    std::vector<ChildId> children = {};

    friend bool operator==(const OwnChildren&, const OwnChildren&) = default;
};

/// A member of the family as the gate knows them.
struct FamilyReader {
    FamilyMemberId member = {};
    PersonName name = {};
    std::string relationship = {};
    bool has_parental_responsibility = false;
    std::optional<std::vector<ChildId>> own_children = {};  // nothing: nobody noted whose they are
};

/// Two of a family who must not meet: neither reads where the other is.
struct KeptApart {
    FamilyMemberId one = {};
    FamilyMemberId other = {};
};

/// The ids of what a recipient was sent, or is to be sent. Fixed when it is sent: later changes
/// never add to it.
struct ReleasedSet {
    std::vector<MinuteSectionId> sections = {};
    std::vector<DecisionId> decisions = {};
    std::vector<ActionPointId> actions = {};
    std::vector<AmendmentId> amendments = {};
    std::vector<PlanPartId> plan = {};

    friend bool operator==(const ReleasedSet&, const ReleasedSet&) = default;
};

/// How much of the record the chair gives to one seat.
enum class Share {
    usual,      // what is safe without anybody looking: see Passage::by_default
    full,       // the same: chosen by those who knew it as more, and never more than usual
    part,       // what was ticked, of what the gate lets through
    decisions,  // the decisions and nothing else
    nothing,    // for a reason that is kept
};

/// "usual", "full", "part", "decisions", "nothing": stored, and used by the API. Never changes.
std::string_view code(Share share);
std::optional<Share> share_from(std::string_view code);

/// "Some of it"
std::string_view label(Share share);

/// A row of the chair's map: what one seat gets. Narrows what is usual, and widens it only by
/// what was ticked and the gate lets through.
struct SeatChoice {
    InviteeId seat = {};
    Share share = Share::usual;
    ReleasedSet chosen = {};  // with Share::part
    FreeText reason = {};     // with Share::nothing
    UserId chosen_by = {};
    Instant chosen_at = {};
    int version = 0;

    friend bool operator==(const SeatChoice&, const SeatChoice&) = default;
};

}  // namespace quorate::core
