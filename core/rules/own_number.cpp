#include "core/rules/own_number.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <unordered_map>

#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_id = 64;
constexpr std::size_t most_digits = 9;  // of which an int is sure to have room
constexpr std::string_view in_place_of = "in place of ";

// An id in which a number stands: "loc-cp-visit", "10", "wd" and "-day-1".
struct Split {
    std::string_view before = {};
    int count = 0;
    const OwnUnit* unit = nullptr;
    std::string_view after = {};
};

const OwnUnit* unit_with(std::string_view code)
{
    const auto found = std::ranges::find(own_units(), code, &OwnUnit::code);
    return found == own_units().end() ? nullptr : &*found;
}

// "10wd", written as ids write it: without a sign, a space or a leading zero. None at all, "0wd",
// is read so that it can be said what is wrong with it.
std::optional<Split> read_number(std::string_view text)
{
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return std::nullopt;
    if (text.front() == '0' && digits > 1) return std::nullopt;
    Split read{.unit = unit_with(text.substr(digits))};
    if (read.unit == nullptr) return std::nullopt;
    if (digits > most_digits)
        read.count = std::numeric_limits<int>::max();  // too many of any unit
    else
        std::from_chars(text.data(), text.data() + digits, read.count);
    return read;
}

std::optional<Split> split(std::string_view id)
{
    if (id.size() > longest_id) return std::nullopt;
    for (std::size_t dash = id.find('-'); dash != std::string_view::npos;
         dash = id.find('-', dash + 1)) {
        const std::size_t end = std::min(id.find('-', dash + 1), id.size());
        auto read = read_number(id.substr(dash + 1, end - dash - 1));
        if (!read) continue;
        read->before = id.substr(0, dash);
        read->after = id.substr(end);
        return read;
    }
    return std::nullopt;
}

bool is_in_bounds(const Split& written)
{
    return written.count >= 1 && written.count <= written.unit->most;
}

// A rule whose number may be replaced, and what its id says around the number.
struct Base {
    std::string_view before;
    std::string_view after;
    const StatutoryRule* rule;
    bool only_in_its_unit = false;  // other rules, of other units, share the words
};

void add_base(std::vector<Base>& bases, const StatutoryRule& rule)
{
    const auto written = split(rule.id);
    if (!written || !is_for_authorities_to_choose(rule)) return;
    bool is_shared = false;
    for (Base& each : bases) {
        if (each.before != written->before || each.after != written->after) continue;
        if (standard_of(*each.rule) == standard_of(rule)) {
            if (rule.is_default) each.rule = &rule;
            return;
        }
        each.only_in_its_unit = is_shared = true;
    }
    bases.push_back({written->before, written->after, &rule, is_shared});
}

const std::vector<Base>& all_bases()
{
    static const std::vector<Base> bases = [] {
        std::vector<Base> made;
        for (const StatutoryRule& rule : rules_that_start_clocks())
            add_base(made, rule);
        return made;
    }();
    return bases;
}

bool may_be_counted_in(const Base& base, Unit unit)
{
    if (base.only_in_its_unit && base.rule->unit != unit) return false;
    // A moment has no first day that could be counted.
    return !base.rule->count_trigger_day || unit != Unit::hours;
}

const Base* base_of(const Split& written)
{
    const Base* of_family = nullptr;
    for (const Base& base : all_bases()) {
        if (!may_be_counted_in(base, written.unit->unit)) continue;
        if (base.before == written.before && base.after == written.after) return &base;
        const bool is_family = !written.before.empty() && base.rule->family == written.before;
        if (is_family && base.rule->is_default && written.after.empty()) of_family = &base;
    }
    return of_family;
}

std::string id_of(const Base& base, const Split& written)
{
    return std::string{base.before} + "-" + std::to_string(written.count) +
           std::string{written.unit->code} + std::string{base.after};
}

// What follows a comma in a label speaks of the shipped number: "no later than 34 weeks".
std::string_view plain(std::string_view label)
{
    return label.substr(0, label.find(','));
}

// One own number: a row like each row of the rule it is for. The rows' texts are kept here.
class OwnRule {
public:
    OwnRule(const Base& base, const Split& written)
        : id_{id_of(base, written)},
          paragraph_{std::string{in_place_of} + std::string{base.rule->id}}
    {
        for (const StatutoryRule& shipped : all_rules()) {
            if (shipped.id != base.rule->id) continue;
            StatutoryRule& row = rows_.emplace_back(shipped);
            row.id = id_;
            row.label = plain(shipped.label);
            row.label_cy = plain(shipped.label_cy);
            row.level = RuleLevel::local;
            row.offset = written.count;
            row.unit = written.unit->unit;
            row.family = standard_of(shipped);
            row.is_default = false;
            row.edition = own_standard;
            row.paragraph = paragraph_;
            row.source = own_standard;
            row.confidence = Confidence::high;
        }
    }
    OwnRule(const OwnRule&) = delete;
    OwnRule& operator=(const OwnRule&) = delete;

