#include "server/pages/record/papers_copy_pages.hpp"

#include "core/circulation/papers_by_link.hpp"
#include "core/circulation/papers_plan.hpp"
#include "core/circulation/send_correction.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/accounts/papers_link_pages.hpp"
#include "server/pages/record/record_urls.hpp"

namespace quorate::server {
namespace {

// A copy as its reader will see it.
struct SeenCopy {
    core::PapersByLink papers = {};
    core::Language language = core::Language::english;
};

core::Result<SeenCopy> seen_copy(App& app, const Request& request, const core::Actor& actor)
{
    const core::InviteeId seat{request.value(1)};
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<SeenCopy> {
        const auto plan =
            core::plan_papers(work, app.clock, actor, core::MeetingId{request.value(0)});
        if (!plan) return plan.error();
        for (const core::PapersRecipient& each : plan->recipients) {
            if (each.seat.invitee.id != seat || each.release.empty()) continue;
            return SeenCopy{core::papers_as_seen(work,
                                                 app.links,
                                                 plan->file.file.meeting,
                                                 core::as_corrected(*plan, each).value_or(each),
                                                 app.now()),
                            each.seat.invitee.language};
        }
        return core::Refusal::not_found;
    });
}

}  // namespace

Response get_papers_copy(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = seen_copy(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    const core::MeetingId meeting{request.value(0)};
    const core::InviteeId seat{request.value(1)};
    return papers_page_as_seen(app,
                               request,
                               seen->papers,
                               seen->language,
                               exact_copy_url(meeting, seat),
                               exact_copy_pdf_url(meeting, seat));
}

Response get_papers_copy_pdf(App& app, const Request& request, const core::Actor& actor)
{
    const auto seen = seen_copy(app, request, actor);
    if (!seen) return refusal_page(app, request, actor, seen.error());
    return papers_as_pdf(
        app,
        request,
        actor,
        seen->papers,
        exact_copy_url(core::MeetingId{request.value(0)}, core::InviteeId{request.value(1)}),
        {.language = seen->language});
}

}  // namespace quorate::server
