#include "db/stores/census_store.hpp"

#include <map>
#include <stdexcept>

#include "core/dates/london_time.hpp"
#include "db/stores/by_name.hpp"
#include "db/stores/case_visibility.hpp"

namespace quorate::db {
namespace {

using Families = std::vector<core::CensusFamily>;

constexpr const char* found_families =
    "select c.id, c.reference, c.team_id, c.lead_worker_id, c.is_open from family_case c "
    "where c.authority_id = :a and c.jurisdiction = 'England' and c.id > :after ";

template <class Found>
Found known(const std::optional<Found>& found, const char* fault)
{
    if (!found) throw std::logic_error{fault};
    return *found;
}

// Fills the families of one stretch. Everything is read by the range of their ids: a query a table
// for the whole stretch, and what lies between but is not the actor's is passed over. Each starts
// from the families: asked for an authority's rows alone, SQLite would go through all of them.
class Filling {
public:
    Filling(Sql& sql, const core::AuthorityId& authority, Families& families)
        : sql_{sql}, authority_{authority}
    {
        for (core::CensusFamily& family : families)
            by_id_.emplace(family.id, &family);
        first_ = families.front().id;
        last_ = families.back().id;
    }

    void fill()
    {
        add_children();
        add_events();
        add_settled();
        add_meetings();
        add_decisions();
    }

private:
    template <class... Out>
    auto rows(const char* sql)
    {
        return sql_.select<Out...>(sql, authority_, first_, last_);
    }

    core::CensusFamily* family(const core::CaseId& id)
    {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }

    void add_children()
    {
        auto found = rows<core::CaseId,
                          core::ChildId,
                          core::PersonName,
                          std::optional<core::Date>,
                          std::optional<core::Date>>(
            "select k.case_id, k.id, k.given_name, k.date_of_birth, k.expected_delivery_date "
            "from family_case c join child k on k.case_id = c.id "
            "where c.authority_id = :a and c.id >= :first and c.id <= :last");
        sort_by(found, [](const auto& row) {
            return std::tuple{std::get<3>(row).value_or(core::Date::max()),
                              list_name(std::get<2>(row)),
                              std::get<1>(row)};
        });
        for (const auto& [case_id, id, name, born, expected] : found)
            if (auto* to = family(case_id)) to->children.push_back({id, born, expected});
    }

    void add_events()
    {
        auto children = event_children();
        for (auto& [case_id, id, kind, on, starts_enquiries, makes_plan, corrects] :
             rows<core::CaseId,
                  core::CaseEventId,
                  std::string,
                  core::Date,
                  bool,
                  bool,
                  std::optional<core::CaseEventId>>(
                 "select e.case_id, e.id, e.kind, e.happened_on, e.initiates_section_47, "
                 "e.makes_plan, e.corrects_id from family_case c "
                 "join case_event e on e.case_id = c.id "
                 "where c.authority_id = :a and c.id >= :first and c.id <= :last "
                 "and e.replaced_at is null "
                 "order by e.case_id, e.happened_on, e.recorded_at, e.id")) {
            auto* to = family(case_id);
            if (to == nullptr) continue;
            core::CaseEvent event{
                .case_id = case_id,
                .kind = known(core::any_event_kind_from(kind), "a case event has an unknown kind"),
                .on = on,
                .children = std::move(children[id]),
                .initiates_section_47 = starts_enquiries,
                .makes_plan = makes_plan,
                .corrects = corrects};
            event.id = std::move(id);
            to->events.push_back(std::move(event));
        }
    }

    std::map<core::CaseEventId, std::vector<core::ChildId>> event_children()
    {
        std::map<core::CaseEventId, std::vector<core::ChildId>> children;
        for (auto& [event, child] : rows<core::CaseEventId, core::ChildId>(
                 "select ec.event_id, ec.child_id from family_case c "
                 "join case_event e on e.case_id = c.id "
                 "join case_event_child ec on ec.event_id = e.id "
                 "where c.authority_id = :a and c.id >= :first and c.id <= :last "
                 "and e.replaced_at is null "
                 "order by ec.event_id, ec.child_id"))
            children[event].push_back(std::move(child));
        return children;
    }

