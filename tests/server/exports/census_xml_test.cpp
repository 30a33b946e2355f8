#include "server/exports/census_xml.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <sstream>

#include "tests/support/census_family.hpp"
#include "tests/support/golden.hpp"

namespace quorate::server {
namespace {

const core::CensusPeriod year = core::census_year(2026);

std::string xml_of(const test::HistoryOf& family, const std::string& lea = {})
{
    std::ostringstream out;
    CensusXml xml{out,
                  {.period = year, .lea = lea, .made_at = test::at("2026-05-23T11:14:05+01:00")}};
    for (const core::CensusRecord& record : family.records(year))
        xml.add(record);
    xml.finish();
    return out.str();
}

TEST(CensusXml, TellsTheSiblingsOfOneFamilyApart)
{
    std::string xml = xml_of(test::siblings(), "201");
    const std::string release = "<Release>" QUORATE_VERSION "</Release>";
    ASSERT_NE(xml.find(release), std::string::npos);
    xml.replace(xml.find(release), release.size(), "<Release>THIS</Release>");
    test::expect_golden("returns/cin_census_2026.xml", xml);
}

TEST(CensusXml, IsWellFormedWithoutAChild)
{
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(xml_of(test::HistoryOf{test::HistoryOf::Children{}}).c_str()));
    const auto message = document.child("Message");
    const auto collection = message.child("Header").child("CollectionDetails");
    EXPECT_STREQ(collection.child_value("Collection"), "CIN");
    EXPECT_STREQ(collection.child_value("Year"), "2026");
    EXPECT_STREQ(collection.child_value("ReferenceDate"), "2026-03-31");
    const auto source = message.child("Header").child("Source");
    EXPECT_STREQ(source.child_value("DateTime"), "2026-05-23T11:14:05");
    EXPECT_FALSE(source.child("LEA"));
    EXPECT_TRUE(message.child("Children"));
    EXPECT_FALSE(message.child("Children").first_child());
}

TEST(CensusXml, GivesEachReviewAGroupOfItsOwn)
{
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(xml_of(test::siblings()).c_str()));
    const auto reviews = document.select_nodes("//ChildProtectionPlans/Reviews[CPPreviewDate]");
    EXPECT_EQ(reviews.size(), 2u);
    EXPECT_EQ(document.select_nodes("//Child").size(), 3u);
    EXPECT_EQ(document.select_nodes("//Child[ChildIdentifiers/ExpectedPersonBirthDate]").size(),
              1u);
}

TEST(CensusXml, EscapesWhatItIsGiven)
{
    auto family = test::siblings();
    family.family.meetings[0].decisions[0].category = "<&>";
    pugi::xml_document document;
    ASSERT_TRUE(document.load_string(xml_of(family).c_str()));
    EXPECT_STREQ(document.select_node("//InitialCategoryOfAbuse").node().child_value(), "<&>");
}

}  // namespace
}  // namespace quorate::server
