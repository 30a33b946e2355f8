#include "core/circulation/papers_plan.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_gate.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/reader_code_store.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/family_arrival.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/minutes/register.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Where somebody's mail goes now, which need not be where they were invited. A family member's only
// while somebody vouches that nobody else reads it.
Email address_of(UnitOfWork& work,
                 const AuthorityId& authority,
                 const std::optional<ContactId>& contact,
                 const std::optional<FamilyMemberId>& member,
                 const std::optional<UserId>& user)
{
    if (contact) {
        const auto found = work.contacts.find(authority, *contact);
        return found && found->contact.active ? found->contact.email : Email{};
    }
    if (member) {
        const auto found = work.cases.find_member(authority, *member);
        return found && found->may_email ? found->email : Email{};
    }
    const auto found = user ? work.users.find(*user) : std::nullopt;
    return found && found->active ? found->email : Email{};
}

std::string why_nothing(const PapersRecipient& recipient, const MinutesFile& file)
{
    if (!file.minutes || file.minutes->status != MinutesStatus::approved)
        return "The chair has not agreed the minutes yet";
    if (recipient.seat.invitee.reply == Reply::wrong_person)
        return "Said that they are the wrong person";
    if (recipient.kind == Recipient::nobody) return "Must not be at this family's meetings";
    if (file.file.meeting.type == MeetingType::strategy_discussion)
        return "Nothing of a strategy discussion goes to the family";
    if (recipient.choice.share == Share::nothing)
        return recipient.choice.chosen_by == file.file.meeting.chair
                   ? "The chair gives this person nothing"
                   : "It was chosen that this person gets nothing";
    if (recipient.choice.share != Share::usual) return "Nothing of what was chosen may go";
    return "Nothing is marked for the family";
}

bool was_sent(const std::vector<CirculationRow>& ledger, const ActionPoint& action, Instant now)
{
    return std::ranges::any_of(ledger, [&](const CirculationRow& row) {
        return row.circulation.kind == CirculationKind::actions && row.circulation.is_live(now) &&
               row.circulation.went_to(action.owner) &&
               std::ranges::count(row.circulation.released.actions, action.id) > 0;
    });
}

bool is_excluded(const std::vector<ExcludedPerson>& excluded, const ActionOwner& owner)
{
    return std::ranges::any_of(excluded, [&owner](const ExcludedPerson& person) {
        return (person.contact && person.contact == owner.contact) ||
               (person.member && person.member == owner.family_member);
    });
}

// Without words for the family they are told to ring: that gives nothing away.
bool is_kept_back(const ActionPoint& action, const Papers& papers)
{
    if (!action.visible_to_family) return true;
    if (trimmed(action.plain_language.reveal()).empty()) return false;
    return verdict_on(action, Recipient::family, action.owner.family_member, papers).passage ==
           Passage::never;
}

// What its owner would be sent, were it noted whom it is about.
int actions_held_back(const MinutesFile& file, const Papers& papers)
{
    return static_cast<int>(std::ranges::count_if(file.actions, [&](const ActionRow& row) {
        const ActionPoint& action = row.action;
        return action.owner.family_member && is_still_to_do(action.status) &&
               action.visible_to_family && is_kept_back(action, papers);
    }));
}

std::vector<ActionRecipient> owners_of(UnitOfWork& work,
                                       const MinutesFile& file,
                                       const std::vector<ExcludedPerson>& excluded,
                                       const std::vector<CirculationRow>& ledger,
                                       const Papers& papers,
                                       Instant now)
{
    std::vector<ActionRecipient> owners;
    for (const ActionRow& row : file.actions) {
        const ActionPoint& action = row.action;
        // What the family may not see is not theirs to be sent, even when they are to do it.
        const bool hidden = action.owner.family_member && is_kept_back(action, papers);
        if (!is_still_to_do(action.status) || hidden || was_sent(ledger, action, now) ||
            is_excluded(excluded, action.owner))
            continue;
        auto owner = std::ranges::find(owners, action.owner, &ActionRecipient::owner);
        if (owner == owners.end()) {
            owners.push_back({.owner = action.owner,
                              .name = row.owner_name,
                              .agency_name = row.agency_name,
                              .email = address_of(work,
                                                  file.file.meeting.authority,
                                                  action.owner.contact,
                                                  action.owner.family_member,
                                                  action.owner.user)});
            owner = std::prev(owners.end());
        }
        owner->actions.push_back(action.id);
    }
    return owners;
}

