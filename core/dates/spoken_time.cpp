#include "core/dates/spoken_time.hpp"

#include <string_view>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

struct SpokenWords {
    std::string_view midnight;
    std::string_view noon;
    std::string_view morning;
    std::string_view afternoon;
    std::string_view evening;
    std::string_view quarter_past;
    std::string_view half_past;
    std::string_view to;
};

constexpr SpokenWords english_words{.midnight = "12 midnight",
                                    .noon = "12 noon",
                                    .morning = "in the morning",
                                    .afternoon = "in the afternoon",
                                    .evening = "in the evening",
                                    .quarter_past = "quarter past ",
                                    .half_past = "half past ",
                                    .to = " to "};

constexpr SpokenWords welsh_words{.midnight = "12 ganol nos",
                                  .noon = "12 ganol dydd",
                                  .morning = "y bore",
                                  .afternoon = "y prynhawn",
                                  .evening = "yr hwyr",
                                  .quarter_past = "chwarter wedi ",
                                  .half_past = "hanner awr wedi ",
                                  .to = " tan "};

const SpokenWords& words_of(Language language)
{
    return language == Language::welsh ? welsh_words : english_words;
}

struct Spoken {
    std::string clock;
    std::string_view part_of_day;  // empty when the clock says it already
};

Spoken spoken(Instant at, const SpokenWords& words)
{
    const CivilTime civil = london_civil(at);
    const hh_mm_ss time{civil - floor<days>(civil)};
    const auto hour = time.hours().count();
    const auto minute = time.minutes().count();
    if (minute == 0 && hour == 0) return {std::string{words.midnight}, ""};
    if (minute == 0 && hour == 12) return {std::string{words.noon}, ""};

    const auto name = [](auto h) { return std::to_string(h % 12 == 0 ? 12 : h % 12); };
    const std::string_view part = hour < 12   ? words.morning
                                  : hour < 17 ? words.afternoon
                                              : words.evening;
    switch (minute) {
        case 0:
            return {name(hour), part};
        case 15:
            return {std::string{words.quarter_past} + name(hour), part};
        case 30:
            return {std::string{words.half_past} + name(hour), part};
        default:
            return {name(hour) + (minute < 10 ? ":0" : ":") + std::to_string(minute), part};
    }
}

std::string joined(const Spoken& time)
{
    return time.part_of_day.empty() ? time.clock : time.clock + ' ' + std::string{time.part_of_day};
}

}  // namespace

std::string london_spoken_time(Instant at, Language language)
{
    return joined(spoken(at, words_of(language)));
}

std::string london_spoken_times(Instant from, Instant until, Language language)
{
    const SpokenWords& words = words_of(language);
    const Spoken first = spoken(from, words);
    const Spoken last = spoken(until, words);
    const bool same_part = first.part_of_day == last.part_of_day;
    return (same_part ? first.clock : joined(first)) + std::string{words.to} + joined(last);
}

}  // namespace quorate::core
