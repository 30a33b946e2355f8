#include "core/circulation/copy_counts.hpp"

#include <algorithm>

namespace quorate::core {
namespace {

void count(CorrectionCounts& counts, const Correction& correction)
{
    ++counts.asked;
    if (correction.status == CorrectionStatus::open) ++counts.open;
}

}  // namespace

CorrectionCounts count_corrections(const std::vector<CorrectionRow>& corrections)
{
    CorrectionCounts counts;
    for (const CorrectionRow& row : corrections)
        count(counts, row.correction);
    return counts;
}

CorrectionCounts count_corrections(const std::vector<CorrectionRow>& corrections,
                                   const CirculationId& copy)
{
    CorrectionCounts counts;
    for (const CorrectionRow& row : corrections)
        if (row.correction.circulation == copy) count(counts, row.correction);
    return counts;
}

std::optional<int> held_back_of(const PapersPlan& plan, const Circulation& copy, Instant now)
{
    if (copy.kind != CirculationKind::minutes || !copy.is_live(now)) return std::nullopt;
    const auto recipient = std::ranges::find_if(
        plan.recipients,
        [&copy](const PapersRecipient& each) { return each.seat.invitee.id == copy.invitee; });
    Release release;  // of whom has no seat any more: nothing
    if (recipient != plan.recipients.end())
        release = release_for(recipient->kind,
                              recipient->seat.invitee.holder.member,
                              plan.papers,
                              copy.released,
                              recipient->choice);
    return static_cast<int>(held_back(plan.papers, release));
}

}  // namespace quorate::core
