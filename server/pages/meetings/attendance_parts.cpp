#include "server/pages/meetings/attendance_parts.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/scheduling/request_for_needs.hpp"
#include "core/support/text.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

using std::chrono::minutes;

constexpr std::string_view part_prefix = "part.";
constexpr std::string_view first = "first";
constexpr std::string_view second = "second";
constexpr core::AttendanceWindow no_window{.from = minutes{-1}, .until = minutes{-1}};

std::string minutes_text(const core::AttendanceWindow& window)
{
    return std::to_string(window.from.count()) + "-" + std::to_string(window.until.count());
}

core::AttendanceWindow typed_window(const std::string& text)
{
    const auto ends = core::split(text, '-');
    if (ends.size() != 2) return no_window;
    const auto from = whole_number(ends.front());
    const auto until = whole_number(ends.back());
    if (!from || !until) return no_window;
    return {.from = minutes{*from}, .until = minutes{*until}};
}

core::SplitMeeting split_at(const std::string& typed, minutes length)
{
    if (core::trimmed(typed).empty()) return core::split_meeting(length);
    const auto minutes_typed = whole_number(typed);
    if (!minutes_typed) return {.first = no_window, .second = no_window};
    return core::split_meeting(length, minutes{*minutes_typed});
}

bool can_be_split(minutes first_part, minutes length)
{
    const core::SplitMeeting split = core::split_meeting(length, first_part);
    return !window_fault(split.first, length) && !window_fault(split.second, length);
}

// Where it is split, told from who comes first or last.
std::string first_minutes_of(const core::SeatWindows& windows, minutes length)
{
    for (const auto& [holder, window] : windows)
        if (window.from == minutes{0} && can_be_split(window.until, length))
            return std::to_string(window.until.count());
    for (const auto& [holder, window] : windows)
        if (window.until == length && can_be_split(window.from - core::attendance_gap, length))
            return std::to_string((window.from - core::attendance_gap).count());
    return {};
}

View option(std::string_view value, std::string_view words, bool is_chosen)
{
    View made;
    made["part_value"] = text(value);
    made["part_words"] = text(words);
    made["part_chosen"] = is_chosen;
    return made;
}

std::string words_of(const std::string& part)
{
    const core::AttendanceWindow window = typed_window(part);
    return "From minute " + std::to_string(window.from.count()) + " to " +
           std::to_string(window.until.count());
}

}  // namespace

AttendanceParts parts_in(const Fields& form)
{
    AttendanceParts parts{.first_minutes = form.get("first_part_minutes")};
    for (const auto& [name, value] : form.entries()) {
        if (!name.starts_with(part_prefix) || value.empty()) continue;
        if (const auto holder = core::seat_holder_from(name.substr(part_prefix.size())))
            parts.chosen.emplace(*holder, value);
    }
    return parts;
}

AttendanceParts parts_of(const core::SeatWindows& windows, minutes length)
{
    AttendanceParts parts{.first_minutes = first_minutes_of(windows, length)};
    const core::SplitMeeting split = split_at(parts.first_minutes, length);
    for (const auto& [holder, window] : windows)
        parts.chosen.emplace(holder,
                             window == split.first    ? std::string{first}
                             : window == split.second ? std::string{second}
                                                      : minutes_text(window));
    return parts;
}

std::optional<core::AttendanceWindow> window_of(const AttendanceParts& parts,
                                                const core::SeatHolder& holder,
                                                minutes length)
{
    const auto chosen = parts.chosen.find(holder);
    if (chosen == parts.chosen.end() || chosen->second.empty()) return std::nullopt;
    if (chosen->second == first) return split_at(parts.first_minutes, length).first;
    if (chosen->second == second) return split_at(parts.first_minutes, length).second;
    return typed_window(chosen->second);
}

bool may_come_for_a_part(const core::Candidate& candidate)
{
    const core::SeatPart part = core::seat_part(candidate);
    return part == core::SeatPart::family || part == core::SeatPart::interpreter ||
           part == core::SeatPart::advocate;
}

