#include "db/stores/room_store.hpp"

#include <string_view>

#include "core/support/text.hpp"
#include "db/stores/first_found.hpp"
#include "db/stores/search_text.hpp"
#include "db/stores/standing_column.hpp"

namespace quorate::db {
namespace {

std::string features_column(const std::set<core::AccessFeature>& features)
{
    std::string column;
    for (const core::AccessFeature feature : features) {
        if (!column.empty()) column += ' ';
        column += code(feature);
    }
    return column;
}

std::set<core::AccessFeature> features_from_column(const std::string& column)
{
    std::set<core::AccessFeature> features;
    for (const std::string& each : core::split(column, ' '))
        features.insert(core::access_feature_from(each).value());
    return features;
}

// Every query for rooms begins with this, so that one function reads all answers.
constexpr std::string_view every_room =
    "select id, authority_id, name, building, capacity, access_features, active, version "
    "from room ";

template <class... In>
std::vector<core::Room> rooms(Sql& sql, std::string_view rest, const In&... in)
{
    const std::string text = std::string{every_room}.append(rest);
    std::vector<core::Room> found;
    for (auto& [id, authority, name, building, capacity, features, active, version] :
         sql.select<core::RoomId,
                    core::AuthorityId,
                    std::string,
                    std::string,
                    int,
                    std::string,
                    bool,
                    int>(text.c_str(), in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .name = std::move(name),
                         .building = std::move(building),
                         .capacity = capacity,
                         .features = features_from_column(features),
                         .active = active,
                         .version = version});
    return found;
}

}  // namespace

std::optional<core::Room> RoomStore::find(const core::AuthorityId& authority,
                                          const core::RoomId& id)
{
    return first(rooms(sql_, "where authority_id = :authority and id = :id", authority, id));
}

std::optional<core::Room> RoomStore::find_by_name(const core::AuthorityId& authority,
                                                  const std::string& name)
{
    return first(rooms(
        sql_, "where authority_id = :authority and lower(name) = lower(:name)", authority, name));
}

core::PageOf<core::Room> RoomStore::list(const core::AuthorityId& authority,
                                         const core::RoomQuery& query)
{
    const auto [low, high] = bounds(query.standing);
    auto found = rooms(sql_,
                       "where authority_id = :authority and active between :low and :high "
                       "and lower(name || ' ' || building) like :pattern escape '!' "
                       "and (:from_start = 1 or (name, id) > "
                       "(select name, id from room where authority_id = :same and id = :after)) "
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

std::vector<core::Room> RoomStore::choices(const core::AuthorityId& authority)
{
    return rooms(
        sql_, "where authority_id = :authority and active = 1 order by name, id", authority);
}

core::Result<core::Done> RoomStore::add(const core::Room& room)
{
    const long long added = sql_.execute(
        "insert into room (id, authority_id, name, building, capacity, access_features, active, "
        "version) values (:id, :authority, :name, :building, :capacity, :features, :active, "
        ":version) on conflict do nothing",
        room.id,
        room.authority,
        room.name,
        room.building,
        room.capacity,
        features_column(room.features),
        room.active,
        room.version);
    if (added == 1) return core::Done{};
    return core::Refusal::already_exists;
}

core::Result<int> RoomStore::save(const core::Room& room)
{
    const long long changed = sql_.execute(
        "update room set name = :name, building = :building, capacity = :capacity, "
        "access_features = :features, active = :active, version = version + 1 "
        "where authority_id = :authority and id = :id and version = :version",
        room.name,
        room.building,
        room.capacity,
        features_column(room.features),
        room.active,
        room.authority,
        room.id,
        room.version);
    if (changed == 1) return room.version + 1;
    return find(room.authority, room.id) ? core::Refusal::stale_version : core::Refusal::not_found;
}

}  // namespace quorate::db
