#include "core/minutes/minutes_file.hpp"

#include <algorithm>

#include "core/actions/action_store.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/dissent_store.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/plan_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {

MinutesFile minutes_file(UnitOfWork& work, MeetingFile file)
{
    const AuthorityId authority = file.meeting.authority;
    const MeetingId meeting = file.meeting.id;
    MinutedPlan plan = minuted_plan(work, file.meeting);
    MinutesFile all{.file = std::move(file),
                    .minutes = work.minutes.find(authority, meeting),
                    .sections = work.minutes.sections(authority, meeting),
                    .decisions = work.minutes.decisions(authority, meeting),
                    .amendments = work.minutes.amendments(authority, meeting),
                    .plan = std::move(plan),
                    .dissents = work.dissents.of_meeting(authority, meeting),
                    .actions = work.actions.of_meeting(authority, meeting)};
    for (const Child& child : work.cases.children_of(authority, all.file.family.id))
        if (std::ranges::count(all.file.meeting.children, child.id) > 0)
            all.children.push_back(child);
    return all;
}

Result<MinutesFile> view_minutes(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::minutes_view, meeting, clock.now());
    if (!file) return file.error();
    if (is_reduced(actor, Action::minutes_view)) return Refusal::hidden;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_view, .object = meeting.text(), .case_id = file->family.id});
    return minutes_file(work, *std::move(file));
}

MinutedPlan minuted_plan(UnitOfWork& work, const Meeting& meeting)
{
    MinutedPlan plan = plan_at(
        work.plans.of_case(meeting.authority, meeting.case_id), meeting.id, meeting.starts_at);
    plan.progress = work.plans.progress(meeting.authority, meeting.id);
    plan.agreements = work.plans.agreements(meeting.authority, meeting.id);
    return plan;
}

bool decides_for_each_child(MeetingType type)
{
    return is_conference(type) || type == MeetingType::strategy_discussion;
}

std::vector<Child> undecided(const MinutesFile& file)
{
    std::vector<Child> left;
    for (const Child& child : file.children)
        if (std::ranges::count(file.decisions, child.id, &ChildDecision::child) == 0)
            left.push_back(child);
    return left;
}

std::vector<MinuteSection> missing_of_closing_summary(const MinutesFile& file)
{
    const auto goes_on = [](const ChildDecision& decision) {
        return decision.outcome == Outcome::plan_continued ||
               decision.outcome == Outcome::adjourned;
    };
    std::vector<MinuteSection> missing;
    if (!file.decisions.empty() && std::ranges::all_of(file.decisions, goes_on)) return missing;
    for (const MinuteSection& section : file.sections)
        if (is_of_closing_summary(section.item) && trimmed(section.body.reveal()).empty())
            missing.push_back(section);
    return missing;
}

}  // namespace quorate::core
