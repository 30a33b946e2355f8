#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "core/dates/london_time.hpp"
#include "core/holds/hold_slot.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/meeting_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// How many times two processes want the same time: QUORATE_TEST_RACES=10000 for the long run.
int races()
{
    const char* asked = std::getenv("QUORATE_TEST_RACES");
    return asked ? std::max(1, std::atoi(asked)) : 60;
}

// For every race four choices that overlap: at one of two times, with one of two chairs and rooms,
// and always with one social worker who has to be there.
MeetingDraft draft_of(int race, int choice)
{
    constexpr int races_of_a_day = 16;
    const Date day = Date{2026y / November / 24} + days{race / races_of_a_day};
    const bool is_early = choice % 2 == 0;
    return {
        .case_id = CaseId{"case-1"},
        .type = "core_group",
        .children = {ChildId{"child-1"}},
        .when_and_where = {.date = day,
                           .time = 5h + hours{race % races_of_a_day} + minutes{is_early ? 0 : 15},
                           .length_minutes = 45,
                           .mode = "in_person",
                           .chair = UserId{choice < 2 ? "chair-1" : "chair-2"},
                           .room = RoomId{is_early ? "room-1" : "room-2"}},
        .invitees = {{.holder = {.user = UserId{"worker-1"}}},
                     {.holder = {.contact = ContactId{"contact-nurse"}}}},
        .confirmed = {.quorum = true, .duplicate = true, .room = true, .hours = true}};
}

HoldSlot slot_of(const MeetingDraft& draft)
{
    const TimeAndPlace& where = draft.when_and_where;
    const Instant at = london_instant(*where.date + *where.time);
    return {.case_id = draft.case_id,
            .type = draft.type,
            .starts_at = at,
            .ends_at = at + minutes{where.length_minutes},
            .chair = where.chair,
            .room = where.room,
            .required = {{.user = UserId{"worker-1"}}}};
}

/// What one process does: in every race books one choice and books or holds another.
class Racer {
public:
    Racer(db::Database& data, int number)
        : data_{data}, number_{number}, random_{1'000'000 * number}
    {
    }

    /// How many refusals say neither who nor what is taken.
    int run()
    {
        int nameless = 0;
        const auto note = [&](const auto& outcome) {
            if (!outcome && outcome.error().fields.empty()) ++nameless;
        };
        for (int race = 0; race < races(); ++race) {
            note(book(draft_of(race, number_ - 1)));
            if (number_ == 1)
                note(hold(slot_of(draft_of(race, 3))));
            else
                note(book(draft_of(race, 2)));
        }
        return nameless;
    }

private:
    Result<MeetingId> book(const MeetingDraft& draft)
    {
        return data_.transact([&](UnitOfWork& work) {
            return schedule_meeting(work, tools_, test::person("support-1"), draft);
        });
    }

    Result<SlotHold> hold(HoldSlot slot)
    {
        slot.instead_of = held_;
        auto outcome = data_.transact([&](UnitOfWork& work) {
            return hold_slot(work, tools_, test::person("support-1"), slot);
        });
        if (outcome) held_ = outcome->id;
        return outcome;
    }

    db::Database& data_;
    int number_;
    std::optional<HoldId> held_;
    test::FakeClock clock_{test::at("2026-11-20T09:00")};
    test::FakeRandom random_;
    test::FakeLinks links_;
    MeetingTools tools_{clock_, random_, links_, shipped_bank_holidays()};
};

/// A process that waits for the address of a database and then races on it. It is made before
/// there is a connection, because SQLite's do not survive a fork.
class RacingProcess {
public:
    explicit RacingProcess(int number)
    {
        if (pipe(ends_) != 0) throw std::runtime_error{"pipe"};
        process_ = fork();
        if (process_ != 0) return;
        int nameless = 120;
        try {
            db::Pool pool{db::parse_database_url(line()), 2, test::test_seal()};
            db::Database data{pool};
            nameless = std::min(Racer{data, number}.run(), 100);
        } catch (...) {  // nothing of a process that is a copy may run on
        }
        _exit(nameless);
    }

    void start(const std::string& url)
    {
        const std::string text = url + "\n";
        EXPECT_EQ(write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }

    /// Its number of nameless refusals; more than 100 when it failed.
    int wait()
    {
        int status = 0;
        EXPECT_EQ(waitpid(process_, &status, 0), process_);
        close(ends_[0]);
        close(ends_[1]);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 200;
    }

private:
    std::string line()
    {
        std::string text;
        for (char c = 0; read(ends_[0], &c, 1) == 1 && c != '\n';)
            text += c;
        return text;
    }

    int ends_[2] = {};
    pid_t process_ = -1;
};

class BookingRace : public testing::TestWithParam<db::Dialect> {};

TEST_P(BookingRace, OfTwoProcessesHasOneWinnerAndTheOtherIsToldWhy)
{
    RacingProcess first{1};
    RacingProcess second{2};
    test::TempDatabase temp{GetParam()};
    test::add_directory(temp.pool());

    first.start(temp.url());
    second.start(temp.url());

    EXPECT_EQ(first.wait(), 0);
    EXPECT_EQ(second.wait(), 0);
    db::Transaction transaction{temp.pool(), db::Access::read};
    const auto count = [&](const char* sql) { return transaction.sql().value<int>(sql); };
    EXPECT_EQ(count("select count(*) from meeting"), races());
    EXPECT_EQ(count("select count(*) from meeting m join meeting o on o.id > m.id and "
                    "m.starts_at < o.ends_at and o.starts_at < m.ends_at"),
              0);
    EXPECT_EQ(count("select count(*) from meeting m join slot_hold h on "
                    "m.starts_at < h.ends_at and h.starts_at < m.ends_at"),
              0);
}

QUORATE_ON_EVERY_DATABASE(BookingRace);

}  // namespace
}  // namespace quorate::core
