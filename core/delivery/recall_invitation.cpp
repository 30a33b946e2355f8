#include "core/delivery/recall_invitation.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/delivery/stopped_mail.hpp"
#include "core/directory/contacts.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/not_told.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/replies/earlier_note.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Action recall = Action::invite_correct_and_recall;

Result<Done> correct_contact(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const ContactId& id,
                             const std::string& right)
{
    const auto found = work.contacts.find(actor.authority, id);
    if (!found) return Refusal::not_found;
    const Contact& contact = found->contact;
    const EditContact command{.entry = {.id = id, .version = contact.version},
                              .details = {.name = contact.name,
                                          .job_title = contact.job_title,
                                          .discipline = contact.discipline,
                                          .email = Email{right},
                                          .phone = contact.phone,
                                          .is_duty_mailbox = contact.is_duty_mailbox,
                                          .deputy = contact.deputy}};
    if (auto edited = edit_contact(work, tools.clock, actor, command); !edited)
        return edited.error();
    return Done{};
}

Result<Done> correct_member(UnitOfWork& work,
                            const Actor& actor,
                            const FamilyMemberId& id,
                            const std::string& right)
{
    auto member = work.cases.find_member(actor.authority, id);
    if (!member) return Refusal::not_found;
    member->email = Email{right};
    member->may_email = true;
    if (auto saved = work.cases.save_member(actor.authority, *member); !saved) return saved.error();
    return Done{};
}

// The right address from the form, or what is wrong with it.
Result<std::string> right_address(const RecallInvitation& asked, const RecallableSeat& found)
{
    const std::string typed = trimmed(asked.email);
    if (typed.empty()) return invalid("email", "Enter the right e-mail address");
    const auto right = email_address(typed);
    if (!right)
        return invalid("email",
                       "Enter an e-mail address in the correct format, like name@example.com");
    if (*right == lower_case(found.seat.invitee.email.reveal()))
        return invalid("email",
                       "This is the address that the invitation went to. Enter the right one");
    if (!found.may_correct && *right != lower_case(found.now_at.reveal()))
        return invalid("email",
                       "This is somebody with an account here. Ask an administrator to put the "
                       "address of the account right, then recall the invitation");
    if (is_family(found.seat.invitee.holder) && !asked.nobody_else_reads_it)
        return invalid("nobody_else_reads_it",
                       "Check with them that nobody else reads this address, then say so here");
    return *right;
}

Result<Done> correct_address(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const RecallableSeat& found,
                             const std::string& right)
{
    const SeatHolder& holder = found.seat.invitee.holder;
    if (holder.member) return correct_member(work, actor, *holder.member, right);
    if (right == lower_case(found.now_at.reveal()) || !holder.contact) return Done{};
    return correct_contact(work, tools, actor, *holder.contact, right);
}

// Those at meetings that the actor may not see stay, and what would go from there is held.
std::vector<SameAddressSeat> others_at(UnitOfWork& work,
                                       const Actor& actor,
                                       const Invitee& seat,
                                       Instant now)
{
    std::vector<SameAddressSeat> others;
    for (InviteeEntry& each :
         work.invitees.ahead_at(actor.authority, seat.holder, seat.email, now)) {
        if (each.invitee.id == seat.id) continue;
        auto known = permitted_meeting(work, actor, recall, each.invitee.meeting, now);
        if (!known) continue;
        others.push_back({.meeting = known->meeting, .seat = std::move(each.invitee)});
    }
    return others;
}

// A stranger at a professional address is told once more, so that it leaves their calendar. Where
// it was returned nobody has it, and who reads a family's wrong address learns nothing more.
bool gets_cancel(UnitOfWork& work, const Invitee& wrong, Instant now)
{
    const auto returned = work.deliveries.undelivered(wrong.authority, now);
    return !is_family(wrong.holder) &&
           std::ranges::find(returned, wrong.id, &UndeliveredSeat::seat) == returned.end();
}

