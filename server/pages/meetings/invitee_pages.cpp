#include "server/pages/meetings/invitee_pages.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "core/meetings/change_meeting.hpp"
#include "core/meetings/held_together.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/meetings/seat_language.hpp"
#include "core/meetings/told_by_hand.hpp"
#include "core/people/authority_store.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/directory/contact_forms.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/meetings/meeting_form.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_pages.hpp"
#include "server/pages/meetings/seat_answer_views.hpp"
#include "server/templates/standard_pages.hpp"

namespace quorate::server {
namespace {

using core::InviteeId;
using core::MeetingId;

bool can_change(const core::Meeting& meeting)
{
    return meeting.status == core::MeetingStatus::scheduled && !meeting.closed_at;
}

struct People {
    core::MeetingView view;
    std::vector<core::Candidate> candidates = {};
    bool may_invite = false;
    bool is_in_wales = false;                   // where everybody may choose Welsh
    std::vector<core::Meeting> held_with = {};  // to which somebody new can be invited as well
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
        const auto authority = work.authorities.find(actor.authority);
        shown.is_in_wales = authority && authority->jurisdiction == core::Jurisdiction::wales;
        if (choices) shown.candidates = choices->candidates;
        if (choices)
            shown.held_with = core::may_invite_with(work, actor, shown.view.meeting, app.now());
        return shown;
    });
}

View reply_options(core::Answering who, core::MeetingMode mode, core::Reply now)
{
    kainjow::mustache::list options;
    for (const core::Reply reply : core::all_replies()) {
        if (!core::may_answer(who, mode, reply)) continue;
        View option;
        option["reply_value"] = text(code(reply));
        option["reply_words"] = text(label(reply));
        option["reply_chosen"] = reply == now;
        options.push_back(std::move(option));
    }
    return View{options};
}

// A reply that could not be recorded, and what is wrong with it.
struct ReplyDraft {
    std::string seat = {};
    core::ReplyForm typed = {};
    std::vector<core::FieldError> errors = {};
};

// The fields of a reply, whose names on this page end in the id of the seat.
std::string reply_field(const std::string& field, const std::string& seat)
{
    if (field == "reply" || field == "note") return field + "-" + seat;
    return "deputy-" + seat;
}

