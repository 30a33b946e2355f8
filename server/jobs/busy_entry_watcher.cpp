#include "server/jobs/busy_entry_watcher.hpp"

#include <chrono>

#include "calendar/own/own_entries.hpp"
#include "core/own_calendar/own_busy_times.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::hours look_every{6};
constexpr int batch = 100;

}  // namespace

BusyEntryWatcher::BusyEntryWatcher(db::Database& database,
                                   const core::Clock& clock,
                                   core::RandomSource& random,
                                   const EntryWorker& worker)
    : database_{database},
      clock_{clock},
      random_{random},
      worker_{worker},
      job_{"busy_entries", look_every, [this] {
               run_once();
               return false;
           }}
{
}

int BusyEntryWatcher::run_once()
{
    int kept = 0;
    core::BusyEntryId after;
    for (;;) {
        const auto due = database_.read([&](core::UnitOfWork& work) {
            return core::busy_entries_to_read(work, clock_.now(), after, batch);
        });
        for (const core::BusyEntry& entry : due) {
            if (job_.stopping()) return kept;
            if (read_again(entry)) ++kept;
        }
        if (due.size() < static_cast<std::size_t>(batch)) return kept;
        after = due.back().id;
    }
}

// In the worker, as when it was written: the text is ours, how it repeats is not.
bool BusyEntryWatcher::read_again(const core::BusyEntry& entry)
{
    const core::Instant now = clock_.now();
    const auto written =
        worker_.read(calendar::own_busy_text(
                         {.uid = entry.uid, .lines = entry.lines, .changed_at = entry.changed_at}),
                     calendar::WrittenTo::busy,
                     core::busy_entry_span(now));
    // It could be read when it came, so this machine was slow: the times stay, and so does the
    // debt.
    if (written.fault) return false;
    return database_.write([&](core::UnitOfWork& work) {
        return core::keep_read_again(work, random_, now, entry, written.busy);
    });
}

}  // namespace quorate::server
