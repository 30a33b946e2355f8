#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/dates/language.hpp"
#include "core/dates/working_calendar.hpp"
#include "core/pack/agency_report.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What was chosen for the pack of a meeting, once somebody has put it together.
struct MeetingPack {
    AuthorityId authority = {};
    MeetingId meeting = {};
    std::optional<Instant> release_at = {};  // nothing: the usual time
    Instant chosen_for = {};                 // when the meeting started when that was chosen
    std::set<InviteeId> left_out = {};       // whose reports do not go into it
    UserId composed_by = {};
    Instant composed_at = {};
    int version = 0;  // 0: nobody has yet

    friend bool operator==(const MeetingPack&, const MeetingPack&) = default;
};

/// One report in a pack. Its number never changes, and nobody else ever gets it.
struct PackItem {
    int number = 0;
    int pack_version = 0;  // that brought it; from 2 on a late supplement
    AgencyReportId report;
    InviteeId seat;
    int replaces = 0;  // the item with the report that this one takes the place of, or 0

    bool is_late() const { return pack_version > 1; }

    friend bool operator==(const PackItem&, const PackItem&) = default;
};

/// A version that was released. It holds its own items, and those of the versions before.
struct PackVersion {
    int number = 0;
    Instant released_at = {};
    UserId released_by = {};  // empty: its time had come

    friend bool operator==(const PackVersion&, const PackVersion&) = default;
};

/// That a version was released to a seat: a row of the ledger.
struct PackReader {
    InviteeId seat;
    int pack_version = 0;
    Instant released_at = {};
    OutboxMessageId message = {};           // empty: there is no address to tell of it
    std::optional<Instant> opened_at = {};  // first
    int openings = 0;

    friend bool operator==(const PackReader&, const PackReader&) = default;
};

/// A pack of a meeting that is ahead, with what decides whether something of it is due.
struct OpenPack {
    MeetingPack pack = {};
    Instant starts_at = {};
    int released = 0;                           // the newest version, or 0
    std::optional<Instant> waiting_since = {};  // the first report that is in no version yet
    bool is_new_seat = false;                   // a professional has a seat, and not that version
};

/// So many working days before a meeting its pack is released, in the morning.
inline constexpr WorkingDays release_days{2};

/// The usual time of release, 10:00 in London. `local` leaves out bank holidays and closures.
Instant usual_release(const WorkingCalendar& local, Instant starts_at);

/// When the first version is to be released: as chosen, or at the usual time when nobody chose, or
/// when they did so for another time of the meeting.
Instant release_time(const WorkingCalendar& local, const MeetingPack& pack, Instant starts_at);

/// What is proposed when that has passed before anybody put the pack together: the next quarter of
/// an hour, or nothing once the meeting starts by then.
std::optional<Instant> next_release(Instant starts_at, Instant now);

/// When reports that came after the release go out, of which the first came at `waiting_since`:
/// an hour later, so that several of one morning are one version and one mail; at once in the last
/// two hours before the meeting.
Instant supplement_time(Instant waiting_since, Instant starts_at);

/// Whether something of the pack is to be released now: never before its time, never without a
/// report, and never once the meeting has started.
bool is_release_due(const WorkingCalendar& local, const OpenPack& open, Instant now);

/// The newest report of each seat that was sent, is in no item yet and is not left out; in the
/// order in which they came here.
std::vector<AgencyReport> reports_to_add(const std::vector<AgencyReport>& reports,
                                         const std::vector<PackItem>& items,
                                         const std::set<InviteeId>& left_out);

/// Items for these reports, numbered on from those there are.
std::vector<PackItem> numbered_items(const std::vector<AgencyReport>& reports,
                                     const std::vector<PackItem>& items,
                                     int pack_version);

/// "1", "2 (late supplement: item 7)", "3 (late supplement: items 8 and 9)"
std::string version_text(int number,
                         const std::vector<PackItem>& items,
                         Language language = Language::english);

}  // namespace quorate::core
