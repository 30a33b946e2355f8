#include "core/delivery/wrong_address.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/delivery/stopped_mail.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::invite_correct_and_recall;

struct ProofRow {
    AddressProof proof;
    std::string_view code;
    std::string_view label;
};

constexpr std::array rows{
    ProofRow{AddressProof::they_said, "they_said", "I have spoken to them, and it is theirs"},
    ProofRow{AddressProof::their_office, "their_office", "Their office says that it is theirs"},
    ProofRow{AddressProof::our_mistake, "our_mistake", "It was said to be wrong by mistake"}};

constexpr std::array proofs{
    AddressProof::they_said, AddressProof::their_office, AddressProof::our_mistake};

const ProofRow& row(AddressProof proof)
{
    const auto found = std::ranges::find(rows, proof, &ProofRow::proof);
    if (found == rows.end()) throw std::logic_error{"an address proof has no row"};
    return *found;
}

// Other addresses at which mail to somebody's seats is held: one invitation was recalled, and those
// of other meetings were not.
std::set<Email> held_elsewhere(UnitOfWork& work,
                               const AuthorityId& authority,
                               const SeatHolder& holder,
                               const Email& before)
{
    std::set<Email> others;
    for (const OutboxMessage& each : work.outbox.held_for_address(authority)) {
        if (!each.invitee || each.to == before) continue;
        const auto seat = work.invitees.find(authority, *each.invitee);
        if (seat && seat->invitee.holder == holder && seat->invitee.email == each.to)
            others.insert(each.to);
    }
    return others;
}

// Ahead at an address that is no longer theirs, and at others at which their mail is held.
std::vector<InviteeEntry> seats_ahead(UnitOfWork& work,
                                      const AuthorityId& authority,
                                      const SeatHolder& holder,
                                      const Email& before,
                                      Instant now)
{
    std::vector<InviteeEntry> seats = work.invitees.ahead_at(authority, holder, before, now);
    for (const Email& other : held_elsewhere(work, authority, holder, before))
        for (InviteeEntry& each : work.invitees.ahead_at(authority, holder, other, now))
            seats.push_back(std::move(each));
    return seats;
}

// Whoever had a link that went there said that they are somebody else: that is so of every seat at
// this address, and stays so once the one seat is gone whose link it was.
void mark_if_wrong_person(UnitOfWork& work,
                          const Actor& actor,
                          const std::vector<InviteeEntry>& seats,
                          Instant now)
{
    for (const InviteeEntry& each : seats)
        if (each.invitee.reply == Reply::wrong_person)
            work.deliveries.mark_wrong(
                actor.authority, each.invitee.holder, each.invitee.email, actor.user, now);
}

}  // namespace

std::string_view code(AddressProof proof)
{
    return row(proof).code;
}

std::string_view label(AddressProof proof)
{
    return row(proof).label;
}

std::optional<AddressProof> address_proof_from(std::string_view code)
{
    const auto found = std::ranges::find(rows, code, &ProofRow::code);
    if (found == rows.end()) return std::nullopt;
    return found->proof;
}

std::span<const AddressProof> all_address_proofs()
{
    return proofs;
}

std::string_view stopped_mail(UnitOfWork& work, const Invitee& seat)
{
    if (seat.removed_at || seat.email.empty()) return {};
    if (seat.reply == Reply::wrong_person) return wrong_person;
    if (work.deliveries.is_wrong(seat.authority, seat.holder, seat.email)) return wrong_address;
    const bool is_unchecked =
        seat.holder.contact &&
        work.deliveries.is_unchecked(seat.authority, *seat.holder.contact, seat.email);
    return is_unchecked ? unchecked_address : std::string_view{};
}

Result<StoppedSeat> stopped_seat(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& id,
                                 const InviteeId& seat_id)
{
    const auto known = permitted_meeting(work, actor, action, id, tools.clock.now());
    if (!known) return known.error();
    auto seat = work.invitees.find(actor.authority, seat_id);
    if (!seat || seat->invitee.meeting != id || seat->invitee.removed_at) return Refusal::not_found;
    const std::string_view why = stopped_mail(work, seat->invitee);
    if (why.empty()) return Refusal::wrong_state;
    return StoppedSeat{
        .meeting = known->meeting, .seat = *std::move(seat), .why = std::string{why}};
}

Result<Done> say_address_right(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const RightAddress& asked)
{
    const auto found = stopped_seat(work, tools, actor, asked.meeting, asked.seat);
    if (!found) return found.error();
    const auto proof = address_proof_from(asked.proof);
    if (!proof) return invalid("proof", "Choose how you know that the address is right");
    const Instant now = tools.clock.now();
    const Invitee& seat = found->seat.invitee;
    if (found->why == unchecked_address) {
        const auto entry = work.contacts.find(actor.authority, seat.holder.contact.value());
        const auto fault =
            entry ? domain_fault(
                        work.allowed_domains.of(actor.authority), entry->agency_kind, seat.email)
                  : std::nullopt;
        if (fault)
            return invalid("proof",
                           *fault +
                               "; or have a message ask them, from their page in the "
                               "directory");
    }
    work.invitees.forget_wrong_person(actor.authority, seat.id);
    work.deliveries.lift_wrong(actor.authority, seat.holder, seat.email);
    if (seat.holder.contact)
        work.deliveries.mark_checked(
            actor.authority, *seat.holder.contact, seat.email, actor.user, code(*proof), now);
    // The worker asks again of each message whether it has to wait: another's may.
    work.outbox.release_address(actor.authority, seat.email, now);
    if (const auto family = work.cases.find(actor.authority, found->meeting.case_id))
        note_when_all_have_it(work,
                              case_tools(tools),
                              actor,
                              {.meeting = found->meeting,
                               .family = *family,
                               .facts = {.id = family->id, .authority = actor.authority}});
    work.meetings.raise_replies_version(actor.authority, asked.meeting);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = seat.id.text(),
           .case_id = found->meeting.case_id,
           .detail = "meeting=" + asked.meeting.text() +
                     " address=right proof=" + std::string{code(*proof)}});
    return Done{};
}

