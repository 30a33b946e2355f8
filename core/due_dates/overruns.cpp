#include "core/due_dates/overruns.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/due_date_store.hpp"
#include "core/due_dates/overrun_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_text = 1000;
constexpr std::chrono::days longest_overrun{366};

// Reasons are checked with the rest of a form, so that a person is told everything at once.
constexpr std::string_view checked_with_the_form = "Is checked with the form";

Error hidden(Action action, const std::string& object)
{
    return {
        .refusal = Refusal::hidden, .action = std::string{action_name(action)}, .object = object};
}

void check_reason(FormChecks& checks, const char* field, const FreeText& text, const char* missing)
{
    const std::string& written = text.reveal();
    if (checks.lines(field, written, longest_text, missing) &&
        length(trimmed(written)) < shortest_reason)
        checks.refuse(field, "Write the reason out: 15 characters or more");
}

FormChecks check(const AskForOverrun& command, Date last_day, Date today)
{
    FormChecks checks;
    if (last_day < today) {
        checks.refuse("expected_on",
                      "The last day was " + long_date(last_day) +
                          ", and permission is asked before it. Write why it is late where it is "
                          "booked or recorded");
        return checks;
    }
    check_reason(checks, "rationale", command.rationale, "Write why more time is needed");
    if (!command.expected_on)
        checks.refuse("expected_on", "Enter the day by which it will be done");
    else if (*command.expected_on <= last_day)
        checks.refuse("expected_on", "Enter a day after the last day, " + long_date(last_day));
    else if (*command.expected_on > last_day + longest_overrun)
        checks.refuse("expected_on", "Enter a day within a year of the last day");
    return checks;
}

void record(UnitOfWork& work,
            const Actor& actor,
            Instant now,
            Action action,
            const OverrunRequest& request,
            std::string_view became)
{
    audit(work,
          actor,
          now,
          {.action = action,
           .object = request.id.text(),
           .case_id = request.case_id,
           .detail = "overrun=" + std::string{became} + " due_date=" + request.due_date.text() +
                     " until=" + iso(request.expected_on)});
}

PersonName name_of(UnitOfWork& work, const UserId& id)
{
    if (id.empty()) return {};
    const auto user = work.users.find(id);
    return user ? user->name : PersonName{};
}

bool may_be_named(const User& user, const Actor& actor, const OverrunRequest& request)
{
    return user.active && user.authority == actor.authority && user.id != request.asked_by &&
           user.id != actor.user && may_agree_beside(actor.role, user.role);
}

// A request with its limit, for somebody who may do `action` in its case.
struct KnownRequest {
    OverrunRequest request;
    CaseDueDate due;
    OpenedCase opened;
};

Result<KnownRequest> known_request(
    UnitOfWork& work, const Actor& actor, Action action, const OverrunId& id, Instant now)
{
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    auto request = work.overruns.find(actor.authority, id);
    if (!request) return hidden(action, id.text());
    auto opened = open_case(work, actor, action, request->case_id, now, checked_with_the_form);
    if (!opened) return opened.error();
    auto due = work.due_dates.find(actor.authority, request->due_date).value();
    return KnownRequest{*std::move(request), std::move(due), *std::move(opened)};
}

OverrunEntry entry_of(UnitOfWork& work,
                      const Actor& actor,
                      OverrunRequest request,
                      CaseDueDate due,
                      const OpenedCase& opened,
                      Instant now)
{
    OverrunEntry entry{.asked_by = name_of(work, request.asked_by),
                       .decided_by = name_of(work, request.decided_by),
                       .agreed_with = name_of(work, request.agreed_with)};
    const bool waits = request.status == OverrunStatus::awaiting;
    entry.may_withdraw =
        waits && request.asked_by == actor.user && may_also(opened, actor, Action::case_edit, now);
    entry.may_decide =
        waits && due.status == DueStatus::open && opened.family.is_open &&
        may_decide_overrun(
            actor, rule_of(due), request.may_be_decided_by(actor), opened.facts, now);
    entry.request = std::move(request);
    entry.due = std::move(due);
    return entry;
}

FormChecks check(UnitOfWork& work,
                 const Actor& actor,
                 const DecideOverrun& command,
                 const KnownRequest& known,
                 Date today)
{
    const OverrunRequest& request = known.request;
    FormChecks checks;
    const bool grants = command.as == OverrunStatus::granted;
    if (!grants && command.as != OverrunStatus::refused)
        checks.refuse("as", "Say whether the time is given");
    else if (grants && request.expected_on < today)
        checks.refuse("as", "The day that was asked for has passed: it can only be refused");
    else if (grants && request.expected_on <= known.due.limit_date)
        checks.refuse("as",
                      "The last day has moved to " + long_date(known.due.limit_date) +
                          ", so that nothing is left to grant");
    check_reason(checks, "reason", command.reason, "Write why");
    if (!grants || approval_of(rule_of(known.due)) != OverrunApproval::manager_and_chair)
        return checks;
    const auto named = work.users.find(command.agreed_with);
    if (!named || !may_be_named(*named, actor, request))
        checks.refuse("agreed_with",
                      actor.role == Role::chair ? "Choose the manager who agrees"
                                                : "Choose the conference chair who agrees");
    return checks;
}

}  // namespace

