#include "core/delivery/stopped_mail.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/chase_actions.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/delivery/wrong_address.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/still_to_be_told.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/polls/poll_mail.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"
#include "core/polls/start_poll.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::invite_correct_and_recall;

bool may_mend(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto facts = work.cases.facts(actor, id, now);
    return facts && permit_on_case(actor, action, *facts, now);
}

PersonName name_of(UnitOfWork& work, const AuthorityId& authority, const SeatHolder& holder)
{
    if (holder.contact)
        if (const auto found = work.contacts.find(authority, *holder.contact))
            return found->contact.name;
    if (holder.member)
        if (const auto found = work.cases.find_member(authority, *holder.member))
            return found->name;
    if (holder.user)
        if (const auto found = work.users.find(*holder.user)) return found->name;
    return PersonName{"Somebody who has left"};
}

ActionOwner owner_of(const SeatHolder& holder)
{
    return {.user = holder.user, .contact = holder.contact, .family_member = holder.member};
}

// Of a poll or of action points that the actor may see to; nothing otherwise.
std::optional<StoppedMail> stopped(UnitOfWork& work,
                                   const Actor& actor,
                                   const OutboxMessage& message,
                                   Instant now)
{
    StoppedMail found{.message = message};
    if (message.poll_seat) {
        const auto key = work.polls.find_seat(message.authority, *message.poll_seat);
        const auto holder = poll_holder(work, message);
        const auto poll = key ? work.polls.find(key->authority, key->poll) : std::nullopt;
        if (!poll || !holder || !may_mend(work, actor, poll->case_id, now)) return std::nullopt;
        found.holder = *holder;
        found.poll = poll->id;
    } else {
        const auto owner = owner_from_text(message.chased_owner);
        if (!owner) return std::nullopt;
        const auto rows = work.actions.open_of_owner(message.authority, *owner);
        if (std::ranges::none_of(rows, [&](const ActionRow& row) {
                return may_mend(work, actor, row.action.case_id, now);
            }))
            return std::nullopt;
        found.holder = {
            .contact = owner->contact, .member = owner->family_member, .user = owner->user};
    }
    if (!still_to_be_told(work, message)) return std::nullopt;
    found.name = name_of(work, message.authority, found.holder);
    return found;
}

bool is_like(const StoppedMail& one, const StoppedMail& other)
{
    return one.holder == other.holder && one.poll == other.poll &&
           one.message.to == other.message.to;
}

std::vector<StoppedMail> all_stopped(UnitOfWork& work, const Actor& actor, Instant now)
{
    std::vector<StoppedMail> all;
    if (!permit_role(actor, action)) return all;
    for (const OutboxMessage& message : work.outbox.held_for_address(actor.authority)) {
        auto found = stopped(work, actor, message, now);
        if (!found) continue;
        const auto same = std::ranges::find_if(
            all, [&](const StoppedMail& each) { return is_like(each, *found); });
        if (same == all.end()) {
            all.push_back(*std::move(found));
        } else {
            found->count = same->count + 1;
            *same = *std::move(found);
        }
    }
    return all;
}

// Whoever has the link of a poll there may be who was asked after all.
void forget_wrong_person(UnitOfWork& work, const StoppedMail& mail)
{
    const AuthorityId& authority = mail.message.authority;
    std::vector<PollSeatKey> keys = work.polls.asked_of(authority, mail.holder);
    if (mail.message.poll_seat)  // also when its poll is decided
        if (const auto own = work.polls.find_seat(authority, *mail.message.poll_seat))
            keys.push_back(*own);
    for (const PollSeatKey& key : keys) {
        const auto poll = work.polls.find(authority, key.poll);
        const auto seat = std::ranges::find(poll->seats, key.seat, &PollSeat::id);
        if (!seat->wrong_person_at || seat->email != mail.message.to) continue;
        PollSeat right = *seat;
        right.wrong_person_at.reset();
        work.polls.save_answers(authority, key.poll, right);
    }
}