View seat_row(const core::InviteeEntry& seat,
              const People& people,
              const ReplyDraft& draft,
              core::Instant now)
{
    const core::Meeting& meeting = people.view.meeting;
    const bool is_open = can_change(meeting) && people.may_invite;
    const core::Invitee& invitee = seat.invitee;
    const bool is_chair = invitee.holder.user == meeting.chair;
    View row;
    row["person"] = text(seat.name.reveal());
    row["about"] = is_chair ? std::string{"Chair"} : seat_text(seat);
    const bool welsh = invitee.language == core::Language::welsh;
    row["how"] = std::string{invitee.email.empty() ? "Told by letter, by hand" : "By e-mail"} +
                 (welsh ? ", in Welsh" : "");
    row["requirement"] = text(label(invitee.requirement));
    row["when"] = part_text(meeting, invitee.window);
    row["deputy_of"] = text(deputy_text(people.view, invitee.id));
    const bool is_held = meeting.status == core::MeetingStatus::held;
    row["column"] = is_held ? "Came" : "Reply";
    row["reply"] = is_held ? came_chip(invitee.attendance) : reply_chip(seat, meeting.chair);
    row["deputy"] =
        invitee.deputy_name.empty() ? std::string{} : "Deputy: " + invitee.deputy_name.reveal();
    row["note"] = text(invitee.reply_note.reveal());
    row["besides"] = said_besides(people.view, invitee.id);
    const std::string& id = invitee.id.text();
    const bool is_draft = draft.seat == id;
    const core::Answering who = core::answering(invitee.holder, meeting.chair);
    const core::Reply reply =
        is_draft ? core::reply_from(draft.typed.reply).value_or(core::Reply::none) : invitee.reply;
    row["replies"] = reply_options(who, meeting.mode, reply);
    row["may_send_deputy"] = core::may_answer(who, meeting.mode, core::Reply::deputy);
    row["is_draft"] = is_draft;
    row["asks"] =
        asked_besides(invitee,
                      meeting.mode,
                      people.is_in_wales ? core::Jurisdiction::wales : core::Jurisdiction::england,
                      is_draft ? draft.typed : core::ReplyForm{});
    row["deputy_typed"] = is_draft ? draft.typed.deputy_name : invitee.deputy_name.reveal();
    row["note_typed"] = is_draft ? draft.typed.note.value_or(std::string{})
                        : invitee.reply == core::Reply::none ? std::string{}
                                                             // written of another time
                                                             : invitee.reply_note.reveal();
    row["reply_error"] = error_for(draft.errors, reply_field("reply", id));
    row["deputy_error"] = error_for(draft.errors, reply_field("deputy_name", id));
    row["note_error"] = error_for(draft.errors, reply_field("note", id));
    row["seat_id"] = text(invitee.id.text());
    row["reply_url"] = is_open ? seat_url(meeting.id, invitee.id, "reply") : std::string{};
    row["language_url"] = is_open && (welsh || people.is_in_wales)
                              ? seat_url(meeting.id, invitee.id, "language")
                              : std::string{};
    const core::Language other = welsh ? core::Language::english : core::Language::welsh;
    row["language_other"] = std::string{code(other)};
    row["language_label"] = welsh ? "Write in English from now on" : "Write in Welsh from now on";
    row["seat_version"] = number_text(invitee.version);
    const bool is_to_come = core::is_to_come(meeting, now);
    const bool is_by_mail = !invitee.email.empty() && is_to_come;
    const bool takes_minutes = meeting.minute_taker && invitee.holder.user == meeting.minute_taker;
    const bool may_be_handed =
        core::may_answer(who, meeting.mode, core::Reply::deputy) && !takes_minutes && is_to_come;
    row["hand_url"] =
        is_open && may_be_handed ? seat_url(meeting.id, invitee.id, "hand") : std::string{};
    row["recall_url"] = is_open && is_by_mail ? seat_url(meeting.id, invitee.id, "recall") : "";
    row["ways"] = view_list(core::all_told_ways(), [](core::ToldWay way) {
        View option;
        option["way_value"] = std::string{code(way)};
        option["way_words"] = std::string{label(way)};
        return option;
    });
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

// The part that somebody new is to come for. The meeting may be split already.
AttendanceParts parts_for_new(const Fields& form, const People& people)
{
    if (form.has("first_part_minutes")) return {.first_minutes = form.get("first_part_minutes")};
    core::SeatWindows windows;
    for (const core::InviteeEntry& seat : people.view.seats)
        if (seat.invitee.window) windows.emplace(seat.invitee.holder, *seat.invitee.window);
    AttendanceParts parts = parts_of(windows, core::meeting_length(people.view.meeting));
    parts.chosen.clear();
    return parts;
}

// This meeting alone, unless others that it is held together with are ticked.
View also_at_field(const std::vector<core::Meeting>& others,
                   const Fields& form,
                   const std::vector<core::FieldError>& errors)
{
    std::vector<Option> options;
    for (const core::Meeting& each : others)
        options.push_back({each.id.text(), each.reference + ", " + std::string{label(each.type)}});
    return checkboxes({.name = "also_at",
                       .legend = "Ask them to these meetings too?",
                       .options = std::move(options),
                       .chosen = form.all("also_at"),
                       .hint = "They are held together with this one. A professional gets a seat, "
                               "an invitation and a reply of their own at each",
                       .error = error_for(errors, "also_at"),
                       .small = true});
}

core::Confirmed confirmed_of(const Fields& form)
{
    return {.room = form.get("confirm_room") == "yes", .meet = form.get("confirm_meet") == "yes"};
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<core::FieldError>& errors = {},
              int status = 200,
              const ReplyDraft& draft = {})
{
    const auto shown = people(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::MeetingView& view = shown->view;
    const core::Meeting& meeting = view.meeting;
    const bool is_open = can_change(meeting);
    const bool is_ahead = meeting.status != core::MeetingStatus::held && !meeting.opened_at &&
                          app.now() < meeting.starts_at;
    const bool may_tell = is_ahead && shown->may_invite;
    const Fields form = request.method == Method::post ? form_of(request) : Fields{};

    View page;
    page["error_summary"] = error_summary(errors);
    const bool is_held = meeting.status == core::MeetingStatus::held;
    page["head"] = page_head({.heading = is_held ? "Who was invited" : "Who is invited",
                              .sub = when_text(meeting),
                              .eyebrow = view.listing.case_reference});
    page["tabs"] = meeting_tabs(actor, meeting, "invitees");
    page["warnings"] = view_list(
        who_meets_alerts(view.would_meet, meeting, is_open && shown->may_invite), std::identity{});
    page["seats"] = view_list(view.seats, [&](const core::InviteeEntry& seat) {
        View row = seat_row(seat, *shown, draft, app.now());
        row["told_url"] = may_tell ? seat_url(meeting.id, seat.invitee.id, "told") : std::string{};
        return row;
    });
    const bool has_letters = std::ranges::any_of(
        view.seats, [](const core::InviteeEntry& seat) { return seat.invitee.email.empty(); });
    page["letters_url"] =
        may_tell && has_letters ? meeting_url(meeting.id, "letters") : std::string{};
    page["column"] = is_held ? "Came" : "Reply";
    const bool is_cancelled = meeting.status == core::MeetingStatus::cancelled;
    page["quorum"] = is_cancelled        ? View{false}
                     : meeting.opened_at ? quorum_box(view.at_table, core::QuorumBasis::at_table)
                                         : quorum_box(view.by_replies, core::QuorumBasis::replies);
    page["is_open"] = is_open && shown->may_invite;
    const bool can_split = is_open && shown->may_invite && !meeting.opened_at;
    page["parts_url"] = can_split ? meeting_url(meeting.id, "parts") : std::string{};
    page["add_url"] = meeting_url(meeting.id, "invitees");
    std::vector<Option> needs;
    for (const core::Requirement each : core::all_requirements())
        needs.push_back({std::string{code(each)}, std::string{label(each)}});
    std::vector<View> add_fields{select({.name = "invitees",
                                         .label = "Person",
                                         .options = addable(*shown),
                                         .chosen = form.get("invitees"),
                                         .prompt = "Choose a person",
                                         .error = error_for(errors, "invitees")}),
                                 select({.name = "requirement",
                                         .label = "How much are they needed?",
                                         .options = std::move(needs),
                                         .chosen = form.get("requirement"),
                                         .error = error_for(errors, "requirement")}),
                                 select({.name = "part",
                                         .label = "Which part do they come for?",
                                         .options = {{"", "All of the meeting"},
                                                     {"first", "First part"},
                                                     {"second", "Second part"}},
                                         .chosen = form.get("part"),
                                         .error = error_for(errors, "part")}),
                                 first_part_field(parts_for_new(form, *shown), errors)};
    if (shown->is_in_wales)
        add_fields.push_back(select({.name = "language",
                                     .label = "Language of messages",
                                     .options = language_options(),
                                     .chosen = form.get("language"),
                                     .prompt = "The one in which they are written to"}));
    if (!shown->held_with.empty())
        add_fields.push_back(also_at_field(shown->held_with, form, errors));
    std::ranges::move(confirm_fields({.confirmed = confirmed_of(form)}, errors),
                      std::back_inserter(add_fields));
    page["add_fields"] = view_list(add_fields, std::identity{});
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
    core::SeatRequest asked{
        .holder = *holder,
        .requirement =
            core::requirement_from(form.get("requirement")).value_or(core::Requirement::required),
        .language = core::language_from(form.get("language"))};
    if (core::is_family(*holder) && asked.requirement == core::Requirement::quorum)
        return show(app,
                    request,
                    actor,
                    {{"requirement",
                      "Family members do not count to quorum: choose how much they are needed"}},
                    422);
    AttendanceParts parts{.first_minutes = form.get("first_part_minutes")};
    if (!form.get("part").empty()) parts.chosen.emplace(*holder, form.get("part"));
    std::vector<MeetingId> also_at;
    for (const std::string& each : form.all("also_at"))
        also_at.emplace_back(each);
    std::optional<core::FieldError> fault;
    bool is_by_mail = true;
    const auto added = app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<InviteeId> {
        const auto meeting = work.meetings.find(actor.authority, id);
        if (meeting) {
            fault = first_part_fault(parts, core::meeting_length(*meeting));
            asked.window = window_of(parts, *holder, core::meeting_length(*meeting));
        }
        auto invited = core::add_invitee_together(
            work, meeting_tools(app), actor, id, asked, also_at, confirmed_of(form));
        if (const auto seat = invited ? work.invitees.find(actor.authority, *invited)
                                      : std::optional<core::InviteeEntry>{})
            is_by_mail = !seat->invitee.email.empty();
        if (invited && fault) return core::invalid(fault->field, fault->message);
        return invited;
    });
    if (!added && fault && !added.error().fields.empty())
        return show(app, request, actor, {*fault}, 422);
    if (!added) return outcome(app, request, actor, added.error());
    return done(meeting_url(id, "invitees"), is_by_mail ? "invited" : "invited-by-hand");
}

Response post_invitee_told(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const auto way = core::told_way_from(form_of(request).get("way"));
    if (!way) return show(app, request, actor, {{"way", "Choose how they were told"}}, 422);
    const auto told = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::tell_by_hand(
            work, meeting_tools(app), actor, id, InviteeId{request.value(1)}, *way);
    });
    if (!told) return refusal_page(app, request, actor, told.error());
    return done(meeting_url(id), "told-by-hand");
}

