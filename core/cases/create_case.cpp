#include "core/cases/create_case.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/people/team_store.hpp"
#include "core/retention/retention_store.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t most_people = 30;

// What only the authority's own records can tell.
void check_against_records(FormChecks& checks,
                           UnitOfWork& work,
                           const Actor& actor,
                           const CaseDetails& details,
                           const CaseId& own)
{
    const AuthorityId& authority = actor.authority;
    const auto taken = work.cases.find_by_reference(authority, trimmed(details.reference));
    // The same whether or not the family that has it may be known of: not even who may see every
    // open family learns that one is sealed.
    if (taken && *taken != own)
        checks.refuse(
            "reference",
            "This reference cannot be used. Check it, or ask whoever gives out references");
    if (!details.team.empty() && !work.teams.find(authority, details.team))
        checks.refuse("team", "Choose a team from the list");

    const auto leads = work.cases.possible_leads(authority);
    const bool can_lead = std::ranges::any_of(
        leads, [&](const NamedUser& each) { return each.id == details.lead_worker; });
    if (!details.lead_worker.empty() && !can_lead)
        checks.refuse("lead_worker", "Choose a social worker from the list");
}

void check_people(FormChecks& checks, const CreateCase& command, Date today)
{
    if (command.children.empty()) checks.refuse("children", "Add at least one child");
    if (command.children.size() > most_people || command.family_members.size() > most_people)
        checks.refuse("children", "Add the family first, then the rest of its people one by one");
    for (std::size_t i = 0; i < command.children.size(); ++i)
        check(checks, command.children[i], today, "children." + std::to_string(i) + ".");
    for (std::size_t i = 0; i < command.family_members.size(); ++i)
        check(checks, command.family_members[i], "family_members." + std::to_string(i) + ".");
}

// What stands in the way of closing a case.
std::string still_booked(const std::vector<Meeting>& ahead)
{
    std::string words = "Cancel or hold what is still booked, then close the case: ";
    for (std::size_t i = 0; i < ahead.size(); ++i)
        words += (i == 0 ? "" : "; ") + std::string{label(ahead[i].type)} + " on " +
                 long_date(london_date(ahead[i].starts_at));
    return words;
}

}  // namespace

Result<CaseId> create_case(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const CreateCase& command)
{
    const Instant now = tools.clock.now();
    const auto by_role = permit_role(actor, Action::case_create_import);
    if (!by_role) return by_role.error();

    FormChecks checks;
    check(checks, command.details);
    check_against_records(checks, work, actor, command.details, CaseId{});
    check_people(checks, command, london_date(now));
    if (!checks.passed()) return checks.error();

    const auto permitted = permit_in_team(
        actor, Action::case_create_import, actor.authority, command.details.team, now);
    if (!permitted) return invalid("team", "Choose one of your own teams");

    FamilyCase family{
        .id = CaseId{tools.random.id()}, .authority = actor.authority, .created_at = now};
    apply(command.details, family);
    work.cases.add(family);
    for (const ChildDetails& details : command.children) {
        Child child{.id = ChildId{tools.random.id()}, .case_id = family.id};
        apply(details, child);
        work.cases.add_child(actor.authority, child);
    }
    for (const MemberDetails& details : command.family_members) {
        FamilyMember member{.id = FamilyMemberId{tools.random.id()}, .case_id = family.id};
        apply(details, member);
        work.cases.add_member(actor.authority, member);
    }
    audit(work,
          actor,
          now,
          {.action = Action::case_create_import, .object = family.id.text(), .case_id = family.id});
    return family.id;
}

Result<int> change_case(UnitOfWork& work,
                        const CaseTools& tools,
                        const Actor& actor,
                        const ChangeCase& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_edit, command.id, now);
    if (!opened) return opened.error();

    FamilyCase family = opened->family;
    const FamilyCase before = family;
    FormChecks checks;
    check(checks, command.details);
    check_against_records(checks, work, actor, command.details, family.id);
    if (!checks.passed()) return checks.error();

    apply(command.details, family);
    family.version = command.version;
    const bool is_allocation =
        family.team != before.team || family.lead_worker != before.lead_worker;
    if (is_allocation) {
        const auto permitted = permit_on_case(actor, Action::case_allocate, opened->facts, now);
        if (!permitted) return permitted.error();
    }
    const auto saved = work.cases.save(family);
    if (!saved) return saved;
    if (family.team != before.team)
        for (const TeamId& team :
             {std::min(family.team, before.team), std::max(family.team, before.team)})
            work.feed_versions.bump(FeedSubject::team, team.text());
    if (family.jurisdiction != before.jurisdiction)
        tell_of_moved_dates(work,
                            tools,
                            actor,
                            {MoveCause::country_changed, family.id.text()},
                            recompute_due_dates(work, tools, family));
    audit(work,
          actor,
          now,
          {.action = is_allocation ? Action::case_allocate : Action::case_edit,
           .object = family.id.text(),
           .case_id = family.id});
    return saved;
}

std::vector<Meeting> meetings_ahead(UnitOfWork& work, const FamilyCase& family, Instant now)
{
    auto ahead = work.meetings.of_case(family.authority, family.id);
    std::erase_if(ahead, [&](const Meeting& meeting) {
        const bool is_over = meeting.ends_at <= now && !meeting.opened_at;
        return meeting.status != MeetingStatus::scheduled || is_over;
    });
    return ahead;
}

Result<int> close_or_reopen_case(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const CloseCase& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_close_reopen, command.id, now);
    if (!opened) return opened.error();
    FamilyCase family = opened->family;
    if (family.is_open && !command.open) {
        const auto ahead = meetings_ahead(work, family, now);
        if (!ahead.empty()) return Error{Refusal::wrong_state, {{"open", still_booked(ahead)}}};
    }
    family.is_open = command.open;
    family.version = command.version;
    const auto saved = work.cases.save(family);
    if (!saved) return saved;
    if (command.open)
        work.retention.note_reopened(family.authority, family.id);
    else
        work.retention.note_closed(family.authority, family.id, now);
    audit(work,
          actor,
          now,
          {.action = Action::case_close_reopen,
           .object = family.id.text(),
           .case_id = family.id,
           .detail = command.open ? "state=open" : "state=closed"});
    return saved;
}

}  // namespace quorate::core
