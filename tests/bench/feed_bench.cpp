#include "calendar/feed/feed.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace quorate::calendar {
namespace {

using namespace std::chrono;

std::vector<FeedEntry> meetings(std::size_t count)
{
    std::vector<FeedEntry> entries;
    for (std::size_t i = 0; i < count; ++i) {
        const core::Instant start = sys_days{2026y / June / 1} + 9h + hours{i * 3};
        std::string serial = std::to_string(100000 + i);
        entries.push_back({.uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c" + serial,
                           .sequence = static_cast<int>(i % 4),
                           .starts_at = start,
                           .ends_at = start + 90min,
                           .summary = "Multi-agency meeting (ref " + serial + ")",
                           .location = "Civic Centre, Room 2.14",
                           .status = i % 20 ? FeedStatus::confirmed : FeedStatus::cancelled,
                           .last_modified = sys_days{2026y / May / 4} + hours{i}});
    }
    return entries;
}

// The yardstick: the least any writer of these bytes must do.
void copy_of_the_same_bytes(benchmark::State& state)
{
    const std::string text =
        feed_text({.name = "North Health"}, meetings(static_cast<std::size_t>(state.range(0))));
    for (auto _ : state) {
        std::string copy = text;
        benchmark::DoNotOptimize(copy.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(copy_of_the_same_bytes)->Arg(500)->Arg(5000);

void feed_of_meetings(benchmark::State& state)
{
    const auto entries = meetings(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        std::string text = feed_text({.name = "North Health"}, entries);
        benchmark::DoNotOptimize(text.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(feed_of_meetings)->Arg(500)->Arg(5000);

}  // namespace
}  // namespace quorate::calendar
