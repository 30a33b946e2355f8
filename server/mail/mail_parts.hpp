#pragma once

#include <string>
#include <vector>

#include "server/mail/mail_reader.hpp"

struct _GMimeMessage;

namespace quorate::server {

/// A calendar in a mail, as UTF-8, and the method its MIME part names.
struct CalendarText {
    std::string text;
    std::string method;
};

/// What is looked at of the parts of a mail.
struct MailParts {
    std::vector<CalendarText> calendars = {};  // the best kind there is, at most a few
    bool has_winmail = false;
    std::string plain = {};  // the first text
    std::string html = {};   // the first as a web page
    bool is_report = false;  // of what became of a mail of ours
    bool has_failed = false;
    std::string status = {};
    std::string original_id = {};
};

/// Looks through the parts; not into a mail that is attached. Throws std::runtime_error past a
/// limit.
MailParts parts_of(_GMimeMessage* message, const MailLimits& limits);

/// The Message-ID in the header of a mail that came back, up to its @.
std::string message_id_in(std::string_view header);

/// "5.1.1" after Status:, and whether any Action: is "failed", in a message/delivery-status.
std::string status_in(std::string_view report);
bool says_failed(std::string_view report);

}  // namespace quorate::server
