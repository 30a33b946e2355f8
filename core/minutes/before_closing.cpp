#include "core/minutes/before_closing.hpp"

#include <algorithm>
#include <utility>

#include "core/cases/case_store.hpp"
#include "core/meetings/core_group_store.hpp"
#include "core/meetings/held_together.hpp"

namespace quorate::core {
namespace {

std::string names_of(const std::vector<Child>& children)
{
    std::string names;
    for (const Child& child : children)
        names += (names.empty() ? "" : ", ") + called(child).reveal();
    return names;
}

bool any(const MinutesFile& file, bool (*holds)(Outcome))
{
    return std::ranges::any_of(file.decisions, holds, &ChildDecision::outcome);
}

// Whether somebody with parental responsibility said nothing yet of the plan.
bool lacks_agreement(UnitOfWork& work, const MinutesFile& file)
{
    const auto members =
        work.cases.family_members_of(file.file.meeting.authority, file.file.family.id);
    return std::ranges::any_of(members, [&](const FamilyMember& member) {
        return member.has_parental_responsibility &&
               std::ranges::count(file.plan.agreements, member.id, &PlanAgreement::member) == 0;
    });
}

// Each is ended by itself, as each has its own register and decisions.
void add_held_together(UnitOfWork& work, const Meeting& meeting, BeforeClosing& closing)
{
    const auto others = held_with(work, meeting);
    const auto on = std::ranges::count_if(
        others, [](const Meeting& other) { return other.status == MeetingStatus::scheduled; });
    if (on == 1)
        closing.missing.push_back(
            "The meeting of another family that is held together with this one has not ended: this "
            "does not end it.");
    if (on > 1)
        closing.missing.push_back(std::to_string(on) +
                                  " meetings of other families that are held together with this "
                                  "one have not ended: this does not end them.");
}

}  // namespace

std::vector<std::string> missing_of_plan(UnitOfWork& work, const MinutesFile& file)
{
    std::vector<std::string> missing;
    const Meeting& meeting = file.file.meeting;
    if (!is_conference(meeting.type) || !any(file, keeps_protection_plan)) return missing;
    if (file.plan.written.empty() && file.plan.before.empty())
        missing.push_back("No part of the protection plan is written.");
    if (lacks_agreement(work, file))
        missing.push_back(
            "It is not recorded whether each person with parental responsibility agrees to the "
            "plan.");
    if (any(file, makes_protection_plan) &&
        work.core_groups.named_at(meeting.authority, meeting.id).members.empty())
        missing.push_back("Nobody is named for the core group.");
    return missing;
}

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
    for (std::string& sentence : missing_of_plan(work, file))
        closing.missing.push_back(std::move(sentence));
    add_held_together(work, roll.file.meeting, closing);
    closing.decisions =
        static_cast<int>(std::ranges::count_if(file.decisions, [](const ChildDecision& decision) {
            return decision.outcome != Outcome::adjourned;
        }));
    return closing;
}

Result<Done> confirm_closing(const BeforeClosing& before)
{
    if (before.missing.empty()) return Done{};
    std::string words;
    for (const std::string& sentence : before.missing)
        words += (words.empty() ? "" : " ") + sentence;
    return Error{Refusal::needs_confirmation, {{"confirmed", std::move(words)}}};
}

}  // namespace quorate::core
