#include "core/circulation/send_correction.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/circulation/sending.hpp"

namespace quorate::core {
namespace {

const Circulation* live_copy(const PapersPlan& plan, const PapersRecipient& recipient)
{
    if (!recipient.live) return nullptr;
    for (const CirculationRow& row : plan.ledger)
        if (row.circulation.id == *recipient.live) return &row.circulation;
    return nullptr;
}

// What they had, and what was put right in it since; the gate has let all of it pass.
ReleasedSet with_corrections(const PapersPlan& plan,
                             const PapersRecipient& recipient,
                             const Circulation& had)
{
    ReleasedSet set = had.released;
    for (const ReleasedAmendment& each : recipient.release.amendments) {
        const auto amendment = std::ranges::find(plan.file.amendments, each.id, &Amendment::id);
        const bool is_of_their_part =
            amendment != plan.file.amendments.end() && has_part_of(set, *amendment);
        if (is_of_their_part && std::ranges::count(set.amendments, each.id) == 0)
            set.amendments.push_back(each.id);
    }
    return set;
}

}  // namespace

std::vector<InviteeId> without_corrections(const PapersPlan& plan)
{
    std::vector<InviteeId> seats;
    for (const PapersRecipient& recipient : plan.recipients)
        if (as_corrected(plan, recipient)) seats.push_back(recipient.seat.invitee.id);
    return seats;
}

std::optional<PapersRecipient> as_corrected(const PapersPlan& plan,
                                            const PapersRecipient& recipient)
{
    const Circulation* had = live_copy(plan, recipient);
    if (had == nullptr || recipient.release.empty()) return std::nullopt;
    const ReleasedSet set = with_corrections(plan, recipient, *had);
    if (set == had->released) return std::nullopt;
    PapersRecipient corrected = recipient;
    corrected.release = release_for(
        recipient.kind, recipient.seat.invitee.holder.member, plan.papers, set, recipient.choice);
    if (corrected.release.empty()) return std::nullopt;
    return corrected;
}

bool has_lapsed(const PapersPlan& plan, const PapersRecipient& recipient, const LinkTokens& links)
{
    if (!recipient.waiting) return false;
    const auto corrected = as_corrected(plan, recipient);
    return recipient.waiting_digest != copy_digest(links, corrected ? *corrected : recipient);
}

UnsentCorrections unsent_corrections(const PapersPlan& plan)
{
    UnsentCorrections unsent;
    std::vector<AmendmentId> lacking;
    for (const PapersRecipient& each : plan.recipients) {
        if (each.waiting) continue;
        const auto corrected = as_corrected(plan, each);
        if (!corrected) continue;
        ++unsent.copies;
        const std::vector<AmendmentId>& had = live_copy(plan, each)->released.amendments;
        for (const ReleasedAmendment& put_right : corrected->release.amendments)
            if (std::ranges::count(had, put_right.id) == 0 &&
                std::ranges::count(lacking, put_right.id) == 0)
                lacking.push_back(put_right.id);
    }
    unsent.corrections = static_cast<int>(lacking.size());
    return unsent;
}

Result<CorrectionSent> send_correction(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const LinkTokens& links,
                                       const Actor& actor,
                                       const SendCorrection& command)
{
    const Instant now = tools.clock.now();
    auto file = meeting_file(work, actor, Action::minutes_distribute, command.meeting, now);
    if (!file) return file.error();
    const PapersPlan plan = papers_plan(work, *std::move(file), now);
    if (static_cast<int>(plan.file.amendments.size()) != command.amendments)
        return Refusal::stale_version;

    const PapersSender sender{work, tools.random, links, actor, now};
    CorrectionSent done;
    for (const PapersRecipient& each : plan.recipients) {
        const auto recipient = as_corrected(plan, each);
        if (!recipient) continue;
        if (recipient->kind == Recipient::family && !command.family_checked)
            return invalid("family_checked",
                           "Look at each copy for the family, then tick this box");
        if (needs_second_person(*recipient, plan)) {
            const auto waits = sender.let_wait(*recipient, copy_digest(links, *recipient), plan);
            if (!waits && waits.error().refusal != Refusal::already_exists) return waits.error();
            if (waits) ++done.waiting;
            continue;
        }
        if (!work.circulations.revoke(actor.authority, *recipient->live, now)) continue;
        done.sent.push_back(sender.release_minutes(*recipient));
        sender.audit_sent(done.sent.back(),
                          plan.file.file.family.id,
                          Action::minutes_distribute,
                          recipient->live);
    }
    if (done.sent.empty() && done.waiting == 0) return Refusal::wrong_state;
    return done;
}

}  // namespace quorate::core
