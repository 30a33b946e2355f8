#include "core/circulation/papers_standing.hpp"

#include "core/circulation/corrections.hpp"
#include "core/circulation/record_reach.hpp"

namespace quorate::core {
namespace {

// What waits or was not released may be the correction of a copy that somebody has.
void count(PapersStanding& standing,
           const PapersPlan& plan,
           const PapersRecipient& recipient,
           const LinkTokens& links)
{
    if (recipient.waiting)
        ++(has_lapsed(plan, recipient, links) ? standing.lapsed : standing.waiting);
    else if (!recipient.release.empty() && !recipient.refused_because.empty())
        ++standing.refused;
}

void count(PapersStanding& standing, const RecordReach& reach)
{
    standing.sent = reach.left;
    standing.unsent = reach.missing_for(NoCopy::not_prepared);
    standing.taken_back = reach.missing_for(NoCopy::taken_back);
    standing.held_back = reach.held_back;
    standing.astray = reach.missing_for(NoCopy::held) + reach.missing_for(NoCopy::came_back);
}

bool may_release(const MeetingFile& file, const Actor& actor, Instant now)
{
    Grounds grounds;
    grounds.approved_by_another = true;
    return permit_on_case(actor, Action::redaction_approve, file.facts, now, grounds).has_value();
}

}  // namespace

std::optional<PapersStanding> papers_standing(UnitOfWork& work,
                                              const Clock& clock,
                                              const LinkTokens& links,
                                              const Actor& actor,
                                              const MeetingId& meeting)
{
    const Instant now = clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_view, meeting, now);
    if (!file || is_reduced(actor, Action::minutes_view)) return std::nullopt;
    PapersStanding standing{
        .may_send = may_also(*file, actor, Action::minutes_distribute, now),
        .may_release = may_release(*file, actor, now),
        .may_answer = may_also(*file, actor, Action::minutes_edit_draft, now) ||
                      may_also(*file, actor, Action::minutes_amend_approved, now)};
    const PapersPlan plan = papers_plan(work, *file, now);
    standing.is_agreed = plan.file.minutes && plan.file.minutes->status == MinutesStatus::approved;
    for (const PapersRecipient& each : plan.recipients)
        count(standing, plan, each, links);
    count(standing, record_reach(plan));
    standing.put_right = unsent_corrections(plan);
    for (const CorrectionRow& row : corrections_of(work, actor.authority, meeting))
        if (row.correction.status == CorrectionStatus::open) ++standing.corrections;
    return standing;
}

}  // namespace quorate::core
