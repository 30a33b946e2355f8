#include "core/circulation/sending.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/dates/london_time.hpp"
#include "core/outbox/outbox.hpp"

namespace quorate::core {
namespace {

// A link to report on something has to outlive the day on which it is due.
Instant end_of_actions(const ActionRecipient& owner, const MinutesFile& file, Instant now)
{
    Date last = london_date(now);
    for (const ActionRow& row : file.actions)
        if (std::ranges::count(owner.actions, row.action.id) > 0)
            last = std::max(last, row.action.due_on);
    return london_instant(last + papers_link_lasts);
}

}  // namespace

Circulation PapersSender::release(Circulation row, const Email& email) const
{
    row.id = CirculationId{random.id()};
    row.link_hash =
        links.hash(links.token(papers_link_purpose, row.id.text(), row.link_generation));
    row.sent_by = actor.user;
    row.sent_at = now;
    work.circulations.add(actor.authority, row);
    if (email.empty()) return row;
    const auto kind =
        row.kind == CirculationKind::minutes ? MessageKind::minutes : MessageKind::actions;
    work.outbox.enqueue({.id = OutboxMessageId{random.id()},
                         .authority = actor.authority,
                         .dedupe_key = dedupe_key(kind, row.id.text(), 0),
                         .kind = kind,
                         .meeting = row.meeting,
                         .invitee = row.invitee,
                         .circulation = row.id,
                         .to = email,
                         .message_id = random.uid(),
                         .next_at = now,
                         .created_at = now});
    return row;
}

Circulation PapersSender::release_minutes(const PapersRecipient& recipient) const
{
    const Invitee& seat = recipient.seat.invitee;
    return release({.meeting = seat.meeting,
                    .kind = CirculationKind::minutes,
                    .invitee = seat.id,
                    .contact = seat.holder.contact,
                    .family_member = seat.holder.member,
                    .user = seat.holder.user,
                    .released = ids_of(recipient.release),
                    .expires_at = now + papers_link_lasts},
                   recipient.email);
}

Circulation PapersSender::release_actions(const ActionRecipient& owner,
                                          const PapersPlan& plan) const
{
    return release({.meeting = plan.file.file.meeting.id,
                    .kind = CirculationKind::actions,
                    .contact = owner.owner.contact,
                    .family_member = owner.owner.family_member,
                    .user = owner.owner.user,
                    .released = {.actions = owner.actions},
                    .expires_at = end_of_actions(owner, plan.file, now)},
                   owner.email);
}

Result<Done> PapersSender::let_wait(const PapersRecipient& recipient,
                                    const std::string& digest,
                                    const PapersPlan& plan,
                                    bool with_actions) const
{
    DisclosureStore& store = work.disclosure;
    if (recipient.waiting) {
        auto before = store.find_copy(actor.authority, *recipient.waiting);
        if (before && before->digest == digest) return Refusal::already_exists;
        if (before) {
            before->state = CopyState::replaced;
            if (auto closed = store.close_copy(actor.authority, *before); !closed) return closed;
        }
    }
    const PapersCopy copy{.id = PapersCopyId{random.id()},
                          .meeting = plan.file.file.meeting.id,
                          .seat = recipient.seat.invitee.id,
                          .digest = digest,
                          .prepared_by = actor.user,
                          .prepared_at = now,
                          .credential = actor.credential,
                          .with_actions = with_actions};
    store.add_copy(actor.authority, copy);
    audit(work,
          actor,
          now,
          {.action = Action::minutes_distribute,
           .object = copy.id.text(),
           .case_id = plan.file.file.family.id,
           .detail = "copy=waiting digest=" + short_digest(digest)});
    return Done{};
}

void PapersSender::audit_sent(const Circulation& row,
                              const CaseId& family,
                              Action action,
                              const std::optional<CirculationId>& instead_of) const
{
    audit(work,
          actor,
          now,
          {.action = action,
           .object = row.id.text(),
           .case_id = family,
           .detail = "kind=" + std::string{code(row.kind)} +
                     " sections=" + std::to_string(row.released.sections.size()) +
                     " decisions=" + std::to_string(row.released.decisions.size()) +
                     " actions=" + std::to_string(row.released.actions.size()) +
                     " amendments=" + std::to_string(row.released.amendments.size()) +
                     (instead_of ? " instead_of=" + instead_of->text() : "")});
}

}  // namespace quorate::core
