#include "db/stores/case_store.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "core/cases/reference_text.hpp"
#include "core/support/text.hpp"
#include "db/stores/asked.hpp"
#include "db/stores/by_name.hpp"
#include "db/stores/case_visibility.hpp"
#include "db/stores/raise_feeds.hpp"

namespace quorate::db {
namespace {

// What every query of this file selects first, and how it is read back.
#define CASE_COLUMNS                                                                \
    "c.id, c.authority_id, c.reference, c.family_name, c.jurisdiction, c.team_id, " \
    "c.lead_worker_id, c.level, c.is_open, c.created_at, c.version"

template <class Row>
core::FamilyCase family_of(const Row& row)
{
    const auto jurisdiction = core::jurisdiction_from(std::get<4>(row));
    if (!jurisdiction) throw std::logic_error{"a case is kept under an unknown jurisdiction"};
    return {.id = std::get<0>(row),
            .authority = std::get<1>(row),
            .reference = std::get<2>(row),
            .family_name = std::get<3>(row),
            .jurisdiction = *jurisdiction,
            .team = std::get<5>(row),
            .lead_worker = std::get<6>(row),
            .level = std::get<7>(row),
            .is_open = std::get<8>(row),
            .created_at = std::get<9>(row),
            .version = std::get<10>(row)};
}

template <class... More, class... In>
auto select_cases(Sql& sql, const std::string& text, const In&... in)
{
    return sql.select<core::CaseId,
                      core::AuthorityId,
                      std::string,
                      core::PersonName,
                      std::string,
                      core::TeamId,
                      core::UserId,
                      int,
                      bool,
                      core::Instant,
                      int,
                      More...>(text.c_str(), in...);
}

const std::string summaries = "select " CASE_COLUMNS
                              ", t.name, w.name, (select count(*) from child n "
                              "where n.case_id = c.id), (select count(*) from child u "
                              "where u.case_id = c.id and u.date_of_birth is null), "
                              "case when w.active = 1 then 0 else 1 end "
                              "from family_case c join team t on t.id = c.team_id "
                              "join staff_user w on w.id = c.lead_worker_id ";

template <class... In>
std::vector<core::CaseSummary> select_summaries(Sql& sql, const std::string& text, const In&... in)
{
    std::vector<core::CaseSummary> found;
    for (const auto& row :
         select_cases<std::string, core::PersonName, int, int, bool>(sql, text, in...))
        found.push_back({.family = family_of(row),
                         .team_name = std::get<11>(row),
                         .lead_worker_name = std::get<12>(row),
                         .lead_has_left = std::get<15>(row),
                         .children = std::get<13>(row),
                         .unborn = std::get<14>(row)});
    return found;
}

// More than this are not put in order by name, which takes reading all of them.
constexpr int most_by_name = 2000;

// A family on its way into a list.
struct Listed {
    std::string name;
    core::CaseId id;

