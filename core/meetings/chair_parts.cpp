#include "core/meetings/chair_parts.hpp"

#include <string_view>

#include "core/dates/london_time.hpp"
#include "core/meetings/family_arrival.hpp"

namespace quorate::core {
namespace {

struct PartWords {
    std::string_view meeting;
    std::string_view to;
    std::string_view needed_from;
    std::string_view first_part_from;
    std::string_view and_until;
    std::string_view needed_until;
    std::string_view afterwards;
};

constexpr PartWords english_words{.meeting = "Meeting ",
                                  .to = " to ",
                                  .needed_from = " You are needed from ",
                                  .first_part_from = " First part from ",
                                  .and_until = "; until ",
                                  .needed_until = " You are needed until ",
                                  .afterwards = " afterwards"};

constexpr PartWords welsh_words{.meeting = "Cyfarfod ",
                                .to = " tan ",
                                .needed_from = " Bydd eich angen o ",
                                .first_part_from = " Rhan gyntaf o ",
                                .and_until = "; tan ",
                                .needed_until = " Bydd eich angen tan ",
                                .afterwards = " wedyn"};

enum class MayMeet { yes, no };

std::string parts_of(const Meeting& meeting, MayMeet may_meet, Language language)
{
    const PartWords& words = language == Language::welsh ? welsh_words : english_words;
    std::string text{words.meeting};
    text.append(london_clock_time(meeting.starts_at)).append(words.to);
    text.append(london_clock_time(meeting.ends_at)).append(".");
    if (meeting.family_minutes_before > 0)
        text.append(may_meet == MayMeet::no ? words.needed_from : words.first_part_from)
            .append(london_clock_time(needed_from(meeting)));
    if (meeting.debrief_minutes_after > 0)
        text.append(meeting.family_minutes_before > 0 ? words.and_until : words.needed_until)
            .append(london_clock_time(needed_until(meeting)))
            .append(words.afterwards);
    return text;
}

bool is_all_of_it(const Meeting& meeting)
{
    return meeting.family_minutes_before == 0 && meeting.debrief_minutes_after == 0;
}

}  // namespace

std::string chair_parts(UnitOfWork& work, const Meeting& meeting, Language language)
{
    if (is_all_of_it(meeting)) return {};
    return parts_of(
        meeting, invites_who_must_not_meet(work, meeting) ? MayMeet::no : MayMeet::yes, language);
}

std::string chair_parts(UnitOfWork& work,
                        const Meeting& meeting,
                        const std::vector<SeatHolder>& invited,
                        Language language)
{
    if (is_all_of_it(meeting)) return {};
    return parts_of(meeting,
                    invites_who_must_not_meet(work, meeting, invited) ? MayMeet::no : MayMeet::yes,
                    language);
}

}  // namespace quorate::core
