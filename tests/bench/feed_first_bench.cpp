#include <benchmark/benchmark.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/feeds/feed_store.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "db/session/transaction.hpp"
#include "server/app/system_clock.hpp"
#include "server/feeds/feed_cache.hpp"
#include "tests/support/command_line.hpp"
#include "tests/support/temp_database.hpp"

// What the first of an agency's subscribers waits for after one of its meetings has changed: all of
// the feed is read from the database and written again.

namespace quorate::test {
namespace {

using std::chrono::steady_clock;

class LoadedAgency {
public:
    explicit LoadedAgency(const std::string& meetings) : temp_{db::Dialect::sqlite}
    {
        put_test_secret(folder_.path());
        const auto loaded = run_quorate({"seed",
                                         "load",
                                         "--meetings",
                                         meetings,
                                         "--json",
                                         "--data",
                                         folder_.path(),
                                         "--database",
                                         temp_.url()});
        if (loaded.exit_code != 0) throw std::runtime_error{loaded.err};
        constexpr std::string_view before = R"("path":")";
        const auto at = loaded.out.find(before) + before.size();
        path_ = loaded.out.substr(at, loaded.out.find('"', at) - at);
        token_ = server::feed_token(path_);
    }

    /// One meeting has another time of its last change, and every feed another version.
    void change()
    {
        db::Transaction transaction{temp_.pool(), db::Access::write};
        transaction.sql().run_once(
            "update meeting set sequence = sequence + 1, changed_at = changed_at + 1 where id = "
            "(select id from meeting where type = 'core_group' and status <> 'cancelled' "
            "order by starts_at desc limit 1)");
        transaction.sql().run_once("update feed_version set version = version + 1");
        transaction.commit();
        feeds_.changed();
    }

    /// The answer to who asks first, with or without "Accept-Encoding: gzip".
    std::size_t ask(std::string_view accept_encoding)
    {
        const server::LeanRequest request{.path = path_, .accept_encoding = accept_encoding};
        const auto opened = feeds_.open(temp_.database(), request, token_);
        return opened.answer->choose(request).prepared.body->size();
    }

private:
    TempFolder folder_;
    TempDatabase temp_;
    server::SystemClock clock_;
    server::FeedCache feeds_{clock_, false, "https://meetings.council.example"};
    std::string path_;
    std::string token_;
};

void first_answer(benchmark::State& state, std::string_view accept_encoding)
{
    static LoadedAgency agency{"5000"};
    std::size_t bytes = 0;
    for (auto _ : state) {
        agency.change();
        const auto began = steady_clock::now();
        bytes = agency.ask(accept_encoding);
        state.SetIterationTime(std::chrono::duration<double>(steady_clock::now() - began).count());
    }
    state.SetItemsProcessed(state.iterations() * 5000);
    state.counters["bytes"] = static_cast<double>(bytes);
}

void first_answer_after_a_change(benchmark::State& state)
{
    first_answer(state, "");
}
BENCHMARK(first_answer_after_a_change)->UseManualTime()->Unit(benchmark::kMillisecond);

void first_answer_after_a_change_compressed(benchmark::State& state)
{
    first_answer(state, "gzip");
}
BENCHMARK(first_answer_after_a_change_compressed)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quorate::test
