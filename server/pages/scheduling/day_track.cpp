#include "server/pages/scheduling/day_track.hpp"

#include <algorithm>

#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "server/pages/directory/directory_urls.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/time_words.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::CivilStretch;
using core::CivilTime;

constexpr minutes shortest_gap{30};
constexpr minutes quarter{15};

struct Entry {
    CivilStretch when = {};  // of this day, and never empty
    std::string_view look = {};
    std::string words = {};
    std::string about = {};
    std::string url = {};
    std::string link = {};
};

// The part of a stretch that is on the day, if any.
bool clip(CivilStretch& when, core::Date day)
{
    when.from = std::max<CivilTime>(when.from, CivilTime{day});
    when.until = std::min<CivilTime>(when.until, CivilTime{day + days{1}});
    return when.from < when.until;
}

Entry meeting_entry(const core::MeetingTime& time, const KnownMeetings& known)
{
    Entry entry{.when = core::civil_stretch(time.starts_at, time.ends_at),
                .look = "cm-ev--met",
                .words = "Meeting"};
    const auto found = known.find(time.meeting);
    if (found == known.end()) return entry;
    entry.words = kind_text(found->second);
    entry.about = reference_text(found->second);
    if (found->second.may_open) entry.url = meeting_url(time.meeting);
    return entry;
}

std::vector<Entry> taken(const core::CalendarTimes& times,
                         core::Date day,
                         const KnownMeetings& known)
{
    std::vector<Entry> entries;
    for (const core::MeetingTime& each : times.meetings)
        entries.push_back(meeting_entry(each, known));
    for (const core::TimeSpan& each : times.held)
        entries.push_back({.when = core::civil_stretch(each.from, each.until),
                           .look = "cm-ev--held",
                           .words = "Held",
                           .about = "Somebody is booking it"});
    for (const core::BusyTime& each : times.busy)
        entries.push_back({.when = core::civil_stretch(each.starts_at, each.ends_at),
                           .look = "cm-ev--busy",
                           .words = busy_words(each)});
    for (const CivilStretch& each : times.off)
        entries.push_back({.when = each, .look = "cm-ev--busy", .words = "Not in use"});
    std::erase_if(entries, [&](Entry& each) { return !clip(each.when, day); });
    std::ranges::sort(entries, {}, [](const Entry& each) { return each.when; });
    return entries;
}

std::string booking_url(const Gaps& gaps, CivilTime from)
{
    const core::Date day = floor<days>(from);
    return with_query("/meetings/new",
                      {{"date", core::typed_date(day)},
                       {"time", minutes_text(floor<minutes>(from - day))},
                       {"room", gaps.room.text()}});
}

void add_gap(std::vector<Entry>& all, const Gaps& gaps, CivilStretch when)
{
    if (when.until - when.from < shortest_gap) return;
    Entry gap{.when = when, .look = "cm-ev--gap", .words = "Free"};
    if (gaps.may_book && core::london_instant(when.from) > gaps.now) {
        gap.url = booking_url(gaps, when.from);
        gap.link = "Book this gap";
    }
    all.push_back(std::move(gap));
}

// The entries with the gaps between them.
std::vector<Entry> with_gaps(std::vector<Entry> entries, core::Date day, const Gaps& gaps)
{
    CivilTime free_from = day + gaps.hours.opens;
    const CivilTime closes = day + gaps.hours.closes;
    // Of a day that has begun the rest is left.
    free_from = std::max(free_from, core::london_civil(gaps.now));
    if (const auto over = free_from.time_since_epoch() % quarter; over.count() != 0)
        free_from += quarter - over;
    std::vector<Entry> all;
    for (Entry& each : entries) {
        add_gap(all, gaps, {free_from, std::min(each.when.from, closes)});
        free_from = std::max(free_from, each.when.until);
        all.push_back(std::move(each));
    }
    add_gap(all, gaps, {free_from, closes});
    return all;
}

