#include "server/pages/meetings/meeting_next_steps.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/papers_next_steps.hpp"
#include "server/pages/meetings/seat_answer_views.hpp"
#include "server/pages/meetings/seat_ledger_views.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most = 3;

// Working days after the day of the invitation in which people may reply without being rung.
constexpr core::WorkingDays days_to_reply{1};

// A meeting so few working days ahead cannot wait for that.
constexpr core::WorkingDays near_days{2};

// The invitation of somebody whose address is at fault; what is held is not for its address.
const core::OutboxMessage* came_back(const core::MeetingView& view, const core::Invitee& seat)
{
    const core::OutboxMessage* lost = core::undelivered(seat, view.messages, view.told);
    return lost != nullptr && lost->state != core::MessageState::held ? lost : nullptr;
}

// Each whose invitation did not arrive, before anything that can wait.
void add_undelivered_steps(const core::MeetingView& view, kainjow::mustache::list& steps)
{
    for (const core::InviteeEntry& seat : view.seats)
        if (came_back(view, seat.invitee) != nullptr)
            steps.push_back(next_step("Invitation not delivered: " + seat.name.reveal() + ".",
                                      "Mend the address, or ring them and record what they say.",
                                      "Mend the address",
                                      seat_url(view.meeting.id, seat.invitee.id, "recall")));
}

// Whoever is sent nothing until somebody has looked.
bool is_stopped(const core::MeetingView& view, const core::Invitee& seat)
{
    return std::ranges::any_of(view.messages, [&](const core::OutboxMessage& message) {
        return message.invitee == seat.id && core::waits_for_address(message);
    });
}

void add_stopped_steps(const core::MeetingView& view, kainjow::mustache::list& steps)
{
    for (const core::InviteeEntry& seat : view.seats)
        if (is_stopped(view, seat.invitee))
            steps.push_back(next_step("Mail to " + seat.name.reveal() + " is held.",
                                      "Give another address, or say that this one is right.",
                                      "Look at the address",
                                      seat_url(view.meeting.id, seat.invitee.id, "address")));
}

bool is_of_undelivered(const core::MeetingView& view, const core::OutboxMessage& message)
{
    return std::ranges::any_of(view.seats, [&](const core::InviteeEntry& seat) {
        const auto* lost = came_back(view, seat.invitee);
        return lost != nullptr && lost->id == message.id;
    });
}

bool needs_someone(const core::OutboxMessage& message, bool has_started)
{
    if (has_started && core::is_about_coming(message.kind)) return false;
    return message.state == core::MessageState::held ||
           message.state == core::MessageState::failed ||
           message.state == core::MessageState::bounced;
}

// Somebody told them of it by hand since.
bool is_told(const core::MeetingView& view, const core::OutboxMessage& message)
{
    const auto told = message.invitee ? view.told.find(*message.invitee) : view.told.end();
    return told != view.told.end() && told->second >= message.sequence;
}

// When each of those who have not replied was asked, the first of them first.
std::vector<core::Instant> asked_at(const core::MeetingView& view)
{
    std::vector<core::Instant> times;
    for (const core::InviteeEntry& seat : view.seats)
        if (seat.invitee.reply == core::Reply::none &&
            seat.invitee.holder.user != view.meeting.chair)
            times.push_back(seat.invitee.created_at);
    std::ranges::sort(times);
    return times;
}

std::string sent_on(core::Date first, core::Date today)
{
    if (first == today) return "today";
    return first == today - std::chrono::days{1} ? "yesterday" : "on " + core::short_date(first);
}

// Only people who had time to reply are rung; when the meeting is near there is no time to wait.
View reply_step(const core::MeetingView& view,
                const core::WorkingCalendar& calendar,
                core::Instant now)
{
    const core::Date today = core::london_date(now);
    const bool is_near =
        core::london_date(view.meeting.starts_at) <= calendar.advance(today, near_days);
    const std::vector<core::Instant> asked = asked_at(view);
    const auto silent = std::ranges::count_if(asked, [&](core::Instant at) {
        return is_near || calendar.advance(core::london_date(at), days_to_reply) < today;
    });
    const std::string url = meeting_url(view.meeting.id, "invitees");
    if (silent > 0)
        return next_step(counted(silent, "person has", "people have") + " not replied.",
                         "Ring them, and record what they say.",
                         "Record a reply",
                         url);
    if (asked.empty()) return View{false};
    return next_step("Invitations sent " + sent_on(core::london_date(asked.front()), today) + ".",
                     counted(asked.size(), "reply", "replies") + " to come.",
                     "Record a reply",
                     url);
}

