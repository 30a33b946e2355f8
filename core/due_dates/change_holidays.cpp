#include "core/due_dates/change_holidays.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/people/authority_store.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/holiday_list_store.hpp"
#include "core/support/form_check.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Action change = Action::config_dates_rules;
constexpr std::size_t longest_name = 120;

// Proposing and turning down change nothing that is counted, so they wait for nobody else.
Grounds alone()
{
    Grounds grounds;
    grounds.approved_by_another = true;
    return grounds;
}

Result<Done> permit_change(const Actor& actor, Instant now, const Grounds& grounds)
{
    return permit(actor, change, actor.authority, now, grounds);
}

void record(
    UnitOfWork& work, const Actor& actor, Instant now, const HolidayListId& id, const char* what)
{
    audit(work, actor, now, {.action = change, .object = id.text(), .detail = what});
}

// The list that waits, when it is `id`.
Result<HolidayList> waiting(UnitOfWork& work, const Actor& actor, const HolidayListId& id)
{
    auto list = work.holiday_lists.find(actor.authority, id);
    if (!list) return Refusal::not_found;
    if (list->status != HolidayListStatus::proposed) return Refusal::wrong_state;
    return *std::move(list);
}

// What is stored has to be read back as it was given.
std::string fault_in_names(const BankHolidays& list)
{
    for (const auto& [day, name] : list.days) {
        std::string_view title = name;
        if (title.ends_with(substitute_day)) title.remove_suffix(substitute_day.size());
        if (trimmed(title).empty() || trimmed(title) != title || length(title) > longest_name ||
            !is_plain_text(title, Lines::one))
            return "Name the bank holiday on " + long_date(day) +
                   " in at most 120 letters, digits and signs";
    }
    return {};
}

Result<HolidayListId> propose(UnitOfWork& work,
                              const Clock& clock,
                              RandomSource& random,
                              const AuthorityId& authority,
                              const Actor& by,
                              const BankHolidays& shipped,
                              const ProposeHolidays& command)
{
    FormCheck form;
    const std::string source =
        form.line(command.source, {.field = "source", .noun = "source of the list"});
    const BankHolidays current = bank_holidays_of(work, authority, shipped);
    const BankHolidays& list = command.holidays;
    if (const std::string fault = fault_in_names(list); !fault.empty())
        form.fault("list", fault);
    else if (current.known_from < list.known_from)
        form.fault("list",
                   "The list must begin no later than " + iso(current.known_from) +
                       ", as the one in use does");
    else if (list.known_until < current.known_until)
        form.fault("list",
                   "The list must reach at least until " + iso(current.known_until) +
                       ", as the one in use does");
    else if (list.known_until == current.known_until && holiday_changes(current, list).empty())
        form.fault("list", "This list says nothing that the one in use does not say");
    if (work.holiday_lists.proposed(authority))
        form.fault("list", "Another list waits to be confirmed: confirm it or turn it down first");
    if (!form.passed()) return form.error();

    const HolidayList proposed{.id = HolidayListId{random.id()},
                               .authority = authority,
                               .holidays = list,
                               .source = source,
                               .proposed_by = by.user,
                               .credential = by.credential,
                               .proposed_at = clock.now()};
    work.holiday_lists.add(proposed);
    return proposed.id;
}

}  // namespace

BankHolidays bank_holidays_of(UnitOfWork& work,
                              const AuthorityId& authority,
                              const BankHolidays& shipped)
{
    auto confirmed = work.holiday_lists.in_force(authority);
    if (confirmed) return std::move(confirmed->holidays);
    return shipped;
}

std::vector<AuthorityHolidays> bank_holidays_of_all(UnitOfWork& work, const BankHolidays& shipped)
{
    std::vector<AuthorityHolidays> all;
    for (Authority& authority : work.authorities.all()) {
        BankHolidays holidays = bank_holidays_of(work, authority.id, shipped);
        all.push_back({std::move(authority), std::move(holidays)});
    }
    return all;
}

Result<HolidayLists> view_holidays(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const BankHolidays& shipped)
{
    const auto allowed = permit_change(actor, clock.now(), alone());
    if (!allowed && allowed.error().refusal != Refusal::needs_step_up) return allowed.error();
    HolidayLists lists{.confirmed = work.holiday_lists.in_force(actor.authority),
                       .proposed = work.holiday_lists.proposed(actor.authority)};
    lists.in_force = lists.confirmed ? lists.confirmed->holidays : shipped;
    if (lists.confirmed)
        lists.moved = work.date_moves.extents(
            actor.authority, {MoveCause::bank_holidays})[lists.confirmed->id.text()];
    if (lists.proposed) {
        lists.changes = holiday_changes(lists.in_force, lists.proposed->holidays);
        lists.may_confirm =
            actor.is_second_to(lists.proposed->proposed_by, lists.proposed->credential);
    }
    return lists;
}

Result<HolidayListId> propose_holidays(UnitOfWork& work,
                                       const Clock& clock,
                                       RandomSource& random,
                                       const Actor& actor,
                                       const BankHolidays& shipped,
                                       const ProposeHolidays& command)
{
    const auto allowed = permit_change(actor, clock.now(), alone());
    if (!allowed) return allowed.error();
    auto id = propose(work, clock, random, actor.authority, actor, shipped, command);
    if (id) record(work, actor, clock.now(), *id, "change=holidays.proposed");
    return id;
}

Result<HolidayListId> propose_holidays_as_operator(UnitOfWork& work,
                                                   const Clock& clock,
                                                   RandomSource& random,
                                                   const AuthorityId& authority,
                                                   const BankHolidays& shipped,
                                                   const ProposeHolidays& command)
{
    auto id = propose(work, clock, random, authority, {}, shipped, command);
    if (id) record(work, system_actor(authority), clock.now(), *id, "change=holidays.proposed");
    return id;
}

Result<HolidayList> confirm_holidays(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const HolidayListId& id)
{
    const Instant now = clock.now();
    // Asked with the second person granted first, so that a role without the action is told so and
    // not sent to fetch a colleague.
    const auto allowed = permit_change(actor, now, alone());
    if (!allowed) return allowed.error();
    auto list = waiting(work, actor, id);
    if (!list) return list.error();
    Grounds grounds;
    grounds.approved_by_another = actor.is_second_to(list->proposed_by, list->credential);
    const auto confirmed = permit_change(actor, now, grounds);
    if (!confirmed) return confirmed.error();

    if (const auto old = work.holiday_lists.in_force(actor.authority))
        work.holiday_lists.move(actor.authority,
                                old->id,
                                HolidayListStatus::in_force,
                                HolidayListStatus::replaced,
                                old->decided_by,
                                old->decided_at.value_or(now));
    if (!work.holiday_lists.move(actor.authority,
                                 id,
                                 HolidayListStatus::proposed,
                                 HolidayListStatus::in_force,
                                 actor.user,
                                 now))
        return Refusal::stale_version;
    record(work, actor, now, id, "change=holidays.confirmed");
    return list;
}

Result<Done> reject_holidays(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const HolidayListId& id)
{
    const auto allowed = permit_change(actor, clock.now(), alone());
    if (!allowed) return allowed.error();
    const auto list = waiting(work, actor, id);
    if (!list) return list.error();
    if (!work.holiday_lists.move(actor.authority,
                                 id,
                                 HolidayListStatus::proposed,
                                 HolidayListStatus::rejected,
                                 actor.user,
                                 clock.now()))
        return Refusal::stale_version;
    record(work, actor, clock.now(), id, "change=holidays.rejected");
    return Done{};
}

}  // namespace quorate::core
