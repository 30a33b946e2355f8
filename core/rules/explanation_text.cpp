#include <algorithm>
#include <string>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/welsh.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

const ExplanationWords english_words{
    .counted_from = "Counted from {what}: {day}.",
    .day_0 = "That day is day 0: it is not counted.",
    .day_1 = "That day is day 1: this rule counts it.",
    .limit_after = "The limit is {offset} after it.",
    .limit_before = "The limit is {offset} before it.",
    .target_after = "The target is {offset} after it.",
    .target_before = "The target is {offset} before it.",
    .earliest_after = "The earliest date is {offset} after it.",
    .earliest_before = "The earliest date is {offset} before it.",
    .hours_after = "The limit is {offset} after that moment, nights and weekends included.",
    .hours_before = "The limit is {offset} before that moment, nights and weekends included.",
    .target_hours_after = "The target is {offset} after that moment, nights and weekends included.",
    .target_hours_before =
        "The target is {offset} before that moment, nights and weekends included.",
    .no_weekends = "Saturdays and Sundays are not counted.",
    .not_counted = "{day} is not counted: {reason}.",
    .short_month = "That month has no day {number}, so the limit is its last day.",
    .target_short_month = "That month has no day {number}, so the target is its last day.",
    .earliest_short_month = "That month has no day {number}, so the earliest date is its last day.",
    .latest_date = "The latest date is {day}.",
    .target_date = "The target date is {day}.",
    .earliest_date = "The earliest date is {day}.",
    .latest_moment = "The latest moment is {day}.",
    .target_moment = "The target moment is {day}.",
    .cannot_be_booked = "{day} cannot be booked: {reason}.",
    .nothing_bookable = "No day between the two can be booked: act at once, or agree a later date.",
    .schedule_by = "A limit never moves to a later day: schedule by {day}.",
    .target_schedule_by = "A target never moves to a later day: schedule by {day}.",
    .schedule_from = "The first day that can be booked is {day}.",
    .provisional = "Provisional: bank holidays are known from {from} to {to} only.",
    .unconfirmed = "This number is typical practice: it was not confirmed in a published text.",
    .rule = "Rule {id}. {level}, {jurisdiction}: {source}.",
    .in_force_from = "In force from {from}",
    .in_force_between = "In force from {from} to {to}",
    .not_in_force_then = "{in_force}, so not on the day it is counted from here",
    .saturday = "Saturday",
    .sunday = "Sunday",
    .local_closure = "local closure",
};

const ExplanationWords& words_of(Language language)
{
    return language == Language::welsh ? welsh_words : english_words;
}

class Explanation {
public:
    Explanation(const ExplainedDate& date, Language language)
        : date_{date}, rule_{date.rule}, language_{language}, words_{words_of(language)}
    {
    }

    std::vector<std::string> sentences()
    {
        say_how_it_was_counted();
        say_what_was_skipped();
        say_when_the_month_is_short();
        say_the_limit();
        say_what_it_rests_on();
        return std::move(said_);
    }

private:
    void say(std::string_view words, WordValues values = {})
    {
        said_.push_back(capitalised(filled(words, values)));
    }

    std::string day_text(Date day) const { return long_date(day, language_); }

    // The words for the rule's bound: a limit, a target or the earliest day.
    std::string_view by_bound(std::string_view limit,
                              std::string_view target,
                              std::string_view earliest) const
    {
        if (rule_.bound == Bound::target) return target;
        return rule_.bound == Bound::earliest ? earliest : limit;
    }

    void say_how_it_was_counted()
    {
        const bool is_after = rule_.direction == Direction::after;
        const bool in_hours = rule_.unit == Unit::hours;
        const std::string what = trigger_text(rule_, language_);
        const std::string day =
            in_hours ? london_long_time(*date_.trigger.at, language_) : day_text(date_.trigger.on);
        const std::string offset = offset_text(rule_, language_);

        say(words_.counted_from, {{"what", what}, {"day", day}});
        if (in_hours) {
            const bool is_target = rule_.bound == Bound::target;
            const std::string_view after =
                is_target ? words_.target_hours_after : words_.hours_after;
            const std::string_view before =
                is_target ? words_.target_hours_before : words_.hours_before;
            say(is_after ? after : before, {{"offset", offset}});
            return;
        }
        say(rule_.count_trigger_day ? words_.day_1 : words_.day_0);
        say(is_after ? by_bound(words_.limit_after, words_.target_after, words_.earliest_after)
                     : by_bound(words_.limit_before, words_.target_before, words_.earliest_before),
            {{"offset", offset}});
    }

