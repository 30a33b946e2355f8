#include "core/scheduling/chain_question.hpp"

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

// The chain in which the meeting is the conference, while others are still to be held.
bool is_followed(UnitOfWork& work,
                 const MeetingTools& tools,
                 const Actor& actor,
                 const MeetingId& meeting)
{
    const auto view = chain_with(work, tools, actor.authority, meeting);
    return view && view->conference().meeting.id == meeting &&
           !view->to_come_besides(meeting).empty();
}

bool has_a_question(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    const Reschedule& asked)
{
    if (!asked.when_and_where.date) return false;
    const auto view = chain_with(work, tools, actor.authority, asked.meeting);
    return view && asks_about_chain(*view, asked.meeting, *asked.when_and_where.date);
}

}  // namespace

bool asks_about_chain(const ChainView& view, const MeetingId& meeting, Date to)
{
    const ChainEntry* own = view.of(meeting);
    if (own == nullptr) return false;
    if (own->link == ChainLink::conference)
        return to != london_date(own->meeting.starts_at) && !view.to_come_besides(meeting).empty();
    return own->is_expected && own->due && to > own->due->limit_date;
}

Result<int> move_one_of_chain(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked,
                              bool is_confirmed)
{
    if (!is_confirmed && has_a_question(work, tools, actor, asked)) {
        const auto checked = check_reschedule(work, tools, actor, asked);
        if (!checked) return checked.error();
        return Error{Refusal::chain_asked,
                     {{"confirm_chain",
                       "Other meetings were booked with this one. Look at what the move does to "
                       "them, then say true to move this one alone"}}};
    }
    return reschedule_meeting(work, tools, actor, asked);
}

Result<Done> cancel_one_of_chain(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const Cancellation& asked,
                                 const std::optional<std::vector<CancelledWith>>& others)
{
    if (others) return cancel_chain(work, tools, actor, asked, *others);
    const bool is_open = is_followed(work, tools, actor, asked.meeting);
    const auto cancelled = cancel_meeting(work, tools, actor, asked);
    if (!cancelled) return cancelled.error();
    if (is_open)
        return Error{Refusal::chain_asked,
                     {{"also",
                       "Other meetings were booked with this one. Name those that are called off "
                       "with it, or none to leave them as they are"}}};
    return Done{};
}

}  // namespace quorate::core