// What somebody's answer besides their reply makes somebody arrange.
void add_arranging_steps(const core::MeetingView& view,
                         const std::vector<ToArrange>& all,
                         kainjow::mustache::list& steps)
{
    for (const ToArrange& each : all)
        steps.push_back(next_step(
            each.strong, each.words, each.label, meeting_url(view.meeting.id, "invitees")));
}

// Who may still go to the old place, or at the old time.
View unseen_change_step(const core::MeetingView& view)
{
    const auto unseen = std::ranges::count_if(
        view.changes_seen, [](const auto& each) { return !each.second.seen_at; });
    if (unseen == 0) return View{false};
    return next_step(counted(unseen, "person has", "people have") + " not confirmed the change.",
                     "Phone them, and record what they say.",
                     "Record a reply",
                     meeting_url(view.meeting.id, "invitees"));
}

// Who may still come to a meeting that is off.
View unseen_end_step(const core::MeetingView& view)
{
    const auto unseen = std::ranges::count_if(view.seats, [&](const core::InviteeEntry& seat) {
        const auto change = view.changes_seen.find(seat.invitee.id);
        return change != view.changes_seen.end() && !change->second.seen_at &&
               change->second.sequence >= seat.invitee.sequence;
    });
    if (unseen == 0) return View{false};
    return next_step(
        counted(unseen, "person has", "people have") + " not confirmed that it is off.",
        "Phone them, and note that they know.",
        "Note who knows",
        meeting_url(view.meeting.id, "invitees"));
}

// Each who may still come to a meeting that is off, as no mail reached them.
void add_not_told_steps(const core::MeetingView& view, kainjow::mustache::list& steps)
{
    for (const core::NotTold& each : view.not_told)
        steps.push_back(next_step(not_told_text(each),
                                  "Ring them, and note that they know.",
                                  "Note who knows",
                                  meeting_url(view.meeting.id, "invitees")));
}

