#include "server/pages/meetings/own_reply_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/reply_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::MeetingId;

std::string state_text(const core::Meeting& meeting)
{
    switch (meeting.status) {
        case core::MeetingStatus::cancelled:
            return "Cancelled";
        case core::MeetingStatus::held:
            return "Held";
        case core::MeetingStatus::scheduled:
            break;
    }
    return "Going ahead";
}

}  // namespace

Response invited_page(App& app,
                      const Request& request,
                      const core::Actor& actor,
                      const core::MeetingView& view,
                      const core::ReplyForm& typed,
                      const std::vector<core::FieldError>& errors,
                      int status)
{
    const core::Meeting& meeting = view.meeting;
    View page;
    if (!errors.empty()) page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading = std::string{core::neutral_name(meeting.type)}, .eyebrow = meeting.reference});
    std::vector<SummaryRow> rows{{.key = "When",
                                  .value = core::long_date(core::london_date(meeting.starts_at)) +
                                           ", " + times_text(meeting.starts_at, meeting.ends_at)},
                                 {.key = "Where", .value = where_text(view.listing)},
                                 {.key = "State", .value = state_text(meeting)}};
    if (view.own && view.own->reply != core::Reply::none)
        rows.push_back({.key = "Your reply", .value = std::string{core::label(view.own->reply)}});
    page["details"] = summary_list(rows);
    page["can_reply"] = view.own && view.own->can_reply;
    if (view.own && view.own->can_reply) {
        core::ReplyForm shown = typed;
        if (shown.reply.empty() && errors.empty() && view.own->reply != core::Reply::none)
            shown.reply = code(view.own->reply);
        page["answer_url"] = meeting_url(meeting.id, "reply");
        page["fields"] = view_list(reply_fields(*view.own, shown, errors), std::identity{});
        page["save"] = button({.label = "Send reply"});
    }
    return html_page(app,
                     request,
                     actor,
                     "meetings/invited",
                     {.title = "Meeting " + meeting.reference,
                      .section = Section::meetings,
                      .back = {"Back to meetings", meetings_url()},
                      .status = status},
                     std::move(page));
}

Response post_own_reply(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const core::ReplyForm typed = reply_form_unseen(form_of(request));
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_own_reply(work, meeting_tools(app), actor, id, typed);
    });
    if (recorded) return done(meeting_url(id), "reply-recorded");

    const core::Error& error = recorded.error();
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    const auto view = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::view_meeting(work, meeting_tools(app), actor, id);
    });
    if (!view) return refusal_page(app, request, actor, view.error());
    if (!view->is_reduced) return refusal_page(app, request, actor, error);
    return invited_page(
        app, request, actor, *view, typed, error.fields, refusal_status(error.refusal));
}

}  // namespace quorate::server
