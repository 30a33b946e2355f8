#include "core/cases/emergency_access.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/emergency_access_store.hpp"
#include "core/cases/emergency_mail.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::case_break_glass;
constexpr std::size_t longest_reference = 40;
constexpr std::size_t longest_text = 500;

Error refused(Refusal refusal, const std::string& object)
{
    return {.refusal = refusal,
            .fields = {},
            .action = std::string{action_name(action)},
            .object = object};
}

Result<Done> may_ask(const Actor& actor, Instant now)
{
    if (auto by_role = permit_role(actor, action); !by_role) return by_role;
    if (!actor.has_stepped_up(now)) return refused(Refusal::needs_step_up, {});
    return Done{};
}

Result<Done> check(const AskForEmergencyAccess& command)
{
    FormChecks checks;
    checks.line("reference",
                command.reference,
                longest_reference,
                "Enter the family's reference, for example EX-2041");
    const std::string& reason = command.reason.reveal();
    const bool fits =
        checks.lines("reason", reason, longest_text, "Say why you must see this family now");
    if (fits && length(trimmed(reason)) < shortest_emergency_reason)
        checks.refuse("reason", "Say why in at least 20 characters");
    if (!checks.passed()) return checks.error();
    return Done{};
}

// Lets the person in from now on. Says whether it was this call that did.
bool let_in(UnitOfWork& work,
            const CaseTools& tools,
            const Actor& actor,
            const EmergencyAccess& access,
            const CaseId& family)
{
    const Instant now = tools.clock.now();
    const Calendars calendars = calendars_of(work, actor.authority, tools.bank_holidays);
    const Date review_by = calendars.local.advance(london_date(now), emergency_reviewed_within);
    if (!work.emergency_access.open(
            actor.authority, access.id, now, now + emergency_lasts, review_by))
        return false;
    audit(work,
          actor,
          now,
          {.action = action,
           .object = access.id.text(),
           .case_id = family,
           .detail = "opened=" + std::to_string(emergency_lasts.count()) + "min"});
    tell_of_emergency_access(work, tools, actor, access.id, family);
    return true;
}

// Whether the actor may look at the family without asking: they work with it, or have it open.
bool may_look(const Actor& actor, const CaseFacts& facts, Instant now)
{
    return permit_on_case(actor, Action::case_view_summary, facts, now).has_value();
}

// The same request again, while it waits, is not another one.
std::optional<EmergencyAccess> asked_before(UnitOfWork& work,
                                            const Actor& actor,
                                            const std::string& reference,
                                            Instant now)
{
    for (EmergencyAccess& each :
         work.emergency_access.asked_by(actor.authority, actor.user, now - approval_lasts)) {
        const EmergencyState state = state_of(each, now);
        const bool waits = state == EmergencyState::waiting || state == EmergencyState::approved;
        if (waits && lower_case(each.reference) == lower_case(reference)) return std::move(each);
    }
    return std::nullopt;
}

}  // namespace

EmergencyState state_of(const EmergencyAccess& access, Instant now)
{
    if (access.ends_at) return now < *access.ends_at ? EmergencyState::open : EmergencyState::over;
    if (now - access.approved_at.value_or(access.asked_at) >= approval_lasts)
        return EmergencyState::lapsed;
    return access.approved_at ? EmergencyState::approved : EmergencyState::waiting;
}

Result<AskedEmergencyAccess> ask_for_emergency_access(UnitOfWork& work,
                                                      const CaseTools& tools,
                                                      const Actor& actor,
                                                      const AskForEmergencyAccess& command)
{
    const Instant now = tools.clock.now();
    if (const auto may = may_ask(actor, now); !may) return may.error();
    if (const auto fits = check(command); !fits) return fits.error();

    const std::string reference = trimmed(command.reference);
    const auto family = work.cases.find_by_reference(actor.authority, reference);
    const auto facts = family ? work.cases.facts(actor, *family, now) : std::nullopt;
    if (facts && may_look(actor, *facts, now))
        return AskedEmergencyAccess{.id = {}, .opened = family};

    const bool may_open =
        facts && permit_on_case(actor, action, *facts, now, command.reason.reveal()).has_value();
    if (!may_open)
        if (const auto before = asked_before(work, actor, reference, now))
            return AskedEmergencyAccess{.id = before->id, .opened = std::nullopt};
    const EmergencyAccess access{.id = EmergencyAccessId{tools.random.id()},
                                 .authority = actor.authority,
                                 .user = actor.user,
                                 .case_id = family.value_or(CaseId{}),
                                 .reference = reference,
                                 .reason = FreeText{trimmed(command.reason.reveal())},
                                 .asked_at = now,
                                 .credential = actor.credential};
    work.emergency_access.add(access);
    if (may_open) {
        let_in(work, tools, actor, access, *family);
        return AskedEmergencyAccess{.id = access.id, .opened = family};
    }
    // Without the family's id: whoever asked sees what is in the audit of them.
    audit(work, actor, now, {.action = action, .object = access.id.text(), .detail = "asked=yes"});
    if (facts) ask_for_second_person(work, tools, actor, access.id, *family);
    return AskedEmergencyAccess{.id = access.id, .opened = std::nullopt};
}

