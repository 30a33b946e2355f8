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

TEST(Agenda, InWalesAConferenceDecidesOnTheRegister)
{
    const auto agenda = agenda_for(MeetingType::review_cp_conference, Jurisdiction::wales);
    const auto item = std::ranges::find(agenda, decision_item, &AgendaItem::code);

    ASSERT_NE(item, agenda.end());
    EXPECT_EQ(item->title, "Registration of each child");
}

}  // namespace
}  // namespace quorate::core
