#include "tests/support/calendar_times.hpp"

#include <regex>
#include <set>
#include <sstream>

namespace quorate::test {

std::vector<std::string> floating_lines(const std::string& calendar)
{
    static const std::regex timed{
        R"(^(DTSTART|DTEND|DTSTAMP|CREATED|LAST-MODIFIED|DUE|COMPLETED|RECURRENCE-ID|EXDATE|RDATE)(;[^:]*)?:(\d{8})(T\d{6})?(Z)?)"};
    std::set<std::string> zones;
    std::vector<std::string> floating;
    bool in_zone = false;
    std::istringstream lines{calendar};
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        if (line == "BEGIN:VTIMEZONE") in_zone = true;
        if (line == "END:VTIMEZONE") in_zone = false;
        if (in_zone && line.starts_with("TZID:")) zones.insert(line.substr(5));
        std::smatch found;
        if (in_zone || !std::regex_search(line, found, timed)) continue;
        const std::string parameters = found[2];
        const bool is_date =
            !found[4].matched && parameters.find("VALUE=DATE") != std::string::npos;
        const auto named = parameters.find("TZID=");
        const bool is_zoned =
            found[4].matched && named != std::string::npos &&
            zones.contains(parameters.substr(named + 5, parameters.find(';', named) - named - 5));
        if (!is_date && !is_zoned && !found[5].matched) floating.push_back(line);
    }
    return floating;
}

}  // namespace quorate::test
