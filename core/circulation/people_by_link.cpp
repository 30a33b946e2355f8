#include "core/circulation/people_by_link.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/reader_codes.hpp"
#include "core/delivery/delivery_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/people/authority_store.hpp"

namespace quorate::core {
namespace {

Result<OpenSeat> open_seat(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    auto open = seat_behind(work, tools, token);
    if (!open) return open.error();
    if (open->meeting.status == MeetingStatus::cancelled || open->seat.reply == Reply::wrong_person)
        return Refusal::link_stopped;
    return open;
}

// An adviser, an advocate or an interpreter may work for one of the family, and read this with
// them.
bool names_nobody(UnitOfWork& work, const Invitee& seat)
{
    if (is_family(seat.holder)) return true;
    const auto entry = work.invitees.find(seat.authority, seat.id);
    if (!entry) return true;
    if (entry->staff_role) return false;
    const AgencyKind kind = entry->agency_kind.value_or(AgencyKind::other);
    return kind == AgencyKind::voluntary || kind == AgencyKind::legal || kind == AgencyKind::other;
}

PeopleByLink shown(UnitOfWork& work, const MeetingTools& tools, const OpenSeat& open)
{
    const Meeting& meeting = open.meeting;
    const SeatHolder& holder = open.seat.holder;
    const Authority authority = work.authorities.find(meeting.authority).value();
    return {.reference = seat_reference(meeting, recipient_class(holder), tools.links),
            .time = attended(meeting, open.seat.window),
            .authority_name = authority.name,
            .authority_phone = authority.meetings_phone,
            .is_family = is_family(holder),
            .names_nobody = names_nobody(work, open.seat),
            .is_video = meeting.mode != MeetingMode::in_person};
}

PapersDoor door_of(UnitOfWork& work, const OpenSeat& open)
{
    const Invitee& seat = open.seat;
    PapersDoor door{.authority = seat.authority,
                    .meeting = seat.meeting,
                    .case_id = open.meeting.case_id,
                    .seat = seat.id,
                    .reader = seat.holder,
                    .language = seat.language};
    if (!work.deliveries.is_recalled(seat.authority, seat.id))
        door.email = code_address(work, open.meeting, seat.holder, seat.email);
    return door;
}

PartAtMeeting part_of(const Meeting& meeting, const Invitee& seat)
{
    if (seat.holder.user == meeting.chair) return PartAtMeeting::chair;
    const bool takes_minutes = meeting.minute_taker && seat.holder.user == meeting.minute_taker;
    return takes_minutes ? PartAtMeeting::minute_taker : PartAtMeeting::invited;
}

// Whoever is known to stay away is not there to be told of.
bool is_coming(const Invitee& seat)
{
    return seat.reply != Reply::wrong_person && seat.reply != Reply::cannot_come &&
           seat.reply != Reply::report_only;
}

// A probation officer, an adviser or a lawyer is there for one of the family: that they are asked
// says something of that one.
bool is_for_the_child(AgencyKind kind)
{
    return kind == AgencyKind::children_social_care || kind == AgencyKind::police ||
           kind == AgencyKind::health || kind == AgencyKind::education;
}

// Of each kind one: how many come, and from where, tells a family of each other.
void add_service(std::vector<WhoComes>& who, const InviteeEntry& entry, PartAtMeeting part)
{
    WhoComes told{.part = part};
    if (part == PartAtMeeting::invited) {
        told.kind = entry.staff_role ? AgencyKind::children_social_care
                                     : entry.agency_kind.value_or(AgencyKind::other);
        if (!is_for_the_child(*told.kind)) return;
    }
    if (std::ranges::find(who, told) == who.end()) who.push_back(told);
}

WhoComes named(const InviteeEntry& entry, PartAtMeeting part)
{
    const Invitee& seat = entry.invitee;
    const bool has_deputy = seat.reply == Reply::deputy && !seat.deputy_name.empty();
    return {.part = part,
            .kind = entry.agency_kind,
            .name = has_deputy ? seat.deputy_name : entry.name,
            .job = has_deputy ? std::string{} : entry.job,
            .agency = entry.agency_name};
}

// The chair first, then whoever takes the minutes.
std::vector<WhoComes> who_comes(UnitOfWork& work, const OpenSeat& reader, bool names_nobody)
{
    const Meeting& meeting = reader.meeting;
    const Candidates people{work, meeting};
    const auto seats = work.invitees.of_meeting(meeting.authority, meeting.id);
    std::vector<WhoComes> who;
    for (const auto part :
         {PartAtMeeting::chair, PartAtMeeting::minute_taker, PartAtMeeting::invited})
        for (const InviteeEntry& entry : seats) {
            const Invitee& seat = entry.invitee;
            if (part_of(meeting, seat) != part || is_family(seat.holder) || !is_coming(seat) ||
                people.is_excluded(seat.holder))
                continue;
            if (!names_nobody)
                who.push_back(named(entry, part));
            else if (!are_apart(reader.seat.window, seat.window))
                add_service(who, entry, part);
        }
    return who;
}

// Of what procedures want in an invitation, all but where somebody lives.
void add_family(UnitOfWork& work, const Meeting& meeting, PeopleByLink& page)
{
    for (const Child& child : work.cases.children_of(meeting.authority, meeting.case_id))
        if (std::ranges::find(meeting.children, child.id) != meeting.children.end())
            page.children.push_back({.name = full_name(child),
                                     .born = child.date_of_birth,
                                     .expected = child.expected_delivery_date});
    const Candidates people{work, meeting};
    for (const FamilyMember& member :
         work.cases.family_members_of(meeting.authority, meeting.case_id))
        if (member.has_parental_responsibility && !people.is_excluded({.member = member.id}))
            page.parents.push_back({.name = member.name, .relationship = member.relationship});
}

}  // namespace

bool has_people_behind(UnitOfWork& work, const MeetingTools& tools, const std::string& token)
{
    const auto open = open_seat(work, tools, token);
    return open && tools.clock.now() < attended(open->meeting, open->seat.window).ends_at &&
           !door_of(work, *open).email.empty();
}

Result<PeopleByLink> view_people_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token)
{
    const auto open = open_seat(work, tools, token);
    if (!open) return open.error();
    return shown(work, tools, *open);
}

Result<PapersDoor> people_door(UnitOfWork& work,
                               const MeetingTools& tools,
                               const std::string& token)
{
    const auto open = open_seat(work, tools, token);
    if (!open) return open.error();
    return door_of(work, *open);
}

Result<PeopleByLink> open_people_by_link(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const std::string& token,
                                         const std::string& device,
                                         const std::string& network)
{
    const auto open = open_seat(work, tools, token);
    if (!open) return open.error();
    const Instant now = tools.clock.now();
    if (!is_trusted(work, tools.links, door_of(work, *open), device, now))
        return Refusal::not_signed_in;
    const Actor actor = link_actor(open->seat, network);
    if (auto allowed = permit_role(actor, Action::doc_view); !allowed) return allowed.error();
    PeopleByLink page = shown(work, tools, *open);
    page.is_opened = true;
    page.who = who_comes(work, *open, page.names_nobody);
    if (!page.names_nobody) add_family(work, open->meeting, page);
    audit(work,
          actor,
          now,
          {.action = Action::doc_view,
           .object = open->meeting.id.text(),
           .case_id = open->meeting.case_id,
           .detail = "by=link people=" + std::to_string(page.who.size()) +
                     " children=" + std::to_string(page.children.size())});
    return page;
}

}  // namespace quorate::core
