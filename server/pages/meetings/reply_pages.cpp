#include "server/pages/meetings/reply_pages.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/identity/network.hpp"
#include "server/pages/meetings/change_seen_pages.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_link_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::Reply;

core::Result<core::SeatView> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_seat(work, meeting_tools(app), request.value(0));
    });
}

std::string_view offered(Reply reply)
{
    switch (reply) {
        case Reply::attend:
            return "Yes, in person";
        case Reply::remote:
            return "Yes, by video";
        case Reply::deputy:
            return "No, a deputy will come";
        case Reply::report_only:
            return "No, but I will send a report";
        case Reply::cannot_come:
            return "No, and nobody can cover";
        case Reply::wrong_person:
            return "This is not for me";
        case Reply::none:
            break;
    }
    return "";
}

// They cannot know whether another chair is free.
std::string_view offered_to_chair(Reply reply)
{
    return reply == Reply::cannot_come ? "No, another chair is needed" : offered(reply);
}

std::string_view offered_to_family(Reply reply)
{
    switch (reply) {
        case Reply::attend:
            return "Yes, I will come";
        case Reply::remote:
            return "Yes, I will join by video";
        case Reply::cannot_come:
            return "No, I cannot come then";
        default:
            return offered(reply);
    }
}

core::Answering answering(const core::SeatView& seat)
{
    if (seat.is_family) return core::Answering::family;
    return seat.is_chair ? core::Answering::chair : core::Answering::professional;
}

// Nobody comes in person to a video meeting.
bool is_offered(Reply reply, const core::SeatView& seat)
{
    if (!core::may_answer(answering(seat), seat.mode, reply)) return false;
    return seat.mode != core::MeetingMode::video || reply != Reply::attend;
}

std::string offered_text(Reply reply, const core::SeatView& seat)
{
    return std::string{seat.is_family  ? offered_to_family(reply)
                       : seat.is_chair ? offered_to_chair(reply)
                                       : offered(reply)};
}

std::string day_text(const core::SeatView& seat)
{
    return core::long_date(core::london_date(seat.starts_at));
}

std::string times_for(const core::SeatView& seat)
{
    return seat.is_family ? core::london_spoken_times(seat.starts_at, seat.ends_at)
                          : times_text(seat.starts_at, seat.ends_at);
}

std::vector<Option> choices(const core::SeatView& seat)
{
    std::vector<Option> options;
    for (const Reply reply : core::all_replies())
        if (is_offered(reply, seat))
            options.push_back({std::string{code(reply)}, offered_text(reply, seat)});
    return options;
}

std::string asking(const core::SeatView& seat)
{
    const bool by_phone = seat.is_family && seat.by_mail && !seat.authority_phone.empty();
    return seat.where.asking +
           (by_phone ? " If you cannot telephone, answer the e-mail that we sent you." : "");
}

std::string note_hint(const core::SeatView& seat)
{
    if (!seat.is_family) return "Do not write about the family here";
    return seat.needs_interpreter
               ? "We know that you need an interpreter, and we arrange one. For example help to "
                 "get "
                 "there, help with child care, another time, or a talk first"
               : "For example an interpreter, help to get there, help with child care, another "
                 "time, or a talk first";
}

Response page_of(App& app,
                 const Request& request,
                 const core::SeatView& seat,
                 std::string_view name,
                 View page,
                 int status)
{
    Frame frame = frame_for(
        app, request, core::anonymous_actor(), {.title = "Your meeting", .status = status});
    frame.organisation = seat.authority_name;
    page["neutral"] = true;
    return html_response(status, render_page(name, frame, std::move(page)))
        .with("X-Robots-Tag", "noindex, nofollow");
}

Response form_page(App& app,
                   const Request& request,
                   const core::SeatView& seat,
                   const core::ReplyForm& typed,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    View page = invitation_facts(seat);
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head({.heading = "A meeting on " + day_text(seat), .sub = times_for(seat)});
    page["can_reply"] = seat.can_reply;
    page["change_seen"] = change_seen_box(seat, request.value(0));
    page["report"] = report_asked_view(app, request.value(0));
    page["answer_url"] = reply_url(request.value(0));
    page["fields"] = view_list(reply_fields(seat, typed, errors), std::identity{});
    page["save"] = button({.label = "Send reply"});
    return page_of(app, request, seat, "reply/form", std::move(page), status);
}

// Which of two answers is meant, nobody can tell.
std::vector<core::FieldError> given_twice(const Fields& form)
{
    std::vector<core::FieldError> errors;
    if (form.all("reply").size() > 1) errors.push_back({"reply", "Choose one answer"});
    if (form.all("deputy_name").size() > 1)
        errors.push_back({"deputy_name", "Enter the name of one deputy"});
    if (form.all("note").size() > 1) errors.push_back({"note", "Send one note"});
    return errors;
}

// The page says why; this says what became of the answer.
Response too_late(App& app, const Request& request, const core::SeatView& seat)
{
    View page = invitation_facts(seat);
    page["change_seen"] = View{false};
    page["report"] = View{false};
    page["head"] = page_head({.heading = "Your reply was not recorded", .sub = day_text(seat)});
    return page_of(app, request, seat, "reply/form", std::move(page), 409);
}

