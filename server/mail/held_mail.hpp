#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/support/clock.hpp"

namespace quorate::server {

/// A mail that the file transport kept, taken apart for people to read. Invented people only.
struct HeldMail {
    std::string name;  // of its file, without ".eml"
    std::string from;
    std::string to;
    std::string reply_to;
    std::string subject;
    core::Instant date;
    std::string text = {};
    std::string html = {};                // its source
    std::string ics = {};                 // of the text/calendar part
    std::vector<std::string> links = {};  // web addresses in the text
};

/// The newest `limit` mails of a folder, newest first, without their parts.
std::vector<HeldMail> held_mails(const std::string& folder, int limit);

/// One of them; nothing when `name` is not the name of a mail in the folder.
std::optional<HeldMail> held_mail(const std::string& folder, const std::string& name);

}  // namespace quorate::server
