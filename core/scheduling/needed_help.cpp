#include "core/scheduling/needed_help.hpp"

#include <algorithm>

#include "core/scheduling/meeting_needs.hpp"
#include "core/scheduling/request_for_needs.hpp"

namespace quorate::core {
namespace {

std::size_t asked_as(const MeetingChoices& choices,
                     const std::vector<SeatHolder>& asked,
                     SeatPart part)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(choices.candidates, [&](const Candidate& candidate) {
            return seat_part(candidate) == part &&
                   std::ranges::find(asked, candidate.holder) != asked.end();
        }));
}

std::string advocates_in_words(const std::set<AdvocateFor>& advocates)
{
    if (advocates.size() > 1)
        return "An advocate for the child and another for a parent are needed";
    return advocates.contains(AdvocateFor::child) ? "An advocate for the child is needed"
                                                  : "An advocate for a parent is needed";
}

}  // namespace

std::string_view code(AdvocateFor whom)
{
    return whom == AdvocateFor::child ? "child" : "parent";
}

std::optional<AdvocateFor> advocate_for_from(std::string_view text)
{
    for (const AdvocateFor whom : {AdvocateFor::child, AdvocateFor::parent})
        if (code(whom) == text) return whom;
    return std::nullopt;
}

bool NeededHelp::asks_for(SeatPart part) const
{
    if (part == SeatPart::interpreter) return !interpreter.empty();
    return part == SeatPart::advocate && !advocates.empty();
}

std::vector<MissingHelp> missing_help(const MeetingChoices& choices,
                                      const NeededHelp& help,
                                      const std::vector<SeatHolder>& asked)
{
    std::vector<MissingHelp> missing;
    if (help.asks_for(SeatPart::interpreter) &&
        asked_as(choices, asked, SeatPart::interpreter) == 0)
        missing.push_back(
            {SeatPart::interpreter,
             "An interpreter for " + help.interpreter + " is needed. No interpreter is asked yet"});
    const std::size_t advocates = asked_as(choices, asked, SeatPart::advocate);
    if (advocates < help.advocates.size())
        missing.push_back({SeatPart::advocate,
                           advocates_in_words(help.advocates) +
                               (advocates == 0 ? ". No advocate is asked yet"
                                               : ". Only one advocate is asked yet")});
    return missing;
}

std::vector<MissingHelp> missing_help(const MeetingChoices& choices, const MeetingNeeds& needs)
{
    std::vector<SeatHolder> asked;
    for (const SeatNeed& seat : needs.seats)
        asked.push_back(seat.holder);
    return missing_help(choices, needs.help, asked);
}

bool could_ask_for(const MeetingChoices& choices, SeatPart part)
{
    return std::ranges::any_of(choices.candidates, [&](const Candidate& candidate) {
        return seat_part(candidate) == part && !candidate.is_excluded;
    });
}

}  // namespace quorate::core
