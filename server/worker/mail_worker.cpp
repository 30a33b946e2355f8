#include "server/worker/mail_worker.hpp"

#include <gmime/gmime.h>

#include <map>
#include <new>
#include <stdexcept>
#include <vector>

#include "server/mail/mail_reader.hpp"
#include "server/worker/bounded_process.hpp"
#include "server/worker/mail_lines.hpp"
#include "server/worker/pipes.hpp"
#include "server/worker/sandbox.hpp"
#include "server/worker/zone_book.hpp"

namespace quorate::server {
namespace {

constexpr std::string_view no_mail = "no-mail\n";

// A worker is shut in before it knows which zones a mail names, and cannot open files then. These
// are the ones that people who are invited here may work in; London's is our own.
constexpr const char* zones[] = {"Etc/UTC",
                                 "Etc/GMT",
                                 "Europe/Dublin",
                                 "Europe/Lisbon",
                                 "Europe/Paris",
                                 "Europe/Berlin",
                                 "Europe/Amsterdam",
                                 "Europe/Brussels",
                                 "Europe/Madrid",
                                 "Europe/Rome",
                                 "Europe/Warsaw",
                                 "Europe/Budapest",
                                 "Europe/Bucharest",
                                 "Atlantic/Reykjavik"};

calendar::FindZone zones_at_hand()
{
    std::map<std::string, std::optional<calendar::ZoneOffset>> book;
    for (const char* name : zones)
        book.emplace(name, system_zone(name));
    return [book = std::move(book)](const std::string& name) {
        const auto found = book.find(name);
        return found == book.end() ? std::nullopt : found->second;
    };
}

std::string answer_to(std::string_view mail, const MailReading& reading)
{
    try {
        return mail_lines(read_mail(mail, reading));
    } catch (const std::runtime_error&) {
        return std::string{no_mail};
    }
}

ReadMail refusal(MailFault fault)
{
    return {.reply = {}, .fault = fault};
}

}  // namespace

std::string_view code(MailFault fault)
{
    switch (fault) {
        case MailFault::too_big:
            return "too_big";
        case MailFault::too_much_work:
            return "too_much_work";
        case MailFault::no_mail:
            break;
    }
    return "no_mail";
}

ReadMail MailWorker::read(std::string_view mail) const
{
    if (mail.size() > MailLimits{}.bytes) return refusal(MailFault::too_big);
    std::vector<std::string> words{mail_worker_command};
    if (!authserv_.empty()) words.insert(words.end(), {"--authserv", authserv_});
    const ProcessOutcome outcome = run_bounded(program_, words, mail, ProcessBounds{});
    switch (outcome.end) {
        case ProcessEnd::finished:
            break;
        case ProcessEnd::failed:
            throw std::runtime_error{"the mail worker failed"};
        case ProcessEnd::killed:
        case ProcessEnd::too_slow:
        case ProcessEnd::too_much_output:
            return refusal(MailFault::too_much_work);
    }
    if (outcome.output == no_mail) return refusal(MailFault::no_mail);
    auto reply = mail_from_lines(outcome.output);
    if (!reply) throw std::runtime_error{"the mail worker answers nonsense"};
    return {.reply = *std::move(reply), .fault = {}};
}

int run_mail_worker(const std::string& authserv)
{
    limit_this_process();
    std::string answer{no_mail};
    try {
        const MailReading reading{.authserv = authserv, .find_zone = zones_at_hand()};
        const std::string mail = read_input(reading.limits.bytes + 1);
        g_mime_init();  // reads the locale
        shut_this_process_in();
        answer = answer_to(mail, reading);
    } catch (const std::bad_alloc&) {
        // Its caller reads of a mail that is none.
    }
    return write_output(answer) ? 0 : 1;
}

}  // namespace quorate::server
