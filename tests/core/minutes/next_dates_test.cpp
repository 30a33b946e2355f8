#include "core/minutes/next_dates.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class NextDates : public test::RecordTest {
protected:
    std::vector<NextDate> next()
    {
        const MinutesFile file = minutes();
        return read([&](UnitOfWork& work) { return next_dates(work, case_tools(), file); });
    }

    static const NextDate* of(const std::vector<NextDate>& all, MeetingType type)
    {
        const auto found = std::ranges::find(all, type, &NextDate::type);
        return found == all.end() ? nullptr : &*found;
    }

    // A core group of the first child in two weeks, booked at that moment.
    void book_core_group(Instant at)
    {
        const auto start = test::at("2026-12-07T14:00").time_since_epoch().count();
        test::run(temp_.pool(),
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) "
                  "values ('m2', 'authority-1', 'case-1', 'core_group', 'CG7K2M', 'feed-m2', "
                  "'scheduled', " +
                      std::to_string(start) + ", " + std::to_string(start + 3600) +
                      ", 'in_person', 'worker-1', 'worker-1', " +
                      std::to_string(at.time_since_epoch().count()) + ", 0)");
        test::run(temp_.pool(),
                  "insert into meeting_child (authority_id, meeting_id, child_id) values "
                  "('authority-1', 'm2', 'child-1')");
    }

    void decide_both()
    {
        everyone_is_here();
        open();
        open_minutes();
        decide("child-1", "cp_plan_made", "NEG");
        decide("child-2", "no_cp_plan_cin", "");
    }

    std::optional<MeetingId> booked_for_first_core_group()
    {
        for (const CaseDueDate& due : read([&](UnitOfWork& work) {
                 return work.due_dates.of_case(authority, CaseId{"case-1"});
             }))
            if (due.rule_id == "eng-core-group-first-10wd") return due.meeting;
        return std::nullopt;
    }
};

TEST_P(NextDates, FollowFromWhatIsDecidedBeforeTheMeetingEnds)
{
    everyone_is_here();
    open();
    open_minutes();
    EXPECT_EQ(of(next(), MeetingType::core_group), nullptr) << "nothing is decided yet";

    decide("child-1", "cp_plan_made", "NEG");

    const auto all = next();
    const NextDate* group = of(all, MeetingType::core_group);
    ASSERT_NE(group, nullptr);
    EXPECT_EQ(iso(group->limit_date), "2026-12-09");
    EXPECT_EQ(group->children, std::vector{ChildId{"child-1"}});
    EXPECT_FALSE(group->is_running);
    EXPECT_FALSE(group->booked);
    const NextDate* review = of(all, MeetingType::review_cp_conference);
    ASSERT_NE(review, nullptr);
    EXPECT_EQ(iso(review->limit_date), "2027-02-25");
    EXPECT_LT(group, review) << "by day";
}

TEST_P(NextDates, RunOnceTheMeetingHasEnded)
{
    decide_both();
    close();

    const auto all = next();

    const NextDate* group = of(all, MeetingType::core_group);
    ASSERT_NE(group, nullptr);
    EXPECT_EQ(iso(group->limit_date), "2026-12-09");
    EXPECT_TRUE(group->is_running);
}

TEST_P(NextDates, NameTheMeetingThatIsBooked)
{
    decide_both();
    book_core_group(clock_.now());

    const auto all = next();

    const NextDate* group = of(all, MeetingType::core_group);
    ASSERT_NE(group, nullptr);
    ASSERT_TRUE(group->booked);
    EXPECT_EQ(group->booked->id, MeetingId{"m2"});
}

TEST_P(NextDates, AreKeptByWhatWasBookedWhileTheMeetingWasOn)
{
    decide_both();
    book_core_group(clock_.now());

    close();

    EXPECT_EQ(booked_for_first_core_group(), MeetingId{"m2"});
}

TEST_P(NextDates, AreNotKeptByWhatWasBookedForSomethingElseBefore)
{
    decide_both();
    book_core_group(test::at("2026-11-01T10:00"));

    close();

    EXPECT_FALSE(booked_for_first_core_group());
}

QUORATE_ON_EVERY_DATABASE(NextDates);

}  // namespace
}  // namespace quorate::core
