#include "server/pages/meetings/calendar_days.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/meetings/attendance_parts.hpp"
#include "server/pages/meetings/meeting_next_steps.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using core::MeetingListing;
using core::Quorum;
using core::QuorumState;

constexpr std::size_t most_last_days = 2;
constexpr std::size_t most_cards = 3;
constexpr std::size_t side_by_side = 3;

struct Look {
    std::string_view css;
    std::string_view icon_name;
};

Look look_of(const MeetingListing& entry, const Quorum& quorum)
{
    if (entry.meeting.status == core::MeetingStatus::held) return {"cm-ev--busy", "done"};
    switch (quorum.state) {
        case QuorumState::met:
            return {"cm-ev--met", "done"};
        case QuorumState::at_risk:
            return {"cm-ev--risk", "soon"};
        case QuorumState::not_met:
            return {"cm-ev--bad", "late"};
        case QuorumState::not_needed:
            break;
    }
    return {"cm-ev--met", ""};
}

Quorum quorum_for(const core::CalendarDays& days, const MeetingListing& entry)
{
    const auto found = days.meetings.quorum.find(entry.meeting.id);
    return found == days.meetings.quorum.end() ? Quorum{} : found->second;
}

std::string state_text(const MeetingListing& entry, const Quorum& quorum)
{
    if (entry.meeting.status == core::MeetingStatus::held) return held_text(quorum);
    if (entry.is_reduced) return own_reply_text(entry);
    if (quorum.state == QuorumState::not_needed) return {};
    std::string words{label(quorum.state)};
    if (!quorum.missing.empty() && quorum.state != QuorumState::met) {
        std::string missing = quorum.missing.front();
        missing.front() = static_cast<char>(std::tolower(missing.front()));
        words += ": " + missing;
    }
    return words;
}

std::chrono::minutes since_midnight(core::Instant at)
{
    const auto civil = core::london_civil(at);
    return floor<minutes>(civil - floor<std::chrono::days>(civil));
}

// A row is a quarter of an hour.
std::string grid_classes(core::Instant starts_at, core::Instant ends_at, const CalendarHours& shown)
{
    const int rows = (shown.last - shown.first) * 4;
    const auto since_first = since_midnight(starts_at) - hours{shown.first};
    const auto row = 1 + static_cast<int>(since_first.count() / 15);
    const auto length = ceil<minutes>(ends_at - starts_at).count();
    const int start = std::clamp(row, 1, rows - 1);
    const int span = std::clamp(static_cast<int>((length + 14) / 15), 2, rows + 1 - start);
    return "cm-r" + std::to_string(start) + " cm-s" + std::to_string(span);
}

// Short meetings have little room for words.
std::string size_class(const core::Meeting& meeting)
{
    const auto length = meeting.ends_at - meeting.starts_at;
    if (length < 45min) return " cm-ev--short cm-ev--hour";
    return length <= 90min ? " cm-ev--hour" : "";
}

// How much of the day a meeting takes of whoever looks: all of the chair's own time, if that is
// them.
core::TimeSpan taken_by(const core::Meeting& meeting, const core::UserId& viewer)
{
    if (meeting.chair != viewer || meeting.status != core::MeetingStatus::scheduled)
        return {meeting.starts_at, meeting.ends_at};
    return {core::needed_from(meeting), core::needed_until(meeting)};
}

View entry_view(const core::CalendarDays& days,
                const MeetingListing& entry,
                const CalendarHours& shown,
                const core::TimeSpan& taken)
{
    const core::Meeting& meeting = entry.meeting;
    const Quorum quorum = quorum_for(days, entry);
    const bool is_lost = days.meetings.chair_declined.contains(meeting.id);
    const Look look = is_lost ? Look{"cm-ev--bad", "late"} : look_of(entry, quorum);
    View row;
    row["grid"] = grid_classes(taken.from, taken.until, shown);
    row["look"] = std::string{look.css} + size_class(meeting);
    row["meeting_url"] = entry.may_open ? meeting_url(meeting.id) : std::string{};
    row["times"] = times_text(meeting.starts_at, meeting.ends_at);
    row["what"] = kind_text(entry);
    std::string about = reference_text(entry);
    if (entry.children > 1) about += ", " + counted(entry.children, "child", "children");
    about += ". " + where_text(entry);
    if (taken.from < meeting.starts_at || taken.until > meeting.ends_at)
        about += ". You are needed " + times_text(taken.from, taken.until);
    row["about"] = about;
    row["state"] = is_lost ? std::string{"Chair cannot come"} : state_text(entry, quorum);
    row["state_svg"] = look.icon_name.empty() ? View{false} : icon(look.icon_name);
    return row;
}

