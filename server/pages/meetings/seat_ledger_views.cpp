#include "server/pages/meetings/seat_ledger_views.hpp"

#include "core/dates/london_time.hpp"
#include "core/delivery/seat_ledger.hpp"
#include "core/support/text.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

using core::DeliveryStep;
using core::LedgerLine;
using core::MessageKind;

std::string reminder_text(core::ReminderOf of)
{
    switch (of) {
        case core::ReminderOf::pack:
            return "Link to the pack";
        case core::ReminderOf::report:
            return "Request for the report";
        case core::ReminderOf::meeting:
            break;
    }
    return "Reminder";
}

std::string what_text(const LedgerLine& line)
{
    if (!line.kind) return {};
    switch (*line.kind) {
        case MessageKind::request:
            return line.is_update ? "Update" : "Invitation";
        case MessageKind::cancel:
            return "Cancellation";
        case MessageKind::reminder:
            return reminder_text(line.reminds_of);
        case MessageKind::time_declined:
            return "Answer to a proposed time";
        default:
            return "Message";
    }
}

std::string in_brackets(const std::string& code)
{
    return code.empty() ? std::string{} : " (" + code + ")";
}

// Of the mail server: "451", "5.1.1"; what stands for no answer is no code to anybody.
std::string said_code(const std::string& code)
{
    const bool is_number = !code.empty() && code.front() >= '0' && code.front() <= '9';
    return is_number ? in_brackets(code) : std::string{};
}

std::string next_text(const LedgerLine& line)
{
    return line.next_at ? ". Next try " + core::london_short_time(*line.next_at) : std::string{};
}

std::string_view why_withdrawn(const std::string& code)
{
    if (code == core::wrong_address) return "the address was wrong";
    if (code == core::meeting_had_started) return "the meeting had started";
    if (code == "superseded") return "a later message took its place";
    return "there was nobody to tell any more";
}

// "Told by telephone, by Ash Demosby".
std::string told_text(const core::ToldByHand& told)
{
    const std::string by = told.by_name.reveal();
    return "Told " + core::lower_case(label(told.way)) + (by.empty() ? "" : ", by " + by);
}

std::string step_text(const LedgerLine& line)
{
    switch (line.step) {
        case DeliveryStep::queued:
            return "written, to go to " + line.to.reveal();
        case DeliveryStep::again:
            return "to be tried again";
        case DeliveryStep::sent:
            return "taken over by the mail server";
        case DeliveryStep::deferred:
            return "not taken yet" + said_code(line.code) + next_text(line);
        case DeliveryStep::in_doubt:
            return "may have arrived: the connection broke before the mail server answered";
        case DeliveryStep::held:
            if (line.code == core::wrong_address) return "held: the address was said to be wrong";
            if (line.code == core::wrong_person)
                return "held: whoever reads it says that they are the wrong person";
            if (line.code == core::unchecked_address)
                return "held: nobody has checked this address yet";
            if (line.code == core::person_left) return "held: they have left";
            if (line.code == core::child_died)
                return "held: a child whom the meeting is about has died";
            return "held: it may only go encrypted, and the mail server offers no encryption" +
                   next_text(line);
        case DeliveryStep::failed:
            return "refused by the mail server" + said_code(line.code);
        case DeliveryStep::bounced:
            return "came back" + said_code(line.code);
        case DeliveryStep::withdrawn:
            return "not sent: " + std::string{why_withdrawn(line.code)};
        case DeliveryStep::link_opened:
            return "The link was opened, by a person or by a program that checks mail";
        case DeliveryStep::opened:
            return "Seen here by them, signed in";
        case DeliveryStep::told:
            return told_text(line.told.value());
        case DeliveryStep::replied:
            return "Replied: " + core::lower_case(label(line.reply));
        case DeliveryStep::recalled:
            return "Recalled from " + line.to.reveal() + ": the address was wrong";
        case DeliveryStep::handed:
            return "The seat went to a deputy";
        case DeliveryStep::taken_over:
            return "Took over the seat, as a deputy";
    }
    return {};
}

}  // namespace

View ledger_rows(const core::MeetingView& view, const core::SeatHolder& holder)
{
    const auto found = view.ledgers.find(holder);
    if (found == view.ledgers.end()) return View{kainjow::mustache::list{}};
    return view_list(found->second, [](const LedgerLine& line) {
        const std::string what = what_text(line);
        View row;
        row["at"] = core::london_short_time(line.at);
        row["words"] = (what.empty() ? "" : what + " ") + step_text(line) + '.';
        return row;
    });
}

std::string why_not_delivered(const core::OutboxMessage& message)
{
    switch (message.state) {
        case core::MessageState::bounced:
            return "it came back" + said_code(message.last_code);
        case core::MessageState::failed:
            return "it was refused" + said_code(message.last_code);
        case core::MessageState::cancelled:
            return "the invitation was held until the meeting was off";
        default:
            break;
    }
    if (message.last_code == core::wrong_address) return "the address was said to be wrong";
    if (message.last_code == core::wrong_person)
        return "whoever reads it says that they are the wrong person";
    if (message.last_code == core::unchecked_address) return "nobody has checked this address yet";
    if (message.last_code == core::person_left)
        return "they have left: give the seat to somebody else";
    if (message.last_code == core::child_died)
        return "a child whom the meeting is about has died: look whether it shall go all the same";
    return message.last_code == core::no_tls
               ? "it may only go encrypted, and the mail server offers no encryption"
               : "it is held, as it may have arrived";
}

std::string not_told_text(const core::NotTold& each)
{
    return "Not told: " + each.seat.name.reveal() + " (" + why_not_delivered(each.message) + ").";
}

std::string undelivered_text(const core::MeetingView& view, const core::Invitee& seat)
{
    const core::OutboxMessage* const message = core::undelivered(seat, view.messages, view.told);
    return message == nullptr ? std::string{}
                              : "Invitation not delivered: " + why_not_delivered(*message);
}

}  // namespace quorate::server
