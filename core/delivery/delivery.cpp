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
                           StepRow{DeliveryStep::replied, "replied"},
                           StepRow{DeliveryStep::recalled, "recalled"},
                           StepRow{DeliveryStep::handed, "handed"},
                           StepRow{DeliveryStep::taken_over, "taken_over"}};

}  // namespace

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
