#include "server/mail/invitation_mail.hpp"

#include <kainjow/mustache.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "calendar/ical/text.hpp"
#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/mail/templates.hpp"

namespace quorate::server {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

// What is said; how it looks is the templates' business.
struct Wording {
    std::string subject_prefix;
    std::string heading;
    std::string link_label;
    std::vector<std::string> paragraphs;
    std::vector<std::string> notes;
};

const std::string yours_alone = "The link is yours alone: please do not forward this message.";
const std::string no_case_information = "This message holds no case information.";
const std::string code_follows = "We will send a code to this address before anything is shown.";

std::string one_line(std::string_view text)
{
    std::string line = calendar::printable(text);
    for (char& c : line)
        if (c == '\n') c = ' ';
    return line;
}

std::string when(const MeetingMail& mail)
{
    const core::Date first = core::london_date(mail.starts_at);
    const core::Date last = core::london_date(mail.ends_at);
    const std::string until = last == first ? "" : core::long_date(last) + ", ";
    return core::long_date(first) + ", " + core::london_clock_time(mail.starts_at) + " to " +
           until + core::london_clock_time(mail.ends_at);
}

Wording invitation_wording(const MeetingMail& mail)
{
    const std::string by =
        mail.reply_by ? " by " + core::long_date(*mail.reply_by) : " as soon as you can";
    return {.subject_prefix = "Invitation: ",
            .heading = "You are invited to a multi-agency meeting",
            .link_label = "Reply to this invitation",
            .paragraphs = {"Please reply" + by + ". You can say that you will come, join from " +
                           "elsewhere, send a deputy, send a report only, or cannot come. You do "
                           "not need an account."},
            .notes = {no_case_information, yours_alone}};
}

Wording update_wording(const MeetingMail& mail)
{
    const std::string by =
        mail.reply_by ? " by " + core::long_date(*mail.reply_by) : " as soon as you can";
    return {.subject_prefix = "Changed: ",
            .heading = "A meeting you are invited to has changed",
            .link_label = "See and change your reply",
            .paragraphs = {"Please check that you can still come, and tell us" + by +
                           ". Your page shows the reply we have from you."},
            .notes = {no_case_information, yours_alone}};
}

Wording cancellation_wording()
{
    return {.subject_prefix = "Cancelled: ",
            .heading = "A meeting you were invited to is cancelled",
            .link_label = "See the invitation",
            .paragraphs = {"You do not need to reply. If the meeting is still in your calendar, "
                           "please remove it."},
            .notes = {no_case_information}};
}

Wording minutes_wording()
{
    return {.subject_prefix = "Minutes ready: ",
            .heading = "Your copy of the minutes is ready",
            .link_label = "Read your copy",
            .paragraphs = {code_follows},
            .notes = {no_case_information, yours_alone}};
}

Wording action_points_wording(const MeetingMail& mail)
{
    const std::string count =
        mail.action_points == 1
            ? "You have 1 action point from this meeting"
            : "You have " + std::to_string(mail.action_points) + " action points from this meeting";
    return {.subject_prefix = "Action points: ",
            .heading = count,
            .link_label = "See what was agreed and report progress",
            .paragraphs = {"You do not need an account. " + code_follows},
            .notes = {no_case_information, yours_alone}};
}

Wording code_wording(const MeetingMail& mail)
{
    return {.subject_prefix = "Your code: ",
            .heading = "Your code is " + one_line(mail.code),
            .link_label = "Go back to your page",
            .paragraphs = {"Enter it on the page where you asked for it. It works once and for a "
                           "short time."},
            .notes = {"We will never ask you for this code by telephone."}};
}

Wording wording(const MeetingMail& mail)
{
    switch (mail.kind) {
        case MailKind::invitation:
            return invitation_wording(mail);
        case MailKind::update:
            return update_wording(mail);
        case MailKind::cancellation:
            return cancellation_wording();
        case MailKind::minutes_ready:
            return minutes_wording();
        case MailKind::action_points_ready:
            return action_points_wording(mail);
        case MailKind::one_time_code:
            return code_wording(mail);
    }
    throw std::logic_error{"unknown kind of mail"};
}

bool says_place(const MeetingMail& mail)
{
    const bool kind = mail.kind == MailKind::invitation || mail.kind == MailKind::update;
    return kind && !mail.place.empty();
}

void require_link(const MeetingMail& mail)
{
    const bool may_lack =
        mail.kind == MailKind::cancellation || mail.kind == MailKind::one_time_code;
    if (mail.link.empty() && may_lack) return;
    if (!calendar::is_web_address(mail.link)) throw std::invalid_argument{"not a web address"};
}

data list(const std::vector<std::string>& lines)
{
    data items{data::type::list};
    for (const std::string& line : lines)
        items.push_back(one_line(line));
    return items;
}

data fact(std::string_view label, const std::string& value)
{
    data made{data::type::object};
    made.set("label", std::string{label});
    made.set("value", one_line(value));
    return made;
}

data facts(const MeetingMail& mail)
{
    const bool over =
        mail.kind == MailKind::minutes_ready || mail.kind == MailKind::action_points_ready;
    data items{data::type::list};
    items.push_back(fact(over ? "Meeting" : "When", when(mail)));
    if (says_place(mail)) items.push_back(fact("Where", mail.place));
    items.push_back(fact("Reference", mail.reference));
    return items;
}

// Mustache leaves an empty line where a section had nothing to say.
std::string without_gaps(std::string text)
{
    for (std::size_t at; (at = text.find("\n\n\n")) != std::string::npos;)
        text.erase(at, 1);
    return text;
}

std::string rendered(std::string_view source, const data& content, bool escape)
{
    mustache page{std::string{source}};
    if (!page.is_valid()) throw std::logic_error{"a mail template is malformed"};
    if (!escape) page.set_custom_escape([](const std::string& text) { return text; });
    return page.render(content);
}

}  // namespace

MailText mail_text(const MeetingMail& mail)
{
    require_link(mail);
    const Wording said = wording(mail);
    const bool update = mail.kind == MailKind::update;

    MailText made;
    made.subject = said.subject_prefix + calendar::neutral_summary(mail.reference);

    data content{data::type::object};
    content.set("subject", made.subject);
    content.set("heading", said.heading);
    content.set("has_changes", update && !mail.changes.empty());
    content.set("changes", list(mail.changes));
    content.set("facts", facts(mail));
    content.set("paragraphs", list(said.paragraphs));
    content.set("has_link", !mail.link.empty());
    content.set("link", mail.link);
    content.set("link_label", said.link_label);
    content.set("notes", list(said.notes));
    content.set("service_name", one_line(mail.service_name));
    content.set("has_phone", !mail.service_phone.empty());
    content.set("service_phone", one_line(mail.service_phone));

    made.text = without_gaps(rendered(mail_text_template(), content, false));
    made.html = rendered(mail_html_template(), content, true);
    return made;
}

}  // namespace quorate::server
