#include "calendar/busy/prescan.hpp"

#include <algorithm>
#include <array>

namespace quorate::calendar {
namespace {

constexpr std::array<std::pair<CalendarFault, std::string_view>, 8> codes{{
    {CalendarFault::no_calendar, "no_calendar"},
    {CalendarFault::cut_short, "cut_short"},
    {CalendarFault::too_big, "too_big"},
    {CalendarFault::too_deep, "too_deep"},
    {CalendarFault::too_many_components, "too_many_components"},
    {CalendarFault::line_too_long, "line_too_long"},
    {CalendarFault::too_many_bad_lines, "too_many_bad_lines"},
    {CalendarFault::too_much_work, "too_much_work"},
}};

constexpr std::array<std::string_view, 17> kept{
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "TRANSP",
    "FREEBUSY",
    "TZID",
    "X-LIC-LOCATION",
    "TZOFFSETTO",
    "TZOFFSETFROM",
    "EXRULE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
};

constexpr std::array<std::string_view, 8> kept_of_own{
    "SUMMARY",
    "LOCATION",
    "ATTENDEE",
    "DUE",
    "PERCENT-COMPLETE",
    "COMPLETED",
    "TRIGGER",
    "ACTION",
};

bool is_kept(std::string_view name, Keep keep)
{
    return std::ranges::find(kept, name) != kept.end() ||
           (keep == Keep::own_entry && std::ranges::find(kept_of_own, name) != kept_of_own.end());
}

bool is_name_character(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

std::string capitals(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string_view without_spaces_at_end(std::string_view text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Where a parameter's value ends: at the first of ; : outside quotation marks.
std::size_t end_of_parameter(std::string_view text)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (!quoted && (text[i] == ';' || text[i] == ':')) return i;
    }
    return std::string_view::npos;
}

std::string unquoted(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    return std::string{text};
}

// NAME *(";" NAME "=" VALUE) ":" VALUE. Nothing when it is no content line.
std::optional<ScannedLine> content_line(std::string_view text, Keep keep)
{
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_name_character) - text.begin());
    if (end == 0 || end == text.size()) return std::nullopt;
    ScannedLine line{.name = capitals(text.substr(0, end)), .parameters = {}, .value = {}};
    const bool is_wanted = is_kept(line.name, keep);
    text.remove_prefix(end);
    while (text.starts_with(';')) {
        text.remove_prefix(1);
        const auto stop = end_of_parameter(text);
        if (stop == std::string_view::npos) return std::nullopt;
        const std::string_view parameter = text.substr(0, stop);
        const auto equals = parameter.find('=');
        if (equals == 0 || equals == std::string_view::npos) return std::nullopt;
        if (is_wanted)
            line.parameters.emplace_back(capitals(parameter.substr(0, equals)),
                                         unquoted(parameter.substr(equals + 1)));
        text.remove_prefix(stop);
    }
    if (!text.starts_with(':')) return std::nullopt;
    text.remove_prefix(1);
    const bool is_structure = line.name == "BEGIN" || line.name == "END";
    if (is_wanted) line.value = without_spaces_at_end(text);
    if (is_structure) line.value = capitals(without_spaces_at_end(text));
    return line;
}

// Takes logical lines one after the other and keeps the components that are open.
class Scanner {
public:
    Scanner(const ScanLimits& limits, Keep keep) : limits_{limits}, keep_{keep} {}

    void take(std::string_view text)
    {
        if (text.empty()) return;
        auto line = content_line(text, keep_);
        const bool begins = line && line->name == "BEGIN";
        if (open_.empty() && !complete_ && !begins) return fail(CalendarFault::no_calendar);
        if (!line) return bad_line();
        if (begins) return begin(std::move(line->value));
        if (line->name == "END") return end(line->value);
        if (open_.empty()) return bad_line();
        if (!line->value.empty()) open_.back().entry.lines.push_back(std::move(*line));
    }

