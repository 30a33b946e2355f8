#include "server/jobs/head_watcher.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>

#include "core/dates/london_time.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"
#include "server/log/log.hpp"
#include "server/mail/rendered_mail.hpp"
#include "server/mail/service_mail.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::hours sign_every{1};

bool append_to(const std::string& path, const std::string& text)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0) return false;
    const bool kept =
        ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fsync(file) == 0;
    ::close(file);
    return kept;
}

}  // namespace

HeadWatcher::HeadWatcher(db::Database& database,
                         const core::Clock& clock,
                         core::RandomSource& random,
                         HeadKey key,
                         HeadPlaces places,
                         std::unique_ptr<Mailer> mailer)
    : database_{database},
      clock_{clock},
      random_{random},
      key_{std::move(key)},
      places_{std::move(places)},
      mailer_{std::move(mailer)},
      job_{"audit_heads", sign_every, [this] {
               run_once();
               return false;
           }}
{
}

std::vector<std::string> HeadWatcher::run_once()
{
    const auto heads = database_.read([&](core::UnitOfWork& work) {
        look_back(work);
        return core::chain_heads(work, clock_);
    });
    before_ = heads;
    std::vector<std::string> lines;
    std::string text;
    for (const core::HeadStatement& head : heads) {
        lines.push_back(core::head_line(head, key_.sign(core::head_text(head))));
        text += lines.back() + "\n";
    }
    if (lines.empty()) return lines;
    const bool in_file = !places_.file.empty() && keep_in_file(text);
    const bool mailed = !places_.to.empty() && mail(text);
    if (in_file || mailed) kept_at_ = clock_.now().time_since_epoch().count();
    return lines;
}

std::optional<core::Instant> HeadWatcher::kept_at() const
{
    const long long seconds = kept_at_;
    if (seconds == 0) return std::nullopt;
    return core::Instant{std::chrono::seconds{seconds}};
}

void HeadWatcher::look_back(core::UnitOfWork& work)
{
    for (const core::HeadStatement& head : before_)
        if (const auto fault = core::head_fault(work, head))
            log(events::audit_broken,
                {{"authority", head.authority},
                 {"entry", head.head.number},
                 {"fault", LogValue::code(core::code(*fault))}});
}

bool HeadWatcher::keep_in_file(const std::string& lines)
{
    if (append_to(places_.file, lines)) return true;
    log(events::audit_head_not_kept, {{"where", "file"}});
    return false;
}

// Whether it was taken. From the first council of the installation, whose address its mail server
// knows.
bool HeadWatcher::mail(const std::string& lines)
{
    const auto authorities =
        database_.read([](core::UnitOfWork& work) { return work.authorities.all(); });
    if (authorities.empty()) return false;
    const core::Authority& from = authorities.front();
    MailContent content{
        .subject = "Signed heads of the audit log",
        .heading = "Signed heads of the audit log",
        .facts = {{"When", core::london_long_time(clock_.now())}},
        .paragraphs = {"Keep this message. What it holds proves later that no entry that was "
                       "there now was changed or taken away."},
        .notes = {"This message holds no case information."},
        .service_name = from.name};
    MailText written = rendered_mail(content);
    // In the HTML as paragraphs; in the text as they are, because a line that is folded is none.
    for (const std::string& line : core::split(lines, '\n'))
        if (!line.empty()) content.paragraphs.push_back(line);
    written.html = rendered_mail(content).html;
    written.text += "\n" + lines;
    const SendOutcome outcome = send_service_mail(*mailer_,
                                                  random_,
                                                  {.from = from,
                                                   .to = core::Email{places_.to},
                                                   .text = std::move(written),
                                                   .at = clock_.now()});
    if (outcome.state == SendState::accepted) return true;
    log(events::audit_head_not_kept, {{"where", "mail"}});
    return false;
}

}  // namespace quorate::server
