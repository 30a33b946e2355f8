#include "core/circulation/records_to_send.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/meetings/known_meeting.hpp"

namespace quorate::core {
namespace {

// The most that are looked at; an authority with more is told of the oldest first.
constexpr int most_records = 2'000;

// The same of those that were sent in part, each of which is asked of the disclosure gate.
constexpr int most_in_part = 300;

// What somebody with this reach is told of a meeting; nothing when it is not theirs to know of.
std::optional<MeetingListing> listed(
    UnitOfWork& work, const Actor& actor, Reach reach, const MeetingId& meeting, Instant now)
{
    if (!is_listed(work, actor, reach, meeting, now)) return std::nullopt;
    return work.meetings.find_listing(actor.authority, meeting);
}

// One that was sent to somebody leaves the list when nobody is missing.
std::optional<RecordToSend> to_send(UnitOfWork& work,
                                    const RecordCounting& counting,
                                    const Actor& actor,
                                    Reach reach,
                                    const RecordProgress& progress,
                                    Instant now)
{
    const auto meeting = work.meetings.find(actor.authority, progress.meeting);
    if (!meeting || !has_record_clocks(*meeting, now)) return std::nullopt;
    auto listing = listed(work, actor, reach, progress.meeting, now);
    const auto family = work.cases.find(actor.authority, meeting->case_id);
    if (!listing || !family) return std::nullopt;
    const MeetingFile file{.meeting = *meeting,
                           .family = *family,
                           .facts = {.id = family->id, .authority = actor.authority}};
    RecordReach got;
    if (progress.first_sent_at) {
        got = record_reach_of(work, file);
        if (got.missing.empty()) return std::nullopt;
    }
    RecordClocks clocks = record_clocks_of(work, counting, file, progress, now, std::move(got));
    return RecordToSend{.listing = *std::move(listing),
                        .record = clocks.record,
                        .missing = std::move(clocks.reach.missing)};
}

std::vector<RecordToSend> unsent(UnitOfWork& work,
                                 const CaseTools& tools,
                                 const Actor& actor,
                                 Reach reach)
{
    const Instant now = tools.clock.now();
    const Date today = london_date(now);
    const RecordCounting counting = record_counting(work, actor.authority, tools.bank_holidays);
    const Instant from = london_instant(CivilTime{today - records_looked_back});
    const Instant until = london_instant(CivilTime{today + std::chrono::days{1}});
    std::vector<RecordProgress> looked_at =
        work.records.unsent(actor.authority, from, until, most_records);
    std::ranges::move(work.records.sent_in_part(actor.authority, from, until, most_in_part),
                      std::back_inserter(looked_at));
    std::vector<RecordToSend> found;
    for (const RecordProgress& each : looked_at)
        if (auto entry = to_send(work, counting, actor, reach, each, now))
            found.push_back(*std::move(entry));
    std::ranges::sort(found, {}, [](const RecordToSend& each) {
        return std::tuple{!each.record.is_alarm,
                          each.record.last_day,
                          each.listing.meeting.starts_at,
                          each.listing.meeting.id};
    });
    return found;
}

std::vector<LetterToSend> unsent_letters(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         Reach reach)
{
    const Instant now = tools.clock.now();
    const Date today = london_date(now);
    const RecordCounting counting = record_counting(work, actor.authority, tools.bank_holidays);
    std::vector<LetterToSend> found;
    for (const MeetingId& id :
         work.records.held_conferences(actor.authority,
                                       london_instant(CivilTime{today - records_looked_back}),
                                       london_instant(CivilTime{today + std::chrono::days{1}}),
                                       most_records)) {
        const auto meeting = work.meetings.find(actor.authority, id);
        auto listing = listed(work, actor, reach, id, now);
        const auto family =
            meeting ? work.cases.find(actor.authority, meeting->case_id) : std::nullopt;
        if (!listing || !family) continue;
        const MeetingFile file{.meeting = *meeting,
                               .family = *family,
                               .facts = {.id = family->id, .authority = actor.authority}};
        const auto letter = record_clocks_of(work, counting, file, {.meeting = id}, now).letter;
        if (letter && !letter->sent_on)
            found.push_back({.listing = *std::move(listing), .letter = *letter});
    }
    std::ranges::sort(found, {}, [](const LetterToSend& each) {
        return std::tuple{
            each.letter.last_day, each.listing.meeting.starts_at, each.listing.meeting.id};
    });
    return found;
}

std::vector<CorrectionsWaiting> waiting(UnitOfWork& work,
                                        const Actor& actor,
                                        Reach reach,
                                        Instant now)
{
    std::vector<CorrectionsWaiting> found;
    std::optional<MeetingId> last;
    for (const MeetingId& id : work.records.with_open_corrections(actor.authority, most_records)) {
        if (last == id) {
            if (!found.empty() && found.back().listing.meeting.id == id) ++found.back().corrections;
            continue;
        }
        last = id;
        if (auto listing = listed(work, actor, reach, id, now))
            found.push_back({.listing = *std::move(listing), .corrections = 1});
    }
    return found;
}

// The plan of a meeting that was found to be the actor's, when that is still there.
std::optional<PapersPlan> plan_of(UnitOfWork& work,
                                  const Actor& actor,
                                  const MeetingId& id,
                                  Instant now)
{
    const auto meeting = work.meetings.find(actor.authority, id);
    const auto family = meeting ? work.cases.find(actor.authority, meeting->case_id) : std::nullopt;
    if (!family) return std::nullopt;
    return papers_plan(work,
                       {.meeting = *meeting,
                        .family = *family,
                        .facts = {.id = family->id, .authority = actor.authority}},
                       now);
}

std::vector<CorrectionsUnsent> put_right(UnitOfWork& work,
                                         const Actor& actor,
                                         Reach reach,
                                         Instant now)
{
    std::vector<CorrectionsUnsent> found;
    for (const MeetingId& id :
         work.records.with_copies_before_amendments(actor.authority, now, most_records)) {
        auto listing = listed(work, actor, reach, id, now);
        const auto plan = listing ? plan_of(work, actor, id, now) : std::nullopt;
        if (!plan) continue;
        if (const UnsentCorrections unsent = unsent_corrections(*plan); unsent.corrections > 0)
            found.push_back({.listing = *std::move(listing), .unsent = unsent});
    }
    return found;
}

// Whether whoever has the seat is still to get something.
bool should_have(UnitOfWork& work, const AuthorityId& authority, const PapersCopy& copy)
{
    const auto seat = work.invitees.find(authority, copy.seat);
    if (!seat || seat->invitee.removed_at) return false;
    const auto choices = work.disclosure.choices(authority, copy.meeting);
    const auto choice = std::ranges::find(choices, copy.seat, &SeatChoice::seat);
    return choice == choices.end() || choice->share != Share::nothing;
}

bool has_lapsed(const PapersPlan& plan, const PapersCopy& copy, const LinkTokens& links)
{
    return std::ranges::any_of(plan.recipients, [&](const PapersRecipient& each) {
        return each.waiting == copy.id && has_lapsed(plan, each, links);
    });
}

// They come with those of one meeting together.
std::vector<CopiesHeld> held(
    UnitOfWork& work, const LinkTokens& links, const Actor& actor, Reach reach, Instant now)
{
    std::vector<CopiesHeld> found;
    std::optional<PapersPlan> plan;  // of the last one found, once a copy of it waits
    for (const PapersCopy& copy : work.disclosure.held_copies(actor.authority)) {
        if (copy.prepared_at < now - records_looked_back) continue;
        if (!should_have(work, actor.authority, copy)) continue;
        if (found.empty() || found.back().listing.meeting.id != copy.meeting) {
            auto listing = listed(work, actor, reach, copy.meeting, now);
            if (!listing) continue;
            found.push_back({.listing = *std::move(listing)});
            plan.reset();
        }
        CopiesHeld& here = found.back();
        if (copy.state != CopyState::waiting) {
            ++here.refused;
            continue;
        }
        if (!plan) plan = plan_of(work, actor, copy.meeting, now);
        ++(plan && has_lapsed(*plan, copy, links) ? here.lapsed : here.waiting);
    }
    return found;
}

}  // namespace

Result<RecordsToSend> list_records_to_send(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const LinkTokens& links,
                                           const Actor& actor,
                                           const Stretch& stretch)
{
    const Instant now = tools.clock.now();
    const auto reach = permit_list(actor, Action::minutes_view, now);
    if (!reach) return reach.error();
    if (actor.role == Role::agency_user) return Refusal::hidden;
    std::vector<RecordToSend> found = unsent(work, tools, actor, *reach);
    RecordsToSend records;
    if (!stretch.after.empty()) {
        const auto cursor =
            std::ranges::find(found, MeetingId{stretch.after}, [](const auto& each) {
                return each.listing.meeting.id;
            });
        if (cursor == found.end()) return unknown_cursor();
        found.erase(found.begin(), std::next(cursor));
    } else {
        records.copies = held(work, links, actor, *reach, now);
        records.corrections = waiting(work, actor, *reach, now);
        records.put_right = put_right(work, actor, *reach, now);
        records.letters = unsent_letters(work, tools, actor, *reach);
    }
    records.page = page_of(std::move(found), std::clamp(stretch.limit, 1, longest_stretch));
    audit(work,
          actor,
          now,
          {.action = Action::minutes_view,
           .object = "minutes-to-send",
           .detail = "meetings=" + std::to_string(records.page.entries.size())});
    return records;
}

}  // namespace quorate::core
