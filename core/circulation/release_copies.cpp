#include "core/circulation/release_copies.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/circulation/send_correction.hpp"
#include "core/circulation/sending.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

// Looking at a copy, and taking it back, takes nobody else; releasing it takes somebody who did not
// prepare it.
Grounds looking()
{
    Grounds grounds;
    grounds.approved_by_another = true;
    return grounds;
}

Grounds releasing(const Actor& actor, const PapersCopy& copy)
{
    Grounds grounds;
    grounds.approved_by_another = copy.may_be_released_by(actor);
    return grounds;
}

Error hidden(const PapersCopyId& id)
{
    return {.refusal = Refusal::hidden,
            .action = std::string{action_name(Action::redaction_approve)},
            .object = id.text()};
}

WaitingCopy waiting_copy(UnitOfWork& work,
                         const Actor& actor,
                         const PapersCopy& copy,
                         const Meeting& meeting)
{
    WaitingCopy waiting{
        .copy = copy, .meeting = meeting, .is_own = !copy.may_be_released_by(actor)};
    if (const auto seat = work.invitees.find(actor.authority, copy.seat)) {
        waiting.recipient_name = seat->name;
        waiting.recipient_job = seat->job;
        if (!seat->agency_name.empty())
            waiting.recipient_job += (seat->job.empty() ? "" : ", ") + seat->agency_name;
    }
    if (const auto user = work.users.find(copy.prepared_by)) waiting.prepared_by_name = user->name;
    return waiting;
}

// A copy with the plan that it is part of.
struct Found {
    PapersCopy copy;
    PapersPlan plan;

    // With the copy that they have put right, where they have one.
    std::optional<PapersRecipient> recipient() const
    {
        const auto found = std::ranges::find_if(plan.recipients, [this](const auto& each) {
            return each.seat.invitee.id == copy.seat;
        });
        if (found == plan.recipients.end()) return std::nullopt;
        auto corrected = as_corrected(plan, *found);
        return corrected ? std::move(corrected) : std::optional{*found};
    }
};

template <class GroundsOf>
Result<Found> find_waiting(
    UnitOfWork& work, const Actor& actor, const PapersCopyId& id, Instant now, GroundsOf grounds_of)
{
    if (const auto by_role = permit_role_or_chair(actor, Action::redaction_approve); !by_role)
        return by_role.error();
    const auto copy = work.disclosure.find_copy(actor.authority, id);
    if (!copy) return hidden(id);
    auto file =
        meeting_file(work, actor, Action::redaction_approve, copy->meeting, now, grounds_of(*copy));
    if (!file) return file.error();
    if (copy->state != CopyState::waiting) return Refusal::wrong_state;
    return Found{.copy = *copy, .plan = papers_plan(work, *std::move(file), now)};
}

// Whose action points go with a copy: theirs who have it, of the family, when it was sent so.
const ActionRecipient* actions_with(const Found& found)
{
    const auto recipient = found.recipient();
    if (!recipient || !found.copy.with_actions) return nullptr;
    for (const ActionRecipient& owner : found.plan.owners)
        if (owner.waits_for_copy &&
            owner.owner.family_member == recipient->seat.invitee.holder.member)
            return &owner;
    return nullptr;
}

void audit_copy(UnitOfWork& work,
                const Actor& actor,
                Instant now,
                const Found& found,
                const std::string& detail)
{
    audit(work,
          actor,
          now,
          {.action = Action::redaction_approve,
           .object = found.copy.id.text(),
           .case_id = found.plan.file.file.family.id,
           .detail = detail});
}

}  // namespace

Error copy_has_changed(const std::string& field)
{
    return {Refusal::wrong_state,
            {{field, "A copy is not what you looked at any more. Look at it again"}}};
}

Result<std::vector<WaitingCopy>> view_waiting_copies(UnitOfWork& work,
                                                     const Clock& clock,
                                                     const LinkTokens& links,
                                                     const Actor& actor)
{
    if (const auto by_role = permit_role_or_chair(actor, Action::redaction_approve); !by_role)
        return by_role.error();
    std::vector<WaitingCopy> all;
    std::map<MeetingId, PapersPlan> plans;  // that of a meeting is made once for all its copies
    for (const PapersCopy& copy : work.disclosure.waiting_copies(actor.authority)) {
        const auto file = meeting_file(
            work, actor, Action::redaction_approve, copy.meeting, clock.now(), looking());
        if (!file) continue;
        all.push_back(waiting_copy(work, actor, copy, file->meeting));
        auto plan = plans.find(copy.meeting);
        if (plan == plans.end())
            plan = plans.emplace(copy.meeting, papers_plan(work, *file, clock.now())).first;
        all.back().has_lapsed =
            std::ranges::any_of(plan->second.recipients, [&](const PapersRecipient& each) {
                return each.waiting == copy.id && has_lapsed(plan->second, each, links);
            });
    }
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_approve, .detail = "listed=" + std::to_string(all.size())});
    return all;
}

