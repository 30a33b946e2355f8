#include "core/slots/nearest_slots.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace quorate::core {
namespace {

using namespace std::chrono;

// Tries changes one by one and keeps those that do.
class Trial {
public:
    explicit Trial(const SlotRequest& request) : request_{request} {}

    // Adds `change` when a time fits with what `apply` makes of the request. Whether it did.
    template <typename Apply>
    bool fits(NearestChange change, Apply&& apply)
    {
        SlotRequest changed = request_;
        changed.want = 1;
        apply(changed);
        const auto found = find_slots(changed);
        if (!found || found->slots.empty()) return false;
        change.times = found->times;
        change.best = found->slots.front();
        found_.push_back(std::move(change));
        return true;
    }

    std::vector<NearestChange> found()
    {
        std::ranges::sort(found_, [](const NearestChange& a, const NearestChange& b) {
            return std::tie(a.change, b.times, a.seat, a.feature) <
                   std::tie(b.change, a.times, b.seat, b.feature);
        });
        return std::move(found_);
    }

private:
    const SlotRequest& request_;
    std::vector<NearestChange> found_;
};

bool is_replaceable(const SlotSeat& seat)
{
    return seat.part == SeatPart::minute_taker || seat.part == SeatPart::interpreter ||
           seat.part == SeatPart::advocate;
}

void try_seats(const SlotRequest& request, Trial& trial)
{
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        if (!seat.is_known) continue;
        const auto ask_anybody = [&](SlotRequest& changed) { changed.seats[i].is_known = false; };
        // What they do not come for, their agency is not there for.
        const auto do_without = [&](SlotRequest& changed) {
            changed.seats[i].requirement = Requirement::quorum;
        };
        if (counts_to_quorum(seat))
            trial.fits({.change = SlotChange::with_cover, .seat = i}, ask_anybody);
        if (!must_be_free(seat)) continue;
        if (is_replaceable(seat))
            trial.fits({.change = SlotChange::another_person, .seat = i}, ask_anybody);
        else if (seat.part != SeatPart::family)
            trial.fits({.change = SlotChange::without_person, .seat = i}, do_without);
    }
}

void try_chairs(const SlotRequest& request, Trial& trial)
{
    if (!request.other_chairs.empty())
        trial.fits({.change = SlotChange::another_chair},
                   [](SlotRequest& changed) { changed.chairs = std::move(changed.other_chairs); });
    if (std::ranges::any_of(request.chairs, [](const ChairCandidate& chair) {
            return chair.most_a_day.has_value();
        }))
        trial.fits({.change = SlotChange::one_more_for_chair}, [](SlotRequest& changed) {
            for (ChairCandidate& chair : changed.chairs)
                if (chair.most_a_day) ++*chair.most_a_day;
        });
}

void try_rooms(const SlotRequest& request, Trial& trial)
{
    if (!needs_room(request.place)) return;
    // The largest that is too small comes first: it is the smallest change.
    std::set<int, std::greater<>> smaller;
    for (const SlotRoom& room : request.rooms)
        if (room.capacity < request.place.capacity) smaller.insert(room.capacity);
    for (const int capacity : smaller)
        if (trial.fits({.change = SlotChange::smaller_room, .capacity = capacity},
                       [&](SlotRequest& changed) { changed.place.capacity = capacity; }))
            break;
    for (const AccessFeature feature : request.place.features)
        trial.fits({.change = SlotChange::without_feature, .feature = feature},
                   [&](SlotRequest& changed) {
                       changed.place.features.erase(feature);
                       changed.place.wished_features.insert(feature);
                   });
}

// Whoever comes for a part only comes for what is left of it.
void shorten(SlotRequest& request, minutes by)
{
    request.length -= by;
    for (SlotSeat& seat : request.seats)
        if (seat.window) seat.window->until = std::min(seat.window->until, request.length);
}

void try_lengths(const SlotRequest& request, Trial& trial)
{
    if (request.debrief_after > 0min)
        trial.fits({.change = SlotChange::without_debrief, .less = request.debrief_after},
                   [](SlotRequest& changed) { changed.debrief_after = 0min; });
    if (request.family_before > 0min)
        trial.fits({.change = SlotChange::without_family_time, .less = request.family_before},
                   [](SlotRequest& changed) { changed.family_before = 0min; });
    const minutes less = request.length > 60min ? 30min : 15min;
    if (request.length >= 2 * less)
        trial.fits({.change = SlotChange::shorter, .less = less},
                   [&](SlotRequest& changed) { shorten(changed, less); });
}

void try_video(const SlotRequest& request, Trial& trial)
{
    if (request.place.mode == MeetingMode::video) return;
    trial.fits({.change = SlotChange::by_video},
               [](SlotRequest& changed) { changed.place = {.mode = MeetingMode::video}; });
}

}  // namespace

std::string_view code(SlotChange change)
{
    switch (change) {
        case SlotChange::with_cover:
            return "with_cover";
        case SlotChange::another_person:
            return "another_person";
        case SlotChange::another_chair:
            return "another_chair";
        case SlotChange::one_more_for_chair:
            return "one_more_for_chair";
        case SlotChange::smaller_room:
            return "smaller_room";
        case SlotChange::without_feature:
            return "without_feature";
        case SlotChange::without_debrief:
            return "without_debrief";
        case SlotChange::shorter:
            return "shorter";
        case SlotChange::by_video:
            return "by_video";
        case SlotChange::without_family_time:
            return "without_family_time";
        case SlotChange::without_person:
            return "without_person";
    }
    return "";
}

std::vector<NearestChange> nearest_slots(const SlotRequest& request)
{
    Trial trial{request};
    try_seats(request, trial);
    try_chairs(request, trial);
    try_rooms(request, trial);
    try_lengths(request, trial);
    try_video(request, trial);
    return trial.found();
}

}  // namespace quorate::core
