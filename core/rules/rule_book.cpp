#include "core/rules/rule_book.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>

#include "core/rules/book/england_guidance.hpp"
#include "core/rules/book/england_law.hpp"
#include "core/rules/book/local_conferences.hpp"
#include "core/rules/book/local_front_door.hpp"
#include "core/rules/book/local_plans.hpp"
#include "core/rules/book/wales_guidance.hpp"
#include "core/rules/book/wales_law.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/rule_checks.hpp"

namespace quorate::core {
namespace {

template <std::size_t... sizes>
consteval auto joined(const std::array<StatutoryRule, sizes>&... tables)
{
    std::array<StatutoryRule, (sizes + ...)> all{};
    std::size_t next = 0;
    const auto append = [&](const auto& table) {
        for (const StatutoryRule& rule : table)
            all[next++] = rule;
    };
    (append(tables), ...);
    return all;
}

constexpr auto book = joined(england_guidance,
                             england_law,
                             wales_guidance,
                             wales_law,
                             local_front_door,
                             local_conferences,
                             local_plans);

static_assert(have_sources(book), "a rule does not say where it comes from");
static_assert(are_named(book), "a rule lacks its id or a label in English or Welsh");
static_assert(can_be_counted(book), "a rule has a number without a unit, or the other way round");
static_assert(follow_each_other(book), "two rows of a rule overlap, or do not stand together");
static_assert(have_one_default_each(book), "a family of variants needs exactly one default");

// Where each row is in the book, by id. Rows of one id keep their order.
constexpr auto by_id = [] {
    std::array<std::uint16_t, book.size()> order{};
    std::iota(order.begin(), order.end(), std::uint16_t{0});
    std::sort(order.begin(), order.end(), [](std::uint16_t a, std::uint16_t b) {
        return book[a].id != book[b].id ? book[a].id < book[b].id : a < b;
    });
    return order;
}();

// The day of a conference is known when it is booked, and nobody records it.
bool follows_a_booking(EventKind trigger)
{
    return trigger == EventKind::initial_conference_date ||
           trigger == EventKind::review_conference_date ||
           trigger == EventKind::any_conference_date;
}

// Whether a case records what the rule counts from, or follows it.
bool is_recorded(EventKind trigger)
{
    return follows_a_booking(trigger) || trigger == EventKind::any_conference_held ||
           group_of(trigger).has_value();
}

// Section 47 enquiries run within the assessment, whose clock is the same.
constexpr std::string_view same_clock_as_the_assessment = "eng-s47-assessment-45wd";

// A rule without a number has no day, and one that says how early has none by which something must
// be done.
bool is_started_by_events(const StatutoryRule& rule)
{
    return is_recorded(rule.trigger) && rule.unit != Unit::none && rule.bound != Bound::earliest &&
           rule.id != same_clock_as_the_assessment;
}

const std::vector<StatutoryRule>& clock_rules()
{
    static const std::vector<StatutoryRule> rules = [] {
        std::vector<StatutoryRule> some;
        std::ranges::copy_if(book, std::back_inserter(some), is_started_by_events);
        return some;
    }();
    return rules;
}

// Days between `day` and the time the rule is in force; zero while it is.
std::chrono::days distance(const StatutoryRule& rule, Date day)
{
    if (day < rule.effective_from) return rule.effective_from - day;
    if (rule.effective_to && *rule.effective_to < day) return day - *rule.effective_to;
    return std::chrono::days{0};
}

// The least number of letters to put in, take out or change to make one text of the other.
std::size_t edits_between(std::string_view one, std::string_view other)
{
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

}  // namespace

std::span<const StatutoryRule> all_rules()
{
    return book;
}

std::span<const StatutoryRule> rules_that_start_clocks()
{
    return clock_rules();
}

const StatutoryRule* nearest_rule(std::string_view id, Date trigger)
{
    const auto rows =
        std::ranges::equal_range(by_id, id, {}, [](std::uint16_t row) { return book[row].id; });
    const StatutoryRule* nearest = nullptr;
    for (const std::uint16_t row : rows) {
        const StatutoryRule& rule = book[row];
        if (nearest == nullptr || distance(rule, trigger) < distance(*nearest, trigger))
            nearest = &rule;
    }
    return nearest != nullptr ? nearest : own_rule(id, trigger);
}

const StatutoryRule* rule_in_force(std::string_view id, Date trigger)
{
    const StatutoryRule* rule = nearest_rule(id, trigger);
    return rule != nullptr && is_in_force(*rule, trigger) ? rule : nullptr;
}

const StatutoryRule* default_of_family(std::string_view family, Date trigger)
{
    if (family.empty()) return nullptr;
    for (const StatutoryRule& rule : book)
        if (rule.family == family && rule.is_default) return nearest_rule(rule.id, trigger);
    return nullptr;
}

const StatutoryRule* rule_or_family(std::string_view name, Date trigger)
{
    const StatutoryRule* rule = nearest_rule(name, trigger);
    return rule != nullptr ? rule : default_of_family(name, trigger);
}

std::string_view most_like(std::string_view id)
{
    constexpr std::size_t longest = 64;  // of what is worth comparing; ids are shorter
    if (id.empty() || id.size() > longest) return {};
    const std::size_t most_edits = id.size() / 3;
    std::string_view most_alike;
    std::size_t fewest = most_edits + 1;
    for (const StatutoryRule& rule : book) {
        const std::size_t edits = edits_between(id, rule.id);
        if (edits >= fewest) continue;
        fewest = edits;
        most_alike = rule.id;
    }
    return most_alike;
}

bool is_trigger_of(const TriggerEvent& event, const StatutoryRule& rule)
{
    const bool is_any_conference = rule.trigger == EventKind::any_conference_held &&
                                   (event.kind == EventKind::conference_held ||
                                    event.kind == EventKind::review_conference_held);
    const bool is_any_day = rule.trigger == EventKind::any_conference_date &&
                            (event.kind == EventKind::initial_conference_date ||
                             event.kind == EventKind::review_conference_date);
    if (event.kind != rule.trigger && !is_any_conference && !is_any_day) return false;
    switch (rule.condition) {
        case Condition::none:
            return true;
        case Condition::initiates_section_47:
            return event.initiates_section_47;
        case Condition::plan_made:
            return event.plan_made;
    }
    return false;
}

std::vector<const StatutoryRule*> rules_started_by(const TriggerEvent& event,
                                                   Jurisdiction jurisdiction,
                                                   const LocalRules& local)
{
    const auto is_started = [&](const StatutoryRule& rule) {
        return rule.jurisdiction == jurisdiction && is_in_force(rule, event.on) &&
               is_trigger_of(event, rule) && local.uses(rule, event.on);
    };
    std::vector<const StatutoryRule*> started;
    for (const StatutoryRule& rule : rules_that_start_clocks())
        if (is_started(rule)) started.push_back(&rule);
    for (const StatutoryRule* own : local.own_rules(event.on))
        if (is_started(*own)) started.push_back(own);
    return started;
}

}  // namespace quorate::core
