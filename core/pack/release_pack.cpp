#include "core/pack/release_pack.hpp"

#include <algorithm>
#include <iterator>

#include "core/audit/audited.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/seat_message.hpp"
#include "core/meetings/seats.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/pack_store.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

// The reports of a meeting as its pack has them: those of social workers first, then by agency.
std::vector<AgencyReport> in_order(UnitOfWork& work, const Meeting& meeting)
{
    const auto seats = seats_ever(work, meeting);
    const auto reports = work.agency_reports.of_meeting(meeting.authority, meeting.id);
    std::vector<AgencyReport> ordered;
    for (const bool of_social_workers : {true, false})
        for (const InviteeEntry& seat : seats) {
            if ((seat.staff_role == Role::social_worker) != of_social_workers) continue;
            std::ranges::copy_if(
                reports, std::back_inserter(ordered), [&](const AgencyReport& each) {
                    return each.seat == seat.invitee.id;
                });
        }
    return ordered;
}

// Tells one seat of a version, unless it was told; what was queued for it, if it has an address.
bool release_to(UnitOfWork& work,
                const MeetingTools& tools,
                const Meeting& meeting,
                const Invitee& seat,
                int version,
                const std::vector<OutboxMessage>& earlier)
{
    PackReader reader{.seat = seat.id, .pack_version = version, .released_at = tools.clock.now()};
    const std::string key =
        dedupe_key(MessageKind::reminder,
                   reminded(seat.id.text(), ReminderOf::pack, std::to_string(version)),
                   seat.sequence);
    const OutboxMessage message = seat_message(
        work, tools, meeting, seat, MessageKind::reminder, seat.sequence, key, earlier);
    if (!seat.email.empty()) reader.message = message.id;
    if (!work.packs.add_reader(meeting.authority, meeting.id, reader)) return false;
    if (!seat.email.empty()) static_cast<void>(work.outbox.enqueue(message));
    return true;
}

int release_to_all(UnitOfWork& work, const MeetingTools& tools, const Meeting& meeting, int version)
{
    const auto readers = work.packs.readers(meeting.authority, meeting.id);
    const auto earlier = work.outbox.of_meeting(meeting.authority, meeting.id);
    const Candidates people{work, meeting};
    int released = 0;
    for (const InviteeEntry& entry : work.invitees.of_meeting(meeting.authority, meeting.id)) {
        const Invitee& seat = entry.invitee;
        const bool has_it = std::ranges::any_of(readers, [&](const PackReader& each) {
            return each.seat == seat.id && each.pack_version == version;
        });
        if (has_it || !is_pack_for(work, people, seat)) continue;
        if (release_to(work, tools, meeting, seat, version, earlier)) ++released;
    }
    return released;
}

struct Released {
    int pack_version = 0;
    int items = 0;
    int seats = 0;
};

// Everything there is, as a version of its own when there is anything new.
Released release(UnitOfWork& work,
                 const MeetingTools& tools,
                 const Meeting& meeting,
                 const MeetingPack& pack,
                 const UserId& by,
                 bool adds)
{
    const auto versions = work.packs.versions(meeting.authority, meeting.id);
    const auto items = work.packs.items(meeting.authority, meeting.id);
    Released released{.pack_version = versions.empty() ? 0 : versions.back().number};
    const auto added = adds ? reports_to_add(in_order(work, meeting), items, pack.left_out)
                            : std::vector<AgencyReport>{};
    if (!added.empty()) {
        const PackVersion next{.number = released.pack_version + 1,
                               .released_at = tools.clock.now(),
                               .released_by = by};
        if (!work.packs.add_version(
                meeting.authority, meeting.id, next, numbered_items(added, items, next.number)))
            return released;
        released.pack_version = next.number;
        released.items = static_cast<int>(added.size());
    }
    if (released.pack_version > 0)
        released.seats = release_to_all(work, tools, meeting, released.pack_version);
    return released;
}

void note(UnitOfWork& work,
          const MeetingTools& tools,
          const Actor& actor,
          const Meeting& meeting,
          const Released& released)
{
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::minutes_distribute,
           .object = meeting.id.text(),
           .case_id = meeting.case_id,
           .detail = "pack=" + std::to_string(released.pack_version) + " items=" +
                     std::to_string(released.items) + " seats=" + std::to_string(released.seats)});
}

}  // namespace

bool is_pack_for(UnitOfWork& work, const Candidates& people, const Invitee& seat)
{
    return !is_family(seat.holder) && !seat.removed_at && seat.reply != Reply::wrong_person &&
           !work.deliveries.is_recalled(seat.authority, seat.id) &&
           !work.deliveries.is_wrong(seat.authority, seat.holder, seat.email) &&
           !people.is_excluded(seat.holder);
}

std::vector<DuePack> due_packs(UnitOfWork& work, const MeetingTools& tools)
{
    const Instant now = tools.clock.now();
    std::vector<DuePack> due;
    for (const Authority& authority : work.authorities.all()) {
        const auto open = work.packs.open_packs(authority.id, now);
        if (open.empty()) continue;
        const WorkingCalendar local = calendars_of(work, authority.id, tools.bank_holidays).local;
        for (const OpenPack& each : open)
            if (is_release_due(local, each, now))
                due.push_back({.authority = authority.id, .meeting = each.pack.meeting});
    }
    return due;
}

Result<int> release_due_pack(UnitOfWork& work, const MeetingTools& tools, const DuePack& due)
{
    const Instant now = tools.clock.now();
    const auto meeting = work.meetings.find(due.authority, due.meeting);
    if (!meeting || !is_to_come(*meeting, now)) return 0;
    const auto open = work.packs.find_open(due.authority, due.meeting, now);
    const WorkingCalendar local = calendars_of(work, due.authority, tools.bank_holidays).local;
    if (!open || !is_release_due(local, *open, now)) return 0;
    // A seat that is new does not bring forward what waits to be gathered.
    const bool adds =
        open->released == 0 ||
        (open->waiting_since && now >= supplement_time(*open->waiting_since, open->starts_at));
    const Released released = release(work, tools, *meeting, open->pack, {}, adds);
    if (released.items + released.seats > 0)
        note(work, tools, system_actor(due.authority), *meeting, released);
    return released.seats;
}

Result<int> release_pack_now(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const MeetingId& id)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, Action::minutes_distribute, id, now);
    if (!file) return file.error();
    const auto pack = work.packs.find(actor.authority, id);
    if (!pack || !is_to_come(file->meeting, now)) return Refusal::wrong_state;
    const Released released = release(work, tools, file->meeting, *pack, actor.user, true);
    if (released.items + released.seats == 0) return Refusal::wrong_state;
    note(work, tools, actor, file->meeting, released);
    return released.seats;
}

std::optional<PackNotice> pack_notice(UnitOfWork& work, const OutboxMessage& message)
{
    const auto told = work.packs.told_by(message.authority, message.id);
    if (!told) return std::nullopt;
    const auto readers = work.packs.readers(message.authority, message.meeting);
    return PackNotice{.pack_version = told->pack_version,
                      .is_supplement = std::ranges::any_of(readers, [&](const PackReader& each) {
                          return each.seat == told->seat && each.pack_version < told->pack_version;
                      })};
}

bool pack_notice_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    if (!message.invitee) return false;
    const auto meeting = work.meetings.find(message.authority, message.meeting);
    const auto seat = work.invitees.find(message.authority, *message.invitee);
    return meeting && seat && meeting->status == MeetingStatus::scheduled && !meeting->opened_at &&
           !seat->invitee.removed_at && !is_family(seat->invitee.holder);
}

}  // namespace quorate::core
