#include "server/worker/busy_worker.hpp"

#include <new>
#include <stdexcept>

#include "server/worker/bounded_process.hpp"
#include "server/worker/busy_lines.hpp"
#include "server/worker/pipes.hpp"
#include "server/worker/sandbox.hpp"
#include "server/worker/zone_book.hpp"

namespace quorate::server {
namespace {

std::string seconds_text(core::Instant at)
{
    return std::to_string(at.time_since_epoch().count());
}

calendar::BusyReading refusal(calendar::CalendarFault fault)
{
    calendar::BusyReading reading;
    reading.fault = fault;
    return reading;
}

calendar::BusyReading read_shut_in(std::string_view text, const core::TimeSpan& stretch)
{
    const calendar::Scan scan = calendar::scan_calendar(text);
    // Zones come from files, so they are read before there are none. libical comes after.
    const calendar::CalendarZones zones{scan.calendar, system_zone};
    shut_this_process_in();
    return scan.fault ? refusal(*scan.fault) : calendar::read_busy(scan.calendar, stretch, zones);
}

}  // namespace

calendar::BusyReading BusyWorker::read(std::string_view calendar,
                                       const core::TimeSpan& stretch) const
{
    if (calendar.size() > calendar::ScanLimits{}.bytes)
        return refusal(calendar::CalendarFault::too_big);
    const ProcessOutcome outcome =
        run_bounded(program_,
                    {busy_worker_command, seconds_text(stretch.from), seconds_text(stretch.until)},
                    calendar,
                    ProcessBounds{});
    switch (outcome.end) {
        case ProcessEnd::finished:
            break;
        case ProcessEnd::failed:
            throw std::runtime_error{"the calendar worker failed"};
        case ProcessEnd::killed:
        case ProcessEnd::too_slow:
        case ProcessEnd::too_much_output:
            return refusal(calendar::CalendarFault::too_much_work);
    }
    auto reading = busy_from_lines(outcome.output, stretch);
    if (!reading) throw std::runtime_error{"the calendar worker answers nonsense"};
    return std::move(*reading);
}

int run_busy_worker(const core::TimeSpan& stretch)
{
    limit_this_process();
    calendar::BusyReading reading;
    try {
        reading = read_shut_in(read_input(calendar::ScanLimits{}.bytes + 1), stretch);
    } catch (const std::bad_alloc&) {
        reading = refusal(calendar::CalendarFault::too_much_work);
    }
    return write_output(busy_lines(reading)) ? 0 : 1;
}

}  // namespace quorate::server