// What takes the time of whoever looks, besides meetings: as much of it as the grid shows.
View own_view(const core::TimeSpan& span,
              std::string_view look,
              const std::string& what,
              core::Date day,
              const CalendarHours& shown)
{
    const core::Instant from = std::max(span.from, core::london_instant(day + hours{shown.first}));
    const core::Instant until = std::min(span.until, core::london_instant(day + hours{shown.last}));
    View row;
    row["grid"] = grid_classes(from, std::max(from, until), shown);
    row["look"] = std::string{look} + (until - from <= 90min ? " cm-ev--hour" : "");
    row["meeting_url"] = std::string{};
    row["times"] = times_text(from, until);
    row["what"] = what;
    row["about"] = std::string{};
    row["state"] = std::string{};
    row["state_svg"] = false;
    return row;
}

using TimedViews = std::multimap<core::Instant, View>;

void add_own(TimedViews& entries,
             const core::CalendarTimes& own,
             core::Date day,
             const CalendarHours& shown)
{
    const core::TimeSpan seen{core::london_instant(day + hours{shown.first}),
                              core::london_instant(day + hours{shown.last})};
    const auto is_seen = [&](const core::TimeSpan& span) {
        return span.from < seen.until && seen.from < span.until;
    };
    for (const core::TimeSpan& each : own.held)
        if (is_seen(each))
            entries.emplace(each.from, own_view(each, "cm-ev--held", "Kept free", day, shown));
    for (const core::BusyTime& each : own.busy)
        if (const core::TimeSpan span{each.starts_at, each.ends_at}; is_seen(span))
            entries.emplace(
                span.from,
                own_view(span, "cm-ev--busy", std::string{label(each.kind)}, day, shown));
}

std::string booking_url(const core::LastDay& day)
{
    const core::CaseDueDate& due = day.row.due;
    if (!day.may_book) return "/needs-a-date";
    return due.meeting_type ? choose_time_url(due) : new_meeting_url(due.case_id);
}

View last_day_view(const core::LastDay& day)
{
    const core::QueueRow& row = day.row;
    const bool is_late = day.is_past;
    const std::string what =
        row.due.meeting_type ? std::string{label(*row.due.meeting_type)} : "Meeting";
    const std::string by_then =
        row.due.limit_at ? " by " + core::london_clock_time(*row.due.limit_at) : std::string{};
    View made;
    made["look"] = is_late ? "cm-dl--late" : "cm-dl--soon";
    made["icon_svg"] = icon(is_late ? "late" : "soon");
    made["strong"] = is_late ? "Overdue, " + row.reference : "Last day, " + row.reference;
    made["words"] =
        is_late ? what + " was due " + short_last_day(row.due) : what + by_then + ", no date yet";
    made["book_url"] = booking_url(day);
    return made;
}

View card(bool is_late,
          const std::string& heading,
          const std::string& words,
          const std::string& link,
          const std::string& url)
{
    View made;
    made["tone"] = is_late ? "cm-card--late" : "cm-card--attn";
    made["heading"] = heading;
    made["words"] = words;
    made["link"] = link;
    made["card_url"] = url;
    return made;
}

// Of what is over or has begun nothing is left to decide.
bool is_ahead(const core::Meeting& meeting, core::Instant now)
{
    return meeting.status == core::MeetingStatus::scheduled && !meeting.opened_at &&
           meeting.starts_at > now;
}

}  // namespace

CalendarHours calendar_hours(const core::CalendarDays& days, const core::UserId& viewer)
{
    CalendarHours shown;
    for (const MeetingListing& entry : days.meetings.page.entries) {
        const core::TimeSpan taken = taken_by(entry.meeting, viewer);
        const auto begins = since_midnight(taken.from);
        const auto ends = begins + ceil<minutes>(taken.until - taken.from);
        shown.first = std::min(shown.first, static_cast<int>(floor<hours>(begins).count()));
        shown.last = std::max(shown.last, static_cast<int>(ceil<hours>(ends).count()));
    }
    shown.last = std::min(shown.last, 24);
    return shown;
}

View hour_marks(const CalendarHours& shown)
{
    kainjow::mustache::list marks;
    for (int hour = shown.first; hour < shown.last; ++hour)
        marks.push_back(View{(hour < 10 ? "0" : "") + std::to_string(hour) + ":00"});
    return View{marks};
}

