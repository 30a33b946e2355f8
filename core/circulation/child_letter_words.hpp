#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::core {

/// What a letter to a child says in one language, for a reader of about nine. {x} is where x is
/// filled in.
struct ChildLetterWords {
    std::string_view dear;         // {name}
    std::string_view heading;      // {day}
    std::string_view about;        // {day}: for those under 12
    std::string_view about_older;  // {day}
    std::string_view to_know;
    std::string_view no_trouble;
    std::string_view no_fault;
    std::string_view matters;
    std::string_view own_words;
    std::string_view decided;
    std::string_view next;
    std::string_view action;  // {what} {who} {day}
    std::string_view by_us;   // children's services, as a child knows them
    std::string_view no_actions;
    std::string_view talk;
    std::string_view social_worker;  // {name}
    std::string_view advocate;       // {name}
    std::string_view no_advocate;
    std::string_view telephone;  // {contact}
    std::string_view write;      // {contact}
    std::string_view childline;
    std::string_view disagree;
    std::string_view not_happy;
    std::string_view closing;
    std::string_view chair;  // {name}
};

const ChildLetterWords& child_letter_words(Language language);

}  // namespace quorate::core
