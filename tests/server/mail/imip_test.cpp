#include <gtest/gtest.h>

#include "calendar/itip/invitation.hpp"
#include "calendar/itip/wording.hpp"
#include "server/mail/invitation_mail.hpp"
#include "server/mail/mime.hpp"
#include "tests/support/golden.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

const std::string link = "https://meetings.example.org/i/k3x9v7q2m5";

calendar::Invitation version(int sequence, core::Instant starts_at)
{
    const core::Instant first_issued = sys_days{2026y / November / 21} + 9h + 30min;
    const core::Instant issued = first_issued + days{sequence};
    return {.uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c6f6a11",
            .sequence = sequence,
            .starts_at = starts_at,
            .ends_at = starts_at + 90min,
            .summary = calendar::neutral_summary("4F7K"),
            .location = "Civic Centre, Room 2.14",
            .description = calendar::neutral_description(link),
            .organiser_name = "Example Council Conference Team",
            .organiser_email = "meetings+7kx2pq@meetings.example.org",
            .attendee_name = core::PersonName{"Okafor, Ms J (Health)"},
            .attendee_email = core::Email{"j.okafor@nhs.example"},
            .stamp = issued,
            .created = first_issued,
            .last_modified = issued};
}

std::string message(MailKind kind, const calendar::Invitation& invitation)
{
    const MailText said = mail_text({.kind = kind,
                                     .reference = "4F7K",
                                     .starts_at = invitation.starts_at,
                                     .ends_at = invitation.ends_at,
                                     .where = {.place = invitation.location},
                                     .link = link,
                                     .has_replied = kind == MailKind::update,
                                     .changes = {"The meeting is now on Friday 9 April 2027"},
                                     .service_name = invitation.organiser_name,
                                     .service_phone = "01632 960012"});
    const bool cancelled = kind == MailKind::cancellation;
    const CalendarPart calendar{
        cancelled ? CalendarMethod::cancel : CalendarMethod::request,
        cancelled ? calendar::cancel_text(invitation) : calendar::request_text(invitation)};
    return message_bytes(
        {.from_name = invitation.organiser_name,
         .from_email = "meetings@meetings.example.org",
         .reply_to_email = invitation.organiser_email,
         .to_name = invitation.attendee_name,
         .to_email = invitation.attendee_email,
         .subject = said.subject,
         .message_id = "k3x9v7q2m" + std::to_string(invitation.sequence) + "@meetings.example.org",
         .date = invitation.stamp,
         .text = said.text,
         .html = said.html,
         .calendar = calendar});
}

const core::Instant first_time = sys_days{2027y / March / 26} + 9h + 30min;
const core::Instant second_time = sys_days{2027y / April / 9} + 8h + 30min;

TEST(InvitationMail, IsWhatGoesOverTheWire)
{
    test::expect_golden("mail/request.eml", message(MailKind::invitation, version(0, first_time)));
}

TEST(InvitationMail, TellsOfAChange)
{
    test::expect_golden("mail/update.eml", message(MailKind::update, version(1, second_time)));
}

TEST(InvitationMail, TakesTheMeetingBack)
{
    test::expect_golden("mail/cancel.eml",
                        message(MailKind::cancellation, version(2, second_time)));
}

}  // namespace
}  // namespace quorate::server
