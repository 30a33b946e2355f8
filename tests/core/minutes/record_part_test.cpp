#include "core/minutes/record_part.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

TEST(RecordPart, ReadsWhatItWrites)
{
    for (const PartKind kind : {PartKind::decision, PartKind::plan, PartKind::action}) {
        const OtherPart part{.kind = kind, .id = "4f7k"};
        EXPECT_EQ(other_part_from(text_of(part)), part);
    }
    EXPECT_EQ(text_of({.kind = PartKind::plan, .id = "p1"}), "plan:p1");
}

TEST(RecordPart, IsNothingThatIsASectionOrNoPartAtAll)
{
    for (const char* text : {"", "4f7k", "decision:", ":4f7k", "section:4f7k", "Decision:4f7k"})
        EXPECT_FALSE(other_part_from(text)) << text;
}

}  // namespace
}  // namespace quorate::core
