#include "server/mail/mail_words.hpp"

namespace quorate::server {

constinit const MailWords english_mail_words{
    .what_has_changed = "What has changed",
    .telephone = "Telephone",
    .when = "When",
    .meeting = "Meeting",
    .which_part = "Which part",
    .where = "Where",
    .access = "Access",
    .reference = "Reference",
    .times = "{from} to {until}",
    .by_day = " by {day}",
    .soon = " as soon as you can",
    .come = "come",
    .join_by_video = "join by video",
    .come_or_join = "come, join from elsewhere",
    .no_case_information = "This message holds no case information.",
    .yours_alone = "The link is yours alone: please do not forward this message.",
    .not_written_here = "We do not write here what the meeting is about.",
    .only_for_you = "The link is only for you. Please do not pass it on.",
    .no_account = "You do not need an account.",
    .no_password = "You do not need an account or a password.",
    .help =
        "You can bring somebody to support you. Tell us if you need an interpreter, help to get "
        "there, help with child care, or another time, on the page behind the link, or answer this "
        "e-mail. The page also tells you who will be there.",
    .help_with_interpreter =
        "You can bring somebody to support you. We know that you need an interpreter. "
        "Tell us if you need help to get there, help with child care, or another "
        "time, on the page behind the link, or answer this e-mail. The page also "
        "tells you who will be there.",
    .without_telephone = "If you cannot telephone, answer this e-mail.",
    .one_of_several =
        "This is not a copy: another meeting is held at the same time as this one, and you are "
        "invited to each. Please reply to each.",
    .please_remove = "If the meeting is still in your calendar, please remove it.",
    .reply_link = "Reply to this invitation",
    .change_reply_link = "See and change your reply",
    .family_reply_link = "Tell us if you can come",
    .family_change_link = "See your answer, or change it",
    .invitation_link = "See the invitation",
    .invitation = "Invitation: ",
    .invited = "You are invited to a multi-agency meeting",
    .invited_to_chair = "You are to chair a multi-agency meeting",
    .family_invited = "You are invited to a meeting",
    .please_reply =
        "Please reply{when}. You can say that you will {ways}, send a deputy, send a report only, "
        "or cannot come. You do not need an account.",
    .chair_please_reply =
        "Please reply{when}. You can say that you will {ways}, or cannot come. You do not need an "
        "account.",
    .family_please_reply =
        "Please tell us{when} if you can come. You do not need an account or a password.",
    .changed = "Changed: ",
    .changed_to_confirm = "Changed, please confirm: ",
    .has_changed = "A meeting you are invited to has changed",
    .family_has_changed = "Your meeting has changed",
    .reply_again =
        "The time has changed, so a reply that you gave before no longer counts. Please reply "
        "again{when}.",
    .reply_again_link = "Reply again",
    .check_reply = "Please check that you can still come, and tell us{when}.",
    .page_shows_reply = "Your page shows the reply we have from you.",
    .family_reply_again =
        "The time has changed, so an answer that you gave before no longer counts. Please tell us "
        "again{when} if you can come.",
    .family_check_reply = "Please tell us{when} if you can still come.",
    .family_page_shows_reply = "Your page shows the answer we have from you.",
    .confirm = "Please confirm that you have seen this: it is a change at short notice.",
    .confirm_link = "Confirm that you have seen this, and reply",
    .family_confirm = "Please confirm that you have seen this. We want to be sure that you know.",
    .family_confirm_link = "Confirm that you have seen this",
    .reminder = "Reminder: ",
    .coming_up = "A meeting you are invited to is coming up",
    .reply_to_coming_up = "Please reply: you are invited to a multi-agency meeting",
    .family_coming_up = "Your meeting is coming up",
    .chair_reminded = "You chair this meeting. If you cannot, please tell us now.",
    .have_reply = "We have your reply. If anything has changed, please change it now.",
    .no_reply = "We do not have a reply from you yet.",
    .family_have_reply = "We have your answer. If anything has changed, please tell us.",
    .family_no_reply =
        "You have not told us yet if you can come. Please tell us{when}. You do not need an "
        "account or a password.",
    .cancelled_to_confirm = "Cancelled, please confirm: ",
    .confirm_end = "Please confirm that you have seen this, so that you do not come for nothing.",
    .cancelled = "Cancelled: ",
    .is_cancelled = "A meeting you were invited to is cancelled",
    .family_is_cancelled = "Your meeting is cancelled",
    .no_need_to_reply = "You do not need to reply.",
    .nothing_to_do = "You do not need to do anything.",
    .family_page_link = "See your page",
    .need_not_come_subject = "Not needed: ",
    .need_not_come = "You do not need to come to this meeting",
    .not_needed = "You are no longer needed: ",
    .is_not_needed = "You are no longer needed at this meeting",
    .goes_ahead =
        "The meeting goes ahead without you. If you were asked to chair it, you do not chair it "
        "any more.",
    .minutes = "Minutes ready: ",
    .minutes_ready = "Your copy of the minutes is ready",
    .minutes_link = "Read your copy",
    .open_minutes =
        "Open it where nobody else can read it. "
        "On each new device, we first send a code to this address.",
    .papers = "Papers ready: ",
    .papers_ready = "The papers from your meeting are ready",
    .papers_link = "Read the papers",
    .open_papers =
        "Open them where nobody else can read them. "
        "On each new device, we first send a code to this address.",
    .corrected_minutes = "Minutes corrected: ",
    .minutes_are_corrected = "Something was put right in your copy of the minutes",
    .minutes_replace = "This copy replaces the one you had: the link to that one has stopped.",
    .corrected_papers = "Papers corrected: ",
    .papers_are_corrected = "Something was put right in the papers from your meeting",
    .papers_replace = "These papers replace the ones you had: the link to those has stopped.",
    .action_points = "Action points: ",
    .one_action_point = "You have 1 action point from this meeting",
    .many_action_points = "You have {count} action points from this meeting",
    .action_points_link = "See what was agreed and report progress",
    .agreed = "What you agreed: ",
    .agreed_to_do = "What you agreed to do",
    .agreed_link = "See it, and tell us how it goes",
    .code = "Your code: ",
    .code_is = "Your code is {code}",
    .code_link = "Go back to your page",
    .code_use = "Enter it on the page where you asked for it. It works once, for 15 minutes.",
    .code_never_asked =
        "We will never ask you for this code by telephone. If you did not ask for it, do not pass "
        "it on, and tell us: somebody else may have your link.",
    .no_change = "No change: ",
    .same_time = "The meeting stays at the same time",
    .time_declined =
        "You proposed another time. It cannot be used. Please say whether you can come at the time "
        "above.",
};

constinit const PollWords english_poll_words{
    .which_time = "Which time suits you? ",
    .which_time_again = "Please answer: which time suits you? ",
    .one_time = "Can you come at this time?",
    .many_times = "Which of these times suits you?",
    .time = "Time {number}",
    .how = "How",
    .answer_by = "Answer by",
    .ask_of_one =
        "We are looking for a time for a meeting. Say of each time whether it suits you best, is "
        "possible, or does not work. The time is kept free until then.",
    .ask_of_many =
        "We are looking for a time for a meeting. Say of each time whether it suits you best, is "
        "possible, or does not work. The times are kept free until then.",
    .may_change = "You can change your answer until then. You are told what comes of it.",
    .answer_link = "Answer",
    .do_not_pass_on = "The link is yours alone: please do not pass it on.",
    .chosen = "A time was chosen: ",
    .was_chosen = "This time was chosen",
    .invitation_follows = "Your invitation follows. The other times are not needed any more.",
    .stopped = "Your answer is not needed any more: ",
    .was_stopped = "Your answer is not needed any more",
    .nothing_needed =
        "None of the times that we asked you about is needed any more. You do not have to do "
        "anything.",
};

const MailWords& mail_words(core::Language language)
{
    return language == core::Language::welsh ? welsh_mail_words : english_mail_words;
}

const PollWords& poll_words(core::Language language)
{
    return language == core::Language::welsh ? welsh_poll_words : english_poll_words;
}

}  // namespace quorate::server
