#include "core/slots/rejected_day.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace quorate::core {
namespace {

// The starts of one day alone.
using DayStarts = std::vector<std::uint64_t>;

DayStarts of_day(const SlotGrid& grid, const FreeTime& starts, std::size_t day)
{
    const auto words = starts.day(grid, day);
    return {words.begin(), words.end()};
}

bool is_empty(const DayStarts& starts)
{
    return std::ranges::all_of(starts, [](std::uint64_t word) { return word == 0; });
}

DayStarts both(DayStarts starts, const DayStarts& others)
{
    for (std::size_t word = 0; word < starts.size(); ++word)
        starts[word] &= others[word];
    return starts;
}

// Somebody whose calendar may be at fault.
struct Suspect {
    std::string name;
    DayStarts starts;
};

bool leaves_nothing(const DayStarts& before, const std::vector<Suspect>& suspects)
{
    DayStarts left = before;
    for (const Suspect& each : suspects)
        left = both(std::move(left), each.starts);
    return is_empty(left);
}

// Each who alone leaves nothing of `before`; if there is none, so few that they do it together.
void accuse(const DayStarts& before, std::vector<Suspect> suspects, RejectedDay& day)
{
    for (const Suspect& each : suspects)
        if (is_empty(both(before, each.starts))) day.culprits.push_back(each.name);
    if (!day.culprits.empty() || !leaves_nothing(before, suspects)) return;

    for (std::size_t i = 0; i < suspects.size();) {
        auto without = suspects;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        if (leaves_nothing(before, without))
            suspects = std::move(without);
        else
            ++i;
    }
    for (const Suspect& each : suspects)
        day.culprits.push_back(each.name);
    day.together = suspects.size() > 1;
}

// Looks for who is at fault for one day.
struct Inquiry {
    const SlotRequest& request;
    const SlotBoard& board;
    std::size_t day;

    DayStarts of(const FreeTime& starts) const { return of_day(request.grid, starts, day); }

    DayStarts left_by(SlotRule rule) const { return of(board.left_by(rule)); }

    // A minute taker is asked for by a rule of its own.
    std::vector<Suspect> seats(const PeopleStarts& people, SlotRule rule) const
    {
        std::vector<Suspect> found;
        for (std::size_t i = 0; i < request.seats.size(); ++i) {
            const SlotSeat& seat = request.seats[i];
            const bool takes_minutes = seat.part == SeatPart::minute_taker;
            const bool is_asked =
                rule == SlotRule::travel || takes_minutes == (rule == SlotRule::minute_taker);
            if (must_be_free(seat) && is_asked)
                found.push_back({seat.name.reveal(), of(people.seats[i].possible)});
        }
        return found;
    }

    std::vector<std::string> chairs() const
    {
        std::vector<std::string> names;
        for (const ChairCandidate& chair : request.chairs)
            names.push_back(chair.name.reveal());
        return names;
    }

    // Those who have time that day, but chair enough already.
    std::vector<std::string> loaded_chairs() const
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < request.chairs.size(); ++i)
            if (!is_empty(both(left_by(SlotRule::chair), of(board.people.by_diary[i]))))
                names.push_back(request.chairs[i].name.reveal());
        return names;
    }

    std::vector<std::string> fitting_rooms() const
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < request.rooms.size(); ++i)
            if (board.room_fits[i]) names.push_back(request.rooms[i].name);
        return names;
    }

    std::vector<std::string> missed_agencies(std::size_t bit) const;
    std::vector<std::string> absent_agencies() const;
    void ask_travellers(RejectedDay& rejected) const;
};

