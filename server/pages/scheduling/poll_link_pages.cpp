#include "server/pages/scheduling/poll_link_pages.hpp"

#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/spoken_time.hpp"
#include "core/polls/answer_poll.hpp"
#include "core/rules/explanation_words.hpp"
#include "server/app/page.hpp"
#include "server/app/refusal_status.hpp"
#include "server/identity/network.hpp"
#include "server/pages/meetings/complaint_words.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/meetings/reply_words.hpp"
#include "server/pages/meetings/seat_link.hpp"
#include "server/pages/scheduling/poll_link_words.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::PollAnswer;

constexpr const char* not_mine = "wrong_person";

// What was typed, or was answered before.
struct Typed {
    std::vector<std::string> answers = {};  // to each time
    core::AlsoSaid also = {};
};

core::Result<core::PollSeatView> seen(App& app, const Request& request)
{
    return app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_poll_seat(work, meeting_tools(app), request.value(0));
    });
}

// The page in the language that was asked for, else in its reader's.
PageLanguage language_of(App& app, const Request& request)
{
    if (const auto asked = asked_language(request)) return page_language(request, *asked);
    return page_language(request, app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::poll_seat_language(work, meeting_tools(app), request.value(0));
    }));
}

std::string when(const core::PollSeatView& seat,
                 const core::PollSeatView::Time& time,
                 core::Language language)
{
    return core::long_date(core::london_date(time.starts_at), language) + ", " +
           (seat.is_family ? core::london_spoken_times(time.starts_at, time.ends_at, language)
                           : times_text(time.starts_at, time.ends_at, language));
}

std::string offered(PollAnswer answer, core::Language language)
{
    return std::string{answer == PollAnswer::cannot ? poll_link_words(language).cannot
                                                    : said(answer, language)};
}

std::string field_of(std::size_t number)
{
    return "answer." + std::to_string(number);
}

// What is wrong is with one of the times, and is said of it.
std::vector<core::FieldError> said_of_times(const core::PollSeatView& seat,
                                            std::vector<core::FieldError> errors,
                                            core::Language language)
{
    if (language == core::Language::english) return errors;
    for (std::size_t number = 0; number < seat.times.size(); ++number)
        for (core::FieldError& error : errors)
            if (error.field == field_of(number))
                error.message = core::filled(
                    poll_link_words(language).choose,
                    {{"when", core::london_long_time(seat.times[number].starts_at, language)}});
    return errors;
}

View frame_of(const core::PollSeatView& seat, core::Language language)
{
    const PollLinkWords& words = poll_link_words(language);
    const auto with_phone = [&](std::string_view sentence) {
        return seat.authority_phone.empty()
                   ? std::string{}
                   : core::filled(sentence,
                                  {{"phone", seat.authority_phone}, {"reference", seat.reference}});
    };
    View page;
    set_poll_link_words(page, language);
    page["how"] = text(label(seat.mode, language));
    page["change_until"] = core::filled(
        words.change_until, {{"when", core::london_long_time(seat.deadline, language)}});
    page["question"] = with_phone(words.question);
    page["anything_else"] = with_phone(words.anything_else);
    page["reference"] = seat.reference;
    page["authority"] = seat.authority_name;
    page["phone"] = seat.authority_phone;
    page["is_closed"] = !seat.can_answer;
    page["can_answer"] = seat.can_answer;
    page["error_summary"] = View{false};
    return page;
}

View answers_view(const core::PollSeatView& seat, core::Language language)
{
    return view_list(seat.times, [&](const core::PollSeatView::Time& time) {
        View row;
        row["when"] = when(seat, time, language);
        row["answer"] = text(said(time.answer, language));
        return row;
    });
}

Response page_of(App& app,
                 const Request& request,
                 const std::string& authority_name,
                 std::string_view name,
                 View page,
                 const PageLanguage& in,
                 int status)
{
    return seat_link_page(app,
                          request,
                          {.name = name,
                           .title = poll_link_words(in.language).title,
                           .authority = authority_name,
                           .in = in,
                           .status = status},
                          std::move(page));
}

// A link whose poll is decided says so; every other one that cannot be opened only that.
Response closed_page(App& app,
                     const Request& request,
                     const core::Error& error,
                     const PageLanguage& in)
{
    const auto ended = app.read(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::view_ended_poll(work, meeting_tools(app), request.value(0));
    });
    if (!ended) return refusal_page(app, request, core::anonymous_actor(), error, in);
    const PollLinkWords& words = poll_link_words(in.language);
    View page;
    page["head"] = page_head({.heading = std::string{ended->is_called_off ? words.called_off
                                                     : ended->is_settled  ? words.settled
                                                                          : words.not_needed}});
    page["words"] = text(ended->is_called_off ? words.not_held_then
                         : ended->is_settled  ? words.invitation_follows
                                              : words.need_not_keep);
    page["question"] = ended->authority_phone.empty()
                           ? std::string{}
                           : core::filled(words.question, {{"phone", ended->authority_phone}});
    return page_of(app,
                   request,
                   ended->authority_name,
                   "reply/poll_ended",
                   std::move(page),
                   in,
                   refusal_status(error.refusal));
}

