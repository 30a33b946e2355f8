#include "server/pages/scheduling/poll_seat_pages.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/polls/answer_poll.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_meeting.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/pages/scheduling/poll_views.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

core::PollId poll_in(const Request& request)
{
    return core::PollId{request.value(0)};
}

std::string field_of(std::size_t number)
{
    return "answer." + std::to_string(number);
}

std::string typed_in(const Request& request, const core::PollSeat& seat, std::size_t number)
{
    if (request.method == Method::post) return form_of(request).get(field_of(number));
    const core::PollAnswer answer = core::answer_to(seat, number);
    return answer == core::PollAnswer::none ? std::string{} : std::string{code(answer)};
}

std::vector<core::AttendedTime> asked_times(core::UnitOfWork& work,
                                            const core::Poll& poll,
                                            const core::PollSeatId& id)
{
    std::vector<core::AttendedTime> times;
    const auto seat = std::ranges::find(poll.seats, id, &core::PollSeat::id);
    if (seat == poll.seats.end()) return times;
    for (const core::PollChoice& choice : poll.choices)
        times.push_back(core::asked_time(work, poll, choice, *seat));
    return times;
}

View question(const Request& request,
              const core::AttendedTime& time,
              const core::PollSeat& seat,
              std::size_t number,
              const std::vector<core::FieldError>& errors)
{
    Radios made{.name = field_of(number),
                .legend = core::long_date(core::london_date(time.starts_at)) + ", " +
                          times_text(time.starts_at, time.ends_at),
                .chosen = typed_in(request, seat, number),
                .error = error_for(errors, field_of(number)),
                .inline_row = true};
    for (const core::PollAnswer answer : core::all_poll_answers())
        made.options.push_back({std::string{code(answer)}, std::string{label(answer)}});
    return radios(made);
}

Response show(App& app,
              const Request& request,
              const core::Actor& actor,
              const std::vector<core::FieldError>& errors = {},
              int status = 200)
{
    const core::PollSeatId id{request.value(1)};
    std::vector<core::AttendedTime> times;  // as they were asked about them
    const auto found = app.transact(actor, [&](core::UnitOfWork& work) {
        auto view = core::view_poll(work, meeting_tools(app), actor, poll_in(request));
        if (view) times = asked_times(work, view->poll, id);
        return view;
    });
    if (!found) return refusal_page(app, request, actor, found.error());
    const core::Poll& poll = found->poll;
    const auto seat = std::ranges::find(poll.seats, id, &core::PollSeat::id);
    if (seat == poll.seats.end() || !seat->is_asked)
        return refusal_page(app, request, actor, core::Error{core::Refusal::not_found});
    const std::string back = poll_url(poll.id);
    if (!core::is_undecided(poll)) return see_other(back);

    std::vector<View> questions;
    for (std::size_t number = 0; number < poll.choices.size(); ++number)
        questions.push_back(question(request, times[number], *seat, number, errors));
    View page;
    page["error_summary"] = error_summary(errors);
    page["head"] =
        page_head({.heading = "What did they say?",
                   .sub = "As they told you, on the telephone or otherwise. It counts as "
                          "if they had answered by their link.",
                   .eyebrow = poll_seat_name(*found, *seat)});
    page["save_url"] = poll_seat_url(poll.id, id);
    page["fields"] = view_list(questions, std::identity{});
    page["save"] = button({.label = "Write this down"});
    page["back_url"] = back;
    return html_page(app,
                     request,
                     actor,
                     "scheduling/poll_seat",
                     {.title = "What did they say?",
                      .section = Section::needs_a_date,
                      .back = {.label = "Back to the times", .url = back},
                      .status = status},
                     std::move(page));
}

}  // namespace

Response get_poll_seat(App& app, const Request& request, const core::Actor& actor)
{
    return show(app, request, actor);
}

Response post_poll_seat(App& app, const Request& request, const core::Actor& actor)
{
    core::AnswerForSeat command{.poll = poll_in(request),
                                .seat = core::PollSeatId{request.value(1)}};
    for (std::size_t number = 0; number < core::most_poll_choices; ++number)
        command.answers.push_back(form_of(request).get(field_of(number)));
    const auto kept = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::answer_for_seat(work, meeting_tools(app), actor, command);
    });
    if (kept) return done(poll_url(command.poll), "poll-answer-kept");
    const core::Error& error = kept.error();
    if (error.refusal == core::Refusal::wrong_state) return see_other(poll_url(command.poll));
    if (error.fields.empty()) return refusal_page(app, request, actor, error);
    return show(app, request, actor, error.fields, refusal_status(error.refusal));
}

}  // namespace quorate::server
