#include <gtest/gtest.h>

#include "core/meetings/invitation_plan.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using Lines = std::vector<std::string>;

constexpr auto welsh = Language::welsh;
constexpr auto professional = RecipientClass::professional;
constexpr auto family = RecipientClass::family;

MeetingPlan plan()
{
    return {.starts_at = test::at("2026-11-25T10:00"),
            .ends_at = test::at("2026-11-25T12:00"),
            .place = "Room Oak, or online",
            .place_in_welsh = "Room Oak, neu ar-lein"};
}

MeetingPlan a_day_later(MeetingPlan given)
{
    given.starts_at += 24h;
    given.ends_at += 24h;
    return given;
}

TEST(ChangesInWelsh, AreToldInPlainSentences)
{
    const MeetingPlan before = plan();
    MeetingPlan after = a_day_later(before);
    after.mode = MeetingMode::video;
    after.place = "Online";
    after.place_in_welsh = "Ar-lein";

    EXPECT_EQ(changes_between(before, after, professional, welsh),
              (Lines{"Yr amser nawr yw dydd Iau 26 Tachwedd 2026, 10:00 tan 12:00. Yr amser o'r "
                     "blaen oedd dydd Mercher 25 Tachwedd 2026, 10:00 tan 12:00. A wnewch chi ateb "
                     "eto, os gwelwch yn dda?",
                     "Rydych nawr yn cymryd rhan drwy fideo.",
                     "Mae'r lleoliad wedi newid i: Ar-lein."}));
    EXPECT_EQ(changes_between(before, after, family, welsh),
              (Lines{"Yr amser nawr yw dydd Iau 26 Tachwedd 2026, o 10 y bore tan 12 ganol dydd. "
                     "Yr amser o'r blaen oedd dydd Mercher 25 Tachwedd 2026, o 10 y bore tan 12 "
                     "ganol dydd. A wnewch chi ddweud wrthym eto a allwch ddod?",
                     "Rydych nawr yn cymryd rhan drwy fideo."}));
}

TEST(ChangesInWelsh, TellOfAnotherLink)
{
    MeetingPlan before = plan();
    before.video_link = "https://video.example/1";
    MeetingPlan after = before;
    after.video_link = "https://video.example/2";

    EXPECT_EQ(changes_between(before, after, professional, welsh),
              Lines{"Mae'r ddolen i ymuno drwy fideo wedi newid. Gofynnwch am yr un newydd."});
}

TEST(ChangesInWelsh, AreToldToTheSeatsThatAreWelshAlone)
{
    MeetingPlan before = plan();
    before.seats = {{.id = InviteeId{"a"}, .was_told = true, .language = welsh},
                    {.id = InviteeId{"b"}, .was_told = true}};
    MeetingPlan after = before;
    after.place = "Online";
    after.place_in_welsh = "Ar-lein";

    const auto messages = invitation_plan(before, after);

    ASSERT_EQ(messages.size(), 2u);
    EXPECT_EQ(messages[0].changes, Lines{"Mae'r lleoliad wedi newid i: Ar-lein."});
    EXPECT_EQ(messages[1].changes, Lines{"The place is now: Online."});
}

TEST(ChangesInWelsh, AreComparedWithTheTimeThatWasTold)
{
    const MeetingPlan told = plan();
    const MeetingPlan untold = a_day_later(told);
    const MeetingPlan later = a_day_later(untold);
    for (const auto recipient : {professional, family}) {
        const std::string unknown = changes_between(told, untold, recipient, welsh).front();

        EXPECT_EQ(changes_since_told(unknown, changes_between(untold, later, recipient, welsh)),
                  changes_between(told, later, recipient, welsh));
    }
    EXPECT_EQ(changes_since_told(changes_between(told, untold, professional, welsh).front(),
                                 changes_between(untold, told, professional, welsh)),
              Lines{"Yr amser nawr yw dydd Mercher 25 Tachwedd 2026, 10:00 tan 12:00. A wnewch chi "
                    "ateb eto, os gwelwch yn dda?"});
}

// Somebody's language was changed while an update waited: what is new is told as it is.
TEST(ChangesInWelsh, ReplaceWhatWaitedInEnglish)
{
    const MeetingPlan told = plan();
    const MeetingPlan untold = a_day_later(told);
    const MeetingPlan later = a_day_later(untold);
    const std::string unknown = changes_between(told, untold, professional).front();

    EXPECT_EQ(changes_since_told(unknown, changes_between(untold, later, professional, welsh)),
              changes_between(untold, later, professional, welsh));
}

TEST(ChangesInWelsh, AskAgainOnlyWhenTheTimeChanged)
{
    MeetingPlan elsewhere = plan();
    elsewhere.place = "Room Elm";
    for (const auto recipient : {professional, family}) {
        EXPECT_TRUE(asks_again(changes_between(plan(), a_day_later(plan()), recipient, welsh)));
        EXPECT_FALSE(asks_again(changes_between(plan(), elsewhere, recipient, welsh)));
    }
}

}  // namespace
}  // namespace quorate::core