Response form_page(App& app,
                   const Request& request,
                   const core::PollSeatView& seat,
                   const Typed& typed,
                   const PageLanguage& in,
                   const std::vector<core::FieldError>& errors = {},
                   int status = 200)
{
    const core::Language language = in.language;
    const PollLinkWords& words = poll_link_words(language);
    const ReplyWords& shared = reply_words(language);
    const std::vector<core::FieldError> told =
        said_of_times(seat, said_in(language, errors), language);
    std::vector<View> fields;
    for (std::size_t number = 0; number < seat.times.size(); ++number) {
        Radios question{
            .name = field_of(number),
            .legend = when(seat, seat.times[number], language),
            .chosen = number < typed.answers.size() ? typed.answers[number] : std::string{},
            .error = error_for(told, field_of(number)),
            .inline_row = true};
        for (const PollAnswer answer : core::all_poll_answers())
            question.options.push_back({std::string{code(answer)}, offered(answer, language)});
        fields.push_back(field_in(language, radios(question)));
    }
    fields.push_back(field_in(
        language,
        textarea({.name = "note",
                  .label = std::string{seat.is_family ? shared.needs : shared.note},
                  .value = typed.also.note,
                  .hint = std::string{seat.is_family ? shared.needs_hint : shared.note_hint},
                  .error = error_for(told, "note"),
                  .rows = 2})));
    fields.push_back(
        field_in(language,
                 checkboxes({.name = not_mine,
                             .legend = std::string{words.not_mine},
                             .options = {{"yes",
                                          std::string{shared.wrong_person},
                                          std::string{words.wrong_person_hint}}},
                             .chosen = typed.also.is_wrong_person ? std::vector<std::string>{"yes"}
                                                                  : std::vector<std::string>{},
                             .small = true})));
    View page = frame_of(seat, language);
    page["error_summary"] = error_summary(told, language);
    const std::string by =
        core::filled(words.answer_by, {{"when", core::london_long_time(seat.deadline, language)}});
    page["head"] = page_head({.heading = std::string{seat.can_answer ? words.heading : words.over},
                              .sub = seat.can_answer ? by : std::string{}});
    page["answer_url"] = poll_link_url(request.value(0)) + in.query;
    page["fields"] = view_list(fields, std::identity{});
    page["save"] = button({.label = std::string{words.send}});
    page["times"] = answers_view(seat, language);
    return page_of(app, request, seat.authority_name, "reply/poll", std::move(page), in, status);
}

Typed typed_in(const Fields& form)
{
    Typed typed{.also = {.note = form.get("note"), .is_wrong_person = form.get(not_mine) == "yes"}};
    for (std::size_t number = 0; number < core::most_poll_choices; ++number) {
        // Which of two answers is meant, nobody can tell.
        const auto given = form.all(field_of(number));
        typed.answers.push_back(given.size() == 1 ? given.front() : std::string{});
    }
    return typed;
}

Typed answered(const core::PollSeatView& seat)
{
    Typed typed{.also = {.is_wrong_person = seat.is_wrong_person}};
    for (const auto& time : seat.times)
        typed.answers.emplace_back(time.answer == PollAnswer::none ? "" : code(time.answer));
    return typed;
}

}  // namespace

Response get_poll_link(App& app, const Request& request, const core::Actor& actor)
{
    static_cast<void>(actor);  // a link shows the same to everyone who holds it
    const PageLanguage in = language_of(app, request);
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error(), in);
    return form_page(app, request, *seat, answered(*seat), in);
}

Response post_poll_link(App& app, const Request& request, const core::Actor& actor)
{
    const Typed typed = typed_in(form_of(request));
    const PageLanguage in = language_of(app, request);
    const auto recorded = app.transact(core::anonymous_actor(), [&](core::UnitOfWork& work) {
        return core::answer_poll(
            work, meeting_tools(app), request.value(0), actor.network, typed.answers, typed.also);
    });
    if (recorded) return see_other(poll_link_url(request.value(0), "done") + in.query);
    const core::Error& error = recorded.error();
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error(), in);
    if (error.fields.empty() && error.refusal != core::Refusal::wrong_state)
        return refusal_page(app, request, core::anonymous_actor(), error, in);
    return form_page(app, request, *seat, typed, in, error.fields, refusal_status(error.refusal));
}

Response get_poll_link_done(App& app, const Request& request, const core::Actor&)
{
    const PageLanguage in = language_of(app, request);
    const PollLinkWords& words = poll_link_words(in.language);
    const std::string form_url = poll_link_url(request.value(0)) + in.query;
    const auto seat = seen(app, request);
    if (!seat) return closed_page(app, request, seat.error(), in);
    const bool is_wrong = seat->is_wrong_person;
    if (!seat->has_answered && !is_wrong) return see_other(form_url);
    View page = frame_of(*seat, in.language);
    page["head"] =
        is_wrong
            ? page_head({.heading = std::string{words.thanks_wrong_person}})
            : page_head({.heading = std::string{words.thanks}, .sub = std::string{words.we_write}});
    page["is_wrong_person"] = is_wrong;
    page["times"] = answers_view(*seat, in.language);
    page["change_url"] = seat->can_answer ? form_url : std::string{};
    return page_of(app, request, seat->authority_name, "reply/poll_done", std::move(page), in, 200);
}

}  // namespace quorate::server
