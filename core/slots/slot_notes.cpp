#include "core/slots/slot_notes.hpp"

#include <algorithm>

#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// The family is asked, and has no calendar to be free in: those counted are the others.
SlotNote people_note(const SlotRequest& request, const Slot& slot)
{
    int people = 1;  // the chair is free
    int free = 1;
    std::string reasons;
    std::vector<std::string> to_ask;
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        const std::string& name = seat.name.reveal();
        const bool is_busy = slot.seats[i] == SeatState::busy;
        if (seat.part == SeatPart::family && !is_busy) continue;
        ++people;
        if (slot.seats[i] == SeatState::free) ++free;
        if (is_busy)
            reasons += ". " + name + " busy" +
                       (seat.requirement == Requirement::optional ? ", can send a report" : "");
        else if (slot.seats[i] == SeatState::not_shared)
            to_ask.push_back(name);
    }
    if (!to_ask.empty())
        reasons += ". " + names_in_words(to_ask) + (to_ask.size() == 1 ? " has" : " have") +
                   " to be asked";
    if (free == people)
        return {SlotTopic::people, "All " + std::to_string(people) + " people free"};
    const std::string counted = std::to_string(free) + " of " + std::to_string(people) + " free";
    return {SlotTopic::people, counted + reasons, !reasons.empty()};
}

void note_quorum(const Slot& slot, std::vector<SlotNote>& notes)
{
    if (slot.quorum.state != QuorumState::at_risk) return;
    std::vector<std::string> waiting;
    for (const QuorumAgency& agency : slot.quorum.agencies)
        if (agency.presence == Presence::waiting) waiting.push_back(agency.label);
    notes.push_back({SlotTopic::quorum,
                     "Quorum rests on those who have to be asked: " + names_in_words(waiting),
                     true});
}

SlotNote room_note(const SlotRequest& request, const Slot& slot)
{
    const SlotPlace& place = request.place;
    if (!slot.room)
        return {SlotTopic::room, place.mode == MeetingMode::video ? "By video" : place.venue};
    std::string text = slot.room_name;
    const auto add = [&](AccessFeature feature, const char* before) {
        text += ", " + (before + lower_case(label(feature)));
    };
    for (const AccessFeature feature : place.features)
        add(feature, "");
    for (const AccessFeature feature : place.wished_features)
        if (std::ranges::find(slot.missing, feature) == slot.missing.end()) add(feature, "");
    for (const AccessFeature feature : slot.missing)
        add(feature, "no ");
    return {SlotTopic::room, text, !slot.missing.empty()};
}

void note_family(const SlotRequest& request, const Slot& slot, std::vector<SlotNote>& notes)
{
    for (const UnwantedTime& time : slot.unwanted)
        notes.push_back({SlotTopic::family,
                         "Runs into " + (time.name.empty() ? "a time" : "the " + time.name) +
                             ", which does not suit the family",
                         true});
    if (!request.wishes.preferred) return;
    const bool morning = *request.wishes.preferred == HalfDay::morning;
    const std::string half = morning ? "morning" : "afternoon";
    notes.push_back(slot.other_half_day
                        ? SlotNote{SlotTopic::family, "The family asked for the " + half, true}
                        : SlotNote{SlotTopic::family, capitalised(half) + ", as the family asked"});
}

void note_helpers(const SlotRequest& request, const Slot& slot, std::vector<SlotNote>& notes)
{
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SeatPart part = request.seats[i].part;
        if (part != SeatPart::interpreter && part != SeatPart::advocate) continue;
        const std::string who = part == SeatPart::interpreter ? "Interpreter" : "Advocate";
        switch (slot.seats[i]) {
            case SeatState::free:
                notes.push_back({SlotTopic::helpers, who + " free"});
                break;
            case SeatState::busy:
                notes.push_back({SlotTopic::helpers, who + " busy", true});
                break;
            case SeatState::not_shared:
                notes.push_back({SlotTopic::helpers, who + " has to be asked", true});
                break;
        }
    }
}

void note_chair(const SlotRequest& request, const Slot& slot, std::vector<SlotNote>& notes)
{
    if (request.chairs.size() < 2) return;
    const std::string& name = slot.chair_name.reveal();
    if (slot.score.another_chair != 0)
        notes.push_back({SlotTopic::chair, name + " chairs, who is new to the family", true});
    else
        notes.push_back({SlotTopic::chair, name + " chairs"});
}

}  // namespace

std::string_view code(SlotTopic topic)
{
    switch (topic) {
        case SlotTopic::people:
            return "people";
        case SlotTopic::quorum:
            return "quorum";
        case SlotTopic::room:
            return "room";
        case SlotTopic::family:
            return "family";
        case SlotTopic::helpers:
            return "helpers";
        case SlotTopic::chair:
            return "chair";
    }
    return "";
}

std::vector<SlotNote> slot_notes(const SlotRequest& request, const Slot& slot)
{
    std::vector<SlotNote> notes{people_note(request, slot)};
    note_quorum(slot, notes);
    notes.push_back(room_note(request, slot));
    note_family(request, slot, notes);
    note_helpers(request, slot, notes);
    note_chair(request, slot, notes);
    return notes;
}

}  // namespace quorate::core
