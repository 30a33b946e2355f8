#include "core/circulation/decision_letter.hpp"

#include <algorithm>

#include "core/circulation/decision_letter_words.hpp"
#include "core/circulation/easy_words.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

std::string_view purpose(const LetterFacts& facts, const DecisionLetterWords& words)
{
    if (tells_of_adjournment(facts)) return words.adjourned;
    const bool wales = facts.jurisdiction == Jurisdiction::wales;
    switch (facts.type) {
        case MeetingType::review_cp_conference:
            return wales ? words.review_wales : words.review;
        case MeetingType::pre_birth_conference:
            return words.pre_birth;
        case MeetingType::transfer_in_conference:
            return words.transfer_in;
        default:
            return wales ? words.initial_wales : words.initial;
    }
}

std::string day_of(const LetterFacts& facts)
{
    return long_date(london_date(facts.held_at), facts.language);
}

// "Telephone us on 01632 960012".
std::string reach(const LetterFacts& facts, const DecisionLetterWords& words)
{
    if (facts.phone.empty()) return filled(words.write, {{"contact", facts.email}});
    return filled(words.telephone, {{"contact", facts.phone}});
}

LetterPart part_of(const ReleasedDecision& decision,
                   const LetterFacts& facts,
                   const DecisionLetterWords& words)
{
    const std::string child = decision.child.reveal();
    const auto sentence = decided_words(decision.decided, facts.jurisdiction, facts.language);
    const bool is_open = decision.decided == Outcome::adjourned;
    LetterPart part{
        .heading = filled(is_open ? words.about_child : words.for_child, {{"child", child}}),
        .paragraphs = {sentence.empty() ? decision.outcome : std::string{sentence}}};
    const bool family = facts.reader == RecipientClass::family;
    if (family)
        part.paragraphs.emplace_back(
            outcome_means(decision.decided, facts.jurisdiction, facts.language));
    const auto category = abuse_category_words(decision.category_code, facts.language);
    if (!category.empty()) {
        part.paragraphs.push_back(filled(words.category, {{"category", category}}));
        if (family)
            part.paragraphs.emplace_back(category_means(decision.category_code, facts.language));
    }
    if (const std::string reasons = trimmed(decision.reasons.reveal()); !reasons.empty())
        part.paragraphs.push_back(filled(words.why, {{"reasons", reasons}}));
    if (!facts.tells_corrections) return part;
    for (const ReleasedAmendment& each : facts.release.amendments)
        if (each.item == decision.id.text())
            part.paragraphs.push_back(filled(words.put_right,
                                             {{"day", long_date(each.made_on, facts.language)},
                                              {"words", trimmed(each.body.reveal())}}));
    return part;
}

LetterPart part_of(const ReleasedPlanPart& plan,
                   const LetterFacts& facts,
                   const DecisionLetterWords& words)
{
    std::string children;
    for (const PersonName& child : plan.children)
        children += (children.empty() ? "" : ", ") + child.reveal();
    LetterPart part{.heading = children.empty() ? std::string{words.plan_of_none}
                                                : filled(words.plan, {{"children", children}}),
                    .paragraphs = {}};
    for (const ReleasedPlanPart::Text& each : plan.texts)
        part.paragraphs.push_back(std::string{plan_label_words(each.label, facts.language)} + ": " +
                                  trimmed(each.words.reveal()));
    if (plan.is_ended) part.paragraphs.emplace_back(words.plan_ended);
    return part;
}

std::string action_line(const ReleasedAction& action,
                        const LetterFacts& facts,
                        const DecisionLetterWords& words)
{
    std::string who = action.owner_name.reveal();
    if (!action.agency_name.empty()) who += (who.empty() ? "" : ", ") + action.agency_name;
    if (who.empty()) who = words.childrens_services;
    return filled(words.action,
                  {{"what", trimmed(action.what.reveal())},
                   {"who", who},
                   {"day", long_date(action.due_on, facts.language)}});
}

// Which sentence tells of a meeting that follows; empty for one that this letter is silent about.
std::string_view of_next(const NextMeeting& next,
                         const LetterFacts& facts,
                         const DecisionLetterWords& words)
{
    if (next.type == facts.type && tells_of_adjournment(facts)) return words.held_again;
    if (next.type == MeetingType::core_group) return words.core_group;
    if (next.type == MeetingType::review_cp_conference) return words.next_review;
    return {};
}

LetterPart what_follows(const LetterFacts& facts, const DecisionLetterWords& words)
{
    LetterPart part{.heading = std::string{words.next}, .paragraphs = {}};
    for (const NextMeeting& next : facts.next)
        if (const auto sentence = of_next(next, facts, words); !sentence.empty())
            part.paragraphs.push_back(
                filled(sentence, {{"when", london_long_time(next.at, facts.language)}}));
    const bool has_dates = !part.paragraphs.empty();
    for (const ReleasedAction& action : facts.release.actions)
        part.paragraphs.push_back(action_line(action, facts, words));
    if (!has_dates && tells_of_adjournment(facts) && facts.held_again_by)
        part.paragraphs.push_back(
            filled(words.again_by, {{"day", long_date(*facts.held_again_by, facts.language)}}));
    if (!has_dates)
        part.paragraphs.emplace_back(tells_of_adjournment(facts) ? words.no_new_date
                                                                 : words.no_dates);
    return part;
}

