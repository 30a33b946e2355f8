#include "server/api/polls_api.hpp"

#include <algorithm>
#include <optional>

#include "core/dates/london_time.hpp"
#include "core/polls/answer_poll.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_notes.hpp"
#include "core/polls/settle_poll.hpp"
#include "core/polls/start_poll.hpp"
#include "server/api/case_json.hpp"
#include "server/api/directory_json.hpp"
#include "server/api/meeting_json.hpp"
#include "server/app/api.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::Result;

core::PollId poll_in(const Request& request)
{
    return core::PollId{request.value(0)};
}

json::object holder_json(const core::SeatHolder& holder)
{
    if (holder.contact) return {{"contact", holder.contact->text()}};
    if (holder.member) return {{"family_member", holder.member->text()}};
    return {{"user", holder.user.value_or(core::UserId{}).text()}};
}

json::object choice_json(const core::PollView& view, std::size_t number)
{
    const core::PollChoice& choice = view.poll.choices[number];
    const auto standing = std::ranges::find(view.ranked, number, &core::ChoiceStanding::choice);
    const auto rank = std::distance(view.ranked.begin(), standing) + 1;
    return {{"starts_at", core::rfc3339(choice.starts_at)},
            {"ends_at", core::rfc3339(choice.ends_at)},
            {"chair", choice.chair.text()},
            {"room", id_or_null(choice.room)},
            {"held", static_cast<bool>(view.is_held[number])},
            {"rank", rank},
            {"quorum", code(standing->quorum.state)},
            {"best", standing->best},
            {"possible", standing->possible},
            {"cannot", standing->cannot},
            {"unanswered", standing->unanswered}};
}

json::value moment_or_null(const std::optional<core::Instant>& at)
{
    return at ? json::value(core::iso_utc(*at)) : json::value(nullptr);
}

json::object seat_json(const core::PollSeat& seat)
{
    json::object made = holder_json(seat.holder);
    made["id"] = seat.id.text();
    made["requirement"] = code(seat.requirement);
    made["asked"] = seat.is_asked;
    made["reference"] = seat.reference;
    made["answered_at"] = moment_or_null(seat.answered_at);
    json::array answers;
    for (const core::PollAnswer answer : seat.answers)
        answers.emplace_back(code(answer));
    made["answers"] = std::move(answers);
    made["taken_by"] = id_or_null(seat.answered_by);
    made["wrong_person_at"] = moment_or_null(seat.wrong_person_at);
    return made;
}

json::object note_json(const core::PollNote& note)
{
    return {{"id", note.id.text()},
            {"seat", note.seat.text()},
            {"way", code(note.way)},
            {"came_at", core::iso_utc(note.at)},
            {"from", note.from.reveal()},
            {"note", note.note.reveal()},
            {"dealt_with_by", id_or_null(note.dealt_with_by)},
            {"dealt_with_at", moment_or_null(note.dealt_with_at)}};
}

json::object head_json(const core::Poll& poll, bool is_called_off)
{
    return {{"id", poll.id.text()},
            {"case", poll.case_id.text()},
            {"type", code(poll.type)},
            {"status", code(poll.status)},
            {"doubt", code(poll.doubt)},
            {"deadline", core::iso_utc(poll.deadline)},
            {"asked", core::asked_count(poll)},
            {"answered", core::answered_count(poll)},
            {"meeting", id_or_null(poll.meeting)},
            {"meeting_cancelled", is_called_off}};
}

json::object to_json(const core::PollView& view)
{
    json::object made = head_json(view.poll, view.is_called_off);
    made["chosen"] = view.poll.chosen < 0 ? json::value(nullptr) : json::value(view.poll.chosen);
    json::array choices;
    for (std::size_t number = 0; number < view.poll.choices.size(); ++number)
        choices.push_back(choice_json(view, number));
    made["choices"] = std::move(choices);
    json::array seats;
    for (const core::PollSeat& seat : view.poll.seats)
        seats.push_back(seat_json(seat));
    made["seats"] = std::move(seats);
    json::array notes;
    for (const core::PollNote& note : view.notes)
        notes.push_back(note_json(note));
    made["notes"] = std::move(notes);
    return made;
}

