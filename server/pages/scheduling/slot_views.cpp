#include "server/pages/scheduling/slot_views.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/slots/slot_notes.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::SeatState;
using core::Slot;
using core::SlotSearch;

// With fewer working days to spare, little may go wrong.
constexpr int few_days = 2;

std::string clock_text(core::CivilTime at)
{
    return core::london_clock_time(core::london_instant(at));
}

core::Date day_of(const Slot& slot)
{
    return floor<days>(slot.starts_at);
}

std::string rank_text(std::size_t place)
{
    constexpr std::array<const char*, 3> names{"Best match", "2nd", "3rd"};
    return place < names.size() ? names[place] : number_text(place + 1) + "th";
}

// "Day 9 of 15, 6 to spare", or what is known of that.
std::string day_text(const SlotSearch& search, const Slot& slot)
{
    const auto& all = search.request.grid.days();
    const auto at = static_cast<std::size_t>(std::ranges::find(all, day_of(slot)) - all.begin());
    const int spare = slot.days_to_spare.value();
    // Days to an earlier day are not those that the limit counts.
    if (search.again_by || search.limit_days == 0 || at >= search.day_numbers.size() || spare < 0)
        return core::days_to_spare_in_words(spare);
    return "Day " + number_text(search.day_numbers[at]) + " of " + number_text(search.limit_days) +
           ", " + number_text(spare) + " to spare";
}

View day_chip(const SlotSearch& search, const Slot& slot)
{
    const int spare = *slot.days_to_spare;
    const Chip kind = spare < 0 ? Chip::late : spare < few_days ? Chip::soon : Chip::ok;
    return chip(kind, day_text(search, slot));
}

View quorum_chip(core::QuorumState state)
{
    return chip(state == core::QuorumState::met ? Chip::ok : Chip::soon,
                core::quorum_in_words(state));
}

std::vector<View> chips_of(const SlotSearch& search, const Slot& slot)
{
    std::vector<View> chips;
    if (slot.quorum.state != core::QuorumState::not_needed)
        chips.push_back(quorum_chip(slot.quorum.state));
    if (slot.days_to_spare) chips.push_back(day_chip(search, slot));
    if (is_at_short_notice(search, slot))
        chips.push_back(chip(Chip::soon, "Less than two working days of notice"));
    if (!slot.unwanted.empty()) chips.push_back(chip(Chip::soon, "Family clash"));
    return chips;
}

std::string_view icon_of(core::SlotTopic topic, const Slot& slot)
{
    switch (topic) {
        case core::SlotTopic::people:
            return "people";
        case core::SlotTopic::quorum:
            return "information";
        case core::SlotTopic::room:
            return slot.room ? "room" : "video";
        case core::SlotTopic::family:
            return "person";
        case core::SlotTopic::helpers:
            return "comment";
        case core::SlotTopic::chair:
            return "deputy";
    }
    return "information";
}

View cell(std::string_view tone, std::string_view icon_name, std::string_view words, bool is_best)
{
    View made;
    made["tone"] = text(tone);
    made["icon_svg"] = icon(icon_name);
    made["words"] = text(words);
    made["sub"] = std::string{};
    made["is_best"] = is_best;
    return made;
}

View seat_cell(const core::SlotSeat& seat, SeatState state, bool is_best)
{
    switch (state) {
        case SeatState::free:
            return cell("cm-y", "yes", label(state), is_best);
        case SeatState::busy:
            return cell("cm-n", "no", label(state), is_best);
        case SeatState::not_shared:
            break;
    }
    // Families have no calendar that could be shared.
    const bool is_family = seat.part == core::SeatPart::family;
    return cell("cm-u", "unknown", is_family ? "To be asked" : label(state), is_best);
}

std::string part_text(core::SeatPart part)
{
    switch (part) {
        case core::SeatPart::minute_taker:
            return "Minute taker. ";
        case core::SeatPart::interpreter:
            return "Interpreter. ";
        case core::SeatPart::advocate:
            return "Advocate. ";
        case core::SeatPart::family:
            return "Family. ";
        case core::SeatPart::professional:
            break;
    }
    return {};
}

