#include "server/pages/meetings/mailed_reply_views.hpp"

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {
namespace {

using core::MailedReply;
using core::ReplyOutcome;
using core::ReplyState;

constexpr std::size_t most_noted = 20;

std::string at_text(core::Instant at)
{
    return core::short_date(core::london_date(at)) + " " + core::london_clock_time(at);
}

std::string settled_text(const MailedReply& reply)
{
    const bool proposed = reply.outcome == ReplyOutcome::proposed;
    if (reply.state == ReplyState::accepted)
        return proposed ? "Proposed the time that it has now." : "Looked at, and recorded.";
    return proposed ? "Proposed another time. They were told that the meeting stays as it is."
           : is_only_to_read(reply.reason) ? std::string{label(reply.reason)} + ". Dealt with."
                                           : "Looked at, and not counted.";
}

std::string noted_text(const MailedReply& reply)
{
    if (reply.state == ReplyState::accepted || reply.state == ReplyState::discarded)
        return settled_text(reply);
    switch (reply.outcome) {
        case ReplyOutcome::applied:
            return "Replied by e-mail: " + answer_text(reply.answer) + ".";
        case ReplyOutcome::nothing_new:
            return "Replied by e-mail again: nothing new.";
        case ReplyOutcome::overtaken:
            return "An earlier reply arrived late. A later one counts.";
        case ReplyOutcome::earlier_time:
            return "Answered the earlier time: " + answer_text(reply.answer) + ". Not counted.";
        case ReplyOutcome::sent_again:
            return "Asked for the invitation again. It was sent.";
        case ReplyOutcome::asked_before:
            return "Asked for the invitation again. It had just been sent.";
        case ReplyOutcome::automatic:
            return "Sent an automatic reply, such as out of office.";
        case ReplyOutcome::returned:
            return "An e-mail to them came back.";
        case ReplyOutcome::delayed:
            return "An e-mail to them is delayed. Their mail server is still trying.";
        default:
            return {};
    }
}

// Which time it answers, once the meeting has another.
std::string noted_text(const core::SeenReply& seen)
{
    const std::string words = noted_text(seen.reply);
    if (seen.reply.outcome != ReplyOutcome::applied || !seen.has_moved) return words;
    return words + " It answers " + at_text(seen.reply.answered_from.value()) +
           ", and the meeting has moved since.";
}

std::string said_text(const core::SeenReply& seen)
{
    const std::string& name = seen.name.reveal();
    const MailedReply& reply = seen.reply;
    if (reply.outcome == ReplyOutcome::proposed)
        return name + " proposes " + at_text(reply.proposed_from.value());
    if (reply.outcome == ReplyOutcome::delegated) return name + " asks that somebody else comes";
    return name + ": " + std::string{label(reply.reason)};
}

}  // namespace

std::string answer_text(core::MailedAnswer answer)
{
    switch (answer) {
        case core::MailedAnswer::accepted:
            return "they are coming";
        case core::MailedAnswer::declined:
            return "they cannot come";
        case core::MailedAnswer::tentative:
            return "they may come";
        case core::MailedAnswer::delegated:
            return "somebody else is to come";
        default:
            return "nothing that could be counted";
    }
}

std::string waiting_text(const core::SeenReply& seen)
{
    if (!seen.has_moved) return said_text(seen);
    return said_text(seen) + ". It answers " + at_text(seen.reply.answered_from.value()) +
           ", and the meeting has moved since";
}

View waiting_rows(const std::vector<core::SeenReply>& replies, const core::MeetingId& meeting)
{
    std::vector<core::SeenReply> waiting;
    for (const core::SeenReply& seen : replies)
        if (seen.reply.state == ReplyState::waiting) waiting.push_back(seen);
    return view_list(waiting, [&](const core::SeenReply& seen) {
        View row;
        row["at"] = at_text(seen.reply.received_at);
        row["words"] = waiting_text(seen);
        row["name"] = seen.name.reveal();
        row["look_url"] = meeting_url(meeting, "mailed-replies/" + seen.reply.id.text());
        return row;
    });
}

View noted_rows(const std::vector<core::SeenReply>& replies)
{
    std::vector<core::SeenReply> noted;
    for (const core::SeenReply& seen : replies)
        if (seen.reply.state != ReplyState::waiting && noted.size() < most_noted)
            noted.push_back(seen);
    return view_list(noted, [](const core::SeenReply& seen) {
        View row;
        row["at"] = at_text(seen.reply.received_at);
        row["name"] = seen.name.reveal();
        row["words"] = noted_text(seen);
        return row;
    });
}

}  // namespace quorate::server
