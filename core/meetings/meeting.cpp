#include "core/meetings/meeting.hpp"

#include <chrono>

#include "core/support/link_tokens.hpp"

namespace quorate::core {

std::string_view code(MeetingStatus status)
{
    switch (status) {
        case MeetingStatus::scheduled:
            return "scheduled";
        case MeetingStatus::held:
            return "held";
        case MeetingStatus::cancelled:
            return "cancelled";
    }
    return "";
}

std::string_view code(MeetingMode mode)
{
    switch (mode) {
        case MeetingMode::in_person:
            return "in_person";
        case MeetingMode::video:
            return "video";
        case MeetingMode::hybrid:
            return "hybrid";
    }
    return "";
}

std::optional<MeetingStatus> meeting_status_from(std::string_view text)
{
    for (const auto each :
         {MeetingStatus::scheduled, MeetingStatus::held, MeetingStatus::cancelled})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::optional<MeetingMode> meeting_mode_from(std::string_view text)
{
    for (const auto each : {MeetingMode::in_person, MeetingMode::video, MeetingMode::hybrid})
        if (code(each) == text) return each;
    return std::nullopt;
}

std::string_view label(MeetingMode mode, Language language)
{
    const bool welsh = language == Language::welsh;
    switch (mode) {
        case MeetingMode::in_person:
            return welsh ? "Wyneb yn wyneb" : "In person";
        case MeetingMode::video:
            return welsh ? "Drwy fideo" : "By video";
        case MeetingMode::hybrid:
            return welsh ? "Wyneb yn wyneb neu drwy fideo" : "In person or by video";
    }
    return "";
}

bool is_to_come(const Meeting& meeting, Instant now)
{
    return meeting.status == MeetingStatus::scheduled && !meeting.opened_at &&
           meeting.starts_at > now;
}

Instant needed_from(const Meeting& meeting)
{
    return meeting.starts_at - std::chrono::minutes{meeting.family_minutes_before};
}

Instant needed_until(const Meeting& meeting)
{
    return meeting.ends_at + std::chrono::minutes{meeting.debrief_minutes_after};
}

std::string seat_reference(const Meeting& meeting,
                           RecipientClass recipient,
                           const LinkTokens& links)
{
    if (recipient == RecipientClass::professional) return meeting.reference;
    // Without vowels, as the other references, so that none is a word.
    std::string reference;
    for (int generation = 1; reference.size() < 6; ++generation)
        for (const char c :
             links.lasting_token("family-reference", meeting.id.text(), generation)) {
            const bool is_letter = c >= 'a' && c <= 'z';
            const bool is_readable = std::string_view{"aeioul"}.find(c) == std::string_view::npos;
            if ((is_letter && is_readable) || (c >= '2' && c <= '9'))
                reference += is_letter ? static_cast<char>(c - 'a' + 'A') : c;
            if (reference.size() == 6) break;
        }
    return reference;
}

std::string place_text(const Meeting& meeting, std::string_view room_name, Language language)
{
    const bool welsh = language == Language::welsh;
    const std::string online = welsh ? "Ar-lein" : "Online";
    const std::string here = room_name.empty() ? meeting.venue : std::string{room_name};
    switch (meeting.mode) {
        case MeetingMode::in_person:
            return here;
        case MeetingMode::video:
            return online;
        case MeetingMode::hybrid:
            return here.empty() ? online : here + (welsh ? ", neu ar-lein" : ", or online");
    }
    return here;
}

}  // namespace quorate::core
