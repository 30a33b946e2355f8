#include "core/circulation/record_reach.hpp"

#include <algorithm>
#include <array>

#include "core/cases/case_store.hpp"
#include "core/cases/sent_record.hpp"
#include "core/circulation/circulation_store.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/papers_copy.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/invitee_store.hpp"

namespace quorate::core {
namespace {

struct Row {
    std::string_view code;
    std::string_view label;
};

// In the order of the enumeration.
constexpr std::array<Row, 6> reasons{{{"not_prepared", "not sent yet"},
                                      {"waits_for_release", "prepared, and not released yet"},
                                      {"not_released", "not released by a colleague"},
                                      {"held", "held, and not sent"},
                                      {"came_back", "did not arrive"},
                                      {"taken_back", "taken back"}}};

// What became of the mail with a copy, whether or not the copy was taken back since.
std::optional<NoCopy> lost_on_the_way(CirculationRow row)
{
    row.circulation.revoked_at.reset();
    const Delivery delivery = delivery_of(row);
    if (delivery == Delivery::held) return NoCopy::held;
    if (delivery == Delivery::failed) return NoCopy::came_back;
    return std::nullopt;
}

// The copies of the minutes for this seat: the newest first, and what was taken back last.
std::vector<const CirculationRow*> copies_for(const InviteeId& seat,
                                              const std::vector<CirculationRow>& ledger)
{
    std::vector<const CirculationRow*> copies;
    for (const bool is_revoked : {false, true})
        for (const CirculationRow& row : ledger)
            if (row.circulation.kind == CirculationKind::minutes &&
                row.circulation.invitee == seat &&
                row.circulation.revoked_at.has_value() == is_revoked)
                copies.push_back(&row);
    return copies;
}

// Since when they have one. A copy that was put right since counts from the first: a correction
// takes that one back at the moment at which it leaves itself.
std::optional<Instant> has_it_since(const std::vector<const CirculationRow*>& copies)
{
    std::optional<Instant> since;
    for (const CirculationRow* row : copies) {
        const Circulation& copy = row->circulation;
        if (copy.revoked_at != since || lost_on_the_way(*row)) break;
        since = copy.sent_at;
    }
    return since;
}

// One of those who have a seat, with what is settled about their copy.
struct Reader {
    const InviteeEntry& seat;
    bool is_due = false;
    bool gets_nothing = false;  // by the chair's choice
    bool is_nobody = false;     // must not have any, or has no seat
    std::optional<CopyState> prepared = {};
};

NoCopy why_missing(const Reader& reader, const std::vector<const CirculationRow*>& copies)
{
    if (reader.prepared == CopyState::waiting) return NoCopy::waits_for_release;
    if (reader.prepared == CopyState::refused) return NoCopy::not_released;
    if (copies.empty()) return NoCopy::not_prepared;
    if (copies.front()->circulation.revoked_at) return NoCopy::taken_back;
    return lost_on_the_way(*copies.front()).value_or(NoCopy::not_prepared);
}

void add(RecordReach& reach, const Reader& reader, const std::vector<CirculationRow>& ledger)
{
    if (reader.gets_nothing) ++reach.chosen_nothing;
    const InviteeId& seat = reader.seat.invitee.id;
    const auto copies = copies_for(seat, ledger);
    if (!reader.is_due) {
        if (!reader.is_nobody && has_it_since(copies)) ++reach.held_back;
        return;
    }
    ++reach.due;
    if (const auto since = has_it_since(copies)) {
        ++reach.left;
        reach.all_left_at = std::max(reach.all_left_at.value_or(*since), *since);
        return;
    }
    reach.missing.push_back(
        {.seat = seat, .name = reader.seat.name, .why = why_missing(reader, copies)});
}

RecordReach finished(RecordReach reach)
{
    if (reach.reached() != Reached::all) reach.all_left_at.reset();
    return reach;
}

bool is_chosen_nothing(Recipient kind, const SeatChoice& choice)
{
    return kind != Recipient::nobody && choice.share == Share::nothing;
}

// The last that was prepared for a seat; `copies` are the newest first.
std::optional<CopyState> prepared_for(const InviteeId& seat, const std::vector<PapersCopy>& copies)
{
    const auto last = std::ranges::find(copies, seat, &PapersCopy::seat);
    if (last == copies.end()) return std::nullopt;
    return last->state;
}

}  // namespace

std::string_view code(NoCopy why)
{
    return reasons[static_cast<std::size_t>(why)].code;
}

std::string_view label(NoCopy why)
{
    return reasons[static_cast<std::size_t>(why)].label;
}

std::string_view code(Reached reached)
{
    constexpr std::array<std::string_view, 3> codes{"none", "some", "all"};
    return codes[static_cast<std::size_t>(reached)];
}

int RecordReach::missing_for(NoCopy why) const
{
    return static_cast<int>(std::ranges::count(missing, why, &MissingCopy::why));
}

RecordReach record_reach(const PapersPlan& plan)
{
    RecordReach reach;
    for (const PapersRecipient& each : plan.recipients) {
        Reader reader{.seat = each.seat,
                      .is_due = !each.release.empty(),
                      .gets_nothing = is_chosen_nothing(each.kind, each.choice),
                      .is_nobody = each.kind == Recipient::nobody};
        if (each.waiting)
            reader.prepared = CopyState::waiting;
        else if (!each.refused_because.empty())
            reader.prepared = CopyState::refused;
        add(reach, reader, plan.ledger);
    }
    return finished(std::move(reach));
}

RecordReach record_reach_of(UnitOfWork& work, const MeetingFile& file)
{
    const AuthorityId& authority = file.meeting.authority;
    const MeetingId& meeting = file.meeting.id;
    const Papers papers = papers_of(work, minutes_file(work, file));
    if (papers.minutes.status != MinutesStatus::approved) return {};
    const auto excluded = work.cases.excluded_from(authority, file.family.id);
    const auto copies = work.disclosure.copies(authority, meeting);
    const auto ledger = work.circulations.of_meeting(authority, meeting);
    RecordReach reach;
    for (const InviteeEntry& seat : work.invitees.of_meeting(authority, meeting)) {
        const Recipient kind = recipient_of(seat.invitee, excluded);
        const SeatChoice choice = choice_for(seat.invitee.id, papers);
        const Release release =
            release_for(kind, seat.invitee.holder.member, papers, std::nullopt, choice);
        add(reach,
            {.seat = seat,
             .is_due = !release.empty(),
             .gets_nothing = is_chosen_nothing(kind, choice),
             .is_nobody = kind == Recipient::nobody,
             .prepared = prepared_for(seat.invitee.id, copies)},
            ledger);
    }
    return finished(std::move(reach));
}

void note_when_all_have_it(UnitOfWork& work,
                           const CaseTools& tools,
                           const Actor& actor,
                           const MeetingFile& file)
{
    const RecordReach reach = record_reach_of(work, file);
    if (reach.all_left_at)
        note_record_sent(work, tools, actor, file.meeting, london_date(*reach.all_left_at));
}

}  // namespace quorate::core
