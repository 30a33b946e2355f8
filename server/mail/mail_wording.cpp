#include "server/mail/mail_wording.hpp"

#include <stdexcept>

#include "core/dates/date_text.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {
namespace {

using core::filled;

using Lines = std::vector<std::string>;

std::string text(std::string_view words)
{
    return std::string{words};
}

// Two sentences, one after the other.
std::string both(std::string_view first, std::string_view second)
{
    return text(first).append(" ").append(second);
}

Lines professional_notes(const MailWords& words)
{
    return {text(words.no_case_information), text(words.yours_alone)};
}

Lines family_notes(const MailWords& words)
{
    return {text(words.not_written_here), text(words.only_for_you)};
}

// Nobody is asked what was written down already.
std::string help(const MailWords& words, const MeetingMail& mail)
{
    return text(mail.needs_interpreter ? words.help_with_interpreter : words.help);
}

// Only what the page behind the link offers.
std::string_view ways_to_come(const MailWords& words, core::MeetingMode mode)
{
    switch (mode) {
        case core::MeetingMode::in_person:
            return words.come;
        case core::MeetingMode::video:
            return words.join_by_video;
        case core::MeetingMode::hybrid:
            break;
    }
    return words.come_or_join;
}

// What is asked, with until when and what can be answered.
std::string asked(const MailWords& words, const MeetingMail& mail, std::string_view question)
{
    const std::string when =
        mail.reply_by
            ? filled(words.by_day, {{"day", core::long_date(*mail.reply_by, mail.language)}})
            : text(words.soon);
    return filled(question, {{"when", when}, {"ways", ways_to_come(words, mail.mode)}});
}

MailWording invitation_wording(const MailWords& words, const MeetingMail& mail)
{
    return {.subject_prefix = text(words.invitation),
            .heading = text(mail.is_chair ? words.invited_to_chair : words.invited),
            .link_label = text(words.reply_link),
            .paragraphs = {asked(
                words, mail, mail.is_chair ? words.chair_please_reply : words.please_reply)},
            .notes = professional_notes(words)};
}

MailWording family_invitation_wording(const MailWords& words, const MeetingMail& mail)
{
    return {.subject_prefix = text(words.invitation),
            .heading = text(words.family_invited),
            .link_label = text(words.family_reply_link),
            .paragraphs = {asked(words, mail, words.family_please_reply), help(words, mail)},
            .notes = family_notes(words)};
}

// What an update asks of whoever need not answer anew.
std::string checked(const MailWords& words,
                    const MeetingMail& mail,
                    std::string_view check,
                    std::string_view page_shows)
{
    const std::string question = asked(words, mail, check);
    return mail.has_replied ? both(question, page_shows) : question;
}

MailWording update_wording(const MailWords& words, const MeetingMail& mail)
{
    const bool again = mail.asks_again;
    MailWording said{
        .subject_prefix = text(words.changed),
        .heading = text(words.has_changed),
        .link_label = text(again ? words.reply_again_link : words.change_reply_link),
        .paragraphs = {again ? asked(words, mail, words.reply_again)
                             : checked(words, mail, words.check_reply, words.page_shows_reply)},
        .notes = professional_notes(words)};
    if (!mail.asks_to_confirm) return said;
    said.subject_prefix = words.changed_to_confirm;
    said.lead = words.confirm;
    said.link_label = words.confirm_link;
    return said;
}

MailWording family_update_wording(const MailWords& words, const MeetingMail& mail)
{
    const bool again = mail.asks_again;
    MailWording said{.subject_prefix = text(words.changed),
                     .heading = text(words.family_has_changed),
                     .link_label = text(again ? words.family_reply_link : words.family_change_link),
                     .paragraphs = {again ? asked(words, mail, words.family_reply_again)
                                          : checked(words,
                                                    mail,
                                                    words.family_check_reply,
                                                    words.family_page_shows_reply),
                                    help(words, mail)},
                     .notes = family_notes(words)};
    if (!mail.asks_to_confirm) return said;
    said.subject_prefix = words.changed_to_confirm;
    said.lead = words.family_confirm;
    said.link_label = words.family_confirm_link;
    return said;
}

MailWording reminder_wording(const MailWords& words, const MeetingMail& mail)
{
    const bool is_answered = mail.has_replied || mail.is_chair;
    const std::string said = mail.is_chair ? text(words.chair_reminded)
                             : mail.has_replied
                                 ? text(words.have_reply)
                                 : both(words.no_reply, asked(words, mail, words.please_reply));
    return {.subject_prefix = text(words.reminder),
            .heading = text(is_answered ? words.coming_up : words.reply_to_coming_up),
            .link_label = text(is_answered ? words.change_reply_link : words.reply_link),
            .paragraphs = {said},
            .notes = professional_notes(words)};
}

MailWording family_reminder_wording(const MailWords& words, const MeetingMail& mail)
{
    const bool replied = mail.has_replied;
    return {
        .subject_prefix = text(words.reminder),
        .heading = text(words.family_coming_up),
        .link_label = text(replied ? words.family_change_link : words.family_reply_link),
        .paragraphs = {asked(
                           words, mail, replied ? words.family_have_reply : words.family_no_reply),
                       help(words, mail)},
        .notes = family_notes(words)};
}

MailWording cancellation_wording(const MailWords& words, const MeetingMail& mail)
{
    const std::string nothing_more = both(words.no_need_to_reply, words.please_remove);
    const bool goes_ahead = mail.goes_ahead;
    if (mail.need_not_come && !goes_ahead)
        return {.subject_prefix = text(words.need_not_come_subject),
                .heading = text(words.need_not_come),
                .link_label = text(words.invitation_link),
                .paragraphs = {nothing_more},
                .notes = {text(words.no_case_information)}};
    return {.subject_prefix = text(goes_ahead ? words.not_needed : words.cancelled),
            .heading = text(goes_ahead ? words.is_not_needed : words.is_cancelled),
            .link_label = text(words.invitation_link),
            .paragraphs = {goes_ahead ? both(words.goes_ahead, nothing_more) : nothing_more},
            .notes = {text(words.no_case_information)}};
}

// Said of a meeting that is off at short notice.
MailWording with_confirmation_of_end(const MailWords& words, MailWording said)
{
    said.subject_prefix = words.cancelled_to_confirm;
    said.lead = words.confirm_end;
    said.link_label = words.family_confirm_link;
    said.paragraphs = {text(words.please_remove)};
    return said;
}

MailWording family_cancellation_wording(const MailWords& words, const MeetingMail& mail)
{
    const bool is_off = !mail.need_not_come;
    return {.subject_prefix = text(is_off ? words.cancelled : words.need_not_come_subject),
            .heading = text(is_off ? words.family_is_cancelled : words.need_not_come),
            .link_label = text(words.family_page_link),
            .paragraphs = {both(words.nothing_to_do, words.please_remove)},
            .notes = {text(words.not_written_here)}};
}

MailWording minutes_wording(const MailWords& words, bool family)
{
    if (family)
        return {.subject_prefix = text(words.papers),
                .heading = text(words.papers_ready),
                .link_label = text(words.papers_link),
                .paragraphs = {both(words.no_password, words.open_papers)},
                .notes = family_notes(words)};
    return {.subject_prefix = text(words.minutes),
            .heading = text(words.minutes_ready),
            .link_label = text(words.minutes_link),
            .paragraphs = {both(words.no_account, words.open_minutes)},
            .notes = professional_notes(words)};
}

// Of a copy that takes the place of one that they had.
MailWording corrected_wording(const MailWords& words, bool family)
{
    MailWording wording = minutes_wording(words, family);
    wording.subject_prefix = text(family ? words.corrected_papers : words.corrected_minutes);
    wording.heading = text(family ? words.papers_are_corrected : words.minutes_are_corrected);
    wording.paragraphs.insert(wording.paragraphs.begin(),
                              text(family ? words.papers_replace : words.minutes_replace));
    return wording;
}

MailWording action_points_wording(const MailWords& words, const MeetingMail& mail)
{
    const std::string count = std::to_string(mail.action_points);
    return {.subject_prefix = text(words.action_points),
            .heading = mail.action_points == 1
                           ? text(words.one_action_point)
                           : filled(words.many_action_points, {{"count", count}}),
            .link_label = text(words.action_points_link),
            .paragraphs = {text(words.no_account)},
            .notes = professional_notes(words)};
}

MailWording agreed_wording(const MailWords& words)
{
    return {.subject_prefix = text(words.agreed),
            .heading = text(words.agreed_to_do),
            .link_label = text(words.agreed_link),
            .paragraphs = {text(words.no_password)},
            .notes = family_notes(words)};
}

MailWording code_wording(const MailWords& words, const MeetingMail& mail)
{
    return {.subject_prefix = text(words.code),
            .heading = filled(words.code_is, {{"code", mail.code}}),
            .link_label = text(words.code_link),
            .paragraphs = {text(words.code_use)},
            .notes = {text(words.code_never_asked)}};
}

}  // namespace

