#include "core/minutes/named_parts.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(NamedParts, AreToldByTheirFirstWords)
{
    EXPECT_EQ(first_words("  Ring the school \nand the nurse"), "Ring the school");
    EXPECT_EQ(first_words(std::string(50, 'x') + ' ' + std::string(50, 'y')),
              std::string(50, 'x') + "\u2026");
    EXPECT_EQ(first_words(std::string(100, 'x')), std::string(100, 'x'));
}

TEST(NamedParts, AreSectionsDecisionsThePartsOfThePlanAndActionPoints)
{
    MinutesFile file;
    file.sections = {{.id = MinuteSectionId{"s1"}, .title = "Analysis"}};
    file.children = {{.id = ChildId{"c1"},
                      .given_name = PersonName{"Rowan"},
                      .family_name = PersonName{"Testwood"}}};
    file.decisions = {{.id = DecisionId{"d1"}, .child = ChildId{"c1"}}};
    file.plan.written = {{.id = PlanPartId{"p1"}, .outcome = FreeText{"Safe at home"}}};
    file.plan.before = {{.id = PlanPartId{"p0"}, .outcome = FreeText{"In school each day"}}};
    file.plan.progress = {{.part = PlanPartId{"p0"}}};
    ActionRow row;
    row.action.id = ActionPointId{"a1"};
    row.action.what = FreeText{"Ring the school"};
    file.actions = {row};

    const auto parts = parts_of(file);

    EXPECT_EQ(title_of(parts, "s1"), "Analysis");
    EXPECT_EQ(title_of(parts, "decision:d1"), "Decision about Rowan Testwood");
    EXPECT_EQ(title_of(parts, "plan:p1"), "Plan: Safe at home");
    EXPECT_EQ(title_of(parts, "plan:p0"), "How the plan goes: In school each day");
    EXPECT_EQ(title_of(parts, "action:a1"), "Action point: Ring the school");
    EXPECT_EQ(title_of(parts, ""), "");
    EXPECT_EQ(title_of(parts, pointed_at({}, OtherPart{.kind = PartKind::plan, .id = "p1"})),
              "Plan: Safe at home");
}

}  // namespace
}  // namespace quorate::core
