#include "calendar/itip/invitation.hpp"

#include <benchmark/benchmark.h>

#include "calendar/itip/wording.hpp"
#include "server/mail/invitation_mail.hpp"
#include "server/mail/mime.hpp"
#include "tests/support/libical_invitation.hpp"

namespace quorate {
namespace {

using namespace std::chrono;

const std::string organiser = "meetings+7kx2pq@meetings.example.org";

// Each differs from the one before, as invitations do.
calendar::Invitation an_invitation(std::size_t number)
{
    const core::Instant issued = sys_days{2026y / November / 21} + 9h + 30min + seconds{number};
    const std::string serial = std::to_string(100'000 + number % 900'000);
    return {.uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c" + serial,
            .sequence = 0,
            .starts_at = sys_days{2027y / April / 2} + 8h + 30min,
            .ends_at = sys_days{2027y / April / 2} + 10h,
            .summary = calendar::neutral_summary("4F7K"),
            .location = "Civic Centre, Room 2.14",
            .description =
                calendar::neutral_description("https://meetings.example.org/i/k3x9v7q2m5" + serial),
            .organiser_name = "Example Council Conference Team",
            .organiser_email = organiser,
            .attendee_name = core::PersonName{"Okafor, Ms J (Health)"},
            .attendee_email = core::Email{"j.okafor@nhs.example"},
            .stamp = issued,
            .created = issued,
            .last_modified = issued};
}

std::string whole_message(const calendar::Invitation& invitation, std::size_t number)
{
    const std::string serial = std::to_string(100'000 + number % 900'000);
    const server::MailText said =
        server::mail_text({.kind = server::MailKind::invitation,
                           .reference = "4F7K",
                           .starts_at = invitation.starts_at,
                           .ends_at = invitation.ends_at,
                           .where = {.place = invitation.location},
                           .link = "https://meetings.example.org/i/k3x9v7q2m5" + serial,
                           .service_name = invitation.organiser_name,
                           .service_phone = "01632 960012"});
    return server::message_bytes(
        {.from_name = invitation.organiser_name,
         .from_email = "meetings@meetings.example.org",
         .reply_to_email = invitation.organiser_email,
         .to_name = invitation.attendee_name,
         .to_email = invitation.attendee_email,
         .subject = said.subject,
         .message_id = "k3x9v7q2m" + serial + "@meetings.example.org",
         .date = invitation.stamp,
         .text = said.text,
         .html = said.html,
         .calendar = server::CalendarPart{server::CalendarMethod::request,
                                          calendar::request_text(invitation)}});
}

// The calendar text alone.
void invitation_text(benchmark::State& state)
{
    std::size_t number = 0;
    for (auto _ : state) {
        std::string text = calendar::request_text(an_invitation(++number));
        benchmark::DoNotOptimize(text.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(invitation_text);

// The yardstick: the same lines put together by libical.
void invitation_text_by_libical(benchmark::State& state)
{
    std::size_t number = 0;
    for (auto _ : state) {
        std::string text = test::request_text_by_libical(an_invitation(++number));
        benchmark::DoNotOptimize(text.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(invitation_text_by_libical);

// All that goes over the wire: both texts, the calendar twice, the headers.
void invitation_message(benchmark::State& state)
{
    std::size_t number = 0;
    for (auto _ : state) {
        ++number;
        std::string bytes = whole_message(an_invitation(number), number);
        benchmark::DoNotOptimize(bytes.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(invitation_message);

}  // namespace
}  // namespace quorate
