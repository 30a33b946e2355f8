#include "server/pages/scheduling/chosen_slot.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/holds/hold_store.hpp"
#include "core/support/text.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

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

std::string slot_text(const core::ChosenSlot& slot)
{
    return minute_text(slot.starts_at) + ',' + slot.chair.text() + ',' +
           (slot.room ? slot.room->text() : std::string{});
}

std::string slot_text(const core::Slot& slot)
{
    return slot_text(core::chosen(slot));
}

std::optional<core::ChosenSlot> slot_from(std::string_view text)
{
    const std::vector<std::string> parts = core::split(text, ',');
    if (parts.size() != 3 || parts[1].empty()) return std::nullopt;
    const auto starts = minute_from(parts[0]);
    if (!starts) return std::nullopt;
    core::ChosenSlot slot{.starts_at = *starts, .chair = core::UserId{parts[1]}};
    if (!parts[2].empty()) slot.room = core::RoomId{parts[2]};
    return slot;
}

std::vector<core::ChildId> children_in(const Fields& fields)
{
    std::vector<core::ChildId> children;
    for (const std::string& each : fields.all("child"))
        if (!each.empty()) children.emplace_back(each);
    return children;
}

void hide_children(const std::vector<core::ChildId>& children, std::vector<View>& hidden)
{
    for (const core::ChildId& child : children)
        hidden.push_back(hidden_input("child", child.text()));
}

std::optional<core::SlotHold> own_hold(core::UnitOfWork& work,
                                       const core::Actor& actor,
                                       const core::CaseId& id,
                                       core::MeetingType type,
                                       const std::vector<core::ChildId>& children,
                                       core::Instant now)
{
    for (core::SlotHold& hold : work.holds.of_case(actor.authority, id, now))
        if (hold.created_by == actor.user && hold.type == type && hold.poll.empty() &&
            core::may_share_child(hold.children, children))
            return std::move(hold);
    return std::nullopt;
}

}  // namespace quorate::server
