#include "server/pages/scheduling/poll_link_pages.hpp"

#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/polls/answer_poll.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/identity/network.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::PollAnswer;

core::Result<core::PollSeatView> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_poll_seat(work, meeting_tools(app), request.value(0));
    });
}

std::string when(const core::PollSeatView& seat, const core::PollSeatView::Time& time)
{
    return core::long_date(core::london_date(time.starts_at)) + ", " +
           (seat.is_family ? core::london_spoken_times(time.starts_at, time.ends_at)
                           : times_text(time.starts_at, time.ends_at));
}

std::string offered(PollAnswer answer)
{
    return answer == PollAnswer::cannot ? "I cannot come then" : std::string{label(answer)};
}

std::string field_of(std::size_t number)
{
    return "answer." + std::to_string(number);
}

View frame_of(const core::PollSeatView& seat)
{
    View page;
    page["how"] = std::string{label(seat.mode)};
    page["until"] = core::london_long_time(seat.deadline);
    page["reference"] = seat.reference;
    page["authority"] = seat.authority_name;
    page["phone"] = seat.authority_phone;
    page["is_closed"] = !seat.can_answer;
    page["can_answer"] = seat.can_answer;
    page["error_summary"] = View{false};
    return page;
}

View answers_view(const core::PollSeatView& seat)
{
    return view_list(seat.times, [&](const core::PollSeatView::Time& time) {
        View row;
        row["when"] = when(seat, time);
        row["answer"] = std::string{label(time.answer)};
        return row;
    });
}

Response page_of(App& app,
                 const Request& request,
                 const std::string& authority_name,
                 std::string_view name,
                 View page,
                 int status)
{
    Frame frame = frame_for(
        app, request, core::anonymous_actor(), {.title = "Which time suits you", .status = status});
    frame.organisation = authority_name;
    page["neutral"] = true;
    return html_response(status, render_page(name, frame, std::move(page)))
        .with("X-Robots-Tag", "noindex, nofollow");
}

// A link whose poll is decided says so; every other one that cannot be opened only that.
Response closed_page(App& app, const Request& request, const core::Error& error)
{
    const auto ended = app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_ended_poll(work, meeting_tools(app), request.value(0));
    });
    if (!ended) return refusal_page(app, request, core::anonymous_actor(), error);
    View page;
    page["head"] = page_head({.heading = ended->is_settled ? "The date has been settled"
                                                           : "Your answer is not needed any more"});
    page["words"] =
        std::string{ended->is_settled ? "Thank you. An invitation follows by e-mail if it is not "
                                        "there already."
                                      : "Nobody is asked about these times any more. You need not "
                                        "keep them free."};
    page["phone"] = ended->authority_phone;
    return page_of(app,
                   request,
                   ended->authority_name,
                   "reply/poll_ended",
                   std::move(page),
                   refusal_status(error.refusal));
}

Response form_page(App& app,
                   const Request& request,
                   const core::PollSeatView& seat,
                   const std::vector<std::string>& typed,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    std::vector<View> fields;
    for (std::size_t number = 0; number < seat.times.size(); ++number) {
        Radios question{.name = field_of(number),
                        .legend = when(seat, seat.times[number]),
                        .chosen = number < typed.size() ? typed[number] : std::string{},
                        .error = error_for(errors, field_of(number)),
                        .inline_row = true};
        for (const PollAnswer answer : core::all_poll_answers())
            question.options.push_back({std::string{code(answer)}, offered(answer)});
        fields.push_back(radios(question));
    }
    View page = frame_of(seat);
    page["error_summary"] = error_summary(errors);
    page["head"] = page_head(
        {.heading =
             seat.can_answer ? "Which of these times suits you?" : "The time to answer is over",
         .sub = seat.can_answer ? "Answer by " + core::london_long_time(seat.deadline) : ""});
    page["answer_url"] = poll_link_url(request.value(0));
    page["fields"] = view_list(fields, std::identity{});
    page["save"] = button({.label = "Send answers"});
    page["times"] = answers_view(seat);
    return page_of(app, request, seat.authority_name, "reply/poll", std::move(page), status);
}

std::vector<std::string> typed_in(const Fields& form)
{
    std::vector<std::string> typed;
    for (std::size_t number = 0; number < core::most_poll_choices; ++number) {
        // Which of two answers is meant, nobody can tell.
        const auto given = form.all(field_of(number));
        typed.push_back(given.size() == 1 ? given.front() : std::string{});
    }
    return typed;
}

std::vector<std::string> answered(const core::PollSeatView& seat)
{
    std::vector<std::string> typed;
    for (const auto& time : seat.times)
        typed.emplace_back(time.answer == PollAnswer::none ? "" : code(time.answer));
    return typed;
}

}  // namespace

Response get_poll_link(App& app, const Request& request, const core::Actor& actor)
{
    static_cast<void>(actor);  // a link shows the same to everyone who holds it
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error());
    return form_page(app, request, *seat, answered(*seat));
}

Response post_poll_link(App& app, const Request& request, const core::Actor& actor)
{
    const std::vector<std::string> typed = typed_in(form_of(request));
    const auto recorded = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::answer_poll(work, meeting_tools(app), request.value(0), actor.network, typed);
    });
    if (recorded) return see_other(poll_link_url(request.value(0), "done"));
    const core::Error& error = recorded.error();
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error());
    if (error.fields.empty() && error.refusal != core::Refusal::wrong_state)
        return refusal_page(app, request, core::anonymous_actor(), error);
    return form_page(app, request, *seat, typed, error.fields, refusal_status(error.refusal));
}

Response get_poll_link_done(App& app, const Request& request, const core::Actor&)
{
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error());
    if (!seat->has_answered) return see_other(poll_link_url(request.value(0)));
    View page = frame_of(*seat);
    page["head"] = page_head({.heading = "Thank you, your answers are recorded",
                              .sub = "We write to you when a time is chosen"});
    page["times"] = answers_view(*seat);
    page["change_url"] = seat->can_answer ? poll_link_url(request.value(0)) : std::string{};
    return page_of(app, request, seat->authority_name, "reply/poll_done", std::move(page), 200);
}

}  // namespace quorate::server
