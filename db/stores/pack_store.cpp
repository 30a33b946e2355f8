#include "db/stores/pack_store.hpp"

#include <map>
#include <set>
#include <utility>

#include "db/stores/asked.hpp"
#include "db/stores/first_found.hpp"

namespace quorate::db {
namespace {

// With the newest version that was released, since when a report waits that is in none, and how
// many professionals have a seat and not that version.
constexpr const char* open_packs_of =
    "select p.meeting_id, p.release_at, p.chosen_for, p.composed_by, p.composed_at, p.version, "
    "m.starts_at, "
    "(select coalesce(max(v.number), 0) from meeting_pack_version v where "
    "v.meeting_id = p.meeting_id), "
    "(select min(r.saved_at) from agency_report r where r.meeting_id = p.meeting_id and "
    "r.number > 0 and not exists (select 1 from agency_report n where "
    "n.invitee_id = r.invitee_id and n.number > r.number) and not exists (select 1 from "
    "meeting_pack_item i where i.report_id = r.id) and not exists (select 1 from "
    "meeting_pack_left_out l where l.meeting_id = r.meeting_id and "
    "l.invitee_id = r.invitee_id)), "
    "(select count(*) from invitee s where s.meeting_id = p.meeting_id and "
    "s.removed_at is null and s.family_member_id is null and not exists (select 1 from "
    "meeting_pack_reader d where d.meeting_id = s.meeting_id and d.invitee_id = s.id and "
    "d.pack_version = (select max(w.number) from meeting_pack_version w where "
    "w.meeting_id = s.meeting_id))) "
    "from meeting_pack p join meeting m on m.id = p.meeting_id where p.authority_id = :a and "
    "m.status = 'scheduled' and m.opened_at is null and m.starts_at > :n ";

}  // namespace

std::optional<core::MeetingPack> PackStore::find(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting)
{
    auto found =
        sql_.find<std::optional<core::Instant>, core::Instant, core::UserId, core::Instant, int>(
            "select release_at, chosen_for, composed_by, composed_at, version from meeting_pack "
            "where authority_id = :a and meeting_id = :m",
            authority,
            meeting);
    if (!found) return std::nullopt;
    auto& [release_at, chosen_for, composed_by, composed_at, version] = *found;
    core::MeetingPack pack{.authority = authority,
                           .meeting = meeting,
                           .release_at = release_at,
                           .chosen_for = chosen_for,
                           .composed_by = std::move(composed_by),
                           .composed_at = composed_at,
                           .version = version};
    for (auto& [seat] : sql_.select<core::InviteeId>(
             "select invitee_id from meeting_pack_left_out where authority_id = :a and "
             "meeting_id = :m",
             authority,
             meeting))
        pack.left_out.insert(std::move(seat));
    return pack;
}

core::Result<int> PackStore::save(const core::MeetingPack& pack)
{
    const auto saved =
        pack.version == 0
            ? sql_.execute(
                  "insert into meeting_pack (meeting_id, authority_id, release_at, chosen_for, "
                  "composed_by, composed_at, version) values (:m, :a, :r, :f, :b, :t, 1) "
                  "on conflict do nothing",
                  pack.meeting,
                  pack.authority,
                  pack.release_at,
                  pack.chosen_for,
                  pack.composed_by,
                  pack.composed_at)
            : sql_.execute(
                  "update meeting_pack set release_at = :r, chosen_for = :f, composed_by = :b, "
                  "composed_at = :t, version = version + 1 where authority_id = :a and "
                  "meeting_id = :m and version = :v",
                  pack.release_at,
                  pack.chosen_for,
                  pack.composed_by,
                  pack.composed_at,
                  pack.authority,
                  pack.meeting,
                  pack.version);
    if (saved != 1) return core::Refusal::stale_version;
    leave_out(pack);
    return pack.version + 1;
}

void PackStore::leave_out(const core::MeetingPack& pack)
{
    sql_.execute("delete from meeting_pack_left_out where authority_id = :a and meeting_id = :m",
                 pack.authority,
                 pack.meeting);
    for (const core::InviteeId& seat : pack.left_out)
        sql_.execute(
            "insert into meeting_pack_left_out (meeting_id, invitee_id, authority_id) "
            "values (:m, :s, :a)",
            pack.meeting,
            seat,
            pack.authority);
}

std::vector<core::PackVersion> PackStore::versions(const core::AuthorityId& authority,
                                                   const core::MeetingId& meeting)
{
    std::vector<core::PackVersion> found;
    for (auto& [number, released_at, released_by] : sql_.select<int, core::Instant, core::UserId>(
             "select number, released_at, released_by from meeting_pack_version where "
             "authority_id = :a and meeting_id = :m order by number",
             authority,
             meeting))
        found.push_back(
            {.number = number, .released_at = released_at, .released_by = std::move(released_by)});
    return found;
}

std::vector<core::PackItem> PackStore::items(const core::AuthorityId& authority,
                                             const core::MeetingId& meeting)
{
    std::vector<core::PackItem> found;
    for (auto& [number, pack_version, report, seat, replaces] :
         sql_.select<int, int, core::AgencyReportId, core::InviteeId, int>(
             "select number, pack_version, report_id, invitee_id, replaces from meeting_pack_item "
             "where authority_id = :a and meeting_id = :m order by number",
             authority,
             meeting))
        found.push_back({.number = number,
                         .pack_version = pack_version,
                         .report = std::move(report),
                         .seat = std::move(seat),
                         .replaces = replaces});
    return found;
}

bool PackStore::add_version(const core::AuthorityId& authority,
                            const core::MeetingId& meeting,
                            const core::PackVersion& version,
                            const std::vector<core::PackItem>& items)
{
    const bool is_first =
        sql_.execute(
            "insert into meeting_pack_version (meeting_id, number, authority_id, released_at, "
            "released_by) values (:m, :n, :a, :t, :b) on conflict do nothing",
            meeting,
            version.number,
            authority,
            version.released_at,
            version.released_by) == 1;
    if (!is_first) return false;
    for (const core::PackItem& item : items)
        sql_.execute(
            "insert into meeting_pack_item (meeting_id, number, authority_id, pack_version, "
            "report_id, invitee_id, replaces) values (:m, :n, :a, :v, :r, :s, :e)",
            meeting,
            item.number,
            authority,
            item.pack_version,
            item.report,
            item.seat,
            item.replaces);
    return true;
}

std::vector<core::PackReader> PackStore::readers(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting)
{
    std::vector<core::PackReader> found;
    for (auto& [seat, pack_version, released_at, message, opened_at, openings] :
         sql_.select<core::InviteeId,
                     int,
                     core::Instant,
                     core::OutboxMessageId,
                     std::optional<core::Instant>,
                     int>(
             "select invitee_id, pack_version, released_at, message_id, opened_at, openings "
             "from meeting_pack_reader where authority_id = :a and meeting_id = :m "
             "order by invitee_id, pack_version",
             authority,
             meeting))
        found.push_back({.seat = std::move(seat),
                         .pack_version = pack_version,
                         .released_at = released_at,
                         .message = std::move(message),
                         .opened_at = opened_at,
                         .openings = openings});
    return found;
}

bool PackStore::add_reader(const core::AuthorityId& authority,
                           const core::MeetingId& meeting,
                           const core::PackReader& reader)
{
    return sql_.execute(
               "insert into meeting_pack_reader (meeting_id, invitee_id, pack_version, "
               "authority_id, released_at, message_id) values (:m, :s, :v, :a, :t, :i) "
               "on conflict do nothing",
               meeting,
               reader.seat,
               reader.pack_version,
               authority,
               reader.released_at,
               reader.message) == 1;
}

void PackStore::mark_opened(const core::AuthorityId& authority,
                            const core::MeetingId& meeting,
                            const core::InviteeId& seat,
                            int pack_version,
                            core::Instant at)
{
    sql_.execute(
        "update meeting_pack_reader set opened_at = coalesce(opened_at, :t), "
        "openings = openings + 1 where authority_id = :a and meeting_id = :m and "
        "invitee_id = :s and pack_version = :v",
        at,
        authority,
        meeting,
        seat,
        pack_version);
}

std::optional<core::PackReader> PackStore::told_by(const core::AuthorityId& authority,
                                                   const core::OutboxMessageId& message)
{
    if (message.empty()) return std::nullopt;
    auto found = sql_.find<core::InviteeId, int, core::Instant, std::optional<core::Instant>, int>(
        "select invitee_id, pack_version, released_at, opened_at, openings "
        "from meeting_pack_reader where authority_id = :a and message_id = :i",
        authority,
        message);
    if (!found) return std::nullopt;
    auto& [seat, pack_version, released_at, opened_at, openings] = *found;
    return core::PackReader{.seat = std::move(seat),
                            .pack_version = pack_version,
                            .released_at = released_at,
                            .message = message,
                            .opened_at = opened_at,
                            .openings = openings};
}

std::vector<core::OpenPack> PackStore::open_packs(const core::AuthorityId& authority,
                                                  core::Instant now)
{
    return open(authority, now, std::nullopt);
}

std::optional<core::OpenPack> PackStore::find_open(const core::AuthorityId& authority,
                                                   const core::MeetingId& meeting,
                                                   core::Instant now)
{
    return first(open(authority, now, meeting));
}

std::vector<core::OpenPack> PackStore::open(const core::AuthorityId& authority,
                                            core::Instant now,
                                            const std::optional<core::MeetingId>& only)
{
    Asked asked{open_packs_of};
    asked.bind(authority);
    asked.bind(now);
    Asked left_out{
        "select meeting_id, invitee_id from meeting_pack_left_out where authority_id = :a "};
    left_out.bind(authority);
    if (only) {
        asked.text += "and p.meeting_id = :m ";
        asked.bind(*only);
        left_out.text += "and meeting_id = :m ";
        left_out.bind(*only);
    }
    asked.text += "order by m.starts_at, p.meeting_id";
    std::vector<core::OpenPack> found;
    for (auto& [meeting,
                release_at,
                chosen_for,
                composed_by,
                composed_at,
                version,
                starts_at,
                released,
                waiting_since,
                new_seats] : sql_.select<core::MeetingId,
                                         std::optional<core::Instant>,
                                         core::Instant,
                                         core::UserId,
                                         core::Instant,
                                         int,
                                         core::Instant,
                                         int,
                                         std::optional<core::Instant>,
                                         int>(asked.text.c_str(), asked.values))
        found.push_back({.pack = {.authority = authority,
                                  .meeting = std::move(meeting),
                                  .release_at = release_at,
                                  .chosen_for = chosen_for,
                                  .composed_by = std::move(composed_by),
                                  .composed_at = composed_at,
                                  .version = version},
                         .starts_at = starts_at,
                         .released = released,
                         .waiting_since = waiting_since,
                         .is_new_seat = new_seats > 0});
    if (found.empty()) return found;
    std::map<core::MeetingId, std::set<core::InviteeId>> seats;
    for (auto& [meeting, seat] :
         sql_.select<core::MeetingId, core::InviteeId>(left_out.text.c_str(), left_out.values))
        seats[meeting].insert(std::move(seat));
    for (core::OpenPack& each : found)
        each.pack.left_out = seats[each.pack.meeting];
    return found;
}

}  // namespace quorate::db
