#include "core/cases/access_list.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/access_list_store.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/identity/user_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::case_access_list_edit;
constexpr std::size_t longest_reason = 500;
constexpr std::chrono::days task_lasts{14};
constexpr std::chrono::months worker_lasts{6};

// The reason is checked with the rest of the form, once it is known that the actor may ask at all.
const Grounds as_will_be_written{"As will be written then"};

Result<OpenedCase> open_list(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    return open_case(work, actor, action, id, now, as_will_be_written);
}

bool check_reason(FormChecks& checks, const FreeText& reason, const char* missing)
{
    const std::string& text = reason.reveal();
    if (!checks.lines("reason", text, longest_reason, missing)) return false;
    if (length(trimmed(text)) >= shortest_reason) return true;
    checks.refuse("reason", "Say why in at least 15 characters");
    return false;
}

// Roles that may look at a family once they are involved in it.
bool can_be_added(const User& user)
{
    const Actor actor{.user = user.id, .authority = user.authority, .role = user.role};
    return user.active && permit_role(actor, Action::case_view_summary).has_value();
}

PersonName name_of(const std::vector<User>& users, const UserId& id)
{
    const auto user = std::ranges::find(users, id, &User::id);
    return user == users.end() ? PersonName{} : user->name;
}

Date look_by(const RestrictedCase& family)
{
    return london_date(family.looked_at) + level_looked_at_every;
}

void record(UnitOfWork& work,
            const Actor& actor,
            Instant now,
            const CaseId& family,
            const std::string& object,
            std::string detail,
            FreeText reason = {})
{
    audit(work,
          actor,
          now,
          {.action = action,
           .object = object,
           .case_id = family,
           .detail = std::move(detail),
           .reason = std::move(reason)});
}

FreeText as_given(const FreeText& reason)
{
    return FreeText{trimmed(reason.reveal())};
}

}  // namespace

std::string_view code(AccessTerm term)
{
    return term == AccessTerm::task ? "task" : "worker";
}

std::optional<AccessTerm> access_term_from(std::string_view code)
{
    if (code == "task") return AccessTerm::task;
    if (code == "worker") return AccessTerm::worker;
    return std::nullopt;
}

Date last_day_of(AccessTerm term, Date today)
{
    return term == AccessTerm::task ? today + task_lasts : add_months(today, worker_lasts);
}

Result<AccessList> view_access_list(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const CaseId& id)
{
    const Instant now = tools.clock.now();
    const auto opened = open_list(work, actor, id, now);
    if (!opened) return opened.error();
    AccessList list{.family = work.access_lists.find(actor.authority, id).value()};
    std::vector<User> users = work.users.of_authority(actor.authority);
    for (AccessEntry& each : work.access_lists.of_case(actor.authority, id, now)) {
        PersonName name = name_of(users, each.user);
        PersonName added_by = name_of(users, each.added_by);
        list.entries.push_back({std::move(each), std::move(name), std::move(added_by)});
    }
    for (const User& each : users)
        if (can_be_added(each)) list.candidates.push_back({each.id, each.name});
    list.look_by = look_by(list.family);
    record(work, actor, now, id, id.text(), "list=seen");
    return list;
}

Result<std::vector<ListedRestriction>> list_restrictions(UnitOfWork& work,
                                                         const CaseTools& tools,
                                                         const Actor& actor)
{
    const Instant now = tools.clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    std::vector<ListedRestriction> listed;
    for (RestrictedCase& each : work.access_lists.restricted(actor.authority)) {
        const auto facts = work.cases.facts(actor, each.id, now);
        if (!facts || !permit_on_case(actor, action, *facts, now, as_will_be_written)) continue;
        const auto entries = work.access_lists.of_case(actor.authority, each.id, now);
        const Date due = look_by(each);
        listed.push_back({.family = std::move(each),
                          .people = static_cast<int>(entries.size()),
                          .look_by = due,
                          .is_overdue = due < london_date(now)});
    }
    audit(work,
          actor,
          now,
          {.action = action, .detail = "list=restrictions found=" + std::to_string(listed.size())});
    return listed;
}

