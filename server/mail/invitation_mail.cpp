#include "server/mail/invitation_mail.hpp"

#include <kainjow/mustache.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "calendar/ical/text.hpp"
#include "calendar/itip/wording.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "server/mail/mail_wording.hpp"
#include "server/mail/templates.hpp"

namespace quorate::server {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

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
    if (mail.recipient == core::RecipientClass::family && last == first)
        return core::long_date(first) + ", " +
               core::london_spoken_times(mail.starts_at, mail.ends_at);
    const std::string until = last == first ? "" : core::long_date(last) + ", ";
    return core::long_date(first) + ", " + core::london_clock_time(mail.starts_at) + " to " +
           until + core::london_clock_time(mail.ends_at);
}

bool says_where(const MeetingMail& mail)
{
    return mail.kind == MailKind::invitation || mail.kind == MailKind::update;
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
    if (says_where(mail) && !mail.where.place.empty())
        items.push_back(fact("Where", mail.where.place));
    if (says_where(mail) && !mail.where.access.empty())
        items.push_back(fact("Access", mail.where.access));
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
    const bool family = mail.recipient == core::RecipientClass::family;
    MailWording said = family ? family_wording(mail) : professional_wording(mail);
    if (says_where(mail) && !mail.where.asking.empty())
        said.paragraphs.insert(said.paragraphs.begin(), mail.where.asking);
    const bool update = mail.kind == MailKind::update;

    MailText made;
    made.subject = said.subject_prefix + (family ? calendar::family_summary(mail.reference)
                                                 : calendar::neutral_summary(mail.reference));

    data content{data::type::object};
    content.set("subject", made.subject);
    content.set("heading", one_line(said.heading));
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