Result<CopyToRelease> view_copy_to_release(UnitOfWork& work,
                                           const Clock& clock,
                                           const LinkTokens& links,
                                           const Actor& actor,
                                           const PapersCopyId& id)
{
    const auto found =
        find_waiting(work, actor, id, clock.now(), [](const PapersCopy&) { return looking(); });
    if (!found) return found.error();
    const auto recipient = found->recipient();
    if (!recipient) return hidden(id);
    CopyToRelease shown{
        .waiting = waiting_copy(work, actor, found->copy, found->plan.file.file.meeting),
        .recipient = *recipient,
        .digest = copy_digest(links, *recipient)};
    if (const ActionRecipient* owner = actions_with(*found))
        shown.actions = static_cast<int>(owner->actions.size());
    shown.has_changed = shown.digest != found->copy.digest;
    audit_copy(
        work, actor, clock.now(), *found, "copy=previewed digest=" + short_digest(shown.digest));
    return shown;
}

Result<Circulation> release_copy(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const LinkTokens& links,
                                 const Actor& actor,
                                 const ReleaseCopy& command)
{
    const Instant now = tools.clock.now();
    auto found = find_waiting(work, actor, command.copy, now, [&actor](const PapersCopy& copy) {
        return releasing(actor, copy);
    });
    if (!found) return found.error();
    const auto recipient = found->recipient();
    if (!recipient || recipient->kind == Recipient::nobody) return Refusal::excluded_person;
    const bool is_correction = as_corrected(found->plan, *recipient).has_value();
    if (recipient->live && !is_correction) return Refusal::already_exists;
    const std::string digest = copy_digest(links, *recipient);
    if (command.digest != digest) return copy_has_changed("digest");
    if (found->copy.digest != digest)
        return Error{Refusal::wrong_state,
                     {{"digest", "It changed since it was prepared. Have it prepared again"}}};
    if (recipient->release.empty()) return invalid("digest", recipient->why_nothing);

    PapersCopy closed = found->copy;
    closed.state = CopyState::released;
    closed.checked_by = actor.user;
    closed.checked_at = now;
    if (const auto kept = work.disclosure.close_copy(actor.authority, closed); !kept)
        return kept.error();
    if (is_correction && !work.circulations.revoke(actor.authority, *recipient->live, now))
        return Refusal::wrong_state;
    // In the ledger stands who released it; the trail has both.
    const PapersSender sender{work, tools.random, links, actor, now};
    const Circulation sent = sender.release_minutes(*recipient);
    if (const ActionRecipient* owner = actions_with(*found))
        sender.audit_sent(sender.release_actions(*owner, found->plan),
                          found->plan.file.file.family.id,
                          Action::redaction_approve);
    if (!is_correction) note_when_all_have_it(work, tools, actor, found->plan.file.file);
    audit_copy(work,
               actor,
               now,
               *found,
               "copy=released prepared_by=" + closed.prepared_by.text() +
                   " digest=" + short_digest(digest));
    sender.audit_sent(
        sent, found->plan.file.file.family.id, Action::redaction_approve, recipient->live);
    return sent;
}

Result<Done> refuse_copy(UnitOfWork& work,
                         const Clock& clock,
                         const Actor& actor,
                         const RefuseCopy& command)
{
    // It may be whoever prepared it: what is taken back goes to nobody.
    const auto found = find_waiting(
        work, actor, command.copy, clock.now(), [](const PapersCopy&) { return looking(); });
    if (!found) return found.error();
    const std::string reason = trimmed(command.reason.reveal());
    FormChecks checks;
    checks.lines("reason", reason, 500, "Say what has to change before it can go");
    if (!checks.passed()) return checks.error();
    PapersCopy closed = found->copy;
    closed.state = CopyState::refused;
    closed.checked_by = actor.user;
    closed.checked_at = clock.now();
    closed.reason = FreeText{reason};
    if (const auto kept = work.disclosure.close_copy(actor.authority, closed); !kept)
        return kept.error();
    audit_copy(
        work, actor, clock.now(), *found, "copy=refused prepared_by=" + closed.prepared_by.text());
    return Done{};
}

}  // namespace quorate::core
