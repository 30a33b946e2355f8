#include "core/polls/rank_choices.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/availability/free_busy.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

// What is known of those who were not asked. What the poll itself booked is in nobody's way.
std::map<CalendarOwner, OwnersTime> calendars_of_others(UnitOfWork& work, const Poll& poll)
{
    std::vector<CalendarOwner> owners;
    for (const PollSeat& seat : poll.seats)
        if (const auto owner = calendar_owner_of(seat.holder); owner && !seat.is_asked)
            owners.push_back(*owner);
    std::map<CalendarOwner, OwnersTime> known;
    if (owners.empty() || poll.choices.empty()) return known;
    const Date first = london_date(poll.choices.front().starts_at);
    const Date last = london_date(poll.choices.back().ends_at);
    const MeetingId booked = poll.meeting.value_or(MeetingId{});
    for (OwnersTime& each : free_busy(work, poll.authority, owners, first, last, booked).owners) {
        const CalendarOwner owner = each.owner;
        known.emplace(owner, std::move(each));
    }
    return known;
}

PollPresence said(PollAnswer answer)
{
    switch (answer) {
        case PollAnswer::best:
        case PollAnswer::possible:
            return PollPresence::can;
        case PollAnswer::cannot:
            return PollPresence::cannot;
        case PollAnswer::none:
            break;
    }
    return PollPresence::unknown;
}

PollPresence presence_of(const PollSeat& seat,
                         const PollChoice& at,
                         std::size_t choice,
                         const std::map<CalendarOwner, OwnersTime>& calendars)
{
    if (seat.is_asked) return said(answer_to(seat, choice));
    const auto owner = calendar_owner_of(seat.holder);
    const auto known = owner ? calendars.find(*owner) : calendars.end();
    if (known == calendars.end() || !known->second.is_known) return PollPresence::unknown;
    const CivilStretch when = civil_stretch(at.starts_at, at.ends_at);
    const bool is_busy = std::ranges::any_of(known->second.busy, [&](const CivilStretch& busy) {
        return busy.from < when.until && when.from < busy.until;
    });
    return is_busy ? PollPresence::cannot : PollPresence::can;
}

Reply reply_for(PollPresence presence)
{
    switch (presence) {
        case PollPresence::can:
            return Reply::attend;
        case PollPresence::cannot:
            return Reply::cannot_come;
        case PollPresence::unknown:
            break;
    }
    return Reply::none;
}

void count(const PollSeat& seat, std::size_t choice, ChoiceStanding& standing)
{
    if (!seat.is_asked) return;
    switch (answer_to(seat, choice)) {
        case PollAnswer::best:
            ++standing.best;
            break;
        case PollAnswer::possible:
            ++standing.possible;
            break;
        case PollAnswer::cannot:
            ++standing.cannot;
            break;
        case PollAnswer::none:
            ++standing.unanswered;
            break;
    }
}

int rank_of(QuorumState state)
{
    switch (state) {
        case QuorumState::not_needed:
        case QuorumState::met:
            return 0;
        case QuorumState::at_risk:
            return 1;
        case QuorumState::not_met:
            break;
    }
    return 2;
}

auto rank_of(const ChoiceStanding& standing)
{
    return std::tuple{standing.is_past,
                      rank_of(standing.quorum.state),
                      standing.required_not.size(),
                      standing.required_unknown.size(),
                      -standing.best,
                      -standing.possible,
                      standing.choice};
}

}  // namespace

std::vector<ChoiceStanding> rank_choices(UnitOfWork& work,
                                         const Poll& poll,
                                         const MeetingChoices& choices,
                                         Instant now)
{
    const auto calendars = calendars_of_others(work, poll);
    const QuorumRule rule = quorum_rule(poll.type, choices.policy, choices.family.jurisdiction);
    std::vector<ChoiceStanding> ranked;
    for (std::size_t number = 0; number < poll.choices.size(); ++number) {
        const PollChoice& at = poll.choices[number];
        ChoiceStanding standing{.choice = number, .is_past = at.starts_at <= now};
        std::vector<InviteeEntry> seats;
        for (const PollSeat& seat : poll.seats) {
            const PollPresence presence = presence_of(seat, at, number, calendars);
            count(seat, number, standing);
            if (seat.requirement == Requirement::required) {
                if (presence == PollPresence::cannot) standing.required_not.push_back(seat.holder);
                if (presence == PollPresence::unknown && seat.is_asked)
                    standing.required_unknown.push_back(seat.holder);
            }
            const auto who = std::ranges::find(choices.candidates, seat.holder, &Candidate::holder);
            if (who == choices.candidates.end()) continue;
            InviteeEntry entry{.name = who->name,
                               .job = who->job,
                               .agency_name = who->agency_name,
                               .agency_kind = who->agency_kind,
                               .agency = who->agency,
                               .discipline = who->discipline,
                               .staff_role = who->staff_role};
            entry.invitee.holder = seat.holder;
            entry.invitee.requirement = seat.requirement;
            entry.invitee.reply = reply_for(presence);
            seats.push_back(std::move(entry));
        }
        standing.quorum =
            evaluate_quorum(rule, quorum_seats(seats, at.chair, QuorumBasis::replies));
        ranked.push_back(std::move(standing));
    }
    std::ranges::sort(ranked, {}, [&](const ChoiceStanding& each) {
        const bool is_chosen = static_cast<int>(each.choice) == poll.chosen;
        return std::tuple_cat(std::tuple{!is_chosen}, rank_of(each));
    });
    return ranked;
}

PollDoubt doubt_of(const std::vector<ChoiceStanding>& ranked)
{
    if (ranked.empty() || ranked.front().is_past) return PollDoubt::refused;
    const ChoiceStanding& best = ranked.front();
    if (rank_of(best.quorum.state) != 0) return PollDoubt::quorum;
    const bool nobody_said_so = best.best + best.possible == 0;
    if (nobody_said_so || !best.required_not.empty() || !best.required_unknown.empty())
        return PollDoubt::required;
    return PollDoubt::none;
}

}  // namespace quorate::core
