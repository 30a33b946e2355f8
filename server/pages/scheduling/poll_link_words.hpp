#pragma once

#include <string_view>

#include "core/dates/language.hpp"
#include "core/polls/poll.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// What the page behind a poll's link says, in one language. {x} is where x is filled in.
struct PollLinkWords {
    std::string_view title;
    std::string_view heading;
    std::string_view over;
    std::string_view answer_by;  // {when}
    std::string_view best;
    std::string_view possible;
    std::string_view cannot;  // as it is offered
    std::string_view said_cannot;
    std::string_view said_nothing;
    std::string_view choose;  // {when}
    std::string_view send;
    std::string_view not_mine;  // asks whether it is for somebody else
    std::string_view wrong_person_hint;
    std::string_view thanks;
    std::string_view we_write;
    std::string_view thanks_wrong_person;
    std::string_view settled;
    std::string_view called_off;
    std::string_view not_held_then;
    std::string_view not_needed;
    std::string_view invitation_follows;
    std::string_view need_not_keep;
    std::string_view question;       // {phone}
    std::string_view change_until;   // {when}
    std::string_view anything_else;  // {phone} {reference}
};

const PollLinkWords& poll_link_words(core::Language language);

/// What was answered: "Suits me best".
std::string_view said(core::PollAnswer answer, core::Language language);

/// Gives the view every label of the templates reply/poll…, as word_how and so on.
void set_poll_link_words(View& view, core::Language language);

}  // namespace quorate::server
