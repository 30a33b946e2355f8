#include "db/stores/hold_store.hpp"

#include <gtest/gtest.h>

#include "core/meetings/meeting_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono;
using core::HoldId;
using core::Instant;
using core::SeatHolder;
using core::SlotHold;

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId other_authority{"authority-2"};
const Instant now = test::at("2026-11-20T09:00:00Z");
const Instant ten = test::at("2026-11-25T10:00:00Z");

class HoldsOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::run(temp_.pool(),
                  "insert into contact (id, authority_id, agency_id, name, job_title, email, "
                  "is_duty_mailbox) values ('desk', 'authority-1', 'agency-police', 'Desk', "
                  "'Duty desk', 'desk@police.example', 1)");
    }

    static SlotHold hold(const std::string& id)
    {
        return {.id = HoldId{id},
                .authority = authority,
                .case_id = core::CaseId{"case-1"},
                .type = core::MeetingType::core_group,
                .children = {core::ChildId{"child-1"}},
                .chair = core::UserId{"chair-1"},
                .minute_taker = core::UserId{"support-1"},
                .room = core::RoomId{"room-1"},
                .required = {{.contact = core::ContactId{"contact-nurse"}},
                             {.user = core::UserId{"worker-1"}}},
                .starts_at = ten,
                .ends_at = ten + 2h,
                .feed_uid = "uid-" + id,
                .held_until = now + core::hold_lasts,
                .created_by = core::UserId{"support-1"},
                .created_at = now};
    }

    core::Result<core::Done> keep(const SlotHold& hold, Instant at = now)
    {
        return database().transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            work.holds.drop_expired(at);
            work.holds.add(hold);
            return core::Done{};
        });
    }

    std::optional<SlotHold> found(const std::string& id, Instant at = now)
    {
        return database().read(
            [&](core::UnitOfWork& work) { return work.holds.find(authority, HoldId{id}, at); });
    }

    core::Clashes clashes(core::TimeNeeds needs, Instant at = now)
    {
        needs.authority = authority;
        return database().read(
            [&](core::UnitOfWork& work) { return work.meetings.clashes(needs, at); });
    }
};

TEST_P(HoldsOnDisk, FindWhatWasKept)
{
    ASSERT_TRUE(keep(hold("h1")));

    const auto kept = found("h1");

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->chair, core::UserId{"chair-1"});
    EXPECT_EQ(kept->minute_taker, core::UserId{"support-1"});
    EXPECT_EQ(kept->children, hold("h1").children);
    EXPECT_EQ(kept->room, core::RoomId{"room-1"});
    EXPECT_EQ(kept->required, hold("h1").required);
    EXPECT_EQ(kept->starts_at, ten);
    EXPECT_EQ(kept->feed_uid, "uid-h1");
    EXPECT_EQ(kept->held_until, now + 15min);
    EXPECT_EQ(kept->poll, "");
    database().read([&](core::UnitOfWork& work) {
        EXPECT_FALSE(work.holds.find(other_authority, HoldId{"h1"}, now));
        EXPECT_EQ(work.holds.of_case(authority, core::CaseId{"case-1"}, now).size(), 1u);
        EXPECT_EQ(work.holds.count_by(authority, core::UserId{"support-1"}, now), 1);
        return 0;
    });
}

TEST_P(HoldsOnDisk, AreGoneWhenTheyRunOut)
{
    ASSERT_TRUE(keep(hold("h1")));
    const Instant later = now + core::hold_lasts;

    EXPECT_TRUE(found("h1", later - 1s));
    EXPECT_FALSE(found("h1", later));
    EXPECT_FALSE(
        clashes({.starts_at = ten, .ends_at = ten + 1h, .chair = core::UserId{"chair-1"}}, later)
            .any());
    EXPECT_TRUE(keep(hold("h2"), later));
}

TEST_P(HoldsOnDisk, KeepOthersOut)
{
    ASSERT_TRUE(keep(hold("h1")));
    SlotHold second = hold("h2");
    second.chair = core::UserId{"chair-2"};
    second.minute_taker.reset();
    second.room.reset();
    second.starts_at = ten + 1h;

    EXPECT_EQ(keep(second).error().refusal, core::Refusal::time_taken);
    second.required.clear();
    EXPECT_TRUE(keep(second));
}

TEST_P(HoldsOnDisk, EndBeforeTheNextBegins)
{
    ASSERT_TRUE(keep(hold("h1")));
    SlotHold next = hold("h2");
    next.starts_at = ten + 2h;
    next.ends_at = ten + 3h;

    EXPECT_TRUE(keep(next));
}

