#include "core/holds/hold_slot.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/holds/hold_store.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/time_and_place.hpp"
#include "core/meetings/time_needs.hpp"
#include "core/people/room_store.hpp"

namespace quorate::core {
namespace {

Result<Done> permit_booking(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto facts = work.cases.facts(actor, id, now);
    if (!facts) return Refusal::not_found;
    return permit_on_case(actor, Action::meeting_create, *facts, now);
}

void check_time(Instant now, MeetingType type, const HoldSlot& asked, Complaints& complaints)
{
    const auto length = asked.ends_at - asked.starts_at;
    if (length < shortest_meeting || length > longest_meeting)
        complaints.add("duration_minutes", "The length must be between 15 minutes and 8 hours");
    if (asked.starts_at <= now)
        complaints.add("starts_at", "The meeting must start in the future");
    else if (asked.starts_at - now > furthest_ahead)
        complaints.add("starts_at", "The date must be within the next two years");
    else if (is_weekend_conference(type, london_date(asked.starts_at)))
        complaints.add("starts_at",
                       "A conference cannot be held on a Saturday or Sunday",
                       Refusal::weekend_conference);
    check_blocks(type, asked.family_minutes_before, asked.debrief_minutes_after, complaints);
}

void check_staff_and_room(UnitOfWork& work,
                          const AuthorityId& authority,
                          MeetingType type,
                          const HoldSlot& asked,
                          Complaints& complaints)
{
    const auto chair = work.users.find(asked.chair);
    if (!chair || chair->authority != authority || !may_chair(*chair, type))
        complaints.add("chair", "Choose who chairs the meeting");
    if (asked.minute_taker) {
        const auto user = work.users.find(*asked.minute_taker);
        if (!user || user->authority != authority || !may_take_minutes(*user))
            complaints.add("minute_taker",
                           "Choose one of the authority's own staff for the minutes");
        else if (asked.minute_taker == asked.chair)
            complaints.add("minute_taker", "Choose somebody other than the chair for the minutes");
    }
    if (!asked.room) return;
    const auto room = work.rooms.find(authority, *asked.room);
    if (!room || !room->active) complaints.add("room", "Choose a room that is in use");
}

void check_people(UnitOfWork& work,
                  const Meeting& meeting,
                  const HoldSlot& asked,
                  Complaints& complaints)
{
    const Candidates candidates{work, meeting};
    const bool names_excluded = std::ranges::any_of(
        asked.required, [&](const SeatHolder& holder) { return candidates.is_excluded(holder); });
    if (names_excluded) complaints.note_excluded();
    if (std::ranges::any_of(asked.required, [&](const SeatHolder& holder) {
            return !candidates.address(holder).has_value();
        }))
        complaints.add("invitees", "Choose people from the list: one of them cannot be invited");
    else if (names_excluded)
        complaints.add("invitees",
                       "One of these people must not be invited on this case",
                       Refusal::excluded_person);
}

// Those of the family, each once.
std::vector<ChildId> checked_children(UnitOfWork& work,
                                      const AuthorityId& authority,
                                      const HoldSlot& asked,
                                      Complaints& complaints)
{
    const std::vector<ChildId> known = child_ids(work.cases.children_of(authority, asked.case_id));
    std::vector<ChildId> children;
    for (const ChildId& id : known)
        if (std::ranges::find(asked.children, id) != asked.children.end()) children.push_back(id);
    const bool all_known = std::ranges::all_of(asked.children, [&](const ChildId& id) {
        return std::ranges::find(known, id) != known.end();
    });
    if (!all_known) complaints.add("children", "Choose children of this family");
    return children;
}

// The meeting that is in question, as far as it is known.
Meeting meeting_of(const SlotHold& hold)
{
    Meeting meeting;
    meeting.authority = hold.authority;
    meeting.case_id = hold.case_id;
    meeting.type = hold.type;
    meeting.starts_at = hold.starts_at;
    meeting.ends_at = hold.ends_at;
    meeting.family_minutes_before = hold.family_minutes_before;
    meeting.debrief_minutes_after = hold.debrief_minutes_after;
    meeting.chair = hold.chair;
    meeting.minute_taker = hold.minute_taker;
    meeting.room = hold.room;
    return meeting;
}

Result<SlotHold> known_hold(UnitOfWork& work, Instant now, const Actor& actor, const HoldId& id)
{
    auto hold = work.holds.find(actor.authority, id, now);
    if (!hold) return Refusal::not_found;
    if (hold->created_by == actor.user) return *hold;
    // That a slot of a case is held is no more to be known than the case.
    if (!permit_booking(work, actor, hold->case_id, now)) return Refusal::not_found;
    return *hold;
}

// The hold of a colleague for the same meeting that alone is in the way.
std::optional<SlotHold> colleague_in_the_way(
    UnitOfWork& work, const Actor& actor, const SlotHold& wanted, TimeNeeds needs, Instant now)
{
    for (const SlotHold& each :
         held_by_colleagues(work, actor, wanted.case_id, wanted.type, wanted.children, now)) {
        Complaints besides;
        needs.hold = each.id;
        check_free(work, now, wanted.case_id, needs, besides);
        if (besides.empty()) return each;
    }
    return std::nullopt;
}

}  // namespace

std::vector<SlotHold> held_by_colleagues(UnitOfWork& work,
                                         const Actor& actor,
                                         const CaseId& id,
                                         MeetingType type,
                                         const std::vector<ChildId>& children,
                                         Instant now)
{
    auto holds = work.holds.of_case(actor.authority, id, now);
    std::erase_if(holds, [&](const SlotHold& each) {
        return each.type != type || !each.poll.empty() || each.created_by == actor.user ||
               !may_share_child(each.children, children);
    });
    return holds;
}

std::string held_by_colleague_text(const SlotHold& hold)
{
    return "Held by a colleague for this meeting until " + london_clock_time(hold.held_until) +
           ". Go on with the time that they hold, or wait until then";
}

void give_back(UnitOfWork& work, const SlotHold& hold)
{
    if (work.holds.remove(hold.authority, hold.id))
        work.feed_versions.bump(FeedSubject::user, hold.chair.text());
}

Result<SlotHold> hold_slot(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const HoldSlot& asked)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    const auto family = work.cases.find(actor.authority, asked.case_id);
    if (!family) return Refusal::not_found;
    if (auto allowed = permit_booking(work, actor, asked.case_id, now); !allowed)
        return allowed.error();
    if (!family->is_open) return Refusal::wrong_state;
    const auto type = meeting_type_from(asked.type);
    if (!type) return invalid("type", "Choose the kind of meeting");

