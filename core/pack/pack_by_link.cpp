#include "core/pack/pack_by_link.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seats.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/pack/pack_store.hpp"
#include "core/pack/release_pack.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

// A seat to which a pack was released, and the newest version that was.
struct OpenPackSeat {
    OpenSeat open;
    int pack_version = 0;
};

Result<OpenPackSeat> pack_seat(UnitOfWork& work,
                               const MeetingTools& tools,
                               const std::string& token)
{
    auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    const Invitee& seat = open->seat;
    if (is_family(seat.holder)) return Refusal::not_found;
    if (open->meeting.status == MeetingStatus::cancelled ||
        !is_pack_for(work, Candidates{work, open->meeting}, seat))
        return Refusal::link_stopped;
    int newest = 0;
    for (const PackReader& reader : work.packs.readers(seat.authority, seat.meeting))
        if (reader.seat == seat.id) newest = std::max(newest, reader.pack_version);
    if (newest == 0) return Refusal::not_found;
    return OpenPackSeat{.open = *std::move(open), .pack_version = newest};
}

std::vector<PackItem> items_for(UnitOfWork& work, const OpenPackSeat& known)
{
    auto items = work.packs.items(known.open.seat.authority, known.open.seat.meeting);
    std::erase_if(items,
                  [&](const PackItem& item) { return item.pack_version > known.pack_version; });
    return items;
}

PackByLink shown(UnitOfWork& work, const MeetingTools& tools, const OpenPackSeat& known)
{
    const Meeting& meeting = known.open.meeting;
    const Invitee& seat = known.open.seat;
    const Authority authority = work.authorities.find(meeting.authority).value();
    PackByLink page{.reference = seat_reference(meeting, recipient_class(seat.holder), tools.links),
                    .starts_at = attended(meeting, seat.window).starts_at,
                    .authority_name = authority.name,
                    .authority_phone = authority.meetings_phone,
                    .pack_version = known.pack_version,
                    .versions = work.packs.versions(meeting.authority, meeting.id),
                    .items = items_for(work, known)};
    std::erase_if(page.versions,
                  [&](const PackVersion& version) { return version.number > known.pack_version; });
    return page;
}

// Numbers that run through the whole pack.
struct Numbers {
    int part = 0;
    std::size_t file = 0;
};

// The parts of one report, numbered on from `last`.
std::vector<PackPart> parts_of(const Seal& seal,
                               const AgencyReport& report,
                               const InviteeEntry& from,
                               Numbers& last)
{
    std::vector<PackPart> parts;
    const ReportText text = opened(seal, report.sealed_text);
    for (const ReportPart& part : report_parts())
        if (!(text.*part.text).empty())
            parts.push_back(
                {.number = ++last.part, .label = std::string{part.label}, .text = text.*part.text});
    for (const ReportFile& file : report.files)
        parts.push_back(
            {.number = ++last.part,
             .file = NamedFile{.file = file,
                               .name = given_name(from.agency_kind, ++last.file, file.type)}});
    return parts;
}

std::vector<ReadItem> read_items(UnitOfWork& work,
                                 const Seal& seal,
                                 const PackByLink& page,
                                 const Meeting& meeting)
{
    std::vector<ReadItem> read;
    Numbers last;
    const auto reports = work.agency_reports.of_meeting(meeting.authority, meeting.id);
    const auto seats = seats_ever(work, meeting);
    for (const PackItem& item : page.items) {
        const auto report = std::ranges::find(reports, item.report, &AgencyReport::id);
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.id == item.seat; });
        if (report == reports.end() || seat == seats.end()) continue;
        ReadItem each{.item = item,
                      .from = seat->agency_name.empty() ? seat->job : seat->agency_name,
                      .received_on = report->received_on,
                      .parts = parts_of(seal, *report, *seat, last)};
        for (const PackVersion& version : page.versions)
            if (item.is_late() && version.number == item.pack_version)
                each.late_since = version.released_at;
        for (const PackItem& later : page.items)
            if (later.replaces == item.number) each.replaced_by = later.number;
        read.push_back(std::move(each));
    }
    return read;
}