    friend auto operator<=>(const Listed&, const Listed&) = default;
};

// Somebody by whom a family is found, whatever else finds it.
struct Through {
    core::FoundBy who = core::FoundBy::child;
    std::string relationship = {};
};
using ThroughSomebody = std::map<core::CaseId, Through>;

// Whom no search finds: who must not be at a family's meetings, and whom a chair keeps out.
constexpr const char* may_be_found_by =
    "and m.id not in (select x.family_member_id from excluded_person x "
    "where x.authority_id = :flagged_in and x.family_member_id is not null) "
    "and m.id not in (select q.family_member_id from exclusion_request q "
    "where q.authority_id = :kept_out_in and q.decision = 'granted') ";

// A single letter would find nearly everybody, and no name has a digit: a reference, which is what
// people look for most, opens the name of no family member.
bool may_name_somebody(const std::string& wanted)
{
    constexpr std::size_t shortest = 2;
    return core::length(wanted) >= shortest &&
           std::ranges::none_of(wanted, [](char c) { return c >= '0' && c <= '9'; });
}

void find_by_members(Sql& sql, const std::string& wanted, Asked query, ThroughSomebody& through)
{
    query.text += may_be_found_by;
    for (auto& [id, name, relationship] :
         sql.select<core::CaseId, core::PersonName, std::string>(query.text.c_str(), query.values))
        if (is_in(wanted, name.reveal()))
            through.try_emplace(std::move(id),
                                Through{core::FoundBy::family_member, std::move(relationship)});
}

void find_by_children(Sql& sql,
                      const std::string& wanted,
                      const Asked& query,
                      ThroughSomebody& through)
{
    for (auto& [id, given, family] : sql.select<core::CaseId, core::PersonName, core::PersonName>(
             query.text.c_str(), query.values))
        if (is_in(wanted, given.reveal() + ' ' + family.reveal()))
            through.try_emplace(std::move(id), Through{});
}

}  // namespace

std::optional<core::CaseFacts> CaseStore::facts(const core::Actor& actor,
                                                const core::CaseId& id,
                                                core::Instant now)
{
    const auto row = sql_.find<core::TeamId, core::UserId, int, bool, bool, bool>(
        "select c.team_id, c.lead_worker_id, c.level, "
        "case when exists (select 1 from case_involvement i where i.case_id = c.id "
        "and i.user_id = :u and i.expires_at > :t) then 1 else 0 end, "
        "case when exists (select 1 from meeting m where m.case_id = c.id "
        "and m.chair_id = :w) then 1 else 0 end, "
        "case when exists (select 1 from emergency_access e where e.authority_id = :own and "
        "e.user_id = :v and e.ends_at > :until and e.case_id = c.id and (c.level < 2 or "
        "e.approved_by is not null)) then 1 else 0 end "
        "from family_case c where c.authority_id = :a and c.id = :c",
        actor.user,
        now,
        actor.user,
        actor.authority,
        actor.user,
        now,
        actor.authority,
        id);
    if (!row) return std::nullopt;

    const auto& [team, lead, level, is_listed, is_chair, has_opened] = *row;
    const bool same_team = actor.is_in_team(team);
    const bool by_team = level == 0 && same_team && is_involved_by_team(actor.role);
    return core::CaseFacts{.id = id,
                           .authority = actor.authority,
                           .team = team,
                           .level = level,
                           .involved = lead == actor.user || is_listed || is_chair || by_team,
                           .same_team = same_team,
                           .break_glass = has_opened};
}

std::set<core::CaseId> CaseStore::involving(const core::Actor& actor, core::Instant now)
{
    static const std::string text =
        std::string{"select c.id from family_case c where c.authority_id = :a and "} +
        case_is_visible;
    const CaseReach within = case_reach(actor, core::Reach::involved);
    const auto rows = sql_.select<core::CaseId>(text.c_str(),
                                                actor.authority,
                                                actor.user,
                                                actor.user,
                                                now,
                                                actor.user,
                                                within.every_open_case,
                                                within.open_cases_of_teams,
                                                actor.user);
    std::set<core::CaseId> ids;
    for (const auto& row : rows)
        ids.insert(std::get<0>(row));
    return ids;
}

std::optional<core::FamilyCase> CaseStore::find(const core::AuthorityId& authority,
                                                const core::CaseId& id)
{
    const auto rows = select_cases(sql_,
                                   "select " CASE_COLUMNS
                                   " from family_case c where c.authority_id = :a and c.id = :c",
                                   authority,
                                   id);
    if (rows.empty()) return std::nullopt;
    return family_of(rows.front());
}

std::optional<core::CaseSummary> CaseStore::summary(const core::AuthorityId& authority,
                                                    const core::CaseId& id)
{
    auto found = select_summaries(
        sql_, summaries + "where c.authority_id = :a and c.id = :c", authority, id);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<core::CaseSummary> CaseStore::search(const core::Actor& actor,
                                                 core::Reach reach,
                                                 core::Instant now,
                                                 const core::CaseSearch& search)
{
    const std::string wanted = core::trimmed(search.text);
    const auto asked = [&](const std::string& what, core::Reach within) {
        Asked query{what + "where c.authority_id = :a and " + case_is_visible +
                    "and (c.is_open = 1 or :closed = 1) "};
        query.bind(actor.authority);
        query.bind_viewer(actor, within, now);
        query.bind(!search.open_only);
        return query;
    };

    Asked families = asked("select c.id, c.reference, c.family_name from family_case c ", reach);
    if (wanted.empty()) {
        families.text += "limit :n";
        families.bind(most_by_name + 1);
    }
    ThroughSomebody through;
    if (!wanted.empty())
        find_by_children(sql_,
                         wanted,
                         asked("select k.case_id, k.given_name, k.family_name from family_case c "
                               "join child k on k.case_id = c.id ",
                               reach),
                         through);
    if (may_name_somebody(wanted)) {
        // Of families that the actor may open, and that is whom they are involved with.
        Asked members = asked(
            "select m.case_id, m.name, m.relationship from family_case c "
            "join family_member m on m.case_id = c.id ",
            core::Reach::involved);
        members.bind(actor.authority);
        members.bind(actor.authority);
        find_by_members(sql_, wanted, std::move(members), through);
    }
    std::vector<Listed> listed;
    const std::string reference_start = core::lower_case(wanted);
    for (auto& [id, reference, name] : sql_.select<core::CaseId, std::string, core::PersonName>(
             families.text.c_str(), families.values)) {
        const bool is_itself = core::lower_case(reference).starts_with(reference_start) ||
                               core::is_reference_of(wanted, reference) ||
                               is_in(wanted, name.reveal());
        if (is_itself) through.erase(id);
        if (is_itself || through.contains(id)) listed.push_back({list_name(name), std::move(id)});
    }

    if (wanted.empty() && listed.size() > most_by_name) {
        Asked page = asked(summaries, reach);
        if (!search.after.empty()) {
            // The cursor is an id, so that nothing about a family stands in an address.
            page.text +=
                "and (c.reference, c.id) > (select reference, id from family_case where id = :p) ";
            page.bind(search.after);
        }
        page.text += "order by c.reference, c.id limit :n";
        page.bind(search.limit);
        return select_summaries(sql_, page.text, page.values);
    }
    std::ranges::sort(listed);
    std::optional<Listed> after;
    if (!search.after.empty()) {
        // Only of a family that they may see: where another stands would tell of its name.
        Asked last{"select c.family_name from family_case c where c.authority_id = :a and "};
        last.text += case_is_visible;
        last.text += "and c.id = :p";
        last.bind(actor.authority);
        last.bind_viewer(actor, reach, now);
        last.bind(search.after);
        const auto name = sql_.find<core::PersonName>(last.text.c_str(), last.values);
        if (!name) return {};
        after = Listed{list_name(std::get<0>(*name)), search.after};
    }
    std::vector<core::CaseSummary> found;
    for (const Listed& one : stretch_after(std::move(listed), after, search.limit)) {
        core::CaseSummary& each = found.emplace_back(summary(actor.authority, one.id).value());
        const auto by = through.find(one.id);
        if (by == through.end()) continue;
        each.found_by = by->second.who;
        each.relationship = by->second.relationship;
    }
    return found;
}

std::optional<core::CaseId> CaseStore::find_by_reference(const core::AuthorityId& authority,
                                                         const std::string& reference)
{
    const auto row = sql_.find<core::CaseId>(
        "select id from family_case where authority_id = :a and lower(reference) = lower(:r)",
        authority,
        reference);
    if (!row) return std::nullopt;
    return std::get<0>(*row);
}

std::vector<core::CaseId> CaseStore::said_like(const core::AuthorityId& authority,
                                               const std::string& reference)
{
    const std::string wanted = core::said_reference(reference);
    std::vector<core::CaseId> alike;
    if (wanted.empty()) return alike;
    for (auto& [id, written] : sql_.select<core::CaseId, std::string>(
             "select id, reference from family_case where authority_id = :a order by reference",
             authority))
        if (core::said_reference(written) == wanted) alike.push_back(std::move(id));
    return alike;
}

void CaseStore::add(const core::FamilyCase& family)
{
    sql_.execute(
        "insert into family_case (id, authority_id, reference, family_name, jurisdiction, "
        "team_id, lead_worker_id, level, is_open, created_at, version) values "
        "(:i, :a, :r, :f, :j, :t, :w, :l, :o, :c, 1)",
        family.id,
        family.authority,
        family.reference,
        family.family_name,
        std::string{core::label(family.jurisdiction)},
        family.team,
        family.lead_worker,
        family.level,
        family.is_open,
        family.created_at);
}

core::Result<int> CaseStore::save(const core::FamilyCase& family)
{
    raise_feed_of_case(sql_, family.id);  // another may lead it afterwards
    const auto changed = sql_.execute(
        "update family_case set reference = :r, family_name = :f, jurisdiction = :j, "
        "team_id = :t, lead_worker_id = :w, is_open = :o, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        family.reference,
        family.family_name,
        std::string{core::label(family.jurisdiction)},
        family.team,
        family.lead_worker,
        family.is_open,
        family.authority,
        family.id,
        family.version);
    if (changed == 1) {
        raise_feed_of_case(sql_, family.id);
        return family.version + 1;
    }
    return find(family.authority, family.id) ? core::Refusal::stale_version
                                             : core::Refusal::not_found;
}

core::Result<int> CaseStore::save_level(const core::FamilyCase& family)
{
    const auto changed = sql_.execute(
        "update family_case set level = :l, version = version + 1 "
        "where authority_id = :a and id = :i and version = :v",
        family.level,
        family.authority,
        family.id,
        family.version);
    if (changed == 1) return family.version + 1;
    return find(family.authority, family.id) ? core::Refusal::stale_version
                                             : core::Refusal::not_found;
}

void CaseStore::involve(const core::AuthorityId& authority,
                        const core::CaseId& id,
                        const core::UserId& user,
                        core::Instant expires_at,
                        const core::FreeText& reason)
{
    sql_.execute(
        "insert into case_involvement (authority_id, case_id, user_id, expires_at, reason) "
        "values (:a, :c, :u, :t, :r) on conflict (case_id, user_id) do update set "
        "expires_at = excluded.expires_at, reason = excluded.reason "
        "where case_involvement.expires_at < excluded.expires_at",
        authority,
        id,
        user,
        expires_at,
        reason);
}

std::vector<core::NamedUser> CaseStore::possible_leads(const core::AuthorityId& authority)
{
    std::vector<core::NamedUser> users;
    for (const auto& [id, name] : sql_.select<core::UserId, core::PersonName>(
             "select id, name from staff_user where authority_id = :a and active = 1 "
             "and role in ('SW', 'TM', 'SM') order by id",
             authority))
        users.push_back({id, name});
    sort_by(users, [](const core::NamedUser& user) { return list_name(user.name); });
    return users;
}

std::vector<core::UserId> CaseStore::leavers_with_work(const core::AuthorityId& authority,
                                                       core::Instant now)
{
    std::vector<core::UserId> leavers;
    for (auto& [id] : sql_.select<core::UserId>(
             "select u.id from staff_user u where u.authority_id = :a and u.active = 0 "
             "and u.agency_id is null and (exists (select 1 from family_case c "
             "where c.authority_id = u.authority_id and c.lead_worker_id = u.id "
             "and c.is_open = 1) or exists (select 1 from invitee i "
             "join meeting m on m.id = i.meeting_id where i.authority_id = u.authority_id "
             "and i.user_id = u.id and i.removed_at is null and m.status = 'scheduled' "
             "and m.opened_at is null and m.starts_at > :n) or exists (select 1 from action_point "
             "p "
             "where p.authority_id = u.authority_id and p.owner_user_id = u.id "
             "and p.status = 'open')) order by u.id",
             authority,
             now))
        leavers.push_back(std::move(id));
    return leavers;
}

std::vector<core::FamilyCase> CaseStore::led_by(const core::AuthorityId& authority,
                                                const core::UserId& user)
{
    std::vector<core::FamilyCase> found;
    for (const auto& row :
         select_cases<>(sql_,
                        "select " CASE_COLUMNS " from family_case c where c.authority_id = :a and "
                        "c.lead_worker_id = :u and c.is_open = 1 order by c.id",
                        authority,
                        user))
        found.push_back(family_of(row));
    sort_by(found, [](const core::FamilyCase& family) { return list_name(family.family_name); });
    return found;
}

}  // namespace quorate::db
