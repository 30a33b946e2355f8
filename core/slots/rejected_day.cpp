#include "core/slots/rejected_day.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace quorate::core {
namespace {

// The starts of one day alone.
using DayStarts = std::span<const std::uint64_t>;

bool is_empty(DayStarts starts)
{
    return std::ranges::all_of(starts, [](std::uint64_t word) { return word == 0; });
}

bool have_one_in_common(DayStarts some, DayStarts others)
{
    for (std::size_t word = 0; word < some.size(); ++word)
        if ((some[word] & others[word]) != 0) return true;
    return false;
}

// Somebody whose calendar may be at fault.
struct Suspect {
    std::string_view name;
    DayStarts starts;
};

// Of `before`, what all have; but for one of them, by its place.
bool leaves_nothing(DayStarts before,
                    const std::vector<Suspect>& suspects,
                    std::size_t without = std::numeric_limits<std::size_t>::max())
{
    for (std::size_t word = 0; word < before.size(); ++word) {
        std::uint64_t left = before[word];
        for (std::size_t i = 0; i < suspects.size() && left != 0; ++i)
            if (i != without) left &= suspects[i].starts[word];
        if (left != 0) return false;
    }
    return true;
}

// Each who alone leaves nothing of `before`; if there is none, so few that they do it together.
void accuse(DayStarts before, std::vector<Suspect> suspects, RejectedDay& day)
{
    for (const Suspect& each : suspects)
        if (!have_one_in_common(before, each.starts)) day.culprits.emplace_back(each.name);
    if (!day.culprits.empty() || !leaves_nothing(before, suspects)) return;

    for (std::size_t i = 0; i < suspects.size();)
        if (leaves_nothing(before, suspects, i))
            suspects.erase(suspects.begin() + static_cast<std::ptrdiff_t>(i));
        else
            ++i;
    for (const Suspect& each : suspects)
        day.culprits.emplace_back(each.name);
    day.together = suspects.size() > 1;
}

// Looks for who is at fault for one day.
struct Inquiry {
    const SlotRequest& request;
    const SlotBoard& board;
    std::size_t day;

    DayStarts of(const FreeTime& starts) const { return starts.day(request.grid, day); }

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
            if (have_one_in_common(left_by(SlotRule::chair), of(board.people.by_diary[i])))
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

    void find_missed(std::size_t bit, std::vector<const AgencyStarts*>& missed) const;
    std::vector<std::string> absent_agencies() const;
    void ask_travellers(RejectedDay& rejected) const;
};

// Those whose absence at a start costs the quorum.
void Inquiry::find_missed(std::size_t bit, std::vector<const AgencyStarts*>& missed) const
{
    const QuorumRule& rule = request.quorum;
    const auto& agencies = board.people.agencies;
    const auto is_there = [&](const AgencyStarts& agency) {
        return agency.starts.possible.test(bit);
    };
    const auto others = std::ranges::count_if(agencies, [&](const AgencyStarts& agency) {
        return agency.kind != AgencyKind::children_social_care && is_there(agency);
    });
    missed.clear();
    for (const AgencyStarts& agency : agencies) {
        const bool is_social_care = agency.kind == AgencyKind::children_social_care;
        const bool has_its_kind = std::ranges::any_of(agencies, [&](const AgencyStarts& other) {
            return other.kind == agency.kind && is_there(other);
        });
        const bool kind_is_asked = std::ranges::find(rule.kinds, agency.kind) != rule.kinds.end() ||
                                   (is_social_care && rule.social_care);
        const bool is_missed =
            (kind_is_asked && !has_its_kind) || (!is_social_care && others < rule.other_agencies);
        if (is_missed && !is_there(agency)) missed.push_back(&agency);
    }
}

// The agencies that are missed at the time of the day at which the fewest are.
std::vector<std::string> Inquiry::absent_agencies() const
{
    std::optional<std::vector<const AgencyStarts*>> fewest;
    std::vector<const AgencyStarts*> missed;
    board.left_by(SlotRule::minute_taker).for_each_of_day(request.grid, day, [&](std::size_t unit) {
        find_missed(request.grid.first_bit(day) + unit, missed);
        if (!fewest || missed.size() < fewest->size()) fewest = missed;
    });
    std::vector<std::string> labels;
    if (fewest)
        for (const AgencyStarts* agency : *fewest)
            labels.push_back(agency->label);
    return labels;
}

// At the first venue that had a room. Whoever only counts to quorum is asked last.
void Inquiry::ask_travellers(RejectedDay& rejected) const
{
    for (const VenueStarts& venue : board.venues) {
        FreeTime with_room = board.left_by(SlotRule::room);
        if (!venue.rooms.empty()) {
            FreeTime any = FreeTime::none(request.grid);
            for (const std::size_t each : venue.rooms)
                any |= board.rooms[each];
            with_room &= any;
        }
        const DayStarts room = of(with_room);
        if (is_empty(room)) continue;

        const PeopleStarts& people = board.people_at(venue);
        std::vector<Suspect> suspects = seats(people, SlotRule::travel);
        if (request.chairs.size() == 1)
            suspects.insert(
                suspects.begin(),
                Suspect{request.chairs.front().name.reveal(), of(people.chairs.front())});
        accuse(room, std::move(suspects), rejected);
        if (!rejected.culprits.empty()) return;
        for (std::size_t i = 0; i < people.agencies.size(); ++i) {
            const AgencyStarts& agency = people.agencies[i];
            if (!have_one_in_common(room, of(agency.starts.possible)) &&
                have_one_in_common(room, of(board.people.agencies[i].starts.possible)))
                rejected.culprits.push_back(board.people.agencies[i].label);
        }
        return;
    }
}

RejectedDay inquire(const SlotRequest& request, const SlotBoard& board, std::size_t day)
{
    const Inquiry inquiry{request, board, day};
    std::size_t rule = 0;
    while (!is_empty(inquiry.of(board.left[rule])))
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
            accuse(inquiry.of(board.left[rule - 1]),
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
        if (is_empty(board.possible().day(request.grid, day)))
            rejected.push_back(inquire(request, board, day));
    return rejected;
}

}  // namespace quorate::core
