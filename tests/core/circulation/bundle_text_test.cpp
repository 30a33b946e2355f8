#include "core/circulation/bundle_text.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

SubjectBundle a_bundle()
{
    SubjectBundle bundle{.name = PersonName{"Zoë Specimen"}};
    bundle.about = "Health visitor, Health trust";
    bundle.is_professional = true;
    bundle.council = "Exampleshire";
    bundle.digest = "d";
    bundle.parts = {{.heading = "Meetings",
                     .entries = {{.title = "Meeting 1:2",
                                  .lines = {{"You wrote", FreeText{"One line\n3:and 12:another"}},
                                            {"Nothing", FreeText{}}}},
                                 {.title = "No lines"}}},
                    {.heading = "Empty"}};
    bundle.held_back = {{.reason = "It speaks of somebody else", .count = 3}};
    bundle.looks = {{.role = "You",
                     .count = 4,
                     .days = 2,
                     .first = test::day("2026-11-20"),
                     .last = test::day("2026-11-25")}};
    return bundle;
}

TEST(BundleText, GivesTheBundleBackWordForWord)
{
    const FreeText text = bundle_text(a_bundle());
    const SubjectBundle read = bundle_from_text(text);

    EXPECT_EQ(bundle_text(read), text);
    EXPECT_EQ(read.name.reveal(), "Zoë Specimen");
    EXPECT_EQ(read.about, "Health visitor, Health trust");
    EXPECT_TRUE(read.is_professional);
    EXPECT_EQ(read.council, "Exampleshire");
    EXPECT_EQ(read.digest, "d");
    ASSERT_EQ(read.parts.size(), 2u);
    ASSERT_EQ(read.parts[0].entries.size(), 2u);
    EXPECT_EQ(read.parts[0].entries[0].title, "Meeting 1:2");
    EXPECT_EQ(read.parts[0].entries[0].lines.at(0).words.reveal(), "One line\n3:and 12:another");
    EXPECT_EQ(read.parts[1].heading, "Empty");
    EXPECT_EQ(read.held_back.at(0).count, 3);
    EXPECT_EQ(read.looks.at(0).last, test::day("2026-11-25"));
}

TEST(BundleText, IsNeverReadInPart)
{
    const std::string whole = bundle_text(a_bundle()).reveal();
    EXPECT_THROW(bundle_from_text(FreeText{}), std::runtime_error);
    EXPECT_THROW(bundle_from_text(FreeText{whole + "1:x"}), std::runtime_error);
    EXPECT_THROW(bundle_from_text(FreeText{"8:bundle-9" + whole.substr(10)}), std::runtime_error);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_THROW(bundle_from_text(FreeText{whole.substr(0, size)}), std::runtime_error) << size;
}

}  // namespace
}  // namespace quorate::core
