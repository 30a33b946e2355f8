#include "server/pages/record/decision_letter_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/pages/record/record_clock_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::DecisionLetter;
using core::DecisionLetters;

View state_chip(const DecisionLetter& letter)
{
    if (!letter.exists()) return chip(Chip::none, "No letter");
    if (letter.kept.sent_on && letter.put_right > 0)
        return chip(Chip::late, "Sent before a decision was put right");
    if (letter.kept.sent_on) return chip(Chip::done, "Sent");
    if (!letter.earlier.empty() && letter.release() == core::LetterRelease::to_ask)
        return chip(Chip::soon, "Corrected letter drafted, not sent");
    if (letter.release() == core::LetterRelease::waiting)
        return chip(Chip::soon, "Waits for a colleague");
    if (letter.release() == core::LetterRelease::refused)
        return chip(Chip::late, "Not released by a colleague");
    if (letter.release() == core::LetterRelease::released)
        return chip(Chip::soon, "Released, not sent");
    return letter.kept.worded_at ? chip(Chip::soon, "Changed by hand, not sent")
                                 : chip(Chip::soon, "Drafted, not sent");
}

// "1 decision is not in it: it is not marked for the family".
std::string left_out_text(int number)
{
    return number == 1 ? "1 decision is not in it, as it is not marked for the family"
                       : std::to_string(number) +
                             " decisions are not in it, as they are not marked for the family";
}

}  // namespace

std::string letters_url(const core::MeetingId& meeting)
{
    return record_url(meeting, "decision-letter");
}

std::string letter_url(const core::MeetingId& meeting, const std::string& recipient)
{
    return letters_url(meeting) + "/" + recipient;
}

std::string name_of(const DecisionLetter& letter)
{
    return letter.kind == core::Recipient::professional ? std::string{"Professionals"}
                                                        : letter.name.reveal();
}

std::string about_text(const DecisionLetter& letter)
{
    if (letter.kind != core::Recipient::professional) return letter.about;
    std::string names;
    for (const core::PersonName& each : letter.readers)
        names += (names.empty() ? "" : ", ") + each.reveal();
    return names;
}

// "Sent by post on Thursday 26 November 2026".
std::string sent_text(const core::KeptLetter& kept)
{
    return "Sent " + std::string{label(kept.sent_how.value_or(core::LetterWay::by_hand))} + " on " +
           core::long_date(*kept.sent_on);
}

View letter_row(const DecisionLetter& letter, const core::MeetingId& meeting)
{
    View row;
    row["name"] = name_of(letter);
    row["about"] = about_text(letter);
    row["state"] = state_chip(letter);
    row["words"] = !letter.exists()           ? letter.why_none
                   : letter.kept.sent_on      ? sent_text(letter.kept)
                   : letter.is_of_adjournment ? "The meeting was adjourned: there are no decisions"
                   : letter.left_out > 0      ? left_out_text(letter.left_out)
                                              : std::string{};
    row["look_url"] = letter.exists() ? letter_url(meeting, letter.recipient) : std::string{};
    return row;
}

// "Chair's letter with the decision sent: by Thursday 26 November 2026".
View clock_row(const core::CaseDueDate& due, const core::RecordReach& reach)
{
    const bool is_met = due.status == core::DueStatus::met && due.met_on;
    View row;
    row["what"] = text(rule_of(due).label);
    row["when"] = "by " + core::long_date(due.limit_date);
    const bool is_of_record = rule_of(due).met_by.contains(core::EventKind::conference_record_sent);
    if (is_met && is_of_record && !reach.missing.empty())
        row["when"] = "by " + core::long_date(due.limit_date) + ". Now with " +
                      std::to_string(reach.left) + " of " + std::to_string(reach.due) + ": " +
                      missing_words(reach.missing);
    row["state"] = is_met ? chip(is_met_late(due) ? Chip::late : Chip::done,
                                 "Done on " + core::short_date(*due.met_on))
                          : chip(Chip::soon, "Open");
    return row;
}

View letter_clock_row(const core::LetterClock& letter)
{
    View row;
    row["what"] = text("These letters");
    row["when"] = "by " + core::long_date(letter.last_day);
    row["state"] = letter.sent_on ? chip(letter.left.is_late ? Chip::late : Chip::done,
                                         "Sent on " + core::short_date(*letter.sent_on))
                                  : deadline_chip(letter.left);
    return row;
}

