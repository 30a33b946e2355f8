#include "core/circulation/send_papers.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/papers_pages.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

std::string take_back_url(const core::RevokePapers& command)
{
    return record_url(command.meeting, "papers/") + command.circulation.text() + "/revoke";
}

// What goes with it, before anything is taken back.
Response ask(App& app,
             const Request& request,
             const core::Actor& actor,
             const core::RevokePapers& command,
             const core::Error& error)
{
    return family_form(
        app,
        request,
        actor,
        {.title = "Take back papers",
         .heading = "Nothing is taken back yet",
         .hint = error.fields.front().message +
                 ". If they are to have it after all, send them the papers again afterwards: what "
                 "is sent then has the correction, and a colleague looks at it again.",
         .save_label = "Take the copy back and drop the correction that waits",
         .save_url = take_back_url(command) + "?confirmed=yes",
         .back = {.label = "Back to papers", .url = record_url(command.meeting, "papers")}});
}

}  // namespace

Response post_papers_revoke(App& app, const Request& request, const core::Actor& actor)
{
    const core::RevokePapers command{.meeting = core::MeetingId{request.value(0)},
                                     .circulation = core::CirculationId{request.value(1)},
                                     .confirmed = request.query.get("confirmed") == "yes"};
    const auto revoked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::revoke_papers(work, case_tools(app), actor, command);
    });
    if (revoked)
        return done(record_url(command.meeting, "papers"),
                    command.confirmed ? "papers-revoked-correction" : "papers-revoked");
    if (revoked.error().refusal == core::Refusal::needs_confirmation)
        return ask(app, request, actor, command, revoked.error());
    return refusal_page(app, request, actor, revoked.error());
}

}  // namespace quorate::server
