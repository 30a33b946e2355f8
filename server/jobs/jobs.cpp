#include "server/jobs/jobs.hpp"

#include <algorithm>

#include "core/outbox/outbox.hpp"
#include "server/app/make_mailer.hpp"

namespace quorate::server {
namespace {

core::OutboxCounts counts_of(App& app)
{
    try {
        return app.database.read([](core::UnitOfWork& work) { return work.outbox.counts(); });
    } catch (const db::Failure&) {
        return {};  // /readyz tells of the database
    }
}

}  // namespace

Jobs::Jobs(App& app, const core::Secrets& secrets)
    : app_{app},
      seal_{secrets},
      mailer_{make_mailer(app.settings, app.clock)},
      outbox_{{app.database,
               app.clock,
               app.random,
               app.metrics,
               *mailer_,
               seal_,
               {app.links, app.settings.public_url()}}},
      feeds_{app.database, app.feeds},
      fetcher_{app.settings.busy_hosts,
               app.settings.busy_ca_file,
               system_gate(app.settings.busy_private_hosts)},
      busy_feeds_{{app.database,
                   app.clock,
                   app.random,
                   app.metrics,
                   app.calendar_addresses,
                   fetcher_,
                   worker_}},
      busy_entries_{app.database, app.clock, app.random, entry_worker_},
      polls_{app.database, {app.clock, app.random, app.links, app.bank_holidays}},
      reminders_{app.database, {app.clock, app.random, app.links, app.bank_holidays}},
      packs_{app.database, {app.clock, app.random, app.links, app.bank_holidays}},
      actions_{app.database, {app.clock, app.random, app.links, app.bank_holidays}},
      access_{app.database, {app.clock, app.random, app.bank_holidays}},
      unused_feeds_{app.database, app.clock},
      clear_out_{app.database, app.clock},
      alerts_{app.database,
              {app.clock, app.random},
              app.settings.public_url(),
              make_mailer(app.settings, app.clock)},
      dormant_{app.database, app.clock, app.random},
      clock_watcher_{app.clock, app.metrics},
      mail_worker_{app.settings.mail.authserv},
      inbound_{app.settings.mail.inbound_maildir,
               {app.database, {app.clock, app.random, app.links, app.bank_holidays}, mail_worker_},
               [this] { outbox_.poke(); }}
{
    if (auto inbox = inbox_of(app.settings))
        inbox_ = std::make_unique<ImapWatcher>(
            app.database,
            *std::move(inbox),
            MailIngest{
                app.database, {app.clock, app.random, app.links, app.bank_holidays}, mail_worker_},
            [this] { outbox_.poke(); });
    if (!app_.settings.audit_key_file.empty())
        heads_ = std::make_unique<HeadWatcher>(
            app_.database,
            app_.clock,
            app_.random,
            HeadKey::from_file(app_.settings.audit_key_file),
            HeadPlaces{app_.settings.audit_heads_file, app_.settings.audit_heads_to},
            make_mailer(app_.settings, app_.clock));
    app_.after_commit = [this] {
        outbox_.poke();
        feeds_.poke();
    };
    app_.clock_is_off = [this] { return clock_watcher_.is_off(); };
    app_.outbox_works = [this] { return outbox_.works(); };
    report_metrics();
}

Jobs::~Jobs()
{
    stop();
}

void Jobs::start()
{
    outbox_.start();
    feeds_.start();
    polls_.start();
    busy_entries_.start();
    reminders_.start();
    packs_.start();
    actions_.start();
    access_.start();
    unused_feeds_.start();
    clear_out_.start();
    alerts_.start();
    dormant_.start();
    clock_watcher_.start();
    if (!app_.settings.mail.inbound_maildir.empty()) inbound_.start();
    if (inbox_) inbox_->start();
    if (heads_) heads_->start();
    if (!app_.settings.busy_hosts.empty()) busy_feeds_.start();
}

void Jobs::stop()
{
    outbox_.stop();
    feeds_.stop();
    polls_.stop();
    busy_entries_.stop();
    reminders_.stop();
    packs_.stop();
    actions_.stop();
    access_.stop();
    unused_feeds_.stop();
    clear_out_.stop();
    alerts_.stop();
    dormant_.stop();
    clock_watcher_.stop();
    inbound_.stop();
    if (inbox_) inbox_->stop();
    if (heads_) heads_->stop();
    busy_feeds_.stop();
}

void Jobs::report_metrics()
{
    app_.metrics.collect("outbox_rows", "gauge", [this] {
        Metrics::Values values;
        for (const auto& [state, number] : counts_of(app_).by_state)
            values["state=\"" + std::string{core::code(state)} + "\""] =
                static_cast<double>(number);
        return values;
    });
    if (heads_)
        app_.metrics.gauge("audit_head_age_seconds", [this, since = app_.now()] {
            const auto kept = heads_->kept_at().value_or(since);
            return static_cast<double>((app_.now() - kept).count());
        });
    app_.metrics.gauge("clock_offset_seconds",
                       [this] { return static_cast<double>(clock_watcher_.offset().count()); });
    app_.metrics.gauge("outbox_oldest_seconds", [this] {
        const auto oldest = counts_of(app_).oldest_due;
        if (!oldest) return 0.0;
        return std::max(0.0, static_cast<double>((app_.now() - *oldest).count()));
    });
}

}  // namespace quorate::server