Result<Contact> edit_contact_and_follow(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const EditContact& command,
                                        const FollowChoice& choice)
{
    const auto before = work.contacts.find(actor.authority, command.entry.id);
    auto edited = edit_contact(work, tools.clock, actor, command);
    if (edited && before && edited->email != before->contact.email)
        follow_right_address(
            work, tools, actor, {.contact = command.entry.id}, before->contact.email, choice);
    return edited;
}

Result<ImportPlan> import_contacts_and_follow(UnitOfWork& work,
                                              const MeetingTools& tools,
                                              const Actor& actor,
                                              const ImportContacts& command)
{
    const auto planned = preview_contact_import(work, tools.clock, actor, command.csv);
    if (!planned) return planned.error();
    std::vector<std::pair<ContactId, Email>> before;
    for (const ImportLine& line : planned->lines)
        if (line.outcome == ImportOutcome::update)
            if (const auto found = work.contacts.find(actor.authority, line.contact.id))
                if (found->contact.email != line.contact.email)
                    before.emplace_back(line.contact.id, found->contact.email);
    auto imported = import_contacts(work, tools.clock, tools.random, actor, command);
    if (!imported) return imported;
    for (const auto& [id, email] : before)
        follow_right_address(work, tools, actor, {.contact = id}, email);
    return imported;
}

Result<int> change_member_and_follow(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const ChangeFamilyMember& command,
                                     const FollowChoice& choice)
{
    const auto before = work.cases.find_member(actor.authority, command.id);
    auto changed = change_family_member(work, case_tools(tools), actor, command);
    const auto after = work.cases.find_member(actor.authority, command.id);
    if (changed && before && after && after->email != before->email)
        follow_right_address(work, tools, actor, {.member = command.id}, before->email, choice);
    return changed;
}

namespace {

// Whether what is sent to a seat of `all` is held, or will be once it is known that it reached
// another.
bool follows(UnitOfWork& work, const std::vector<InviteeEntry>& all, const Invitee& seat)
{
    const bool reached_another = std::ranges::any_of(all, [&](const InviteeEntry& each) {
        return each.invitee.reply == Reply::wrong_person && each.invitee.email == seat.email;
    });
    return reached_another || !stopped_mail(work, seat).empty();
}

}  // namespace

int invitations_that_follow(UnitOfWork& work,
                            const AuthorityId& authority,
                            const SeatHolder& holder,
                            const Email& before,
                            Instant now)
{
    const auto all = seats_ahead(work, authority, holder, before, now);
    return static_cast<int>(std::ranges::count_if(
        all, [&](const InviteeEntry& each) { return follows(work, all, each.invitee); }));
}

FollowingSeats seats_that_follow(UnitOfWork& work,
                                 const Actor& actor,
                                 const SeatHolder& holder,
                                 const Email& before,
                                 Instant now)
{
    FollowingSeats found;
    if (before.empty()) return found;
    const auto all = seats_ahead(work, actor.authority, holder, before, now);
    for (const InviteeEntry& each : all) {
        const bool is_held = follows(work, all, each.invitee);
        const auto known =
            permitted_meeting(work, actor, Action::meeting_view, each.invitee.meeting, now);
        if (known)
            found.seats.push_back(
                {.meeting = known->meeting, .seat = each.invitee, .is_held = is_held});
        else if (is_held)
            ++found.unseen;
    }
    std::ranges::sort(found.seats, {}, [](const FollowingSeat& each) {
        return std::pair{each.meeting.starts_at, each.seat.id};
    });
    return found;
}

namespace {

bool is_among(const std::vector<InviteeId>& seats, const InviteeId& id)
{
    return std::ranges::find(seats, id) != seats.end();
}

}  // namespace

void follow_right_address(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const SeatHolder& holder,
                          const Email& before,
                          const FollowChoice& choice)
{
    const Instant now = tools.clock.now();
    work.reader_codes.end_devices(actor.authority, seat_key(holder), now);
    if (before.empty()) return;
    follow_with_mail(work, tools, actor.authority, holder);
    const auto seats = seats_ahead(work, actor.authority, holder, before, now);
    mark_if_wrong_person(work, actor, seats, now);
    for (const InviteeEntry& entry : seats) {
        const Invitee& seat = entry.invitee;
        const bool is_held = !stopped_mail(work, seat).empty();
        if (is_held ? is_among(choice.staying, seat.id) : !is_among(choice.too, seat.id)) continue;
        const auto meeting = work.meetings.find(actor.authority, seat.meeting);
        if (!meeting) continue;
        tell_of_change(work, tools, plan_of(work, *meeting), *meeting);
        work.meetings.raise_replies_version(actor.authority, meeting->id);
        audit(work,
              actor,
              now,
              {.action = action,
               .object = seat.id.text(),
               .case_id = meeting->case_id,
               .detail = "meeting=" + meeting->id.text() + " address=new"});
    }
}

}  // namespace quorate::core
