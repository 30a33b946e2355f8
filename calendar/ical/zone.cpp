#include "calendar/ical/zone.hpp"

#include <array>

#include "core/dates/london_time.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

void two_digits(char* at, unsigned value)
{
    at[0] = static_cast<char>('0' + value / 10);
    at[1] = static_cast<char>('0' + value % 10);
}

void append_date_time(std::string& out, core::CivilTime at)
{
    const local_days day = floor<days>(at);
    const year_month_day date{day};
    const auto seconds_of_day = static_cast<unsigned>((at - day).count());
    const auto century_year = static_cast<unsigned>(static_cast<int>(date.year()));

    std::array<char, 15> text;
    two_digits(&text[0], century_year / 100);
    two_digits(&text[2], century_year % 100);
    two_digits(&text[4], static_cast<unsigned>(date.month()));
    two_digits(&text[6], static_cast<unsigned>(date.day()));
    text[8] = 'T';
    two_digits(&text[9], seconds_of_day / 3600);
    two_digits(&text[11], seconds_of_day / 60 % 60);
    two_digits(&text[13], seconds_of_day % 60);
    out.append(text.data(), text.size());
}

}  // namespace

std::string_view london_vtimezone()
{
    return "BEGIN:VTIMEZONE\r\n"
           "TZID:Europe/London\r\n"
           "X-LIC-LOCATION:Europe/London\r\n"
           "BEGIN:DAYLIGHT\r\n"
           "TZOFFSETFROM:+0000\r\n"
           "TZOFFSETTO:+0100\r\n"
           "TZNAME:BST\r\n"
           "DTSTART:19700329T010000\r\n"
           "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
           "END:DAYLIGHT\r\n"
           "BEGIN:STANDARD\r\n"
           "TZOFFSETFROM:+0100\r\n"
           "TZOFFSETTO:+0000\r\n"
           "TZNAME:GMT\r\n"
           "DTSTART:19701025T020000\r\n"
           "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
           "END:STANDARD\r\n"
           "END:VTIMEZONE\r\n";
}

WallTime london_wall_time(core::Instant at)
{
    const core::CivilTime local = core::london_civil(at);
    return {.local = local, .repeated = core::london_instant(local) != at};
}

void append_utc(std::string& out, core::Instant at)
{
    append_date_time(out, core::CivilTime{at.time_since_epoch()});
    out += 'Z';
}

void append_local(std::string& out, core::CivilTime at)
{
    append_date_time(out, at);
}

}  // namespace quorate::calendar
