#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What mails about a meeting say, in one language: whole sentences, since words that are glued
/// together are right in one language only. {x} is where x is filled in, see core::filled().
struct MailWords {
    // How a mail is laid out.
    std::string_view what_has_changed;
    std::string_view telephone;

    // Facts: what stands before them.
    std::string_view when;
    std::string_view meeting;
    std::string_view which_part;
    std::string_view where;
    std::string_view access;
    std::string_view reference;
    std::string_view times;  // {from} {until}

    // Said in several mails.
    std::string_view by_day;  // {day}
    std::string_view soon;
    std::string_view come;
    std::string_view join_by_video;
    std::string_view come_or_join;
    std::string_view no_case_information;
    std::string_view yours_alone;
    std::string_view not_written_here;
    std::string_view only_for_you;
    std::string_view no_account;
    std::string_view no_password;
    std::string_view help;
    std::string_view help_with_interpreter;
    std::string_view without_telephone;
    std::string_view one_of_several;
    std::string_view please_remove;
    std::string_view reply_link;
    std::string_view change_reply_link;
    std::string_view family_reply_link;
    std::string_view family_change_link;
    std::string_view invitation_link;

    // Invitations.
    std::string_view invitation;
    std::string_view invited;
    std::string_view invited_to_chair;
    std::string_view family_invited;
    std::string_view please_reply;         // {when} {ways}
    std::string_view chair_please_reply;   // {when} {ways}
    std::string_view family_please_reply;  // {when}

    // Updates.
    std::string_view changed;
    std::string_view changed_to_confirm;
    std::string_view has_changed;
    std::string_view family_has_changed;
    std::string_view reply_again;  // {when}
    std::string_view reply_again_link;
    std::string_view check_reply;         // {when}
    std::string_view page_shows_reply;    // after that, to whoever has replied
    std::string_view family_reply_again;  // {when}
    std::string_view family_check_reply;  // {when}
    std::string_view family_page_shows_reply;
    std::string_view confirm;
    std::string_view confirm_link;
    std::string_view family_confirm;
    std::string_view family_confirm_link;

    // Reminders.
    std::string_view reminder;
    std::string_view coming_up;
    std::string_view reply_to_coming_up;
    std::string_view family_coming_up;
    std::string_view chair_reminded;
    std::string_view have_reply;
    std::string_view no_reply;
    std::string_view family_have_reply;
    std::string_view family_no_reply;  // {when}

    // Cancellations.
    std::string_view cancelled_to_confirm;
    std::string_view confirm_end;
    std::string_view cancelled;
    std::string_view is_cancelled;
    std::string_view family_is_cancelled;
    std::string_view no_need_to_reply;
    std::string_view nothing_to_do;
    std::string_view family_page_link;
    std::string_view need_not_come_subject;
    std::string_view need_not_come;
    std::string_view not_needed;
    std::string_view is_not_needed;
    std::string_view goes_ahead;

    // What there is to read after a meeting.
    std::string_view minutes;
    std::string_view minutes_ready;
    std::string_view minutes_link;
    std::string_view open_minutes;
    std::string_view papers;
    std::string_view papers_ready;
    std::string_view papers_link;
    std::string_view open_papers;
    std::string_view corrected_minutes;
    std::string_view minutes_are_corrected;
    std::string_view minutes_replace;
    std::string_view corrected_papers;
    std::string_view papers_are_corrected;
    std::string_view papers_replace;
    std::string_view action_points;
    std::string_view one_action_point;
    std::string_view many_action_points;  // {count}
    std::string_view action_points_link;
    std::string_view agreed;
    std::string_view agreed_to_do;
    std::string_view agreed_link;

    // Codes.
    std::string_view code;
    std::string_view code_is;  // {code}
    std::string_view code_link;
    std::string_view code_use;
    std::string_view code_never_asked;

    // Another time that was proposed.
    std::string_view no_change;
    std::string_view same_time;
    std::string_view time_declined;
};

/// What mails about a poll say besides.
struct PollWords {
    std::string_view which_time;
    std::string_view which_time_again;
    std::string_view one_time;
    std::string_view many_times;
    std::string_view time;  // {number}
    std::string_view how;
    std::string_view answer_by;
    std::string_view ask_of_one;
    std::string_view ask_of_many;
    std::string_view may_change;
    std::string_view answer_link;
    std::string_view do_not_pass_on;
    std::string_view chosen;
    std::string_view was_chosen;
    std::string_view invitation_follows;
    std::string_view stopped;
    std::string_view was_stopped;
    std::string_view nothing_needed;
};

const MailWords& mail_words(core::Language language);
const PollWords& poll_words(core::Language language);

// The tables that these give one of.
extern const MailWords english_mail_words;
extern const MailWords welsh_mail_words;
extern const PollWords english_poll_words;
extern const PollWords welsh_poll_words;

}  // namespace quorate::server
