#include "core/due_dates/dates_changes.hpp"

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/due_dates/apply_dates_change.hpp"
#include "core/due_dates/tell_of_moved_dates.hpp"
#include "core/rules/dates_change_store.hpp"

namespace quorate::core {
namespace {

// Putting forward and turning down change nothing that is counted, so they wait for nobody else.
Result<Done> permit_change(const Actor& actor, Instant now, bool approved_by_another)
{
    Grounds grounds;
    grounds.approved_by_another = approved_by_another;
    return permit(actor, Action::config_dates_rules, actor.authority, now, grounds);
}

void record(UnitOfWork& work,
            const Actor& actor,
            Instant now,
            const DatesChange& change,
            const std::string& became)
{
    std::string detail = "change=" + std::string{code(change.kind)} + "." + became +
                         " from=" + iso(change.from) + " until=" + iso(change.until);
    if (!change.rule_id.empty())
        detail += " rule=" + change.rule_id + " in_use=" + (change.in_use ? "yes" : "no");
    audit(work,
          actor,
          now,
          {.action = Action::config_dates_rules, .object = change.id.text(), .detail = detail});
}

bool same_change(const DatesChange& one, const DatesChange& other)
{
    return one.kind == other.kind && one.from == other.from && one.until == other.until &&
           one.rule_id == other.rule_id && one.in_use == other.in_use;
}

bool waits_already(UnitOfWork& work, const DatesChange& change)
{
    for (const DatesChange& each : work.dates_changes.waiting(change.authority))
        if (same_change(each, change)) return true;
    return false;
}

Result<DatesChange> waiting_change(UnitOfWork& work, const Actor& actor, const DatesChangeId& id)
{
    auto change = work.dates_changes.find(actor.authority, id);
    if (!change) return Refusal::not_found;
    if (change->status != DatesChangeStatus::proposed) return Refusal::wrong_state;
    return *std::move(change);
}

MoveCause cause_of(DatesChangeKind kind)
{
    switch (kind) {
        case DatesChangeKind::close_days:
            return MoveCause::closure_added;
        case DatesChangeKind::open_day:
            return MoveCause::closure_taken_back;
        case DatesChangeKind::choose_rule:
            break;
    }
    return MoveCause::local_standard;
}

Result<MovedDates> put_in_force(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const DatesChange& change)
{
    const Instant now = tools.clock.now();
    if (!work.dates_changes.decide(
            actor.authority, change.id, DatesChangeStatus::in_force, actor.user, now))
        return Refusal::stale_version;
    const auto moved = apply_dates_change(work, tools, change, actor.user);
    if (!moved) return moved.error();
    work.dates_changes.keep_moved(actor.authority, change.id, moved->dates, moved->families);
    tell_of_moved_dates(
        work, tools, actor, {cause_of(change.kind), change.id.text()}, moved->moved);
    record(work, actor, now, change, "in_force moved=" + std::to_string(moved->dates));
    return moved;
}

}  // namespace

Result<Done> permit_to_see_dates(const Actor& actor, Instant now)
{
    const auto allowed = permit_change(actor, now, true);
    if (allowed || allowed.error().refusal == Refusal::needs_step_up) return Done{};
    return allowed.error();
}

Result<Done> permit_to_put_forward(const Actor& actor, Instant now)
{
    return permit_change(actor, now, true);
}

Result<DatesChanges> view_dates_changes(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    const auto allowed = permit_to_see_dates(actor, clock.now());
    if (!allowed) return allowed.error();
    return DatesChanges{
        .waiting = work.dates_changes.waiting(actor.authority),
        .decided = work.dates_changes.decided(actor.authority),
        .extents = work.date_moves.extents(
            actor.authority,
            {MoveCause::closure_added, MoveCause::closure_taken_back, MoveCause::local_standard})};
}

Result<DatesChange> view_dates_change(UnitOfWork& work,
                                      const Clock& clock,
                                      const Actor& actor,
                                      const DatesChangeId& id)
{
    const auto allowed = permit_to_see_dates(actor, clock.now());
    if (!allowed) return allowed.error();
    auto change = work.dates_changes.find(actor.authority, id);
    if (!change) return Refusal::not_found;
    return *std::move(change);
}

Result<DatesOutcome> put_forward(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 DatesChange change)
{
    const Instant now = tools.clock.now();
    change.id = DatesChangeId{tools.random.id()};
    change.authority = actor.authority;
    change.proposed_by = actor.user;
    change.credential = actor.credential;
    change.proposed_at = now;
    if (waits_already(work, change)) return Refusal::already_exists;
    work.dates_changes.add(change);
    record(work, actor, now, change, "proposed");
    if (!actor.is_system) return DatesOutcome{.id = change.id};

    const auto moved = put_in_force(work, tools, actor, change);
    if (!moved) return moved.error();
    return DatesOutcome{.id = change.id, .moved = *moved};
}

Result<MovedDates> confirm_dates_change(UnitOfWork& work,
                                        const CaseTools& tools,
                                        const Actor& actor,
                                        const DatesChangeId& id)
{
    const Instant now = tools.clock.now();
    // Asked with the second person granted first, so that a role without the action is told so and
    // not sent to fetch a colleague.
    const auto allowed = permit_change(actor, now, true);
    if (!allowed) return allowed.error();
    const auto change = waiting_change(work, actor, id);
    if (!change) return change.error();
    const auto confirmed =
        permit_change(actor, now, actor.is_second_to(change->proposed_by, change->credential));
    if (!confirmed) return confirmed.error();
    return put_in_force(work, tools, actor, *change);
}

Result<Done> turn_down_dates_change(UnitOfWork& work,
                                    const Clock& clock,
                                    const Actor& actor,
                                    const DatesChangeId& id)
{
    const auto allowed = permit_to_put_forward(actor, clock.now());
    if (!allowed) return allowed.error();
    const auto change = waiting_change(work, actor, id);
    if (!change) return change.error();
    if (!work.dates_changes.decide(
            actor.authority, id, DatesChangeStatus::rejected, actor.user, clock.now()))
        return Refusal::stale_version;
    record(work, actor, clock.now(), *change, "rejected");
    return Done{};
}

}  // namespace quorate::core