    void say_what_was_skipped()
    {
        const auto is_weekend = [](const SkippedDay& day) {
            return day.why == DayOff::saturday || day.why == DayOff::sunday;
        };
        if (std::ranges::any_of(date_.skipped, is_weekend)) say(words_.no_weekends);
        for (const SkippedDay& day : date_.skipped)
            if (!is_weekend(day)) say_of(words_.not_counted, day);
    }

    void say_of(std::string_view words, const SkippedDay& day)
    {
        const std::string when = day_text(day.day);
        const std::string why = reason_text(day, language_);
        say(words, {{"day", when}, {"reason", why}});
    }

    void say_when_the_month_is_short()
    {
        if (rule_.unit != Unit::months || rule_.count_trigger_day) return;
        const auto day_of = [](Date day) { return year_month_day{day}.day(); };
        if (day_of(date_.due.limit_date) == day_of(date_.trigger.on)) return;
        const auto number = std::to_string(static_cast<unsigned>(day_of(date_.trigger.on)));
        say(by_bound(words_.short_month, words_.target_short_month, words_.earliest_short_month),
            {{"number", number}});
    }

    void say_the_limit()
    {
        if (date_.due.limit_at) {
            const std::string moment = london_long_time(*date_.due.limit_at, language_);
            say(rule_.bound == Bound::target ? words_.target_moment : words_.latest_moment,
                {{"day", moment}});
            return;
        }
        const std::string limit = day_text(date_.due.limit_date);
        const std::string bookable = day_text(date_.due.schedule_by);
        say(by_bound(words_.latest_date, words_.target_date, words_.earliest_date),
            {{"day", limit}});
        for (const SkippedDay& day : date_.not_bookable)
            say_of(words_.cannot_be_booked, day);
        if (date_.due.nothing_bookable)
            say(words_.nothing_bookable);
        else if (!date_.not_bookable.empty())
            say(by_bound(words_.schedule_by, words_.target_schedule_by, words_.schedule_from),
                {{"day", bookable}});
    }

    void say_what_it_rests_on()
    {
        if (date_.due.is_provisional) {
            const std::string from = day_text(date_.known_from);
            const std::string to = day_text(date_.known_until);
            say(words_.provisional, {{"from", from}, {"to", to}});
        }
        if (rule_.confidence == Confidence::low) say(words_.unconfirmed);
        say(words_.rule,
            {{"id", rule_.id},
             {"level", label(rule_.level, language_)},
             {"jurisdiction", label(rule_.jurisdiction, language_)},
             {"source", source_text(rule_, language_)}});

        // An authority's own number is not as old as the rule whose row it is like.
        if (is_own(rule_)) return;
        const std::string from = day_text(rule_.effective_from);
        const std::string to = rule_.effective_to ? day_text(*rule_.effective_to) : std::string{};
        std::string in_force = rule_.effective_to
                                   ? filled(words_.in_force_between, {{"from", from}, {"to", to}})
                                   : filled(words_.in_force_from, {{"from", from}});
        if (!is_in_force(rule_, date_.trigger.on))
            in_force = filled(words_.not_in_force_then, {{"in_force", in_force}});
        said_.push_back(in_force + ".");
    }

    const ExplainedDate& date_;
    const StatutoryRule& rule_;
    Language language_;
    const ExplanationWords& words_;
    std::vector<std::string> said_;
};

}  // namespace

std::string filled(std::string_view words, WordValues values)
{
    std::string text;
    while (!words.empty()) {
        const auto open = words.find('{');
        text += words.substr(0, open);
        if (open == std::string_view::npos) break;
        const auto close = words.find('}', open);
        const std::string_view name = words.substr(open + 1, close - open - 1);
        const auto value =
            std::ranges::find(values, name, [](const auto& each) { return each.first; });
        if (value != values.end()) text += value->second;
        words.remove_prefix(close + 1);
    }
    return text;
}

std::string reason_text(const SkippedDay& day, Language language)
{
    const ExplanationWords& words = words_of(language);
    switch (day.why) {
        case DayOff::saturday:
            return std::string{words.saturday};
        case DayOff::sunday:
            return std::string{words.sunday};
        case DayOff::bank_holiday:
            return language == Language::welsh ? welsh_holiday(day.name) : day.name;
        case DayOff::local_closure:
            return std::string{words.local_closure} + (day.name.empty() ? "" : ", " + day.name);
    }
    return {};
}

std::vector<std::string> sentences(const ExplainedDate& date, Language language)
{
    return Explanation{date, language}.sentences();
}

}  // namespace quorate::core
