#include "server/pages/scheduling/already_arranged.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/holds/hold_slot.hpp"
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

View booked_notice(const core::Meeting& meeting)
{
    return alert(Alert::warning,
                 {.strong = "It is already booked for " + when_text(meeting.starts_at) + ".",
                  .link = "See the meeting",
                  .link_url = meeting_url(meeting.id)});
}

View held_notice(core::UnitOfWork& work, const core::SlotHold& hold)
{
    const core::ChosenSlot slot{
        .starts_at = core::london_civil(hold.starts_at), .chair = hold.chair, .room = hold.room};
    const auto holder = work.users.find(hold.created_by);
    return alert(
        Alert::warning,
        {.strong = (holder ? holder->name.reveal() : "Somebody") + " holds " + held_words(hold),
         .link = "See the time that is held",
         .link_url = hold_url(hold.id, hold.case_id, hold.type, slot_text(slot), hold.children)});
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

std::string held_words(const core::SlotHold& hold)
{
    return when_text(hold.starts_at) + " for this meeting until " +
           core::london_clock_time(hold.held_until) + ".";
}

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
            meeting.starts_at > now && core::may_share_child(meeting.children, needs.children))
            notices.push_back(booked_notice(meeting));
    // Those of a poll are told of with it; one's own can be let go.
    for (const core::SlotHold& hold :
         core::held_by_colleagues(work, actor, needs.case_id, needs.type, needs.children, now))
        notices.push_back(held_notice(work, hold));
    for (const core::Poll& poll : work.polls.of_case(actor.authority, needs.case_id))
        if (poll.type == needs.type && core::is_undecided(poll) &&
            core::may_share_child(poll.children, needs.children))
            notices.push_back(poll_notice(poll));
    return notices;
}

}  // namespace quorate::server
