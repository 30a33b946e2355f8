#include "core/minutes/agenda.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace quorate::core {
namespace {

std::vector<std::string> codes(MeetingType type, Jurisdiction jurisdiction)
{
    std::vector<std::string> found;
    for (const AgendaItem& item : agenda_for(type, jurisdiction))
        found.emplace_back(item.code);
    return found;
}

std::ptrdiff_t place(const std::vector<std::string>& all, std::string_view code)
{
    return std::ranges::find(all, code) - all.begin();
}

constexpr Jurisdiction both[] = {Jurisdiction::england, Jurisdiction::wales};

TEST(Agenda, OfAConferenceHasTheNineItemsInTheirOrder)
{
    EXPECT_EQ(codes(MeetingType::initial_cp_conference, Jurisdiction::england),
              (std::vector<std::string>{"welcome",
                                        "reason",
                                        "child_views",
                                        "agencies",
                                        "family",
                                        "analysis",
                                        "decision",
                                        "plan",
                                        "dates"}));
}

TEST(Agenda, AlwaysHearsTheChildBeforeTheAgencies)
{
    for (const MeetingType type : all_meeting_types())
        for (const Jurisdiction jurisdiction : both) {
            const auto all = codes(type, jurisdiction);
            ASSERT_LT(place(all, child_views_item), std::ssize(all)) << code(type);
            EXPECT_LT(place(all, child_views_item), place(all, "agencies")) << code(type);
        }
}

TEST(Agenda, NamesNoItemTwiceAndHintsAtEach)
{
    for (const MeetingType type : all_meeting_types())
        for (const Jurisdiction jurisdiction : both) {
            const auto all = codes(type, jurisdiction);
            EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
            for (const std::string& item : all)
                EXPECT_FALSE(agenda_hint(item).empty()) << item;
        }
}

TEST(Agenda, OfACoreGroupGoesFromProgressOverChangesToARecommendation)
{
    const auto all = codes(MeetingType::core_group, Jurisdiction::england);

    EXPECT_LT(place(all, "progress"), place(all, plan_item));
    EXPECT_LT(place(all, plan_item), place(all, decision_item));
    EXPECT_LT(place(all, decision_item), place(all, "dates"));
    EXPECT_LT(place(all, "dates"), std::ssize(all));
    EXPECT_EQ(agenda_hint(decision_item, MeetingType::core_group, Jurisdiction::england),
              "What the core group agreed, and what it recommends to the review, with reasons.");
}

TEST(Agenda, OfChildInNeedMeetingsLooksAtProgressBeforeAgreeing)
{
    for (const MeetingType type : {MeetingType::cin_planning_meeting, MeetingType::cin_review}) {
        const auto all = codes(type, Jurisdiction::england);
        EXPECT_LT(place(all, "progress"), place(all, decision_item));
        EXPECT_LT(place(all, decision_item), std::ssize(all));
    }
}

TEST(Agenda, OfEachTypeThatIsHeldForSomethingOfItsOwnSaysSo)
{
    struct Row {
        MeetingType type;
        const char* item;
    };
    for (const auto& [type, item] : {Row{MeetingType::transfer_in_conference, "elsewhere"},
                                     Row{MeetingType::pre_birth_conference, "birth"},
                                     Row{MeetingType::efh_planning_meeting, "places"},
                                     Row{MeetingType::assessment_planning_meeting, "needs"},
                                     Row{MeetingType::step_down_or_closure_meeting, "concerns"}})
        for (const Jurisdiction jurisdiction : both) {
            const auto all = codes(type, jurisdiction);
            EXPECT_LT(place(all, item), std::ssize(all)) << code(type);
            EXPECT_LT(place(all, decision_item), std::ssize(all)) << code(type);
            EXPECT_LT(place(all, plan_item), std::ssize(all)) << code(type);
        }
}

TEST(Agenda, OfAFamilyGroupEndsWithTheFamilysPlanAndWhetherItIsAgreed)
{
    const auto all = codes(MeetingType::fgdm_meeting, Jurisdiction::england);

    EXPECT_LT(place(all, "family"), place(all, plan_item));
    EXPECT_LT(place(all, plan_item), place(all, decision_item));
    EXPECT_LT(place(all, decision_item), std::ssize(all));
}

TEST(Agenda, OfAClosureHoldsTheClosingSummaryAndNoOtherDoes)
{
    std::vector<std::string> summary;
    for (const std::string& item :
         codes(MeetingType::step_down_or_closure_meeting, Jurisdiction::england))
        if (is_of_closing_summary(item)) summary.push_back(item);
    EXPECT_EQ(summary,
              (std::vector<std::string>{"concerns",
                                        "action_taken",
                                        "ongoing_needs",
                                        "ending_reasons",
                                        "handover",
                                        "told_family"}));
    for (const std::string& item : codes(MeetingType::cin_review, Jurisdiction::england))
        EXPECT_FALSE(is_of_closing_summary(item)) << item;
}

TEST(Agenda, OfHelpInWalesIsAboutACareAndSupportPlan)
{
    const auto agenda = agenda_for(MeetingType::cin_review, Jurisdiction::wales);
    const auto item = std::ranges::find(agenda, plan_item, &AgendaItem::code);

    ASSERT_NE(item, agenda.end());
    EXPECT_EQ(item->title, "Care and support plan");
}

TEST(Agenda, InWalesAConferenceDecidesOnTheRegister)
{
    const auto agenda = agenda_for(MeetingType::review_cp_conference, Jurisdiction::wales);
    const auto item = std::ranges::find(agenda, decision_item, &AgendaItem::code);

    ASSERT_NE(item, agenda.end());
    EXPECT_EQ(item->title, "Registration of each child");
}

}  // namespace
}  // namespace quorate::core
