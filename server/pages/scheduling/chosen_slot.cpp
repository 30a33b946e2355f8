#include "server/pages/scheduling/chosen_slot.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/holds/hold_store.hpp"
#include "core/support/text.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// "2026-12-01T10:00"
std::string minute_text(core::CivilTime at)
{
    return core::iso_with_offset(core::london_instant(at)).substr(0, 16);
}

std::optional<core::CivilTime> minute_from(std::string_view text)
{
    if (text.size() != 16 || text[10] != 'T') return std::nullopt;
    const auto day = core::parse_date(text.substr(0, 10));
    const auto time = core::parse_time_of_day(text.substr(11));
    if (!day || !time) return std::nullopt;
    return *day + *time;
}

}  // namespace

std::string slot_text(const ChosenSlot& slot)
{
    return minute_text(slot.starts_at) + ',' + slot.chair.text() + ',' +
           (slot.room ? slot.room->text() : std::string{});
}

std::string slot_text(const core::Slot& slot)
{
    return slot_text(
        ChosenSlot{.starts_at = slot.starts_at, .chair = slot.chair, .room = slot.room});
}

std::optional<ChosenSlot> slot_from(std::string_view text)
{
    const std::vector<std::string> parts = core::split(text, ',');
    if (parts.size() != 3 || parts[1].empty()) return std::nullopt;
    const auto starts = minute_from(parts[0]);
    if (!starts) return std::nullopt;
    ChosenSlot slot{.starts_at = *starts, .chair = core::UserId{parts[1]}};
    if (!parts[2].empty()) slot.room = core::RoomId{parts[2]};
    return slot;
}

core::HoldSlot hold_for(const core::MeetingNeeds& needs, const ChosenSlot& slot)
{
    const core::CivilTime until = slot.starts_at + minutes{needs.length_minutes};
    core::HoldSlot hold{.case_id = needs.case_id,
                        .type = std::string{code(needs.type)},
                        .starts_at = core::london_instant(slot.starts_at),
                        .ends_at = core::london_instant(until),
                        .chair = slot.chair,
                        .minute_taker = needs.minute_taker,
                        .room = slot.room};
    for (const core::SeatNeed& seat : needs.seats)
        if (seat.requirement == core::Requirement::required) hold.required.push_back(seat.holder);
    return hold;
}

core::MeetingDraft draft_for(const core::MeetingNeeds& needs, const ChosenSlot& slot)
{
    const auto day = floor<days>(slot.starts_at);
    core::MeetingDraft draft{.case_id = needs.case_id,
                             .type = std::string{code(needs.type)},
                             .children = needs.children};
    draft.when_and_where = {.date = day,
                            .time = duration_cast<minutes>(slot.starts_at - day),
                            .length_minutes = needs.length_minutes,
                            .mode = std::string{code(needs.mode)},
                            .chair = slot.chair,
                            .minute_taker = needs.minute_taker.value_or(core::UserId{}),
                            .room = slot.room.value_or(core::RoomId{}),
                            .venue = needs.venue};
    for (const core::SeatNeed& seat : needs.seats)
        draft.invitees.push_back({.holder = seat.holder, .requirement = seat.requirement});
    draft.confirmed.quorum = needs.without_quorum;
    return draft;
}

std::optional<core::SlotHold> own_hold(core::UnitOfWork& work,
                                       const core::Actor& actor,
                                       const core::CaseId& id,
                                       core::MeetingType type,
                                       core::Instant now)
{
    for (core::SlotHold& hold : work.holds.of_case(actor.authority, id, now))
        if (hold.created_by == actor.user && hold.type == type && hold.poll.empty())
            return std::move(hold);
    return std::nullopt;
}

}  // namespace quorate::server
