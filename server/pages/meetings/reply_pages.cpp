#include "server/pages/meetings/reply_pages.hpp"

#include "core/meetings/record_reply.hpp"
#include "core/rules/explanation_words.hpp"
#include "core/support/text.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/identity/network.hpp"
#include "server/pages/meetings/change_seen_pages.hpp"
#include "server/pages/meetings/complaint_words.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/people_link_pages.hpp"
#include "server/pages/meetings/reply_views.hpp"
#include "server/pages/meetings/reply_words.hpp"
#include "server/pages/meetings/seat_link.hpp"
#include "server/pages/pack/pack_link_pages.hpp"
#include "server/pages/pack/report_link_pages.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::Reply;

core::Result<core::SeatView> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_seat(work, meeting_tools(app), request.value(0), asked_language(request));
    });
}

PageLanguage in_language_of(const core::SeatView& seat, const Request& request)
{
    return page_language(request, seat.language);
}

Response page_of(App& app,
                 const Request& request,
                 const core::SeatView& seat,
                 std::string_view name,
                 View page,
                 int status)
{
    return seat_link_page(app,
                          request,
                          {.name = name,
                           .title = reply_words(seat.language).title,
                           .authority = seat.authority_name,
                           .in = in_language_of(seat, request),
                           .status = status},
                          std::move(page));
}

Response form_page(App& app,
                   const Request& request,
                   const core::SeatView& seat,
                   const core::ReplyForm& typed,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    const ReplyWords& words = reply_words(seat.language);
    const PageLanguage in = in_language_of(seat, request);
    const std::vector<core::FieldError> told = said_in(seat.language, errors);
    View page = invitation_facts(seat);
    page["error_summary"] = error_summary(told, seat.language);
    page["head"] = page_head({.heading = core::filled(words.heading, {{"day", day_text(seat)}}),
                              .sub = times_for(seat)});
    page["can_reply"] = seat.can_reply;
    page["change_seen"] = change_seen_box(seat, reply_url(request.value(0), "seen") + in.query);
    page["report"] = report_asked_view(app, request.value(0), in);
    page["pack_url"] = pack_link_url(app, request.value(0), in);
    page["people_url"] = people_link_url(app, request.value(0), in);
    page["answer_url"] = reply_url(request.value(0)) + in.query;
    page["fields"] = view_list(reply_fields(seat, typed, told), std::identity{});
    page["save"] = button({.label = std::string{words.send}});
    return page_of(app, request, seat, "reply/form", std::move(page), status);
}

// Which of two answers is meant, nobody can tell.
std::vector<core::FieldError> given_twice(const Fields& form, const ReplyWords& words)
{
    std::vector<core::FieldError> errors;
    if (form.all("reply").size() > 1) errors.push_back({"reply", std::string{words.one_answer}});
    if (form.all("deputy_name").size() > 1)
        errors.push_back({"deputy_name", std::string{words.one_deputy}});
    if (form.all("note").size() > 1) errors.push_back({"note", std::string{words.one_note}});
    return errors;
}

// The page says why; this says what became of the answer.
Response too_late(App& app, const Request& request, const core::SeatView& seat)
{
    View page = invitation_facts(seat);
    page["can_reply"] = false;
    page["change_seen"] = View{false};
    page["head"] = page_head(
        {.heading = std::string{reply_words(seat.language).not_recorded}, .sub = day_text(seat)});
    page["report"] = View{false};
    page["pack_url"] = std::string{};
    page["people_url"] = std::string{};
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

PageLanguage reply_page_language(App& app, const Request& request)
{
    const auto asked = asked_language(request);
    if (asked) return page_language(request, *asked);
    return page_language(request, app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::seat_language(work, meeting_tools(app), request.value(0));
    }));
}

core::ReplyForm reply_form_of(const Fields& form)
{
    core::ReplyForm typed{.reply = form.get("reply"), .deputy_name = form.get("deputy_name")};
    if (form.has("note")) typed.note = form.get("note");
    typed.place = form.get("private_place");
    typed.speaks = form.get("speaks");
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
    if (!seat) return refuse_seat_link(app, request, seat.error());
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
    const PageLanguage in = reply_page_language(app, request);
    if (const auto twice = given_twice(form, reply_words(in.language)); !twice.empty()) {
        const auto seat = seen(app, request);
        if (!seat) return refuse_seat_link(app, request, seat.error());
        return form_page(app, request, *seat, typed, twice, 422);
    }
    const auto recorded = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::record_reply(work, meeting_tools(app), request.value(0), actor.network, typed);
    });
    if (recorded) return see_other(reply_url(request.value(0), "done") + in.query);

    const core::Error& error = recorded.error();
    const auto seat = seen(app, request);
    if (!seat) return refuse_seat_link(app, request, seat.error());
    if (error.refusal == core::Refusal::wrong_state) return too_late(app, request, *seat);
    if (error.fields.empty()) return refuse_seat_link(app, request, error);
    return form_page(app, request, *seat, typed, error.fields, refusal_status(error.refusal));
}

Response get_invitation_done(App& app, const Request& request, const core::Actor&)
{
    const auto seat = seen(app, request);
    if (!seat) return refuse_seat_link(app, request, seat.error());
    const PageLanguage in = in_language_of(*seat, request);
    const std::string form_url = reply_url(request.value(0)) + in.query;
    if (seat->reply == Reply::none) return see_other(form_url);
    View page = invitation_facts(*seat);
    const ReplyWords& words = reply_words(seat->language);
    page["head"] = page_head(
        {.heading = seat->is_cancelled ? core::filled(words.heading, {{"day", day_text(*seat)}})
                                       : std::string{words.thanks}});
    page["answer"] = offered_text(seat->reply, *seat);
    page["wrong_person"] = seat->reply == Reply::wrong_person;
    const bool is_to_confirm = seat->can_confirm && seat->change && !seat->change->seen_at;
    page["confirm_url"] = is_to_confirm ? form_url : std::string{};
    page["change_url"] = seat->can_reply ? form_url : std::string{};
    return page_of(app, request, *seat, "reply/done", std::move(page), 200);
}

}  // namespace quorate::server
