#include "core/slots/slot_request.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/slots/slot_words.hpp"
#include "core/support/form_check.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

void check_times(const SlotRequest& request, FormCheck& check)
{
    const SlotGrid& grid = request.grid;
    if (grid.days().empty()) check.fault("last_day", "No working day is left before the last day");
    if (!request.days_to_spare.empty() && request.days_to_spare.size() != grid.days().size())
        throw std::logic_error{"days_to_spare does not belong to the days of the grid"};

    const auto is_whole = [&](minutes length) { return length % grid.unit() == 0min; };
    if (request.length <= 0min || request.family_before < 0min || request.debrief_after < 0min)
        check.fault("duration_minutes", "Enter how long the meeting is");
    else if (!is_whole(request.length) || !is_whole(request.family_before) ||
             !is_whole(request.debrief_after))
        check.fault("duration_minutes",
                    "The length must be a multiple of " + length_in_words(grid.unit()));
    else if (whole_length(request) > grid.closes() - grid.opens())
        check.fault("duration_minutes",
                    "Service hours of " + length_in_words(grid.closes() - grid.opens()) +
                        " are too short for " + length_in_words(whole_length(request)));
}

void check_chairs(const SlotRequest& request, FormCheck& check)
{
    if (request.chairs.empty()) check.fault("chair", "Choose who chairs the meeting");
    for (const ChairCandidate& chair : request.chairs) {
        if (!chair.booked.empty() && chair.booked.size() != request.grid.days().size())
            throw std::logic_error{"a chair's bookings do not belong to the days of the grid"};
        if (std::ranges::any_of(request.seats, [&](const SlotSeat& seat) {
                return seat.holder.user && *seat.holder.user == chair.id;
            }))
            check.fault("chair", chair.name.reveal() + " cannot both chair and have another seat");
    }
}

void check_seats(const SlotRequest& request, FormCheck& check)
{
    int minute_takers = 0;
    for (auto place = request.seats.begin(); place != request.seats.end(); ++place) {
        const SlotSeat& seat = *place;
        const std::string& name = seat.name.reveal();
        if (std::ranges::find(request.seats.begin(), place, seat.holder, &SlotSeat::holder) !=
            place)
            check.fault("invitees", name + " is asked twice");
        if (seat.part == SeatPart::minute_taker && ++minute_takers == 2)
            check.fault("invitees", "Choose one minute taker");
        if (!seat.window) continue;
        const auto [from, until] = *seat.window;
        const minutes unit = request.grid.unit();
        if (from < 0min || until <= from || until > request.length)
            check.fault("invitees",
                        "The part that " + name + " comes for must lie within the meeting");
        else if (from % unit != 0min || until % unit != 0min)
            check.fault("invitees",
                        "The part that " + name +
                            " comes for must begin and end on a multiple of " +
                            length_in_words(unit));
    }
}

void check_place(const SlotPlace& place, FormCheck& check)
{
    if (place.mode == MeetingMode::video && !(place.features.empty() && place.venue.empty()))
        check.fault("mode",
                    "A meeting by video has no place, so nothing can be asked of it. Choose how "
                    "people meet");
}

void check_wishes(const FamilyWishes& wishes, FormCheck& check)
{
    for (const UnwantedTime& time : wishes.unwanted)
        if (!time.day.ok() || time.from < 0min || time.until > 24h || time.until <= time.from)
            check.fault("wishes", "A time that does not suit the family must end after it begins");
}

// Whether everybody's coming would do.
void check_quorum(const SlotRequest& request, FormCheck& check)
{
    const QuorumRule& rule = request.quorum;
    if (!rule.is_needed) return;
    if (!rule.social_care && rule.other_agencies <= 0 && rule.kinds.empty()) {
        check.fault("quorum", "Quorum asks for nobody. Say which agencies have to be there");
        return;
    }
    std::vector<QuorumSeat> seats;
    seats.reserve(request.seats.size());
    for (const SlotSeat& seat : request.seats) {
        if (!counts_to_quorum(seat)) continue;
        seats.push_back(*seat.counts);
        seats.back().presence = Presence::coming;
    }
    const Quorum quorum = evaluate_quorum(rule, seats);
    if (quorum.state == QuorumState::met) return;
    std::string missing;
    for (const std::string& each : quorum.missing)
        missing += (missing.empty() ? "" : "; ") + each;
    check.fault("invitees", "It cannot be quorate even if everybody comes. " + missing);
}

}  // namespace

bool needs_room(const SlotPlace& place)
{
    return place.mode != MeetingMode::video && place.venue.empty();
}

minutes whole_length(const SlotRequest& request)
{
    return request.family_before + request.length + request.debrief_after;
}

bool must_be_free(const SlotSeat& seat)
{
    return seat.requirement == Requirement::required || seat.part == SeatPart::minute_taker;
}

bool comes_for_family(const SlotSeat& seat)
{
    return seat.part == SeatPart::family || seat.part == SeatPart::interpreter ||
           seat.part == SeatPart::advocate;
}

bool counts_to_quorum(const SlotSeat& seat)
{
    return seat.counts && seat.requirement != Requirement::optional;
}

Result<Done> check_request(const SlotRequest& request)
{
    FormCheck check;
    check_times(request, check);
    check_chairs(request, check);
    check_seats(request, check);
    check_place(request.place, check);
    check_wishes(request.wishes, check);
    check_quorum(request, check);
    if (!check.passed()) return check.error();
    return Done{};
}

}  // namespace quorate::core