std::string capital(std::string words)
{
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

View chair_step(const core::MeetingView& view)
{
    if (!view.may_change)
        return next_step("The chair cannot come.",
                         "Ask the conference service to choose another chair.",
                         "See who is invited",
                         meeting_url(view.meeting.id, "invitees"));
    return next_step("The chair cannot come:",
                     "choose another chair.",
                     "Choose another chair",
                     meeting_url(view.meeting.id, "move") + "#chair");
}

// Something else has the time of somebody or something that the meeting needs.
View taken_step(const core::MeetingView& view, const core::TakenFromMeeting& taken)
{
    std::string_view words = "Choose another time.";
    std::string_view label = "Choose another time";
    switch (taken.part) {
        case core::TakenPart::chair:
            words = "Choose another time or chair.";
            label = "Choose another time or chair";
            break;
        case core::TakenPart::room:
            words = "Choose another time or room.";
            label = "Choose another time or room";
            break;
        case core::TakenPart::minute_taker:
        case core::TakenPart::seat:
            break;
    }
    const std::string strong = taken_text(taken);
    if (!view.may_change)
        return next_step(strong,
                         "Ask the conference service to move the meeting.",
                         "See who is invited",
                         meeting_url(view.meeting.id, "invitees"));
    return next_step(strong, words, label, meeting_url(view.meeting.id, "move"));
}

// Of each meeting that was booked with this one and comes in the wrong order.
void add_order_steps(const core::MeetingView& view,
                     const core::ChainView& chain,
                     kainjow::mustache::list& steps)
{
    const core::ChainEntry* own = chain.of(view.meeting.id);
    for (const core::ChainEntry& entry : chain.entries) {
        const bool is_about_this =
            own != nullptr && (own->link == core::ChainLink::conference || own == &entry);
        if (!is_about_this || !chain.is_before_conference(entry)) continue;
        const std::string strong = capital(phrase(entry.link)) + " is before its conference.";
        const std::string url = meeting_url(entry.meeting.id, view.may_change ? "move" : "");
        steps.push_back(
            view.may_change
                ? next_step(strong, "Move it to a day after the conference.", "Move it", url)
                : next_step(strong, "Ask the conference service to move it.", "See it", url));
    }
}

void add_interpreter_steps(const core::MeetingView& view,
                           const core::MeetingWatch& watch,
                           kainjow::mustache::list& steps)
{
    for (const core::InterpreterNeed& need : watch.interpreters)
        if (!need.is_asked)
            steps.push_back(next_step(
                "Interpreter: " + need.language + " for " + need.name.reveal() +
                    ", not invited yet.",
                "Invite one. If there is none in the directory, add one as a contact first.",
                "Invite an interpreter",
                meeting_url(view.meeting.id, "invitees")));
}

// What the meeting was said to need when its time was looked for.
void add_help_steps(const core::MeetingView& view,
                    const core::MeetingWatch& watch,
                    kainjow::mustache::list& steps)
{
    const bool is_said = std::ranges::any_of(
        watch.interpreters, [](const core::InterpreterNeed& need) { return !need.is_asked; });
    for (const core::MissingHelp& help : watch.help) {
        if (is_said && help.part == core::SeatPart::interpreter) continue;
        steps.push_back(
            next_step(help.sentence + ".",
                      "Invite one. If there is none in the directory, add one as a contact first.",
                      help.part == core::SeatPart::interpreter ? "Invite an interpreter"
                                                               : "Invite an advocate",
                      meeting_url(view.meeting.id, "invitees")));
    }
}

// Nobody noted whether they were given the letter that asked them to come.
void add_unsure_letter_step(const core::MeetingView& view,
                            const std::vector<core::HandLetter>& letters,
                            kainjow::mustache::list& steps)
{
    std::vector<std::string> names;
    for (const core::HandLetter& letter : letters)
        if (letter.is_unsure && !letter.is_given) names.push_back(letter.to.name.reveal());
    if (names.empty()) return;
    steps.push_back(next_step("Was a letter given to " + core::names_in_words(names) + "?",
                              "They get no e-mail, and nobody noted it. Whoever has had one still "
                              "comes: tell them that the meeting is off.",
                              names.size() == 1 ? "Print the letter" : "Print the letters",
                              meeting_url(view.meeting.id, "letters")));
}

// Whoever gets no e-mail hears of the meeting from staff alone.
void add_letter_step(const core::MeetingView& view,
                     const std::vector<core::HandLetter>& letters,
                     kainjow::mustache::list& steps)
{
    std::vector<std::string> names;
    for (const core::HandLetter& letter : letters)
        if (!letter.is_given && !letter.is_unsure) names.push_back(letter.to.name.reveal());
    if (names.empty()) return;
    const bool is_off = view.meeting.status == core::MeetingStatus::cancelled;
    steps.push_back(next_step("Tell " + core::names_in_words(names) + " by hand" +
                                  (is_off ? " that the meeting is off." : "."),
                              names.size() == 1
                                  ? "They get no e-mail. Print the letter, and say when "
                                    "they know."
                                  : "They get no e-mail. Print the letters, and say when "
                                    "each of them knows.",
                              names.size() == 1 ? "Print the letter" : "Print the letters",
                              meeting_url(view.meeting.id, "letters")));
}

// Reports are there, and nobody has put them together for those who read them.
View pack_step(const core::MeetingView& view, const std::optional<core::PackStanding>& pack)
{
    if (!pack || pack->is_composed || pack->received == 0) return View{false};
    return next_step(counted(pack->received, "report has come.", "reports have come."),
                     "Nobody gets them until you put the pack together.",
                     "Put the pack together",
                     meeting_url(view.meeting.id, "pack"));
}

std::string joined(const std::vector<std::string>& sentences)
{
    std::string all;
    for (const std::string& sentence : sentences)
        all += (all.empty() ? "" : " ") + sentence + '.';
    return all;
}

}  // namespace

std::string taken_text(const core::TakenFromMeeting& taken)
{
    return taken.part == core::TakenPart::room
               ? taken.room + " is taken at this time."
               : taken.name.reveal() + "’s calendar is taken at this time.";
}

bool has_lost_chair(const core::MeetingView& view, core::Instant now)
{
    const core::Meeting& meeting = view.meeting;
    return meeting.status == core::MeetingStatus::scheduled && !meeting.opened_at &&
           now < meeting.starts_at &&
           std::ranges::any_of(
               view.seats,
               [&](const core::InviteeEntry& seat) {
                   return seat.invitee.holder.user == meeting.chair &&
                          (seat.has_left || seat.invitee.reply == core::Reply::cannot_come);
               });
}

