#include "core/scheduling/move_chain.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/meetings/time_and_place.hpp"
#include "tests/core/scheduling/chain_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::day;

class MovingAChain : public test::ChainTest {
protected:
    void SetUp() override
    {
        ChainTest::SetUp();
        chain_ = booked();
        send_all();
    }

    Reschedule to(const char* date, ChainLink link = ChainLink::conference)
    {
        const Meeting now = of(chain_, link);
        Reschedule asked{.meeting = now.id,
                         .version = now.version,
                         .when_and_where = time_and_place_of(now),
                         .reason = "The chair is on leave"};
        asked.when_and_where.date = day(date);
        return asked;
    }

    Result<MovePreview> preview(const Reschedule& asked)
    {
        return database().transact([&](UnitOfWork& work) {
            return preview_move(work, tools(), test::person("support-1"), asked);
        });
    }

    Result<Done> move(const Reschedule& asked, const std::vector<MovedWith>& others)
    {
        return database().transact([&](UnitOfWork& work) {
            return move_chain(work, tools(), test::person("support-1"), asked, others);
        });
    }

    Result<Done> cancel(const std::vector<CancelledWith>& others)
    {
        const Meeting now = of(chain_, ChainLink::conference);
        return database().transact([&](UnitOfWork& work) {
            return cancel_chain(work,
                                tools(),
                                test::person("support-1"),
                                {.meeting = now.id,
                                 .version = now.version,
                                 .reason = "The family has moved to another authority"},
                                others);
        });
    }

    MovedWith with(ChainLink link, std::optional<ChosenSlot> slot)
    {
        return {.link = link, .version = of(chain_, link).version, .slot = std::move(slot)};
    }

    MeetingChain chain_;
};

TEST_P(MovingAChain, ShowsWhatItDoesToTheOthersAndOffersThemNewTimes)
{
    // A day earlier: both of the others, on their last days, are a day late.
    const auto shown = preview(to("2026-11-24"));

    ASSERT_TRUE(shown) << complaints(shown.error()).front();
    EXPECT_TRUE(shown->needs_an_answer());
    ASSERT_EQ(shown->others.size(), 2u);
    const ChainEffect& core_group = shown->others[0];
    EXPECT_EQ(core_group.sentence,
              "The first core group would be 1 working day after its new last day, Tuesday 8 "
              "December 2026: choose a new time");
    EXPECT_FALSE(core_group.fits);
    ASSERT_TRUE(core_group.search);
    EXPECT_FALSE(core_group.search->found.slots.empty());
    for (const Slot& slot : core_group.search->found.slots) {
        EXPECT_LT(slot.starts_at, CivilTime{day("2026-12-09")});
        EXPECT_EQ(slot.chair, UserId{"worker-1"});
    }
    EXPECT_EQ(shown->others[1].sentence,
              "The first review conference would be 1 working day after its new last day, "
              "Wednesday 24 February 2027: choose a new time");
    const auto limit = std::ranges::find(shown->limits, "eng-rcpc-first-3m", &MovedLimit::rule_id);
    ASSERT_NE(limit, shown->limits.end());
    EXPECT_EQ(limit->before, day("2027-02-25"));
    EXPECT_EQ(limit->after, day("2027-02-24"));
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-25"));
}

TEST_P(MovingAChain, KeepsWhatTheFamilyNeedAndWishWhenNewTimesAreLookedFor)
{
    NeedsDraft draft = needs();
    draft.wished_features = {"parking"};
    for (const char* each : {"monday", "tuesday", "wednesday", "thursday", "friday"})
        draft.unwanted.push_back(
            {.day = each, .from = "08:30", .until = "09:15", .name = "school run"});
    draft.version = 1;
    ASSERT_TRUE(save(draft));

    const auto shown = preview(to("2026-11-24"));

    ASSERT_TRUE(shown) << complaints(shown.error()).front();
    for (const ChainEffect& each : shown->others) {
        ASSERT_TRUE(each.search);
        EXPECT_EQ(each.search->needs.wished_features, std::set{AccessFeature::parking});
        EXPECT_EQ(each.search->needs.wishes.unwanted.size(), 5u);
        ASSERT_FALSE(each.search->found.slots.empty());
        EXPECT_TRUE(each.search->found.slots.front().unwanted.empty());
    }
}

TEST_P(MovingAChain, SaysThatTheOthersCanStay)
{
    const auto shown = preview(to("2026-11-26"));

    ASSERT_TRUE(shown);
    EXPECT_FALSE(shown->needs_an_answer());
    EXPECT_EQ(shown->others[0].sentence,
              "The first core group can stay on Wednesday 9 December 2026: its new last day is "
              "Thursday 10 December 2026, 1 working day to spare");
    EXPECT_FALSE(shown->others[0].search);

    ASSERT_TRUE(move(to("2026-11-26"), {}));
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-26"));
    EXPECT_EQ(day_of(chain_, ChainLink::core_group), day("2026-12-09"));
    EXPECT_TRUE(
        std::ranges::none_of(outbox(chain_.meetings[1].meeting),
                             [](const std::string& line) { return line.ends_with("pending"); }));
}

TEST_P(MovingAChain, SaysThatAnotherWouldComeBeforeTheConference)
{
    const auto later = preview(to("2026-12-10"));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->others[0].sentence,
              "The first core group would be before the conference: choose a new time");
    const auto same = preview(to("2026-12-09"));
    // Both want the room at ten.
    EXPECT_FALSE(same);
}

