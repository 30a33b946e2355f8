#include "core/own_calendar/own_busy_times.hpp"

#include "core/audit/audited.hpp"
#include "core/availability/availability_access.hpp"
#include "core/availability/busy_times.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "core/own_calendar/own_calendars.hpp"

namespace quorate::core {
namespace {

void record(
    UnitOfWork& work, const Actor& actor, Instant now, const BusyEntryId& id, const char* change)
{
    audit(work,
          actor,
          now,
          {.action = keeping_action({actor.user}),
           .object = id.text(),
           .detail = std::string{"change="} + change + " source=caldav"});
}

std::vector<BusyTime> times_of(RandomSource& random,
                               const BusyEntry& entry,
                               const std::vector<TimeSpan>& busy)
{
    std::vector<BusyTime> times;
    times.reserve(busy.size());
    for (const TimeSpan& span : busy)
        times.push_back({.id = BusyTimeId{random.id()},
                         .authority = entry.authority,
                         .owner = {entry.user},
                         .starts_at = span.from,
                         .ends_at = span.until,
                         .source = BusySource::caldav,
                         .created_by = entry.user,
                         .created_at = entry.changed_at});
    return times;
}

}  // namespace

TimeSpan busy_entry_span(Instant now)
{
    const auto today = std::chrono::floor<std::chrono::days>(now);
    return {today - std::chrono::days{1}, today + furthest_busy_time};
}

Result<BusyEntry> write_busy_entry(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const WriteBusyEntry& command)
{
    const Instant now = clock.now();
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::busy, now);
    if (!allowed) return allowed.error();
    const auto before = work.own_calendars.find_busy_entry(actor.user, command.name);
    const auto same_uid = work.own_calendars.busy_entry_of_uid(actor.user, command.uid);
    if (same_uid && same_uid->name != command.name)
        return invalid("uid", "There is another entry with that UID");
    if (!before &&
        work.own_calendars.busy_entries(actor.user, std::nullopt).size() >= most_busy_entries)
        return invalid("name", "There are 5,000 entries already");

    const BusyEntry entry{.id = before ? before->id : BusyEntryId{random.id()},
                          .authority = actor.authority,
                          .user = actor.user,
                          .name = command.name,
                          .uid = command.uid,
                          .lines = command.lines,
                          .starts_at = command.starts_at,
                          .ends_at = command.ends_at,
                          .read_until = busy_entry_span(now).until,
                          .changed_at = now,
                          .version = before ? before->version + 1 : 1};
    work.own_calendars.save(entry);
    work.own_calendars.save_times(entry, times_of(random, entry, command.busy));
    record(work, actor, now, entry.id, before ? "busy_entry.changed" : "busy_entry.added");
    return entry;
}

Result<Done> remove_busy_entry(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const std::string& name)
{
    const Instant now = clock.now();
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::busy, now);
    if (!allowed) return allowed;
    const auto entry = work.own_calendars.find_busy_entry(actor.user, name);
    if (!entry) return Refusal::not_found;
    work.own_calendars.save_times(*entry, {});
    work.own_calendars.remove(entry->id);
    record(work, actor, now, entry->id, "busy_entry.removed");
    return Done{};
}

std::vector<BusyEntry> busy_entries_to_read(UnitOfWork& work,
                                            Instant now,
                                            const BusyEntryId& after,
                                            int limit)
{
    return work.own_calendars.busy_entries_to_read(
        busy_entry_span(now).until - busy_entry_slack, after, limit);
}

bool keep_read_again(UnitOfWork& work,
                     RandomSource& random,
                     Instant now,
                     BusyEntry entry,
                     const std::vector<TimeSpan>& busy)
{
    const auto there = work.own_calendars.find_busy_entry(entry.user, entry.name);
    if (!there || there->id != entry.id || there->version != entry.version) return false;
    entry.read_until = busy_entry_span(now).until;
    work.own_calendars.save(entry);
    work.own_calendars.save_times(entry, times_of(random, entry, busy));
    return true;
}

Result<std::vector<BusyEntry>> own_busy_entries(UnitOfWork& work,
                                                const Clock& clock,
                                                const Actor& actor,
                                                const std::optional<TimeSpan>& span)
{
    const auto allowed = permit_own_calendar(work, actor, OwnCalendar::busy, clock.now());
    if (!allowed) return allowed.error();
    return work.own_calendars.busy_entries(actor.user, span);
}

}  // namespace quorate::core