// As it stands in the whole of a letter.
std::string text_of(const LetterPart& part)
{
    std::string text = "\n\n" + part.heading;
    for (const std::string& paragraph : part.paragraphs)
        text += "\n" + paragraph;
    return text;
}

// There is nothing to disagree with where nothing is decided, but how the meeting was held.
void add_who_disagrees(LetterText& letter,
                       const LetterFacts& facts,
                       const DecisionLetterWords& words)
{
    const bool family = facts.reader == RecipientClass::family;
    LetterPart part{.heading = std::string{words.disagree}, .paragraphs = {}};
    if (tells_of_adjournment(facts)) {
        if (!family) return;
        part.paragraphs = {filled(words.complain_adjourned, {{"reach", reach(facts, words)}})};
    } else {
        part.paragraphs = {family ? filled(words.complain, {{"reach", reach(facts, words)}})
                                  : std::string{words.differ},
                           std::string{words.not_suspended}};
    }
    letter.parts.push_back(std::move(part));
}

// Of a meeting that was adjourned for want of quorum, to its family: why, and what holds till then.
void add_adjournment(LetterText& letter, const LetterFacts& facts)
{
    const auto& told = facts.release.adjournment;
    if (!told || facts.reader != RecipientClass::family) return;
    const AdjournmentWords& words = adjournment_words(facts.language);
    letter.parts.push_back(
        {.heading = std::string{words.heading}, .paragraphs = {std::string{words.why}}});
    if (told->until_then.empty()) return;
    LetterPart until{.heading = std::string{words.until_then}, .paragraphs = {}};
    for (const FreeText& line : told->until_then)
        until.paragraphs.push_back(line.reveal());
    letter.parts.push_back(std::move(until));
}

// As copies of the minutes begin: but for a family that is told why it was adjourned.
void add_quorum(LetterText& letter, const LetterFacts& facts, const DecisionLetterWords& words)
{
    const Release& release = facts.release;
    if (!release.lacked_quorum) return;
    if (release.adjournment && release.adjournment->is_for_family) return;
    std::string told{words.too_few};
    for (const std::string& missing : release.who_was_missing)
        told += " " + missing + ".";
    letter.parts.push_back({.heading = std::string{words.no_quorum}, .paragraphs = {told}});
}

}  // namespace

bool tells_of_adjournment(const LetterFacts& facts)
{
    const auto& decisions = facts.release.decisions;
    if (decisions.empty()) return facts.release.adjournment.has_value();
    return std::ranges::all_of(
        decisions, [](const ReleasedDecision& each) { return each.decided == Outcome::adjourned; });
}

std::string usual_opening(const LetterFacts& facts)
{
    return filled(purpose(facts, decision_letter_words(facts.language)), {{"day", day_of(facts)}});
}

std::string usual_closing(const LetterFacts& facts)
{
    const DecisionLetterWords& words = decision_letter_words(facts.language);
    return std::string{facts.reader == RecipientClass::family ? words.keep : words.record_follows};
}

LetterText letter_text(const LetterFacts& facts)
{
    const DecisionLetterWords& words = decision_letter_words(facts.language);
    LetterText letter{
        .language = facts.language,
        .greeting = facts.to.empty() ? std::string{words.dear_colleague}
                                     : filled(words.dear, {{"name", facts.to.reveal()}}),
        .heading = filled(tells_of_adjournment(facts) ? words.heading_adjourned : words.heading,
                          {{"day", day_of(facts)}}),
        .opening = facts.opening.empty() ? usual_opening(facts) : facts.opening.reveal(),
        .parts = {},
        .closing = facts.closing.empty() ? usual_closing(facts) : facts.closing.reveal(),
        .signature = facts.chair.empty() ? std::string{}
                                         : filled(words.chair, {{"name", facts.chair.reveal()}}),
        .council = facts.council};
    if (facts.replaces)
        letter.parts.push_back(
            {.heading = std::string{words.corrected},
             .paragraphs = {
                 filled(words.replaces, {{"day", long_date(*facts.replaces, facts.language)}})}});
    add_quorum(letter, facts, words);
    add_adjournment(letter, facts);
    for (const ReleasedDecision& decision : facts.release.decisions)
        letter.parts.push_back(part_of(decision, facts, words));
    for (const ReleasedPlanPart& part : facts.release.plan)
        letter.parts.push_back(part_of(part, facts, words));
    letter.parts.push_back(what_follows(facts, words));
    add_who_disagrees(letter, facts, words);
    letter.parts.push_back({.heading = std::string{words.questions},
                            .paragraphs = {filled(words.ask, {{"reach", reach(facts, words)}})}});
    return letter;
}

int decided_otherwise(const LetterFacts& facts, const std::string& sent)
{
    const DecisionLetterWords& words = decision_letter_words(facts.language);
    return static_cast<int>(
        std::ranges::count_if(facts.release.decisions, [&](const ReleasedDecision& decision) {
            return sent.find(text_of(part_of(decision, facts, words)) + "\n\n") ==
                   std::string::npos;
        }));
}

std::string whole_text(const LetterText& letter)
{
    std::string text = letter.greeting + "\n\n" + letter.heading + "\n\n" + letter.opening;
    for (const LetterPart& part : letter.parts)
        text += text_of(part);
    text += "\n\n" + letter.closing;
    if (!letter.signature.empty()) text += "\n\n" + letter.signature;
    return text + "\n" + letter.council;
}

}  // namespace quorate::core
