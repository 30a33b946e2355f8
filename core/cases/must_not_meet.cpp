#include "core/cases/must_not_meet.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/must_not_meet_store.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/who_meets.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

bool is_same_pair(const MustNotMeet& a, const MustNotMeet& b)
{
    return (a.one == b.one && a.other == b.other) || (a.one == b.other && a.other == b.one);
}

}  // namespace

std::vector<Meeting> meetings_to_split(UnitOfWork& work,
                                       const AuthorityId& authority,
                                       const MustNotMeet& pair,
                                       Instant now)
{
    auto meetings = work.meetings.of_case(authority, pair.case_id);
    const auto would_meet = [&](const Meeting& meeting) {
        const auto seats = requests_of(work.invitees.of_meeting(authority, meeting.id));
        if (!meeting.held_together) return !who_would_meet({pair}, seats).empty();
        const auto found = who_would_meet(work, meeting, seats);
        return std::ranges::find(found, pair.id, &MustNotMeet::id) != found.end();
    };
    std::erase_if(meetings, [&](const Meeting& meeting) {
        return meeting.status != MeetingStatus::scheduled || meeting.starts_at <= now ||
               !would_meet(meeting);
    });
    return meetings;
}

std::vector<FamilyMember> people_of_families_met(UnitOfWork& work,
                                                 const Actor& actor,
                                                 const CaseId& family,
                                                 Instant now)
{
    std::set<CaseId> families;
    for (const Meeting& meeting : work.meetings.of_case(actor.authority, family))
        if (is_to_come(meeting, now))
            for (const Meeting& other : held_with(work, meeting))
                families.insert(other.case_id);
    std::vector<FamilyMember> people;
    for (const CaseId& other : families) {
        if (!open_case(work, actor, Action::case_flag_excluded_person, other, now)) continue;
        auto members = work.cases.family_members_of(actor.authority, other);
        std::ranges::move(members, std::back_inserter(people));
    }
    return people;
}

Result<NotedPair> note_must_not_meet(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const NoteMustNotMeet& command)
{
    const Instant now = tools.clock.now();
    const Action action = Action::case_flag_excluded_person;
    const auto opened = open_case(work, actor, action, command.case_id, now);
    if (!opened) return opened.error();

    const auto members = work.cases.family_members_of(actor.authority, command.case_id);
    const auto met = people_of_families_met(work, actor, command.case_id, now);
    const auto is_among = [](const std::vector<FamilyMember>& people, const FamilyMemberId& id) {
        return std::ranges::find(people, id, &FamilyMember::id) != people.end();
    };
    FormChecks checks;
    if (!is_among(members, command.one)) checks.refuse("one", "Choose a family member");
    if (!is_among(members, command.other) && !is_among(met, command.other))
        checks.refuse("other", "Choose a family member");
    else if (command.other == command.one)
        checks.refuse("other", "Choose another person than the first");
    checks.lines("reason", command.reason.reveal(), 500, "Say why these two must not meet");
    if (!checks.passed()) return checks.error();

    const MustNotMeet pair{.id = tools.random.id(),
                           .case_id = command.case_id,
                           .one = command.one,
                           .other = command.other,
                           .reason = FreeText{trimmed(command.reason.reveal())},
                           .noted_by = actor.user,
                           .noted_at = now};
    const auto noted = work.must_not_meet.of_case(actor.authority, command.case_id);
    if (std::ranges::any_of(noted, [&](const auto& each) { return is_same_pair(each, pair); }))
        return invalid("other", "It is noted already that these two must not meet");
    work.must_not_meet.add(actor.authority, pair);
    audit(work,
          actor,
          now,
          {.action = action,
           .object = pair.id,
           .case_id = command.case_id,
           .detail = "must_not_meet=" + pair.one.text() + ',' + pair.other.text()});
    return NotedPair{.id = pair.id,
                     .meetings_to_split = static_cast<int>(
                         meetings_to_split(work, actor.authority, pair, now).size())};
}

Result<Done> end_must_not_meet(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const EndMustNotMeet& command)
{
    const Instant now = tools.clock.now();
    const Action action = Action::case_unflag_excluded_person;
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const auto facts = work.cases.facts(actor, command.case_id, now);
    const auto pairs = work.must_not_meet.of_case(actor.authority, command.case_id);
    const auto pair = std::ranges::find(pairs, command.id, &MustNotMeet::id);
    const Error hidden{.refusal = Refusal::hidden,
                       .action = std::string{action_name(action)},
                       .object = command.id};
    if (!facts) return hidden;

    const std::string reason = trimmed(command.reason.reveal());
    Grounds grounds{reason};
    grounds.approved_by_another = pair != pairs.end() && pair->noted_by != actor.user;
    const auto allowed = permit_on_case(actor, action, *facts, now, grounds);
    if (!allowed && allowed.error().refusal != Refusal::needs_reason) return allowed.error();
    if (pair == pairs.end()) return hidden;
    if (!allowed)
        return invalid("reason", "Say why the two may meet again, in 15 characters or more");
    FormChecks checks;
    checks.lines("reason", reason, 500);
    if (!checks.passed()) return checks.error();

    work.must_not_meet.end(
        actor.authority,
        {.id = pair->id, .ended_by = actor.user, .ended_at = now, .reason = FreeText{reason}});
    audit(work,
          actor,
          now,
          {.action = action,
           .object = pair->id,
           .case_id = command.case_id,
           .detail = "may_meet=" + pair->one.text() + ',' + pair->other.text()});
    return Done{};
}

}  // namespace quorate::core
