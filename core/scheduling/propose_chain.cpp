#include "core/scheduling/meeting_chain.hpp"

#include <algorithm>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/scheduling/chain_needs.hpp"
#include "core/scheduling/days_of_notice.hpp"
#include "core/scheduling/short_notice.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

// Enough to find a time again that somebody chose earlier.
constexpr std::size_t times_to_look_through = 50;

// The room may be another one by now.
std::optional<std::size_t> place_in(const std::vector<Slot>& slots, const ChosenSlot& wanted)
{
    const auto found = std::ranges::find_if(slots, [&](const Slot& slot) {
        return slot.starts_at == wanted.starts_at && slot.chair == wanted.chair;
    });
    if (found == slots.end()) return std::nullopt;
    return static_cast<std::size_t>(found - slots.begin());
}

class Proposing {
public:
    Proposing(UnitOfWork& work,
              const MeetingTools& tools,
              const Actor& actor,
              const ChainAsk& ask,
              const ChainNeeds& needs)
        : work_{work},
          tools_{tools},
          actor_{actor},
          ask_{ask},
          needs_{needs},
          dates_{chain_dates(work, tools, needs.family())}
    {
        proposal_.children = needs.children();
    }

    ChainProposal take()
    {
        for (const ChainLink link : all_chain_links)
            proposal_.offers.push_back(offer(link));
        return std::move(proposal_);
    }

private:
    ChainOffer offer(ChainLink link)
    {
        ChainOffer made{.link = link, .type = type_of(link, ask_.type)};
        SlotSearchOptions options{.want = chain_times, .children = needs_.children()};
        if (link == ChainLink::conference) {
            options.exclude_hold = ask_.hold;
            options.from = ask_.from;
            made.booked = needs_.booked(tools_.clock.now());
        } else {
            const Slot* conference = proposal_.offers.front().slot();
            if (conference == nullptr) {
                if (const auto& booked = proposal_.offers.front().booked)
                    made.due = limit_after_conference(
                        dates_, link, london_date(booked->starts_at), needs_.children());
                made.refused = invalid("", "Find a time for the conference first");
                return made;
            }
            const Date day = floor<days>(conference->starts_at);
            made.due = limit_after_conference(dates_, link, day, needs_.children());
            options.due = made.due;
            options.not_before = day_after(link, day);
            if (!needs_.is_said(link)) options.needs = needs_.like_conference(link);
            if (link == ChainLink::review) options.usual_chair = conference->chair;
        }
        look(made, options);
        if (link == ChainLink::conference && !made.due)
            made.due = made.booked ? limit_of(work_, *made.booked) : needs_.limit();
        return made;
    }

    // The core group has until its last day, whichever of its times is chosen.
    Date day_after(ChainLink link, Date conference) const
    {
        Date last = conference;
        if (link == ChainLink::review)
            for (const ChainOffer& each : proposal_.offers)
                if (each.due) last = std::max(last, each.due->schedule_by);
        return last + days{1};
    }

    // The first day that leaves days_of_notice, where the limit leaves another one after it; a
    // chain that is late has none.
    std::optional<Date> first_day_with_notice() const
    {
        std::optional<Date> last;
        if (const auto limit = needs_.limit(); limit && ask_.from != SearchFrom::after_last_day)
            last = limit->schedule_by;
        const Notice notice =
            notice_for(dates_.calendars.local, london_date(tools_.clock.now()), last, std::nullopt);
        return notice.is_kept ? std::optional{notice.from} : std::nullopt;
    }

    void look(ChainOffer& made, SlotSearchOptions options)
    {
        const auto& wanted = ask_.chosen[static_cast<std::size_t>(made.link)];
        auto search = search_slots(work_, tools_, actor_, ask_.case_id, made.type, options);
        if (!search) {
            made.refused = search.error();
            return;
        }
        made.search = *std::move(search);
        if (const auto first = first_day_with_notice(); first && made.link == ChainLink::conference)
            put_short_notice_last(work_, tools_, actor_, options, *first, *made.search);
        std::vector<Slot>& slots = made.search->found.slots;
        if (!made.due) made.due = made.search->due;
        if (slots.empty()) return;
        made.chosen = 0;
        if (!wanted) return;
        if (const auto place = place_in(slots, *wanted)) {
            keep(made, *place, *wanted);
            return;
        }
        options.want = times_to_look_through;
        const auto all = search_slots(work_, tools_, actor_, ask_.case_id, made.type, options);
        const auto place = all ? place_in(all->found.slots, *wanted) : std::nullopt;
        if (!place) return;
        if (slots.size() == chain_times) slots.pop_back();
        slots.push_back(all->found.slots[*place]);
        keep(made, slots.size() - 1, *wanted);
    }

    // One room is offered at each time, the one that fits best as things are now.
    static void keep(ChainOffer& made, std::size_t place, const ChosenSlot& wanted)
    {
        made.chosen = place;
        made.moved_room = wanted.room && made.search->found.slots[place].room != wanted.room;
    }

    UnitOfWork& work_;
    const MeetingTools& tools_;
    const Actor& actor_;
    const ChainAsk& ask_;
    const ChainNeeds& needs_;
    const ChainDates dates_;
    ChainProposal proposal_;
};

}  // namespace

const Slot* ChainOffer::slot() const
{
    return search && chosen ? &search->found.slots[*chosen] : nullptr;
}

bool ChainProposal::is_complete() const
{
    return std::ranges::all_of(offers,
                               [](const ChainOffer& each) { return each.slot() != nullptr; });
}

Result<ChainProposal> propose_chain(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const ChainAsk& ask)
{
    const auto needs = ChainNeeds::read(work, tools, actor, ask.case_id, ask.type, ask.children);
    if (!needs) return needs.error();
    return Proposing{work, tools, actor, ask, *needs}.take();
}

}  // namespace quorate::core
