#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/circulation/disclosure.hpp"

namespace quorate::core {

/// Whether one item of the record may go to one recipient.
enum class Passage {
    by_default,  // without anybody choosing it
    if_chosen,   // when the chair read it and ticked it for this seat
    never,       // whoever chooses it
};

/// The gate's answer about one item. `why` says in a sentence without a full stop what keeps it
/// back; empty for what goes by default. `what_to_do` says to staff what would let it go, if it
/// may: it is in nothing that a reader gets.
struct Verdict {
    Passage passage = Passage::never;
    std::string_view why = {};
    std::string_view what_to_do = {};
};

/// Whom an item is about: what somebody noted, or what is usual. A decision is about its child
/// and a part of the plan about the children that it is for whatever was noted, an agency's part is
/// from that agency, and all else about all children.
ItemAbout about_section(const MinuteSection& section, const Papers& papers);
ItemAbout about_decision(const ChildDecision& decision, const Papers& papers);
ItemAbout about_action(const ActionPoint& action, const Papers& papers);

ItemAbout about_plan_part(const PlanPart& part, const Papers& papers);

/// Whether the recipient reads that a part of the plan is for this child: of the family only
/// whoever is the parent, or has no child noted as theirs and parental responsibility.
bool may_name(const ChildId& child,
              Recipient recipient,
              const std::optional<FamilyMemberId>& member,
              const Papers& papers);

// Professionals get everything by default. A member of the family gets what is marked for the
// family, and of that never
//   - what a strategy discussion brought;
//   - what is another person's: their health, police record, address or history;
//   - what is about a child who is not theirs;
//   - what names somebody whom they must not meet.
// What is about all children goes by default to whoever is the parent of all, or has no child noted
// as theirs, and never to the parent of some: it tells of the others too. They get it once somebody
// has noted that it is about their own alone. What speaks of "the father" goes to the mother who
// must not meet him when it was ticked for her, and with no choice that ticks nothing.

Verdict verdict_on(const MinuteSection& section,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers);
Verdict verdict_on(const ChildDecision& decision,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers);
Verdict verdict_on(const ActionPoint& action,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers);
Verdict verdict_on(const PlanPart& part,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers);

/// A line of the interim plan of an adjourned meeting, by its number from 1, for one of the family:
/// it goes once it is marked, as it is about all children.
Verdict verdict_on_plan_line(int number,
                             const std::string& line,
                             const std::optional<FamilyMemberId>& member,
                             const Papers& papers);

/// An amendment goes where its part goes, if it is marked for the family as well.
Verdict verdict_on(const Amendment& amendment,
                   Recipient recipient,
                   const std::optional<FamilyMemberId>& member,
                   const Papers& papers);

/// The part of the minutes that an amendment puts right; nothing: the whole record.
const MinuteSection* part_of(const Amendment& amendment, const Papers& papers);

}  // namespace quorate::core
