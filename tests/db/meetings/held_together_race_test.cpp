#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <cstdlib>
#include <thread>

#include "core/meetings/held_together.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/second_family.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// How many times two threads want the same chair: QUORATE_TEST_RACES=10000 for the long run.
int races()
{
    const char* asked = std::getenv("QUORATE_TEST_RACES");
    return asked ? std::max(1, std::atoi(asked)) : 40;
}

// In every race both want chair-1 at times that overlap, and nothing else that the other wants.
MeetingDraft draft_of(int race, bool is_group)
{
    constexpr int races_of_a_day = 16;
    const Date day = Date{2026y / November / 24} + days{race / races_of_a_day};
    MeetingDraft draft{
        .case_id = CaseId{"case-1"},
        .type = "core_group",
        .children = {ChildId{"child-1"}},
        .when_and_where = {.date = day,
                           .time = 5h + hours{race % races_of_a_day} + minutes{is_group ? 0 : 15},
                           .length_minutes = 45,
                           .mode = "in_person",
                           .chair = UserId{"chair-1"},
                           .room = RoomId{is_group ? "room-1" : "room-2"}},
        .confirmed = {.quorum = true, .duplicate = true, .room = true, .hours = true}};
    draft.invitees = {
        {.holder = {.contact = ContactId{is_group ? "contact-nurse" : "contact-police"}}}};
    return draft;
}

/// What one thread does: in every race books a meeting, or two of two families in one act.
class Racer {
public:
    Racer(const std::string& url, bool is_group, std::barrier<>& start)
        : pool_{db::parse_database_url(url), 2, test::test_seal()},
          data_{pool_},
          is_group_{is_group},
          start_{start},
          random_{is_group ? 1'000'000 : 2'000'000}
    {
    }

    void run()
    {
        for (int race = 0; race < races(); ++race) {
            start_.arrive_and_wait();
            const auto booked = book(draft_of(race, is_group_));
            if (booked)
                ++won_;
            else if (booked.error().fields.empty())
                ++nameless_;
        }
    }

    int won() const { return won_; }
    int nameless() const { return nameless_; }

private:
    Result<MeetingId> book(const MeetingDraft& draft)
    {
        return data_.transact([&](UnitOfWork& work) {
            auto first = schedule_meeting(work, tools_, test::person("support-1"), draft);
            if (!first || !is_group_) return first;
            return hold_together(work,
                                 tools_,
                                 test::person("support-1"),
                                 {.meeting = *first,
                                  .case_id = CaseId{"case-other"},
                                  .type = draft.type,
                                  .children = {ChildId{"child-of-other"}},
                                  .confirmed = draft.confirmed});
        });
    }

    db::Pool pool_;
    db::Database data_;
    bool is_group_;
    std::barrier<>& start_;
    int won_ = 0;
    int nameless_ = 0;
    test::FakeClock clock_{test::at("2026-11-20T09:00")};
    test::FakeRandom random_;
    test::FakeLinks links_;
    MeetingTools tools_{clock_, random_, links_, shipped_bank_holidays()};
};

class HeldTogetherRace : public testing::TestWithParam<db::Dialect> {};

TEST_P(HeldTogetherRace, AGroupAndASingleMeetingNeverHaveTheSameChairAtOnce)
{
    test::TempDatabase temp{GetParam()};
    test::add_directory(temp.pool());
    test::add_family_of_team_1(temp.pool(), "other");
    std::barrier start{2};
    Racer group{temp.url(), true, start};
    Racer single{temp.url(), false, start};

    std::thread other{[&] { single.run(); }};
    group.run();
    other.join();

    EXPECT_EQ(group.won() + single.won(), races()) << "one winner each";
    EXPECT_EQ(group.nameless() + single.nameless(), 0) << "the other is told why";
    db::Transaction transaction{temp.pool(), db::Access::read};
    const auto count = [&](const char* sql) { return transaction.sql().value<int>(sql); };
    EXPECT_EQ(count("select count(*) from meeting"), 2 * group.won() + single.won());
    EXPECT_EQ(count("select count(*) from meeting m join meeting o on o.id > m.id and "
                    "m.chair_id = o.chair_id and m.starts_at < o.ends_at and "
                    "o.starts_at < m.ends_at and (m.held_together_id is null or "
                    "o.held_together_id is null or m.held_together_id <> o.held_together_id)"),
              0);
}

QUORATE_ON_EVERY_DATABASE(HeldTogetherRace);

}  // namespace
}  // namespace quorate::core