std::vector<View> letter_notices(const DecisionLetters& letters)
{
    std::vector<View> notices;
    const core::MeetingId& id = letters.file.meeting.id;
    if (!letters.is_agreed)
        notices.push_back(alert(Alert::information,
                                {.strong = "The minutes are not agreed yet.",
                                 .text = "The letters have the decisions, the outline plan and the "
                                         "dates that follow. They need "
                                         "not wait."}));
    const bool untold = std::ranges::any_of(letters.letters, [](const DecisionLetter& letter) {
        return letter.kind == core::Recipient::family && !letter.exists();
    });
    if (untold && !letters.is_agreed)
        notices.push_back(alert(Alert::warning,
                                {.strong = "No decision is marked for the family.",
                                 .text = "Mark those that the family may read.",
                                 .link = "See the decisions",
                                 .link_url = minutes_url(id, "decision")}));
    if (const std::string words = put_right_words(letters); !words.empty())
        notices.push_back(
            alert(Alert::warning,
                  {.strong = words,
                   .text = "The letters say what was agreed. Write what is right into the wording "
                           "of those who may know it, before they go. Of a decision, draft a "
                           "corrected letter where one has left.",
                   .link = "See the corrections",
                   .link_url = record_url(id, "minutes/agree")}));
    return notices;
}

std::string put_right_words(const DecisionLetters& letters)
{
    if (letters.put_right == 0) return {};
    return counted(letters.put_right, "correction", "corrections") +
           " of the decisions, the plan or the action points " +
           (letters.put_right == 1 ? "is" : "are") + " in no letter.";
}

void add_letter(View& page, const core::LetterText& letter)
{
    page["letter_lang"] = text(letter.language == core::Language::welsh ? "cy" : "");
    page["greeting"] = letter.greeting;
    page["letter_heading"] = letter.heading;
    page["opening"] = letter.opening;
    page["parts"] = view_list(letter.parts, [](const core::LetterPart& part) {
        View view;
        view["part_heading"] = part.heading;
        view["paragraphs"] = view_list(part.paragraphs, [](const std::string& words) {
            View paragraph;
            paragraph["words"] = words;
            return paragraph;
        });
        return view;
    });
    page["closing"] = letter.closing;
    page["signature"] = letter.signature;
    page["council"] = letter.council;
}

void add_earlier(View& page, const DecisionLetter& letter)
{
    page["replaces"] = letter.earlier.empty()
                           ? std::string{}
                           : "This is a corrected letter. It takes the place of the one of " +
                                 core::long_date(letter.earlier.back().sent_on) + ".";
    page["earlier_some"] = !letter.earlier.empty();
    page["earlier"] = view_list(letter.earlier, [](const core::ReplacedLetter& each) {
        View view;
        view["earlier_sent"] = sent_text({.sent_on = each.sent_on, .sent_how = each.sent_how});
        view["earlier_text"] = each.sent_text.reveal();
        return view;
    });
}

std::vector<View> word_fields(const DecisionLetter& letter,
                              const Fields& typed,
                              const std::vector<core::FieldError>& errors)
{
    const bool again = typed.has("opening");
    return {textarea({.name = "opening",
                      .label = "How the letter begins",
                      .value = again ? typed.get("opening") : letter.text.opening,
                      .hint = "Leave it empty for our own words",
                      .error = error_for(errors, "opening"),
                      .rows = 4}),
            textarea({.name = "closing",
                      .label = "How the letter ends",
                      .value = again ? typed.get("closing") : letter.text.closing,
                      .hint = "Leave it empty for our own words",
                      .error = error_for(errors, "closing"),
                      .rows = 3})};
}

std::vector<View> sent_fields(const DecisionLetter& letter,
                              const Fields& typed,
                              const std::vector<core::FieldError>& errors,
                              core::Instant now)
{
    std::vector<Option> ways;
    if (letter.kind == core::Recipient::professional)
        ways.push_back({.value = "e_mail", .label = "By e-mail"});
    if (letter.may_be_posted) ways.push_back({.value = "post", .label = "By post"});
    ways.push_back({.value = "by_hand", .label = "By hand"});
    return {radios({.name = "how",
                    .legend = "How did it leave?",
                    .options = ways,
                    .chosen = letter.may_be_posted ? typed.get("how") : std::string{"by_hand"},
                    .hint = letter.may_be_posted
                                ? ""
                                : "It is to be given by hand: no address is kept that is safe for "
                                  "post, or you may not see it",
                    .error = error_for(errors, "how"),
                    .inline_row = true,
                    .small = true}),
            date_input({.name = "on",
                        .label = "On which day?",
                        .value = typed.has("on") ? typed.get("on")
                                                 : core::typed_date(core::london_date(now)),
                        .error = error_for(errors, "on"),
                        .width = 10},
                       DateExample::past)};
}

}  // namespace quorate::server