TEST_P(HoldsOnDisk, KeepChairAndRoomForTheTimesBeforeAndAfter)
{
    SlotHold whole = hold("h1");
    whole.family_minutes_before = 30;
    whole.debrief_minutes_after = 15;
    ASSERT_TRUE(keep(whole));
    EXPECT_EQ(found("h1")->family_minutes_before, 30);
    EXPECT_EQ(found("h1")->debrief_minutes_after, 15);

    SlotHold next = hold("h2");
    next.starts_at = ten + 2h;
    next.ends_at = ten + 3h;
    const auto clash = clashes({.starts_at = next.starts_at,
                                .ends_at = next.ends_at,
                                .chair = next.chair,
                                .minute_taker = next.minute_taker,
                                .room = next.room,
                                .required = next.required});
    EXPECT_TRUE(clash.chair);
    EXPECT_TRUE(clash.room);
    EXPECT_FALSE(clash.minute_taker);
    EXPECT_TRUE(clash.required.empty());
    EXPECT_FALSE(keep(next));
    next.chair = core::UserId{"chair-2"};
    EXPECT_FALSE(keep(next));
    next.room.reset();
    EXPECT_TRUE(keep(next));
    database().read([&](core::UnitOfWork& work) {
        for (const core::HeldTime& each : work.holds.between(authority, ten - 1h, ten, now)) {
            EXPECT_EQ(each.starts_at, ten - 30min) << each.subject;
            EXPECT_EQ(each.ends_at, ten + 135min) << each.subject;
        }
        EXPECT_EQ(work.holds.between(authority, ten - 1h, ten, now).size(), 2u);
        return 0;
    });
}

TEST_P(HoldsOnDisk, SayWhoseTimeIsTaken)
{
    ASSERT_TRUE(keep(hold("h1")));
    const SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
    const SeatHolder police{.contact = core::ContactId{"contact-police"}};
    core::TimeNeeds needs{.starts_at = ten + 1h,
                          .ends_at = ten + 3h,
                          .chair = core::UserId{"chair-2"},
                          .minute_taker = core::UserId{"worker-1"},
                          .room = core::RoomId{"room-2"},
                          .required = {police, nurse}};

    const auto taken = clashes(needs);

    EXPECT_FALSE(taken.chair);
    EXPECT_TRUE(taken.minute_taker);
    EXPECT_FALSE(taken.room);
    EXPECT_EQ(taken.required, std::vector{nurse});
    needs.hold = HoldId{"h1"};
    EXPECT_FALSE(clashes(needs).any());
    needs.hold.reset();
    needs.starts_at = ten + 2h;
    EXPECT_FALSE(clashes(needs).any());
}

TEST_P(HoldsOnDisk, TakeNoMoreOfSomebodysTimeThanTheirPart)
{
    const SeatHolder nurse{.contact = core::ContactId{"contact-nurse"}};
    SlotHold first = hold("h1");
    first.required = {nurse};
    first.windows = {{nurse, {.from = 30min, .until = 60min}}};
    ASSERT_TRUE(keep(first));

    core::TimeNeeds needs{.starts_at = ten, .ends_at = ten + 30min, .required = {nurse}};
    EXPECT_FALSE(clashes(needs).any());
    needs.ends_at = ten + 1h;
    EXPECT_TRUE(clashes(needs).any());
    needs.windows = {{nurse, {.from = 0min, .until = 30min}}};
    EXPECT_FALSE(clashes(needs).any());
}

TEST_P(HoldsOnDisk, LeaveMailboxesToAll)
{
    SlotHold first = hold("h1");
    first.required = {{.contact = core::ContactId{"desk"}}};
    ASSERT_TRUE(keep(first));

    EXPECT_EQ(found("h1")->required, std::vector<SeatHolder>{});
    EXPECT_FALSE(
        clashes({.starts_at = ten, .ends_at = ten + 1h, .required = first.required}).any());
}

TEST_P(HoldsOnDisk, TellWhatTheyTakeBetweenTwoMoments)
{
    ASSERT_TRUE(keep(hold("h1")));

    const auto subjects = [&](Instant from, Instant until) {
        std::vector<std::string> taken;
        for (const core::HeldTime& each : database().read([&](core::UnitOfWork& work) {
                 return work.holds.between(authority, from, until, now);
             }))
            taken.push_back(each.subject);
        return taken;
    };

    EXPECT_EQ(subjects(ten, ten + 1h),
              (std::vector<std::string>{"contact:contact-nurse",
                                        "room:room-1",
                                        "user:chair-1",
                                        "user:support-1",
                                        "user:worker-1"}));
    EXPECT_TRUE(subjects(ten + 2h, ten + 3h).empty());
}

TEST_P(HoldsOnDisk, GiveBackTheirTime)
{
    ASSERT_TRUE(keep(hold("h1")));

    const auto removed = database().transact([&](core::UnitOfWork& work) {
        EXPECT_FALSE(work.holds.remove(other_authority, HoldId{"h1"}));
        return core::Result{work.holds.remove(authority, HoldId{"h1"})};
    });

    EXPECT_TRUE(*removed);
    EXPECT_FALSE(found("h1"));
    EXPECT_TRUE(keep(hold("h2")));
}

QUORATE_ON_EVERY_DATABASE(HoldsOnDisk);

}  // namespace
}  // namespace quorate::db
