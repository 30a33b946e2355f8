#include "core/polls/known_poll.hpp"

#include <algorithm>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/holds/hold_store.hpp"
#include "core/polls/poll_meeting.hpp"
#include "core/polls/poll_store.hpp"

namespace quorate::core {
namespace {

bool may_book_for(UnitOfWork& work, const Actor& actor, const CaseId& id, Instant now)
{
    const auto facts = work.cases.facts(actor, id, now);
    return facts && permit_on_case(actor, Action::meeting_create, *facts, now);
}

}  // namespace

Result<Poll> known_poll(UnitOfWork& work, const Actor& actor, const PollId& id, Instant now)
{
    if (auto allowed = permit_role(actor, Action::meeting_create); !allowed) return allowed.error();
    auto poll = work.polls.find(actor.authority, id);
    // That people are asked about a case is no more to be known than the case.
    if (!poll || !may_book_for(work, actor, poll->case_id, now)) return Refusal::not_found;
    return *std::move(poll);
}

Result<PollView> view_poll(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const PollId& id)
{
    const Instant now = tools.clock.now();
    auto poll = known_poll(work, actor, id, now);
    if (!poll) return poll.error();
    auto choices = meeting_choices(work, tools, actor, poll->case_id, poll->type);
    if (!choices) return choices.error();
    PollView view{.poll = *std::move(poll), .choices = *std::move(choices)};
    view.ranked = rank_choices(work, view.poll, view.choices, now);
    for (const PollChoice& choice : view.poll.choices)
        view.is_held.push_back(work.holds.find(actor.authority, choice.hold, now).has_value());
    view.notes = work.polls.notes_of(actor.authority, id);
    view.is_called_off = is_called_off(work, view.poll);
    view.booked_otherwise = booked_otherwise(work, view.poll, now);
    audit(work,
          actor,
          now,
          {.action = Action::meeting_create,
           .object = id.text(),
           .case_id = view.poll.case_id,
           .detail = "poll=seen"});
    return view;
}

Result<std::vector<PollEntry>> my_polls(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    std::vector<PollEntry> entries;
    for (Poll& poll : work.polls.made_by(actor.authority, actor.user, most_polls_listed)) {
        const auto family = work.cases.find(actor.authority, poll.case_id);
        if (!family || !may_book_for(work, actor, poll.case_id, clock.now())) continue;
        const auto notes = work.polls.notes_of(actor.authority, poll.id);
        const auto left =
            std::ranges::count_if(notes, [](const PollNote& each) { return !each.dealt_with_at; });
        const bool is_off = is_called_off(work, poll);
        entries.push_back({.poll = std::move(poll),
                           .reference = family->reference,
                           .family_name = family->family_name,
                           .notes = static_cast<int>(left),
                           .is_called_off = is_off});
        audit(work,
              actor,
              clock.now(),
              {.action = Action::meeting_create,
               .object = entries.back().poll.id.text(),
               .case_id = family->id,
               .detail = "poll=listed"});
    }
    return entries;
}

int polls_waiting_for(UnitOfWork& work, const Actor& actor)
{
    return work.polls.count_waiting(actor.authority, actor.user);
}

}  // namespace quorate::core
