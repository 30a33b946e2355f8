#include "core/dates/spoken_time.hpp"

#include <string_view>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

struct Spoken {
    std::string clock;
    std::string_view part_of_day;  // empty when the clock says it already
};

Spoken spoken(Instant at)
{
    const CivilTime civil = london_civil(at);
    const hh_mm_ss time{civil - floor<days>(civil)};
    const auto hour = time.hours().count();
    const auto minute = time.minutes().count();
    if (minute == 0 && hour == 0) return {"12 midnight", ""};
    if (minute == 0 && hour == 12) return {"12 noon", ""};

    const auto name = [](auto h) { return std::to_string(h % 12 == 0 ? 12 : h % 12); };
    const std::string_view part = hour < 12   ? "in the morning"
                                  : hour < 17 ? "in the afternoon"
                                              : "in the evening";
    switch (minute) {
        case 0:
            return {name(hour), part};
        case 15:
            return {"quarter past " + name(hour), part};
        case 30:
            return {"half past " + name(hour), part};
        default:
            return {name(hour) + (minute < 10 ? ":0" : ":") + std::to_string(minute), part};
    }
}

std::string joined(const Spoken& time)
{
    return time.part_of_day.empty() ? time.clock : time.clock + ' ' + std::string{time.part_of_day};
}

}  // namespace

std::string london_spoken_time(Instant at)
{
    return joined(spoken(at));
}

std::string london_spoken_times(Instant from, Instant until)
{
    const Spoken first = spoken(from);
    const Spoken last = spoken(until);
    const bool same_part = first.part_of_day == last.part_of_day;
    return (same_part ? first.clock : joined(first)) + " to " + joined(last);
}

}  // namespace quorate::core
