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

// What is asked about the chain before the meeting is moved; empty where nothing is.
std::string question(UnitOfWork& work,
                     const MeetingTools& tools,
                     const Actor& actor,
                     const Reschedule& asked)
{
    if (!asked.when_and_where.date) return {};
    const Date to = *asked.when_and_where.date;
    const auto view = chain_with(work, tools, actor.authority, asked.meeting);
    if (!view || !asks_about_chain(*view, asked.meeting, to)) return {};
    const std::string order = wrong_order(*view, asked.meeting, to);
    return (order.empty() ? "" : order + ". ") +
           "Other meetings were booked with this one. Look at what the move does to them, then say "
           "true to move this one alone";
}

}  // namespace

bool asks_about_chain(const ChainView& view, const MeetingId& meeting, Date to)
{
    const ChainEntry* own = view.of(meeting);
    if (own == nullptr) return false;
    const bool is_other_day = to != london_date(own->meeting.starts_at);
    if (own->link == ChainLink::conference)
        return is_other_day && !view.to_come_besides(meeting).empty();
    if (is_other_day && !wrong_order(view, meeting, to).empty()) return true;
    return own->is_expected && own->due && to > own->due->limit_date;
}

Result<int> move_one_of_chain(UnitOfWork& work,
                              const MeetingTools& tools,
                              const Actor& actor,
                              const Reschedule& asked,
                              bool is_confirmed)
{
    const std::string words = is_confirmed ? std::string{} : question(work, tools, actor, asked);
    if (!words.empty()) {
        const auto checked = check_reschedule(work, tools, actor, asked);
        if (!checked) return checked.error();
        return Error{Refusal::chain_asked, {{"confirm_chain", words}}};
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
