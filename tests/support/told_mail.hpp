#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/dates.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::test {

/// `text` with every run of blanks and line ends as one blank.
inline std::string with_single_blanks(const std::string& text)
{
    std::string words;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (!is_blank)
            words += c;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    return words;
}

/// One mail about a meeting, as its reader's programs see it.
struct ToldMail {
    std::string to;                       // the address
    std::string head;                     // all bytes, with long lines joined
    std::string subject;                  // "Changed: Multi-agency meeting (ref 2223)"
    std::string words;                    // all that can be read, with single blanks
    std::vector<std::string> lines = {};  // METHOD, and those of the calendar's event

    /// The values of the event's lines of that name: addresses without "mailto:".
    std::vector<std::string> all(const std::string& name) const
    {
        std::vector<std::string> values;
        for (const std::string& line : lines)
            if (line.starts_with(name + ':') || line.starts_with(name + ';'))
                values.push_back(line.substr(line.rfind(':') + 1));
        return values;
    }

    /// Of a line that is there once; "(none)" or "(several)" otherwise.
    std::string one(const std::string& name) const
    {
        const auto values = all(name);
        if (values.empty()) return "(none)";
        return values.size() == 1 ? values.front() : "(several)";
    }

    int sequence() const { return std::stoi(one("SEQUENCE")); }

    core::Instant moment(const std::string& name) const
    {
        const std::string digits = one(name);  // 20261125T100000, or with a Z
        return at(digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6, 5) +
                  ':' + digits.substr(11, 2) + (digits.ends_with('Z') ? "Z" : ""));
    }
};

inline ToldMail told_mail(const std::string& to, const std::string& bytes)
{
    ToldMail mail{.to = to, .head = bytes, .subject = {}, .words = {}};
    for (std::size_t at; (at = mail.head.find("\r\n ")) != std::string::npos;)
        mail.head.erase(at, 3);
    const std::string read = mail_content(bytes).substr(mail.head.size() + 1);
    mail.subject = read.substr(0, read.find('\n'));
    const auto start = std::min(read.rfind("BEGIN:VCALENDAR"), read.size());
    mail.words = with_single_blanks(read.substr(0, start));
    const std::string calendar = read.substr(start);
    bool is_event = false;
    for (std::size_t at = 0; at < calendar.size();) {
        const auto end = std::min(calendar.find("\r\n", at), calendar.size());
        const std::string line = calendar.substr(at, end - at);
        at = end + 2;
        is_event = is_event || line == "BEGIN:VEVENT";
        if (is_event || line.starts_with("METHOD:")) mail.lines.push_back(line);
    }
    return mail;
}

}  // namespace quorate::test
