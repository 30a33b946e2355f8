#include "db/stores/retention_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "core/dates/london_time.hpp"
#include "core/support/text.hpp"
#include "db/stores/case_erasure.hpp"

namespace quorate::db {
namespace {

core::RetentionClass class_of(const std::string& code)
{
    const auto kind = core::retention_class_from(code);
    if (!kind) throw std::logic_error{"an unknown class of records"};
    return *kind;
}

core::RetentionStart start_of(const std::string& code)
{
    const auto start = core::retention_start_from(code);
    if (!start) throw std::logic_error{"an unknown start of years"};
    return *start;
}

std::string text_of(const std::set<core::RetentionClass>& classes)
{
    std::string text;
    for (const core::RetentionClass each : classes)
        text += (text.empty() ? "" : ",") + std::string{code(each)};
    return text;
}

std::set<core::RetentionClass> classes_from(const std::string& text)
{
    std::set<core::RetentionClass> classes;
    for (const std::string& each : core::split(text, ','))
        classes.insert(class_of(each));
    return classes;
}

// By id; `chosen` is one of them, or empty for all.
std::map<core::CaseId, core::ClosedCase> closed(Sql& sql,
                                                const core::AuthorityId& authority,
                                                const std::string& chosen)
{
    std::map<core::CaseId, core::ClosedCase> found;
    for (auto& [id, reference, at, birth, born, unborn] : sql.select<core::CaseId,
                                                                     std::string,
                                                                     std::optional<core::Instant>,
                                                                     std::optional<core::Date>,
                                                                     int,
                                                                     int>(
             "select f.id, f.reference, e.closed_at, "
             "max(coalesce(c.date_of_birth, c.expected_delivery_date)), count(c.date_of_birth), "
             "count(c.id) - count(c.date_of_birth) "
             "from family_case f left join case_closing e on e.case_id = f.id "
             "left join child c on c.case_id = f.id "
             "where f.authority_id = :a and f.is_open = 0 and (:any = '' or f.id = :f) "
             "group by f.id, f.reference, e.closed_at",
             authority,
             chosen,
             chosen)) {
        core::ClosedCase& each = found[id];
        each.id = id;
        each.reference = std::move(reference);
        if (at) each.facts.closed_on = core::london_date(*at);
        each.facts.youngest_birth = birth;
        each.facts.has_child = born > 0;
        each.facts.has_unborn = unborn > 0;
    }
    for (const auto& [id, birth, death] :
         sql.select<core::CaseId, std::optional<core::Date>, std::optional<core::Date>>(
             "select c.case_id, coalesce(c.date_of_birth, c.expected_delivery_date), "
             "c.date_of_death from child c join family_case f on f.id = c.case_id "
             "where f.authority_id = :a and f.is_open = 0 and (:any = '' or f.id = :f) "
             "and exists (select 1 from child d where d.case_id = c.case_id "
             "and d.date_of_death is not null)",
             authority,
             chosen,
             chosen))
        found[id].facts.children.push_back({birth, death});
    for (auto& [id, kind, enquiries] : sql.select<core::CaseId, std::string, bool>(
             "select v.case_id, v.kind, max(v.initiates_section_47) from case_event v "
             "join family_case f on f.id = v.case_id "
             "where f.authority_id = :a and f.is_open = 0 and v.replaced_at is null "
             "and (:any = '' or f.id = :f) group by v.case_id, v.kind",
             authority,
             chosen,
             chosen)) {
        core::RecordFacts& facts = found[id].facts;
        if (const auto known = core::any_event_kind_from(kind)) facts.events.insert(*known);
        facts.had_enquiries = facts.had_enquiries || enquiries;
    }
    return found;
}

}  // namespace

std::vector<core::RetentionNote> RetentionStore::notes(const core::AuthorityId& authority)
{
    std::vector<core::RetentionNote> all;
    for (auto& [kind, start, years, owner, reason, by, name, at] : sql_.select<std::string,
                                                                               std::string,
                                                                               int,
                                                                               core::PersonName,
                                                                               std::string,
                                                                               core::UserId,
                                                                               core::PersonName,
                                                                               core::Instant>(
             "select n.class, n.counted_from, n.years, n.owner, n.reason, n.noted_by, "
             "coalesce(u.name, ''), n.noted_at from retention_note n "
             "left join staff_user u on u.id = n.noted_by "
             "where n.authority_id = :a order by n.class, n.number desc",
             authority))
        all.push_back({.rule = {.of = class_of(kind), .start = start_of(start), .years = years},
                       .owner = std::move(owner),
                       .reason = std::move(reason),
                       .noted_by = std::move(by),
                       .noted_by_name = std::move(name),
                       .noted_at = at});
    return all;
}

void RetentionStore::add_note(const core::AuthorityId& authority, const core::RetentionNote& note)
{
    const std::string kind{code(note.rule.of)};
    const int last = sql_.value<int>(
        "select coalesce(max(number), 0) from retention_note "
        "where authority_id = :a and class = :k",
        authority,
        kind);
    sql_.execute(
        "insert into retention_note (authority_id, class, number, counted_from, years, owner, "
        "reason, noted_by, noted_at) values (:a, :k, :n, :s, :y, :o, :r, :b, :t)",
        authority,
        kind,
        last + 1,
        std::string{code(note.rule.start)},
        note.rule.years,
        note.owner,
        note.reason,
        note.noted_by,
        note.noted_at);
}

void RetentionStore::note_closed(const core::AuthorityId& authority,
                                 const core::CaseId& id,
                                 core::Instant at)
{
    sql_.execute(
        "insert into case_closing (case_id, authority_id, closed_at) values (:c, :a, :t) "
        "on conflict (case_id) do nothing",
        id,
        authority,
        at);
}

void RetentionStore::note_reopened(const core::AuthorityId& authority, const core::CaseId& id)
{
    sql_.execute(
        "delete from case_closing where authority_id = :a and case_id = :c", authority, id);
}

std::vector<core::ClosedCase> RetentionStore::closed_cases(const core::AuthorityId& authority)
{
    std::map<std::string, core::ClosedCase> by_reference;
    for (auto& [id, each] : closed(sql_, authority, {})) {
        std::string reference = each.reference;
        by_reference.emplace(std::move(reference), std::move(each));
    }
    std::vector<core::ClosedCase> all;
    for (auto& [reference, each] : by_reference)
        all.push_back(std::move(each));
    return all;
}

std::optional<core::ClosedCase> RetentionStore::closed_case(const core::AuthorityId& authority,
                                                            const core::CaseId& id)
{
    auto found = closed(sql_, authority, id.text());
    if (found.empty()) return std::nullopt;
    return std::move(found.begin()->second);
}

std::vector<core::LegalHold> RetentionStore::holds(const core::AuthorityId& authority)
{
    std::vector<core::LegalHold> all;
    for (auto& [id, family, reference, reason, by, name, at, lifted_by, lifted_at] :
         sql_.select<core::LegalHoldId,
                     std::optional<core::CaseId>,
                     std::string,
                     core::FreeText,
                     core::UserId,
                     core::PersonName,
                     core::Instant,
                     std::optional<core::UserId>,
                     std::optional<core::Instant>>(
             "select h.id, h.case_id, coalesce(f.reference, ''), h.reason, h.placed_by, "
             "coalesce(u.name, ''), h.placed_at, h.lifted_by, h.lifted_at from legal_hold h "
             "left join family_case f on f.id = h.case_id "
             "left join staff_user u on u.id = h.placed_by "
             "where h.authority_id = :a order by h.placed_at desc, h.id",
             authority))
        all.push_back({.id = std::move(id),
                       .authority = authority,
                       .case_id = std::move(family),
                       .reference = std::move(reference),
                       .reason = std::move(reason),
                       .placed_by = std::move(by),
                       .placed_by_name = std::move(name),
                       .placed_at = at,
                       .lifted_by = std::move(lifted_by),
                       .lifted_at = lifted_at});
    return all;
}

void RetentionStore::add_hold(const core::LegalHold& hold)
{
    sql_.execute(
        "insert into legal_hold (id, authority_id, case_id, reason, placed_by, placed_at) "
        "values (:i, :a, :c, :r, :b, :t)",
        hold.id,
        hold.authority,
        hold.case_id,
        hold.reason,
        hold.placed_by,
        hold.placed_at);
}

bool RetentionStore::lift_hold(const core::AuthorityId& authority,
                               const core::LegalHoldId& id,
                               const core::UserId& by,
                               core::Instant at)
{
    return sql_.execute(
               "update legal_hold set lifted_by = :b, lifted_at = :t "
               "where authority_id = :a and id = :i and lifted_at is null",
               by,
               at,
               authority,
               id) == 1;
}

bool RetentionStore::is_named_elsewhere(const core::AuthorityId& authority, const core::CaseId& id)
{
    return sql_.value<int>(
               "select count(*) from family_member p where p.authority_id = :a and p.case_id = :c "
               "and (exists (select 1 from must_not_meet n where n.case_id <> p.case_id "
               "and (n.one_id = p.id or n.other_id = p.id)) "
               "or exists (select 1 from excluded_person x where x.case_id <> p.case_id "
               "and x.family_member_id = p.id) "
               "or exists (select 1 from lifted_exclusion l where l.case_id <> p.case_id "
               "and l.family_member_id = p.id) "
               "or exists (select 1 from action_point o where o.case_id <> p.case_id "
               "and o.owner_family_member_id = p.id) "
               "or exists (select 1 from invitee s join meeting m on m.id = s.meeting_id "
               "where m.case_id <> p.case_id and s.family_member_id = p.id))",
               authority,
               id) > 0;
}

void RetentionStore::erase(const core::AuthorityId& authority, const core::CaseId& id)
{
    const int found = sql_.value<int>(
        "select count(*) from family_case where authority_id = :a and id = :c", authority, id);
    if (found == 0) throw std::logic_error{"a family to be erased is not there"};
    erase_rows_of_case(sql_, id);
}

void RetentionStore::add_erased(const core::ErasedCase& erased)
{
    sql_.execute(
        "insert into erased_case (case_id, authority_id, classes, deciding_class, counted_from, "
        "years, kept_until, erased_at, proposed_by, confirmed_by) "
        "values (:c, :a, :k, :d, :s, :y, :u, :t, :p, :b)",
        erased.id,
        erased.authority,
        text_of(erased.classes),
        std::string{code(erased.rule.of)},
        std::string{code(erased.rule.start)},
        erased.rule.years,
        erased.kept_until,
        erased.erased_at,
        erased.proposed_by,
        erased.confirmed_by);
}

std::vector<core::ErasedCase> RetentionStore::erased_cases(const core::AuthorityId& authority)
{
    std::vector<core::ErasedCase> all;
    for (auto& [id, classes, kind, start, years, until, at, proposed_by, confirmed_by] :
         sql_.select<core::CaseId,
                     std::string,
                     std::string,
                     std::string,
                     int,
                     core::Date,
                     core::Instant,
                     core::UserId,
                     core::UserId>(
             "select case_id, classes, deciding_class, counted_from, years, kept_until, erased_at, "
             "proposed_by, confirmed_by from erased_case where authority_id = :a "
             "order by erased_at desc, case_id",
             authority))
        all.push_back({.id = std::move(id),
                       .authority = authority,
                       .classes = classes_from(classes),
                       .rule = {.of = class_of(kind), .start = start_of(start), .years = years},
                       .kept_until = until,
                       .erased_at = at,
                       .proposed_by = std::move(proposed_by),
                       .confirmed_by = std::move(confirmed_by)});
    return all;
}

}  // namespace quorate::db
