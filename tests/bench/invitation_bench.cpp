#include "calendar/itip/invitation.hpp"

#include <benchmark/benchmark.h>

#include "calendar/itip/wording.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

Invitation an_invitation()
{
    const core::Instant issued = sys_days{2026y / November / 21} + 9h + 30min;
    return {.uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c6f6a11",
            .sequence = 0,
            .starts_at = sys_days{2027y / April / 2} + 8h + 30min,
            .ends_at = sys_days{2027y / April / 2} + 10h,
            .summary = neutral_summary("4F7K"),
            .location = "Civic Centre, Room 2.14",
            .description = neutral_description("https://meetings.example.org/i/k3x9v7q2m5"),
            .organiser_name = "Example Council Conference Team",
            .organiser_email = "meetings+7kx2pq@meetings.example.org",
            .attendee_name = core::PersonName{"Okafor, Ms J (Health)"},
            .attendee_email = core::Email{"j.okafor@nhs.example"},
            .stamp = issued,
            .created = issued,
            .last_modified = issued};
}

void invitation_text(benchmark::State& state)
{
    const Invitation invitation = an_invitation();
    for (auto _ : state) {
        std::string text = request_text(invitation);
        benchmark::DoNotOptimize(text.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(invitation_text);

}  // namespace
}  // namespace quorate::calendar
