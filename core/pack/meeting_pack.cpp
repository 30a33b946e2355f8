#include "core/pack/meeting_pack.hpp"

#include <algorithm>
#include <chrono>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

constexpr std::chrono::hours release_hour{10};
constexpr std::chrono::hours gathered_for{1};
constexpr std::chrono::hours at_once_before{2};

}  // namespace

Instant usual_release(const WorkingCalendar& local, Instant starts_at)
{
    return london_instant(local.retreat(london_date(starts_at), release_days) + release_hour);
}

Instant release_time(const WorkingCalendar& local, const MeetingPack& pack, Instant starts_at)
{
    if (pack.release_at && pack.chosen_for == starts_at) return *pack.release_at;
    return usual_release(local, starts_at);
}

std::optional<Instant> next_release(Instant starts_at, Instant now)
{
    constexpr std::chrono::minutes quarter{15};
    const Instant next = now - now.time_since_epoch() % quarter + quarter;
    return next < starts_at ? std::optional{next} : std::nullopt;
}

Instant supplement_time(Instant waiting_since, Instant starts_at)
{
    const Instant gathered = waiting_since + gathered_for;
    return std::max(waiting_since, std::min(gathered, starts_at - at_once_before));
}

bool is_release_due(const WorkingCalendar& local, const OpenPack& open, Instant now)
{
    if (open.pack.version == 0 || now >= open.starts_at) return false;
    if (open.released == 0)
        return open.waiting_since && now >= release_time(local, open.pack, open.starts_at);
    if (open.is_new_seat) return true;
    return open.waiting_since && now >= supplement_time(*open.waiting_since, open.starts_at);
}

std::vector<AgencyReport> reports_to_add(const std::vector<AgencyReport>& reports,
                                         const std::vector<PackItem>& items,
                                         const std::set<InviteeId>& left_out)
{
    std::vector<AgencyReport> added;
    for (const AgencyReport& each : reports) {
        if (each.is_draft() || left_out.contains(each.seat)) continue;
        const auto same_seat = std::ranges::find(added, each.seat, &AgencyReport::seat);
        if (same_seat == added.end())
            added.push_back(each);
        else if (same_seat->number < each.number)
            *same_seat = each;
    }
    std::erase_if(added, [&](const AgencyReport& each) {
        return std::ranges::count(items, each.id, &PackItem::report) > 0;
    });
    return added;
}

std::vector<PackItem> numbered_items(const std::vector<AgencyReport>& reports,
                                     const std::vector<PackItem>& items,
                                     int pack_version)
{
    int last = 0;
    for (const PackItem& item : items)
        last = std::max(last, item.number);
    std::vector<PackItem> added;
    for (const AgencyReport& report : reports) {
        int replaced = 0;
        for (const PackItem& item : items)
            if (item.seat == report.seat) replaced = std::max(replaced, item.number);
        added.push_back({.number = ++last,
                         .pack_version = pack_version,
                         .report = report.id,
                         .seat = report.seat,
                         .replaces = replaced});
    }
    return added;
}

std::string version_text(int number, const std::vector<PackItem>& items, Language language)
{
    const bool welsh = language == Language::welsh;
    std::vector<std::string> own;
    for (const PackItem& item : items)
        if (item.pack_version == number) own.push_back(std::to_string(item.number));
    std::string text = std::to_string(number);
    if (number < 2 || own.empty()) return text;
    text += welsh ? " (atodiad hwyr: " : " (late supplement: ";
    if (own.size() == 1)
        text += welsh ? "eitem " : "item ";
    else
        text += welsh ? "eitemau " : "items ";
    for (std::size_t i = 0; i < own.size(); ++i) {
        // In Welsh "and" depends on how the number after it is said.
        if (i > 0) text += i + 1 == own.size() && !welsh ? " and " : ", ";
        text += own[i];
    }
    return text + ')';
}

}  // namespace quorate::core
