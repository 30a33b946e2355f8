#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "server/mail/mail_ingest.hpp"
#include "server/mail/maildir.hpp"

namespace quorate::server {

/// Takes the mails that a mail server delivers to a folder.
class InboundWatcher {
public:
    /// `folder` is a Maildir; `taken` is told whenever something may have been written. All outlive
    /// it.
    InboundWatcher(std::string folder, MailIngest ingest, std::function<void()> taken);
    ~InboundWatcher();

    /// Runs on a thread of its own: looks six times a minute.
    void start();

    /// Finishes the mail in hand, ends the thread.
    void stop();

    /// Takes what is there; gives how many mails that were. For the thread, and for tests.
    int run_once();

private:
    void loop();
    bool stopping();

    std::string folder_;
    MailIngest ingest_;
    std::function<void()> taken_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

/// Takes one mail of a folder and moves it; one that could not be read is flagged. Gives what
/// became of it, and leaves it where it is when it throws.
IngestedMail take_from(const Maildir& folder, const std::string& name, const MailIngest& ingest);

}  // namespace quorate::server
