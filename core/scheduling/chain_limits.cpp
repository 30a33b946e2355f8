#include "core/scheduling/chain_limits.hpp"

#include <algorithm>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/due_dates/decide_due_dates.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

struct LinkNames {
    ChainLink link;
    std::string_view code;
    std::string_view label;
};

constexpr std::array<LinkNames, all_chain_links.size()> names{
    {{ChainLink::conference, "conference", "The initial conference"},
     {ChainLink::core_group, "core_group", "The first core group"},
     {ChainLink::review, "review", "The first review conference"}}};

const LinkNames& names_of(ChainLink link)
{
    return names[static_cast<std::size_t>(link)];
}

// The conference as it would be recorded once it was held.
CaseEvent held_on(Date on, const std::vector<ChildId>& children)
{
    return {.kind = EventKind::conference_held, .on = on, .children = children, .makes_plan = true};
}

std::vector<DecidedDueDate> decided(const ChainDates& dates, const std::vector<CaseEvent>& events)
{
    return decide_due_dates(dates.jurisdiction, events, {}, dates.calendars, dates.local);
}

// That it is booked for the day, and that it is held on it.
std::vector<CaseEvent> about_conference(Date on)
{
    return {CaseEvent{.kind = EventKind::initial_conference_date, .on = on}, held_on(on, {})};
}

}  // namespace

std::string_view code(ChainLink link)
{
    return names_of(link).code;
}

std::optional<ChainLink> chain_link_from(std::string_view text)
{
    for (const LinkNames& each : names)
        if (each.code == text) return each.link;
    return std::nullopt;
}

std::string_view label(ChainLink link)
{
    return names_of(link).label;
}

std::string phrase(ChainLink link)
{
    std::string words{label(link)};
    words.front() = 't';
    return words;
}

MeetingType type_of(ChainLink link, MeetingType conference)
{
    switch (link) {
        case ChainLink::core_group:
            return MeetingType::core_group;
        case ChainLink::review:
            return MeetingType::review_cp_conference;
        case ChainLink::conference:
            break;
    }
    return conference;
}

std::optional<CaseDueDate> limit_after_conference(const ChainDates& dates,
                                                  ChainLink link,
                                                  Date on,
                                                  const std::vector<ChildId>& children)
{
    if (link == ChainLink::conference) return std::nullopt;
    const MeetingType type = type_of(link, MeetingType::initial_cp_conference);
    std::optional<CaseDueDate> governing;
    const std::vector<CaseEvent> events{held_on(on, children)};
    for (const DecidedDueDate& each : decided(dates, events)) {
        const StatutoryRule& rule = *each.rule;
        if (rule.bound != Bound::limit || rule.meeting_type != type) continue;
        if (governing && governing->limit_date <= each.due.limit_date) continue;
        governing = CaseDueDate{.counted_from = on,
                                .rule_id = std::string{rule.id},
                                .meeting_type = type,
                                .limit_date = each.due.limit_date,
                                .schedule_by = each.due.schedule_by,
                                .limit_at = each.due.limit_at,
                                .is_provisional = each.due.is_provisional,
                                .children = each.children};
    }
    return governing;
}

std::vector<MovedLimit> limits_moved(const ChainDates& dates, Date from, Date to)
{
    const std::vector<CaseEvent> now = about_conference(from);
    const std::vector<CaseEvent> then = about_conference(to);
    const std::vector<DecidedDueDate> after = decided(dates, then);
    std::vector<MovedLimit> moved;
    for (const DecidedDueDate& each : decided(dates, now)) {
        if (each.rule->bound == Bound::earliest) continue;
        const auto same = std::ranges::find(
            after, each.rule->id, [](const DecidedDueDate& other) { return other.rule->id; });
        if (same != after.end())
            moved.push_back({.rule_id = std::string{each.rule->id},
                             .label = std::string{each.rule->label},
                             .before = each.due.limit_date,
                             .after = same->due.limit_date});
    }
    std::ranges::sort(
        moved, {}, [](const MovedLimit& each) { return std::pair{each.before, each.rule_id}; });
    return moved;
}

std::string late_words(const ChainDates& dates,
                       const CaseDueDate& due,
                       Date on,
                       std::string_view what)
{
    const int late = dates.calendars.local.count_between(due.limit_date, on).count;
    std::string words;
    if (late > 0)
        words = std::to_string(late) + (late == 1 ? " working day after " : " working days after ");
    else
        words = "after ";
    return words + std::string{what} + ", " + long_date(due.limit_date);
}

}  // namespace quorate::core
