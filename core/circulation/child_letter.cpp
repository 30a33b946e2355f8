#include "core/circulation/child_letter.hpp"

#include "core/circulation/child_letter_words.hpp"
#include "core/circulation/easy_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

std::string day_of(const ChildLetterFacts& facts)
{
    return long_date(london_date(facts.held_at), facts.language);
}

LetterPart to_know(const ChildLetterWords& words)
{
    return {.heading = std::string{words.to_know},
            .paragraphs = {std::string{words.no_trouble},
                           std::string{words.no_fault},
                           std::string{words.matters}}};
}

LetterPart decided(const ChildLetterFacts& facts, const ChildLetterWords& words)
{
    LetterPart part{.heading = std::string{words.decided}, .paragraphs = {}};
    for (const ReleasedDecision& each : facts.release.decisions)
        part.paragraphs.emplace_back(
            outcome_for_child(each.decided, facts.jurisdiction, facts.language));
    if (facts.release.adjournment) {
        if (part.paragraphs.empty())
            part.paragraphs.emplace_back(
                outcome_for_child(Outcome::adjourned, facts.jurisdiction, facts.language));
        for (std::string& each : adjourned_for_child(*facts.release.adjournment, facts.language))
            part.paragraphs.push_back(std::move(each));
    }
    return part;
}

std::string action_line(const ReleasedAction& action,
                        const ChildLetterFacts& facts,
                        const ChildLetterWords& words)
{
    return filled(words.action,
                  {{"what", trimmed(action.what.reveal())},
                   {"who", action.agency_name.empty() ? words.by_us : action.agency_name},
                   {"day", long_date(action.due_on, facts.language)}});
}

LetterPart who_to_talk_to(const ChildLetterFacts& facts, const ChildLetterWords& words)
{
    LetterPart part{.heading = std::string{words.talk}, .paragraphs = {}};
    if (!facts.social_worker.empty())
        part.paragraphs.push_back(
            filled(words.social_worker, {{"name", facts.social_worker.reveal()}}));
    part.paragraphs.push_back(facts.advocate.empty()
                                  ? std::string{words.no_advocate}
                                  : filled(words.advocate, {{"name", facts.advocate.reveal()}}));
    if (!facts.phone.empty())
        part.paragraphs.push_back(filled(words.telephone, {{"contact", facts.phone}}));
    else if (!facts.email.empty())
        part.paragraphs.push_back(filled(words.write, {{"contact", facts.email}}));
    part.paragraphs.emplace_back(words.childline);
    return part;
}

}  // namespace

std::string usual_about(const ChildLetterFacts& facts)
{
    const ChildLetterWords& words = child_letter_words(facts.language);
    return filled(facts.age < older_child ? words.about : words.about_older,
                  {{"day", day_of(facts)}});
}

std::string usual_next(const ChildLetterFacts& facts)
{
    const ChildLetterWords& words = child_letter_words(facts.language);
    std::string lines;
    for (const ReleasedAction& action : facts.release.actions)
        lines += (lines.empty() ? "" : "\n") + action_line(action, facts, words);
    return lines.empty() ? std::string{words.no_actions} : lines;
}

LetterText child_letter_text(const ChildLetterFacts& facts)
{
    const ChildLetterWords& words = child_letter_words(facts.language);
    LetterText letter{
        .language = facts.language,
        .greeting = filled(words.dear, {{"name", facts.to.reveal()}}),
        .heading = filled(words.heading, {{"day", day_of(facts)}}),
        .opening = facts.about.empty() ? usual_about(facts) : facts.about.reveal(),
        .parts = {to_know(words)},
        .closing = facts.closing.empty() ? std::string{words.closing} : facts.closing.reveal(),
        .signature = facts.chair.empty() ? std::string{}
                                         : filled(words.chair, {{"name", facts.chair.reveal()}}),
        .council = facts.council};
    if (!facts.own_words.empty())
        letter.parts.push_back(
            {.heading = std::string{words.own_words}, .paragraphs = {facts.own_words.reveal()}});
    letter.parts.push_back(decided(facts, words));
    letter.parts.push_back({.heading = std::string{words.next},
                            .paragraphs = facts.next.empty()
                                              ? split(usual_next(facts), '\n')
                                              : std::vector<std::string>{facts.next.reveal()}});
    letter.parts.push_back(who_to_talk_to(facts, words));
    letter.parts.push_back(
        {.heading = std::string{words.disagree}, .paragraphs = {std::string{words.not_happy}}});
    return letter;
}

}  // namespace quorate::core
