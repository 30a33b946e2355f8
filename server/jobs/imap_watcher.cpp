#include "server/jobs/imap_watcher.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "server/log/log.hpp"
#include "server/mail/mail_reader.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{30};
// UIDs asked for at once: a folder may have lost most of those it gave out.
constexpr std::int64_t stretch = 10'000;
constexpr std::int64_t last_of_all = std::numeric_limits<std::uint32_t>::max();
// A mail that cannot be taken so often is left for somebody to look at.
constexpr int most_tries = 5;

}  // namespace

ImapWatcher::ImapWatcher(db::Database& database,
                         ImapSettings settings,
                         MailIngest ingest,
                         std::function<void()> taken)
    : database_{database},
      settings_{std::move(settings)},
      inbox_{settings_.user + "@" + settings_.host + ":" + std::to_string(settings_.port) + "/" +
             settings_.folder},
      ingest_{ingest},
      taken_{std::move(taken)}
{
}

ImapWatcher::~ImapWatcher()
{
    stop();
}

void ImapWatcher::start()
{
    thread_ = std::thread{[this] { loop(); }};
}

void ImapWatcher::stop()
{
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

bool ImapWatcher::stopping()
{
    const std::lock_guard lock{mutex_};
    return stopping_;
}

void ImapWatcher::loop()
{
    while (!stopping()) {
        try {
            run_once();
        } catch (const db::Failure& failure) {
            log(events::database_fault, {{"sqlstate", LogValue::code(failure.code())}});
        } catch (const ImapFailure& failure) {
            if (!stopping())
                log(events::mail_inbox_fault, {{"fault", LogValue::code(code(failure.fault()))}});
        } catch (const std::exception&) {
            log(events::mail_unread);
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, look_every, [this] { return stopping_; });
    }
}

int ImapWatcher::run_once()
{
    ImapSession session{settings_, [this] { return stopping(); }};
    const auto known =
        database_.read([&](core::UnitOfWork& work) { return work.replies.place_in(inbox_); });
    // A folder that was made anew is read from its start: what was taken before changes nothing.
    const bool same = known && known->validity == session.validity();
    return take_all(session, same ? *known : core::InboxPlace{.validity = session.validity()});
}

int ImapWatcher::take_all(ImapSession& session, core::InboxPlace place)
{
    const std::int64_t last = session.next_uid() > 0 ? session.next_uid() - 1 : last_of_all;
    const std::int64_t step = session.next_uid() > 0 ? stretch : last_of_all;
    int taken = 0;
    while (place.last_uid < last && !stopping()) {
        const std::int64_t until = std::min(last, place.last_uid + step);
        for (const std::int64_t uid : session.uids(place.last_uid + 1, until)) {
            if (stopping()) return taken;
            take(session, uid);
            place.last_uid = uid;
            keep(place);
            ++taken;
            taken_();
        }
        if (session.next_uid() == 0) break;
        if (place.last_uid != until) {
            place.last_uid = until;
            keep(place);
        }
    }
    return taken;
}

// What fails here leaves the place where it was: the mail is tried again, but not for ever.
void ImapWatcher::take(ImapSession& session, std::int64_t uid)
{
    if (stuck_at_ == uid && times_stuck_ >= most_tries) {
        log(events::mail_unread);
        settle(session, uid, true);
        return;
    }
    try {
        const auto mail = session.fetch(uid, MailLimits{}.bytes);
        if (mail) settle(session, uid, ingest_.take(*mail).is_left_for_a_person());
    } catch (const db::Failure&) {
        throw;
    } catch (const ImapFailure& failure) {
        if (failure.fault() == ImapFault::nonsense) note_stuck(uid);
        throw;
    } catch (const std::exception&) {
        note_stuck(uid);
        throw;
    }
}

void ImapWatcher::note_stuck(std::int64_t uid)
{
    times_stuck_ = std::exchange(stuck_at_, uid) == uid ? times_stuck_ + 1 : 1;
}

void ImapWatcher::settle(ImapSession& session, std::int64_t uid, bool flagged)
{
    bool done = session.mark(uid, flagged);
    const bool moves = !settings_.done_folder.empty() && !flagged;
    if (moves) done = session.move(uid, settings_.done_folder) && done;
    if (!done)
        log(events::mail_inbox_fault, {{"fault", LogValue::code(code(ImapFault::not_marked))}});
}

void ImapWatcher::keep(const core::InboxPlace& place)
{
    database_.write([&](core::UnitOfWork& work) {
        work.replies.save_place(inbox_, place);
        return true;
    });
}

}  // namespace quorate::server
