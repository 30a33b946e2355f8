#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/due_dates/due_list.hpp"
#include "core/rules/bank_holidays.hpp"
#include "db/session/transaction.hpp"
#include "server/app/system_clock.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/temp_database.hpp"

// What a manager waits for: the first page of everything due in a council with 20,000 open cases,
// its counts, and the audit entry that goes with them.

namespace quorate::test {
namespace {

constexpr const char* meetings = "80000";  // seed load gives each family four

class LoadedCouncil {
public:
    explicit LoadedCouncil(db::Dialect dialect) : temp_{dialect}
    {
        put_test_secret(folder_.path());
        const auto loaded = run_quorate({"seed",
                                         "load",
                                         "--meetings",
                                         meetings,
                                         "--data",
                                         folder_.path(),
                                         "--database",
                                         temp_.url()});
        if (loaded.exit_code != 0) throw std::runtime_error{loaded.err};
        // What autovacuum does within a minute of so many new rows.
        if (dialect == db::Dialect::postgresql)
            temp_.pool().take(db::Access::write).sql().run_once("vacuum analyze");
        db::Transaction transaction{temp_.pool(), db::Access::read};
        const auto [user, authority] =
            transaction.sql()
                .find<core::UserId, core::AuthorityId>(
                    "select id, authority_id from staff_user where role = 'SM'")
                .value();
        manager_ = {.user = user,
                    .authority = authority,
                    .role = core::Role::service_manager,
                    .credential = "session",
                    .network = "127.0.0.0/24"};
        open_cases_ =
            transaction.sql().value<int>("select count(*) from family_case where is_open = 1");
    }

    core::DueList list(const core::DueFilter& filter)
    {
        return *temp_.database().transact([&](core::UnitOfWork& work) {
            return core::view_due_list(work, tools_, manager_, filter);
        });
    }

    int open_cases() const { return open_cases_; }

private:
    TempFolder folder_;
    TempDatabase temp_;
    server::SystemClock clock_;
    FakeRandom random_;
    core::CaseTools tools_{clock_, random_, core::shipped_bank_holidays()};
    core::Actor manager_;
    int open_cases_ = 0;
};

// Loading takes a minute, so each database is loaded once, and only when it is measured.
LoadedCouncil& council_on(db::Dialect dialect)
{
    static std::map<db::Dialect, std::unique_ptr<LoadedCouncil>> councils;
    auto& council = councils[dialect];
    if (!council) council = std::make_unique<LoadedCouncil>(dialect);
    return *council;
}

void due_list(benchmark::State& state, db::Dialect dialect, const core::DueFilter& filter)
{
    if (dialect == db::Dialect::postgresql && dialects().size() < 2) {
        state.SkipWithError("QUORATE_TEST_POSTGRES names no server");
        return;
    }
    LoadedCouncil& council = council_on(dialect);
    int due = 0;
    for (auto _ : state) {
        const core::DueList list = council.list(filter);
        due = list.counts.all;
        benchmark::DoNotOptimize(list);
    }
    state.counters["open_cases"] = council.open_cases();
    state.counters["due"] = due;
}

struct Asked {
    const char* what;
    core::DueFilter filter;
};

const Asked asked[] = {{"everything", {}},
                       {"overdue", {.standing = core::DueStanding::overdue}},
                       {"at_risk", {.standing = core::DueStanding::at_risk}},
                       {"awaiting_approval", {.awaiting_approval_only = true}},
                       {"conferences", {.rule = "eng-icpc-15wd"}}};

[[maybe_unused]] const bool registered = [] {
    for (const db::Dialect dialect : {db::Dialect::sqlite, db::Dialect::postgresql})
        for (const Asked& each : asked) {
            const std::string name =
                std::string{"due_list_"} + each.what +
                (dialect == db::Dialect::sqlite ? "_on_sqlite" : "_on_postgresql");
            const auto measure = [dialect, &each](benchmark::State& state) {
                due_list(state, dialect, each.filter);
            };
            benchmark::RegisterBenchmark(name.c_str(), measure)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime();
        }
    return true;
}();

}  // namespace
}  // namespace quorate::test
