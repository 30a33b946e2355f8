#include "server/pages/dates/date_working.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/own_number.hpp"
#include "core/support/text.hpp"
#include "server/pages/dates/counting_calendar.hpp"
#include "server/pages/dates/dates_picture.hpp"
#include "server/pages/dates/dates_words.hpp"
#include "server/pages/dates/due_date_words.hpp"

namespace quorate::server {
namespace {

using core::Language;

std::string rule_words(const core::StatutoryRule& rule, Language language)
{
    const DatesWords& words = dates_words(language);
    const std::string offset = offset_text(rule, language);
    const std::string trigger = trigger_text(rule, language);
    const auto side = rule.direction == core::Direction::after ? words.after : words.before;
    return core::filled(words.rule,
                        {{"label", label(rule, language)},
                         {"offset", offset},
                         {"side", side},
                         {"trigger", trigger}}) +
           std::string{rule.count_trigger_day ? words.day_1 : words.day_0};
}

std::string book_by(const core::ExplainedDate& date, Language language)
{
    if (date.not_bookable.empty()) return {};
    const DatesWords& words = dates_words(language);
    std::string reasons;
    for (const core::SkippedDay& day : date.not_bookable) {
        if (!reasons.empty()) reasons += words.because_and;
        // In English the name would need an article of its own: "is a Boxing Day".
        const bool is_named =
            day.why == core::DayOff::bank_holiday && language == Language::english;
        const std::string on = core::short_date(day.day, language);
        const std::string why =
            is_named ? std::string{words.one_bank_holiday} : reason_text(day, language);
        reasons += core::filled(words.because_a_day_is, {{"day", on}, {"reason", why}});
    }
    const std::string by = core::long_date(date.due.schedule_by, language);
    return core::filled(words.because, {{"day", by}, {"reasons", reasons}});
}

std::string source_words(const core::StatutoryRule& rule, Language language)
{
    const DatesWords& words = dates_words(language);
    const std::string from = core::long_date(rule.effective_from, language);
    const std::string to =
        rule.effective_to ? core::long_date(*rule.effective_to, language) : std::string{};
    // An authority's own number is not as old as the rule whose row it is like.
    if (core::is_own(rule))
        return core::filled(words.rule_id_own,
                            {{"level", label(rule.level, language)}, {"id", rule.id}});
    return core::filled(
        rule.effective_to ? words.rule_id_until : words.rule_id,
        {{"level", label(rule.level, language)}, {"id", rule.id}, {"from", from}, {"to", to}});
}

std::string clock_starts(const core::ExplainedDate& date, Language language)
{
    const std::string day = date.rule.unit == core::Unit::hours && date.trigger.at
                                ? core::london_long_time(*date.trigger.at, language)
                                : core::long_date(date.trigger.on, language);
    return core::capitalised(trigger_text(date.rule, language)) + ", " + day + ".";
}

// "Thursday 26 November 2026. Booked for Tuesday 24 November 2026, day 13."
std::string last_day(const core::ExplainedDueDate& date, Language language)
{
    const DatesWords& words = dates_words(language);
    std::string text = core::capitalised(last_day_text(date.due, language)) + ".";
    const auto day = settled_day(date.due);
    if (!day) return text;
    std::string on = core::long_date(*day, language);
    if (const int number = number_of_day(date.explanation, *day); number > 0)
        on += ", " + core::filled(words.day_number, {{"number", std::to_string(number)}});
    return text + " " +
           core::filled(date.due.met_on ? words.done_on : words.booked_for, {{"day", on}});
}

// A sentence, with the name of its source apart: that has no Welsh.
View sentence_view(const std::string& sentence, const core::StatutoryRule& rule)
{
    const std::string source = std::string{rule.edition} + ", " + std::string{rule.paragraph};
    const auto at = sentence.find(source);
    View view;
    view["said"] = sentence.substr(0, at);
    view["said_source"] = at == std::string::npos ? std::string{} : source;
    view["said_then"] =
        at == std::string::npos ? std::string{} : sentence.substr(at + source.size());
    return view;
}

}  // namespace

void set_working(View& view,
                 const core::ExplainedDueDate& date,
                 const core::NamedDays& closures,
                 Language language)
{
    const core::ExplainedDate& explanation = date.explanation;
    const Counting counting{.date = explanation,
                            .closures = closures,
                            .met = settled_day(date.due),
                            .is_done = date.due.met_on.has_value(),
                            .language = language};
    view["has_days"] = !explanation.counted.empty();
    view["counting"] = counting_calendar(counting);
    view["every_day"] = every_day(counting);
    view["counted_otherwise"] = other_counting_text(explanation, language);
    view["clock_starts"] = clock_starts(explanation, language);
    view["rule_words"] = rule_words(explanation.rule, language);
    view["left_out"] = left_out_text(explanation, language);
    view["last_day"] = last_day(date, language);
    view["book_by"] = book_by(explanation, language);
    view["source_name"] = std::string{explanation.rule.edition} + ", " +
                          std::string{explanation.rule.paragraph} + ".";
    view["source_words"] = source_words(explanation.rule, language);
    view["sentences"] = view_list(sentences(explanation, language), [&](const auto& sentence) {
        return sentence_view(sentence, explanation.rule);
    });
}

}  // namespace quorate::server
