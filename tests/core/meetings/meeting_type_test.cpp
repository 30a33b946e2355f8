#include "core/meetings/meeting_type.hpp"

#include <gtest/gtest.h>

#include <set>

namespace quorate::core {
namespace {

TEST(MeetingType, IsFoundAgainByItsCode)
{
    std::set<std::string_view> codes;
    for (const MeetingType type : all_meeting_types()) {
        EXPECT_EQ(meeting_type_from(code(type)), type) << code(type);
        EXPECT_FALSE(label(type).empty());
        codes.insert(code(type));
    }
    EXPECT_EQ(codes.size(), 15u);
    EXPECT_FALSE(meeting_type_from("case_conference").has_value());
}

TEST(MeetingType, HasANeutralNameThatTellsNothing)
{
    for (const MeetingType type : all_meeting_types())
        EXPECT_EQ(neutral_name(type), "Multi-agency meeting");
}

TEST(MeetingType, IsAConferenceOnlyWhenItIsAChildProtectionConference)
{
    std::set<std::string_view> conferences;
    for (const MeetingType type : all_meeting_types())
        if (is_conference(type)) conferences.insert(code(type));

    EXPECT_EQ(conferences,
              (std::set<std::string_view>{"initial_cp_conference",
                                          "review_cp_conference",
                                          "transfer_in_conference",
                                          "pre_birth_conference"}));
}

TEST(MeetingType, IsForFamilyUnlessItDecidesWhatTheyAreTold)
{
    std::set<std::string_view> apart;
    for (const MeetingType type : all_meeting_types())
        if (!is_for_family(type)) apart.insert(code(type));

    EXPECT_EQ(apart, (std::set<std::string_view>{"strategy_discussion", "legal_planning"}));
}

}  // namespace
}  // namespace quorate::core
