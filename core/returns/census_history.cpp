#include "core/returns/census_history.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/rules/due_date.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t digits_of_number = 19;

}  // namespace

CensusHistory::CensusHistory(const CensusFamily& family,
                             const CensusChild& child,
                             const CensusPeriod& period,
                             const CensusTools& tools)
    : family_{family}, child_{child}, period_{period}, tools_{tools}
{
    for (const CaseEvent& event : family.events)
        if (event.on <= period.until && is_about(event, child.id)) events_.push_back(&event);
    for (const CensusMeeting& meeting : family.meetings) {
        if (meeting.on > period.until) continue;
        for (const CensusMeeting::Decided& decided : meeting.decisions)
            if (decided.child == child.id) decisions_.push_back({&meeting, &decided});
    }
}

std::vector<const CaseEvent*> CensusHistory::of(EventKind kind) const
{
    std::vector<const CaseEvent*> found;
    std::ranges::copy_if(events_, std::back_inserter(found), [kind](const CaseEvent* event) {
        return event->kind == kind;
    });
    return found;
}

const CensusMeeting* CensusHistory::meeting_on(Date day, bool (*is_meant)(MeetingType)) const
{
    for (const Decision& decision : decisions_)
        if (decision.meeting->on == day && is_meant(decision.meeting->type))
            return decision.meeting;
    for (const CensusMeeting& meeting : family_.meetings)
        if (meeting.on == day && is_meant(meeting.type) && meeting.decisions.empty())
            return &meeting;
    return nullptr;
}

bool CensusHistory::conference_not_needed(const CaseEvent& discussion) const
{
    return std::ranges::any_of(family_.conference_not_needed, [&](const auto& settled) {
        const auto& [event, child] = settled;
        const bool same = event == discussion.id || event == discussion.corrects;
        return same && (child.empty() || child == child_.id);
    });
}

Date CensusHistory::limit(const char* rule_id, Date from) const
{
    const StatutoryRule* rule = nearest_rule(rule_id, from);
    if (rule == nullptr) throw std::logic_error{"a return counts by a rule that is not there"};
    return due_date(*rule, {.on = from}, tools_.calendars).limit_date;
}

std::string CensusHistory::number_of(const std::string& source) const
{
    return "Q" + tools_.digest.sha256(source + "\n" + child_.id.text()).substr(0, digits_of_number);
}

std::vector<CensusSpan> paired(const std::vector<const CaseEvent*>& starts,
                               const std::vector<const CaseEvent*>& ends)
{
    std::vector<CensusSpan> spans;
    for (const CaseEvent* start : starts)
        spans.push_back({start, nullptr});
    for (const CaseEvent* end : ends) {
        const auto open = std::ranges::find_if(spans, [end](const CensusSpan& span) {
            return span.end == nullptr && span.start != nullptr && span.start->on <= end->on;
        });
        if (open != spans.end())
            open->end = end;
        else
            spans.push_back({nullptr, end});
    }
    return spans;
}

}  // namespace quorate::core
