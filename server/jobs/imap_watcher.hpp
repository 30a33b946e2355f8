#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "core/replies/reply_store.hpp"
#include "server/mail/imap_session.hpp"
#include "server/mail/mail_ingest.hpp"

namespace quorate::server {

/// Takes the mails in a mail server's folder. How far it got is kept in the database and not by
/// what is marked as seen, so a mail counts also when somebody opened it in Outlook, and counts
/// once.
class ImapWatcher {
public:
    /// `taken` is told whenever something may have been written. All outlive it.
    ImapWatcher(db::Database& database,
                ImapSettings settings,
                MailIngest ingest,
                std::function<void()> taken);
    ~ImapWatcher();

    /// Runs on a thread of its own: looks twice a minute.
    void start();

    /// Finishes the mail in hand, ends the thread.
    void stop();

    /// Takes what is there; gives how many mails that were. Throws ImapFailure. For the thread, and
    /// for tests.
    int run_once();

private:
    void loop();
    bool stopping();
    int take_all(ImapSession& session, core::InboxPlace place);
    void take(ImapSession& session, std::int64_t uid);
    void note_stuck(std::int64_t uid);
    void settle(ImapSession& session, std::int64_t uid, bool flagged);
    void keep(const core::InboxPlace& place);

    db::Database& database_;
    ImapSettings settings_;
    std::string inbox_;
    MailIngest ingest_;
    std::function<void()> taken_;
    std::int64_t stuck_at_ = 0;  // a mail that could not be taken, and how often in a row
    int times_stuck_ = 0;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace quorate::server
