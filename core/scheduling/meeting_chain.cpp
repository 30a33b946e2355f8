#include "core/scheduling/meeting_chain.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/meetings/booking.hpp"
#include "core/meetings/complaints.hpp"
#include "core/meetings/known_meeting.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/scheduling/meeting_chain_store.hpp"

namespace quorate::core {
namespace {

ChainEntry entry_of(UnitOfWork& work,
                    const ChainDates& dates,
                    const Meeting& conference,
                    const ChainMeeting& each)
{
    ChainEntry entry{.link = each.link,
                     .meeting = work.meetings.find(conference.authority, each.meeting).value()};
    entry.due = limit_of(work, entry.meeting);
    const bool is_ahead = conference.status == MeetingStatus::scheduled;
    if (each.link == ChainLink::conference || !is_ahead || entry.due) return entry;
    entry.due = limit_after_conference(
        dates, each.link, london_date(conference.starts_at), conference.children);
    entry.is_expected = entry.due.has_value();
    return entry;
}

std::optional<ChainView> view_of(UnitOfWork& work, const MeetingTools& tools, MeetingChain chain)
{
    const auto family = work.cases.find(chain.authority, chain.case_id);
    const auto conference = work.meetings.find(chain.authority, chain.meetings.front().meeting);
    if (!family || !conference) return std::nullopt;
    const ChainDates dates = chain_dates(work, tools, *family);
    ChainView view{.chain = std::move(chain)};
    for (const ChainMeeting& each : view.chain.meetings)
        view.entries.push_back(entry_of(work, dates, *conference, each));
    return view;
}

}  // namespace

bool ChainEntry::is_to_come() const
{
    return meeting.status == MeetingStatus::scheduled && !meeting.opened_at;
}

const ChainEntry* ChainView::of(const MeetingId& meeting) const
{
    for (const ChainEntry& each : entries)
        if (each.meeting.id == meeting) return &each;
    return nullptr;
}

const ChainEntry& ChainView::conference() const
{
    return entries.front();
}

bool ChainView::is_before_conference(const ChainEntry& entry) const
{
    const Meeting& first = conference().meeting;
    return entry.link != ChainLink::conference && first.status == MeetingStatus::scheduled &&
           entry.meeting.status == MeetingStatus::scheduled &&
           entry.meeting.starts_at < first.ends_at;
}

std::vector<ChainEntry> ChainView::to_come_besides(const MeetingId& meeting) const
{
    std::vector<ChainEntry> others;
    std::ranges::copy_if(entries, std::back_inserter(others), [&](const ChainEntry& each) {
        return each.meeting.id != meeting && each.is_to_come();
    });
    return others;
}

std::string wrong_order(const ChainView& view, const MeetingId& meeting, Date to)
{
    const ChainEntry* own = view.of(meeting);
    if (own == nullptr || own->link == ChainLink::conference) return {};
    std::string words;
    for (const ChainEntry& other : view.to_come_besides(meeting)) {
        const Date on = london_date(other.meeting.starts_at);
        const bool is_follower = other.link > own->link;
        if (is_follower ? to < on : on < to) continue;
        const std::string how = on == to ? "on the day of " : is_follower ? "after " : "before ";
        words += (words.empty() ? "" : ". ") + ("This would be " + how + phrase(other.link));
    }
    return words;
}

std::optional<ChainView> chain_with(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const AuthorityId& authority,
                                    const MeetingId& meeting)
{
    auto chain = work.meeting_chains.of_meeting(authority, meeting);
    if (!chain) return std::nullopt;
    return view_of(work, tools, *std::move(chain));
}

Result<ChainView> view_chain(UnitOfWork& work,
                             const MeetingTools& tools,
                             const Actor& actor,
                             const ChainId& id)
{
    const Instant now = tools.clock.now();
    if (auto allowed = permit_role_or_chair(actor, Action::meeting_view); !allowed)
        return allowed.error();
    if (is_reduced(actor, Action::meeting_view)) return Refusal::hidden;
    auto chain = work.meeting_chains.find(actor.authority, id);
    if (!chain) return Refusal::not_found;
    const auto known =
        permitted_meeting(work, actor, Action::meeting_view, chain->meetings.front().meeting, now);
    if (!known) return known.error();
    const CaseId family = chain->case_id;
    auto view = view_of(work, tools, *std::move(chain));
    if (!view) return Refusal::not_found;
    audit(
        work, actor, now, {.action = Action::meeting_view, .object = id.text(), .case_id = family});
    return *std::move(view);
}

ChainDates chain_dates(UnitOfWork& work, const MeetingTools& tools, const FamilyCase& family)
{
    return {.jurisdiction = family.jurisdiction,
            .calendars = calendars_of(work, family.authority, tools.bank_holidays),
            .local = work.local_rules.of(family.authority)};
}

void book_limits_of_chain(UnitOfWork& work, const Meeting& conference)
{
    const auto chain = work.meeting_chains.of_meeting(conference.authority, conference.id);
    if (!chain || chain->meetings.front().meeting != conference.id) return;
    for (const ChainMeeting& each : chain->meetings) {
        const auto meeting = work.meetings.find(conference.authority, each.meeting);
        if (meeting && meeting->id != conference.id && meeting->status == MeetingStatus::scheduled)
            book_limits(work, *meeting);
    }
}

Error at_link(Error error, ChainLink link)
{
    error = with_meeting_field(std::move(error));
    const std::string at{code(link)};
    if (error.fields.empty())
        error.fields.push_back({at, std::string{refusal_text(error.refusal).sentence}});
    for (FieldError& each : error.fields) {
        if (each.field.starts_with("confirm_") || each.field == "video_link") continue;
        if (link == ChainLink::conference && each.field.starts_with("late_")) continue;
        if (each.field != at) each.field = at + "." + each.field;
        if (each.message.ends_with('.')) each.message.pop_back();
        each.message = std::string{label(link)} + ": " + each.message;
    }
    return error;
}

}  // namespace quorate::core