// What the family is sent is looked at by two people: their action points leave with their copy.
bool waits_for_copy(const ActionRecipient& owner, const std::vector<PapersRecipient>& recipients)
{
    return owner.owner.family_member &&
           std::ranges::any_of(recipients, [&owner](const PapersRecipient& each) {
               return each.seat.invitee.holder.member == owner.owner.family_member &&
                      each.kind == Recipient::family && !each.release.empty() && !each.live;
           });
}

// Messages come newest first.
AddressTrouble trouble_of(UnitOfWork& work,
                          const AuthorityId& authority,
                          const SeatHolder& holder,
                          const Email& email,
                          const std::vector<OutboxMessage>& messages)
{
    if (email.empty()) return AddressTrouble::none;
    if (work.deliveries.is_wrong(authority, holder, email)) return AddressTrouble::said_wrong;
    for (const OutboxMessage& message : messages) {
        if (message.to != email) continue;
        if (message.state == MessageState::sent) break;
        if (message.state == MessageState::bounced || message.state == MessageState::failed)
            return AddressTrouble::came_back;
    }
    return AddressTrouble::none;
}

// Newest first: what became of the last copy that was prepared.
void add_copy(PapersRecipient& recipient, const std::vector<PapersCopy>& copies)
{
    const auto last = std::ranges::find(copies, recipient.seat.invitee.id, &PapersCopy::seat);
    if (last == copies.end()) return;
    if (last->state == CopyState::waiting) {
        recipient.waiting = last->id;
        recipient.waiting_digest = last->digest;
    }
    if (last->state == CopyState::refused) recipient.refused_because = last->reason;
}

// Those who are on the case, with whose parents they are.
std::vector<FamilyReader> readers_of(UnitOfWork& work, const FamilyCase& family)
{
    const auto noted = work.disclosure.own_children(family.authority, family.id);
    std::vector<FamilyReader> readers;
    for (const FamilyMember& member : work.cases.family_members_of(family.authority, family.id)) {
        FamilyReader reader{.member = member.id,
                            .name = member.name,
                            .relationship = member.relationship,
                            .has_parental_responsibility = member.has_parental_responsibility};
        const auto own = std::ranges::find(noted, member.id, &OwnChildren::member);
        if (own != noted.end()) reader.own_children = own->children;
        readers.push_back(std::move(reader));
    }
    return readers;
}

std::vector<KeptApart> kept_apart(UnitOfWork& work, const FamilyCase& family)
{
    std::vector<KeptApart> apart;
    for (const MustNotMeet& pair : work.must_not_meet.of_case(family.authority, family.id))
        apart.push_back({.one = pair.one, .other = pair.other});
    return apart;
}

// What follows an adjournment: the first meeting of the kind that is booked after it, if any.
Adjourned adjourned(UnitOfWork& work, const Meeting& meeting, Adjourned told)
{
    std::optional<Meeting> next;
    for (Meeting& each : work.meetings.of_case(meeting.authority, meeting.case_id))
        if (each.type == meeting.type && each.status != MeetingStatus::cancelled &&
            each.starts_at > meeting.starts_at && (!next || each.starts_at < next->starts_at))
            next = std::move(each);
    if (!next) return told;
    told.again_at = next->starts_at;
    const auto excluded = work.cases.excluded_from(meeting.authority, meeting.case_id);
    for (const InviteeEntry& seat : work.invitees.of_meeting(meeting.authority, next->id))
        if (seat.invitee.holder.member && recipient_of(seat.invitee, excluded) == Recipient::family)
            told.asked.push_back(
                {*seat.invitee.holder.member, invited_time(work, *next, seat.invitee).starts_at});
    return told;
}

}  // namespace