bool may_decide_overrun(const Actor& actor,
                        const StatutoryRule& rule,
                        bool is_another,
                        const CaseFacts& facts,
                        Instant now)
{
    return may_approve(approval_of(rule), actor.role) && is_another &&
           permit_on_case(actor, Action::meeting_late_reason, facts, now, checked_with_the_form)
               .has_value();
}

Result<OverrunId> ask_for_overrun(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const AskForOverrun& command)
{
    constexpr Action action = Action::case_edit;
    const Instant now = tools.clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    const auto due = work.due_dates.find(actor.authority, command.due_date);
    if (!due || due->case_id != command.case_id) return hidden(action, command.due_date.text());
    const auto opened = open_case(work, actor, action, due->case_id, now);
    if (!opened) return opened.error();
    const bool is_limit = rule_of(*due).bound == Bound::limit;
    if (!is_limit || due->status != DueStatus::open || !opened->family.is_open)
        return Refusal::wrong_state;

    const auto requests = work.overruns.of_case(actor.authority, due->case_id);
    if (awaiting_for(*due, requests) != nullptr) return Refusal::already_exists;
    const FormChecks checks = check(command, agreed_until(*due, requests), london_date(now));
    if (!checks.passed()) return checks.error();

    const OverrunRequest request{.id = OverrunId{tools.random.id()},
                                 .authority = actor.authority,
                                 .case_id = due->case_id,
                                 .due_date = due->id,
                                 .rule_id = due->rule_id,
                                 .limit_date = due->limit_date,
                                 .rationale = FreeText{trimmed(command.rationale.reveal())},
                                 .expected_on = *command.expected_on,
                                 .asked_by = actor.user,
                                 .asked_at = now,
                                 .credential = actor.credential};
    if (!work.overruns.add(request)) return Refusal::already_exists;
    record(work, actor, now, action, request, "asked");
    return request.id;
}

Result<Done> decide_overrun(UnitOfWork& work,
                            const CaseTools& tools,
                            const Actor& actor,
                            const DecideOverrun& command)
{
    constexpr Action action = Action::meeting_late_reason;
    const Instant now = tools.clock.now();
    const auto known = known_request(work, actor, action, command.overrun, now);
    if (!known) return known.error();
    const auto refused = [&](Refusal refusal) {
        return Error{.refusal = refusal,
                     .action = std::string{action_name(action)},
                     .object = command.overrun.text()};
    };
    const OverrunApproval approval = approval_of(rule_of(known->due));
    if (!may_approve(approval, actor.role)) return refused(Refusal::not_permitted);
    if (!known->request.may_be_decided_by(actor)) return refused(Refusal::needs_second_person);
    if (known->request.status != OverrunStatus::awaiting || known->due.status != DueStatus::open ||
        !known->opened.family.is_open)
        return Refusal::wrong_state;

    const FormChecks checks = check(work, actor, command, *known, london_date(now));
    if (!checks.passed()) return checks.error();
    const bool both =
        *command.as == OverrunStatus::granted && approval == OverrunApproval::manager_and_chair;
    if (!work.overruns.decide(actor.authority,
                              command.overrun,
                              {.status = *command.as,
                               .by = actor.user,
                               .as = actor.role,
                               .at = now,
                               .reason = FreeText{trimmed(command.reason.reveal())},
                               .agreed_with = both ? command.agreed_with : UserId{}}))
        return Refusal::wrong_state;
    record(work, actor, now, action, known->request, code(*command.as));
    return Done{};
}

Result<Done> withdraw_overrun(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const OverrunId& id)
{
    constexpr Action action = Action::case_edit;
    const Instant now = tools.clock.now();
    const auto known = known_request(work, actor, action, id, now);
    if (!known) return known.error();
    if (known->request.asked_by != actor.user)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(action)},
                     .object = id.text()};
    if (!work.overruns.decide(
            actor.authority, id, {.status = OverrunStatus::withdrawn, .by = actor.user, .at = now}))
        return Refusal::wrong_state;
    record(work, actor, now, action, known->request, code(OverrunStatus::withdrawn));
    return Done{};
}

Result<std::vector<OverrunEntry>> view_overruns(UnitOfWork& work,
                                                const CaseTools& tools,
                                                const Actor& actor,
                                                const CaseId& id)
{
    constexpr Action action = Action::case_view_summary;
    const Instant now = tools.clock.now();
    const auto opened = open_case(work, actor, action, id, now);
    if (!opened) return opened.error();
    std::vector<OverrunEntry> entries;
    for (OverrunRequest& each : work.overruns.of_case(actor.authority, id)) {
        auto due = work.due_dates.find(actor.authority, each.due_date).value();
        entries.push_back(entry_of(work, actor, std::move(each), std::move(due), *opened, now));
    }
    audit(work,
          actor,
          now,
          {.action = action, .object = id.text(), .case_id = id, .detail = "part=overruns"});
    return entries;
}

Result<OverrunEntry> view_overrun(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const OverrunId& id)
{
    constexpr Action action = Action::case_view_summary;
    const Instant now = tools.clock.now();
    auto known = known_request(work, actor, action, id, now);
    if (!known) return known.error();
    record(work, actor, now, action, known->request, "seen");
    return entry_of(work, actor, known->request, known->due, known->opened, now);
}

std::vector<User> who_may_agree(UnitOfWork& work, const Actor& actor, const OverrunRequest& request)
{
    std::vector<User> users = work.users.of_authority(actor.authority);
    std::erase_if(users, [&](const User& each) { return !may_be_named(each, actor, request); });
    return users;
}

}  // namespace quorate::core
