#include <benchmark/benchmark.h>

#include <algorithm>
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

// The two look-ups that any table of working days needs, and nothing else: no check that the day is
// in the table, no calendar to choose. The most that could be hoped for.
class BareTable {
public:
    explicit BareTable(const std::vector<bool>& worked)
    {
        for (std::size_t row = 0; row < worked.size(); ++row) {
            if (worked[row]) worked_.push_back(static_cast<std::int32_t>(row));
            up_to_.push_back(static_cast<std::int32_t>(worked_.size()));
        }
    }

    Date advance(Date from, WorkingDays n) const
    {
        const auto row = static_cast<std::size_t>((from - first_day).count());
        return first_day + days{worked_[static_cast<std::size_t>(up_to_[row] + n.count - 1)]};
    }

private:
    std::vector<std::int32_t> up_to_;
    std::vector<std::int32_t> worked_;
};

template <class Answer>
void ask_all(benchmark::State& state, const Answer& answer)
{
    const auto all = questions();
    for (auto _ : state)
        for (const Question& question : all)
            benchmark::DoNotOptimize(answer(question));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

// The quickest of several runs, so that a neighbour's work on the machine does not count.
template <class Answer>
double seconds_to_ask_all(const std::vector<Question>& all, int times, const Answer& answer)
{
    constexpr int runs = 7;
    double quickest = 1e9;
    for (int run = 0; run < runs; ++run) {
        const auto start = steady_clock::now();
        for (int i = 0; i < times; ++i)
            for (const Question& question : all)
                benchmark::DoNotOptimize(answer(question));
        const double seconds = duration<double>{steady_clock::now() - start}.count() / times;
        quickest = std::min(quickest, seconds);
    }
    return quickest;
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

// Says beside its own speed how it compares, in the same run, with the bare table (1 would be as
// fast) and with the two loops (how many times faster).
template <class Answer>
void compare_and_ask_all(benchmark::State& state, const Answer& answer)
{
    ask_all(state, answer);
    const auto all = questions();
    const auto holidays = holiday_set();
    const auto worked = worked_days();
    const BareTable table{worked};
    const double own = seconds_to_ask_all(all, 300, answer);
    const double bare =
        seconds_to_ask_all(all, 300, [&](const Question& q) { return table.advance(q.from, q.n); });
    const double loop = seconds_to_ask_all(
        all, 10, [&](const Question& q) { return day_by_day(holidays, q.from, q.n); });
    const double bitmap = seconds_to_ask_all(
        all, 50, [&](const Question& q) { return over_a_bitmap(worked, q.from, q.n); });
    state.counters["of_bare_look_up"] = bare / own;
    state.counters["times_day_by_day"] = loop / own;
    state.counters["times_bitmap"] = bitmap / own;
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

void working_days_bare_look_up(benchmark::State& state)
{
    const BareTable table{worked_days()};
    ask_all(state, [&](const Question& q) { return table.advance(q.from, q.n); });
}
BENCHMARK(working_days_bare_look_up);

void working_days_by_table(benchmark::State& state)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    compare_and_ask_all(state, [&](const Question& q) { return calendar.advance(q.from, q.n); });
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

// A limit with the day to schedule by, whether it is provisional and whether anything can be
// booked: what a work queue needs of each row.
void due_date_alone(benchmark::State& state)
{
    const StatutoryRule& rule = *nearest_rule("eng-icpc-15wd", first_day);
    const Calendars& calendars = shipped_calendars();
    compare_and_ask_all(
        state, [&](const Question& q) { return due_date(rule, {.on = q.from}, calendars); });
}
BENCHMARK(due_date_alone);

// The same with every day counted and every day skipped, as data.
void due_date_explained(benchmark::State& state)
{
    const StatutoryRule& rule = *nearest_rule("eng-icpc-15wd", first_day);
    const Calendars& calendars = shipped_calendars();
    ask_all(state, [&](const Question& q) {
        return explained_due_date(rule, {.on = q.from}, calendars).counted.size();
    });
}
BENCHMARK(due_date_explained);

// And then told in sentences: what a page about one date shows.
void due_date_explained_in_sentences(benchmark::State& state)
{
    const StatutoryRule& rule = *nearest_rule("eng-icpc-15wd", first_day);
    const Calendars& calendars = shipped_calendars();
    ask_all(state, [&](const Question& q) {
        return sentences(explained_due_date(rule, {.on = q.from}, calendars)).size();
    });
}
BENCHMARK(due_date_explained_in_sentences);

void rule_found_by_id(benchmark::State& state)
{
    const auto rules = all_rules();
    ask_all(state, [&](const Question& q) {
        return nearest_rule(rules[static_cast<std::size_t>(q.n.count)].id, q.from);
    });
}
BENCHMARK(rule_found_by_id);

// An id that is not in the book is read for the number in it.
void own_number_found_by_id(benchmark::State& state)
{
    ask_all(state,
            [&](const Question& q) { return nearest_rule("loc-core-group-interval-3w", q.from); });
}
BENCHMARK(own_number_found_by_id);

}  // namespace
}  // namespace quorate::core