void set_part_list(View& row,
                   const core::SeatHolder& holder,
                   const std::string& name,
                   const AttendanceParts& parts)
{
    const auto found = parts.chosen.find(holder);
    const std::string chosen = found == parts.chosen.end() ? std::string{} : found->second;
    kainjow::mustache::list options{option("", "All of the meeting", chosen.empty()),
                                    option(first, "First part", chosen == first),
                                    option(second, "Second part", chosen == second)};
    if (!chosen.empty() && chosen != first && chosen != second)
        options.push_back(option(chosen, words_of(chosen), true));
    row["part_field"] = std::string{part_prefix} + core::seat_key(holder);
    row["part_label"] = "Which part " + name + " comes for";
    row["part_options"] = View{options};
}

std::optional<core::FieldError> first_part_fault(const AttendanceParts& parts, minutes length)
{
    const bool is_split = std::ranges::any_of(parts.chosen, [](const auto& each) {
        return each.second == first || each.second == second;
    });
    if (!is_split && core::trimmed(parts.first_minutes).empty()) return std::nullopt;
    const std::string name = "first_part_minutes";
    if (!core::trimmed(parts.first_minutes).empty() && !whole_number(parts.first_minutes))
        return core::FieldError{
            name, "Enter the minutes of the first part as a whole number, such as 60"};
    const core::SplitMeeting split = split_at(parts.first_minutes, length);
    if (!window_fault(split.first, length) && !window_fault(split.second, length))
        return std::nullopt;
    return core::FieldError{name,
                            "The first part must last a multiple of 5 minutes, and each part at "
                            "least 15, with 15 between them"};
}

View first_part_field(const AttendanceParts& parts, const std::vector<core::FieldError>& errors)
{
    return text_input({.name = "first_part_minutes",
                       .label = "If somebody comes for a part: minutes of the first part",
                       .value = parts.first_minutes,
                       .hint = "Leave it empty to split the meeting in the middle. The second part "
                               "begins 15 minutes after the first has ended. Each person is told "
                               "their own time, and nobody else's.",
                       .error = error_for(errors, "first_part_minutes"),
                       .width = 4,
                       .autocomplete = "off",
                       .input_mode = "numeric"});
}

std::string must_not_meet_text(const std::vector<core::MustNotMeet>& pairs,
                               const core::SeatHolder& holder,
                               const std::vector<core::Candidate>& people)
{
    std::string names;
    for (const core::MustNotMeet& pair : pairs) {
        if (holder.member != pair.one && holder.member != pair.other) continue;
        const core::SeatHolder other{.member = holder.member == pair.one ? pair.other : pair.one};
        const auto person = std::ranges::find(people, other, &core::Candidate::holder);
        if (person == people.end()) continue;
        names += (names.empty() ? "Must not meet " : " or ") + person->name.reveal();
    }
    return names;
}

std::string names_text(const core::PairNames& pair)
{
    return pair.one.reveal() + " and " + pair.other.reveal();
}

std::string who_meets_text(const core::PairNames& pair)
{
    return names_text(pair) + " must not meet, and are invited to the same time.";
}

std::vector<View> who_meets_alerts(const std::vector<core::PairNames>& pairs,
                                   const core::Meeting& meeting,
                                   bool may_change)
{
    const bool can_split = may_change && !meeting.opened_at;
    std::vector<View> alerts;
    for (const core::PairNames& pair : pairs)
        alerts.push_back(
            alert(Alert::error,
                  {.strong = who_meets_text(pair),
                   .link = can_split ? "Give them different parts" : "",
                   .link_url = can_split ? meeting_url(meeting.id, "parts") : std::string{}}));
    return alerts;
}

std::string part_text(const core::Meeting& meeting,
                      const std::optional<core::AttendanceWindow>& window)
{
    if (!window) return {};
    const core::AttendedTime time = core::attended(meeting, window);
    return "Comes from " + core::london_clock_time(time.starts_at) + " to " +
           core::london_clock_time(time.ends_at) + " only";
}

}  // namespace quorate::server
