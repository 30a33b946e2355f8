#include "core/meetings/exclude_person.hpp"

#include <algorithm>
#include <set>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/quorum.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/staff_notice.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/proposals/propose.hpp"
#include "core/replies/earlier_note.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The family's meetings leave, or come back to, the feeds of the contact, of their account and of
// their agency.
void raise_feeds_of(UnitOfWork& work, const AuthorityId& authority, const ContactId& id)
{
    const auto contact = work.contacts.find(authority, id);
    if (!contact) return;
    const auto agency = work.agencies.find(authority, contact->contact.agency);
    if (agency) work.feed_versions.bump(FeedSubject::organisation, agency->organisation.text());
    work.feed_versions.bump(FeedSubject::contact, id.text());
    for (const User& user : work.users.of_authority(authority))
        if (user.contact == id) work.feed_versions.bump(FeedSubject::user, user.id.text());
}

bool is_ahead(const Meeting& meeting, Instant now)
{
    return meeting.status == MeetingStatus::scheduled && !meeting.closed_at &&
           meeting.starts_at > now;
}

QuorumState quorum_at(UnitOfWork& work, const Meeting& meeting)
{
    const auto authority = work.authorities.find(meeting.authority);
    const auto family = work.cases.find(meeting.authority, meeting.case_id);
    if (!authority || !family) return QuorumState::not_needed;
    const auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    return evaluate_quorum(quorum_rule(meeting.type, authority->quorum, family->jurisdiction),
                           quorum_seats(seats, meeting.chair, QuorumBasis::replies))
        .state;
}

// Chair and whoever arranged it: that a seat is gone, and what that does to quorum.
void tell_of_seat_taken(UnitOfWork& work,
                        const MeetingTools& tools,
                        const Actor& actor,
                        const Meeting& meeting,
                        QuorumState quorum)
{
    std::string said = "An invitation to the meeting on " + london_long_time(meeting.starts_at) +
                       " was taken back. ";
    if (quorum == QuorumState::not_met)
        said += "Quorum cannot be met any more by those who are invited. ";
    if (quorum == QuorumState::at_risk) said += "Quorum is at risk. ";
    for (const UserId& each : std::set<UserId>{meeting.chair, meeting.created_by}) {
        const auto user = work.users.find(each);
        if (each == actor.user || !user || !may_have_seat(*user)) continue;
        tell_staff(work,
                   tools.clock,
                   tools.random,
                   *user,
                   {.news = StaffNews::seat_taken_back,
                    .said = said + "See who is still invited.",
                    .path = "/meetings/" + meeting.id.text()});
    }
}

// Takes back the seats at one meeting of whoever must not be there; gives how many.
int take_seats_back(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    const Meeting& meeting)
{
    const Instant now = tools.clock.now();
    const Candidates people{work, meeting};
    const MeetingPlan before = plan_of(work, meeting);
    int taken = 0;
    for (const InviteeEntry& seat : work.invitees.of_meeting(actor.authority, meeting.id)) {
        const InviteeId& id = seat.invitee.id;
        if (seat.invitee.holder.user == meeting.chair || !people.is_excluded(seat.invitee.holder))
            continue;
        static_cast<void>(put_note_aside(work, tools, seat.invitee, WaitReason::before_taken_back));
        work.invitees.remove(actor.authority, id, now);
        audit(work,
              actor,
              now,
              {.action = Action::participant_remove,
               .object = id.text(),
               .case_id = meeting.case_id,
               .detail = "meeting=" + meeting.id.text() + " because=excluded"});
        ++taken;
    }
    if (taken == 0) return 0;
    work.meetings.raise_replies_version(actor.authority, meeting.id);
    tell_of_change(work, tools, before, meeting);
    return taken;
}

}  // namespace

