#include "core/delivery/delivery.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace quorate::core {
namespace {

struct StepRow {
    DeliveryStep step;
    std::string_view code;
};

constexpr std::array steps{StepRow{DeliveryStep::queued, "queued"},
                           StepRow{DeliveryStep::again, "again"},
                           StepRow{DeliveryStep::sent, "sent"},
                           StepRow{DeliveryStep::deferred, "deferred"},
                           StepRow{DeliveryStep::in_doubt, "in_doubt"},
                           StepRow{DeliveryStep::held, "held"},
                           StepRow{DeliveryStep::failed, "failed"},
                           StepRow{DeliveryStep::bounced, "bounced"},
                           StepRow{DeliveryStep::withdrawn, "withdrawn"},
                           StepRow{DeliveryStep::link_opened, "link_opened"},
                           StepRow{DeliveryStep::opened, "opened"},
                           StepRow{DeliveryStep::told, "told"},
                           StepRow{DeliveryStep::replied, "replied"},
                           StepRow{DeliveryStep::recalled, "recalled"},
                           StepRow{DeliveryStep::handed, "handed"},
                           StepRow{DeliveryStep::taken_over, "taken_over"}};

struct WayRow {
    ToldWay way;
    std::string_view code;
    std::string_view label;
};

constexpr std::array rows{WayRow{ToldWay::telephone, "telephone", "By telephone"},
                          WayRow{ToldWay::letter, "letter", "By letter"},
                          WayRow{ToldWay::in_person, "in_person", "In person"}};
constexpr std::array ways{ToldWay::telephone, ToldWay::letter, ToldWay::in_person};

const WayRow& row(ToldWay way)
{
    const auto found = std::ranges::find(rows, way, &WayRow::way);
    if (found == rows.end()) throw std::logic_error{"a way to tell has no row"};
    return *found;
}

}  // namespace

std::string_view code(ToldWay way)
{
    return row(way).code;
}

std::string_view label(ToldWay way)
{
    return row(way).label;
}

std::optional<ToldWay> told_way_from(std::string_view code)
{
    const auto found = std::ranges::find(rows, code, &WayRow::code);
    if (found == rows.end()) return std::nullopt;
    return found->way;
}

std::span<const ToldWay> all_told_ways()
{
    return ways;
}

std::string_view code(DeliveryStep step)
{
    const auto found = std::ranges::find(steps, step, &StepRow::step);
    if (found == steps.end()) throw std::logic_error{"a delivery step has no row"};
    return found->code;
}

std::optional<DeliveryStep> delivery_step_from(std::string_view code)
{
    const auto found = std::ranges::find(steps, code, &StepRow::code);
    if (found == steps.end()) return std::nullopt;
    return found->step;
}

const SeatDelivery* MeetingDelivery::of(const InviteeId& seat) const
{
    const auto found = std::ranges::find(seats, seat, &SeatDelivery::seat);
    return found == seats.end() ? nullptr : &*found;
}

}  // namespace quorate::core
