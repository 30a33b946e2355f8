#include "db/stores/team_store.hpp"

#include <string_view>

#include "db/stores/first_found.hpp"
#include "db/stores/search_text.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

// Every query for teams begins with this, so that one function reads all answers.
constexpr std::string_view every_team = "select id, authority_id, name, active, version from team ";

template <class... In>
std::vector<core::Team> teams(Sql& sql, std::string_view rest, const In&... in)
{
    const std::string text = std::string{every_team}.append(rest);
    std::vector<core::Team> found;
    for (auto& [id, authority, name, active, version] :
         sql.select<core::TeamId, core::AuthorityId, std::string, bool, int>(text.c_str(), in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .name = std::move(name),
                         .active = active,
                         .version = version});
    return found;
}

}  // namespace

std::optional<core::Team> TeamStore::find(const core::AuthorityId& authority,
                                          const core::TeamId& id)
{
    return first(teams(sql_, "where authority_id = :authority and id = :id", authority, id));
}

std::optional<core::Team> TeamStore::find_by_name(const core::AuthorityId& authority,
                                                  const std::string& name)
{
    return first(teams(
        sql_, "where authority_id = :authority and lower(name) = lower(:name)", authority, name));
}

core::PageOf<core::Team> TeamStore::list(const core::AuthorityId& authority,
                                         const core::TeamQuery& query)
{
    const auto [low, high] = bounds(query.standing);
    auto found = teams(sql_,
                       "where authority_id = :authority and active between :low and :high "
                       "and lower(name) like :pattern escape '!' "
                       "and (:from_start = 1 or (name, id) > "
                       "(select name, id from team where authority_id = :same and id = :after)) "
                       "order by name, id limit :count",
                       authority,
                       low,
                       high,
                       anywhere(query.text),
                       query.stretch.after.empty(),
                       authority,
                       query.stretch.after,
                       query.stretch.limit + 1);
    return core::page_of(std::move(found), query.stretch.limit);
}

std::vector<core::Team> TeamStore::choices(const core::AuthorityId& authority)
{
    return teams(
        sql_, "where authority_id = :authority and active = 1 order by name, id", authority);
}

core::Result<core::Done> TeamStore::add(const core::Team& team)
{
    const long long added = sql_.execute(
        "insert into team (id, authority_id, name, active, version) "
        "values (:id, :authority, :name, :active, :version) on conflict do nothing",
        team.id,
        team.authority,
        team.name,
        team.active,
        team.version);
    if (added == 1) return core::Done{};
    return core::Refusal::already_exists;
}

core::Result<int> TeamStore::save(const core::Team& team)
{
    const long long changed = sql_.execute(
        "update team set name = :name, active = :active, version = version + 1 "
        "where authority_id = :authority and id = :id and version = :version",
        team.name,
        team.active,
        team.authority,
        team.id,
        team.version);
    if (changed == 1) return team.version + 1;
    return find(team.authority, team.id) ? core::Refusal::stale_version : core::Refusal::not_found;
}

}  // namespace quorate::db