std::optional<core::Instant> moment_member(const json::object& body,
                                           const char* name,
                                           std::vector<core::FieldError>& errors)
{
    const std::string text = text_member(body, name, errors);
    if (text.empty()) return std::nullopt;
    const auto at = core::parse_instant(text);
    if (!at) errors.push_back({name, "Must be a time, such as 2026-11-25T10:00Z"});
    return at;
}

Result<core::StartPoll> poll_asked(const json::object& body)
{
    std::vector<core::FieldError> errors;
    core::StartPoll asked{.case_id = core::CaseId{text_member(body, "case", errors)},
                          .type = text_member(body, "type", errors),
                          .deadline = moment_member(body, "deadline", errors),
                          .video_link = text_member(body, "video_link", errors)};
    asked.slots = list_from(body, "slots", errors, [](const json::object& object, auto& faults) {
        core::PollSlot slot{
            .starts_at = moment_member(object, "starts_at", faults).value_or(core::Instant{}),
            .chair = core::UserId{text_member(object, "chair", faults)}};
        if (const std::string room = text_member(object, "room", faults); !room.empty())
            slot.room = core::RoomId{room};
        return slot;
    });
    asked.ask = list_from(body, "ask", errors, [](const json::object& object, auto& faults) {
        const auto seat = seat_request_from(object);
        if (!seat) faults.push_back({"", "Must be one of {contact}, {family_member} and {user}"});
        return seat ? seat->holder : core::SeatHolder{};
    });
    asked.confirmed.quorum = flag_member(body, "confirm_quorum", errors);
    asked.confirmed.duplicate = flag_member(body, "confirm_duplicate", errors);
    asked.confirmed.room = flag_member(body, "confirm_room", errors);
    asked.confirmed.hours = flag_member(body, "confirm_hours", errors);
    asked.confirmed.meet = flag_member(body, "confirm_meet", errors);
    if (!errors.empty()) return core::Error{core::Refusal::invalid_input, errors};
    return asked;
}

core::Error of_case(core::Error error)
{
    return of_member(std::move(error), "case", "Give the id of a case that you work with");
}

// Whoever settles names no invitees: what is wrong with them together is a question to be
// confirmed.
core::Error of_settling(core::Error error)
{
    for (core::FieldError& fault : error.fields)
        if (fault.field == "invitees") fault.field = "confirm_meet";
    return api_error(std::move(error));
}

// The times have no names in the API: what is missing is missing of the whole list.
core::Error of_answers(core::Error error)
{
    for (core::FieldError& fault : error.fields)
        if (fault.field.starts_with("answer.")) fault.field = "answers";
    return error;
}

ApiAnswer as_it_stands(const core::PollView& view)
{
    return {.body = to_json(view)};
}

}  // namespace

Response post_api_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    const auto asked = poll_asked(*body);
    if (!asked) return problem(asked.error());
    return api_transact(
        app,
        request,
        actor,
        [&](core::UnitOfWork& work) -> Result<core::PollView> {
            const auto poll = core::start_poll(work, meeting_tools(app), actor, *asked);
            if (!poll) return poll.error();
            return core::view_poll(work, meeting_tools(app), actor, poll->id);
        },
        [](const core::PollView& view) {
            return ApiAnswer{.body = to_json(view),
                             .status = 201,
                             .location = "/api/v1/polls/" + view.poll.id.text()};
        },
        of_case);
}

Response get_api_polls(App& app, const Request& request, const core::Actor& actor)
{
    const auto found = app.transact(
        actor, [&](core::UnitOfWork& work) { return core::my_polls(work, app.clock, actor); });
    if (!found) return problem(found.error());
    json::array items;
    for (const core::PollEntry& each : *found)
        items.push_back(head_json(each.poll, each.is_called_off));
    return list_response(request, std::move(items), "");
}