std::string job_text(const SlotSearch& search, const core::SlotSeat& seat)
{
    const auto& candidates = search.choices.candidates;
    const auto found = std::ranges::find(candidates, seat.holder, &core::Candidate::holder);
    const bool says_part = seat.part != core::SeatPart::professional;
    if (says_part || found == candidates.end() || found->job.empty()) return part_text(seat.part);
    return found->job + ". ";
}

View row(const std::string& name, const std::string& about, const kainjow::mustache::list& cells)
{
    View made;
    made["person"] = name;
    made["about"] = about;
    made["cells"] = View{cells};
    return made;
}

// All who are offered as chair are free then; which of them it is may differ.
View chair_row(const SlotSearch& search)
{
    const auto& slots = search.found.slots;
    std::set<core::UserId> chairs;
    for (const Slot& slot : slots)
        chairs.insert(slot.chair);
    const bool is_one = chairs.size() == 1;
    kainjow::mustache::list cells;
    for (const Slot& slot : slots) {
        View made = cell("cm-y", "yes", label(SeatState::free), &slot == &slots.front());
        if (!is_one) made["sub"] = slot.chair_name.reveal();
        cells.push_back(std::move(made));
    }
    return row(is_one ? slots.front().chair_name.reveal() : "The chair",
               is_one ? "Chair. Must be there" : "Whoever is named. Must be there",
               cells);
}

}  // namespace

std::string slot_words(const Slot& slot)
{
    return core::long_date(day_of(slot)) + ", " + clock_text(slot.starts_at) + " to " +
           clock_text(slot.ends_at);
}

View slot_view(const SlotSearch& search, std::size_t place, bool is_chosen)
{
    const Slot& slot = search.found.slots[place];
    View made;
    // The error summary leads to the first.
    made["slot_id"] = place == 0 ? std::string{"slot"} : "slot-" + number_text(place + 1);
    made["slot_value"] = slot_text(slot);
    made["slot_words"] = slot_words(slot);
    made["slot_chosen"] = is_chosen;
    made["rank"] = rank_text(place);
    made["chips"] = view_list(chips_of(search, slot), std::identity{});
    made["facts"] = view_list(slot_notes(search.request, slot), [&](const core::SlotNote& note) {
        View fact;
        fact["icon_svg"] = icon(icon_of(note.topic, slot));
        fact["words"] = note.text;
        fact["warns"] = note.is_warning;
        return fact;
    });
    return made;
}

View slot_columns(const SlotSearch& search)
{
    const auto& slots = search.found.slots;
    return view_list(slots, [&](const Slot& slot) {
        View column;
        column["day"] = core::short_date(day_of(slot));
        column["time"] = clock_text(slot.starts_at);
        column["is_best"] = &slot == &slots.front();
        return column;
    });
}

View people_rows(const SlotSearch& search)
{
    const auto& slots = search.found.slots;
    if (slots.empty()) return View{kainjow::mustache::list{}};
    kainjow::mustache::list rows{chair_row(search)};
    for (std::size_t i = 0; i < search.request.seats.size(); ++i) {
        const core::SlotSeat& seat = search.request.seats[i];
        kainjow::mustache::list cells;
        for (const Slot& slot : slots)
            cells.push_back(seat_cell(seat, slot.seats[i], &slot == &slots.front()));
        rows.push_back(row(seat.name.reveal(),
                           job_text(search, seat) + std::string{label(seat.requirement)},
                           cells));
    }
    return View{rows};
}

View rejected_rows(const SlotSearch& search)
{
    return view_list(search.found.rejected, [&](const core::RejectedDay& day) {
        View made;
        made["day"] = core::long_date(day.date);
        made["why"] = why_not(search, day) + ".";
        return made;
    });
}

}  // namespace quorate::server
