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

constexpr Date first_day{2015y / January / 1d};

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
        all.push_back({first_day + days{day(random)}, {count(random)}});
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

// The same loop over a bit a day: the least that counting day by day can cost.
Date over_a_bitmap(const std::vector<bool>& worked, Date from, WorkingDays n)
{
    auto row = static_cast<std::size_t>((from - first_day).count());
    for (int left = n.count; left > 0;)
        if (worked[++row]) --left;
    return first_day + days{static_cast<int>(row)};
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

template <class Answer>
double seconds_to_ask_all(const std::vector<Question>& all, int times, const Answer& answer)
{
    const auto start = steady_clock::now();
    for (int i = 0; i < times; ++i)
        for (const Question& question : all)
            benchmark::DoNotOptimize(answer(question));
    return duration<double>{steady_clock::now() - start}.count() / times;
}

std::set<Date> holiday_set()
{
    std::set<Date> holidays;
    for (const auto& [day, name] : shipped_bank_holidays().days)
        holidays.insert(day);
    return holidays;
}

std::vector<bool> worked_days()
{
    std::vector<bool> worked;
    const WorkingCalendar& calendar = shipped_calendars().national;
    for (Date day = first_day; calendar.covers(day); day += days{1})
        worked.push_back(calendar.is_working_day(day));
    return worked;
}

void working_days_day_by_day(benchmark::State& state)
{
    const auto holidays = holiday_set();
    ask_all(state, [&](const Question& q) { return day_by_day(holidays, q.from, q.n); });
}
BENCHMARK(working_days_day_by_day);

void working_days_over_a_bitmap(benchmark::State& state)
{
    const auto worked = worked_days();
    ask_all(state, [&](const Question& q) { return over_a_bitmap(worked, q.from, q.n); });
}
BENCHMARK(working_days_over_a_bitmap);

// Says how many times faster than both loops it was in the same run.
void working_days_by_table(benchmark::State& state)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    const auto by_table = [&](const Question& q) { return calendar.advance(q.from, q.n); };
    ask_all(state, by_table);

    const auto all = questions();
    const auto holidays = holiday_set();
    const auto worked = worked_days();
    const double table = seconds_to_ask_all(all, 2000, by_table);
    const double loop = seconds_to_ask_all(
        all, 50, [&](const Question& q) { return day_by_day(holidays, q.from, q.n); });
    const double bitmap = seconds_to_ask_all(
        all, 200, [&](const Question& q) { return over_a_bitmap(worked, q.from, q.n); });
    state.counters["times_day_by_day"] = loop / table;
    state.counters["times_bitmap"] = bitmap / table;
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
        return explained_due_date(rule, {.on = q.from}, shipped_calendars()).counted.size();
    });
}
BENCHMARK(due_date_explained);

}  // namespace
}  // namespace quorate::core
