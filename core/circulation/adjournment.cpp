#include "core/circulation/adjournment.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr AdjournmentWords english{
    .heading = "The meeting was adjourned",
    .why =
        "The meeting could not go ahead, because not enough of the services that are needed for it "
        "could be there. Nothing was decided, and this is not because of anything that you did.",
    .why_for_child =
        "The meeting could not go ahead, because not enough of the people who are needed for it "
        "could come. "
        "This is not because of anything that you did.",
    .again_at = "It is held again on {when}.",
    .again_by = "It has to be held again by {day} at the latest.",
    .again_at_for_child = "The adults meet again on {when}.",
    .again_by_for_child = "The adults have to meet again by {day}.",
    .new_day_follows = "We will tell you the new day as soon as it is known.",
    .until_then = "Until the meeting is held again",
};

constexpr AdjournmentWords welsh{
    .heading = "Cafodd y cyfarfod ei ohirio",
    .why =
        "Nid oedd modd cynnal y cyfarfod, am nad oedd digon o'r gwasanaethau y mae eu hangen yn "
        "gallu bod yno. Ni phenderfynwyd dim, ac nid yw hyn oherwydd unrhyw beth a wnaethoch chi.",
    .why_for_child =
        "Doedd dim modd cynnal y cyfarfod, am nad oedd digon o'r bobl y mae eu hangen yn gallu "
        "dod. "
        "Dyw hyn ddim oherwydd unrhyw beth wnest ti.",
    .again_at = "Cynhelir y cyfarfod eto: {when}.",
    .again_by = "Rhaid ei gynnal eto erbyn {day} fan bellaf.",
    .again_at_for_child = "Bydd yr oedolion yn cyfarfod eto: {when}.",
    .again_by_for_child = "Rhaid i'r oedolion gyfarfod eto erbyn {day}.",
    .new_day_follows = "Byddwn yn rhoi gwybod am y diwrnod newydd cyn gynted ag y bydd yn hysbys.",
    .until_then = "Hyd nes y cynhelir y cyfarfod eto",
};

}  // namespace

std::optional<Adjourned> adjourned_by(const std::optional<Closing>& closing)
{
    if (!closing || !closing->reconvene_by) return std::nullopt;
    return Adjourned{.again_by = *closing->reconvene_by,
                     .interim_plan = closing->interim_plan,
                     .lines_for_family = closing->lines_for_family};
}

std::vector<std::string> plan_lines(const FreeText& interim_plan)
{
    std::vector<std::string> lines;
    for (const std::string& each : split(interim_plan.reveal(), '\n'))
        if (std::string line = trimmed(each); !line.empty()) lines.push_back(std::move(line));
    return lines;
}

std::string marked_lines_text(const Adjourned& adjourned)
{
    const auto all = plan_lines(adjourned.interim_plan).size();
    const auto marked = std::ranges::count_if(adjourned.lines_for_family, [all](int line) {
        return line >= 1 && static_cast<std::size_t>(line) <= all;
    });
    return (marked == 0 ? "none" : std::to_string(marked)) + " of " + std::to_string(all) +
           (all == 1 ? " line" : " lines") + " of the interim plan";
}

FreeText reasons_for_family(const FreeText& reasons, const std::optional<Adjourned>& adjourned)
{
    if (!adjourned) return reasons;
    const std::string& words = reasons.reveal();
    const auto are_in = [&words](std::string_view some) {
        return words.find(some) != std::string::npos;
    };
    if (are_in(before_interim_plan)) return {};
    return std::ranges::any_of(plan_lines(adjourned->interim_plan), are_in) ? FreeText{} : reasons;
}

const AdjournmentWords& adjournment_words(Language language)
{
    return language == Language::welsh ? welsh : english;
}

std::vector<std::string> again_sentences(const ReleasedAdjournment& told, Language language)
{
    const AdjournmentWords& words = adjournment_words(language);
    if (told.again_at)
        return {filled(words.again_at, {{"when", london_long_time(*told.again_at, language)}})};
    std::vector<std::string> sentences{
        filled(words.again_by, {{"day", long_date(told.again_by, language)}})};
    if (!told.is_booked) sentences.emplace_back(words.new_day_follows);
    return sentences;
}

std::vector<std::string> adjourned_for_child(const ReleasedAdjournment& told, Language language)
{
    const AdjournmentWords& words = adjournment_words(language);
    return {std::string{words.why_for_child},
            told.again_at
                ? filled(words.again_at_for_child,
                         {{"when", london_long_time(*told.again_at, language)}})
                : filled(words.again_by_for_child, {{"day", long_date(told.again_by, language)}})};
}

}  // namespace quorate::core
