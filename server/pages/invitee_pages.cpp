#include "server/pages/invitee_pages.hpp"

#include <algorithm>

#include "core/meetings/change_meeting.hpp"
#include "core/meetings/record_reply.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory_layout.hpp"
#include "server/pages/meeting_urls.hpp"
#include "server/pages/meeting_views.hpp"
#include "server/pages/reply_pages.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

struct People {
    core::MeetingView view;
    std::vector<core::Candidate> candidates = {};
    bool may_invite = false;
};

core::Result<People> people(App& app, const Request& request, const core::Actor& actor)
{
    return app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<People> {
        const auto tools = meeting_tools(app);
        auto view = core::view_meeting(work, tools, actor, MeetingId{request.value(0)});
        if (!view) return view.error();
        if (view->is_reduced) return core::Refusal::not_permitted;
        auto choices =
            core::meeting_choices(work, tools, actor, view->meeting.case_id, view->meeting.type);
        People shown{.view = *std::move(view)};
        // Who has no more than a seat sees who comes, and invites nobody.
        shown.may_invite = choices.has_value();
        if (choices) shown.candidates = choices->candidates;
        return shown;
    });
}

View reply_options(const core::SeatHolder& holder, core::MeetingMode mode, core::Reply now)
{
    kainjow::mustache::list options;
    for (const core::Reply reply : core::all_replies()) {
        if (!core::may_answer(core::is_family(holder), mode, reply)) continue;
        View option;
        option["reply_value"] = text(code(reply));
        option["reply_words"] = text(label(reply));
        option["reply_chosen"] = reply == now;
        options.push_back(std::move(option));
    }
    return View{options};
}

View seat_row(const core::InviteeEntry& seat, const core::Meeting& meeting, bool is_open)
{
    const core::Invitee& invitee = seat.invitee;
    const bool is_chair = invitee.holder.user == meeting.chair;
    View row;
    row["person"] = text(seat.name.reveal());
    row["about"] = is_chair ? std::string{"Chair"} : seat_text(seat);
    row["how"] = invitee.email.empty() ? "Told by letter, by hand" : "By e-mail";
    row["requirement"] = text(label(invitee.requirement));
    const bool is_held = meeting.status == core::MeetingStatus::held;
    row["column"] = is_held ? "Came" : "Reply";
    row["reply"] = is_held ? came_chip(invitee.attendance) : reply_chip(seat, meeting.chair);
    row["deputy"] = text(invitee.deputy_name.reveal());
    row["note"] = text(invitee.reply_note.reveal());
    row["replies"] = reply_options(invitee.holder, meeting.mode, invitee.reply);
    row["version"] = number_text(invitee.version);
    row["seat_id"] = text(invitee.id.text());
    row["reply_url"] = is_open ? seat_url(meeting.id, invitee.id, "reply") : std::string{};
    row["remove_url"] =
        is_open && !is_chair ? seat_url(meeting.id, invitee.id, "remove") : std::string{};
    return row;
}

std::vector<Option> addable(const People& people)
{
    std::vector<Option> options;
    for (const core::Candidate& candidate : people.candidates) {
        const bool has_seat =
            std::ranges::any_of(people.view.seats, [&](const core::InviteeEntry& seat) {
                return seat.invitee.holder == candidate.holder;
            });
        if (has_seat || candidate.is_excluded) continue;
        std::string words = candidate.name.reveal();
        if (!candidate.job.empty()) words += ", " + candidate.job;
        if (!candidate.agency_name.empty()) words += ", " + candidate.agency_name;
        options.push_back({core::seat_key(candidate.holder), std::move(words)});
    }
    return options;
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const auto shown = people(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::MeetingView& view = shown->view;
    const core::Meeting& meeting = view.meeting;
    const bool is_open = meeting.status == core::MeetingStatus::scheduled && !meeting.closed_at;
    const Fields form = request.method == Method::post ? form_of(request) : Fields{};

    View page;
    page["error_summary"] = error_summary(errors);
    const bool is_held = meeting.status == core::MeetingStatus::held;
    page["head"] = page_head({.heading = is_held ? "Who was invited" : "Who is invited",
                              .sub = when_text(meeting),
                              .eyebrow = view.listing.case_reference});
    page["tabs"] = meeting_tabs(actor, meeting.id, "invitees");
    page["seats"] = view_list(view.seats, [&](const core::InviteeEntry& seat) {
        return seat_row(seat, meeting, is_open && shown->may_invite);
    });
    page["column"] = is_held ? "Came" : "Reply";
    page["quorum"] = meeting.opened_at ? quorum_box(view.at_table, core::QuorumBasis::at_table)
                                       : quorum_box(view.by_replies, core::QuorumBasis::replies);
    page["is_open"] = is_open && shown->may_invite;
    page["add_url"] = meeting_url(meeting.id, "invitees");
    std::vector<Option> needs;
    for (const core::Requirement each : core::all_requirements())
        needs.push_back({std::string{code(each)}, std::string{label(each)}});
    page["add_fields"] =
        view_list(std::vector<View>{select({.name = "invitees",
                                            .label = "Person",
                                            .options = addable(*shown),
                                            .chosen = form.get("invitees"),
                                            .prompt = "Choose a person",
                                            .error = error_for(errors, "invitees")}),
                                    select({.name = "requirement",
                                            .label = "How much are they needed?",
                                            .options = std::move(needs),
                                            .chosen = form.get("requirement")})},
                  std::identity{});
    page["add"] = button({.label = "Invite"});
    return html_page(app,
                     request,
                     actor,
                     "meetings/invitees",
                     {.title = "Who is invited",
                      .section = Section::meetings,
                      .back = {"Back to the meeting", meeting_url(meeting.id)},
                      .status = status},
                     std::move(page));
}

Response outcome(App& app,
                 const Request& request,
                 const core::Actor& actor,
                 const core::Error& refused)
{
    const core::Error error = core::with_meeting_field(refused);
    if (error.refusal == core::Refusal::stale_version)
        return show(app,
                    request,
                    actor,
                    {{"invitees", "Someone else changed this while you had it open. Look again"}},
                    refusal_status(error.refusal));
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, error.fields, refusal_status(error.refusal));
}

}  // namespace

Response get_invitees(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const auto holder = core::seat_holder_from(form.get("invitees"));
    if (!holder) return show(app, request, actor, {{"invitees", "Choose a person"}}, 422);
    const MeetingId id{request.value(0)};
    const core::SeatRequest asked{
        .holder = *holder,
        .requirement =
            core::requirement_from(form.get("requirement")).value_or(core::Requirement::required)};
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::add_invitee(work, meeting_tools(app), actor, id, asked);
    });
    if (!added) return outcome(app, request, actor, added.error());
    return done(meeting_url(id, "invitees"), "invited");
}

Response post_remove_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const int version = version_of(form_of(request));
    const auto removed = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::remove_invitee(
            work, meeting_tools(app), actor, id, InviteeId{request.value(1)}, version);
    });
    if (!removed) return outcome(app, request, actor, removed.error());
    return done(meeting_url(id, "invitees"), "invitation-withdrawn");
}

Response post_reply_for_other(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const core::ReplyForm reply = reply_form_of(form_of(request));
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_reply_for_other(
            work, meeting_tools(app), actor, id, InviteeId{request.value(1)}, reply);
    });
    if (!recorded) return outcome(app, request, actor, recorded.error());
    return done(meeting_url(id, "invitees"), "reply-recorded");
}

}  // namespace quorate::server
