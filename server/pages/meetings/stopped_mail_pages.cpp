#include "server/pages/meetings/stopped_mail_pages.hpp"

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/delivery/delivery.hpp"
#include "core/delivery/stopped_mail.hpp"
#include "core/delivery/wrong_address.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::StoppedMail;

constexpr const char* path = "/held-mail";

std::string page_url(const StoppedMail& mail)
{
    return path + ("/" + mail.message.id.text());
}

std::string why_text(const StoppedMail& mail)
{
    return mail.message.last_code == core::wrong_person
               ? "Whoever reads it says that they are the wrong person"
               : "It was said to be somebody else’s address";
}

std::string about_text(const StoppedMail& mail)
{
    if (mail.poll) return "Which time suits them";
    return mail.count == 1 ? std::string{"Action points that are due"}
                           : "Action points that are due, " + counted(mail.count, "mail", "mails");
}

std::string what_to_do(const StoppedMail& mail)
{
    if (mail.holder.contact)
        return "Put their address right in the directory, and what is held is sent to the new one. "
               "Or say that this one is right.";
    if (mail.holder.member)
        return "Put their address right on the family’s page, and what is held is sent to the "
               "new one. Or say that this one is right.";
    return "This is somebody with an account here: ask an administrator about its address. Or say "
           "that this one is right.";
}

std::string mend_url(const StoppedMail& mail)
{
    return mail.holder.contact ? edit_entry_url("contacts", mail.holder.contact->text())
                               : std::string{};
}

View proof_field(const std::string& chosen, const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::AddressProof each : core::all_address_proofs())
        options.push_back({std::string{code(each)}, std::string{label(each)}});
    return radios({.name = "proof",
                   .legend = "How do you know that this address is right?",
                   .options = options,
                   .chosen = chosen,
                   .error = error_for(errors, "proof")});
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::string& chosen = {},
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto mail = app.transact(actor, [&](core::UnitOfWork& work) {
        auto found = core::find_stopped_mail(
            work, meeting_tools(app), actor, core::OutboxMessageId{request.value(0)});
        if (found)
            core::audit(work,
                        actor,
                        app.now(),
                        {.action = core::Action::invite_correct_and_recall,
                         .object = found->message.id.text(),
                         .detail = "part=held"});
        return found;
    });
    if (!mail) return refusal_page(app, request, actor, mail.error());
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = "Mail to " + mail->name.reveal() + " is held", .sub = about_text(*mail)});
    page["why"] = mail->message.to.reveal() + ": " + why_text(*mail) + ".";
    page["what_to_do"] = what_to_do(*mail);
    page["mend_url"] = mend_url(*mail);
    page["poll_url"] = mail->poll ? poll_url(*mail->poll) : std::string{};
    page["save_url"] = page_url(*mail);
    page["field"] = proof_field(chosen, errors);
    page["save"] = button({.label = "This address is right", .look = ButtonLook::secondary});
    return html_page(app,
                     request,
                     actor,
                     "meetings/stopped_mail",
                     {.title = "Held mail",
                      .section = Section::needs_a_date,
                      .back = {"Back to the mail that is held", path},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_stopped_mails(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::stopped_mails(work, meeting_tools(app), actor);
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    Table mails{.caption = "Mail that is held, the oldest first",
                .columns = {"To", "About", "Why", "Since"},
                .rows = {}};
    for (const StoppedMail& mail : *found)
        mails.rows.push_back(
            {.cells = {{.text = mail.name.reveal(),
                        .url = page_url(mail),
                        .sub = mail.message.to.reveal()},
                       {.text = about_text(mail)},
                       {.text = why_text(mail)},
                       {.text = core::london_short_time(mail.message.created_at)}}});
    View page;
    page["head"] = page_head({.heading = "Mail that is held",
                              .sub = "About polls and action points. What is held of a meeting "
                                     "stands on its own page"});
    page["mails"] = mails.rows.empty() ? View{false} : table(mails);
    page["nothing"] = mails.rows.empty()
                          ? empty_state({.heading = "No mail is held",
                                         .text = "Mail whose address was said to be wrong comes "
                                                 "here, until somebody puts the address right."})
                          : View{false};
    return html_page(app,
                     request,
                     actor,
                     "meetings/stopped_mails",
                     {.title = "Mail that is held", .section = Section::needs_a_date},
                     std::move(page));
}

Response get_stopped_mail(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_stopped_mail(App& app, const Request& request, const core::Actor& actor)
{
    const std::string proof = form_of(request).get("proof");
    const auto released = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::release_stopped_mail(
            work, meeting_tools(app), actor, core::OutboxMessageId{request.value(0)}, proof);
    });
    if (released) return done(path, "address-right");
    const core::Error& error = released.error();
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, proof, error.fields, refusal_status(error.refusal));
}

View stopped_mail_notice(App& app, const core::Actor& actor)
{
    const int held = app.database.read(
        [&](core::UnitOfWork& work) { return core::count_stopped_mails(work, actor, app.now()); });
    if (held == 0) return View{false};
    return alert(Alert::warning,
                 {.strong = "Mail about polls or action points is held for " +
                            counted(held, "person", "people") + ".",
                  .text = "Its address was said to be wrong.",
                  .link = "See it",
                  .link_url = path});
}

}  // namespace quorate::server
