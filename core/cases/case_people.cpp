#include "core/cases/case_people.hpp"

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/history_check.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

void audit_edit(UnitOfWork& work,
                const Actor& actor,
                Instant now,
                const CaseId& case_id,
                const std::string& object,
                Action action = Action::case_edit,
                const std::string& detail = {})
{
    audit(work,
          actor,
          now,
          {.action = action, .object = object, .case_id = case_id, .detail = detail});
}

// What of a death the audit says: never the day.
std::string death_noted(const std::optional<Date>& before, const std::optional<Date>& after)
{
    if (before == after) return {};
    if (!after) return "death=taken_back";
    return before ? "death=corrected" : "death=recorded";
}

Error hidden(Action action, const std::string& object)
{
    return {
        .refusal = Refusal::hidden, .action = std::string{action_name(action)}, .object = object};
}

// A child's dates must not leave behind what has been recorded of the family.
void check_fits_events(FormChecks& checks,
                       UnitOfWork& work,
                       const Actor& actor,
                       const Child& child,
                       const ChildDetails& details)
{
    const CaseHistory history = history_of(work, actor.authority, child.case_id);
    std::vector<Child> children = history.children;
    for (Child& each : children)
        if (each.id == child.id) {
            each.date_of_birth = details.date_of_birth;
            each.expected_delivery_date = details.expected_delivery_date;
        }
    const auto before = first_day_possible(history.children, history.events);
    const auto after = first_day_possible(children, history.events);
    if (!after) return;
    for (const CaseEvent& event : history.events) {
        const bool was_right = !before || event.on >= *before;
        if (event.kind == EventKind::expected_delivery_date || event.on >= *after || !was_right)
            continue;
        checks.refuse(details.date_of_birth ? "date_of_birth" : "expected_delivery_date",
                      "\"" + std::string{label(event.kind)} + "\" is recorded for " +
                          long_date(event.on) +
                          ", before that. Keep the date when the baby was expected, or correct "
                          "what was recorded first");
        return;
    }
}

struct OpenedMember {
    FamilyMember member;
    OpenedCase opened;
};

// The member and the case, if the actor may do `action` on it.
Result<OpenedMember> open_member(
    UnitOfWork& work, const Actor& actor, Action action, const FamilyMemberId& id, Instant now)
{
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const auto member = work.cases.find_member(actor.authority, id);
    if (!member) return hidden(action, id.text());
    const auto opened = open_case(work, actor, action, member->case_id, now);
    if (!opened) return opened.error();
    return OpenedMember{*member, *opened};
}

Result<OpenedMember> open_member(
    UnitOfWork& work, const Actor& actor, Action action, const MemberOfCase& asked, Instant now)
{
    auto found = open_member(work, actor, action, asked.id, now);
    if (found && found->member.case_id != asked.case_id) return hidden(action, asked.id.text());
    return found;
}

}  // namespace

Result<ChildId> add_child(UnitOfWork& work,
                          const CaseTools& tools,
                          const Actor& actor,
                          const AddChild& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_edit, command.case_id, now);
    if (!opened) return opened.error();
    FormChecks checks;
    check(checks, command.details, london_date(now), "");
    if (!checks.passed()) return checks.error();

    Child child{.id = ChildId{tools.random.id()}, .case_id = command.case_id};
    apply(command.details, child);
    work.cases.add_child(actor.authority, child);
    audit_edit(work,
               actor,
               now,
               child.case_id,
               child.id.text(),
               Action::case_edit,
               death_noted({}, child.date_of_death));
    return child.id;
}

Result<int> change_child(UnitOfWork& work,
                         const CaseTools& tools,
                         const Actor& actor,
                         const ChangeChild& command)
{
    const Instant now = tools.clock.now();
    const auto by_role = permit_role(actor, Action::case_edit);
    if (!by_role) return by_role.error();
    auto child = work.cases.find_child(actor.authority, command.id);
    if (!child) return hidden(Action::case_edit, command.id.text());
    const auto opened = open_case(work, actor, Action::case_edit, child->case_id, now);
    if (!opened) return opened.error();
    FormChecks checks;
    check(checks, command.details, london_date(now), "");
    check_fits_events(checks, work, actor, *child, command.details);
    if (!checks.passed()) return checks.error();

    const std::string noted = death_noted(child->date_of_death, command.details.date_of_death);
    apply(command.details, *child);
    child->version = command.version;
    const auto saved = work.cases.save_child(actor.authority, *child);
    if (saved)
        audit_edit(work, actor, now, child->case_id, child->id.text(), Action::case_edit, noted);
    return saved;
}

Result<FamilyMemberId> add_family_member(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const AddFamilyMember& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, Action::case_edit, command.case_id, now);
    if (!opened) return opened.error();
    FormChecks checks;
    check(checks, command.details, "");
    if (!checks.passed()) return checks.error();

    FamilyMember member{.id = FamilyMemberId{tools.random.id()}, .case_id = command.case_id};
    apply(command.details, member);
    work.cases.add_member(actor.authority, member);
    audit_edit(work, actor, now, member.case_id, member.id.text());
    return member.id;
}

Result<int> change_family_member(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 const ChangeFamilyMember& command)
{
    const Instant now = tools.clock.now();
    auto found = open_member(work, actor, Action::case_edit, command.id, now);
    if (!found) return found.error();
    FormChecks checks;
    check(checks, command.details, "");
    if (!checks.passed()) return checks.error();

    FamilyMember member = found->member;
    apply(command.details, member);
    member.version = command.version;
    const auto saved = work.cases.save_member(actor.authority, member);
    if (saved) audit_edit(work, actor, now, member.case_id, member.id.text());
    return saved;
}

Result<PostalAddress> view_safe_address(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const MemberOfCase& member)
{
    const Instant now = tools.clock.now();
    const auto found = open_member(work, actor, Action::case_view_safe_address, member, now);
    if (!found) return found.error();
    const auto kept = work.cases.safe_address(actor.authority, member.id);
    audit_edit(work, actor, now, member.case_id, member.id.text(), Action::case_view_safe_address);
    return kept ? kept->address : PostalAddress{};
}

Result<Done> keep_safe_address(UnitOfWork& work,
                               const CaseTools& tools,
                               const Actor& actor,
                               const KeepSafeAddress& command)
{
    const Instant now = tools.clock.now();
    const auto found = open_member(work, actor, Action::case_edit, command.member, now);
    if (!found) return found.error();
    const auto may_see =
        permit_on_case(actor, Action::case_view_safe_address, found->opened.facts, now);
    if (!may_see) return may_see.error();
    FormChecks checks;
    checks.lines("safe_address", command.address.reveal(), 500);
    if (!checks.passed()) return checks.error();

    const PostalAddress address{trimmed(command.address.reveal())};
    if (address.empty())
        work.cases.drop_safe_address(actor.authority, command.member.id);
    else
        work.cases.keep_safe_address(actor.authority, command.member.id, address);
    audit_edit(work, actor, now, command.member.case_id, command.member.id.text());
    return Done{};
}

}  // namespace quorate::core