    std::optional<SlotHold> before;
    if (asked.instead_of) {
        const auto known = known_hold(work, now, actor, *asked.instead_of);
        if (known && known->case_id == asked.case_id) before = *known;
    }
    Complaints complaints;
    const SlotHold hold{.id = HoldId{tools.random.id()},
                        .authority = actor.authority,
                        .case_id = asked.case_id,
                        .type = *type,
                        .children = checked_children(work, actor.authority, asked, complaints),
                        .chair = asked.chair,
                        .minute_taker = asked.minute_taker,
                        .room = asked.room,
                        .required = asked.required,
                        .windows = asked.windows,
                        .starts_at = asked.starts_at,
                        .ends_at = asked.ends_at,
                        .family_minutes_before = asked.family_minutes_before,
                        .debrief_minutes_after = asked.debrief_minutes_after,
                        .feed_uid = tools.random.uid(),
                        .held_until = now + hold_lasts,
                        .created_by = actor.user,
                        .created_at = now};
    const Meeting meeting = meeting_of(hold);
    check_time(now, *type, asked, complaints);
    check_staff_and_room(work, actor.authority, *type, asked, complaints);
    check_people(work, meeting, asked, complaints);
    if (!before && work.holds.count_by(actor.authority, actor.user, now) >= most_holds)
        complaints.add("starts_at",
                       "You hold five times already: give one of them back, or wait until it "
                       "runs out");
    if (complaints.empty()) {
        TimeNeeds needs = needs_of(meeting, asked.required);
        needs.windows = asked.windows;
        if (before) needs.hold = before->id;
        check_free(work, now, asked.case_id, needs, complaints);
        if (!complaints.empty())
            if (const auto other = colleague_in_the_way(work, actor, hold, needs, now))
                return Error{complaints.error().refusal,
                             {{"starts_at", held_by_colleague_text(*other)}}};
    }
    if (!complaints.empty()) return complaints.error();

    work.holds.drop_expired(now);
    if (before) give_back(work, *before);
    work.holds.add(hold);
    work.feed_versions.bump(FeedSubject::user, hold.chair.text());
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = hold.id.text(),
           .case_id = hold.case_id,
           .detail = "held=1 type=" + std::string{code(hold.type)}});
    // As anybody will find it, with those only whose time is kept.
    return work.holds.find(actor.authority, hold.id, now).value();
}

Result<Done> release_hold(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const HoldId& id)
{
    const Instant now = clock.now();
    const auto hold = known_hold(work, now, actor, id);
    if (!hold) return hold.error();
    give_back(work, *hold);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = id.text(),
           .case_id = hold->case_id,
           .detail = "held=0"});
    return Done{};
}

Result<SlotHold> find_hold(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const HoldId& id)
{
    return known_hold(work, clock.now(), actor, id);
}

}  // namespace quorate::core
