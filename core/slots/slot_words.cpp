#include "core/slots/slot_words.hpp"

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

std::string counted(long long number, const std::string& one, const std::string& many)
{
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string clock(minutes of_day)
{
    const auto two_digits = [](long long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two_digits(of_day / 1h) + ":" + two_digits((of_day % 1h).count());
}

// The length that somebody lacks, as a noun.
std::string no_time_free(const SlotRequest& request)
{
    return "no " + length_in_words(whole_length(request)) + " free";
}

std::string chair_sentence(const SlotRequest& request, const RejectedDay& day)
{
    if (day.culprits.size() == 1)
        return "The chair, " + day.culprits.front() + ", has " + no_time_free(request);
    return "Nobody who could chair has " + length_in_words(whole_length(request)) +
           " free: " + names_in_words(day.culprits);
}

std::string load_sentence(const RejectedDay& day)
{
    if (day.culprits.size() == 1)
        return "The chair, " + day.culprits.front() + ", has enough meetings that day";
    return "Everybody who could chair and is free has enough meetings that day: " +
           names_in_words(day.culprits);
}

std::string people_sentence(const RejectedDay& day, const std::string& with_whom)
{
    const std::string verb = day.culprits.size() == 1 ? " is" : " are";
    if (day.together)
        return names_in_words(day.culprits) + " are not free at the same time as " + with_whom;
    return names_in_words(day.culprits) + verb + " not free when " + with_whom + " is";
}

std::string what_fits(const SlotPlace& place)
{
    std::vector<std::string> features;
    for (const AccessFeature feature : place.features)
        features.push_back(lower_case(label(feature)));
    std::string text = "No room fits " + counted(place.capacity, "person", "people");
    if (!features.empty()) text += " and has " + names_in_words(features);
    return text;
}

std::string room_sentence(const SlotRequest& request, const RejectedDay& day)
{
    if (day.culprits.empty()) return what_fits(request.place);
    if (day.culprits.size() == 1)
        return "The only room that fits, " + day.culprits.front() +
               ", is taken when people are free";
    return "Every room that fits is taken when people are free: " + names_in_words(day.culprits);
}

std::string hours_sentence(const SlotRequest& request, Date day)
{
    const auto limit = request.latest_start;
    if (limit && floor<days>(*limit) < day) return "The limit has passed by then";
    if (limit && floor<days>(*limit) == day)
        return "Too little of the day is left before the limit, at " +
               clock(floor<minutes>(*limit - day));
    return "Too little of the day is left for " + length_in_words(whole_length(request)) +
           " within service hours, " + clock(request.grid.opens()) + " to " +
           clock(request.grid.closes());
}

std::string name_of(const SlotRequest& request, const NearestChange& change)
{
    return request.seats[change.seat.value()].name.reveal();
}

std::string part_in_words(SeatPart part)
{
    switch (part) {
        case SeatPart::minute_taker:
            return "minute taker";
        case SeatPart::interpreter:
            return "interpreter";
        case SeatPart::advocate:
            return "advocate";
        case SeatPart::professional:
        case SeatPart::family:
            break;
    }
    return "person";
}

std::string what_changes(const SlotRequest& request, const NearestChange& change)
{
    switch (change.change) {
        case SlotChange::with_cover:
            return "If somebody covers for " + name_of(request, change);
        case SlotChange::another_person:
            return "With another " + part_in_words(request.seats[change.seat.value()].part) +
                   " than " + name_of(request, change);
        case SlotChange::another_chair:
            return "With another chair, " + change.best.chair_name.reveal();
        case SlotChange::one_more_for_chair:
            return "If " + change.best.chair_name.reveal() + " chairs one more meeting that day";
        case SlotChange::smaller_room:
            return "In a smaller room, for " + std::to_string(change.capacity);
        case SlotChange::without_feature:
            return "In a room without " + lower_case(label(change.feature.value()));
        case SlotChange::without_debrief:
            return "Without the " + length_in_words(change.less) + " after the meeting";
        case SlotChange::shorter:
            return length_in_words(change.less) + " shorter";
        case SlotChange::by_video:
            return "By video";
        case SlotChange::without_family_time:
            return "Without the " + length_in_words(change.less) + " with the family first";
        case SlotChange::without_person:
            return "Without " + name_of(request, change);
    }
    return "";
}

}  // namespace

std::string names_in_words(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string length_in_words(minutes length)
{
    const auto whole_hours = duration_cast<hours>(length);
    const minutes rest = length - whole_hours;
    std::string text;
    if (whole_hours > 0h) text = counted(whole_hours.count(), "hour", "hours");
    if (rest > 0min || text.empty())
        text += (text.empty() ? "" : " ") + counted(rest.count(), "minute", "minutes");
    return text;
}

std::string in_words(const KnownFree& people, const std::string& besides)
{
    const std::string known = std::to_string(people.known);
    const std::string free = std::to_string(people.free);
    const bool all = people.free == people.known;
    if (people.unknown.empty())
        return (all ? "All " + free + " people free" : free + " of " + known + " free") + besides;
    const std::string those = !all                ? free + " of " + known
                              : people.known == 2 ? "Both"
                                                  : "All " + known;
    const std::string words = people.known == 1 ? "The only one whose times we know is free"
                                                : those + " whose times we know are free";
    return words + besides + ". " + std::to_string(people.unknown.size()) +
           " not known: " + names_in_words(people.unknown);
}

std::string_view quorum_in_words(QuorumState state)
{
    switch (state) {
        case QuorumState::met:
            return "Quorum could be met by those who are free";
        case QuorumState::at_risk:
            return "Quorum could be met if those we ask come";
        case QuorumState::not_met:
            return "Quorum cannot be met";
        case QuorumState::not_needed:
            break;
    }
    return label(state);
}

std::string sentence(const SlotRequest& request, const RejectedDay& day)
{
    switch (day.rule) {
        case SlotRule::service_hours:
            return hours_sentence(request, day.date);
        case SlotRule::chair:
            return chair_sentence(request, day);
        case SlotRule::chair_load:
            return load_sentence(day);
        case SlotRule::required:
            return people_sentence(day, "the chair");
        case SlotRule::minute_taker:
            return "The minute taker, " + names_in_words(day.culprits) +
                   ", is not free when those who must be there are";
        case SlotRule::quorum:
            return "Quorum cannot be met. Not free when the others are: " +
                   names_in_words(day.culprits);
        case SlotRule::room:
            return room_sentence(request, day);
        case SlotRule::travel:
            return (day.culprits.empty() ? "Not everybody" : names_in_words(day.culprits)) +
                   (day.culprits.empty() ? " can" : " cannot") +
                   " be there in time from another building";
    }
    return "";
}

std::string sentence(const SlotRequest& request, const NearestChange& change)
{
    return what_changes(request, change) + ": " +
           counted(static_cast<long long>(change.times), "time fits", "times fit");
}

std::string days_to_spare_in_words(int days)
{
    if (days < 0) return counted(-days, "working day", "working days") + " after the last day";
    if (days == 0) return "The last day";
    return counted(days, "working day", "working days") + " to spare";
}

}  // namespace quorate::core