TEST_P(MovingAChain, WantsAnAnswerForEachThatNoLongerFits)
{
    const auto refused = move(to("2026-11-24"), {});

    EXPECT_EQ(complaints(refused.error()),
              (Lines{"core_group: Choose a new time for the first core group, or say that it stays "
                     "where it is",
                     "review: Choose a new time for the first review conference, or say that it "
                     "stays where it is"}));
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-25"));
}

TEST_P(MovingAChain, MovesThemTogetherAndTellsEverybody)
{
    const auto moved = move(to("2026-11-24"),
                            {with(ChainLink::core_group, slot("2026-12-08", "worker-1")),
                             with(ChainLink::review, slot("2027-02-24", "chair-1"))});

    ASSERT_TRUE(moved) << complaints(moved.error()).front();
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-24"));
    EXPECT_EQ(day_of(chain_, ChainLink::core_group), day("2026-12-08"));
    EXPECT_EQ(day_of(chain_, ChainLink::review), day("2027-02-24"));
    const auto told = outbox(chain_.meetings[1].meeting);
    EXPECT_NE(std::ranges::find(told, "request contact-police 1 pending"), told.end());
    EXPECT_EQ(of(chain_, ChainLink::review).change_reason.reveal(), "The chair is on leave");
}

TEST_P(MovingAChain, MovesNothingWhenOneOfThemIsTaken)
{
    MeetingDraft other = conference();
    other.type = "review_cp_conference";
    other.when_and_where = on("2027-02-24", "10:30");
    scheduled(other);

    const auto moved = move(to("2026-11-24"),
                            {with(ChainLink::core_group, slot("2026-12-08", "worker-1")),
                             with(ChainLink::review, slot("2027-02-24", "chair-1"))});

    ASSERT_FALSE(moved);
    EXPECT_TRUE(complaints(moved.error()).front().starts_with("review."));
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-25"));
    EXPECT_EQ(day_of(chain_, ChainLink::core_group), day("2026-12-09"));
}

TEST_P(MovingAChain, LeavesOneWhereItIsWhenSomebodySaysSo)
{
    ASSERT_TRUE(move(
        to("2026-11-24"),
        {with(ChainLink::core_group, {}), with(ChainLink::review, slot("2027-02-23", "chair-1"))}));
    EXPECT_EQ(day_of(chain_, ChainLink::core_group), day("2026-12-09"));
    EXPECT_EQ(day_of(chain_, ChainLink::review), day("2027-02-23"));
}

TEST_P(MovingAChain, RefusesANewTimeThatMissesTheNewLastDayAndOneThatIsOutOfDate)
{
    auto stale = with(ChainLink::review, slot("2027-02-24", "chair-1"));
    --stale.version;
    const auto refused = move(to("2026-11-24"),
                              {with(ChainLink::core_group, slot("2026-12-11", "worker-1")), stale});

    EXPECT_EQ(complaints(refused.error()),
              (Lines{"core_group.date: The first core group: This is 3 working days after its new "
                     "last day, Tuesday 8 December 2026. Choose an earlier day",
                     "review: The first review conference was changed while you had this open. "
                     "Look at it again"}));
}

TEST_P(MovingAChain, ShowsALaterMeetingItsOwnLimitOnly)
{
    const auto late = preview(to("2026-12-10", ChainLink::core_group));

    ASSERT_TRUE(late) << complaints(late.error()).front();
    EXPECT_FALSE(late->is_kept);
    EXPECT_TRUE(late->is_expected);
    EXPECT_TRUE(late->others.empty());
    EXPECT_TRUE(late->limits.empty());
    EXPECT_EQ(late->sentence,
              "This would be 1 working day after the last day, Wednesday 9 December 2026, if the "
              "conference is held as booked and makes a plan");

    const auto in_time = preview(to("2026-12-04", ChainLink::core_group));
    ASSERT_TRUE(in_time);
    EXPECT_TRUE(in_time->is_kept);
    EXPECT_TRUE(in_time->sentence.starts_with(
        "The last day is Wednesday 9 December 2026, 3 working days to spare"));
}

TEST_P(MovingAChain, SaysThatALaterMeetingWouldNotBeAfterThoseItFollows)
{
    const auto order = [&](const char* date, ChainLink link) {
        const auto shown = preview(to(date, link));
        EXPECT_TRUE(shown) << complaints(shown.error()).front();
        return shown ? shown->order : std::string{};
    };
    EXPECT_EQ(order("2026-11-24", ChainLink::core_group),
              "This would be before the initial conference");
    EXPECT_EQ(order("2026-12-08", ChainLink::review), "This would be before the first core group");
    EXPECT_EQ(order("2026-12-08", ChainLink::core_group), "");
    EXPECT_EQ(order("2026-11-26", ChainLink::conference), "") << "its others are asked about";
}

TEST_P(MovingAChain, CancelsTheOthersOnlyWhenAsked)
{
    ASSERT_TRUE(cancel({{.link = ChainLink::core_group, .version = 1}}));

    EXPECT_EQ(of(chain_, ChainLink::conference).status, MeetingStatus::cancelled);
    EXPECT_EQ(of(chain_, ChainLink::core_group).status, MeetingStatus::cancelled);
    EXPECT_EQ(of(chain_, ChainLink::review).status, MeetingStatus::scheduled);
}

TEST_P(MovingAChain, CancelsNothingWhenAnotherWasChangedMeanwhile)
{
    const auto refused = cancel({{.link = ChainLink::review, .version = 7}});

    EXPECT_EQ(complaints(refused.error()),
              (Lines{"also: The first review conference was changed or is over by now. Look at it, "
                     "then choose again"}));
    EXPECT_EQ(of(chain_, ChainLink::conference).status, MeetingStatus::scheduled);
}

QUORATE_ON_EVERY_DATABASE(MovingAChain);

}  // namespace
}  // namespace quorate::core