PapersDoor door_of(UnitOfWork& work, const OpenPackSeat& known)
{
    return seat_door(work, known.open.meeting, known.open.seat);
}

Result<Actor> reader(UnitOfWork& work,
                     const MeetingTools& tools,
                     const OpenPackSeat& known,
                     const PackOpener& opener)
{
    if (!is_trusted(work, tools.links, door_of(work, known), opener.device, tools.clock.now()))
        return Refusal::not_signed_in;
    Actor actor = link_actor(known.open.seat, opener.network);
    if (auto allowed = permit_role(actor, Action::doc_view); !allowed) return allowed.error();
    return actor;
}

PackByLink opened_pack(UnitOfWork& work,
                       const MeetingTools& tools,
                       const Seal& seal,
                       const OpenPackSeat& known)
{
    PackByLink page = shown(work, tools, known);
    page.is_opened = true;
    page.read = read_items(work, seal, page, known.open.meeting);
    return page;
}

void note(UnitOfWork& work,
          const MeetingTools& tools,
          const Actor& actor,
          const OpenPackSeat& known,
          std::string detail)
{
    audit(
        work,
        actor,
        tools.clock.now(),
        {.action = Action::doc_view,
         .object = known.open.meeting.id.text(),
         .case_id = known.open.meeting.case_id,
         .detail = "by=link pack=" + std::to_string(known.pack_version) + " " + std::move(detail)});
}

}  // namespace

Result<PackByLink> view_pack_by_link(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const std::string& token)
{
    const auto known = pack_seat(work, tools, token);
    if (!known) return known.error();
    return shown(work, tools, *known);
}

Result<PapersDoor> pack_door(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto known = pack_seat(work, tools, token);
    if (!known) return known.error();
    return door_of(work, *known);
}

Result<PackByLink> open_pack_by_link(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Seal& seal,
                                     const std::string& token,
                                     const PackOpener& opener)
{
    const auto known = pack_seat(work, tools, token);
    if (!known) return known.error();
    const auto actor = reader(work, tools, *known, opener);
    if (!actor) return actor.error();
    const Invitee& seat = known->open.seat;
    PackByLink page = opened_pack(work, tools, seal, *known);
    work.packs.mark_opened(
        seat.authority, seat.meeting, seat.id, known->pack_version, tools.clock.now());
    note(work, tools, *actor, *known, "items=" + std::to_string(page.read.size()));
    return page;
}

Result<PackByLink> pack_to_open(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Seal& seal,
                                const std::string& token,
                                const PackOpener& opener)
{
    const auto known = pack_seat(work, tools, token);
    if (!known) return known.error();
    if (const auto actor = reader(work, tools, *known, opener); !actor) return actor.error();
    return opened_pack(work, tools, seal, *known);
}

Result<TakenFile> pack_file_by_link(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const std::string& token,
                                    const PackOpener& opener,
                                    const ReportFileId& id)
{
    const auto known = pack_seat(work, tools, token);
    if (!known) return known.error();
    const auto actor = reader(work, tools, *known, opener);
    if (!actor) return actor.error();
    const AuthorityId& authority = known->open.seat.authority;
    const auto reports = work.agency_reports.of_meeting(authority, known->open.seat.meeting);
    const auto seats = seats_ever(work, known->open.meeting);
    std::size_t number = 0;
    for (const PackItem& item : items_for(work, *known)) {
        const auto report = std::ranges::find(reports, item.report, &AgencyReport::id);
        const auto seat = std::ranges::find_if(
            seats, [&](const InviteeEntry& each) { return each.invitee.id == item.seat; });
        if (report == reports.end() || seat == seats.end()) continue;
        for (const ReportFile& file : report->files) {
            ++number;
            if (file.id != id) continue;
            auto bytes = work.agency_reports.file_bytes(authority, id);
            if (!bytes) return Refusal::not_found;
            note(work, tools, *actor, *known, "file=" + id.text());
            return TakenFile{.file = file,
                             .sealed_bytes = *std::move(bytes),
                             .given_as = given_name(seat->agency_kind, number, file.type)};
        }
    }
    return Refusal::not_found;
}

bool has_pack_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    return pack_seat(work, tools, token).has_value();
}

}  // namespace quorate::core
