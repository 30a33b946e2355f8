#include "server/pages/meetings/unusual_time.hpp"

#include "core/dates/date_text.hpp"

namespace quorate::server {

using namespace std::chrono;

namespace {

constexpr hours earliest{8};
constexpr hours latest{18};

std::string in_brackets(const std::string& name)
{
    return name.empty() ? std::string{} : " (" + name + ")";
}

std::string about_day(const core::WorkingCalendar& local, core::Date day)
{
    const auto why = local.why_off(day);
    if (!why) return {};
    const std::string called = core::long_date(day);
    const std::string name = in_brackets(local.name_of(day));
    if (*why == core::DayOff::bank_holiday) return called + " is a bank holiday" + name + ".";
    if (*why == core::DayOff::local_closure)
        return called + " is a day on which the council is closed" + name + ".";
    return called + " is at the weekend.";
}

std::string clock(minutes at)
{
    const auto two = [](long long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two(at / hours{1}) + ':' + two((at % hours{1}).count());
}

}  // namespace

std::vector<std::string> unusual_time(const core::WorkingCalendar& local,
                                      core::Date day,
                                      minutes start)
{
    std::vector<std::string> sentences;
    if (std::string off = about_day(local, day); !off.empty()) sentences.push_back(std::move(off));
    if (start < earliest)
        sentences.push_back("It starts at " + clock(start) + ", before 08:00.");
    else if (start > latest)
        sentences.push_back("It starts at " + clock(start) + ", after 18:00.");
    return sentences;
}

}  // namespace quorate::server
