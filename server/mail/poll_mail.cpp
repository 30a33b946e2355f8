#include "server/mail/poll_mail.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"

namespace quorate::server {
namespace {

std::string when(const core::ToldPoll& told, const core::ToldPoll::Time& time)
{
    const std::string day = core::long_date(core::london_date(time.starts_at)) + ", ";
    if (told.is_family) return day + core::london_spoken_times(time.starts_at, time.ends_at);
    return day + core::london_clock_time(time.starts_at) + " to " +
           core::london_clock_time(time.ends_at);
}

std::string note(const core::ToldPoll& told)
{
    return told.is_family ? "We do not write here what the meeting is about."
                          : "This message holds no case information.";
}

MailContent question(const PollMail& mail)
{
    const core::ToldPoll& told = mail.told;
    const bool is_one = told.times.size() == 1;
    MailContent content{
        .subject = (told.is_asked_again ? "Please answer: which time suits you? "
                                        : "Which time suits you? ") +
                   told.reference,
        .heading = is_one ? "Can you come at this time?" : "Which of these times suits you?"};
    int number = 0;
    for (const core::ToldPoll::Time& time : told.times)
        content.facts.emplace_back("Time " + std::to_string(++number), when(told, time));
    content.facts.emplace_back("How", std::string{label(told.mode)});
    content.facts.emplace_back("Reference", told.reference);
    content.facts.emplace_back("Answer by", core::london_long_time(told.deadline));
    content.paragraphs = {
        std::string{"We are looking for a time for a meeting. Say of each time whether it suits "
                    "you best, is possible, or does not work. "} +
            (is_one ? "The time is" : "The times are") + " kept free until then.",
        "You can change your answer until then. You are told what comes of it."};
    content.link = mail.link;
    content.link_label = "Answer";
    content.notes = {"The link is yours alone: please do not pass it on.", note(told)};
    return content;
}

MailContent outcome(const PollMail& mail)
{
    const core::ToldPoll& told = mail.told;
    const bool is_chosen = !told.times.empty();
    MailContent content{
        .subject = (is_chosen ? "A time was chosen: " : "Your answer is not needed any more: ") +
                   told.reference,
        .heading = is_chosen ? "This time was chosen" : "Your answer is not needed any more"};
    for (const core::ToldPoll::Time& time : told.times)
        content.facts.emplace_back("When", when(told, time));
    content.facts.emplace_back("Reference", told.reference);
    content.paragraphs = {is_chosen
                              ? "Your invitation follows. The other times are not needed any "
                                "more."
                              : "None of the times that we asked you about is needed any more. "
                                "You do not have to do anything."};
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
    return rendered_mail(content);
}

}  // namespace quorate::server
