#include "server/mail/mail_ingest.hpp"

#include <string>
#include <utility>

#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr int attempts = 3;
constexpr std::size_t longest_header = 64 * 1024;

// The header of a mail, as far as it is looked at: whole lines.
std::string_view header_of(std::string_view mail)
{
    const std::string_view start = mail.substr(0, longest_header);
    for (const std::string_view end : {"\r\n\r\n", "\n\n"})
        if (const auto at = start.find(end); at != std::string_view::npos)
            return start.substr(0, at + end.size());
    const auto last = start.rfind('\n');
    return last == std::string_view::npos ? std::string_view{} : start.substr(0, last + 1);
}

// Whom a mail is from and to that is itself too large or too much work to be read.
ReadMail without_contents(const MailWorker& worker, std::string_view mail, MailFault fault)
{
    const std::string_view header = header_of(mail);
    if (header.empty()) return {.reply = {}, .fault = fault};
    ReadMail read = worker.read(header);
    if (read.fault) return read;
    read.reply = {.tokens = std::move(read.reply.tokens),
                  .recipients = std::move(read.reply.recipients),
                  .references = std::move(read.reply.references),
                  .from = std::move(read.reply.from),
                  .sender = read.reply.sender,
                  .nature = read.reply.nature,
                  .fault = core::PartFault::not_read,
                  .key = std::move(read.reply.key)};
    return read;
}

std::string_view reason_of(const IngestedMail& mail)
{
    if (mail.fault) return code(*mail.fault);
    return mail.taken.reason == core::WaitReason::none ? std::string_view{}
                                                       : code(mail.taken.reason);
}

std::string_view outcome_of(const IngestedMail& mail)
{
    return mail.fault ? std::string_view{"refused"} : code(mail.taken.outcome);
}

void tell(const IngestedMail& mail)
{
    log(events::mail_received,
        {{"outcome", LogValue::code(outcome_of(mail))},
         {"reason", LogValue::code(reason_of(mail))},
         {"meeting", mail.taken.meeting.value_or(core::MeetingId{})}});
}

}  // namespace

bool IngestedMail::is_left_for_a_person() const
{
    return fault || taken.outcome == core::ReplyOutcome::unknown_address ||
           taken.outcome == core::ReplyOutcome::too_many ||
           (taken.outcome == core::ReplyOutcome::too_late &&
            taken.reason == core::WaitReason::none);
}

IngestedMail MailIngest::take(std::string_view mail) const
{
    IngestedMail outcome;
    ReadMail read = worker_.read(mail);
    outcome.fault = read.fault;
    if (read.fault) read = without_contents(worker_, mail, *read.fault);
    if (!read.fault) {
        // A mail without an id of its own is known by all it is made of.
        const std::string name =
            read.reply.key.empty() ? std::string{mail} : "id " + read.reply.key;
        read.reply.key = tools_.links.hash(name);
        for (int attempt = 1;; ++attempt) {
            const auto taken = database_.transact(
                [&](core::UnitOfWork& work) { return core::take_reply(work, tools_, read.reply); });
            if (taken) {
                outcome.taken = *taken;
                break;
            }
            // Somebody else changed the seat meanwhile. What else is refused, the meeting's state
            // refused in between.
            const bool again = taken.error().refusal == core::Refusal::stale_version;
            if (again && attempt < attempts) continue;
            outcome.taken.outcome = core::ReplyOutcome::too_late;
            break;
        }
    }
    tell(outcome);
    return outcome;
}

boost::json::object ingest_json(const IngestedMail& mail)
{
    boost::json::object line{{"outcome", outcome_of(mail)}};
    if (const auto reason = reason_of(mail); !reason.empty()) line["reason"] = reason;
    if (mail.taken.meeting) line["meeting"] = mail.taken.meeting->text();
    if (mail.taken.seat) line["seat"] = mail.taken.seat->text();
    return line;
}

}  // namespace quorate::server
