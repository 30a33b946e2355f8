#include "server/pages/scheduling/needs_words.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

struct Line {
    std::string words;
    bool warns = false;
};

std::string lengths(const core::MeetingNeeds& needs)
{
    std::string words = core::length_in_words(minutes{needs.length_minutes});
    const auto add = [&](int length, const char* what) {
        if (length > 0) words += ", plus " + core::length_in_words(minutes{length}) + what;
    };
    add(needs.family_minutes_before, " with the family first");
    add(needs.debrief_minutes_after, " for the chair afterwards");
    return words;
}

std::string features(const std::set<core::AccessFeature>& wanted)
{
    std::vector<std::string> names;
    for (const core::AccessFeature feature : wanted)
        names.push_back(core::lower_case(label(feature)));
    return core::names_in_words(names);
}

std::string staff_name(const FoundTimes& times, const core::UserId& id)
{
    const auto& staff = times.choices.staff;
    const auto found = std::ranges::find(staff, id, &core::User::id);
    return found == staff.end() ? "somebody who has left" : found->name.reveal();
}

std::string people(const core::MeetingNeeds& needs)
{
    const auto count = [&](core::Requirement requirement) {
        return std::ranges::count(needs.seats, requirement, &core::SeatNeed::requirement);
    };
    std::string words = counted(needs.seats.size(), "person", "people") + " besides the chair";
    if (const auto number = count(core::Requirement::required); number > 0)
        words += ". " + number_text(number) + " must be there";
    if (const auto number = count(core::Requirement::quorum); number > 0)
        words += ". " + number_text(number) + (number == 1 ? " counts" : " count") + " to quorum";
    return words;
}

// "Mondays and Fridays", "on weekdays"
std::string days_text(const std::vector<weekday>& days)
{
    std::vector<std::string> names;
    int of_working_week = 0;
    for (const weekday day : days) {
        names.push_back(core::capitalised(std::string{core::code(day)}) + "s");
        if (day != Saturday && day != Sunday) ++of_working_week;
    }
    return names.size() == 5 && of_working_week == 5 ? "on weekdays" : core::names_in_words(names);
}

std::string clock_text(minutes of_day)
{
    const auto two = [](auto number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(of_day / 1h) + ":" + two((of_day % 1h).count());
}

void add_wishes(const core::FamilyWishes& wishes, std::vector<Line>& lines)
{
    // What is the same on several days is said once.
    std::vector<std::pair<core::UnwantedTime, std::vector<weekday>>> groups;
    for (const core::UnwantedTime& time : wishes.unwanted) {
        const auto same = std::ranges::find_if(groups, [&](const auto& group) {
            return group.first.from == time.from && group.first.until == time.until &&
                   group.first.name == time.name;
        });
        if (same == groups.end())
            groups.push_back({time, {time.day}});
        else
            same->second.push_back(time.day);
    }
    for (const auto& [time, days] : groups)
        lines.push_back({"If it can be, not " + days_text(days) + ", " + clock_text(time.from) +
                         " to " + clock_text(time.until) +
                         (time.name.empty() ? "" : " (" + time.name + ")")});
    if (wishes.preferred)
        lines.push_back({*wishes.preferred == core::HalfDay::morning
                             ? "In the morning, if it can be"
                             : "In the afternoon, if it can be"});
}

void add_interpreters(const FoundTimes& times, std::vector<Line>& lines)
{
    if (!times.search) return;
    for (const core::InterpreterNeed& need : times.search->interpreters)
        lines.push_back({interpreter_words(need), !need.is_asked});
}

// "Advocate for the child and for a parent"
void add_help(const core::NeededHelp& help, std::vector<Line>& lines)
{
    if (!help.interpreter.empty()) lines.push_back({"Interpreter: " + help.interpreter});
    std::vector<std::string> whom;
    for (const core::AdvocateFor each : help.advocates)
        whom.emplace_back(each == core::AdvocateFor::child ? "for the child" : "for a parent");
    if (!whom.empty()) lines.push_back({"Advocate " + core::names_in_words(whom)});
}

std::string place(const core::MeetingNeeds& needs)
{
    return std::string{label(needs.mode)} + (needs.venue.empty() ? "" : ", " + needs.venue);
}

}  // namespace

std::string interpreter_words(const core::InterpreterNeed& need)
{
    return "Interpreter (" + need.language + ") for " + need.name.reveal() +
           (need.is_asked ? "" : ": no interpreter is asked yet");
}

std::vector<View> help_notices(const core::MeetingChoices& choices,
                               const std::vector<core::MissingHelp>& missing,
                               const std::string& needs_url)
{
    std::vector<View> notices;
    for (const core::MissingHelp& each : missing) {
        const std::string job =
            each.part == core::SeatPart::interpreter ? "Interpreter" : "Advocate";
        notices.push_back(alert(
            Alert::warning,
            could_ask_for(choices, each.part)
                ? AlertText{.strong = each.sentence + ".",
                            .text = "Add one, or book without.",
                            .link = "Add one to those who are invited",
                            .link_url = needs_url + "#other-people"}
                : AlertText{.strong = each.sentence + ".",
                            .text = "The directory knows of none. Add one as a contact with the "
                                    "job " +
                                    job + ", or book without.",
                            .link = "Add one to the directory",
                            .link_url = directory_url("contacts")}));
    }
    return notices;
}

std::vector<View> apart_notices(const core::MeetingChoices& choices,
                                const core::MeetingNeeds& needs,
                                const std::string& needs_url,
                                const std::string& of_what)
{
    std::vector<core::SeatRequest> seats;
    for (const core::SeatNeed& seat : needs.seats)
        seats.push_back({.holder = seat.holder, .window = seat.window});
    const auto name_of = [&](const core::FamilyMemberId& id) {
        const auto person = std::ranges::find(
            choices.candidates, core::SeatHolder{.member = id}, &core::Candidate::holder);
        return person == choices.candidates.end() ? std::string{"one of the family"}
                                                  : person->name.reveal();
    };
    std::vector<View> notices;
    for (const core::MustNotMeet& pair : who_would_meet(choices.must_not_meet, seats))
        notices.push_back(
            alert(Alert::warning,
                  {.strong = name_of(pair.one) + " and " + name_of(pair.other) +
                             " must not meet, and have no separate parts of " + of_what + " yet.",
                   .link = "Say who comes for which part",
                   .link_url = needs_url}));
    return notices;
}

View needs_rows(const FoundTimes& times)
{
    const core::MeetingNeeds& needs = times.needs;
    std::vector<Line> lines{
        {lengths(needs)},
        {place(needs)},
        {"Chair: " + (needs.chair.empty() ? "any who may chair" : staff_name(times, needs.chair))}};
    if (needs.minute_taker) lines.push_back({"Minutes: " + staff_name(times, *needs.minute_taker)});
    lines.push_back({people(needs)});
    if (!needs.features.empty()) lines.push_back({"A room with " + features(needs.features)});
    if (!needs.wished_features.empty())
        lines.push_back({"If it can be, a room with " + features(needs.wished_features)});
    add_help(needs.help, lines);
    add_interpreters(times, lines);
    add_wishes(needs.wishes, lines);
    const std::string missing =
        needs_url(times.choices.family.id, needs.type, times.asked_about) + "#other-people";
    return view_list(lines, [&](const Line& line) {
        View row;
        row["missing_url"] = missing;
        row["words"] = line.words;
        row["warns"] = line.warns;
        return row;
    });
}

}  // namespace quorate::server
