#include "db/stores/case_event_store.hpp"

#include <stdexcept>

namespace quorate::db {
namespace {

core::EventKind kind_of(const std::string& code)
{
    const auto kind = core::event_kind_from(code);
    if (!kind) throw std::logic_error{"a case event has an unknown kind"};
    return *kind;
}

template <class... In>
std::vector<core::CaseEvent> select_events(Sql& sql, const std::string& rest, const In&... in)
{
    const std::string text =
        "select id, case_id, kind, happened_on, initiates_section_47, makes_plan, note, "
        "recorded_by, recorded_at, corrects_id, correction_reason, replaced_at, withdrawal_reason "
        "from case_event " +
        rest;
    std::vector<core::CaseEvent> events;
    for (auto& [id,
                case_id,
                kind,
                on,
                section_47,
                plan,
                note,
                by,
                at,
                corrects,
                reason,
                replaced,
                withdrawal] : sql.select<core::CaseEventId,
                                         core::CaseId,
                                         std::string,
                                         core::Date,
                                         bool,
                                         bool,
                                         core::FreeText,
                                         core::UserId,
                                         core::Instant,
                                         std::optional<core::CaseEventId>,
                                         std::string,
                                         std::optional<core::Instant>,
                                         std::string>(text.c_str(), in...))
        events.push_back({id,
                          case_id,
                          kind_of(kind),
                          on,
                          section_47,
                          plan,
                          note,
                          by,
                          at,
                          corrects,
                          reason,
                          replaced,
                          withdrawal});
    return events;
}

}  // namespace

std::vector<core::CaseEvent> CaseEventStore::of_case(const core::AuthorityId& authority,
                                                     const core::CaseId& id)
{
    return select_events(sql_,
                         "where authority_id = :a and case_id = :c and replaced_at is null "
                         "order by happened_on, recorded_at, id",
                         authority,
                         id);
}

std::vector<core::CaseEvent> CaseEventStore::history_of(const core::AuthorityId& authority,
                                                        const core::CaseId& id)
{
    return select_events(sql_,
                         "where authority_id = :a and case_id = :c "
                         "order by happened_on, recorded_at, id",
                         authority,
                         id);
}

std::optional<core::CaseEvent> CaseEventStore::find(const core::AuthorityId& authority,
                                                    const core::CaseEventId& id)
{
    auto found = select_events(sql_, "where authority_id = :a and id = :i", authority, id);
    if (found.empty()) return std::nullopt;
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
        "initiates_section_47, makes_plan, note, recorded_by, recorded_at, corrects_id, "
        "correction_reason) values (:i, :a, :c, :k, :d, :s, :p, :n, :u, :t, :o, :r)",
        event.id,
        authority,
        event.case_id,
        std::string{core::code(event.kind)},
        event.on,
        event.initiates_section_47,
        event.makes_plan,
        event.note,
        event.recorded_by,
        event.recorded_at,
        event.corrects,
        event.correction_reason);
}

bool CaseEventStore::replace(const core::AuthorityId& authority,
                             const core::CaseEventId& id,
                             core::Instant at,
                             const std::string& withdrawal_reason)
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
