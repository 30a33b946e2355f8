#include "core/circulation/papers_standing.hpp"

#include <algorithm>

#include "core/circulation/corrections.hpp"
#include "core/circulation/papers_plan.hpp"

namespace quorate::core {
namespace {

// A copy that is over now, or was taken back for another, was sent all the same.
bool was_sent(const PapersPlan& plan, const InviteeId& seat)
{
    return std::ranges::any_of(plan.ledger, [&](const CirculationRow& row) {
        return row.circulation.kind == CirculationKind::minutes && row.circulation.invitee == seat;
    });
}

void count(PapersStanding& standing, const PapersPlan& plan, const PapersRecipient& recipient)
{
    const bool sent = was_sent(plan, recipient.seat.invitee.id);
    if (sent) ++standing.sent;
    if (recipient.waiting)
        ++standing.waiting;
    else if (recipient.release.empty())
        return;
    else if (!recipient.refused_because.empty())
        ++standing.refused;
    else if (!sent)
        ++standing.unsent;
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
        count(standing, plan, each);
    for (const CorrectionRow& row : corrections_of(work, actor.authority, meeting))
        if (row.correction.status == CorrectionStatus::open) ++standing.corrections;
    return standing;
}

}  // namespace quorate::core
