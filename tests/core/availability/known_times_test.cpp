#include "core/availability/known_times.hpp"

#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using test::day;

class KnownTimesOf : public test::AvailabilityTest {
protected:
    // What KnownTimes says beside what free_busy() says, of the chair with two meetings and leave.
    void expect_same(const char* except)
    {
        ask([&](UnitOfWork& work) {
            KnownTimes known{
                work, test::exampleshire, day("2026-11-23"), day("2026-11-27"), clock_.now()};
            const std::vector<CalendarOwner> owners{user("cc"), room("room-1"), user("tm")};
            known.know(owners);
            const FreeBusy direct = free_busy(work,
                                              test::exampleshire,
                                              owners,
                                              day("2026-11-23"),
                                              day("2026-11-27"),
                                              MeetingId{except});
            for (const OwnersTime& each : direct.owners) {
                const OwnersTime time = known.of(each.owner, MeetingId{except});
                EXPECT_EQ(time.busy, each.busy) << owner_key(each.owner);
                EXPECT_EQ(time.meetings.size(), each.meetings.size());
                EXPECT_EQ(time.is_known, each.is_known);
            }
            return 0;
        });
    }
};

TEST_P(KnownTimesOf, ManyAreWhatEachIsByItself)
{
    add_meeting("m-1", "2026-11-24");
    add_meeting("m-2", "2026-11-25");
    with_store([&](AvailabilityStore& store) {
        store.add({.id = BusyTimeId{"b-1"},
                   .authority = test::exampleshire,
                   .owner = user("cc"),
                   .starts_at = test::at("2026-11-24T11:00"),
                   .ends_at = test::at("2026-11-24T15:00"),
                   .kind = BusyKind::leave,
                   .created_by = UserId{"bs"}});
    });
    expect_same("");
    expect_same("m-1");  // overlaps with leave, which stays
    expect_same("m-2");
}

TEST_P(KnownTimesOf, SomebodyWhoWasNotAskedAboutIsLookedUpThen)
{
    add_meeting("m-1", "2026-11-24");
    ask([&](UnitOfWork& work) {
        KnownTimes known{
            work, test::exampleshire, day("2026-11-23"), day("2026-11-27"), clock_.now()};
        EXPECT_EQ(known.of(user("cc")).busy.size(), 1u);
        EXPECT_TRUE(known.of(user("cc"), MeetingId{"m-1"}).busy.empty());
        EXPECT_FALSE(known.of(contact("contact-nurse")).is_known);
        return 0;
    });
}

QUORATE_ON_EVERY_DATABASE(KnownTimesOf);

}  // namespace
}  // namespace quorate::core