int count_overdue_restrictions(UnitOfWork& work, const Actor& actor, Instant now)
{
    if (!permit_role(actor, action)) return 0;
    int count = 0;
    for (const RestrictedCase& each : work.access_lists.restricted(actor.authority)) {
        if (look_by(each) >= london_date(now)) break;  // the others were looked at later
        const auto facts = work.cases.facts(actor, each.id, now);
        if (facts && permit_on_case(actor, action, *facts, now, as_will_be_written)) ++count;
    }
    return count;
}

Result<Done> add_to_access_list(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const AddToAccessList& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_list(work, actor, command.case_id, now);
    if (!opened) return opened.error();

    FormChecks checks;
    const auto user = work.users.find(command.user);
    if (!user || user->authority != actor.authority || !can_be_added(*user))
        checks.refuse("user", "Choose a person");
    else if (user->id == actor.user && !opened->facts.involved)
        checks.refuse("user", "You cannot put yourself on the list: ask another manager");
    const Date today = london_date(now);
    const Date last = last_day_of(command.term, today);
    const Date ends_on = command.ends_on.value_or(last);
    if (ends_on < today)
        checks.refuse("ends_on", "Enter today or a later day");
    else if (ends_on > last)
        checks.refuse("ends_on",
                      command.term == AccessTerm::task
                          ? "For a task it can be 14 days at most"
                          : "It can be 6 months at most: renew it when they are over");
    check_reason(checks, command.reason, "Say why they have to see this family");
    if (!checks.passed()) return checks.error();

    work.access_lists.put(actor.authority,
                          {.case_id = command.case_id,
                           .user = command.user,
                           .expires_at = london_instant(ends_on + std::chrono::days{1}),
                           .reason = FreeText{trimmed(command.reason.reveal())},
                           .added_by = actor.user,
                           .added_at = now});
    record(work,
           actor,
           now,
           command.case_id,
           command.user.text(),
           "list=added term=" + std::string{code(command.term)},
           as_given(command.reason));
    return Done{};
}

Result<Done> remove_from_access_list(UnitOfWork& work,
                                     const CaseTools& tools,
                                     const Actor& actor,
                                     const RemoveFromAccessList& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_list(work, actor, command.case_id, now);
    if (!opened) return opened.error();
    FormChecks checks;
    check_reason(checks, command.reason, "Say why they need not see this family any more");
    if (!checks.passed()) return checks.error();
    if (!work.access_lists.end(actor.authority, command.case_id, command.user, now))
        return Refusal::not_found;
    record(work,
           actor,
           now,
           command.case_id,
           command.user.text(),
           "list=removed",
           as_given(command.reason));
    return Done{};
}

Result<Done> keep_restriction(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const KeepRestriction& command)
{
    const Instant now = tools.clock.now();
    const auto opened = open_list(work, actor, command.case_id, now);
    if (!opened) return opened.error();
    if (opened->family.level == 0) return Refusal::wrong_state;
    FormChecks checks;
    check_reason(checks, command.reason, "Say why the family still needs it");
    if (!checks.passed()) return checks.error();
    work.access_lists.note_look(actor.authority, command.case_id, actor.user, now);
    record(work,
           actor,
           now,
           command.case_id,
           command.case_id.text(),
           "level=kept",
           as_given(command.reason));
    return Done{};
}

Result<int> note_expired_entries(UnitOfWork& work, const Clock& clock)
{
    const Instant now = clock.now();
    int noted = 0;
    for (const auto& [authority, entry] : work.access_lists.expired(now)) {
        // Another server may have noted it meanwhile.
        if (!work.access_lists.note_end(authority, entry.case_id, entry.user, now)) continue;
        record(
            work, system_actor(authority), now, entry.case_id, entry.user.text(), "list=expired");
        ++noted;
    }
    return noted;
}

}  // namespace quorate::core