View calendar_day(const core::CalendarDays& days,
                  core::Date day,
                  core::Date today,
                  const CalendarHours& shown,
                  const core::UserId& viewer,
                  const core::CalendarTimes* own)
{
    View made;
    made["id"] = "d" + core::iso(day);
    made["name"] = core::short_date(day);
    made["is_today"] = day == today;

    // What is overdue stands on today, where it can still be acted on.
    kainjow::mustache::list last_days;
    std::size_t more = 0;
    for (const core::LastDay& last : days.last_days) {
        const core::QueueRow& row = last.row;
        const core::Date stands_on = std::max(row.due.limit_date, today);
        const bool belongs = row.due.limit_date < today ? day == today : day == stands_on;
        if (!belongs) continue;
        if (last_days.size() == most_last_days)
            ++more;
        else
            last_days.push_back(last_day_view(last));
    }
    made["more"] = more == 0 ? std::string{} : number_text(more) + " more need a date";
    made["more_url"] = "/needs-a-date";
    made["last_days_some"] = !last_days.empty();
    made["last_days"] = View{last_days};

    TimedViews entries;
    std::size_t hidden = 0;
    std::array<core::Instant, side_by_side> lanes{};
    for (const MeetingListing& entry : days.meetings.page.entries) {
        const core::Meeting& meeting = entry.meeting;
        if (core::london_date(meeting.starts_at) != day) continue;
        const core::TimeSpan time = taken_by(meeting, viewer);
        const auto lane =
            std::ranges::find_if(lanes, [&](core::Instant taken) { return taken <= time.from; });
        if (lane == lanes.end()) {
            ++hidden;
            continue;
        }
        *lane = time.until;
        entries.emplace(time.from, entry_view(days, entry, shown, time));
    }
    if (own) add_own(entries, *own, day, shown);
    kainjow::mustache::list meetings;
    for (auto& [at, view] : entries)
        meetings.push_back(std::move(view));
    made["is_empty"] = meetings.empty();
    made["meetings"] = View{meetings};
    made["hidden"] =
        hidden == 0 ? std::string{} : counted(hidden, "meeting", "meetings") + " more that day";
    made["list_url"] = calendar_url("list", day, "all");
    return made;
}

Decisions decisions(const core::CalendarDays& days,
                    const std::map<core::MeetingId, core::TakenFromMeeting>& taken,
                    const std::vector<MeetingListing>& declined,
                    core::Instant now)
{
    std::vector<View> cards;
    std::set<core::MeetingId> told;
    const auto add = [&](const MeetingListing& entry,
                         bool is_late,
                         const std::string& words,
                         const std::string& link,
                         std::string_view part) {
        if (!told.insert(entry.meeting.id).second) return;
        cards.push_back(card(is_late,
                             entry.case_reference + ", " + when_text(entry.meeting),
                             words,
                             link,
                             meeting_url(entry.meeting.id, part)));
    };
    for (const MeetingListing& entry : declined)
        add(entry, true, "The chair cannot come: choose another chair.", "See the meeting", "");
    for (const MeetingListing& entry : days.meetings.page.entries) {
        const auto pairs = days.would_meet.find(entry.meeting.id);
        if (pairs != days.would_meet.end() && entry.may_open && is_ahead(entry.meeting, now))
            add(entry,
                true,
                who_meets_text(pairs->second.front()),
                "Give them different parts",
                "parts");
    }
    for (const MeetingListing& entry : days.meetings.page.entries)
        if (const auto what = taken.find(entry.meeting.id); what != taken.end())
            add(entry, true, taken_text(what->second), "See the meeting", "");
    for (const MeetingListing& entry : days.meetings.page.entries) {
        const Quorum quorum = quorum_for(days, entry);
        const bool in_danger =
            quorum.state == QuorumState::not_met || quorum.state == QuorumState::at_risk;
        if (in_danger && entry.may_open && is_ahead(entry.meeting, now))
            add(entry,
                quorum.state == QuorumState::not_met,
                state_text(entry, quorum) + ".",
                "See who is missing",
                "");
    }
    const std::size_t meetings = cards.size();
    for (const core::LastDay& last : days.last_days) {
        const core::QueueRow& row = last.row;
        const bool is_late = last.is_past;
        cards.push_back(card(
            is_late,
            row.reference + " has no date",
            (is_late ? "The last day was " : "The last day is ") + short_last_day(row.due) + ".",
            last.may_book ? "Book it" : "See what needs a date",
            booking_url(last)));
    }
    const std::size_t shown = std::min(cards.size(), most_cards);
    const std::size_t shown_meetings = std::min(meetings, most_cards);
    return {.cards = view_list(std::span{cards}.first(shown), std::identity{}),
            .more_meetings = meetings - shown_meetings,
            .more_dates = days.last_days.size() - (shown - shown_meetings)};
}

}  // namespace quorate::server
