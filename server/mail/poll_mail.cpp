#include "server/mail/poll_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/mail/mail_words.hpp"

namespace quorate::server {
namespace {

std::string text(std::string_view words)
{
    return std::string{words};
}

std::string when(const core::ToldPoll& told, const core::ToldPoll::Time& time)
{
    const std::string day =
        core::long_date(core::london_date(time.starts_at), told.language) + ", ";
    if (told.is_family)
        return day + core::london_spoken_times(time.starts_at, time.ends_at, told.language);
    return day + core::filled(mail_words(told.language).times,
                              {{"from", core::london_clock_time(time.starts_at)},
                               {"until", core::london_clock_time(time.ends_at)}});
}

std::string note(const core::ToldPoll& told)
{
    const MailWords& words = mail_words(told.language);
    return text(told.is_family ? words.not_written_here : words.no_case_information);
}

MailContent question(const PollMail& mail)
{
    const core::ToldPoll& told = mail.told;
    const PollWords& words = poll_words(told.language);
    const bool is_one = told.times.size() == 1;
    MailContent content{
        .subject =
            text(told.is_asked_again ? words.which_time_again : words.which_time) + told.reference,
        .heading = text(is_one ? words.one_time : words.many_times)};
    int number = 0;
    for (const core::ToldPoll::Time& time : told.times)
        content.facts.emplace_back(core::filled(words.time, {{"number", std::to_string(++number)}}),
                                   when(told, time));
    content.facts.emplace_back(words.how, label(told.mode, told.language));
    content.facts.emplace_back(mail_words(told.language).reference, told.reference);
    content.facts.emplace_back(words.answer_by,
                               core::london_long_time(told.deadline, told.language));
    content.paragraphs = {text(is_one ? words.ask_of_one : words.ask_of_many),
                          text(words.may_change)};
    content.link = mail.link;
    content.link_label = words.answer_link;
    content.notes = {text(words.do_not_pass_on), note(told)};
    return content;
}

MailContent outcome(const PollMail& mail)
{
    const core::ToldPoll& told = mail.told;
    const PollWords& words = poll_words(told.language);
    const MailWords& common = mail_words(told.language);
    const bool is_chosen = !told.times.empty();
    MailContent content{.subject = text(is_chosen ? words.chosen : words.stopped) + told.reference,
                        .heading = text(is_chosen ? words.was_chosen : words.was_stopped)};
    for (const core::ToldPoll::Time& time : told.times)
        content.facts.emplace_back(common.when, when(told, time));
    content.facts.emplace_back(common.reference, told.reference);
    content.paragraphs = {text(is_chosen ? words.invitation_follows : words.nothing_needed)};
    content.notes = {note(told)};
    return content;
}

}  // namespace

MailText mail_text(const PollMail& mail)
{
    if (!mail.told.is_outcome) require_web_address(mail.link);
    MailContent content = mail.told.is_outcome ? outcome(mail) : question(mail);
    content.service_name = mail.service_name;
    content.service_phone = mail.service_phone;
    content.language = mail.told.language;
    return rendered_mail(content);
}

}  // namespace quorate::server
