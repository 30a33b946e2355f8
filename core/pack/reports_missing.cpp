#include "core/pack/reports_missing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/audit/audited.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/pack/agency_report_store.hpp"
#include "core/rules/local_rule_store.hpp"

namespace quorate::core {
namespace {

// What due dates are counted by, looked up once for a page.
struct Counting {
    LocalRules local;
    Calendars calendars;
    Date today;
};

using Seats = std::map<MeetingId, std::vector<InviteeEntry>>;

Seats seats_between(UnitOfWork& work, const AuthorityId& authority, Instant from, Instant until)
{
    Seats seats;
    for (InviteeEntry& seat : work.invitees.between(authority, from, until))
        seats[seat.invitee.meeting].push_back(std::move(seat));
    return seats;
}

MissingReports missing_of(const MeetingListing& listing,
                          const std::vector<InviteeEntry>& seats,
                          const std::set<InviteeId>& sent,
                          const Counting& counting)
{
    MissingReports row{.listing = listing,
                       .due = report_due(listing.meeting, counting.local, counting.calendars)};
    row.left = time_left(counting.calendars.local, counting.today, row.due.on);
    for (const InviteeEntry& seat : seats) {
        if (seat.invitee.removed_at || !is_asked_for_report(listing.meeting, seat)) continue;
        ++row.asked;
        if (sent.contains(seat.invitee.id)) continue;
        row.missing.push_back(seat.agency_name.empty() ? seat.job : seat.agency_name);
    }
    std::ranges::sort(row.missing);
    return row;
}

}  // namespace

Result<PageOf<MissingReports>> list_missing_reports(UnitOfWork& work,
                                                    const MeetingTools& tools,
                                                    const Actor& actor,
                                                    const Stretch& stretch)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::doc_view, now);
    if (!reach) return reach.error();
    if (actor.role == Role::agency_user) return Refusal::hidden;
    if (!stretch.after.empty() && !is_listed(work, actor, *reach, MeetingId{stretch.after}, now))
        return unknown_cursor();
    const Counting counting{.local = work.local_rules.of(actor.authority),
                            .calendars = calendars_of(work, actor.authority, tools.bank_holidays),
                            .today = london_date(now)};
    const int limit = std::clamp(stretch.limit, 1, longest_stretch);
    MeetingQuery query{.from = now,
                       .status = MeetingStatus::scheduled,
                       .stretch = {.after = stretch.after, .limit = longest_stretch}};
    std::vector<MissingReports> found;
    for (bool is_more = true; is_more && found.size() <= static_cast<std::size_t>(limit);) {
        const auto page = work.meetings.list(actor, *reach, now, query);
        is_more = page.has_more && !page.entries.empty();
        if (page.entries.empty()) break;
        query.stretch.after = page.entries.back().meeting.id.text();
        const Instant from = page.entries.front().meeting.starts_at;
        const Instant until = page.entries.back().meeting.starts_at + std::chrono::seconds{1};
        const Seats seats = seats_between(work, actor.authority, from, until);
        const auto ids = work.agency_reports.sent_between(actor.authority, from, until);
        const std::set<InviteeId> sent{ids.begin(), ids.end()};
        for (const MeetingListing& each : page.entries) {
            if (!needs_reports(each.meeting.type) || each.meeting.opened_at) continue;
            const auto own = seats.find(each.meeting.id);
            if (own == seats.end()) continue;
            MissingReports row = missing_of(each, own->second, sent, counting);
            if (!row.missing.empty()) found.push_back(std::move(row));
        }
    }
    PageOf<MissingReports> shown = page_of(std::move(found), limit);
    audit(work,
          actor,
          now,
          {.action = Action::doc_view,
           .object = "reports-missing",
           .detail = "meetings=" + std::to_string(shown.entries.size())});
    return shown;
}

}  // namespace quorate::core
