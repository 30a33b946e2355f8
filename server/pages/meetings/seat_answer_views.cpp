#include "server/pages/meetings/seat_answer_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::server {
namespace {

using core::SeatAnswer;
using core::SeatQuestion;

bool says(const core::MeetingView& view, const core::InviteeEntry& seat, SeatAnswer answer)
{
    const auto said = view.answers.find(seat.invitee.id);
    return said != view.answers.end() && core::has_said(said->second, answer);
}

auto how_many_say(const core::MeetingView& view, SeatAnswer answer)
{
    return std::ranges::count_if(
        view.seats, [&](const core::InviteeEntry& seat) { return says(view, seat, answer); });
}

}  // namespace

View said_besides(const core::MeetingView& view, const core::InviteeId& seat)
{
    kainjow::mustache::list lines;
    const auto said = view.answers.find(seat);
    if (said == view.answers.end()) return View{lines};
    for (const auto& [question, answer] : said->second) {
        View line;
        line["said"] = std::string{label(answer.answer)} + ": asked by " +
                       (answer.asked_by ? answer.asked_by_name.reveal() : "the page") + ", " +
                       core::short_date(core::london_date(answer.at));
        lines.push_back(std::move(line));
    }
    return View{lines};
}

View asked_besides(const core::Invitee& seat,
                   core::MeetingMode mode,
                   core::Jurisdiction jurisdiction,
                   const core::ReplyForm& typed)
{
    kainjow::mustache::list questions;
    for (const auto question : {SeatQuestion::place, SeatQuestion::language}) {
        if (!core::is_asked(question, seat.holder, mode, jurisdiction)) continue;
        const bool is_place = question == SeatQuestion::place;
        const std::string& chosen = is_place ? typed.place : typed.speaks;
        View view;
        view["ask_name"] = std::string{is_place ? "private_place" : "speaks"};
        view["ask_label"] =
            std::string{is_place ? "A place where nobody hears them (optional)"
                                 : "Which language do they want to speak? (optional)"};
        view["ask_options"] = view_list(core::answers_to(question), [&](SeatAnswer answer) {
            View option;
            option["ask_value"] = std::string{code(answer)};
            option["ask_words"] = std::string{label(answer)};
            option["ask_chosen"] = chosen == code(answer);
            return option;
        });
        questions.push_back(std::move(view));
    }
    return View{questions};
}

std::vector<ToArrange> places_to_arrange(const core::MeetingView& view)
{
    std::vector<ToArrange> all;
    for (const core::InviteeEntry& seat : view.seats)
        if (says(view, seat, SeatAnswer::needs_place))
            all.push_back({.strong = seat.name.reveal() + " has no private place to join from.",
                           .words = "Find them a room, or ask them to come in person.",
                           .label = "Record what they say"});
    return all;
}

std::vector<ToArrange> languages_to_arrange(const core::MeetingView& view)
{
    std::vector<ToArrange> all;
    if (const auto welsh = how_many_say(view, SeatAnswer::welsh); welsh > 0)
        all.push_back({.strong = counted(welsh, "person wants", "people want") + " to speak Welsh.",
                       .words = "Arrange for everybody to understand them.",
                       .label = "See who"});
    if (const auto others = how_many_say(view, SeatAnswer::interpreter); others > 0)
        all.push_back(
            {.strong = counted(others, "person needs", "people need") + " an interpreter.",
             .words = "Ask for which language, and invite one.",
             .label = "See who"});
    return all;
}

}  // namespace quorate::server
