#include "server/mail/rendered_mail.hpp"

#include <kainjow/mustache.hpp>
#include <stdexcept>
#include <string_view>

#include "calendar/ical/text.hpp"
#include "server/mail/mail_words.hpp"
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

data list(const std::vector<std::string>& lines)
{
    data items{data::type::list};
    for (const std::string& line : lines)
        items.push_back(one_line(line));
    return items;
}

data facts(const std::vector<std::pair<std::string, std::string>>& rows)
{
    data items{data::type::list};
    for (const auto& [label, value] : rows) {
        data row{data::type::object};
        row.set("label", label);
        row.set("value", one_line(value));
        items.push_back(row);
    }
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

MailText rendered_mail(const MailContent& said)
{
    const MailWords& words = mail_words(said.language);
    data content{data::type::object};
    content.set("language", std::string{code(said.language)});
    content.set("what_has_changed", std::string{words.what_has_changed});
    content.set("telephone", std::string{words.telephone});
    content.set("subject", said.subject);
    content.set("heading", one_line(said.heading));
    content.set("has_lead", !said.lead.empty());
    content.set("lead", one_line(said.lead));
    content.set("has_changes", !said.changes.empty());
    content.set("changes", list(said.changes));
    content.set("facts", facts(said.facts));
    content.set("paragraphs", list(said.paragraphs));
    content.set("has_link", !said.link.empty());
    content.set("link", said.link);
    content.set("link_label", said.link_label);
    content.set("notes", list(said.notes));
    content.set("service_name", one_line(said.service_name));
    content.set("has_phone", !said.service_phone.empty());
    content.set("service_phone", one_line(said.service_phone));
    return {.subject = said.subject,
            .text = without_gaps(rendered(mail_text_template(), content, false)),
            .html = rendered(mail_html_template(), content, true)};
}

void require_web_address(const std::string& link)
{
    if (!calendar::is_web_address(link)) throw std::invalid_argument{"not a web address"};
}

}  // namespace quorate::server
