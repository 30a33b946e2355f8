#include "server/pages/scheduling/poll_views.hpp"

#include <algorithm>
#include <functional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using core::PollAnswer;

std::string name_of(const core::PollView& view, const core::SeatHolder& holder)
{
    const auto& candidates = view.choices.candidates;
    const auto who = std::ranges::find(candidates, holder, &core::Candidate::holder);
    return who == candidates.end() ? "Somebody who has left" : who->name.reveal();
}

std::string names_of(const core::PollView& view, const std::vector<core::SeatHolder>& holders)
{
    std::string names;
    for (const core::SeatHolder& each : holders)
        names += (names.empty() ? "" : ", ") + name_of(view, each);
    return names;
}

std::string chair_and_place(const core::PollView& view, const core::PollChoice& choice)
{
    const auto& staff = view.choices.staff;
    const auto chair = std::ranges::find(staff, choice.chair, &core::User::id);
    std::string words =
        chair == staff.end() ? std::string{"The chair has left"} : chair->name.reveal() + " chairs";
    const auto& rooms = view.choices.rooms;
    const auto room =
        choice.room ? std::ranges::find(rooms, *choice.room, &core::Room::id) : rooms.end();
    if (room != rooms.end()) words += ", " + full_name(*room);
    return words;
}

std::string answers_text(const core::ChoiceStanding& standing)
{
    std::string words = std::to_string(standing.best) + " best, " +
                        std::to_string(standing.possible) + " possible, " +
                        std::to_string(standing.cannot) + " cannot";
    if (standing.unanswered > 0)
        words += ", " + std::to_string(standing.unanswered) + " without an answer";
    return words;
}

std::string in_the_way(const core::PollView& view, const core::ChoiceStanding& standing)
{
    std::string words;
    if (!standing.required_not.empty())
        words += "Must be there and cannot: " + names_of(view, standing.required_not) + ". ";
    if (!standing.required_unknown.empty())
        words +=
            "Must be there and has not answered: " + names_of(view, standing.required_unknown) +
            ". ";
    return words;
}

// That it is met is only said of a meeting, once people have replied to it.
View quorum_chip(const core::ChoiceStanding& standing)
{
    using enum core::QuorumState;
    const core::QuorumState state = standing.quorum.state;
    const bool is_open = state == met && standing.unanswered > 0;
    return chip(state == not_met           ? Chip::late
                : state == met && !is_open ? Chip::ok
                                           : Chip::soon,
                core::quorum_in_words(state));
}

std::string kept_text(const core::PollView& view, const core::ChoiceStanding& standing)
{
    if (!core::is_undecided(view.poll)) return {};
    if (standing.is_past) return "This time is over.";
    return view.is_held[standing.choice] ? "" : "Not kept any more: it may still be free.";
}

struct Shown {
    const char* tone;
    const char* icon;
};

Shown shown(PollAnswer answer)
{
    switch (answer) {
        case PollAnswer::best:
        case PollAnswer::possible:
            return {"cm-y", "yes"};
        case PollAnswer::cannot:
            return {"cm-n", "no"};
        case PollAnswer::none:
            break;
    }
    return {"cm-u", "unknown"};
}

std::string staff_name(const core::PollView& view, const core::UserId& id)
{
    const auto& staff = view.choices.staff;
    const auto who = std::ranges::find(staff, id, &core::User::id);
    return who == staff.end() ? "somebody who has left" : who->name.reveal();
}

// That it was not they who filled it in is to be seen where it counts.
std::string taken_text(const core::PollView& view, const core::PollSeat& seat)
{
    if (!seat.answered_by || !seat.answered_at) return {};
    return "Taken by telephone by " + staff_name(view, *seat.answered_by) + ", " +
           core::london_short_time(*seat.answered_at);
}

std::string wrong_person_text(const core::PollSeat& seat)
{
    if (!seat.wrong_person_at) return {};
    return "Whoever has the link says that it is not for them, " +
           core::london_short_time(*seat.wrong_person_at) + ". Mail to " + seat.email.reveal() +
           " is held. Put their address right, and they are asked there by a new link";
}

std::string address_url(const core::PollView& view, const core::PollSeat& seat)
{
    if (!seat.wrong_person_at) return {};
    if (seat.holder.contact) return edit_entry_url("contacts", seat.holder.contact->text());
    if (seat.holder.member) return family_url(view.poll.case_id);
    return {};
}

