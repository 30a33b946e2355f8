#include "core/slots/slot_notes.hpp"

#include <algorithm>

#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

// Those whose times nobody knows are not counted as free: they are named, the family among them.
// That optional ones of the family are yet to be asked is usual, and speaks against nothing.
SlotNote people_note(const SlotRequest& request, const Slot& slot)
{
    KnownFree counted{.known = 1, .free = 1};  // the chair
    std::string busy;
    bool is_warning = false;
    for (std::size_t i = 0; i < request.seats.size(); ++i) {
        const SlotSeat& seat = request.seats[i];
        const std::string& name = seat.name.reveal();
        switch (slot.seats[i]) {
            case SeatState::free:
                ++counted.known;
                ++counted.free;
                break;
            case SeatState::busy:
                ++counted.known;
                busy += ". " + name + " busy" +
                        (seat.requirement == Requirement::optional ? ", can send a report" : "");
                is_warning = true;
                break;
            case SeatState::not_shared:
                counted.unknown.push_back(name);
                is_warning |= seat.part != SeatPart::family || must_be_free(seat);
                break;
        }
    }
    return {SlotTopic::people, in_words(counted, busy), is_warning};
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
    const bool is_new = slot.score.another_chair != 0;
    std::string text = slot.chair_name.reveal() + " chairs";
    if (is_new) text += ", who is new to the family";
    if (slot.other_chairs > 0)
        text += ". Also free: " + std::to_string(slot.other_chairs) +
                (slot.other_chairs == 1 ? " other chair" : " other chairs");
    notes.push_back({SlotTopic::chair, text, is_new});
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