// Once: a page that everybody may ask for as often as they like writes nothing else.
void note_opened(App& app, const Request& request)
{
    app.database.write([&](core::UnitOfWork& work) {
        core::note_link_opened(work, meeting_tools(app), request.value(0));
        return core::Done{};
    });
}

}  // namespace

View invitation_facts(const core::SeatView& seat)
{
    View page;
    const bool is_to_come = !seat.is_cancelled && !seat.is_over;
    page["day"] = day_text(seat);
    page["times"] = times_for(seat);
    page["parts"] = is_to_come ? seat.parts : std::string{};
    page["place"] = is_to_come ? seat.where.place : std::string{};
    page["access"] = is_to_come ? seat.where.access : std::string{};
    page["asking"] = is_to_come ? asking(seat) : std::string{};
    page["is_family"] = seat.is_family;
    page["reference"] = seat.reference;
    page["authority"] = seat.authority_name;
    page["phone"] = seat.authority_phone;
    page["is_cancelled"] = seat.is_cancelled;
    page["is_over"] = !seat.is_cancelled && seat.is_over;
    page["has_started"] = is_to_come && !seat.can_reply;
    return page;
}

std::vector<View> reply_fields(const core::SeatView& seat,
                               const core::ReplyForm& typed,
                               const std::vector<core::FieldError>& errors)
{
    std::vector<View> fields{radios({.name = "reply",
                                     .legend = "Can you come?",
                                     .options = choices(seat),
                                     .chosen = typed.reply,
                                     .error = error_for(errors, "reply")})};
    if (core::may_answer(answering(seat), seat.mode, Reply::deputy))
        fields.push_back(text_input({.name = "deputy_name",
                                     .label = "Name of the deputy (if one will come)",
                                     .value = typed.deputy_name,
                                     .error = error_for(errors, "deputy_name"),
                                     .autocomplete = "off"}));
    fields.push_back(
        textarea({.name = "note",
                  .label = seat.is_family ? "Is there anything you need? (optional)"
                                          : "Anything the organiser should know? (optional)",
                  .value = typed.note.value_or(std::string{}),
                  .hint = note_hint(seat),
                  .error = error_for(errors, "note"),
                  .rows = seat.is_family ? 4 : 2}));
    return fields;
}

core::ReplyForm reply_form_of(const Fields& form)
{
    core::ReplyForm typed{.reply = form.get("reply"), .deputy_name = form.get("deputy_name")};
    if (form.has("note")) typed.note = form.get("note");
    return typed;
}

core::ReplyForm reply_form_unseen(const Fields& form)
{
    core::ReplyForm typed = reply_form_of(form);
    if (typed.note && core::trimmed(*typed.note).empty()) typed.note.reset();
    return typed;
}

Response get_invitation(App& app, const Request& request, const core::Actor& actor)
{
    const auto seat = seen(app, request);
    if (!seat) return refusal_page(app, request, core::anonymous_actor(), seat.error());
    static_cast<void>(actor);  // a link shows the same to everyone who holds it
    const bool is_look = request.method == Method::get;  // a HEAD sees nothing
    if (is_look && !seat->is_link_opened) note_opened(app, request);
    core::ReplyForm typed;
    if (seat->reply != Reply::none) typed.reply = code(seat->reply);
    return form_page(app, request, *seat, typed);
}

Response post_invitation(App& app, const Request& request, const core::Actor& actor)
{
    const Fields form = form_of(request);
    const core::ReplyForm typed = reply_form_unseen(form);
    if (const auto twice = given_twice(form); !twice.empty()) {
        const auto seat = seen(app, request);
        if (!seat) return refusal_page(app, request, core::anonymous_actor(), seat.error());
        return form_page(app, request, *seat, typed, twice, 422);
    }
    const auto recorded = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::record_reply(work, meeting_tools(app), request.value(0), actor.network, typed);
    });
    if (recorded) return see_other(reply_url(request.value(0), "done"));

    const core::Error& error = recorded.error();
    const auto seat = seen(app, request);
    if (!seat) return refusal_page(app, request, core::anonymous_actor(), seat.error());
    if (error.refusal == core::Refusal::wrong_state) return too_late(app, request, *seat);
    if (error.fields.empty()) return refusal_page(app, request, core::anonymous_actor(), error);
    return form_page(app, request, *seat, typed, error.fields, refusal_status(error.refusal));
}

Response get_invitation_done(App& app, const Request& request, const core::Actor&)
{
    const auto seat = seen(app, request);
    if (!seat) return refusal_page(app, request, core::anonymous_actor(), seat.error());
    if (seat->reply == Reply::none) return see_other(reply_url(request.value(0)));
    View page = invitation_facts(*seat);
    page["head"] = page_head({.heading = "Thank you, your reply is recorded"});
    page["answer"] = offered_text(seat->reply, *seat);
    page["wrong_person"] = seat->reply == Reply::wrong_person;
    page["change_url"] = seat->can_reply ? reply_url(request.value(0)) : std::string{};
    return page_of(app, request, *seat, "reply/done", std::move(page), 200);
}

}  // namespace quorate::server