std::string came_text(const core::PollNote& note)
{
    const std::string at = ", " + core::london_short_time(note.at);
    switch (note.way) {
        case core::PollNoteWay::link:
            return "With their answers" + at;
        case core::PollNoteWay::mail:
            return (note.from.empty() ? "By e-mail" : "By e-mail from " + note.from.reveal()) + at;
        case core::PollNoteWay::returned:
            return "The e-mail to them came back" + at;
    }
    return at;
}

std::string note_text(const core::PollNote& note)
{
    if (note.way == core::PollNoteWay::returned) return "Ring them, or put their address right.";
    return note.note.empty() ? "Nothing in it can be read here: look in the mailbox."
                             : note.note.reveal();
}

std::string dealt_text(const core::PollView& view, const core::PollNote& note)
{
    if (!note.dealt_with_by || !note.dealt_with_at) return {};
    return "Dealt with by " + staff_name(view, *note.dealt_with_by) + ", " +
           core::london_short_time(*note.dealt_with_at);
}

View cell(PollAnswer answer)
{
    const Shown look = shown(answer);
    View made;
    made["tone"] = std::string{look.tone};
    made["icon_svg"] = icon(look.icon);
    made["words"] = std::string{label(answer)};
    return made;
}

}  // namespace

View poll_choice_rows(const core::PollView& view)
{
    const core::Poll& poll = view.poll;
    return view_list(view.ranked, [&](const core::ChoiceStanding& standing) {
        const core::PollChoice& choice = poll.choices[standing.choice];
        View row;
        row["day"] = core::long_date(core::london_date(choice.starts_at));
        row["times"] = times_text(choice.starts_at, choice.ends_at);
        row["where"] = chair_and_place(view, choice);
        row["answers"] = answers_text(standing);
        row["in_the_way"] = in_the_way(view, standing);
        row["kept"] = kept_text(view, standing);
        const bool has_quorum = standing.quorum.state != core::QuorumState::not_needed;
        row["quorum"] = has_quorum ? quorum_chip(standing) : View{false};
        row["is_chosen"] = poll.chosen == static_cast<int>(standing.choice);
        const bool can_choose = core::is_undecided(poll) && !standing.is_past;
        row["choose"] =
            can_choose ? button({.label = "Book this time",
                                 .look = &standing == &view.ranked.front() ? ButtonLook::primary
                                                                           : ButtonLook::secondary,
                                 .name = "choice",
                                 .value = std::to_string(standing.choice),
                                 .about = core::london_short_time(choice.starts_at)})
                       : View{false};
        return row;
    });
}

View poll_columns(const core::Poll& poll)
{
    return view_list(poll.choices, [](const core::PollChoice& choice) {
        View column;
        column["day"] = core::short_date(core::london_date(choice.starts_at));
        column["time"] = core::london_clock_time(choice.starts_at);
        return column;
    });
}

std::string poll_seat_name(const core::PollView& view, const core::PollSeat& seat)
{
    return name_of(view, seat.holder);
}

View poll_people_rows(const core::PollView& view)
{
    std::vector<core::PollSeat> asked;
    std::ranges::copy_if(view.poll.seats, std::back_inserter(asked), &core::PollSeat::is_asked);
    return view_list(asked, [&](const core::PollSeat& seat) {
        View row;
        row["person"] = name_of(view, seat.holder);
        const bool can_tell = core::is_undecided(view.poll);
        row["tell_url"] = can_tell ? poll_seat_url(view.poll.id, seat.id) : std::string{};
        row["taken"] = taken_text(view, seat);
        row["wrong_person"] = wrong_person_text(seat);
        row["address_url"] = address_url(view, seat);
        row["about"] = std::string{label(seat.requirement)} + ". Reference " + seat.reference;
        std::vector<View> cells;
        for (std::size_t number = 0; number < view.poll.choices.size(); ++number)
            cells.push_back(cell(core::answer_to(seat, number)));
        row["cells"] = view_list(cells, std::identity{});
        return row;
    });
}

View poll_note_rows(const core::PollView& view)
{
    return view_list(view.notes, [&](const core::PollNote& note) {
        const auto seat = std::ranges::find(view.poll.seats, note.seat, &core::PollSeat::id);
        View row;
        row["person"] = seat == view.poll.seats.end() ? std::string{"Somebody who has left"}
                                                      : name_of(view, seat->holder);
        row["came"] = came_text(note);
        row["note"] = text(note_text(note));
        row["dealt"] = dealt_text(view, note);
        row["done_url"] = note.dealt_with_at
                              ? std::string{}
                              : poll_url(view.poll.id, "notes/" + note.id.text() + "/dealt-with");
        return row;
    });
}

}  // namespace quorate::server
