#include "core/minutes/before_closing.hpp"

#include <algorithm>

#include "core/minutes/minutes_file.hpp"

namespace quorate::core {
namespace {

std::string names_of(const std::vector<Child>& children)
{
    std::string names;
    for (const Child& child : children)
        names += (names.empty() ? "" : ", ") + called(child).reveal();
    return names;
}

}  // namespace

BeforeClosing before_closing(UnitOfWork& work, const Register& roll)
{
    const MinutesFile file = minutes_file(work, roll.file);
    BeforeClosing closing;
    const auto unmarked = std::ranges::count_if(roll.seats, [](const InviteeEntry& seat) {
        return seat.invitee.attendance == Attendance::unknown;
    });
    if (unmarked == 1) closing.missing.push_back("1 person is not marked in the register.");
    if (unmarked > 1)
        closing.missing.push_back(std::to_string(unmarked) +
                                  " people are not marked in the register.");
    if (!file.minutes) closing.missing.push_back("The minutes have not been opened.");
    if (const auto left = undecided(file); !left.empty())
        closing.missing.push_back("No decision is recorded for " + names_of(left) + '.');
    closing.decisions =
        static_cast<int>(std::ranges::count_if(file.decisions, [](const ChildDecision& decision) {
            return decision.outcome != Outcome::adjourned;
        }));
    return closing;
}

}  // namespace quorate::core
