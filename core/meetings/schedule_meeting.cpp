#include "core/meetings/schedule_meeting.hpp"

#include <algorithm>
#include <set>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_store.hpp"
#include "core/cases/due_date_store.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"

namespace quorate::core {
namespace {

void choose_children(UnitOfWork& work,
                     const MeetingDraft& draft,
                     Meeting& meeting,
                     Complaints& complaints)
{
    const auto children = work.cases.children_of(meeting.authority, draft.case_id);
    const std::set<ChildId> chosen{draft.children.begin(), draft.children.end()};
    if (chosen.empty()) complaints.add("children", "Choose at least one child");
    for (const ChildId& child : chosen)
        if (std::ranges::find(children, child, &Child::id) == children.end()) {
            complaints.add("children", "Choose children of this family");
            return;
        }
    meeting.children.assign(chosen.begin(), chosen.end());
}

// References are short enough to say aloud, so one may be drawn twice.
std::string new_reference(UnitOfWork& work, RandomSource& random)
{
    for (;;) {
        std::string reference = random.reference();
        if (!work.meetings.has_reference(reference)) return reference;
    }
}

std::vector<SeatRequest> with_chair(std::vector<SeatRequest> asked, const UserId& chair)
{
    const SeatHolder holder{.user = chair};
    const bool is_there = std::ranges::any_of(
        asked, [&](const SeatRequest& request) { return request.holder == holder; });
    if (!is_there && !chair.empty())
        asked.push_back({.holder = holder, .requirement = Requirement::required});
    return asked;
}

}  // namespace

Result<MeetingId> schedule_meeting(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingDraft& draft)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    const auto facts = work.cases.facts(actor, draft.case_id, now);
    const auto family = work.cases.find(actor.authority, draft.case_id);
    if (!facts || !family) return Refusal::not_found;
    if (auto allowed = permit_on_case(actor, Action::meeting_create, *facts, now); !allowed)
        return allowed.error();
    if (!family->is_open) return Refusal::wrong_state;

    Complaints complaints;
    const auto type = meeting_type_from(draft.type);
    if (!type) complaints.add("type", "Choose the kind of meeting");
    Meeting meeting{.id = MeetingId{tools.random.id()},
                    .authority = actor.authority,
                    .case_id = draft.case_id,
                    .type = type.value_or(MeetingType::core_group),
                    .created_by = actor.user,
                    .created_at = now,
                    .changed_at = now};
    choose_children(work, draft, meeting, complaints);
    auto due =
        type ? due_date_for_meeting(work, actor.authority, draft.case_id, *type) : std::nullopt;
    const bool kept_by_another = due && due->meeting;
    // The next core group or review is often booked before this one was held, and has a limit of
    // its own then. A second initial conference has none but the first one's.
    if (kept_by_another && !is_initial_conference(meeting.type)) due.reset();
    apply(work, now, draft.when_and_where, due, meeting, complaints);
    const auto seats =
        make_seats(work, tools, meeting, with_chair(draft.invitees, meeting.chair), complaints);
    if (!complaints.empty()) return complaints.error();

    meeting.reference = new_reference(work, tools.random);
    meeting.feed_uid = tools.random.uid();
    const bool keeps_limit = due && !kept_by_another;
    if (keeps_limit) meeting.due_date = due->id;
    work.meetings.add(meeting);
    if (keeps_limit) work.due_dates.book(actor.authority, due->id, meeting.id);
    for (const Invitee& seat : seats)
        work.invitees.add(seat);
    tell_of_change(work, tools, std::nullopt, meeting);
    audit(
        work,
        actor,
        now,
        {.action = Action::meeting_create,
         .object = meeting.id.text(),
         .case_id = meeting.case_id,
         .detail =
             "type=" + std::string{code(meeting.type)} + " seats=" + std::to_string(seats.size()) +
             (meeting.late_authoriser ? " late_authorised_by=" + meeting.late_authoriser->text()
                                      : std::string{})});
    return meeting.id;
}

}  // namespace quorate::core
