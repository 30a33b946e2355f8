#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/circulation/disclosure_gate.hpp"

namespace quorate::core::test_world {

inline const FamilyMemberId mother{"mother"};
inline const FamilyMemberId father{"father"};
inline const ChildId rowan{"rowan"};
inline const ChildId wren{"wren"};
inline const InviteeId seat{"seat"};

inline Child child(const ChildId& id, const char* name)
{
    return {.id = id, .given_name = PersonName{name}, .family_name = PersonName{"Testwood"}};
}

// A conference about two children with two sections, a decision for each and two action points,
// all marked for the family; the mother is the parent of both, the father of Rowan.
inline Papers world()
{
    Papers papers;
    papers.type = MeetingType::initial_cp_conference;
    papers.minutes.status = MinutesStatus::approved;
    papers.children = {child(rowan, "Rowan"), child(wren, "Wren")};
    papers.members = {{.member = mother,
                       .name = PersonName{"Hazel Testwood"},
                       .relationship = "Mother",
                       .has_parental_responsibility = true},
                      {.member = father,
                       .name = PersonName{"Glen Otherwood"},
                       .relationship = "Father",
                       .has_parental_responsibility = true,
                       .own_children = std::vector{rowan}}};
    for (const char* id : {"s1", "s2"})
        papers.sections.push_back({.id = MinuteSectionId{id},
                                   .item = "item",
                                   .title = "Title " + std::string{id},
                                   .body = FreeText{"CANARY-" + std::string{id}},
                                   .visible_to_family = true});
    for (const ChildId& each : {rowan, wren})
        papers.decisions.push_back({.id = DecisionId{"d-" + each.text()},
                                    .child = each,
                                    .outcome = Outcome::cp_plan_made,
                                    .category = "NEG",
                                    .reasons = FreeText{"CANARY-d-" + each.text()},
                                    .dissent = FreeText{"CANARY-DISSENT"},
                                    .visible_to_family = true});
    for (const char* id : {"a1", "a2"}) {
        ActionRow row;
        row.action.id = ActionPointId{id};
        row.action.what = FreeText{"CANARY-WHAT"};
        row.action.plain_language = FreeText{"CANARY-" + std::string{id}};
        row.action.owner.contact = ContactId{"nurse"};
        row.action.visible_to_family = true;
        row.owner_name = PersonName{"CANARY-OWNER"};
        row.agency_name = "School";
        papers.actions.push_back(std::move(row));
    }
    papers.amendments = {{.id = AmendmentId{"of-s1"},
                          .number = 1,
                          .section = MinuteSectionId{"s1"},
                          .body = FreeText{"CANARY-of-s1"},
                          .reason = FreeText{"CANARY-REASON"},
                          .visible_to_family = true}};
    return papers;
}

inline void say(Papers& papers, const ItemAbout& about)
{
    std::erase_if(papers.about, [&](const ItemAbout& each) { return each.item == about.item; });
    papers.about.push_back(about);
}

inline Passage reach_of_first(const Papers& papers, const FamilyMemberId& member)
{
    return verdict_on(papers.sections.front(), Recipient::family, member, papers).passage;
}

// Every word of a release that a reader is shown.
inline std::string words_of(const Release& release)
{
    std::string all = release.kind;
    for (const auto& each : release.attendance)
        all += each.name.reveal() + each.about + each.attendance + each.deputy.reveal() + '\n';
    for (const auto& each : release.sections)
        all += each.title + each.body.reveal() + '\n';
    for (const auto& each : release.decisions)
        all += each.child.reveal() + each.outcome + each.category + each.reasons.reveal() +
               each.dissent.reveal() + '\n';
    for (const auto& each : release.actions)
        all += each.what.reveal() + each.owner_name.reveal() + each.agency_name + '\n';
    for (const auto& each : release.amendments)
        all += each.title + each.body.reveal() + '\n';
    return all;
}

inline PlanPart plan_part(std::vector<ChildId> children)
{
    return {.id = PlanPartId{"p1"},
            .outcome = FreeText{"CANARY-OUTCOME"},
            .expected_of_parents = FreeText{"CANARY-EXPECTED"},
            .children = std::move(children),
            .visible_to_family = true};
}

}  // namespace quorate::core::test_world
