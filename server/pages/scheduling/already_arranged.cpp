#include "server/pages/scheduling/already_arranged.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/holds/hold_store.hpp"
#include "core/polls/poll_store.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/poll_urls.hpp"

namespace quorate::server {
namespace {

// "Thu 26 Nov at 10:00"
std::string when_text(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " at " + core::london_clock_time(at);
}

bool is_about(const std::vector<core::ChildId>& children, const core::MeetingNeeds& needs)
{
    return children.empty() || std::ranges::any_of(needs.children, [&](const core::ChildId& id) {
               return std::ranges::find(children, id) != children.end();
           });
}

View booked_notice(const core::Meeting& meeting)
{
    return alert(Alert::warning,
                 {.strong = "It is already booked for " + when_text(meeting.starts_at) + ".",
                  .link = "See the meeting",
                  .link_url = meeting_url(meeting.id)});
}

View held_notice(core::UnitOfWork& work,
                 const core::Actor& actor,
                 const core::SlotHold& hold,
                 const std::vector<core::ChildId>& children)
{
    const core::ChosenSlot slot{
        .starts_at = core::london_civil(hold.starts_at), .chair = hold.chair, .room = hold.room};
    const bool is_own = hold.created_by == actor.user;
    const auto holder = is_own ? std::nullopt : work.users.find(hold.created_by);
    const std::string who = is_own   ? "You hold "
                            : holder ? holder->name.reveal() + " holds "
                                     : "Somebody holds ";
    return alert(
        Alert::warning,
        {.strong = who + when_text(hold.starts_at) + " for this meeting until " +
                   core::london_clock_time(hold.held_until) + ".",
         .link = "See the time that is held",
         .link_url = hold_url(hold.id, hold.case_id, hold.type, slot_text(slot), children)});
}

View poll_notice(const core::Poll& poll)
{
    const bool is_open = poll.status == core::PollStatus::open;
    return alert(Alert::warning,
                 {.strong = is_open ? "People are being asked until " + when_text(poll.deadline) +
                                          " which time suits them."
                                    : "People have been asked. Somebody has to choose the time.",
                  .link = "See what they say",
                  .link_url = poll_url(poll.id)});
}

}  // namespace

std::vector<View> already_arranged(core::UnitOfWork& work,
                                   App& app,
                                   const core::Actor& actor,
                                   const FoundTimes& times)
{
    const core::MeetingNeeds& needs = times.needs;
    const core::Instant now = app.now();
    std::vector<View> notices;
    for (const core::Meeting& meeting : work.meetings.of_case(actor.authority, needs.case_id))
        if (meeting.type == needs.type && meeting.status == core::MeetingStatus::scheduled &&
            meeting.starts_at > now && is_about(meeting.children, needs))
            notices.push_back(booked_notice(meeting));
    // Those of a poll are told of with it.
    for (const core::SlotHold& hold : work.holds.of_case(actor.authority, needs.case_id, now))
        if (hold.type == needs.type && hold.poll.empty())
            notices.push_back(held_notice(work, actor, hold, times.asked_about));
    for (const core::Poll& poll : work.polls.of_case(actor.authority, needs.case_id))
        if (poll.type == needs.type && core::is_undecided(poll) && is_about(poll.children, needs))
            notices.push_back(poll_notice(poll));
    return notices;
}

}  // namespace quorate::server
