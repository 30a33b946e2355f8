#pragma once

#include <optional>
#include <string>

#include "core/support/clock.hpp"
#include "core/support/private.hpp"

namespace quorate::server {

enum class CalendarMethod { request, cancel, decline_counter };

/// An iTIP text and what it asks. The method is repeated in the MIME header, where Outlook looks.
struct CalendarPart {
    CalendarMethod method = CalendarMethod::request;
    std::string ics;
};

/// A mail to one person: there is no place for a second recipient.
struct OutgoingMail {
    std::string from_name;
    std::string from_email;      // always the same, so that it becomes a known sender
    std::string reply_to_email;  // the recipient's own token address
    core::PersonName to_name;    // may be empty
    core::Email to_email;
    std::string subject;
    std::string message_id;  // "local@domain", without angle brackets
    core::Instant date;
    std::string text;
    std::string html;
    std::optional<CalendarPart> calendar;
};

/// The message as it goes over SMTP: ASCII, CRLF. With a calendar it is
/// multipart/mixed{alternative{text, html, text/calendar}, invite.ics}, else the alternative alone.
/// The same mail always gives the same bytes. Control characters in names and subject are left out;
/// throws std::invalid_argument for an address or Message-ID that cannot be sent.
std::string message_bytes(const OutgoingMail& mail);

}  // namespace quorate::server