// Those whose absence at a start costs the quorum.
std::vector<std::string> Inquiry::missed_agencies(std::size_t bit) const
{
    const QuorumRule& rule = request.quorum;
    const auto& agencies = board.people.agencies;
    const auto is_there = [&](const AgencyStarts& agency) {
        return agency.starts.possible.test(bit);
    };
    const auto others = std::ranges::count_if(agencies, [&](const AgencyStarts& agency) {
        return agency.kind != AgencyKind::children_social_care && is_there(agency);
    });
    std::vector<std::string> missed;
    for (const AgencyStarts& agency : agencies) {
        const bool is_social_care = agency.kind == AgencyKind::children_social_care;
        const bool has_its_kind = std::ranges::any_of(agencies, [&](const AgencyStarts& other) {
            return other.kind == agency.kind && is_there(other);
        });
        const bool kind_is_asked = std::ranges::find(rule.kinds, agency.kind) != rule.kinds.end() ||
                                   (is_social_care && rule.social_care);
        const bool is_missed =
            (kind_is_asked && !has_its_kind) || (!is_social_care && others < rule.other_agencies);
        if (is_missed && !is_there(agency)) missed.push_back(agency.label);
    }
    return missed;
}

// The agencies that are missed at the time of the day at which the fewest are.
std::vector<std::string> Inquiry::absent_agencies() const
{
    std::optional<std::vector<std::string>> fewest;
    board.left_by(SlotRule::minute_taker).for_each([&](std::size_t bit) {
        if (request.grid.day_of(bit) != day) return;
        auto missed = missed_agencies(bit);
        if (!fewest || missed.size() < fewest->size()) fewest = std::move(missed);
    });
    return fewest.value_or(std::vector<std::string>{});
}

// At the first venue that had a room. Whoever only counts to quorum is asked last.
void Inquiry::ask_travellers(RejectedDay& rejected) const
{
    for (const VenueStarts& venue : board.venues) {
        DayStarts room = left_by(SlotRule::room);
        if (!venue.rooms.empty()) {
            FreeTime any = FreeTime::none(request.grid);
            for (const std::size_t each : venue.rooms)
                any |= board.rooms[each];
            room = both(std::move(room), of(any));
        }
        if (is_empty(room)) continue;

        std::vector<Suspect> suspects = seats(venue.people, SlotRule::travel);
        if (request.chairs.size() == 1)
            suspects.insert(
                suspects.begin(),
                Suspect{request.chairs.front().name.reveal(), of(venue.people.chairs.front())});
        accuse(room, std::move(suspects), rejected);
        if (!rejected.culprits.empty()) return;
        for (std::size_t i = 0; i < venue.people.agencies.size(); ++i) {
            const AgencyStarts& agency = venue.people.agencies[i];
            if (is_empty(both(room, of(agency.starts.possible))) &&
                !is_empty(both(room, of(board.people.agencies[i].starts.possible))))
                rejected.culprits.push_back(agency.label);
        }
        return;
    }
}

RejectedDay inquire(const SlotRequest& request, const SlotBoard& board, std::size_t day)
{
    const Inquiry inquiry{request, board, day};
    std::size_t rule = 0;
    while (!is_empty(of_day(request.grid, board.left[rule], day)))
        ++rule;
    RejectedDay rejected{.date = request.grid.days()[day], .rule = static_cast<SlotRule>(rule)};
    switch (rejected.rule) {
        case SlotRule::service_hours:
            break;
        case SlotRule::chair:
            rejected.culprits = inquiry.chairs();
            break;
        case SlotRule::chair_load:
            rejected.culprits = inquiry.loaded_chairs();
            break;
        case SlotRule::required:
        case SlotRule::minute_taker:
            accuse(of_day(request.grid, board.left[rule - 1], day),
                   inquiry.seats(board.people, rejected.rule),
                   rejected);
            break;
        case SlotRule::quorum:
            rejected.culprits = inquiry.absent_agencies();
            break;
        case SlotRule::room:
            rejected.culprits = inquiry.fitting_rooms();
            break;
        case SlotRule::travel:
            inquiry.ask_travellers(rejected);
            break;
    }
    return rejected;
}

}  // namespace

std::vector<RejectedDay> rejected_days(const SlotRequest& request, const SlotBoard& board)
{
    std::vector<RejectedDay> rejected;
    for (std::size_t day = 0; day < request.grid.days().size(); ++day)
        if (is_empty(of_day(request.grid, board.possible(), day)))
            rejected.push_back(inquire(request, board, day));
    return rejected;
}

}  // namespace quorate::core