Result<CaseId> open_approved_access(UnitOfWork& work,
                                    const CaseTools& tools,
                                    const Actor& actor,
                                    const EmergencyAccessId& id)
{
    const Instant now = tools.clock.now();
    if (const auto may = may_ask(actor, now); !may) return may.error();
    const auto access = work.emergency_access.find(actor.authority, id);
    if (!access || access->user != actor.user) return refused(Refusal::hidden, id.text());
    if (state_of(*access, now) != EmergencyState::approved) return Refusal::wrong_state;
    const auto facts = work.cases.facts(actor, access->case_id, now);
    if (!facts) return refused(Refusal::hidden, id.text());
    if (may_look(actor, *facts, now)) return access->case_id;
    if (access->approved_by &&
        !actor.is_second_to(*access->approved_by, access->approver_credential))
        return refused(Refusal::needs_second_person, id.text());
    Grounds grounds{access->reason.reveal()};
    grounds.approved_by_another = access->approved_by.has_value();
    if (const auto may = permit_on_case(actor, action, *facts, now, grounds); !may)
        return may.error();
    if (!let_in(work, tools, actor, *access, access->case_id)) return Refusal::wrong_state;
    return access->case_id;
}

Result<Done> approve_emergency_access(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const Actor& actor,
                                      const EmergencyAccessId& id)
{
    const Instant now = tools.clock.now();
    // Auditors review; they let nobody in.
    if (auto by_role = permit_role(actor, action); !by_role) return by_role;
    if (auto by_role = permit_role(actor, Action::case_break_glass_review); !by_role)
        return by_role;
    const auto access = work.emergency_access.find(actor.authority, id);
    if (!access) return refused(Refusal::hidden, id.text());
    if (!access->may_be_approved_by(actor)) return refused(Refusal::needs_second_person, id.text());
    if (access->case_id.empty()) return refused(Refusal::hidden, id.text());
    if (state_of(*access, now) != EmergencyState::waiting ||
        !work.emergency_access.approve(actor.authority, id, actor.user, actor.credential, now))
        return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = Action::case_break_glass_review,
           .object = id.text(),
           .case_id = access->case_id,
           .detail = "approved=yes for=" + access->user.text()});
    return Done{};
}

Result<Done> end_emergency_access(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  const EmergencyAccessId& id)
{
    const Instant now = tools.clock.now();
    if (auto by_role = permit_role(actor, action); !by_role) return by_role;
    const auto access = work.emergency_access.find(actor.authority, id);
    if (!access || access->user != actor.user) return refused(Refusal::hidden, id.text());
    if (!work.emergency_access.end(actor.authority, id, now)) return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = action,
           .object = id.text(),
           .case_id = access->case_id,
           .detail = "ended=early"});
    return Done{};
}

Result<int> note_ended_access(UnitOfWork& work, const Clock& clock)
{
    const Instant now = clock.now();
    int noted = 0;
    for (const EmergencyAccess& each : work.emergency_access.ended(now)) {
        // Another server may have noted it meanwhile.
        if (!work.emergency_access.note_end(each.authority, each.id, now)) continue;
        audit(work,
              system_actor(each.authority),
              now,
              {.action = action,
               .object = each.id.text(),
               .case_id = each.case_id,
               .detail = "ended=in_time"});
        ++noted;
    }
    return noted;
}

Result<std::vector<EmergencyAccess>> own_emergency_access(UnitOfWork& work,
                                                          const CaseTools& tools,
                                                          const Actor& actor)
{
    const Instant now = tools.clock.now();
    if (const auto by_role = permit_role(actor, action); !by_role) return by_role.error();
    // An approval may have waited a day, and what it opened may have ended a day ago.
    auto asked =
        work.emergency_access.asked_by(actor.authority, actor.user, now - 3 * approval_lasts);
    std::erase_if(asked, [&](const EmergencyAccess& each) {
        return now - each.ends_at.value_or(each.approved_at.value_or(each.asked_at)) >=
               approval_lasts;
    });
    return asked;
}

std::vector<EmergencyAccess> open_emergency_access(UnitOfWork& work,
                                                   const Actor& actor,
                                                   Instant now)
{
    if (actor.is_system || !permit_role(actor, action)) return {};
    return work.emergency_access.live_of(actor.authority, actor.user, now);
}

}  // namespace quorate::core
