#include "server/jobs/alert_watcher.hpp"

#include <chrono>

#include "core/people/authority_store.hpp"
#include "db/session/confinement.hpp"
#include "server/log/log.hpp"
#include "server/mail/alerts_mail.hpp"
#include "server/mail/service_mail.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::minutes look_every{15};
constexpr std::chrono::hours chains_every{24};
constexpr std::chrono::hours chains_first{1};  // after the start, when there is enough to do

}  // namespace

AlertWatcher::AlertWatcher(db::Database& database,
                           core::AlertTools tools,
                           std::string public_url,
                           std::unique_ptr<Mailer> mailer)
    : database_{database},
      tools_{tools},
      public_url_{std::move(public_url)},
      mailer_{std::move(mailer)},
      chains_at_{tools.clock.now() - chains_every + chains_first},
      job_{"audit_alerts", look_every, [this] {
               run_once();
               return false;
           }}
{
}

int AlertWatcher::run_once()
{
    const core::Instant now = tools_.clock.now();
    const bool chains_are_due = now - chains_at_ >= chains_every;
    if (chains_are_due) chains_at_ = now;
    const auto authorities =
        database_.read([](core::UnitOfWork& work) { return work.authorities.all(); });
    int raised = 0;
    for (const core::Authority& authority : authorities) {
        if (job_.stopping()) break;
        const db::Confinement confined{authority.id};
        raised += raise(authority, chains_are_due ? core::ChainLook::yes : core::ChainLook::no);
        tell(authority);
    }
    return raised;
}

// Counted without a lock: reading a long chain takes seconds.
int AlertWatcher::raise(const core::Authority& authority, core::ChainLook look)
{
    const auto reasons = database_.read([&](core::UnitOfWork& work) {
        return core::alerts_due(work, tools_.clock, authority.id, look);
    });
    if (reasons.empty()) return 0;
    return database_.write([&](core::UnitOfWork& work) {
        return core::raise_alerts(work, tools_, authority.id, reasons);
    });
}

void AlertWatcher::tell(const core::Authority& authority)
{
    const int unseen =
        database_.read([&](core::UnitOfWork& work) { return work.alerts.unseen(authority.id); });
    if (unseen == 0) return;
    const core::Instant now = tools_.clock.now();
    const auto alerts = database_.write(
        [&](core::UnitOfWork& work) { return core::claim_alerts(work, authority.id, now); });
    if (alerts.alerts == 0 || mail(authority, alerts)) return;
    log(events::audit_alert_not_told, {{"authority", authority.id}});
    database_.write([&](core::UnitOfWork& work) {
        work.alerts.unclaim(authority.id, now);
        return 0;
    });
}

// Whether anybody was told.
bool AlertWatcher::mail(const core::Authority& authority, const core::AlertsToTell& alerts)
{
    const MailText text = mail_text(AlertsMail{.alerts = alerts.alerts,
                                               .link = public_url_ + "/audit/alerts",
                                               .service_name = authority.name,
                                               .service_phone = authority.meetings_phone});
    bool told = false;
    for (const core::Email& to : alerts.to) {
        const SendOutcome outcome = send_service_mail(
            *mailer_,
            tools_.random,
            {.from = authority, .to = to, .text = text, .at = tools_.clock.now()});
        told = told || outcome.state == SendState::accepted || outcome.state == SendState::in_doubt;
    }
    return told;
}

}  // namespace quorate::server
