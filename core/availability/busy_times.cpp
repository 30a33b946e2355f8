#include "core/availability/busy_times.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/directory/entry.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

FormChecks check(const AddBusyTime& command, Instant now)
{
    FormChecks checks;
    if (!command.starts_at) checks.refuse("starts_at", "Enter when it starts");
    if (!command.ends_at) checks.refuse("ends_at", "Enter when it ends");
    if (!command.kind)
        checks.refuse("kind", "Choose busy, leave or on call");
    else if (std::holds_alternative<RoomId>(command.owner.who) && *command.kind != BusyKind::busy)
        checks.refuse("kind", "A room can only be busy");
    if (!command.starts_at || !command.ends_at) return checks;
    const TimeSpan span{*command.starts_at, *command.ends_at};
    if (span.from < span.until && span.until <= now)
        checks.refuse("ends_at", "Enter a time that is not over");
    check_busy_time(checks, span, now, "starts_at", "ends_at");
    return checks;
}

// Two of the very same are a form that was sent twice.
bool is_typed_already(UnitOfWork& work, const Actor& actor, const AddBusyTime& command)
{
    const TimeSpan span{*command.starts_at, *command.ends_at};
    return std::ranges::any_of(work.availability.busy_times(actor.authority, {command.owner}, span),
                               [&](const BusyTime& each) {
                                   return each.source == BusySource::typed &&
                                          TimeSpan{each.starts_at, each.ends_at} == span;
                               });
}

void record(
    UnitOfWork& work, const Actor& actor, Instant now, const BusyTime& time, const char* change)
{
    audit(work,
          actor,
          now,
          {.action = keeping_action(time.owner),
           .object = time.id.text(),
           .detail = std::string{"change="} + change + " owner=" + owner_key(time.owner) +
                     " kind=" + std::string{code(time.kind)} +
                     " source=" + std::string{code(time.source)}});
}

Error no_such_time(const BusyTimeId& id)
{
    return hidden_entry(Action::chair_edit_availability, id.text());
}

}  // namespace

void check_busy_time(
    FormChecks& checks, const TimeSpan& span, Instant now, const char* starts, const char* ends)
{
    if (span.until <= span.from)
        checks.refuse(ends, "The end must be after the start");
    else if (span.from > now + furthest_busy_time)
        checks.refuse(starts, "The time must be within the next two years");
    else if (span.until > now + furthest_busy_time)
        checks.refuse(ends, "The time must be within the next two years");
}

Result<BusyTime> add_busy_time(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const AddBusyTime& command)
{
    const Instant now = clock.now();
    const auto allowed = permit_to_keep(work, actor, command.owner, now);
    if (!allowed) return allowed.error();
    const FormChecks checks = check(command, now);
    if (!checks.passed()) return checks.error();
    if (is_typed_already(work, actor, command))
        return invalid("starts_at", "That time is taken already");

    const BusyTime time{.id = BusyTimeId{random.id()},
                        .authority = actor.authority,
                        .owner = command.owner,
                        .starts_at = *command.starts_at,
                        .ends_at = *command.ends_at,
                        .kind = *command.kind,
                        .source = BusySource::typed,
                        .created_by = actor.user,
                        .created_at = now};
    work.availability.add(time);
    record(work, actor, now, time, "busy_time.added");
    return time;
}

Result<Done> remove_busy_time(UnitOfWork& work,
                              const Clock& clock,
                              const Actor& actor,
                              const BusyTimeId& id)
{
    const Instant now = clock.now();
    if (const auto by_role = permit_to_keep_some(actor); !by_role) return by_role.error();
    const auto time = work.availability.find(actor.authority, id);
    if (!time) return no_such_time(id);
    const auto allowed = permit_to_keep(work, actor, time->owner, now);
    if (!allowed) return allowed.error();
    if (time->source == BusySource::feed || time->source == BusySource::caldav)
        return Refusal::wrong_state;
    work.availability.remove(actor.authority, id);
    record(work, actor, now, *time, "busy_time.removed");
    return Done{};
}

Result<BusyTime> find_busy_time(UnitOfWork& work,
                                const Clock& clock,
                                const Actor& actor,
                                const BusyTimeId& id)
{
    auto time = work.availability.find(actor.authority, id);
    if (!time) return no_such_time(id);
    const auto allowed = permit_to_see(work, actor, time->owner, clock.now());
    if (!allowed) return allowed.error();
    if (!may_know_why(work, actor, time->owner, clock.now()))
        return told_as_taken(*std::move(time));
    return *std::move(time);
}

std::vector<MeetingTime> meetings_in(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const BusyTime& time)
{
    const Instant now = clock.now();
    if (!permit_to_keep(work, actor, time.owner, now)) return {};
    auto met = work.availability.meeting_times(
        actor.authority, {time.owner}, {std::max(time.starts_at, now), time.ends_at});
    // Without the family's time before and the debrief: people know their meetings by when they
    // are.
    for (MeetingTime& each : met)
        if (const auto meeting = work.meetings.find(actor.authority, each.meeting)) {
            each.starts_at = meeting->starts_at;
            each.ends_at = meeting->ends_at;
        }
    return met;
}

Result<PageOf<BusyTime>> list_busy_times(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const BusyTimeQuery& query)
{
    const auto allowed = permit_to_see(work, actor, query.owner, clock.now());
    if (!allowed) return allowed.error();
    if (query.from && query.until && *query.until <= *query.from)
        return invalid("until", "Give a time after the first");
    BusyTimeQuery asked = query;
    asked.stretch = within_limits(asked.stretch);
    if (!asked.stretch.after.empty()) {
        const auto last = work.availability.find(actor.authority, BusyTimeId{asked.stretch.after});
        if (!last || last->owner != query.owner) return unknown_cursor();
    }
    auto page = work.availability.list(actor.authority, asked);
    if (!may_know_why(work, actor, query.owner, clock.now()))
        for (BusyTime& each : page.entries)
            each = told_as_taken(std::move(each));
    return page;
}

}  // namespace quorate::core