Result<FlaggedPerson> flag_excluded_person(UnitOfWork& work,
                                           const MeetingTools& tools,
                                           const Actor& actor,
                                           const FlagExcludedPerson& command)
{
    const Instant now = tools.clock.now();
    const auto opened =
        open_case(work, actor, Action::case_flag_excluded_person, command.case_id, now);
    if (!opened) return opened.error();

    FormChecks checks;
    const auto member = work.cases.find_member(actor.authority, command.member);
    const bool is_member = member && member->case_id == command.case_id;
    const bool is_contact = !command.contact.empty() &&
                            work.contacts.find(actor.authority, command.contact).has_value();
    if (is_member == is_contact) checks.refuse("person", "Choose one person");
    checks.lines("reason", command.reason.reveal(), 500, "Say why this person must not be there");
    if (!checks.passed()) return checks.error();

    ExcludedPerson person{.id = tools.random.id(),
                          .case_id = command.case_id,
                          .reason = FreeText{trimmed(command.reason.reveal())},
                          .flagged_by = actor.user,
                          .flagged_at = now};
    if (is_member) person.member = command.member;
    if (is_contact) person.contact = command.contact;
    const auto flagged = work.cases.excluded_from(actor.authority, command.case_id);
    const bool is_flagged = std::ranges::any_of(flagged, [&](const ExcludedPerson& each) {
        return each.member == person.member && each.contact == person.contact;
    });
    if (is_flagged) return invalid("person", "This person is flagged already");
    work.cases.exclude(actor.authority, person);
    audit(work,
          actor,
          now,
          {.action = Action::case_flag_excluded_person,
           .object = is_member ? command.member.text() : command.contact.text(),
           .case_id = command.case_id});
    FlaggedPerson done{.id = person.id};
    for (const Meeting& meeting : work.meetings.of_case(actor.authority, command.case_id))
        if (is_ahead(meeting, now)) {
            const QuorumState before = quorum_at(work, meeting);
            const int taken = take_seats_back(work, tools, actor, meeting);
            if (taken == 0) continue;
            done.invitations_ended += taken;
            const QuorumState after = quorum_at(work, meeting);
            if (after == QuorumState::not_met && before != after)
                done.quorum_lost.push_back(meeting.id);
            tell_of_seat_taken(work, tools, actor, meeting, after);
        }
    if (is_contact) raise_feeds_of(work, actor.authority, command.contact);
    return done;
}

Result<Proposal> propose_lift_exclusion(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const LiftExclusion& command)
{
    const Action action = Action::case_unflag_excluded_person;
    const std::string reason = trimmed(command.reason.reveal());
    const Proposal proposal{.authority = actor.authority,
                            .act = ProposedAct::lift_exclusion,
                            .object = command.id,
                            .case_id = command.case_id,
                            .reason = FreeText{reason}};
    const auto allowed =
        permit_proposed(work, actor, proposal, tools.clock.now(), SecondPerson::there);
    if (!allowed && allowed.error().refusal != Refusal::needs_reason) return allowed.error();
    const auto flags = work.cases.excluded_from(actor.authority, command.case_id);
    if (std::ranges::find(flags, command.id, &ExcludedPerson::id) == flags.end())
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(action)},
                     .object = command.id};
    if (!allowed)
        return invalid("reason", "Say why the person may be there again, in 15 characters or more");
    FormChecks checks;
    checks.lines("reason", reason, 500);
    if (!checks.passed()) return checks.error();
    return propose(work, tools.clock, tools.random, actor, proposal);
}

Result<Done> lift_exclusion(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const Proposal& proposal)
{
    const Instant now = clock.now();
    const auto flags = work.cases.excluded_from(proposal.authority, proposal.case_id);
    const auto person = std::ranges::find(flags, proposal.object, &ExcludedPerson::id);
    if (person == flags.end()) return Refusal::wrong_state;
    work.cases.lift_exclusion(
        proposal.authority,
        {.person = *person, .lifted_by = actor.user, .lifted_at = now, .reason = proposal.reason});
    if (person->contact) raise_feeds_of(work, proposal.authority, *person->contact);
    audit(work,
          actor,
          now,
          {.action = Action::case_unflag_excluded_person,
           .object = person->member ? person->member->text() : person->contact->text(),
           .case_id = proposal.case_id,
           .detail = "flag=" + person->id});
    return Done{};
}

}  // namespace quorate::core
