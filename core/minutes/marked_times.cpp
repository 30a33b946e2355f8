#include "core/minutes/marked_times.hpp"

#include "core/dates/typed_time.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// One of the two times of every seat.
struct TimeField {
    const char* name;
    std::map<InviteeId, std::string> TakeRegister::* typed;
    std::string SeatShown::* shown;
    std::optional<std::chrono::minutes> Stay::* time;
};

constexpr TimeField time_fields[] = {
    {"arrived", &TakeRegister::arrived, &SeatShown::arrived, &Stay::arrived},
    {"left", &TakeRegister::left, &SeatShown::left, &Stay::left},
};

std::string field_of(const char* name, const Invitee& seat)
{
    return std::string{name} + '.' + seat.id.text();
}

std::string quoted(const std::string& time)
{
    return time.empty() ? "no time" : '"' + time + '"';
}

// Takes one of the times; says whether it is one to be compared with the other.
bool mark_time(const TimeField& field,
               const TakeRegister& command,
               Invitee& seat,
               const TimeFaults& found)
{
    const auto& all = command.*field.typed;
    const auto typed = all.find(seat.id);
    if (typed == all.end()) return false;
    const std::string text = trimmed(typed->second);
    const auto shown = command.shown.find(seat.id);
    const bool was_shown = shown != command.shown.end();
    if (was_shown && text == shown->second.*field.shown) return false;

    auto& time = seat.stay.*field.time;
    const auto read = parse_typed_time(text);
    if (!text.empty() && !read) {
        found.faults.push_back({field_of(field.name, seat), "Enter a time, such as 10:40"});
        return false;
    }
    const std::string kept = stay_time(time);
    if (was_shown && shown->second.*field.shown != kept && stay_time(read) != kept) {
        found.conflicts.push_back({field_of(field.name, seat),
                                   "Someone else saved " + quoted(kept) +
                                       " while you had this open, and you typed " + quoted(text) +
                                       ". Type the one that is right and save again"});
        return false;
    }
    time = read;
    if (!read || is_there(seat.attendance)) return read.has_value();
    found.faults.push_back({field_of(field.name, seat),
                            "Only somebody who is marked as present or by video has a time"});
    return false;
}

}  // namespace

bool is_there(Attendance attendance)
{
    return attendance == Attendance::present || attendance == Attendance::remote;
}

void mark_times(const TakeRegister& command, Invitee& seat, const TimeFaults& found)
{
    bool is_written = false;
    for (const TimeField& field : time_fields)
        is_written = mark_time(field, command, seat, found) || is_written;
    if (!is_there(seat.attendance)) seat.stay = {};
    const Stay& stay = seat.stay;
    if (is_written && stay.arrived && stay.left && *stay.left <= *stay.arrived)
        found.faults.push_back(
            {field_of("left", seat), "Nobody leaves before they came: this must be a later time"});
}

}  // namespace quorate::core
