#pragma once

#include <memory>
#include <string>

#include "server/app/app.hpp"
#include "server/busy/calendar_fetcher.hpp"
#include "server/jobs/access_watcher.hpp"
#include "server/jobs/action_watcher.hpp"
#include "server/jobs/alert_watcher.hpp"
#include "server/jobs/busy_entry_watcher.hpp"
#include "server/jobs/busy_feed_watcher.hpp"
#include "server/jobs/clear_out_job.hpp"
#include "server/jobs/clock_watcher.hpp"
#include "server/jobs/dormant_watcher.hpp"
#include "server/jobs/feed_watcher.hpp"
#include "server/jobs/head_watcher.hpp"
#include "server/jobs/imap_watcher.hpp"
#include "server/jobs/inbound_watcher.hpp"
#include "server/jobs/outbox_worker.hpp"
#include "server/jobs/pack_watcher.hpp"
#include "server/jobs/poll_watcher.hpp"
#include "server/jobs/reminder_watcher.hpp"
#include "server/jobs/unused_feed_watcher.hpp"
#include "server/mail/mail_seal.hpp"
#include "server/mail/mailer.hpp"
#include "server/worker/busy_worker.hpp"

namespace quorate::server {

/// Everything that runs beside the answering of requests. Tells the App where to report commits.
class Jobs {
public:
    /// `secrets` are the installation's. Throws BadSetting when mail is set up wrong.
    Jobs(App& app, const core::Secrets& secrets);
    ~Jobs();

    void start();

    /// Lets each job finish what it has in hand. Call it when nothing is served any more.
    void stop();

private:
    void report_metrics();

    App& app_;
    MailSeal seal_;
    std::unique_ptr<Mailer> mailer_;
    OutboxWorker outbox_;
    FeedWatcher feeds_;
    CalendarFetcher fetcher_;
    BusyWorker worker_;
    BusyFeedWatcher busy_feeds_;
    EntryWorker entry_worker_;
    BusyEntryWatcher busy_entries_;
    PollWatcher polls_;
    ReminderWatcher reminders_;
    PackWatcher packs_;
    ActionWatcher actions_;
    AccessWatcher access_;
    UnusedFeedWatcher unused_feeds_;
    ClearOutJob clear_out_;
    AlertWatcher alerts_;
    DormantWatcher dormant_;
    ClockWatcher clock_watcher_;
    MailWorker mail_worker_;
    InboundWatcher inbound_;
    std::unique_ptr<ImapWatcher> inbox_;
    std::unique_ptr<HeadWatcher> heads_;
};

}  // namespace quorate::server
