#include "db/stores/case_event_store.hpp"

#include <map>
#include <stdexcept>

#include "db/session/many_rows.hpp"

namespace quorate::db {
namespace {

core::EventKind kind_of(const std::string& code)
{
    const auto kind = core::any_event_kind_from(code);
    if (!kind) throw std::logic_error{"a case event has an unknown kind"};
    return *kind;
}

template <class... In>
std::vector<core::CaseEvent> select_events(Sql& sql, const std::string& rest, const In&... in)
{
    const std::string text =
        "select id, case_id, kind, happened_on, happened_at, initiates_section_47, makes_plan, "
        "note, "
        "recorded_by, recorded_at, corrects_id, correction_reason, replaced_at, withdrawal_reason, "
        "meeting_id "
        "from case_event " +
        rest;
    std::vector<core::CaseEvent> events;
    for (auto& [id,
                case_id,
                kind,
                on,
                moment,
                section_47,
                plan,
                note,
                by,
                at,
                corrects,
                reason,
                replaced,
                withdrawal,
                meeting] : sql.select<core::CaseEventId,
                                      core::CaseId,
                                      std::string,
                                      core::Date,
                                      std::optional<core::Instant>,
                                      bool,
                                      bool,
                                      core::FreeText,
                                      core::UserId,
                                      core::Instant,
                                      std::optional<core::CaseEventId>,
                                      core::FreeText,
                                      std::optional<core::Instant>,
                                      core::FreeText,
                                      std::optional<core::MeetingId>>(text.c_str(), in...))
        events.push_back({.id = id,
                          .case_id = case_id,
                          .kind = kind_of(kind),
                          .on = on,
                          .at = moment,
                          .initiates_section_47 = section_47,
                          .makes_plan = plan,
                          .note = note,
                          .recorded_by = by,
                          .recorded_at = at,
                          .corrects = corrects,
                          .correction_reason = reason,
                          .replaced_at = replaced,
                          .withdrawal_reason = withdrawal,
                          .meeting = meeting});
    return events;
}

template <class... In>
void fill_children(Sql& sql,
                   std::vector<core::CaseEvent>& events,
                   const std::string& condition,
                   const In&... in)
{
    const std::string text =
        "select k.event_id, k.child_id from case_event_child k join case_event e "
        "on e.id = k.event_id where k.authority_id = :a and " +
        condition + " order by k.event_id, k.child_id";
    std::map<core::CaseEventId, std::vector<core::ChildId>> children;
    for (auto& [event, child] : sql.select<core::CaseEventId, core::ChildId>(text.c_str(), in...))
        children[event].push_back(child);
    for (core::CaseEvent& event : events)
        event.children = std::move(children[event.id]);
}

}  // namespace

std::vector<core::CaseEvent> CaseEventStore::of_case(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    auto events = select_events(sql_,
                                "where authority_id = :a and case_id = :c and replaced_at is null "
                                "order by happened_on, recorded_at, id",
                                authority,
                                id);
    fill_children(sql_, events, "e.case_id = :c and e.replaced_at is null", authority, id);
    return events;
}

std::vector<core::CaseEvent> CaseEventStore::history_of(const core::AuthorityId& authority,
                                                        const core::CaseId& id)
{
    auto events = select_events(sql_,
                                "where authority_id = :a and case_id = :c "
                                "order by happened_on, recorded_at, id",
                                authority,
                                id);
    fill_children(sql_, events, "e.case_id = :c", authority, id);
    return events;
}

std::optional<core::CaseEvent> CaseEventStore::find(const core::AuthorityId& authority,
                                                    const core::CaseEventId& id)
{
    auto found = select_events(sql_, "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
    fill_children(sql_, found, "e.id = :i", authority, id);
    return std::move(found.front());
}

std::vector<core::CaseId> CaseEventStore::cases_with_events_since(
    const core::AuthorityId& authority, core::Date first)
{
    std::vector<core::CaseId> cases;
    for (auto& [id] : sql_.select<core::CaseId>(
             "select distinct e.case_id from case_event e join family_case c on c.id = e.case_id "
             "where e.authority_id = :a and e.happened_on >= :d and e.replaced_at is null "
             "and c.is_open = 1 order by e.case_id",
             authority,
             first))
        cases.push_back(std::move(id));
    return cases;
}

void CaseEventStore::add(const core::AuthorityId& authority, const core::CaseEvent& event)
{
    sql_.execute(
        "insert into case_event (id, authority_id, case_id, kind, happened_on, "
        "happened_at, initiates_section_47, makes_plan, note, recorded_by, recorded_at, "
        "corrects_id, "
        "correction_reason, meeting_id) values (:i, :a, :c, :k, :d, :h, :s, :p, :n, :u, :t, :o, "
        ":r, :m)",
        event.id,
        authority,
        event.case_id,
        std::string{core::code(event.kind)},
        event.on,
        event.at,
        event.initiates_section_47,
        event.makes_plan,
        event.note,
        event.recorded_by,
        event.recorded_at,
        event.corrects,
        event.correction_reason,
        event.meeting);
    ManyRows children{"insert into case_event_child (event_id, child_id, authority_id)"};
    for (const core::ChildId& child : event.children)
        children.row(event.id, child, authority);
    children.flush(sql_);
}

bool CaseEventStore::replace(const core::AuthorityId& authority,
                             const core::CaseEventId& id,
                             core::Instant at,
                             const core::FreeText& withdrawal_reason)
{
    return sql_.execute(
               "update case_event set replaced_at = :t, withdrawal_reason = :r "
               "where authority_id = :a and id = :i and replaced_at is null",
               at,
               withdrawal_reason,
               authority,
               id) == 1;
}

}  // namespace quorate::db
