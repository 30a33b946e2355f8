#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "core/dates/typed_time.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_links.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/meeting_fixture.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/temp_database.hpp"

// What a booking costs beside the least that a database can do for it: one row made durable. Both
// wait for the disk once a transaction (WAL, synchronous=FULL).

namespace quorate::test {
namespace {

using namespace std::chrono;

class BareSqlite {
public:
    BareSqlite()
    {
        if (sqlite3_open((folder_.path() + "/bare.db").c_str(), &connection_) != SQLITE_OK)
            throw std::runtime_error{"sqlite3_open"};
        run("pragma journal_mode=wal; pragma synchronous=full;"
            "create table entry (id integer primary key, text text not null)");
        const char* insert = "insert into entry (text) values (?)";
        if (sqlite3_prepare_v2(connection_, insert, -1, &insert_, nullptr) != SQLITE_OK)
            throw std::runtime_error{"sqlite3_prepare"};
    }
    ~BareSqlite()
    {
        sqlite3_finalize(insert_);
        sqlite3_close(connection_);
    }
    BareSqlite(const BareSqlite&) = delete;
    BareSqlite& operator=(const BareSqlite&) = delete;

    void commit_one_row()
    {
        run("begin immediate");
        sqlite3_bind_text(insert_, 1, text_.data(), static_cast<int>(text_.size()), SQLITE_STATIC);
        if (sqlite3_step(insert_) != SQLITE_DONE) throw std::runtime_error{"sqlite3_step"};
        sqlite3_reset(insert_);
        run("commit");
    }

private:
    void run(const char* statement)
    {
        if (sqlite3_exec(connection_, statement, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error{statement};
    }

    TempFolder folder_;
    sqlite3* connection_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
    std::string text_ = std::string(200, 'x');
};

// Books core groups one after the other: eight a weekday, one chair, one room, three invitees.
class Diary {
public:
    explicit Diary(db::Dialect dialect) : temp_{dialect} { add_directory(temp_.pool()); }

    void book_the_next()
    {
        const core::MeetingDraft draft = next();
        const auto booked = temp_.database().transact([&](core::UnitOfWork& work) {
            return core::schedule_meeting(work,
                                          {clock_, random_, links_, core::shipped_bank_holidays()},
                                          person("support-1"),
                                          draft);
        });
        if (!booked) throw std::runtime_error{"refused"};
    }

private:
    core::MeetingDraft next()
    {
        const int week = taken_ / 40;
        const int weekday = taken_ / 8 % 5;
        const core::Date date = core::Date{2026y / November / 23} + days{7 * week + weekday};
        const std::string time = std::to_string(9 + taken_ % 8) + ":00";
        ++taken_;
        return {.case_id = core::CaseId{"case-1"},
                .type = "core_group",
                .children = {core::ChildId{"child-1"}, core::ChildId{"child-2"}},
                .when_and_where = {.date = date,
                                   .time = core::parse_typed_time(time),
                                   .length_minutes = 60,
                                   .mode = "in_person",
                                   .chair = core::UserId{"chair-1"},
                                   .room = core::RoomId{"room-1"}},
                .invitees = {{.holder = {.contact = core::ContactId{"contact-police"}}},
                             {.holder = {.contact = core::ContactId{"contact-nurse"}}},
                             {.holder = {.user = core::UserId{"worker-1"}}}}};
    }

    TempDatabase temp_;
    FakeClock clock_{at("2026-11-20T09:00")};
    FakeRandom random_;
    FakeLinks links_;
    int taken_ = 0;
};

void a_bare_sqlite_commit(benchmark::State& state)
{
    BareSqlite sqlite;
    for (auto _ : state)
        sqlite.commit_one_row();
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(a_bare_sqlite_commit)->UseRealTime();

void book(benchmark::State& state, db::Dialect dialect)
{
    Diary diary{dialect};
    BareSqlite sqlite;
    steady_clock::duration bare{};
    steady_clock::duration booked{};
    for (auto _ : state) {
        const auto start = steady_clock::now();
        diary.book_the_next();
        const auto middle = steady_clock::now();
        sqlite.commit_one_row();
        bare += steady_clock::now() - middle;
        booked += middle - start;
        state.SetIterationTime(duration<double>{middle - start}.count());
    }
    state.SetItemsProcessed(state.iterations());
    state.counters["of_bare_commits"] = duration<double>{bare} / duration<double>{booked};
}

void book_on_sqlite(benchmark::State& state)
{
    book(state, db::Dialect::sqlite);
}
BENCHMARK(book_on_sqlite)->UseManualTime();

void book_on_postgresql(benchmark::State& state)
{
    if (dialects().size() < 2) {
        state.SkipWithError("QUORATE_TEST_POSTGRES names no server");
        return;
    }
    book(state, db::Dialect::postgresql);
}
BENCHMARK(book_on_postgresql)->UseManualTime();

}  // namespace
}  // namespace quorate::test
