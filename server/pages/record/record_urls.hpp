#pragma once

#include <string>

#include "core/support/id.hpp"

namespace quorate::server {

// The addresses of what is kept about a meeting. Ids only, which are safe in an address.

inline std::string record_url(const core::MeetingId& meeting, const char* part)
{
    return "/meetings/" + meeting.text() + (*part == '\0' ? "" : "/") + part;
}

/// The page of minutes, at the agenda item with this code.
inline std::string minutes_url(const core::MeetingId& meeting, const std::string& item = {})
{
    return record_url(meeting, "minutes") + (item.empty() ? "" : "?item=" + item);
}

inline std::string section_url(const core::MeetingId& meeting, const core::MinuteSectionId& section)
{
    return record_url(meeting, "minutes/sections/") + section.text();
}

/// The form of a part of the plan; without an id, of a new one.
inline std::string plan_part_url(const core::MeetingId& meeting, const core::PlanPartId& part)
{
    return record_url(meeting, "plan/parts") + (part.empty() ? "" : "/" + part.text());
}

inline std::string dissent_url(const core::MeetingId& meeting, const core::DissentId& dissent)
{
    return record_url(meeting, "dissents/") + dissent.text();
}

inline std::string action_page_url(const core::ActionPointId& action)
{
    return "/actions/" + action.text();
}

inline std::string action_link_url(const std::string& token)
{
    return "/a/" + token;
}

inline std::string papers_link_url(const std::string& token)
{
    return "/d/" + token;
}

inline std::string papers_pdf_url(const std::string& token)
{
    return papers_link_url(token) + "/pdf";
}

// Who gets what of a meeting's record.
inline std::string about_url(const core::MeetingId& meeting)
{
    return record_url(meeting, "papers/about");
}

inline std::string share_url(const core::MeetingId& meeting, const core::InviteeId& seat)
{
    return record_url(meeting, "papers/share/") + seat.text();
}

inline std::string exact_copy_url(const core::MeetingId& meeting, const core::InviteeId& seat)
{
    return record_url(meeting, "papers/copy/") + seat.text();
}

inline std::string exact_copy_pdf_url(const core::MeetingId& meeting, const core::InviteeId& seat)
{
    return exact_copy_url(meeting, seat) + "/pdf";
}

// Copies that a colleague releases.
inline std::string waiting_copies_url()
{
    return "/papers-to-release";
}

inline std::string waiting_letter_url(const core::LetterCopyId& letter, const char* part = "")
{
    return "/letters-to-release/" + letter.text() + (*part == '\0' ? "" : "/") + part;
}

inline std::string waiting_copy_url(const core::PapersCopyId& copy, const char* part = "")
{
    return waiting_copies_url() + '/' + copy.text() + (*part == '\0' ? "" : "/") + part;
}

}  // namespace quorate::server
