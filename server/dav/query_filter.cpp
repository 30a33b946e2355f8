#include "server/dav/query_filter.hpp"

#include <algorithm>

#include "calendar/busy/values.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

// Each is looked for in each entry.
constexpr std::size_t most_prop_filters = 20;

// The far ends of an open range.
const core::Instant long_ago{std::chrono::sys_days{std::chrono::year{1970} / 1 / 1}};
const core::Instant far_ahead{std::chrono::sys_days{std::chrono::year{2200} / 1 / 1}};

std::optional<core::Instant> utc_time(std::string_view text)
{
    const auto written = calendar::written_time(text);
    if (!written || !written->is_utc) return std::nullopt;
    return core::Instant{written->civil.time_since_epoch()};
}

std::optional<PropFilter> prop_filter(const XmlElement& element)
{
    PropFilter filter{.name = std::string{element.attribute("name")}};
    for (const XmlElement& each : element.children) {
        if (each.is(caldav_space, "is-not-defined")) {
            filter.is_not_defined = true;
        } else if (each.is(caldav_space, "text-match")) {
            filter.text = core::lower_case(each.text);
            filter.negate = each.attribute("negate-condition") == "yes";
        } else {
            return std::nullopt;
        }
    }
    return filter.name.empty() ? std::nullopt : std::optional{filter};
}

bool read_component(const XmlElement& element, QueryFilter& filter)
{
    filter.component = element.attribute("name");
    for (const XmlElement& each : element.children) {
        if (each.is(caldav_space, "time-range")) {
            filter.span = time_range(each);
            if (!filter.span) return false;
        } else if (each.is(caldav_space, "prop-filter")) {
            const auto prop = prop_filter(each);
            if (!prop || filter.props.size() == most_prop_filters) return false;
            filter.props.push_back(*prop);
        } else if (each.is(caldav_space, "comp-filter") && each.attribute("name") == "VALARM" &&
                   each.child(caldav_space, "is-not-defined") != nullptr) {
            continue;  // reminders are nobody's condition here
        } else {
            return false;
        }
    }
    return true;
}

// The component's own lines, unfolded: without the VTIMEZONE before it and the VALARMs in it.
std::vector<std::string> lines_of(std::string_view entry)
{
    std::string unfolded;
    for (std::size_t i = 0; i < entry.size(); ++i) {
        if (entry.substr(i).starts_with("\r\n ")) {
            i += 2;
            continue;
        }
        if (entry[i] != '\r') unfolded += entry[i];
    }
    std::vector<std::string> kept;
    int depth = 0;
    bool inside = false;
    for (const std::string& line : core::split(unfolded, '\n')) {
        if (line == "BEGIN:VEVENT" || line == "BEGIN:VTODO") inside = true;
        if (line == "BEGIN:VALARM") ++depth;
        if (inside && depth == 0) kept.push_back(line);
        if (line == "END:VALARM") --depth;
    }
    return kept;
}

bool holds(const std::vector<std::string>& lines, const PropFilter& filter)
{
    const auto found = std::ranges::find_if(lines, [&](const std::string& line) {
        return line.starts_with(filter.name) && line.size() > filter.name.size() &&
               (line[filter.name.size()] == ':' || line[filter.name.size()] == ';');
    });
    if (filter.is_not_defined) return found == lines.end();
    if (found == lines.end()) return false;
    if (!filter.text) return true;
    const auto colon = found->find(':');
    const bool matches =
        core::lower_case(found->substr(colon + 1)).find(*filter.text) != std::string::npos;
    return matches != filter.negate;
}

}  // namespace

std::optional<core::TimeSpan> time_range(const XmlElement& range)
{
    core::TimeSpan span{long_ago, far_ahead};
    const std::string_view start = range.attribute("start");
    const std::string_view end = range.attribute("end");
    const auto from = start.empty() ? std::optional{span.from} : utc_time(start);
    const auto until = end.empty() ? std::optional{span.until} : utc_time(end);
    if ((start.empty() && end.empty()) || !from || !until || *until <= *from) return std::nullopt;
    return core::TimeSpan{*from, *until};
}

std::optional<QueryFilter> query_filter(const XmlElement& filter)
{
    const XmlElement* const calendar = filter.child(caldav_space, "comp-filter");
    if (calendar == nullptr || calendar->attribute("name") != "VCALENDAR") return std::nullopt;
    QueryFilter read;
    for (const XmlElement& each : calendar->children)
        if (!each.is(caldav_space, "comp-filter") || !read_component(each, read))
            return std::nullopt;
    return read;
}

bool passes(const QueryFilter& filter, std::string_view entry)
{
    if (filter.props.empty()) return true;
    const auto lines = lines_of(entry);
    return std::ranges::all_of(filter.props,
                               [&](const PropFilter& each) { return holds(lines, each); });
}

}  // namespace quorate::server
