#include "core/circulation/send_papers.hpp"

#include <algorithm>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/sent_record.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/circulation/release_copies.hpp"
#include "core/circulation/sending.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/minutes_store.hpp"

namespace quorate::core {
namespace {

// What is wrong with asking for this recipient to be sent a copy.
Result<Done> check(const PapersRecipient& recipient, bool family_checked)
{
    if (recipient.kind == Recipient::nobody) return Refusal::excluded_person;
    if (recipient.live) return Refusal::already_exists;
    if (recipient.release.empty()) return invalid("seats", recipient.why_nothing);
    if (recipient.kind == Recipient::family && !family_checked)
        return invalid("family_checked", "Look at each copy for the family, then tick this box");
    return Done{};
}

// The copies for whoever has this one that wait for their release: what is taken back is not sent
// again by releasing the correction of it.
std::vector<PapersCopy> waiting_beside(UnitOfWork& work,
                                       const Actor& actor,
                                       const Circulation& sent)
{
    if (!sent.invitee || sent.kind != CirculationKind::minutes) return {};
    std::vector<PapersCopy> copies = work.disclosure.copies(actor.authority, sent.meeting);
    std::erase_if(copies, [&sent](const PapersCopy& copy) {
        return copy.seat != *sent.invitee || copy.state != CopyState::waiting;
    });
    return copies;
}

void drop(UnitOfWork& work, const Actor& actor, std::vector<PapersCopy> copies)
{
    for (PapersCopy& copy : copies) {
        copy.state = CopyState::replaced;
        static_cast<void>(work.disclosure.close_copy(actor.authority, copy));
    }
}

Error asks_to_drop()
{
    return {Refusal::needs_confirmation,
            {{"confirmed",
              "A corrected copy for the same person waits for its release. It must not go to them "
              "once this one is taken back, so it is dropped as well"}}};
}

// Whether anybody is sent theirs at once; the others are sent theirs with their copy.
bool has_owners_at_once(const PapersPlan& plan)
{
    return !std::ranges::all_of(plan.owners, &ActionRecipient::waits_for_copy);
}

void release_actions(const PapersSender& sender,
                     const PapersPlan& plan,
                     std::vector<Circulation>& sent)
{
    for (const ActionRecipient& owner : plan.owners)
        if (!owner.waits_for_copy) sent.push_back(sender.release_actions(owner, plan));
}

// What owners may be told before the minutes are agreed: of a meeting that was adjourned, as its
// actions are for the days until it is held again.
std::optional<PapersPlan> plan_of_adjourned(UnitOfWork& work, MeetingFile file, Instant now)
{
    const auto closing = work.minutes.closing(file.meeting.authority, file.meeting.id);
    if (!closing || !closing->reconvene_by) return std::nullopt;
    return papers_plan(work, std::move(file), now);
}

}  // namespace

int owners_to_tell(UnitOfWork& work,
                   const Clock& clock,
                   const Actor& actor,
                   const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::minutes_distribute, meeting, clock.now());
    if (!file) return 0;
    const auto plan = plan_of_adjourned(work, *std::move(file), clock.now());
    return plan ? static_cast<int>(
                      std::ranges::count(plan->owners, false, &ActionRecipient::waits_for_copy))
                : 0;
}

Result<std::vector<Circulation>> send_actions(UnitOfWork& work,
                                              const CaseTools& tools,
                                              const LinkTokens& links,
                                              const Actor& actor,
                                              const MeetingId& meeting)
{
    const Instant now = tools.clock.now();
    auto file = meeting_file(work, actor, Action::minutes_distribute, meeting, now);
    if (!file) return file.error();
    const auto plan = plan_of_adjourned(work, *std::move(file), now);
    if (!plan || !has_owners_at_once(*plan)) return Refusal::wrong_state;
    const PapersSender sender{work, tools.random, links, actor, now};
    std::vector<Circulation> sent;
    release_actions(sender, *plan, sent);
    for (const Circulation& row : sent)
        sender.audit_sent(row, plan->file.file.family.id, Action::minutes_distribute);
    return sent;
}