Papers papers_of(UnitOfWork& work, const MinutesFile& file)
{
    const Meeting& meeting = file.file.meeting;
    Papers papers{.type = meeting.type,
                  .minutes = file.minutes.value_or(Minutes{.meeting = meeting.id}),
                  .sections = file.sections,
                  .decisions = file.decisions,
                  .actions = file.actions,
                  .amendments = file.amendments,
                  .children = file.children,
                  .jurisdiction = file.file.family.jurisdiction,
                  .seats = {},
                  .chair = meeting.chair,
                  .time = attended(meeting, {}),
                  .plan = file.plan,
                  .dissents = file.dissents,
                  .about = work.disclosure.about(meeting.authority, meeting.id),
                  .members = readers_of(work, file.file.family),
                  .apart = kept_apart(work, file.file.family),
                  .choices = work.disclosure.choices(meeting.authority, meeting.id)};
    Register roll = register_beside(work, file.file, meeting.closed_at.value_or(meeting.ends_at));
    papers.lacked_quorum = roll.closing && lacks_quorum(roll.closing->quorum);
    if (papers.lacked_quorum) papers.who_was_missing = std::move(roll.quorum.missing);
    papers.seats = std::move(roll.seats);
    if (auto told = adjourned_by(roll.closing))
        papers.adjourned = adjourned(work, meeting, *std::move(told));
    return papers;
}

PapersPlan papers_plan(UnitOfWork& work, MeetingFile file, Instant now)
{
    PapersPlan plan{
        .file = minutes_file(work, std::move(file)), .recipients = {}, .owners = {}, .ledger = {}};
    const AuthorityId& authority = plan.file.file.meeting.authority;
    const MeetingId& meeting = plan.file.file.meeting.id;
    const auto excluded = work.cases.excluded_from(authority, plan.file.file.family.id);
    plan.papers = papers_of(work, plan.file);
    plan.has_excluded = !excluded.empty();
    plan.has_kept_apart = !plan.papers.apart.empty();
    const auto copies = work.disclosure.copies(authority, meeting);
    const auto messages = work.outbox.of_meeting(authority, meeting);
    plan.ledger = work.circulations.of_meeting(authority, meeting);
    const auto codes = work.reader_codes.of_meeting(authority, meeting);
    for (CirculationRow& row : plan.ledger)
        row.code_asked_at = code_not_entered(codes, row.circulation.id);

    for (InviteeEntry& seat : work.invitees.of_meeting(authority, meeting)) {
        const SeatHolder& holder = seat.invitee.holder;
        PapersRecipient recipient{
            .seat = seat,
            .kind = recipient_of(seat.invitee, excluded),
            .email = address_of(work, authority, holder.contact, holder.member, holder.user)};
        recipient.choice = choice_for(seat.invitee.id, plan.papers);
        recipient.release =
            release_for(recipient.kind, holder.member, plan.papers, std::nullopt, recipient.choice);
        if (recipient.release.empty()) recipient.why_nothing = why_nothing(recipient, plan.file);
        for (const CirculationRow& row : plan.ledger)
            if (row.circulation.kind == CirculationKind::minutes &&
                row.circulation.invitee == seat.invitee.id && row.circulation.is_live(now))
                recipient.live = row.circulation.id;
        recipient.trouble = trouble_of(work, authority, holder, recipient.email, messages);
        add_copy(recipient, copies);
        plan.recipients.push_back(std::move(recipient));
    }
    plan.actions_held_back = actions_held_back(plan.file, plan.papers);
    plan.owners = owners_of(work, plan.file, excluded, plan.ledger, plan.papers, now);
    for (ActionRecipient& each : plan.owners) {
        const SeatHolder holder{.contact = each.owner.contact,
                                .member = each.owner.family_member,
                                .user = each.owner.user};
        each.trouble = trouble_of(work, authority, holder, each.email, messages);
        each.waits_for_copy = waits_for_copy(each, plan.recipients);
    }
    return plan;
}

Result<PapersPlan> plan_papers(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::minutes_distribute, meeting, clock.now());
    if (!file) return file.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_distribute,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "previewed"});
    return papers_plan(work, *std::move(file), clock.now());
}

}  // namespace quorate::core