// Ends one seat and gives its holder another, once the address is put right.
Result<InviteeId> recall_seat(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Meeting& meeting,
                              const Invitee& wrong)
{
    const Instant now = tools.clock.now();
    const bool is_told = gets_cancel(work, wrong, now);
    const MeetingPlan with_old_seat = plan_of(work, meeting);
    work.outbox.withdraw(actor.authority, wrong.id, std::string{wrong_address}, now);
    static_cast<void>(put_note_aside(work, tools, wrong, WaitReason::before_taken_back));
    work.invitees.remove(actor.authority, wrong.id, now);
    static_cast<void>(
        work.deliveries.note_recalled(actor.authority, meeting.id, wrong.id, actor.user, now));

    Complaints complaints;
    const auto seats = make_seats(work,
                                  tools,
                                  meeting,
                                  {{.holder = wrong.holder,
                                    .requirement = wrong.requirement,
                                    .window = wrong.window,
                                    .language = wrong.language}},
                                  complaints);
    if (!complaints.empty()) return complaints.error();
    const MeetingPlan before = is_told ? with_old_seat : plan_of(work, meeting);
    work.invitees.add(seats.front());
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    tell_of_change(work, tools, before, meeting);
    audit(work,
          actor,
          now,
          {.action = recall,
           .object = wrong.id.text(),
           .case_id = meeting.case_id,
           .detail = "meeting=" + meeting.id.text() + " seat=" + seats.front().id.text()});
    return seats.front().id;
}

}  // namespace

Result<RecallableSeat> recallable_seat(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const MeetingId& id,
                                       const InviteeId& seat_id)
{
    const Instant now = tools.clock.now();
    const auto known = permitted_meeting(work, actor, recall, id, now);
    if (!known) return known.error();
    auto seat = work.invitees.find(actor.authority, seat_id);
    if (!seat || seat->invitee.meeting != id || seat->invitee.removed_at) return Refusal::not_found;
    const Meeting& meeting = known->meeting;
    if (!is_to_come(meeting, now) || seat->invitee.email.empty()) return Refusal::wrong_state;
    const auto now_at = Candidates{work, meeting}.address(seat->invitee.holder);
    RecallableSeat found{.meeting = meeting, .seat = *std::move(seat)};
    found.now_at = now_at.value_or(Email{});
    found.may_correct = !found.seat.invitee.holder.user;
    found.others = others_at(work, actor, found.seat.invitee, now);
    return found;
}

Result<InviteeId> recall_invitation(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const RecallInvitation& asked)
{
    const auto found = recallable_seat(work, tools, actor, asked.meeting, asked.seat);
    if (!found) return found.error();
    const Invitee& wrong = found->seat.invitee;
    if (wrong.version != asked.version) return Refusal::stale_version;
    const auto right = right_address(asked, *found);
    if (!right) return right.error();
    for (const InviteeId& also : asked.also)
        if (std::ranges::none_of(found->others,
                                 [&](const SameAddressSeat& each) { return each.seat.id == also; }))
            return invalid("also", "One of these invitations has changed. Look again");
    if (auto corrected = correct_address(work, tools, actor, *found, *right); !corrected)
        return corrected.error();

    const Instant now = tools.clock.now();
    work.deliveries.mark_wrong(actor.authority, wrong.holder, wrong.email, actor.user, now);
    // They say now which one is theirs, whatever was said of it before.
    work.deliveries.lift_wrong(actor.authority, wrong.holder, Email{*right});
    follow_with_mail(work, tools, actor.authority, wrong.holder);
    for (const SameAddressSeat& other : found->others) {
        if (std::ranges::find(asked.also, other.seat.id) == asked.also.end()) continue;
        const auto recalled = recall_seat(work, tools, actor, other.meeting, other.seat);
        if (!recalled) return recalled.error();
    }
    return recall_seat(work, tools, actor, found->meeting, wrong);
}

std::vector<UndeliveredMeeting> undelivered_meetings(UnitOfWork& work,
                                                     const Actor& actor,
                                                     Instant now)
{
    std::vector<UndeliveredMeeting> found;
    if (!permit_role(actor, Action::invite_send)) return found;
    std::optional<MeetingId> refused;
    for (const UndeliveredSeat& each : work.deliveries.undelivered(actor.authority, now)) {
        if (refused == each.meeting) continue;
        if (!found.empty() && found.back().meeting == each.meeting) {
            ++found.back().seats;
        } else if (permitted_meeting(work, actor, Action::invite_send, each.meeting, now)) {
            found.push_back({.meeting = each.meeting, .seats = 1});
        } else {
            refused = each.meeting;
        }
    }
    return found;
}

std::vector<UndeliveredMeeting> untold_meetings(UnitOfWork& work, const Actor& actor, Instant now)
{
    std::vector<UndeliveredMeeting> found;
    if (!permit_role(actor, Action::invite_send)) return found;
    for (const MeetingId& id : work.deliveries.off_with_lost_mail(actor.authority, now)) {
        const auto known = permitted_meeting(work, actor, Action::invite_send, id, now);
        if (!known) continue;
        const auto seats = static_cast<int>(not_told(work, known->meeting, now).size());
        if (seats > 0) found.push_back({.meeting = id, .seats = seats});
    }
    return found;
}

}  // namespace quorate::core