Result<std::vector<Circulation>> send_papers(UnitOfWork& work,
                                             const CaseTools& tools,
                                             const LinkTokens& links,
                                             const Actor& actor,
                                             const SendPapers& command)
{
    const Instant now = tools.clock.now();
    auto file = meeting_file(work, actor, Action::minutes_distribute, command.meeting, now);
    if (!file) return file.error();
    const PapersPlan plan = papers_plan(work, *std::move(file), now);
    const auto& minutes = plan.file.minutes;
    if (!minutes || minutes->status != MinutesStatus::approved) return Refusal::wrong_state;
    if (minutes->version != command.version) return Refusal::stale_version;

    std::vector<const PapersRecipient*> chosen;
    for (const InviteeId& seat : command.seats) {
        const auto found = std::ranges::find_if(
            plan.recipients, [&](const auto& each) { return each.seat.invitee.id == seat; });
        if (found == plan.recipients.end())
            return invalid("seats", "Choose people from the list: one of them has no seat");
        if (const auto fit = check(*found, command.family_checked); !fit) return fit.error();
        if (std::ranges::count(chosen, &*found) == 0) chosen.push_back(&*found);
    }
    const bool sends_actions = command.with_actions && has_owners_at_once(plan);
    if (chosen.empty() && !sends_actions)
        return invalid("seats", "Choose at least one person to send papers to");

    const PapersSender sender{work, tools.random, links, actor, now};
    std::vector<Circulation> sent;
    for (const PapersRecipient* recipient : chosen) {
        const auto looked_at = command.looked_at.find(recipient->seat.invitee.id);
        const std::string digest = copy_digest(links, *recipient);
        if (looked_at != command.looked_at.end() && looked_at->second != digest)
            return copy_has_changed("seats");
        if (!needs_second_person(*recipient, plan))
            sent.push_back(sender.release_minutes(*recipient));
        else if (const auto waits = sender.let_wait(*recipient, digest, plan, command.with_actions);
                 !waits)
            return waits.error();
    }
    const bool has_left = !sent.empty();
    if (sends_actions) release_actions(sender, plan, sent);
    // Mail to an address that was said to be wrong is held: say_address_right() lets it go.
    const bool is_held = std::ranges::any_of(chosen, [](const PapersRecipient* each) {
        return each->trouble == AddressTrouble::said_wrong;
    });
    if (has_left && !is_held) note_when_all_have_it(work, tools, actor, plan.file.file);
    for (const Circulation& row : sent)
        sender.audit_sent(row, plan.file.file.family.id, Action::minutes_distribute);
    return sent;
}

Result<PapersToTakeBack> view_papers_to_take_back(UnitOfWork& work,
                                                  const Clock& clock,
                                                  const Actor& actor,
                                                  const RevokePapers& command)
{
    const auto file =
        meeting_file(work, actor, Action::invite_correct_and_recall, command.meeting, clock.now());
    if (!file) return file.error();
    for (CirculationRow& row : work.circulations.of_meeting(actor.authority, command.meeting)) {
        if (row.circulation.id != command.circulation) continue;
        if (row.circulation.revoked_at) return Refusal::wrong_state;
        audit(work,
              actor,
              clock.now(),
              {.action = Action::invite_correct_and_recall,
               .object = row.circulation.id.text(),
               .case_id = file->family.id,
               .detail = "asked"});
        PapersToTakeBack shown{.row = std::move(row)};
        if (!waiting_beside(work, actor, shown.row.circulation).empty())
            shown.drops = asks_to_drop();
        return shown;
    }
    return Refusal::not_found;
}

Result<Done> revoke_papers(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const RevokePapers& command)
{
    const Instant now = tools.clock.now();
    const auto file =
        meeting_file(work, actor, Action::invite_correct_and_recall, command.meeting, now);
    if (!file) return file.error();
    const auto row = work.circulations.find(actor.authority, command.circulation);
    if (!row || row->meeting != command.meeting) return Refusal::not_found;
    if (row->revoked_at) return Refusal::wrong_state;
    std::vector<PapersCopy> waiting = waiting_beside(work, actor, *row);
    if (!waiting.empty() && !command.confirmed) return asks_to_drop();
    const bool was_waiting = !waiting.empty();
    const RecordReach before = record_reach_of(work, *file);
    if (!work.circulations.revoke(actor.authority, row->id, now)) return Refusal::wrong_state;
    if (before.all_left_at && record_reach_of(work, *file).reached() != Reached::all)
        withdraw_record_sent(work, tools, actor, file->meeting, london_date(*before.all_left_at));
    drop(work, actor, std::move(waiting));
    // Whoever it should not have reached may have read it on a device of theirs.
    const SeatHolder reader{
        .contact = row->contact, .member = row->family_member, .user = row->user};
    work.reader_codes.end_devices(actor.authority, seat_key(reader), now);
    audit(work,
          actor,
          now,
          {.action = Action::invite_correct_and_recall,
           .object = row->id.text(),
           .case_id = file->family.id,
           .detail = was_waiting ? "waiting_copy=dropped" : ""});
    return Done{};
}

}  // namespace quorate::core
