#pragma once

#include <string_view>

#include "core/dates/language.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the pages behind the link in an invitation say, in one language. {x} is where x is filled
/// in. No word changes its first letter with what is put before it.
struct ReplyWords {
    // What can be answered.
    std::string_view in_person;
    std::string_view by_video;
    std::string_view deputy;
    std::string_view report_only;
    std::string_view cannot_come;
    std::string_view wrong_person;
    std::string_view chair_cannot_come;
    std::string_view family_comes;
    std::string_view family_by_video;
    std::string_view family_cannot_come;

    // The form.
    std::string_view can_you_come;
    std::string_view deputy_name;
    std::string_view needs;  // of a family
    std::string_view note;
    std::string_view needs_hint;
    std::string_view needs_hint_interpreter;  // which is known
    std::string_view note_hint;
    std::string_view note_before;  // of a reply that has one, which another replaces
    std::string_view place;        // whether they have a private one
    std::string_view place_hint;
    std::string_view has_place;
    std::string_view needs_place;
    std::string_view speaks;  // in which language they want to speak
    std::string_view speaks_hint;
    std::string_view speaks_english;
    std::string_view speaks_welsh;
    std::string_view needs_interpreter;
    std::string_view answer_mail;  // who cannot telephone; put after another sentence
    std::string_view send;
    std::string_view seen;
    std::string_view one_answer;
    std::string_view one_deputy;
    std::string_view one_note;

    // The page.
    std::string_view title;
    std::string_view heading;  // {day}
    std::string_view not_recorded;
    std::string_view thanks;
    std::string_view question;       // {phone}
    std::string_view telephone;      // {phone}
    std::string_view anything_else;  // {phone} {reference}
};

const ReplyWords& reply_words(core::Language language);

/// Gives the view every label of the templates in reply/ about an invitation, as word_when and so
/// on.
void set_reply_words(View& view, core::Language language);

}  // namespace quorate::server