View next_steps(const core::MeetingView& view,
                const core::MeetingWatch& watch,
                const std::vector<core::HandLetter>& letters,
                const std::optional<core::ChainView>& chain,
                const std::optional<core::PackStanding>& pack,
                const std::optional<core::PapersStanding>& papers,
                const core::WorkingCalendar& calendar,
                core::Instant now)
{
    const core::Meeting& meeting = view.meeting;
    const core::MeetingId& id = meeting.id;
    kainjow::mustache::list steps;
    if (meeting.status == core::MeetingStatus::held && papers) add_papers_steps(id, *papers, steps);
    if (meeting.status == core::MeetingStatus::cancelled) {
        add_not_told_steps(view, steps);
        add_letter_step(view, letters, steps);
        add_unsure_letter_step(view, letters, steps);
        if (View unseen = unseen_end_step(view); unseen.is_object() && now < meeting.starts_at)
            steps.push_back(std::move(unseen));
    }
    if (meeting.status != core::MeetingStatus::scheduled) return View{steps};

    const bool needs_chair = has_lost_chair(view, now);
    if (needs_chair) steps.push_back(chair_step(view));
    if (core::london_date(now) >= core::london_date(meeting.starts_at)) {
        steps.push_back(next_step("Hold the meeting.",
                                  "Mark who is here, and take the minutes.",
                                  "Mark who is here",
                                  meeting_url(id, "register")));
    }
    const bool has_started = now >= meeting.starts_at;
    if (!has_started && core::is_after_limit(view)) {
        const std::string last_day = last_day_text(*view.due);
        steps.push_back(
            view.may_change
                ? next_step(
                      "This meeting is now after the last day (" + last_day + ").",
                      "Move it earlier, or ask a manager and write down who allowed it and why.",
                      "Move it, or say who allowed it",
                      meeting_url(id, "move"))
                : next_step(
                      "This meeting is now after the last day (" + last_day + ").",
                      "Ask the conference service to move it earlier, or a manager to allow it.",
                      "See the dates",
                      dates_url(meeting.case_id)));
    }
    if (!has_started) {
        if (View unseen = unseen_change_step(view); unseen.is_object())
            steps.push_back(std::move(unseen));
        if (chain) add_order_steps(view, *chain, steps);
        for (const core::TakenFromMeeting& taken : watch.taken)
            if (!needs_chair || taken.part != core::TakenPart::chair)
                steps.push_back(taken_step(view, taken));
    }
    const auto undelivered =
        std::ranges::count_if(view.messages, [&](const core::OutboxMessage& message) {
            return needs_someone(message, has_started) && !core::waits_for_address(message) &&
                   !is_told(view, message) && (has_started || !is_of_undelivered(view, message));
        });
    if (!has_started) add_undelivered_steps(view, steps);
    if (!has_started) add_stopped_steps(view, steps);
    if (undelivered > 0)
        steps.push_back(
            next_step(counted(undelivered, "message has", "messages have") + " not arrived.",
                      "Check the address, then send it again.",
                      "See messages",
                      meeting_url(id, "sent")));
    if (!has_started) {
        add_arranging_steps(view, places_to_arrange(view), steps);
        add_interpreter_steps(view, watch, steps);
        add_help_steps(view, watch, steps);
        add_arranging_steps(view, languages_to_arrange(view), steps);
        if (view.as_invited.state == core::QuorumState::not_met)
            steps.push_back(next_step("The people invited could not make quorum.",
                                      joined(view.as_invited.missing),
                                      "Invite someone else",
                                      meeting_url(id, "invitees")));
        else if (view.by_replies.state == core::QuorumState::not_met)
            steps.push_back(next_step("Quorum cannot be met by those who are coming.",
                                      joined(view.by_replies.missing),
                                      "Invite someone else",
                                      meeting_url(id, "invitees")));
        const auto wrong = std::ranges::count_if(view.seats, [&](const core::InviteeEntry& seat) {
            return seat.invitee.reply == core::Reply::wrong_person &&
                   !is_stopped(view, seat.invitee);
        });
        if (wrong > 0)
            steps.push_back(next_step(
                counted(wrong, "invitation", "invitations") + " reached the wrong person.",
                "Take it back and invite the right one.",
                "Change who is invited",
                meeting_url(id, "invitees")));
        add_letter_step(view, letters, steps);
        if (View packed = pack_step(view, pack); packed.is_object())
            steps.push_back(std::move(packed));
        if (View reply = reply_step(view, calendar, now); reply.is_object())
            steps.push_back(std::move(reply));
    }
    if (steps.size() > most) steps.resize(most);
    return View{steps};
}

}  // namespace quorate::server