    // Of a limit for which no child is written down, the whole family's answer counts.
    void add_settled()
    {
        for (auto& [case_id, event, child] : rows<core::CaseId, core::CaseEventId, core::ChildId>(
                 "select d.case_id, d.event_id, coalesce(dc.child_id, '') from family_case c "
                 "join due_date d on d.case_id = c.id "
                 "left join due_date_child dc on dc.due_date_id = d.id "
                 "where c.authority_id = :a and c.id >= :first and c.id <= :last "
                 "and d.rule_id = 'eng-icpc-15wd' and d.status <> 'superseded' "
                 "and coalesce(dc.status, d.status) = 'not_needed' order by d.case_id, d.id"))
            if (auto* to = family(case_id))
                to->conference_not_needed.emplace_back(std::move(event), std::move(child));
    }

    void add_meetings()
    {
        for (auto& [case_id, id, type, starts_at, quorum] :
             rows<core::CaseId, core::MeetingId, std::string, core::Instant, std::string>(
                 "select m.case_id, m.id, m.type, m.starts_at, coalesce(mc.quorum, '') "
                 "from family_case c join meeting m on m.case_id = c.id "
                 "left join meeting_closing mc on mc.meeting_id = m.id "
                 "where c.authority_id = :a and c.id >= :first and c.id <= :last "
                 "and m.status = 'held' order by m.case_id, m.starts_at, m.id")) {
            auto* to = family(case_id);
            if (to == nullptr) continue;
            core::CensusMeeting meeting{
                .type = known(core::meeting_type_from(type), "a meeting has an unknown type"),
                .on = core::london_date(starts_at),
                .quorum = core::quorum_state_from(quorum)};
            meeting.id = std::move(id);
            to->meetings.push_back(std::move(meeting));
        }
    }

    void add_decisions()
    {
        std::map<core::MeetingId, core::CensusMeeting*> meetings;
        for (auto& [id, to] : by_id_)
            for (core::CensusMeeting& meeting : to->meetings)
                meetings.emplace(meeting.id, &meeting);
        for (auto& [meeting, child, outcome, category] :
             rows<core::MeetingId, core::ChildId, std::string, std::string>(
                 "select d.meeting_id, d.child_id, d.outcome, d.category from family_case c "
                 "join meeting m on m.case_id = c.id join decision d on d.meeting_id = m.id "
                 "where c.authority_id = :a and c.id >= :first and c.id <= :last "
                 "and m.status = 'held' "
                 "order by d.meeting_id, d.child_id")) {
            const auto at = meetings.find(meeting);
            if (at == meetings.end()) continue;
            at->second->decisions.push_back(
                {std::move(child),
                 known(core::outcome_from(outcome), "a decision has an unknown outcome"),
                 std::move(category)});
        }
    }

    Sql& sql_;
    const core::AuthorityId& authority_;
    std::map<core::CaseId, core::CensusFamily*> by_id_;
    core::CaseId first_;
    core::CaseId last_;
};

}  // namespace

std::vector<core::CensusFamily> CensusStore::families(const core::Actor& actor,
                                                      core::Reach reach,
                                                      core::Instant now,
                                                      const core::Stretch& stretch)
{
    static const std::string in_order = "order by c.id limit :n";
    static const std::string all = found_families + in_order;
    static const std::string visible =
        found_families + std::string{"and "} + case_is_visible + in_order;
    const CaseReach within = case_reach(actor, reach);
    const auto rows = [&](const std::string& text, const auto&... in) {
        return sql_.select<core::CaseId, std::string, core::TeamId, core::UserId, bool>(
            text.c_str(), actor.authority, stretch.after, in...);
    };
    Families families;
    for (auto& [id, reference, team, worker, is_open] : actor.is_system
                                                            ? rows(all, stretch.limit)
                                                            : rows(visible,
                                                                   actor.user,
                                                                   actor.user,
                                                                   now,
                                                                   actor.user,
                                                                   within.every_open_case,
                                                                   within.open_cases_of_teams,
                                                                   actor.user,
                                                                   stretch.limit))
        families.push_back({.id = std::move(id),
                            .reference = std::move(reference),
                            .team = std::move(team),
                            .lead_worker = std::move(worker),
                            .is_open = is_open});
    if (!families.empty()) Filling{sql_, actor.authority, families}.fill();
    return families;
}

}  // namespace quorate::db
