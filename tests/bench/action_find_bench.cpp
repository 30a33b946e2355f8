#include <benchmark/benchmark.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/actions/find_actions.hpp"
#include "core/cases/case_tools.hpp"
#include "core/rules/bank_holidays.hpp"
#include "db/session/transaction.hpp"
#include "server/app/system_clock.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/plain_rows.hpp"
#include "tests/support/temp_database.hpp"

// What somebody waits for who looks for action points in a council that has agreed 100,000 and
// more: the first page, and the audit entry that goes with it.

namespace quorate::test {
namespace {

constexpr const char* meetings = "80000";  // seed load agrees two at each that was held
constexpr const char* least = "100000";

class AgreedActions {
public:
    explicit AgreedActions(db::Dialect dialect) : temp_{dialect}
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
        fill_up();
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
        actions_ = transaction.sql().value<int>("select count(*) from action_point");
    }

    std::size_t find(const core::FindActions& asked)
    {
        return temp_.database()
            .transact([&](core::UnitOfWork& work) {
                return core::find_actions(work, tools_, manager_, asked);
            })
            ->entries.size();
    }

    int actions() const { return actions_; }

private:
    // Each again under another id until there are enough.
    void fill_up()
    {
        db::Transaction transaction{temp_.pool(), db::Access::write};
        for (int again = 1; again < 20; ++again) {
            const int there = transaction.sql().value<int>("select count(*) from action_point");
            if (there == 0 || there >= std::stoi(least)) break;
            const std::string mark = "-" + std::to_string(again);
            test::run_plain(
                transaction.sql(),
                "insert into action_point (id, authority_id, case_id, meeting_id, what, "
                "owner_user_id, owner_contact_id, due_on, status, link_hash, created_by, "
                "created_at, done_at) select id || '" +
                    mark +
                    "', authority_id, case_id, meeting_id, what, owner_user_id, owner_contact_id, "
                    "due_on, status, link_hash || '" +
                    mark + "', created_by, created_at, done_at from action_point");
        }
        transaction.commit();
    }

    TempFolder folder_;
    TempDatabase temp_;
    server::SystemClock clock_;
    FakeRandom random_;
    core::CaseTools tools_{clock_, random_, core::shipped_bank_holidays()};
    core::Actor manager_;
    int actions_ = 0;
};

// Loading takes a minute, so each database is loaded once, and only when it is measured.
AgreedActions& actions_on(db::Dialect dialect)
{
    static std::map<db::Dialect, std::unique_ptr<AgreedActions>> councils;
    auto& council = councils[dialect];
    if (!council) council = std::make_unique<AgreedActions>(dialect);
    return *council;
}

void find(benchmark::State& state, db::Dialect dialect, const core::FindActions& asked)
{
    if (dialect == db::Dialect::postgresql && dialects().size() < 2) {
        state.SkipWithError("QUORATE_TEST_POSTGRES names no server");
        return;
    }
    AgreedActions& council = actions_on(dialect);
    std::size_t found = 0;
    for (auto _ : state) {
        found = council.find(asked);
        benchmark::DoNotOptimize(found);
    }
    state.counters["action_points"] = council.actions();
    state.counters["found"] = static_cast<double>(found);
}

struct Asked {
    const char* what;
    core::FindActions asked;
};

const Asked searches[] = {{"everything", {}},
                          {"overdue", {.overdue = true}},
                          {"a_common_word", {.text = "action"}},
                          {"a_rare_word", {.text = "nowhere"}},
                          {"done", {.status = core::ActionStatus::done}}};

[[maybe_unused]] const bool registered = [] {
    for (const db::Dialect dialect : {db::Dialect::sqlite, db::Dialect::postgresql})
        for (const Asked& each : searches) {
            const std::string name =
                std::string{"find_actions_"} + each.what +
                (dialect == db::Dialect::sqlite ? "_on_sqlite" : "_on_postgresql");
            const auto measure = [dialect, &each](benchmark::State& state) {
                find(state, dialect, each.asked);
            };
            benchmark::RegisterBenchmark(name.c_str(), measure)
                ->Unit(benchmark::kMillisecond)
                ->UseRealTime();
        }
    return true;
}();

}  // namespace
}  // namespace quorate::test
