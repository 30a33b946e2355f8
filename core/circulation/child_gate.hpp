#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/circulation/disclosure.hpp"
#include "core/circulation/disclosure_gate.hpp"

namespace quorate::core {

/// A child as the gate knows them: with the family's other children, who are never named.
struct ChildReader {
    ChildId id = {};
    PersonName name = {};                 // what they are called
    std::vector<PersonName> others = {};  // the same of the other children
};

/// One of the children of a family, as the gate knows them.
ChildReader child_reader(const ChildId& id, const std::vector<Child>& family);

// What is for a child is kept narrower than what is for a parent. Of what is marked for the family
// a child gets never
//   - what is about another child, or about all of several;
//   - what is a parent's or another person's: their health, police record, address or history;
//   - what a strategy discussion brought;
//   - what names another child, or speaks of somebody of the family who must not meet another;
//   - what somebody else of the family is to do.

Verdict child_verdict_on(const MinuteSection& section,
                         const ChildReader& child,
                         const Papers& papers);
Verdict child_verdict_on(const ChildDecision& decision,
                         const ChildReader& child,
                         const Papers& papers);
Verdict child_verdict_on(const ActionPoint& action, const ChildReader& child, const Papers& papers);

/// Of words that somebody writes for the child.
Verdict child_verdict_on_words(std::string_view words,
                               const ChildReader& child,
                               const Papers& papers);

/// What of the agreed record a child may read: sections, decisions and action points that
/// child_verdict_on() lets pass. Never who disagreed, nor who was there.
Release child_release_for(const ChildReader& child, const Papers& papers);

/// What the letter to a child is drafted from: what was decided about that child, without its
/// reasons and its category, and once the minutes are agreed the action points of
/// child_release_for(). Before they are agreed, of conferences alone, as letter_release_for().
Release child_letter_release_for(const ChildReader& child, const Papers& papers);

}  // namespace quorate::core
