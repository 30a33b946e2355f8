#include "calendar/itip/wording.hpp"

#include <stdexcept>

#include "calendar/ical/text.hpp"

namespace quorate::calendar {
namespace {

// The words of a calendar object in one language.
struct ObjectWords {
    std::string_view neutral_summary;
    std::string_view family_summary;
    std::string_view reference;
    std::string_view neutral_before_link;
    std::string_view neutral_after_link;
    std::string_view family_before_link;
    std::string_view family_after_link;
    std::string_view need_not_come;
};

constexpr ObjectWords english_words{
    .neutral_summary = "Multi-agency meeting",
    .family_summary = "Meeting",
    .reference = "ref",
    .neutral_before_link = "Reply, and see what is needed from you, on your page: ",
    .neutral_after_link = "\nThis invitation holds no case information.",
    .family_before_link = "Tell us on your page if you can come: ",
    .family_after_link = "\nWe do not write here what the meeting is about.",
    .need_not_come = "You do not need to come to this meeting."};

constexpr ObjectWords welsh_words{
    .neutral_summary = "Cyfarfod amlasiantaeth",
    .family_summary = "Cyfarfod",
    .reference = "cyf",
    .neutral_before_link = "Atebwch, a gweld beth sydd ei angen gennych, ar eich tudalen: ",
    .neutral_after_link = "\nNid oes gwybodaeth am yr achos yn y gwahoddiad hwn.",
    .family_before_link = "Dywedwch wrthym ar eich tudalen a allwch ddod: ",
    .family_after_link = "\nNid ydym yn ysgrifennu yma am beth mae'r cyfarfod.",
    .need_not_come = "Nid oes angen i chi ddod i'r cyfarfod hwn."};

const ObjectWords& words_of(core::Language language)
{
    return language == core::Language::welsh ? welsh_words : english_words;
}

std::string with_reference(std::string_view summary,
                           const ObjectWords& words,
                           std::string_view reference)
{
    std::string text{summary};
    text.append(" (").append(words.reference).append(" ");
    for (const char c : reference)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-')
            text += c;
    return text + ')';
}

std::string with_link(std::string_view before, std::string_view link, std::string_view after)
{
    if (!is_web_address(link)) throw std::invalid_argument{"not a web address"};
    return std::string{before}.append(link).append(after);
}

}  // namespace

std::string neutral_summary(std::string_view reference, core::Language language)
{
    const ObjectWords& words = words_of(language);
    return with_reference(words.neutral_summary, words, reference);
}

std::string family_summary(std::string_view reference, core::Language language)
{
    const ObjectWords& words = words_of(language);
    return with_reference(words.family_summary, words, reference);
}

std::string neutral_description(std::string_view link, core::Language language)
{
    const ObjectWords& words = words_of(language);
    return with_link(words.neutral_before_link, link, words.neutral_after_link);
}

std::string family_description(std::string_view link, core::Language language)
{
    const ObjectWords& words = words_of(language);
    return with_link(words.family_before_link, link, words.family_after_link);
}

std::string need_not_come_description(core::Language language)
{
    return std::string{words_of(language).need_not_come};
}

}  // namespace quorate::calendar