    void fail(CalendarFault fault)
    {
        if (!scan_.fault) scan_.fault = fault;
    }

    bool failed() const { return scan_.fault.has_value(); }

    Scan finish() &&
    {
        if (!open_.empty()) fail(CalendarFault::cut_short);
        if (!complete_) fail(CalendarFault::no_calendar);
        if (scan_.fault) scan_.calendar = {};
        return std::move(scan_);
    }

private:
    struct Open {
        std::string name;
        ScannedEntry entry = {};
    };

    void bad_line()
    {
        if (++scan_.calendar.bad_lines > limits_.bad_lines) fail(CalendarFault::too_many_bad_lines);
    }

    void begin(std::string name)
    {
        if (open_.empty() && name != "VCALENDAR") return fail(CalendarFault::no_calendar);
        if (++components_ > limits_.components) return fail(CalendarFault::too_many_components);
        if (open_.size() == limits_.depth) return fail(CalendarFault::too_deep);
        open_.push_back({std::move(name)});
    }

    void end(const std::string& name)
    {
        if (open_.empty() || open_.back().name != name) return fail(CalendarFault::cut_short);
        ScannedEntry entry = std::move(open_.back().entry);
        open_.pop_back();
        if (open_.empty()) complete_ = true;
        if (open_.size() == 1)
            keep(name, std::move(entry));
        else if (open_.size() == 2 && is_part(name))
            open_.back().entry.parts.push_back(std::move(entry));
    }

    bool is_part(const std::string& name) const
    {
        return name == "STANDARD" || name == "DAYLIGHT" ||
               (keep_ == Keep::own_entry && name == "VALARM");
    }

    void keep(const std::string& name, ScannedEntry entry)
    {
        if (name == "VEVENT")
            scan_.calendar.events.push_back(std::move(entry));
        else if (name == "VTODO")
            scan_.calendar.tasks.push_back(std::move(entry));
        else if (name == "VFREEBUSY")
            scan_.calendar.free_busy.push_back(std::move(entry));
        else if (name == "VTIMEZONE")
            scan_.calendar.zones.push_back(std::move(entry));
    }

    const ScanLimits& limits_;
    Keep keep_;
    Scan scan_;
    std::vector<Open> open_;
    std::size_t components_ = 0;
    bool complete_ = false;
};

std::string_view take_physical_line(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::string_view code(CalendarFault fault)
{
    return std::ranges::find(codes, fault, &decltype(codes)::value_type::first)->second;
}

std::optional<CalendarFault> calendar_fault_from(std::string_view code)
{
    const auto found = std::ranges::find(codes, code, &decltype(codes)::value_type::second);
    return found == codes.end() ? std::nullopt : std::optional{found->first};
}

std::string_view ScannedLine::parameter(std::string_view wanted) const
{
    for (const auto& [name_of_it, value_of_it] : parameters)
        if (name_of_it == wanted) return value_of_it;
    return {};
}

const ScannedLine* ScannedEntry::line(std::string_view name) const
{
    const auto found = std::ranges::find(lines, name, &ScannedLine::name);
    return found == lines.end() ? nullptr : &*found;
}

std::string_view ScannedEntry::value(std::string_view name) const
{
    const ScannedLine* const found = line(name);
    return found == nullptr ? std::string_view{} : std::string_view{found->value};
}

Scan scan_calendar(std::string_view text, const ScanLimits& limits, Keep keep)
{
    Scanner scanner{limits, keep};
    if (text.size() > limits.bytes) {
        scanner.fail(CalendarFault::too_big);
        return std::move(scanner).finish();
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string logical;
    while (!text.empty() && !scanner.failed()) {
        logical = take_physical_line(text);
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
            logical += take_physical_line(text).substr(1);
            if (logical.size() > limits.line) break;
        }
        if (logical.size() > limits.line) scanner.fail(CalendarFault::line_too_long);
        scanner.take(logical);
    }
    return std::move(scanner).finish();
}

}  // namespace quorate::calendar