// Held once for each day on which something was due: the last says it all.
void keep_last_chase(UnitOfWork& work, const StoppedMail& mail, Instant now)
{
    if (mail.poll) return;
    for (const OutboxMessage& each : work.outbox.held_for_address(mail.message.authority))
        if (each.chased_owner == mail.message.chased_owner && each.id != mail.message.id)
            work.outbox.drop_held(each.authority, each.id, "superseded", now);
}

void follow_poll(UnitOfWork& work, const MeetingTools& tools, const PollSeatKey& key)
{
    const Instant now = tools.clock.now();
    const auto poll = work.polls.find(key.authority, key.poll);
    const auto known = std::ranges::find(poll->seats, key.seat, &PollSeat::id);
    PollSeat seat = *known;
    const auto to = people_of_poll(work, *poll).address(seat.holder);
    if (!to || to->empty() || *to == seat.email) return;
    const bool was_wrong =
        seat.wrong_person_at || work.deliveries.is_wrong(key.authority, seat.holder, seat.email);
    if (was_wrong && !seat.answered_by) {
        seat.answers.clear();
        seat.answered_at.reset();
    }
    seat.wrong_person_at.reset();
    seat.email = *to;
    ++seat.link_generation;
    seat.link_hash = tools.links.hash(
        tools.links.token(poll_link_purpose, seat.id.text(), seat.link_generation));
    work.polls.save_answers(key.authority, key.poll, seat);
    work.polls.save_address(key.authority, seat);
    for (const OutboxMessage& each : work.outbox.held_for_address(key.authority))
        if (each.poll_seat == seat.id)
            work.outbox.drop_held(key.authority, each.id, "superseded", now);
    if (!seat.answered_at && takes_answers(*poll, now)) send_poll_to(work, tools, *poll, seat);
}

}  // namespace

Result<std::vector<StoppedMail>> stopped_mails(UnitOfWork& work,
                                               const MeetingTools& tools,
                                               const Actor& actor)
{
    if (auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    const Instant now = tools.clock.now();
    auto all = all_stopped(work, actor, now);
    audit(work, actor, now, {.action = action, .detail = "list=held"});
    return all;
}

int count_stopped_mails(UnitOfWork& work, const Actor& actor, Instant now)
{
    return static_cast<int>(all_stopped(work, actor, now).size());
}

Result<StoppedMail> find_stopped_mail(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const OutboxMessageId& id)
{
    if (auto allowed = permit_role(actor, action); !allowed) return allowed.error();
    for (StoppedMail& each : all_stopped(work, actor, tools.clock.now()))
        if (each.message.id == id) return std::move(each);
    return Refusal::not_found;
}

Result<Done> release_stopped_mail(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const OutboxMessageId& id,
                                  const std::string& given)
{
    const auto mail = find_stopped_mail(work, tools, actor, id);
    if (!mail) return mail.error();
    const auto proof = address_proof_from(given);
    if (!proof) return invalid("proof", "Choose how you know that the address is right");
    const Instant now = tools.clock.now();
    const OutboxMessage& message = mail->message;
    work.deliveries.lift_wrong(message.authority, mail->holder, message.to);
    if (mail->holder.contact)
        work.deliveries.mark_checked(
            message.authority, *mail->holder.contact, message.to, actor.user, code(*proof), now);
    forget_wrong_person(work, *mail);
    keep_last_chase(work, *mail, now);
    // The worker asks again of each message whether it has to wait: another's may.
    work.outbox.release_address(message.authority, message.to, now);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = id.text(),
           .detail = "mail=released address=right proof=" + std::string{code(*proof)}});
    return Done{};
}

void follow_with_mail(UnitOfWork& work,
                      const MeetingTools& tools,
                      const AuthorityId& authority,
                      const SeatHolder& holder)
{
    for (const PollSeatKey& key : work.polls.asked_of(authority, holder))
        follow_poll(work, tools, key);
    const ActionOwner owner = owner_of(holder);
    bool was_held = false;
    for (const OutboxMessage& each : work.outbox.held_for_address(authority))
        if (each.chased_owner == owner_text(owner) && !still_to_be_told(work, each))
            was_held |= work.outbox.drop_held(authority, each.id, "superseded", tools.clock.now());
    if (was_held) chase_anew(work, tools, authority, owner);
}

}  // namespace quorate::core