MailWording professional_wording(const MeetingMail& mail)
{
    const MailWords& words = mail_words(mail.language);
    switch (mail.kind) {
        case MailKind::invitation:
            return invitation_wording(words, mail);
        case MailKind::update:
            return update_wording(words, mail);
        case MailKind::reminder:
            return reminder_wording(words, mail);
        case MailKind::cancellation:
            return mail.asks_to_confirm
                       ? with_confirmation_of_end(words, cancellation_wording(words, mail))
                       : cancellation_wording(words, mail);
        case MailKind::minutes_ready:
            return mail.is_corrected ? corrected_wording(words, false)
                                     : minutes_wording(words, false);
        case MailKind::action_points_ready:
            return action_points_wording(words, mail);
        case MailKind::one_time_code:
            return code_wording(words, mail);
    }
    throw std::logic_error{"unknown kind of mail"};
}

MailWording family_wording(const MeetingMail& mail)
{
    const MailWords& words = mail_words(mail.language);
    switch (mail.kind) {
        case MailKind::invitation:
            return family_invitation_wording(words, mail);
        case MailKind::update:
            return family_update_wording(words, mail);
        case MailKind::reminder:
            return family_reminder_wording(words, mail);
        case MailKind::cancellation:
            return mail.asks_to_confirm
                       ? with_confirmation_of_end(words, family_cancellation_wording(words, mail))
                       : family_cancellation_wording(words, mail);
        case MailKind::minutes_ready:
            return mail.is_corrected ? corrected_wording(words, true)
                                     : minutes_wording(words, true);
        case MailKind::action_points_ready:
            return agreed_wording(words);
        case MailKind::one_time_code:
            return code_wording(words, mail);
    }
    throw std::logic_error{"unknown kind of mail"};
}

}  // namespace quorate::server
