#include "core/retention/information_use.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/circulation/circulation.hpp"
#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

TEST(UsesOfInformation, SayPurposeBasisAndHowLongEach)
{
    std::set<std::string_view> codes;
    for (const InformationUseRow& each : information_uses()) {
        EXPECT_TRUE(codes.insert(each.code).second) << each.code;
        EXPECT_EQ(information_use_from(each.code), each.use);
        for (const std::string_view words :
             {each.label, each.purpose, each.basis, each.condition, each.shared_with, each.kept})
            EXPECT_FALSE(words.empty()) << each.code;
        EXPECT_TRUE(each.basis.starts_with("Article 6(1)(")) << each.code;
    }
    EXPECT_FALSE(information_use_from("weather"));
}

TEST(UsesOfInformation, AreATableWithARowForEach)
{
    const auto rows = parse_csv(information_uses_csv());
    ASSERT_EQ(rows.size(), information_uses().size() + 1);
    for (const CsvRow& each : rows)
        EXPECT_EQ(each.fields.size(), 7U);
}

TEST(UsesOfInformation, OfPapersFollowFromWhoGetsThem)
{
    Circulation papers{.kind = CirculationKind::minutes};
    papers.contact = ContactId{"contact-1"};
    EXPECT_EQ(use_of(papers), InformationUse::minutes_to_professional);
    papers.contact.reset();
    papers.family_member = FamilyMemberId{"mother-1"};
    EXPECT_EQ(use_of(papers), InformationUse::minutes_to_family);
    papers.kind = CirculationKind::actions;
    EXPECT_EQ(use_of(papers), InformationUse::action_to_owner);
}

}  // namespace
}  // namespace quorate::core