Response get_remove_invitee(App& app, const Request& request, const core::Actor& actor)
{
    const auto shown = people(app, request, actor);
    if (!shown) return refusal_page(app, request, actor, shown.error());
    const core::Meeting& meeting = shown->view.meeting;
    const auto seat = std::ranges::find_if(shown->view.seats, [&](const core::InviteeEntry& each) {
        return each.invitee.id.text() == request.value(1);
    });
    if (seat == shown->view.seats.end())
        return refusal_page(app, request, actor, {core::Refusal::not_found});
    if (!shown->may_invite)
        return refusal_page(app, request, actor, {core::Refusal::not_permitted});
    if (!can_change(meeting) || seat->invitee.holder.user == meeting.chair)
        return refusal_page(app, request, actor, {core::Refusal::wrong_state});
    const bool by_mail = !seat->invitee.email.empty();
    const ConfirmPage page{
        .eyebrow = shown->view.listing.case_reference,
        .heading = "Take the invitation of " + seat->name.reveal() + " back?",
        .paragraphs = {"The meeting: " + when_text(meeting) + ".",
                       !by_mail ? "They get no e-mail: tell them by hand."
                       : core::is_family(seat->invitee.holder)
                           ? "They get an e-mail that the meeting is off for them, and it goes "
                             "from their calendar. Nobody else is told."
                           : "They get an e-mail that the meeting goes ahead without them, and it "
                             "goes from their calendar. Nobody else is told."},
        .fields = {hidden_input("version", number_text(seat->invitee.version))},
        .button = {.label = "Take the invitation back", .look = ButtonLook::warning},
        .action_url = seat_url(meeting.id, seat->invitee.id, "remove"),
        .cancel_url = meeting_url(meeting.id, "invitees")};
    return html_response(
        200,
        confirm_page(frame_for(app,
                               request,
                               actor,
                               {.title = "Take an invitation back",
                                .section = Section::meetings,
                                .back = {"Who is invited", meeting_url(meeting.id, "invitees")}}),
                     page));
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

Response post_seat_language(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const Fields form = form_of(request);
    const core::ChooseSeatLanguage asked{
        .meeting = id,
        .seat = InviteeId{request.value(1)},
        .version = version_of(form),
        .language = core::language_from(form.get("language")).value_or(core::Language::english)};
    const auto chosen = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::choose_seat_language(work, app.clock, actor, asked);
    });
    if (!chosen) return outcome(app, request, actor, chosen.error());
    return done(meeting_url(id, "invitees"), "language-chosen");
}

Response post_reply_for_other(App& app, const Request& request, const core::Actor& actor)
{
    const MeetingId id{request.value(0)};
    const core::ReplyForm reply = reply_form_of(form_of(request));
    const auto recorded = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::record_reply_for_other(
            work, meeting_tools(app), actor, id, InviteeId{request.value(1)}, reply);
    });
    if (!recorded && !recorded.error().fields.empty()) {
        ReplyDraft draft{
            .seat = request.value(1), .typed = reply, .errors = recorded.error().fields};
        for (core::FieldError& fault : draft.errors)
            fault.field = reply_field(fault.field, draft.seat);
        return show(
            app, request, actor, draft.errors, refusal_status(recorded.error().refusal), draft);
    }
    if (!recorded) return outcome(app, request, actor, recorded.error());
    return done(meeting_url(id, "invitees"), "reply-recorded");
}

}  // namespace quorate::server
