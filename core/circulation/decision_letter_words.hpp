#pragma once

#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/minutes/outcome.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// What a letter about a conference's decisions says in one language. {x} is where x is filled in;
/// no word changes its first letter with what is put before it.
struct DecisionLetterWords {
    std::string_view dear;  // {name}
    std::string_view dear_colleague;
    std::string_view heading;  // {day}
    std::string_view initial;  // {day}, as the next four: what the meeting was for
    std::string_view initial_wales;
    std::string_view review;
    std::string_view review_wales;
    std::string_view pre_birth;
    std::string_view transfer_in;
    // Of one that was adjourned for every child that its reader is told of.
    std::string_view heading_adjourned;  // {day}
    std::string_view adjourned;          // {day}
    std::string_view no_quorum;
    std::string_view too_few;
    std::string_view for_child;    // {child}
    std::string_view about_child;  // {child}: where nothing is decided for them yet
    std::string_view category;     // {category}
    std::string_view why;          // {reasons}
    std::string_view put_right;    // {day} {words}
    std::string_view corrected;
    std::string_view replaces;      // {day}
    std::string_view plan;          // {children}
    std::string_view plan_of_none;  // of which no child is named
    std::string_view plan_ended;
    std::string_view next;
    std::string_view core_group;  // {when}
    std::string_view next_review;
    std::string_view held_again;  // {when}: of one that was adjourned
    std::string_view no_dates;
    std::string_view again_by;     // {day}: the last, of one that was adjourned
    std::string_view no_new_date;  // of one that was adjourned
    std::string_view action;       // {what} {who} {day}
    std::string_view disagree;
    std::string_view complain;            // {reach}
    std::string_view complain_adjourned;  // {reach}
    std::string_view not_suspended;
    std::string_view differ;  // of professionals
    std::string_view questions;
    std::string_view ask;        // {reach}
    std::string_view telephone;  // {contact}: what {reach} is
    std::string_view write;
    std::string_view keep;
    std::string_view record_follows;
    std::string_view chair;  // {name}
    std::string_view childrens_services;
};

const DecisionLetterWords& decision_letter_words(Language language);

/// What was decided as a sentence for a family. Empty for what no conference decides.
std::string_view decided_words(Outcome outcome, Jurisdiction jurisdiction, Language language);

/// "What help", "Pa help": of a text of the plan by its English label, which stays where it is none
/// of ours.
std::string_view plan_label_words(std::string_view label, Language language);

/// "Neglect", "Esgeulustod": of a census code, or an empty text.
std::string_view abuse_category_words(std::string_view code, Language language);

}  // namespace quorate::core
