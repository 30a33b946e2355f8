#include "core/circulation/send_papers.hpp"
#include "server/app/page.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/record/papers_ledger.hpp"
#include "server/pages/record/papers_pages.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

std::string take_back_url(const core::RevokePapers& command)
{
    return record_url(command.meeting, "papers/") + command.circulation.text() + "/revoke";
}

// Whose they are, and what goes with them, before anything is taken back.
Response ask(App& app,
             const Request& request,
             const core::Actor& actor,
             const core::RevokePapers& command)
{
    const auto shown = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_papers_to_take_back(work, app.clock, actor, command);
    });
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const std::string whose =
        papers_words(shown->row.circulation) + " from " + shown->row.recipient_name.reveal();
    FamilyForm form{
        .title = "Take back papers",
        .heading = "Take back " + whose + "?",
        .hint =
            "Nothing is taken back yet. The link stops working at once, and a mail that has "
            "not left does not leave. What was read already stays read.",
        .save_label = "Take back " + papers_words(shown->row.circulation),
        .save_url = take_back_url(command) + "?confirmed=copy",
        .back = {.label = "Back to papers", .url = record_url(command.meeting, "papers")}};
    if (shown->drops) {
        form.hint = "Nothing is taken back yet. " + shown->drops->fields.front().message +
                    ". If they are to have it after all, send them the papers again afterwards: "
                    "what is sent then has the correction, and a colleague looks at it again.";
        form.save_label = "Take the copy back and drop the correction that waits";
        form.save_url = take_back_url(command) + "?confirmed=yes";
    }
    return family_form(app, request, actor, form);
}

}  // namespace

Response post_papers_revoke(App& app, const Request& request, const core::Actor& actor)
{
    const std::string& confirmed = request.query.get("confirmed");
    const core::RevokePapers command{.meeting = core::MeetingId{request.value(0)},
                                     .circulation = core::CirculationId{request.value(1)},
                                     .confirmed = confirmed == "yes"};
    if (confirmed.empty()) return ask(app, request, actor, command);
    const auto revoked = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::revoke_papers(work, case_tools(app), actor, command);
    });
    if (revoked)
        return done(record_url(command.meeting, "papers"),
                    command.confirmed ? "papers-revoked-correction" : "papers-revoked");
    // A corrected copy was prepared since it was asked.
    if (revoked.error().refusal == core::Refusal::needs_confirmation)
        return ask(app, request, actor, command);
    return refusal_page(app, request, actor, revoked.error());
}

}  // namespace quorate::server
