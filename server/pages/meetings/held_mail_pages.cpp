#include "server/pages/meetings/held_mail_pages.hpp"

#include "core/dates/london_time.hpp"
#include "server/app/make_mailer.hpp"
#include "server/app/page.hpp"
#include "server/mail/held_mail.hpp"

namespace quorate::server {
namespace {

constexpr int most_listed = 200;

std::string when(const HeldMail& mail)
{
    return core::london_long_time(mail.date);
}

View part_view(std::string_view heading, const std::string& content)
{
    View view;
    view["heading"] = text(heading);
    view["content"] = content;
    return view;
}

}  // namespace

Response get_held_mails(App& app, const Request& request, const core::Actor& actor)
{
    if (!shows_held_mail(app.settings))
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    Table mails{.caption = "Newest first", .columns = {"Subject", "To", "Sent"}, .rows = {}};
    for (const HeldMail& mail : held_mails(held_mail_folder(app.settings), most_listed))
        mails.rows.push_back({.cells = {{.text = mail.subject, .url = "/mail/" + mail.name},
                                        {.text = mail.to},
                                        {.text = when(mail)}}});
    View page;
    page["head"] = page_head(
        {.heading = "Mail", .sub = "Kept here instead of being sent: this is a demonstration"});
    page["warning"] =
        alert(Alert::warning,
              {.strong = "Not private.",
               .text = "Anyone who can reach this server can read these messages and use the "
                       "links in them. Never put real people into a demonstration."});
    page["mails"] = mails.rows.empty() ? View{false} : table(mails);
    page["nothing"] = mails.rows.empty() ? empty_state({.heading = "No mail yet",
                                                        .text = "Book a meeting, and the "
                                                                "invitations appear here.",
                                                        .icon = "none"})
                                         : View{false};
    return html_page(app, request, actor, "mailbox/mails", {.title = "Mail"}, std::move(page));
}

Response get_held_mail(App& app, const Request& request, const core::Actor& actor)
{
    const auto mail = shows_held_mail(app.settings)
                          ? held_mail(held_mail_folder(app.settings), request.value(0))
                          : std::nullopt;
    if (!mail) return refusal_page(app, request, actor, {core::Refusal::not_found});
    View page;
    page["head"] = page_head({.heading = mail->subject});
    page["details"] = summary_list({{.key = "From", .value = mail->from},
                                    {.key = "To", .value = mail->to},
                                    {.key = "Replies go to", .value = mail->reply_to},
                                    {.key = "Sent", .value = when(*mail)}});
    page["text"] = mail->text;
    std::vector<View> parts;
    if (!mail->ics.empty()) parts.push_back(part_view("Calendar (text/calendar)", mail->ics));
    if (!mail->html.empty()) parts.push_back(part_view("HTML", mail->html));
    page["parts"] = view_list(parts, [](const View& part) { return part; });
    page["links"] = view_list(mail->links, [](const std::string& link) {
        View view;
        view["link_url"] = link;
        return view;
    });
    return html_page(app,
                     request,
                     actor,
                     "mailbox/mail",
                     {.title = "Mail", .back = {"Mail", "/mail"}},
                     std::move(page));
}

}  // namespace quorate::server