Response get_api_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto look = [&](core::UnitOfWork& work) {
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    };
    return api_transact(app, request, actor, look, as_it_stands);
}

Response post_api_settle_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    std::vector<core::FieldError> errors;
    const auto choice = number_member(*body, "choice", errors);
    const auto notes_seen = number_member(*body, "notes_seen", errors);
    core::Confirmed confirmed{
        .quorum = flag_member(*body, "confirm_quorum", errors),
        .duplicate = flag_member(*body, "confirm_duplicate", errors),
        .room = flag_member(*body, "confirm_room", errors),
        .busy = flag_member(*body, "confirm_busy", errors),
        .notes = !body->contains("confirm_notes") || flag_member(*body, "confirm_notes", errors),
        .meet = flag_member(*body, "confirm_meet", errors)};
    constexpr std::int64_t most = 1'000'000;  // more than any poll has
    if (notes_seen && *notes_seen < 0) errors.push_back({"notes_seen", "Must be 0 or more"});
    if (!errors.empty()) return problem({core::Refusal::invalid_input, errors});
    if (notes_seen) confirmed.notes_seen = static_cast<int>(std::min(*notes_seen, most));
    const auto number =
        choice && *choice >= 0 ? static_cast<std::size_t>(*choice) : core::most_poll_choices;
    const auto settle = [&](core::UnitOfWork& work) -> Result<core::PollView> {
        const auto booked =
            core::settle_poll(work, meeting_tools(app), actor, poll_in(request), number, confirmed);
        if (!booked) return booked.error();
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    };
    return api_transact(app, request, actor, settle, as_it_stands, of_settling);
}

Response post_api_poll_answers(App& app, const Request& request, const core::Actor& actor)
{
    const auto body = json_body(request);
    if (!body) return problem(body.error());
    core::AnswerForSeat command{.poll = poll_in(request),
                                .seat = core::PollSeatId{request.value(1)}};
    if (const json::value* answers = body->if_contains("answers"); answers && answers->is_array())
        for (const json::value& answer : answers->get_array())
            command.answers.emplace_back(answer.is_string() ? answer.get_string() : "");
    const auto keep = [&](core::UnitOfWork& work) -> Result<core::PollView> {
        const auto kept = core::answer_for_seat(work, meeting_tools(app), actor, command);
        if (!kept) return kept.error();
        return core::view_poll(work, meeting_tools(app), actor, command.poll);
    };
    return api_transact(app, request, actor, keep, as_it_stands, of_answers);
}

Response post_api_poll_note_dealt_with(App& app, const Request& request, const core::Actor& actor)
{
    const auto deal = [&](core::UnitOfWork& work) -> Result<core::PollView> {
        const auto dealt = core::deal_with_poll_note(
            work, meeting_tools(app), actor, poll_in(request), core::PollNoteId{request.value(1)});
        if (!dealt) return dealt.error();
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    };
    return api_transact(app, request, actor, deal, as_it_stands);
}

Response post_api_ask_again(App& app, const Request& request, const core::Actor& actor)
{
    const auto ask = [&](core::UnitOfWork& work) -> Result<core::PollView> {
        const auto asked = core::ask_again(work, meeting_tools(app), actor, poll_in(request));
        if (!asked) return asked.error();
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    };
    return api_transact(app, request, actor, ask, as_it_stands);
}

Response post_api_stop_poll(App& app, const Request& request, const core::Actor& actor)
{
    const auto stop = [&](core::UnitOfWork& work) -> Result<core::PollView> {
        const auto stopped = core::stop_poll(work, meeting_tools(app), actor, poll_in(request));
        if (!stopped) return stopped.error();
        return core::view_poll(work, meeting_tools(app), actor, poll_in(request));
    };
    return api_transact(app, request, actor, stop, as_it_stands);
}

}  // namespace quorate::server
