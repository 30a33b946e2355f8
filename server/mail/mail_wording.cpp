#include "server/mail/mail_wording.hpp"

#include <stdexcept>

#include "core/dates/date_text.hpp"

namespace quorate::server {
namespace {

const std::string yours_alone = "The link is yours alone: please do not forward this message.";
const std::string no_case_information = "This message holds no case information.";

const std::string not_written_here = "We do not write here what the meeting is about.";
const std::string only_for_you = "The link is only for you. Please do not pass it on.";

// Nobody is asked what was written down already.
std::string help(const MeetingMail& mail)
{
    const std::string also = "help to get there, help with child care, or another time";
    const std::string how = " on the page behind the link, or answer this e-mail.";
    return mail.needs_interpreter
               ? "You can bring somebody to support you. We know that you need an interpreter, and "
                 "we arrange one. Tell us if you need " +
                     also + "," + how
               : "You can bring somebody to support you. Tell us if you need an interpreter, " +
                     also + "," + how;
}

std::string by_when(const MeetingMail& mail)
{
    return mail.reply_by ? " by " + core::long_date(*mail.reply_by) : " as soon as you can";
}

// Only what the page behind the link offers.
std::string ways_to_come(core::MeetingMode mode)
{
    switch (mode) {
        case core::MeetingMode::in_person:
            return "come";
        case core::MeetingMode::video:
            return "join by video";
        case core::MeetingMode::hybrid:
            break;
    }
    return "come, join from elsewhere";
}

MailWording chair_wording(const MeetingMail& mail)
{
    return {
        .subject_prefix = "Invitation: ",
        .heading = "You are to chair a multi-agency meeting",
        .link_label = "Reply to this invitation",
        .paragraphs = {"Please reply" + by_when(mail) + ". You can say that you will " +
                       ways_to_come(mail.mode) + ", or cannot come. You do not need an account."},
        .notes = {no_case_information, yours_alone}};
}

MailWording invitation_wording(const MeetingMail& mail)
{
    if (mail.is_chair) return chair_wording(mail);
    return {.subject_prefix = "Invitation: ",
            .heading = "You are invited to a multi-agency meeting",
            .link_label = "Reply to this invitation",
            .paragraphs = {"Please reply" + by_when(mail) + ". You can say that you will " +
                           ways_to_come(mail.mode) +
                           ", send a deputy, send a report only, or cannot come. You do not need "
                           "an account."},
            .notes = {no_case_information, yours_alone}};
}

MailWording update_wording(const MeetingMail& mail)
{
    if (mail.asks_again)
        return {.subject_prefix = "Changed: ",
                .heading = "A meeting you are invited to has changed",
                .link_label = "Reply again",
                .paragraphs = {"The time has changed, so a reply that you gave before no longer "
                               "counts. Please reply again" +
                               by_when(mail) + "."},
                .notes = {no_case_information, yours_alone}};
    return {.subject_prefix = "Changed: ",
            .heading = "A meeting you are invited to has changed",
            .link_label = "See and change your reply",
            .paragraphs = {"Please check that you can still come, and tell us" + by_when(mail) +
                           ". Your page shows the reply we have from you."},
            .notes = {no_case_information, yours_alone}};
}

MailWording family_update_wording(const MeetingMail& mail)
{
    const std::string asked =
        mail.asks_again
            ? "The time has changed, so an answer that you gave before no longer counts. Please "
              "tell us again" +
                  by_when(mail) + " if you can come."
            : "Please tell us" + by_when(mail) + " if you can still come. Your page shows the " +
                  "answer we have from you.";
    return {
        .subject_prefix = "Changed: ",
        .heading = "Your meeting has changed",
        .link_label = mail.asks_again ? "Tell us if you can come" : "See your answer, or change it",
        .paragraphs = {asked, help(mail)},
        .notes = {not_written_here, only_for_you}};
}

// Said of an update at short notice, on top of what it says anyway.
MailWording with_confirmation(MailWording said, bool family)
{
    said.subject_prefix = "Changed, please confirm: ";
    said.lead = family ? "Please confirm that you have seen this. We want to be sure that you know."
                       : "Please confirm that you have seen this: it is a change at short notice.";
    said.link_label =
        family ? "Confirm that you have seen this" : "Confirm that you have seen this, and reply";
    return said;
}

MailWording reminder_wording(const MeetingMail& mail)
{
    const std::string asked =
        mail.is_chair      ? "You chair this meeting. If you cannot, please tell us now."
        : mail.has_replied ? "We have your reply. If anything has changed, please change it now."
                           : "We do not have a reply from you yet. Please reply" + by_when(mail) +
                                 ". You can say that you will " + ways_to_come(mail.mode) +
                                 ", send a deputy, send a report only, or cannot come. You do not "
                                 "need an account.";
    return {.subject_prefix = "Reminder: ",
            .heading = mail.has_replied || mail.is_chair
                           ? "A meeting you are invited to is coming up"
                           : "Please reply: you are invited to a multi-agency meeting",
            .link_label = mail.has_replied || mail.is_chair ? "See and change your reply"
                                                            : "Reply to this invitation",
            .paragraphs = {asked},
            .notes = {no_case_information, yours_alone}};
}

MailWording family_reminder_wording(const MeetingMail& mail)
{
    const std::string asked =
        mail.has_replied ? "We have your answer. If anything has changed, please tell us."
                         : "You have not told us yet if you can come. Please tell us" +
                               by_when(mail) + ". You do not need an account or a password.";
    return {.subject_prefix = "Reminder: ",
            .heading = "Your meeting is coming up",
            .link_label =
                mail.has_replied ? "See your answer, or change it" : "Tell us if you can come",
            .paragraphs = {asked, help(mail)},
            .notes = {not_written_here, only_for_you}};
}

MailWording taken_back_wording()
{
    return {.subject_prefix = "You are no longer needed: ",
            .heading = "You are no longer needed at this meeting",
            .link_label = "See the invitation",
            .paragraphs = {"The meeting goes ahead without you. If you were asked to chair it, you "
                           "do not chair it any more. You do not need to reply. If the meeting is "
                           "still in your calendar, please remove it."},
            .notes = {no_case_information}};
}

MailWording cancellation_wording(const MeetingMail& mail)
{
    if (mail.goes_ahead) return taken_back_wording();
    return {.subject_prefix = "Cancelled: ",
            .heading = "A meeting you were invited to is cancelled",
            .link_label = "See the invitation",
            .paragraphs = {"You do not need to reply. If the meeting is still in your calendar, "
                           "please remove it."},
            .notes = {no_case_information}};
}

MailWording family_cancellation_wording()
{
    return {.subject_prefix = "Cancelled: ",
            .heading = "Your meeting is cancelled",
            .link_label = "See your page",
            .paragraphs = {"You do not need to do anything. If the meeting is still in your "
                           "calendar, please remove it."},
            .notes = {not_written_here}};
}

// Said of a meeting that is off at short notice.
MailWording with_confirmation_of_end(MailWording said)
{
    said.subject_prefix = "Cancelled, please confirm: ";
    said.lead = "Please confirm that you have seen this, so that you do not come for nothing.";
    said.link_label = "Confirm that you have seen this";
    said.paragraphs = {"If the meeting is still in your calendar, please remove it."};
    return said;
}

MailWording minutes_wording()
{
    return {.subject_prefix = "Minutes ready: ",
            .heading = "Your copy of the minutes is ready",
            .link_label = "Read your copy",
            .paragraphs = {"You do not need an account. Open it where nobody else can read it."},
            .notes = {no_case_information, yours_alone}};
}

MailWording action_points_wording(const MeetingMail& mail)
{
    const std::string count =
        mail.action_points == 1
            ? "You have 1 action point from this meeting"
            : "You have " + std::to_string(mail.action_points) + " action points from this meeting";
    return {.subject_prefix = "Action points: ",
            .heading = count,
            .link_label = "See what was agreed and report progress",
            .paragraphs = {"You do not need an account."},
            .notes = {no_case_information, yours_alone}};
}

MailWording code_wording(const MeetingMail& mail)
{
    return {.subject_prefix = "Your code: ",
            .heading = "Your code is " + mail.code,
            .link_label = "Go back to your page",
            .paragraphs = {"Enter it on the page where you asked for it. It works once and for a "
                           "short time."},
            .notes = {"We will never ask you for this code by telephone."}};
}

}  // namespace

MailWording professional_wording(const MeetingMail& mail)
{
    switch (mail.kind) {
        case MailKind::invitation:
            return invitation_wording(mail);
        case MailKind::update:
            return mail.asks_to_confirm ? with_confirmation(update_wording(mail), false)
                                        : update_wording(mail);
        case MailKind::reminder:
            return reminder_wording(mail);
        case MailKind::cancellation:
            return mail.asks_to_confirm ? with_confirmation_of_end(cancellation_wording(mail))
                                        : cancellation_wording(mail);
        case MailKind::minutes_ready:
            return minutes_wording();
        case MailKind::action_points_ready:
            return action_points_wording(mail);
        case MailKind::one_time_code:
            return code_wording(mail);
    }
    throw std::logic_error{"unknown kind of mail"};
}

MailWording family_wording(const MeetingMail& mail)
{
    switch (mail.kind) {
        case MailKind::invitation:
            return {.subject_prefix = "Invitation: ",
                    .heading = "You are invited to a meeting",
                    .link_label = "Tell us if you can come",
                    .paragraphs = {"Please tell us" + by_when(mail) + " if you can come. You do " +
                                       "not need an account or a password.",
                                   help(mail)},
                    .notes = {not_written_here, only_for_you}};
        case MailKind::update:
            return mail.asks_to_confirm ? with_confirmation(family_update_wording(mail), true)
                                        : family_update_wording(mail);
        case MailKind::reminder:
            return family_reminder_wording(mail);
        case MailKind::cancellation:
            return mail.asks_to_confirm ? with_confirmation_of_end(family_cancellation_wording())
                                        : family_cancellation_wording();
        case MailKind::minutes_ready:
            return {.subject_prefix = "Papers ready: ",
                    .heading = "The papers from your meeting are ready",
                    .link_label = "Read the papers",
                    .paragraphs = {"You do not need an account or a password. Open them where "
                                   "nobody else can read them."},
                    .notes = {not_written_here, only_for_you}};
        case MailKind::action_points_ready:
            return {.subject_prefix = "What you agreed: ",
                    .heading = "What you agreed to do",
                    .link_label = "See it, and tell us how it goes",
                    .paragraphs = {"You do not need an account or a password."},
                    .notes = {not_written_here, only_for_you}};
        case MailKind::one_time_code:
            return code_wording(mail);
    }
    throw std::logic_error{"unknown kind of mail"};
}

}  // namespace quorate::server
