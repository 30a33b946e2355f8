#include "core/meetings/meeting_choices.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/access/permission.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/candidates.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

bool is_offered_as_staff(const User& user)
{
    return may_have_seat(user) && !user.agency;
}

void add_family(UnitOfWork& work, const FamilyCase& family, std::vector<Candidate>& candidates)
{
    for (const FamilyMember& member : work.cases.family_members_of(family.authority, family.id))
        candidates.push_back({.holder = {.member = member.id},
                              .name = member.name,
                              .job = member.relationship,
                              .by_mail = member.may_email && !member.email.empty()});
}

void add_contacts(UnitOfWork& work, const AuthorityId& id, std::vector<Candidate>& candidates)
{
    for (const ContactEntry& entry : work.contacts.choices(id))
        candidates.push_back({.holder = {.contact = entry.contact.id},
                              .name = entry.contact.name,
                              .job = entry.contact.job_title,
                              .agency_name = entry.agency_name,
                              .agency_kind = entry.agency_kind,
                              .agency = entry.contact.agency,
                              .discipline = entry.contact.discipline,
                              .is_duty_mailbox = entry.contact.is_duty_mailbox});
}

void mark_excluded(UnitOfWork& work, const FamilyCase& family, std::vector<Candidate>& candidates)
{
    for (const ExcludedPerson& person : work.cases.excluded_from(family.authority, family.id))
        for (Candidate& candidate : candidates)
            if ((person.contact && candidate.holder.contact == person.contact) ||
                (person.member && candidate.holder.member == person.member))
                candidate.is_excluded = true;
}

Result<FamilyCase> permitted_family(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const CaseId& id)
{
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    const Instant now = tools.clock.now();
    const auto facts = work.cases.facts(actor, id, now);
    auto family = work.cases.find(actor.authority, id);
    if (!facts || !family) return Refusal::not_found;
    if (auto allowed = permit_on_case(actor, Action::meeting_create, *facts, now); !allowed)
        return allowed.error();
    return *std::move(family);
}

MeetingChoices choices_for(UnitOfWork& work,
                           FamilyCase family,
                           std::optional<MeetingType> type,
                           SharedChoices shared)
{
    MeetingChoices choices{.family = std::move(family),
                           .rooms = std::move(shared.rooms),
                           .staff = std::move(shared.staff),
                           .policy = shared.policy};
    const AuthorityId& authority = choices.family.authority;
    const CaseId& id = choices.family.id;
    choices.children = work.cases.children_of(authority, id);
    choices.must_not_meet = work.must_not_meet.of_case(authority, id);
    if (!type || is_for_family(*type)) add_family(work, choices.family, choices.candidates);
    std::ranges::move(shared.professionals, std::back_inserter(choices.candidates));
    mark_excluded(work, choices.family, choices.candidates);
    if (type) choices.limits = limits_for_meeting(work, authority, id, *type);
    std::erase_if(choices.limits, [](const CaseDueDate& due) { return due.meeting.has_value(); });
    if (!choices.limits.empty()) choices.due = choices.limits.front();
    return choices;
}

}  // namespace

SharedChoices shared_choices(UnitOfWork& work, const AuthorityId& authority)
{
    SharedChoices shared{.rooms = work.rooms.choices(authority)};
    for (User& user : work.users.of_authority(authority))
        if (is_offered_as_staff(user)) shared.staff.push_back(std::move(user));
    for (const User& user : shared.staff)
        shared.professionals.push_back({.holder = {.user = user.id},
                                        .name = user.name,
                                        .job = user.job_title,
                                        .staff_role = user.role});
    add_contacts(work, authority, shared.professionals);
    if (const auto known = work.authorities.find(authority)) shared.policy = known->quorum;
    return shared;
}

Result<MeetingChoices> meeting_choices(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const CaseId& id,
                                       std::optional<MeetingType> type,
                                       const SharedChoices& shared)
{
    auto family = permitted_family(work, tools, actor, id);
    if (!family) return family.error();
    return choices_for(work, *std::move(family), type, shared);
}

Result<MeetingChoices> meeting_choices(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const CaseId& id,
                                       std::optional<MeetingType> type)
{
    auto family = permitted_family(work, tools, actor, id);
    if (!family) return family.error();
    return choices_for(work, *std::move(family), type, shared_choices(work, actor.authority));
}

Quorum quorum_if_invited(const MeetingChoices& choices,
                         MeetingType type,
                         const UserId& chair,
                         const std::vector<SeatRequest>& asked)
{
    std::vector<InviteeEntry> seats;
    for (const SeatRequest& request : asked) {
        const auto found =
            std::ranges::find(choices.candidates, request.holder, &Candidate::holder);
        if (found == choices.candidates.end()) continue;
        InviteeEntry seat{.name = found->name,
                          .job = found->job,
                          .agency_name = found->agency_name,
                          .agency_kind = found->agency_kind,
                          .agency = found->agency,
                          .discipline = found->discipline,
                          .staff_role = found->staff_role};
        seat.invitee.holder = request.holder;
        seat.invitee.requirement = request.requirement;
        seats.push_back(std::move(seat));
    }
    return evaluate_quorum(quorum_rule(type, choices.policy, choices.family.jurisdiction),
                           quorum_seats(seats, chair, QuorumBasis::invited));
}

std::vector<TakenTime> taken_on(UnitOfWork& work, const Actor& actor, Date day)
{
    return work.meetings.taken_times(
        actor.authority, london_instant(day), london_instant(day + std::chrono::days{1}));
}

}  // namespace quorate::core
