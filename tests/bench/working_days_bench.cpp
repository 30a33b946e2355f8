#include <benchmark/benchmark.h>

#include <random>
#include <set>
#include <vector>

#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

struct Question {
    Date from;
    WorkingDays n;
};

// Days and counts as cases bring them, in no order that a processor could guess.
std::vector<Question> questions()
{
    std::mt19937 random{20261125};
    std::uniform_int_distribution<int> day{0, 4800};
    std::uniform_int_distribution<int> count{1, 45};
    std::vector<Question> all;
    for (int i = 0; i < 4096; ++i)
        all.push_back({local_days{2015y / January / 1} + days{day(random)}, {count(random)}});
    return all;
}

// The yardstick: the loop that the wording of the guidance describes.
Date day_by_day(const std::set<Date>& holidays, Date from, WorkingDays n)
{
    for (int left = n.count; left > 0;) {
        from += days{1};
        const weekday on{from};
        if (on != Saturday && on != Sunday && !holidays.contains(from)) --left;
    }
    return from;
}

template <class Answer>
void ask_all(benchmark::State& state, const Answer& answer)
{
    const auto all = questions();
    for (auto _ : state)
        for (const Question& question : all)
            benchmark::DoNotOptimize(answer(question));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

void working_days_day_by_day(benchmark::State& state)
{
    std::set<Date> holidays;
    for (const auto& [day, name] : shipped_bank_holidays().days)
        holidays.insert(day);
    ask_all(state, [&](const Question& q) { return day_by_day(holidays, q.from, q.n); });
}
BENCHMARK(working_days_day_by_day);

void working_days_by_table(benchmark::State& state)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    ask_all(state, [&](const Question& q) { return calendar.advance(q.from, q.n); });
}
BENCHMARK(working_days_by_table);

void working_days_between_by_table(benchmark::State& state)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    ask_all(state, [&](const Question& q) {
        return calendar.count_between(q.from, q.from + days{q.n.count}).count;
    });
}
BENCHMARK(working_days_between_by_table);

// What a work queue does for each row, and what a page about one date does.
void due_date_alone(benchmark::State& state)
{
    const StatutoryRule& rule = *nearest_rule("eng-icpc-15wd", Date{});
    ask_all(state, [&](const Question& q) {
        return due_date(rule, {.on = q.from}, shipped_calendars()).schedule_by;
    });
}
BENCHMARK(due_date_alone);

void due_date_explained(benchmark::State& state)
{
    const StatutoryRule& rule = *nearest_rule("eng-icpc-15wd", Date{});
    ask_all(state, [&](const Question& q) {
        return explained_due_date(rule, {.on = q.from}, shipped_calendars()).sentences.size();
    });
}
BENCHMARK(due_date_explained);

}  // namespace
}  // namespace quorate::core