    const StatutoryRule* like(const StatutoryRule& shipped) const
    {
        for (const StatutoryRule& row : rows_)
            if (row.effective_from == shipped.effective_from) return &row;
        return nullptr;
    }

private:
    std::string id_;
    std::string paragraph_;
    std::vector<StatutoryRule> rows_;
};

// Every own number that was asked for. Its keys are places in tables of fixed length, never the
// text that was asked with, so what it can grow to is known.
class OwnRules {
public:
    const OwnRule& find_or_make(const Base& base, const Split& written)
    {
        const std::uint32_t key = key_of(base, written);
        {
            const std::shared_lock reading{mutex_};
            const auto found = made_.find(key);
            if (found != made_.end()) return found->second;
        }
        const std::unique_lock writing{mutex_};
        return made_.try_emplace(key, base, written).first->second;
    }

private:
    static std::uint32_t key_of(const Base& base, const Split& written)
    {
        constexpr std::size_t room = 1'000;  // more than the most of any unit
        const auto which = static_cast<std::size_t>(&base - all_bases().data());
        const auto unit = static_cast<std::size_t>(written.unit - own_units().data());
        return static_cast<std::uint32_t>((which * own_units().size() + unit) * room +
                                          static_cast<std::size_t>(written.count));
    }

    std::shared_mutex mutex_;
    std::unordered_map<std::uint32_t, OwnRule> made_;
};

std::string bounds_text(const OwnUnit& unit)
{
    return "Give from 1 to " + std::to_string(unit.most) + " " + std::string{unit.label};
}

}  // namespace

const std::vector<OwnUnit>& own_units()
{
    static const std::vector<OwnUnit> units{{Unit::working_days, "wd", "working days", 260},
                                            {Unit::calendar_days, "d", "days", 366},
                                            {Unit::weeks, "w", "weeks", 52},
                                            {Unit::months, "m", "months", 24},
                                            {Unit::hours, "h", "hours", 168}};
    return units;
}

const StatutoryRule* own_rule(std::string_view id, Date day)
{
    const auto written = split(id);
    if (!written || !is_in_bounds(*written)) return nullptr;
    const Base* base = base_of(*written);
    if (base == nullptr) return nullptr;
    if (base->before != written->before) return nearest_rule(id_of(*base, *written), day);
    static OwnRules made;
    return made.find_or_make(*base, *written).like(*nearest_rule(base->rule->id, day));
}

bool is_own(const StatutoryRule& rule)
{
    return rule.source == own_standard;
}

std::string_view replaced_by_own(const StatutoryRule& own)
{
    return own.paragraph.substr(in_place_of.size());
}

std::string own_number_fault(std::string_view id)
{
    const auto written = split(id);
    if (!written || is_in_bounds(*written) || base_of(*written) == nullptr) return {};
    return bounds_text(*written->unit);
}

Result<std::string> own_rule_id(std::string_view standard, std::string_view written, Date day)
{
    const StatutoryRule* rule = rule_or_family(standard, day);
    if (rule == nullptr) return invalid("rule_id", "There is no rule of this id");
    if (!is_for_authorities_to_choose(*rule))
        return invalid("rule_id", "This rule is national: it is used everywhere");
    const auto asked = read_number(written);
    if (!asked) return invalid("own", "Write a number and its unit, like 8wd, 10d, 3w, 2m or 48h");
    if (!is_in_bounds(*asked)) return invalid("own", bounds_text(*asked->unit));
    const auto now = split(rule->id);
    if (!now) return invalid("rule_id", "This rule has no number");
    const std::string id =
        std::string{now->before} + "-" + std::string{written} + std::string{now->after};
    const StatutoryRule* own = nearest_rule(id, day);
    if (own == nullptr || standard_of(*own) != standard_of(*rule))
        return invalid("own",
                       "This standard cannot be counted in " + std::string{asked->unit->label});
    return std::string{own->id};
}

std::vector<OwnUnit> own_units_of(std::string_view standard, Date day)
{
    std::vector<OwnUnit> units;
    for (const OwnUnit& each : own_units())
        if (own_rule_id(standard, "1" + std::string{each.code}, day)) units.push_back(each);
    return units;
}

}  // namespace quorate::core
