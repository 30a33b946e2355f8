#include "server/worker/entry_worker.hpp"

#include <new>
#include <stdexcept>

#include "server/worker/bounded_process.hpp"
#include "server/worker/entry_lines.hpp"
#include "server/worker/pipes.hpp"
#include "server/worker/sandbox.hpp"
#include "server/worker/zone_book.hpp"

namespace quorate::server {
namespace {

using calendar::EntryFault;
using calendar::WrittenTo;

std::string seconds_text(core::Instant at)
{
    return std::to_string(at.time_since_epoch().count());
}

calendar::WrittenEntry refusal(EntryFault fault)
{
    calendar::WrittenEntry entry;
    entry.fault = fault;
    return entry;
}

calendar::WrittenEntry read_shut_in(std::string_view text,
                                    WrittenTo where,
                                    const core::TimeSpan& stretch)
{
    // What busy times are for is not even read.
    const auto keep = where == WrittenTo::busy ? calendar::Keep::times : calendar::Keep::own_entry;
    const calendar::Scan scan =
        calendar::scan_calendar(text, {.bytes = longest_entry, .components = 200}, keep);
    const calendar::CalendarZones zones{scan.calendar, system_zone};
    shut_this_process_in();
    return scan.fault ? refusal(EntryFault::unreadable)
                      : calendar::read_written_entry(scan.calendar, where, stretch, zones);
}

}  // namespace

calendar::WrittenEntry EntryWorker::read(std::string_view text,
                                         WrittenTo where,
                                         const core::TimeSpan& stretch) const
{
    if (text.size() > longest_entry) return refusal(EntryFault::unreadable);
    const ProcessOutcome outcome = run_bounded(program_,
                                               {entry_worker_command,
                                                std::to_string(static_cast<int>(where)),
                                                seconds_text(stretch.from),
                                                seconds_text(stretch.until)},
                                               text,
                                               ProcessBounds{});
    switch (outcome.end) {
        case ProcessEnd::finished:
            break;
        case ProcessEnd::failed:
            throw std::runtime_error{"the entry worker failed"};
        case ProcessEnd::killed:
        case ProcessEnd::too_slow:
        case ProcessEnd::too_much_output:
            return refusal(EntryFault::no_time);
    }
    auto entry = entry_from_lines(outcome.output, stretch);
    if (!entry) throw std::runtime_error{"the entry worker answers nonsense"};
    return *std::move(entry);
}

int run_entry_worker(WrittenTo where, const core::TimeSpan& stretch)
{
    limit_this_process();
    calendar::WrittenEntry entry;
    try {
        entry = read_shut_in(read_input(longest_entry + 1), where, stretch);
    } catch (const std::bad_alloc&) {
        entry = refusal(EntryFault::no_time);
    }
    return write_output(entry_lines(entry)) ? 0 : 1;
}

}  // namespace quorate::server
