#pragma once

#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/support/refusals.hpp"
#include "server/templates/components.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What surrounds a page says, in one language, and what pages say of something that cannot be
/// done. {x} is where x is filled in.
struct FrameWords {
    std::string_view error_title;  // before the title of a page with errors
    std::string_view problem;      // above the errors
    std::string_view error;        // before the error at a field
    std::string_view skip;
    std::string_view service;
    std::string_view about_service;
    std::string_view language;  // of the page: the name of the choice
    std::string_view back;
    std::string_view help;
    std::string_view help_dates;
    std::string_view privacy;
    std::string_view cookies;
    std::string_view accessibility;
    std::string_view in_english;  // where the links above lead; nothing in English
    std::string_view logged;
    std::string_view demonstration;
    std::string_view invented;
    std::string_view today_is;  // {day}
    std::string_view see_mail;
    std::string_view success;
    std::string_view information;
    std::string_view warning;
    std::string_view failure;
    std::string_view not_found_title;
    std::string_view refused_title;
    std::string_view if_you_ask;  // before the code
    std::string_view code_and;    // between the code and the reference
};

const FrameWords& frame_words(core::Language language);

/// Gives the view of the frame every label of layout_top and layout_bottom, as word_skip and so on.
void set_frame_words(View& frame, core::Language language);

/// What the kind of an alert is called, for those who do not see it.
std::string_view kind_words(Alert kind, core::Language language);

/// What is told of a refusal.
struct ToldRefusal {
    std::string_view sentence;
    std::string_view next_step;
};

/// In Welsh what somebody without an account can meet behind a link; else as core says it.
ToldRefusal told(core::Refusal refusal, std::string_view action, core::Language language);

}  // namespace quorate::server