// A column is a quarter of an hour.
std::string place_of(const CivilStretch& when, core::Date day, const ShownHours& shown)
{
    const CivilTime first = day + hours{shown.first};
    const int columns = (shown.last - shown.first) * 4;
    const auto from = static_cast<int>(floor<minutes>(when.from - first).count()) / 15;
    const auto until = static_cast<int>((ceil<minutes>(when.until - first).count() + 14) / 15);
    const int start = std::clamp(from, 0, columns - 1);
    const int end = std::clamp(until, start + 1, columns);
    return "cm-c" + std::to_string(start + 1) + " cm-w" + std::to_string(end - start);
}

std::string when_words(const CivilStretch& when, core::Date day)
{
    if (when.until - when.from == days{1}) return "All day";
    const auto text = [&](CivilTime at) { return minutes_text(floor<minutes>(at - day)); };
    return text(when.from) + " to " + text(when.until);
}

}  // namespace

KnownMeetings known_meetings(
    App& app, core::UnitOfWork& work, const core::Actor& actor, core::Date first, core::Date after)
{
    constexpr int most_pages = 5;
    core::MeetingQuery query{.from = core::london_instant(CivilTime{first}),
                             .until = core::london_instant(CivilTime{after}),
                             .stretch = {.limit = core::longest_stretch}};
    KnownMeetings known;
    for (int page = 0; page < most_pages; ++page) {
        auto listed = core::list_meetings(work, meeting_tools(app), actor, query);
        if (!listed) return known;
        for (const core::MeetingListing& each : listed->page.entries)
            known.emplace(each.meeting.id, each);
        if (!listed->page.has_more) return known;
        query.stretch.after = listed->page.entries.back().meeting.id.text();
    }
    return known;
}

ShownHours shown_hours(const core::ServiceHours& hours)
{
    return {.first = static_cast<int>(floor<std::chrono::hours>(hours.opens).count()),
            .last = static_cast<int>(ceil<std::chrono::hours>(hours.closes).count())};
}

void make_room_for(ShownHours& shown, const core::CalendarTimes& times, core::Date day)
{
    const auto stretch = [&](core::Instant from, core::Instant until) {
        CivilStretch when = core::civil_stretch(from, until);
        if (!clip(when, day)) return;
        shown.first = std::min(shown.first,
                               static_cast<int>(floor<hours>(when.from - CivilTime{day}).count()));
        shown.last = std::max(shown.last,
                              static_cast<int>(ceil<hours>(when.until - CivilTime{day}).count()));
    };
    for (const core::MeetingTime& each : times.meetings)
        stretch(each.starts_at, each.ends_at);
    for (const core::TimeSpan& each : times.held)
        stretch(each.from, each.until);
}

View track_view(const core::CalendarTimes& times,
                core::Date day,
                const ShownHours& shown,
                const Gaps& gaps,
                const KnownMeetings& known)
{
    const auto entries = with_gaps(taken(times, day, known), day, gaps);
    View track;
    track["hours_class"] = "cm-track--" + number_text(shown.last - shown.first);
    track["nothing"] = entries.empty();
    track["entries"] = view_list(entries, [&](const Entry& each) {
        View view;
        view["place"] = place_of(each.when, day, shown);
        view["look"] = std::string{each.look};
        view["when"] = when_words(each.when, day);
        view["words"] = each.words;
        view["about"] = each.about;
        view["entry_url"] = each.link.empty() ? each.url : std::string{};
        view["gap_url"] = each.link.empty() ? std::string{} : each.url;
        view["link"] = each.link;
        return view;
    });
    return track;
}

View track_hours(const ShownHours& shown)
{
    kainjow::mustache::list marks;
    for (int hour = shown.first; hour < shown.last; ++hour)
        marks.push_back(text(minutes_text(hours{hour})));
    View view;
    view["hours_class"] = "cm-track--" + number_text(shown.last - shown.first);
    view["marks"] = View{marks};
    return view;
}

}  // namespace quorate::server
